"""Where a query is wrong, and what was expected there, in words.

The engine only says that it refuses; `grammar` finds the place. Mistakes that people make most are told by name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from nbs_graph.errors import NbsError
from nbs_graph.graph import grammar, meaning
from nbs_graph.graph.guard import located
from nbs_graph.sparql.lexer import Token, tokens
from nbs_graph.terms.width import plain

_SCHEME = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*:")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_MOST = 7


def explain(text: str, problem: str, prefixes: Mapping[str, str], *, based: bool = False) -> NbsError:
    """The engine's complaint about `text` → an error a person can act on.

    Args:
        text: the query as it was given.
        problem: the message of the engine's `SyntaxError`.
        prefixes: those that need no PREFIX line.
        based: relative IRIs are right, without a BASE line too.
    """
    found = list(tokens(text))
    reading = grammar.read(found)
    at = found[reading.furthest] if reading and reading.furthest < len(found) else None
    for place, en, zh in (*_brackets(found, at), *_prefixes(found, prefixes), *_iris(found, based=based)):
        if at is None or place <= at.start:
            return located(text, place, en, zh)
    if reading is None:
        return meaning.explain(text, found, problem)
    en = f"unexpected “{plain(at.text)}”" if at else "the query ends too early"
    zh = f"此处不应出现“{plain(at.text)}”" if at else "查询不完整"
    hint = _misspelt(at, [wanted for wanted, _ in reading.expected])
    if hint:
        en, zh = f"{en}. Did you mean {hint}?", f"{zh}。是否想写 {hint}？"
    else:
        wanted = list(reading.expected)[:_MOST]
        more = ["…"] if len(reading.expected) > _MOST else []
        en += f"; expected {' or '.join([e for e, _ in wanted] + more)}."
        zh += f"，应为：{'、'.join([z for _, z in wanted] + more)}。"
    return located(text, at.start if at else len(text.rstrip()), en, zh)


def _misspelt(token: Token | None, wanted: list[str]) -> str | None:
    """The keyword or function that a word was probably meant to be."""
    if token is None or token.kind != "word":
        return None
    from nbs_graph.terms.vocabulary import closest

    return closest(
        token.text.upper(), [*(w for w in wanted if w.isupper()), *grammar.KEYWORDS, *grammar.FUNCTIONS]
    )


def _iris(found: Sequence[Token], *, based: bool) -> Iterator[tuple[int, str, str]]:
    """The first IRI with a character it may not have, or that is relative where no BASE resolves it."""
    base = based or any(token.is_word("BASE") for token in found)
    for token, after in zip(found, [*found[1:], None], strict=True):
        if (
            token.text == "<"
            and after
            and after.start == token.end
            and after.text.startswith(("http:", "https:"))
        ):
            yield (
                token.start,
                "this IRI holds a blank or another character that no IRI may have.",
                "此 IRI 含有空格等不允许的字符。",
            )
            return
        if token.kind == "iri" and not base and not _SCHEME.match(token.text):
            yield token.start, "this is not an absolute IRI.", "此处不是绝对 IRI。"
            return


def _brackets(found: Sequence[Token], at: Token | None) -> Iterator[tuple[int, str, str]]:
    """The first bracket without its partner; one never closed only when the query runs out (`at` is None)."""
    opened: list[Token] = []
    for token in found:
        if token.kind != "mark":
            continue
        if token.text in _PAIRS.values():
            opened.append(token)
        elif token.text in _PAIRS:
            if not opened:
                yield token.start, f"“{token.text}” closes nothing.", f"“{token.text}”没有对应的开括号。"
                return
            if opened[-1].text != _PAIRS[token.text]:
                yield (
                    token.start,
                    f"“{token.text}” comes before “{opened[-1].text}” is closed.",
                    f"“{opened[-1].text}”尚未闭合就出现了“{token.text}”。",
                )
                return
            opened.pop()
    if opened and at is None:
        yield (
            opened[-1].start,
            f"this “{opened[-1].text}” is never closed.",
            f"此处的“{opened[-1].text}”没有闭合。",
        )


def _prefixes(found: Sequence[Token], known: Mapping[str, str]) -> Iterator[tuple[int, str, str]]:
    """The first name whose prefix nobody declared."""
    declared = {*known}
    for before, token in zip([None, *found], found, strict=False):
        if token.kind != "name":
            continue
        prefix = token.text.partition(":")[0]
        if before is not None and before.is_word("PREFIX"):
            declared.add(prefix)
        elif prefix not in declared:
            from nbs_graph.terms.vocabulary import closest

            near = closest(prefix, declared) if prefix else None
            yield (
                token.start,
                f"the prefix “{prefix}:” is not declared."
                + (f" Did you mean “{near}:”?" if near else f" Add: PREFIX {prefix}: <…>"),
                f"前缀“{prefix}:”未声明。"
                + (f"是否想写“{near}:”？" if near else f"请添加：PREFIX {prefix}: <…>"),
            )
            return
