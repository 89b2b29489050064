"""`validate --fix`: diagnostics and the text of their file → the text, with what is safe to mend mended.

Safe is what can be written one way only (`validation.mending`, `ontology/diagnostics.yaml`); what the validator
merely supposes (“did you mean”) is not. A mend replaces one value in its place and nothing else: the value must be
written as it is reported and stand in the reported place once, and the mended text must parse to the same statements
but for this one (`validation.unchanged`).
"""

import difflib
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nbs_graph.model import Diagnostic
from nbs_graph.validation.codes import mend_of
from nbs_graph.validation.formats.text import visible
from nbs_graph.validation.lines import Lines
from nbs_graph.validation.mending import LANGUAGE, mended, plain_tag, visible_only
from nbs_graph.validation.unchanged import Change, Original
from nbs_graph.validation.written import YAML, Place, format_of, named, places

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters `start` to `end` of a text become `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A mend of one diagnostic, all of it or nothing: places in the text without byte order mark."""

    diagnostic: Diagnostic
    edits: tuple[Edit, ...]
    change: Change


def fixed(text: str, diagnostics: Sequence[Diagnostic], *, format: str | None = None) -> str:
    """The text of a file with all safe mends made; the same text when there is nothing to mend.

    Args:
        text: as decoded; a byte order mark and the line ends stay as they are.
        diagnostics: of this file.
        format: as `--input-format` takes it; told by the name of the file when None.
    """
    body = text.removeprefix(_BOM)
    edits = {edit for fix in fixes(body, diagnostics, format=format) for edit in fix.edits}
    return text[: len(text) - len(body)] + _applied(body, edits)


def fixes(text: str, diagnostics: Sequence[Diagnostic], *, format: str | None = None) -> list[Fix]:
    """The mends that can be made together, in the order of the diagnostics; arguments as of `fixed`.

    Of two mends that overlap the first is made; a further run makes the other, if it is still due.
    """
    body = text.removeprefix(_BOM)
    asked = [d for d in diagnostics if mend_of(d) is not None and d.value is not None]
    told = (found for d in asked if (found := format_of(d.file)))
    kind = named(format) if format else next(told, None)
    if not asked or kind is None:
        return []
    written = _Written(body, kind)
    wanted = [fix for d in asked for fix in _wanted(d, written)]
    return _allowed(_apart(wanted), [], Original(body, kind))


def diff(file: str, before: str, after: str, *, colour: bool) -> str:
    """What a mend changes, for people: a unified diff in which what cannot be seen is shown by number.

    Args:
        file: the name to show.
        before: the text as it is; after: as it is to be.
        colour: mark lines with terminal colours.
    """

    def shown(text: str) -> list[str]:
        return [
            visible(_apart_marks(line.removesuffix("\r"))) for line in text.removesuffix("\n").split("\n")
        ]

    lines = difflib.unified_diff(shown(before), shown(after), visible(file), visible(file), lineterm="", n=2)
    return "".join(_coloured(line, colour) + "\n" for line in lines)


class _Written:
    """The values of a text, found by what is written."""

    def __init__(self, text: str, format: str) -> None:
        self.lines = Lines(text, yaml=format == YAML)
        self._strings: dict[str, list[Place]] = {}
        self._iris: dict[str, list[Place]] = {}
        self.declaring: list[Place] = []
        for place in places(text, format):
            if place.string:
                self._strings.setdefault(_folded(place.content), []).append(place)
            if place.iri:
                self._iris.setdefault(place.content.strip(), []).append(place)
            if place.declares:
                self.declaring.append(place)

    def strings(self, diagnostic: Diagnostic) -> list[Place]:
        """Where its value stands in the place that a diagnostic names; in all the file when it names none."""
        found = self._strings.get(_folded(diagnostic.value or ""), [])
        if diagnostic.span is None:
            return found
        start, end = self.lines.stretch(diagnostic.span)
        return [place for place in found if place.start < max(end, start + 1) and place.end > start]

    def iris(self, value: str) -> list[Place]:
        """Everywhere an IRI is written in full."""
        return self._iris.get(value, [])


def _folded(text: str) -> str:
    return " ".join(text.split())


def _wanted(diagnostic: Diagnostic, written: _Written) -> Iterator[Fix]:
    """What would mend a diagnostic; of an IRI its places and the declarations of its namespace, each by itself."""
    way, value = mend_of(diagnostic), diagnostic.value
    if way is None or value is None:
        return
    near = written.strings(diagnostic)
    if way == LANGUAGE:
        yield from _retagged(diagnostic, value, near)
        return
    after = mended(diagnostic, way)
    if after is None:
        return
    change = Change(diagnostic.focus, diagnostic.path, value, after)
    if way == "iri":
        parts = [_renamed(written, value, after), *((e,) for e in _redeclared(written, value, after))]
    else:
        parts = [_rewritten(near[0], value, after, way)] if len(near) == 1 else []
    yield from (Fix(diagnostic, edits, change) for edits in parts if edits)


def _rewritten(place: Place, value: str, after: str, way: str) -> tuple[Edit, ...]:
    if way == "characters":  # sign by sign, so that a text over several lines keeps them
        text = visible_only(place.content)
        return () if text is None else (Edit(place.start, place.end, text),)
    at = place.content.find(value)
    return () if at < 0 else (Edit(place.start + at, place.start + at + len(value), after),)


def _retagged(diagnostic: Diagnostic, value: str, near: list[Place]) -> Iterator[Fix]:
    found = [
        (*place.tag, tag)
        for place in near
        if place.content == value and place.tag and (tag := plain_tag(diagnostic, place.tag[1]))
    ]
    if len(found) == 1:
        start, old, new = found[0]
        change = Change(diagnostic.focus, diagnostic.path, value, value, language=new)
        yield Fix(diagnostic, (Edit(start, start + len(old), new),), change)


def _renamed(written: _Written, value: str, after: str) -> tuple[Edit, ...]:
    """Every place of an IRI, which is reported once however often it is written."""
    starts = [place.start + place.content.find(value) for place in written.iris(value)]
    return tuple(Edit(start, start + len(value), after) for start in starts)


def _redeclared(written: _Written, value: str, after: str) -> Iterator[Edit]:
    """Where a namespace is declared that an IRI begins with."""
    for place in written.declaring:
        space = place.content
        local = value[len(space) :]
        if space and local and value.startswith(space) and after.endswith(local):
            yield Edit(place.start, place.end, after[: len(after) - len(local)])


def _apart(wanted: list[Fix]) -> list[Fix]:
    """Those that do not overlap one before them; the same edit, wanted twice, is one."""
    kept: list[Fix] = []
    taken: list[Edit] = []  # sorted, and apart from one another
    for fix in wanted:
        new = [edit for edit in fix.edits if edit not in _around(taken, edit)]
        if not any(a.start < b.end and b.start < a.end for b in new for a in _around(taken, b)):
            kept.append(fix)
            for edit in new:
                insort(taken, edit)
    return kept


def _around(taken: list[Edit], edit: Edit) -> list[Edit]:
    """The edits that alone can touch `edit`: those beside the place where it would be put."""
    at = bisect_left(taken, edit)
    return taken[max(at - 1, 0) : at + 1]


def _allowed(wanted: list[Fix], kept: list[Fix], original: Original) -> list[Fix]:
    """Those of `wanted` that, with those `kept`, leave everything else in the text as it is."""
    if not wanted:
        return []
    together = [*kept, *wanted]
    mended_text = _applied(original.text, {edit for fix in together for edit in fix.edits})
    if original.allows(mended_text, [fix.change for fix in together]):
        return wanted
    if len(wanted) == 1:
        return []
    half = len(wanted) // 2
    first = _allowed(wanted[:half], kept, original)
    return first + _allowed(wanted[half:], kept + first, original)


def _applied(text: str, edits: set[Edit]) -> str:
    parts, at = [], 0
    for edit in sorted(edits):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def _apart_marks(line: str) -> str:
    """A line with the accents that stand apart from their letters by number: composed, it would look the same."""
    if unicodedata.is_normalized("NFC", line):
        return line
    return "".join(f"<U+{ord(c):04X}>" if unicodedata.combining(c) else c for c in line)


def _coloured(line: str, colour: bool) -> str:
    code = {"-": "31", "+": "32", "@": "36"}.get(line[:1])
    return f"\x1b[{code}m{line}\x1b[0m" if colour and code else line
