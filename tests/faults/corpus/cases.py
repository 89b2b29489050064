"""What a bad input is, what must be said of it and where; and the right texts that the bad ones are made of.

Texts mark the place at fault with « ». `@@` stands for the name of the case, so that each describes a thing of its own.
"""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

SEED = 20230801
_MARKS = re.compile("[«»]")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


@dataclass(frozen=True, slots=True)
class Case:
    """One bad input.

    Args:
        name: of the case, unique; the first word is its class.
        files: name of the file → content; the first one is at fault.
        codes: of the diagnostics that may be said of it; one of them must be.
        lines: where one of them must point, first and last line; None when the place is not certain.
        column: where it must start, None when that is not certain.
        open: what is not right yet, and known: `silent`, `code` or `place`.
    """

    name: str
    files: Mapping[str, bytes]
    codes: frozenset[str]
    lines: tuple[int, int] | None = None
    column: int | None = None
    open: str = ""

    @property
    def kind(self) -> str:
        """The class of the case."""
        return self.name.partition("-")[0]


def bad(
    name: str,
    suffix: str,
    text: str | bytes,
    codes: str,
    *,
    late: int = 0,
    column: bool = True,
    beside: Mapping[str, str] | None = None,
    open: str = "",
) -> Case:
    """A case from a marked text.

    Args:
        name: of the case.
        suffix: of the file, without dot.
        text: with marks around the place; as bytes, no place is expected.
        codes: those that may be said, separated by blanks.
        late: by how many lines a parser may notice it too late.
        column: whether the fault must be told at the very column of the first mark.
        beside: further files of the same folder, right ones.
        open: what is not right yet (`Case.open`).
    """
    assert _NAME.match(name), name
    more = {other: content.replace("@@", name).encode() for other, content in (beside or {}).items()}
    known = frozenset(codes.split())
    if isinstance(text, bytes):
        return Case(name, {f"bad.{suffix}": text.replace(b"@@", name.encode()), **more}, known, open=open)
    plain, lines, start = unmarked(text.replace("@@", name))
    if lines is not None:
        lines = (lines[0], lines[1] + late)
    files = {f"bad.{suffix}": plain.encode("utf-8", "surrogatepass"), **more}
    certain = column and not late and not known & _VAGUE
    return Case(name, files, known, lines, start if certain else None, open)


_VAGUE = frozenset({"NBS037", "NBS070"})
"""Codes whose column is the parser's affair, or that of the value behind a mistyped property."""


def unmarked(text: str) -> tuple[str, tuple[int, int] | None, int | None]:
    """A marked text → the text, the lines of the mark (from 1), the column where it starts."""
    before, mark, rest = text.partition("«")
    if not mark:
        return text, None, None
    inside = rest.partition("»")[0]
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return _MARKS.sub("", text), (line, line + inside.count("\n")), column


def dice(kind: str) -> random.Random:
    """The random numbers of a class: the same at every run."""
    return random.Random(f"{SEED} {kind}")


ENTRY: Mapping[str, str] = {
    "id": "id: publication/@@",
    "kind": "kind: Publication",
    "title": "title: {en: Floods and roofs}",
    "translatedTitle": "translatedTitle: {zh: 洪水与屋顶}",
    "summary": "summary:\n  en: Green roofs keep water back for a while.\n  zh: 绿色屋顶可在一段时间内滞留雨水。",
    "issued": "issued: 2023-08",
    "url": "url: https://www.example.org/floods",
    "authors": "authors:\n  - {agent: organisation/the-nature-conservancy, evidence: {quote: TNC, at: 1-4, item: 2023-08/02}}",
    "themes": "themes:\n  - code: flood-risk\n    basis: curated\n    confidence: high\n"
    "    reason: {en: Roofs keep floods away., zh: 屋顶可减轻洪水。}",
    "sdg": 'sdg:\n  - code: "13.1"\n    basis: curated\n    confidence: high\n'
    "    reason: {en: It is adaptation., zh: 属于适应。}",
}
"""A right entry: key → its lines."""


def entry(changes: Mapping[str, str | None] | None = None, more: str = "") -> str:
    """The right entry with some keys changed (None: left out), and lines after it."""
    lines = {**ENTRY, **(changes or {})}
    return "".join(f"{text}\n" for text in lines.values() if text is not None) + more


PROLOGUE = """\
@prefix nbs: <https://w3id.org/nbs-graph/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix e: <https://w3id.org/nbs-graph/id/report/> .

"""
SUBJECT = "<https://w3id.org/nbs-graph/id/report/@@>"
VERSION = "<https://schema.org/version>"


def turtle(wrong: str, rng: random.Random) -> str:
    """A wrong statement among right ones."""
    before = "".join(f'e:@@ schema:version "right {n}" .\n' for n in range(rng.randint(0, 5)))
    after = "".join(f'e:@@ dcterms:identifier "right {n}" .\n' for n in range(rng.randint(1, 4)))
    return f"{PROLOGUE}{before}{wrong}\n{after}"


def triples(wrong: str, rng: random.Random) -> str:
    """A wrong line of N-Triples or N-Quads among right ones."""
    before = "".join(f'{SUBJECT} {VERSION} "right {n}" .\n' for n in range(rng.randint(0, 5)))
    after = "".join(
        f'{SUBJECT} <http://purl.org/dc/terms/identifier> "right {n}" .\n' for n in range(rng.randint(1, 4))
    )
    return f"{before}{wrong}\n{after}"
