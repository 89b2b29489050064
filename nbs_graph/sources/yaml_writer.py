"""Values → YAML as an editor would type it: block style, keys in the order given, comments, Chinese as it is.

Text is quoted only where YAML would read something else.
What comes in is plain: `str`, `int`, `Decimal`, `bool`, mappings and sequences of them. Three wrappers say more:

    write({
        "id": "report/soil",
        "issued": Plain("2023-08"),                        # issued: 2023-08    (a str would get quotes)
        "places": Flow(["cn", "no"]),                      # places: [cn, "no"]
        "title": {"en": "Soil", "zh": Noted("…", off=True)},   # the line `# zh: …` below `en: Soil`
        "url": Noted("https://e.org", above="To be checked", beside="from the file"),
    }, head="A draft.")

A map or list with nothing in it but what is commented out is commented out itself. What is written reads back as the
same text through `sources.yaml_tree`, and through any YAML 1.1 or 1.2 parser (a test holds it to that).
"""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import yaml

WIDTH = 116
_STR = "tag:yaml.org,2002:str"
_LONGEST_KEY = 200
"""Parsers look for the colon of a plain key within 1024 characters (YAML 1.2 section 8.2.2)."""

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=~")
_FLOW = re.compile(r"[,\[\]{}:?]")
_NUMBER = re.compile(r"[-+.]?\d[\d_.,:eExXoOa-fA-F+-]*\Z|[-+]?\.(?:inf|nan)\Z", re.ASCII | re.IGNORECASE)
_LETTERS = frozenset({"y", "n", "Y", "N"})
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_ODD_INSIDE_QUOTES = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Plain:
    """A scalar that is known to be none of YAML's business: `2023-08-09`; written bare where that can be."""

    text: str


@dataclass(frozen=True, slots=True)
class Flow:
    """A map or list on one line."""

    value: "Mapping[str, Value] | Sequence[Value]"


@dataclass(frozen=True, slots=True)
class Noted:
    """A value with comments.

    Args:
        value: what the key or list item holds.
        above: comment lines before it.
        beside: a comment behind it, on its first line.
        off: the whole is commented out: what an editor may still take up.
    """

    value: "Value"
    above: str = ""
    beside: str = ""
    off: bool = False


Value = str | int | Decimal | bool | Plain | Flow | Noted | Mapping[str, "Value"] | Sequence["Value"]


def write(entry: Mapping[str, Value], *, head: str = "", end: str = "") -> str:
    """A map → the text of a YAML file, with a line feed at the end.

    Args:
        entry: what the file holds; a blank line stands before each key whose `above` begins with a line feed.
        head: comment at the top; end: comment at the bottom.
    Raises:
        ValueError: half a surrogate pair, which no file can hold, or a key that is too long.
        TypeError: a value of another type (a float, say: it would be inexact).
    """
    lines = [*_comment(head), *_map(entry), *_comment(end)]
    return "\n".join(lines) + "\n"


def scalar(text: str, *, flow: bool = False) -> str:
    """A text → itself, or in double quotes where a parser would read something else; always on one line."""
    if _SURROGATE.search(text):
        raise ValueError("half a surrogate pair cannot be written to a file")
    return text if _is_bare(text, flow=flow) and _is_str(text) else _quoted(text)


def inline(value: Value, *, flow: bool) -> str:
    """A value on one line: maps and lists in braces; `flow` tells that it stands inside such already."""
    return _inline(value, flow=flow)


def pairs(entry: Mapping[str, Value]) -> list[str]:
    """The lines of a map, as they stand at the left margin."""
    return list(_map(entry))


def item(value: Value) -> list[str]:
    """The lines of one list item, as they stand at the left margin."""
    return list(_list([value]))


def _map(entry: Mapping[str, Value]) -> Iterator[str]:
    for key, value in entry.items():
        if len(key) > _LONGEST_KEY:
            raise ValueError(f"a key of {len(key)} characters is too long")
        yield from _noted(value, f"{scalar(key)}:")


def _list(items: Sequence[Value]) -> Iterator[str]:
    for item in items:
        yield from _noted(item, "-")


