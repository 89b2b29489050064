"""What a query may look like, decided before the engine sees it.

The engine would follow `SERVICE` to the network, and very deep nesting kills its process; both are refused here.
Its parser reads letter by letter (`1SERVICEex:a{}` is a SERVICE call, and in `FILTER(?a<?b)SERVICE?x#>` there is
no IRI), so the checks look into tokens as well as at them. Processes without network stand behind this (`limited`).
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from nbs_graph.errors import NbsError, UsageProblem
from nbs_graph.namespaces import prefixes
from nbs_graph.sparql.lexer import KEPT, KEPT_LENGTH, Token, lexed
from nbs_graph.terms.width import plain, width

MAX_DEPTH = 100
MAX_LENGTH = 1_000_000
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH")
_HIDDEN_CALL = re.compile(r"\).*service", re.IGNORECASE | re.DOTALL)
_BROKEN = frozenset("\"'\\")  # marks that no query has outside of its texts
_NAMING = frozenset(("word", "name", "iri"))
_OPENING = "{(["
_GLUED = re.compile(r"\bFROM\w", re.IGNORECASE)
_SIGNS = frozenset(("!", "-", "+", "^", "^^"))  # each stands for a level when they follow one another
_CONTEXT = 60


def located(text: str, offset: int, en: str, zh: str, kind: type[NbsError] = UsageProblem) -> NbsError:
    """An error that says where in a query it is, with the line and a caret under the place."""
    before = text[:offset]
    number = before.count("\n") + 1
    start = before.rfind("\n") + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)].rstrip("\r").replace("\t", " ")
    column = offset - start
    cut = max(0, column - _CONTEXT)
    shown = line[cut : column + _CONTEXT]
    caret = " " * width(plain(line[cut:column])) + "^"
    excerpt = f"\n  {plain(shown)}\n  {caret}"
    error = kind(
        f"SPARQL, line {number}, column {column + 1}: {en}{excerpt}",
        f"SPARQL 第 {number} 行第 {column + 1} 列：{zh}{excerpt}",
    )
    error.place = (number, column + 1)
    return error


def check(text: str, *, federate: bool = False) -> tuple[str, tuple[Token, ...]]:
    """Refuse what must not run.

    Args:
        federate: SERVICE may: somebody asks for it, for a query of their own.
    Returns:
        the query's form (`SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`) and its tokens.
    Raises:
        UsageProblem: not a query, an update, a SERVICE call, nested too deeply, too long, or never closed.
    """
    if len(text) > MAX_LENGTH:
        raise UsageProblem(
            f"The query has {len(text):,} characters; at most {MAX_LENGTH:,} are read.",
            f"查询共 {len(text):,} 个字符，最多读取 {MAX_LENGTH:,} 个。",
        )
    return (_kept if len(text) <= KEPT_LENGTH else _looked_at)(text, federate)


def _looked_at(text: str, federate: bool) -> tuple[str, tuple[Token, ...]]:
    found = lexed(text)
    named = "service" in text.lower()
    for token in found:
        kind, lexeme, _ = token
        if kind == "mark":
            if lexeme in _BROKEN:
                _check_token(text, token, federate=federate)
        elif (named and kind in _NAMING) or (kind == "iri" and "'" in lexeme):
            _check_token(text, token, federate=federate)
    form = _form(text, found)
    if _GLUED.search(text):
        _check_from(text, found)
    _check_depth(text, found)
    return form, found


_kept = lru_cache(maxsize=KEPT)(_looked_at)


def _check_token(text: str, token: Token, *, federate: bool) -> None:
    kind, lexeme = token.kind, token.text
    prefix = lexeme.partition(":")[0] if kind == "name" else lexeme
    if federate and kind == "word" and lexeme.upper() == "SERVICE":
        return
    if (kind in {"word", "name"} and "service" in prefix.lower()) or (
        kind == "iri" and _HIDDEN_CALL.search(lexeme)
    ):
        en, zh = (
            "SERVICE is not allowed: queries are answered from this graph only.",
            "不允许使用 SERVICE：查询只在本图谱内回答。",
        )
        if kind == "name":  # `SERVICEex:a` is a call for the engine
            en += " No prefix may have the word in its name."
            zh += "前缀名中也不得含有该词。"
        raise located(text, token.start, en, zh)
    if kind == "iri" and "'" in lexeme:  # not %27, which is another IRI (RFC 3987, 5.3.2.3)
        raise located(text, token.start, r"write ' as \u0027 in an IRI.", r"IRI 中的 ' 请写作 \u0027。")
    if kind == "mark" and lexeme in {'"', "'"}:
        raise located(text, token.start, "this text is never closed.", "此处的文本没有结束引号。")
    if kind == "mark" and lexeme == "\\":
        raise located(text, token.start, "unexpected backslash.", "此处不应有反斜杠。")


def _check_from(text: str, found: Iterable[Token]) -> None:
    """Refuse `FROMex:g`: the engine takes it for a dataset clause, the grammar for a name, and so do those who ask us."""
    before: Token | None = None
    declared = set(prefixes())
    for token in found:
        prefix = token.text.partition(":")[0]
        if token.kind == "name" and before is not None and before.is_word("PREFIX"):
            declared.add(prefix)
        elif token.is_word("FROMNAMED") or (
            token.kind == "name" and prefix.upper().startswith("FROM") and prefix not in declared
        ):
            en, zh = "write a blank after FROM, and after NAMED.", "FROM 与 NAMED 之后须有空格。"
            raise located(text, token.start, en, zh)
        before = token


def _form(text: str, found: Iterable[Token]) -> str:
    """The keyword after the prologue."""
    after_prologue_word = False
    first: Token | None = None
    for token in found:
        if token.is_word("PREFIX", "BASE"):
            after_prologue_word = True
        elif after_prologue_word and token.kind in {"iri", "name"}:
            after_prologue_word = token.kind == "name"
        else:
            first = token
            break
    if first is None:
        raise UsageProblem("The query is empty.", "查询为空。")
    keyword = first.text.upper()
    if first.kind == "word" and keyword in FORMS:
        return keyword
    if first.kind == "word" and keyword in _UPDATES:
        raise located(
            text,
            first.start,
            f"{keyword} changes data; only queries are answered ({', '.join(FORMS)}).",
            f"{keyword} 会修改数据；这里只回答查询（{'、'.join(FORMS)}）。",
        )
    from nbs_graph.terms.vocabulary import closest

    near = closest(keyword, FORMS)
    raise located(
        text,
        first.start,
        f"a query starts with {', '.join(FORMS)}, not with “{plain(first.text)}”."
        + (f" Did you mean {near}?" if near else ""),
        f"查询应以 {'、'.join(FORMS)} 开头，而不是“{plain(first.text)}”。"
        + (f"是否想写 {near}？" if near else ""),
    )


def _check_depth(text: str, found: Iterable[Token]) -> None:
    if sum(map(text.count, _OPENING)) <= MAX_DEPTH and sum(map(text.count, "!-+^")) <= MAX_DEPTH:
        return  # there is not enough to nest
    depth = signs = 0
    for token in found:
        signs = signs + len(token.text) if token.kind == "mark" and token.text in _SIGNS else 0
        if token.kind == "mark" and token.text in _OPENING:
            depth += 1
        elif token.kind == "mark" and token.text in "})]":
            depth -= 1
        elif token.kind == "iri":  # brackets may hide in what only looks like an IRI
            start = token.text.partition("#")[0]
            depth += max(0, start.count("(") + start.count("[") - start.count(")") - start.count("]"))
        if depth > MAX_DEPTH or signs > MAX_DEPTH:
            raise located(
                text,
                token.start,
                f"nested more than {MAX_DEPTH} levels deep.",
                f"嵌套超过 {MAX_DEPTH} 层。",
            )
