"""What an entry's file says already, beside a decision about one of its links: what is new in it, what stands against it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from nbs_graph.errors import CannotDo, NotConformingError
from nbs_graph.model import Diagnostic, Severity
from nbs_graph.namespaces import shorten
from nbs_graph.pipeline.files import Files
from nbs_graph.pipeline.validate import Validator
from nbs_graph.sources.folder import read_as
from nbs_graph.sources.yaml_edit import Written
from nbs_graph.sources.yaml_ld import Document
from nbs_graph.sources.yaml_said import plain, typed
from nbs_graph.sources.yaml_tree import Map
from nbs_graph.sources.yaml_writer import Value
from nbs_graph.terms.hierarchy import above

_HELD = ("stated", "curated")


def news(item: Map, given: Mapping[str, Value]) -> tuple[str, ...]:
    """The keys of a link that would not say what they say now; blanks, and who else judged, do not matter."""
    said = plain(item)
    return tuple(name for name, value in given.items() if not _says(said.get(name), typed(value)))


def _says(there: Any, given: Any) -> bool:
    if isinstance(given, dict):
        return isinstance(there, dict) and all(_says(there.get(key), text) for key, text in given.items())
    listed = there if isinstance(there, list) else [there]
    return any(isinstance(one, str) and one.split() == given.split() for one in listed)


def expect_whole(path: Path, links: Iterable[Written], concept: str, *, accepted: bool) -> None:
    """A goal goes with its targets, a broader theme with its narrower ones: none is rejected of which a part holds.

    Args:
        path: of the file; links: all that it has; concept: IRI of the one decided about; accepted: how.
    Raises:
        CannotDo: what belongs to the concept is stated or curated and this is to be rejected, or the other way round.
    """
    if accepted:
        up = above(concept)
        found = [link.concept for link in links if link.basis == "rejected" and link.concept in up]
        if found:
            raise _not_without(path, shorten(concept), [shorten(iri) for iri in found])
        return
    found = [link.concept for link in links if link.basis in _HELD and concept in above(link.concept)]
    if found:
        raise _not_alone(path, shorten(concept), [shorten(iri) for iri in dict.fromkeys(found)])


def _not_alone(path: Path, concept: str, held: list[str]) -> CannotDo:
    belong = "belongs" if len(held) == 1 else "belong"
    return CannotDo(
        f"{path}: {concept} cannot be rejected while the entry is linked with {', '.join(held)}, which {belong} to it. "
        "Reject what belongs to it first; where the source itself says it, take that link with its evidence out by hand.",
        f"{path}：该条目仍与 {concept} 的下位 {'、'.join(held)} 关联，因此不能否决 {concept}。"
        "请先否决其下位的关联；若为原文明示，请手工删去该关联及其证据。",
    )


def _not_without(path: Path, concept: str, rejected: list[str]) -> CannotDo:
    listed, zh = ", ".join(rejected), "、".join(rejected)
    return CannotDo(
        f"{path}: {concept} belongs to {listed}, rejected for this entry. If it holds after all, accept {listed} first.",
        f"{path}：{concept} 属于 {zh}，而该条目与 {zh} 的关联已被否决。若其确实成立，请先采纳 {zh}。",
    )


def expect_no_worse(path: Path, before: str, after: str, judge: Document) -> None:
    """Refuse an edit that breaks what the entry kept before.

    Args:
        path: of the file; before, after: its text; judge: the file of whoever decided.
    Raises:
        NotConformingError: the entry would break a rule that it keeps now.
    """

    def violations(text: str) -> dict[tuple[object, ...], Diagnostic]:
        document = read_as(path, text.removeprefix("\ufeff"))
        found = Validator().validate(Files((document, judge))).diagnostics
        grave = (d for d in found if d.severity is Severity.VIOLATION)
        return {(d.code, d.focus, d.path, d.value, d.shape): d for d in grave}

    known = violations(before)
    new = [d.message for key, d in violations(after).items() if key not in known]
    if new:
        raise NotConformingError(
            f"{path} would no longer conform, and was left as it is: {' '.join(said['en'] for said in new)}",
            f"{path} 将不再符合要求，故未改动：{''.join(said['zh'] for said in new)}",
        )