def _noted(value: Value, lead: str) -> Iterator[str]:
    """The lines of one key or list item; `lead` is what stands before the value."""
    above = beside = ""
    off = False
    while isinstance(value, Noted):
        above, beside, off = value.above or above, value.beside or beside, value.off or off
        value = value.value
    if above.startswith("\n"):
        yield ""
        above = above[1:]
    yield from _comment(above)
    commented = off or _all_off(value)
    first, *rest = _value(_on(value) if commented else value, lead)
    if beside:
        first += f"  # {' '.join(_clean(beside).split())}"
    yield from (f"# {line}".rstrip() if commented else line for line in (first, *rest))


def _all_off(value: Value) -> bool:
    inner = value.values() if isinstance(value, Mapping) else value if _is_list(value) else ()
    items = list(inner)  # type: ignore[arg-type]
    return bool(items) and all(
        (isinstance(i, Noted) and (i.off or _all_off(i.value))) or _all_off(i) for i in items
    )


def _on(value: Value) -> Value:
    """The same with nothing commented out, for what stands inside a comment anyway."""
    if isinstance(value, Noted):
        return Noted(_on(value.value), value.above, value.beside)
    if isinstance(value, Mapping):
        return {key: _on(inner) for key, inner in value.items()}
    return [_on(item) for item in value] if _is_list(value) else value  # type: ignore[union-attr]


def _is_list(value: Value) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _value(value: Value, lead: str) -> list[str]:
    if isinstance(value, Mapping) and value:
        inner = list(_map(value))
        if lead == "-" and inner[0]:
            return [f"- {inner[0]}", *_indented(inner[1:])]
        return [lead, *_indented(inner)]
    if _is_list(value) and value:
        return [lead, *_indented(_list(value))]  # type: ignore[arg-type]
    if isinstance(value, str) and len(value) > WIDTH and _folds(value):
        wrapped = textwrap.wrap(value, WIDTH, break_long_words=False, break_on_hyphens=False)
        return [f"{lead} >-", *_indented(wrapped)]
    return [f"{lead} {_inline(value, flow=False)}"]


def _indented(lines: "Iterator[str] | list[str]") -> list[str]:
    return [f"  {line}" if line else line for line in lines]


def _inline(value: Value, *, flow: bool) -> str:
    """A value on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return format(value, "f")
        case Plain(text):
            return text if _is_bare(text, flow=flow) else scalar(text, flow=flow)
        case str():
            return scalar(value, flow=flow)
        case Flow(inner) | Noted(inner):
            return _inline(inner, flow=flow)
        case Mapping():
            pairs = (f"{scalar(key, flow=True)}: {_inline(v, flow=True)}" for key, v in value.items())
            return "{" + ", ".join(pairs) + "}"
        case Sequence():
            return "[" + ", ".join(_inline(item, flow=True) for item in value) + "]"
    raise TypeError(f"{type(value).__name__} cannot be written")


def _is_bare(text: str, *, flow: bool) -> bool:
    """Whether a text can stand without quotes, as far as syntax goes."""
    return not (
        not text
        or text != text.strip()
        or text[0] in _INDICATORS
        or text.startswith("...")
        or text.endswith(":")
        or re.search(r":\s|\s#", text)
        or _ODD.search(text)
        or (flow and _FLOW.search(text))
    )


@cache
def _resolver() -> yaml.resolver.Resolver:
    return yaml.resolver.Resolver()


def _is_str(text: str) -> bool:
    """Whether YAML 1.1 and 1.2 both read a bare text as text: not `no`, `2023-08-09`, `1e5`, `~`."""
    if text in _LETTERS or _NUMBER.match(text):
        return False
    found: str = _resolver().resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return found == _STR


def _folds(text: str) -> bool:
    """Whether a text comes back the same when it is broken at its blanks."""
    return (
        text == " ".join(text.split(" ")).strip()
        and "  " not in text
        and not _ODD.search(text)
        and (re.search(r"[^\S ]", text) is None)
    )


def _quoted(text: str) -> str:
    """In double quotes, as JSON, with what YAML takes for a line break or refuses escaped besides."""
    return _ODD_INSIDE_QUOTES.sub(lambda odd: f"\\u{ord(odd[0]):04x}", json.dumps(text, ensure_ascii=False))


def _clean(text: str) -> str:
    """What a comment may hold: nothing that ends a line or that YAML refuses."""
    return _ODD.sub(lambda odd: " " if odd[0] in "\t\r\n" else f"U+{ord(odd[0]):04X}", text)


def _comment(text: str) -> Iterator[str]:
    yield from (f"# {_clean(line)}".rstrip() for line in text.split("\n") if text)
