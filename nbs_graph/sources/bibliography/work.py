"""What every bibliographic format says of a work, in words of none of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from nbs_graph.resources import ontology_dir
from nbs_graph.terms.header import TEXT_ONLY

TAKEN_UP = 300
"""How much of a value that is not taken stands in the draft, in characters."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person or institution as named.

    Args:
        printed: the whole name, as it is printed; never empty.
        family, given: its parts, empty where they are not told apart.
        institution: whether it is one; guessed from the name where the format does not say.
    """

    printed: str
    family: str = ""
    given: str = ""
    institution: bool = False


@dataclass(frozen=True, slots=True)
class Leftover:
    """A field that was read and not taken: its name, its value as a text, and why (a key of `REASONS`)."""

    field: str
    value: str
    why: str


REASONS: Mapping[str, tuple[str, str]] = {
    "no place": ("entries have no key for it", "条目中没有对应的键"),
    "abstract": (
        "an abstract is its publisher's text; write a summary of your own",
        "摘要版权属出版方；请自行撰写",
    ),
    "date": ("not a date that can be read with certainty", "无法确定的日期"),
    "span": ("a span; what its ends share is taken", "为时间区间；只取两端相同的部分"),
    "doi": ("not a DOI", "不是有效的 DOI"),
    "url": ("not an address that can be used", "不是可用的网址"),
    "type": ("a type without a kind of ours; taken for a Publication", "没有对应类别；暂作 Publication"),
    "padded": (
        "January 1 stands for an unknown day in OpenAlex; only the year is taken",
        "OpenAlex 以 1 月 1 日代替未知日期；只取年份",
    ),
    "twice": ("given more than once; the first is taken", "重复给出；只取第一个"),
    "publisher": (
        "a publisher is a participation, which owes evidence; see the draft",
        "出版者属参与关系，须附证据；见草稿",
    ),
    "latex": ("LaTeX that could not be read; see the title", "无法识别的 LaTeX；见标题"),
    "long": ("longer than any such field", "超出该字段的合理长度"),
}


@dataclass(frozen=True, slots=True)
class Work:
    """One record.

    Args:
        where: its place in the file, `line 12` or `record 3`, as `Place` tells it.
        key: its citation key or number there, may be empty.
        kind: of entry, `Publication` …
        title: as published; language: its tag; stated: whether the record says so, else it is judged by the script.
        translated: the title in other languages.
        summary: by language, only what is the sender's own.
        authors: in their order; more: there are others, not named.
        issued: EDTF, as precise as the record; url, doi (lower case, bare), journal: empty when not given.
        publishers: names as given.
        leftovers: what was not taken.
    """

    where: "Place"
    title: str
    language: str
    key: str = ""
    kind: str = "Publication"
    stated: bool = False
    translated: Mapping[str, str] = field(default_factory=dict)
    summary: Mapping[str, str] = field(default_factory=dict)
    authors: tuple[Name, ...] = ()
    more: bool = False
    issued: str = ""
    url: str = ""
    doi: str = ""
    journal: str = ""
    publishers: tuple[str, ...] = ()
    leftovers: tuple[Leftover, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: by line where the format has lines, else by its number (`unit`: line, record, row)."""

    number: int
    unit: str = "line"

    def told(self, language: str) -> str:
        """`line 12`, `第 12 行`."""
        zh = {"line": "行", "record": "条记录", "row": "行"}[self.unit]
        return f"第 {self.number} {zh}" if language == "zh" else f"{self.unit} {self.number}"


@dataclass(frozen=True, slots=True)
class Batch:
    """What a file holds: its works, and what of it is no work, each with its place and a key of `ASIDE`."""

    works: tuple[Work, ...]
    aside: tuple[tuple[Place, str, str], ...] = ()


ASIDE: Mapping[str, tuple[str, str]] = {
    "text": ("text outside any record was not read", "记录之外的文字未读取"),
    "untitled": (
        "a record without a title (or with one of 5,000 characters) cannot become an entry",
        "没有标题（或标题过长）的记录无法成为条目",
    ),
    "example": ("the example row of the template was left out", "已略去模板中的示例行"),
    "column": ("an unknown column was not read", "未知的列未读取"),
}


@cache
def declared() -> Mapping[str, Any]:
    """`ontology/reading/bibliography.yaml`."""
    text = (ontology_dir() / "reading" / "bibliography.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=TEXT_ONLY)
    return found


def kind_of(format: str, type: str) -> str | None:
    """A type of that format → our kind, None when it is not declared."""
    kinds: Mapping[str, list[str]] = declared()["kinds"][format]
    return next((kind for kind, types in kinds.items() if type in types), None)


def type_of(format: str, kind: str, *, journal: bool) -> str:
    """Our kind → the type that format has for it."""
    types: Mapping[str, list[str]] = declared()["types"][format]
    return types[kind][0 if journal else 1]


def tag_of(language: str) -> str:
    """What a record calls its language → its tag; empty when it is not known."""
    word = language.strip().lower()
    names: Mapping[str, list[str]] = declared()["languages"]
    primary = word.replace("_", "-").split("-")[0]
    return next((tag for tag, known in names.items() if word in known or primary in known), "")
