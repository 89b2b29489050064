"""Where a query is wrong, and what was expected there, in words.

The engine reports the furthest place its parser reached and a list of grammar fragments. The place is kept; what
is said about it comes from the tokens around it, and from the fragments only as far as a person can read them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from nbs_graph.errors import NbsError
from nbs_graph.graph.guard import located
from nbs_graph.graph.lexer import Token, tokens
from nbs_graph.graph.width import plain

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_FRAGMENT = re.compile(r'"(?:[^"\\]|\\.)*"|\[[^\]]*\]|[^,\n\[]+')
_READABLE = re.compile(r"[A-Z]{2,}|[{}().;,]")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_UNBOUND = "variable that is unbound"
_MOST = 8


def explain(text: str, problem: str, prefixes: Mapping[str, str]) -> NbsError:
    """The engine's complaint about `text` → an error a person can act on.

    Args:
        text: the query as it was given.
        problem: the message of the engine's `SyntaxError`.
        prefixes: those that need no PREFIX line.
    """
    found = list(tokens(text))
    offset, fragments = _parse(text, problem)
    for offset_, en, zh in (*_brackets(found), *_prefixes(found, prefixes)):
        return located(text, offset_, en, zh)
    if _UNBOUND in problem:
        return located(
            text,
            _select(found),
            "a variable in SELECT is neither in GROUP BY nor inside an aggregate such as COUNT or MAX.",
            "SELECT 中有变量既不在 GROUP BY 中，也不在 COUNT、MAX 等聚合函数中。",
        )
    if any("IRI parsing failed" in f for f in fragments):
        return located(text, offset, "this is not an absolute IRI.", "此处不是绝对 IRI。")
    here = next((t for t in found if t.end > offset or t.start >= offset), None)
    incomplete = _incomplete(found, here)
    if incomplete:
        return located(text, here.start if here else len(text), *incomplete)
    wanted = [f.strip('"') for f in fragments if _READABLE.fullmatch(f.strip('"'))]
    seen = f"“{plain(here.text)}”" if here else None
    en = f"unexpected {seen}." if seen else "the query ends too early."
    zh = f"此处不应出现{seen}。" if seen else "查询不完整。"
    if 0 < len(wanted) <= _MOST and "LATERAL" not in wanted:
        en += f" Expected {', '.join(wanted)}."
        zh += f"应为：{'、'.join(wanted)}。"
    return located(text, here.start if here else min(offset, len(text)), en, zh)


def _parse(text: str, problem: str) -> tuple[int, list[str]]:
    match = _PLACE.search(problem)
    if match is None:
        return 0, []
    lines = text.split("\n")
    line = min(int(match[1]), len(lines))
    offset = sum(len(earlier) + 1 for earlier in lines[: line - 1]) + int(match[2]) - 1
    return min(offset, len(text)), [f.strip() for f in _FRAGMENT.findall(match[3]) if f.strip()]


def _brackets(found: Sequence[Token]) -> Iterator[tuple[int, str, str]]:
    """The first bracket without its partner."""
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
    if opened:
        yield opened[-1].start, f"this “{opened[-1].text}” is never closed.", f"此处的“{opened[-1].text}”没有闭合。"


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
                f"前缀“{prefix}:”未声明。" + (f"是否想写“{near}:”？" if near else f"请添加：PREFIX {prefix}: <…>"),
            )
            return


def _select(found: Sequence[Token]) -> int:
    return next((t.start for t in found if t.is_word("SELECT")), 0)


def _incomplete(found: Sequence[Token], here: Token | None) -> tuple[str, str] | None:
    """A triple that stops half-way before `here`: what is missing."""
    if here is not None and here.text not in {"}", ".", ";", "]"}:
        return None
    end = found.index(here) if here is not None else len(found)
    parts: list[Token] = []
    start = "."
    for token in reversed(found[:end]):
        if token.kind in {"mark", "word"} and (token.text in {"{", ".", ";", "}", ",", ")"} or len(token.text) > 1):
            start = token.text
            break
        parts.append(token)
    missing = {";": {1: "object"}, ",": {0: "object"}}.get(start, {1: "both", 2: "object"}).get(len(parts))
    if missing is None or start == ")":
        return None
    last = plain(parts[0].text) if parts else start
    if missing == "both":
        return (
            f"a predicate and an object are missing after “{last}”.",
            f"“{last}”之后缺少谓词和宾语。",
        )
    return f"an object is missing after “{last}”.", f"“{last}”之后缺少宾语。"
