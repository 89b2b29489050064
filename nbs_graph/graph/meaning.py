"""What is wrong with a query that is well formed, and that the engine still refuses.

What is wrong with one token (a number too large, an escape that is none) is told where it is; the engine's message
says which rule of SPARQL 1.1 Query was broken, not where, so the places are looked for here.
"""

import re
from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from nbs_graph.errors import NbsError
from nbs_graph.graph.guard import located
from nbs_graph.sparql.lexer import Token

_MOST_ROWS = 2**64 - 1
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_LETTERS = "tbnrf\\\"'"  # ECHAR, rule 160
_SURROGATES, _LAST = range(0xD800, 0xE000), 0x10FFFF
_LONGEST_SUBTAG = 8  # RFC 5646, 2.1
_Told = tuple[int, str, str]


def explain(text: str, found: Sequence[Token], problem: str) -> NbsError:
    """The engine's complaint about a well-formed query → an error a person can act on.

    Args:
        text, found: the query and its tokens.
        problem: the message of the engine's `SyntaxError`.
    """
    for place, en, zh in (*_slips(found), *_selects(found, problem)):
        return located(text, place, en, zh)
    select = next((t.start for t in found if t.is_word("SELECT")), 0)
    return located(
        text,
        select,
        "this query breaks a rule of SPARQL: a variable is bound twice (AS, BIND, VALUES), a blank node is used in "
        "two groups, or rows of VALUES differ in length.",
        "该查询违反 SPARQL 规则：变量被重复绑定（AS、BIND、VALUES）、空白节点跨组使用，或 VALUES 各行长度不一。",
    )


def _slips(found: Sequence[Token]) -> Iterator[_Told]:
    """Tokens that no query may hold."""
    for before, token in zip([None, *found], found, strict=False):
        if token.kind == "number" and before is not None and before.is_word("LIMIT", "OFFSET"):
            if not token.text.isdecimal() or int(token.text[:40]) > _MOST_ROWS:
                word = before.text.upper()
                yield (
                    token.start,
                    f"{word} takes a whole number, {_MOST_ROWS} at most.",
                    f"{word} 后应为整数，不大于 {_MOST_ROWS}。",
                )
        elif token.kind in {"string", "iri"}:
            yield from _escapes(token)
            if token.kind == "iri" and not _is_iri(token.text[1:-1]):
                yield token.start, "this is not a valid IRI.", "此处不是有效的 IRI。"
        elif token.kind == "language" and any(
            len(part) > _LONGEST_SUBTAG for part in token.text[1:].split("-")
        ):
            yield (
                token.start,
                f"each part of a language tag has {_LONGEST_SUBTAG} letters or digits at most.",
                f"语言标签的每一段最多 {_LONGEST_SUBTAG} 个字母或数字。",
            )


def _escapes(token: Token) -> Iterator[_Told]:
    for escape in _ESCAPE.finditer(token.text):
        short, long, letter = escape.groups()
        place = token.start + escape.start()
        if letter is None:
            code = int(short or long, 16)
            if code in _SURROGATES or code > _LAST:
                yield (
                    place,
                    f"{escape.group()} is no character; one beyond U+FFFF is written \\U and eight digits.",
                    f"{escape.group()} 不是字符；U+FFFF 以上的字符请写作 \\U 加八位十六进制数。",
                )
        elif letter in "uU":
            yield (
                place,
                f"\\{letter} is followed by {4 if letter == 'u' else 8} hexadecimal digits.",
                f"\\{letter} 之后应为 {4 if letter == 'u' else 8} 位十六进制数。",
            )
        elif letter not in _LETTERS:
            yield (
                place,
                f"\\{letter} is no escape; write \\\\{letter} for a backslash, as regular expressions need it.",
                f"\\{letter} 不是转义序列；反斜杠（如正则表达式中）请写作 \\\\{letter}。",
            )


def _is_iri(written: str) -> bool:
    """Whether an IRI is valid; a relative one counts as such, since it is judged when it is resolved."""
    if ":" not in written or "\\" in written:
        return True
    try:
        ox.NamedNode(written)
    except ValueError:
        return False
    return True


def _selects(found: Sequence[Token], problem: str) -> Iterator[_Told]:
    """What is wrong with what a SELECT names."""
    starts = [at for at, token in enumerate(found) if token.is_word("SELECT")]
    if "variable that is unbound" in problem:
        yield (
            found[starts[0]].start,
            "a variable in SELECT is neither in GROUP BY nor inside an aggregate such as COUNT or MAX.",
            "SELECT 中有变量既不在 GROUP BY 中，也不在 COUNT、MAX 等聚合函数中。",
        )
    elif "not authorized with GROUP BY" in problem:
        star = next((found[at + 1] for at in starts if found[at + 1].text == "*"), found[starts[0]])
        yield (
            star.start,
            "SELECT * cannot be used with GROUP BY; name the variables.",
            "SELECT * 不能与 GROUP BY 同用，请列出变量。",
        )
    for at in starts:
        yield from _twice(found, at, overriding="overrides an existing variable" in problem)


def _twice(found: Sequence[Token], select: int, *, overriding: bool) -> Iterator[_Told]:
    """The variables that a SELECT names twice; when `overriding`, those after AS that its pattern has already."""
    names: set[str] = set()
    computed: dict[str, Token] = {}
    depth, end = 0, len(found)
    for at in range(select + 1, len(found)):
        token = found[at]
        depth += (token.text == "(") - (token.text == ")") if token.kind == "mark" else 0
        if depth == 0 and (token.text == "{" or token.is_word("WHERE", "FROM")):
            end = at
            break
        is_new = found[at - 1].is_word("AS")
        if token.kind == "variable" and (depth == 0 or (depth == 1 and is_new)):
            name = token.text[1:]
            if name in names:
                yield (
                    token.start,
                    f"?{name} is named twice in SELECT; leave one out, or name it differently with AS.",
                    f"SELECT 中重复列出了 ?{name}，请去掉一个，或用 AS 另取名称。",
                )
            names.add(name)
            if is_new:
                computed[name] = token
    for token in found[end:] if overriding else ():
        if token.kind == "variable" and token.text[1:] in computed:
            name = token.text[1:]
            yield (
                computed[name].start,
                f"?{name} is a variable of the pattern already; choose another name after AS.",
                f"?{name} 已在查询模式中使用，请在 AS 后另取名称。",
            )
