"""What is suggested for an entry, and how it is written into its draft."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from nbs_graph.linking.annotate.annotator import Annotator, Part, Stated, Suggestion
from nbs_graph.linking.annotate.cues import Declared
from nbs_graph.namespaces import expand
from nbs_graph.sources.passages import Passage, Told
from nbs_graph.sources.yaml_edit import Link, add_links, suggestion

_QUOTES = 3
_LONGEST_QUOTE = 30


@dataclass(frozen=True, slots=True)
class Suggested:
    """What is suggested for one entry.

    Args:
        entry: its titles and its id, when it has one; source: the text that offsets count in; file: its name.
        suggestions: family by family, best first, those that were rejected left out.
        linked: CURIE → basis of the links that it has; rejected: the concepts that somebody has refused.
        raw: the bytes of the file, when it is a draft.
    """

    entry: Told
    file: str
    source: str
    suggestions: tuple[Suggestion, ...]
    linked: Mapping[str, str]
    rejected: frozenset[str] = frozenset()
    raw: bytes = b""


@cache
def annotator() -> Annotator:
    """The annotator of this installation, made when it is first needed."""
    return Annotator()


def parts(told: Told) -> list[Part]:
    """The words of an entry, as the annotator takes them."""
    return [Part(passage.text, passage.place, passage.offsets) for passage in told.passages]


def offered(told: Told, maker: Annotator | None = None) -> list[Suggestion]:
    """What the words of an entry suggest, whatever was decided about it.

    Args:
        maker: an annotator; that of this installation when absent.
    """
    maker = maker or annotator()
    stated: dict[str, list[tuple[int, int]]] = {}
    for scheme, code, spans in told.stated:
        if f"{scheme}:{code}" in maker.declared.concepts:
            stated.setdefault(f"{scheme}:{code}", []).extend(spans)
    found = maker.suggest(parts(told), [Stated(concept, tuple(spans)) for concept, spans in stated.items()])
    wide = {
        start + 1: end
        for passage in told.passages
        for start, end in zip(passage.offsets, passage.ends, strict=False)
        if end - start > 1
    }
    return [_widened(one, wide) for one in found] if wide else found


def _widened(one: Suggestion, wide: Mapping[int, int]) -> Suggestion:
    """A suggestion whose spans end where their last character does, which may take several in the source."""
    spans, against = (
        tuple((start, wide.get(end, end)) for start, end in listed) for listed in (one.spans, one.against)
    )
    return replace(one, spans=spans, against=against)


def suggested(told: Told, file: str, source: str, decided: Mapping[str, str]) -> Suggested:
    """What is suggested for an entry.

    Args:
        told: its words; file, source: where they stand.
        decided: CURIE → basis of the links that it has: what was rejected is not suggested again.
    """
    found = offered(told)
    rejected = frozenset(concept for concept, basis in decided.items() if basis == "rejected")
    kept = tuple(one for one in found if one.concept not in rejected)
    linked = {concept: basis for concept, basis in decided.items() if basis not in {"suggested", "rejected"}}
    return Suggested(told, file, source, kept, linked, rejected)


def quoted(found: Suggested, span: tuple[int, int]) -> str:
    """The words of a span, as they read."""
    inside = (_within(passage, span) for passage in found.entry.passages)
    return next((words for words in inside if words), found.source[slice(*span)])


def _within(passage: Passage, span: tuple[int, int]) -> str:
    first, behind = bisect_left(passage.offsets, span[0]), bisect_left(passage.offsets, span[1])
    return passage.text[first:behind]


def with_suggestions(draft: str, found: Suggested, *, listed: bool = False) -> str:
    """The text of a draft with what is offered, as `basis: suggested`; concepts that it names already are left alone.

    Args:
        listed: whether an issue lists the entry, so that the words of its title are evidence: of an item.
    Raises:
        CannotDo: the draft cannot be edited safely.
    """
    links = []
    for one in _new(found):
        titles = [passage for passage in found.entry.passages if passage.published] if listed else []
        said = (words for span in one.spans for passage in titles if (words := _within(passage, span)))
        links.append(_link(one, ((quote, None) for quote in said)))
    return add_links(draft, links)


def offered_links(found: Suggested) -> list[Link]:
    """What is offered for an item of a newsletter, as links to write, with the words and their places in it."""
    return [
        _link(one, ((found.source[start:end], (start, end)) for start, end in one.spans))
        for one in _new(found)
    ]


def _link(one: Suggestion, said: Iterable[tuple[str, tuple[int, int] | None]]) -> Link:
    words: dict[str, tuple[int, int] | None] = {}
    for quote, place in said:
        short = " ".join(quote.split())
        if short and len(short) <= _LONGEST_QUOTE and len(words) < _QUOTES:
            words.setdefault(short, place)
    return suggestion(expand(one.concept), Decimal(str(one.confidence)), list(words.items()))


def _new(found: Suggested) -> Iterator[Suggestion]:
    """What is offered and does not follow by a rule from links that the entry has."""
    declared = annotator().declared
    named = {f"{scheme}:{code}" for scheme, code, _ in found.entry.stated} & declared.concepts.keys()
    follows = following({*found.linked, *named}, found.rejected, declared)
    return (one for one in found.suggestions if one.accepted and one.concept not in follows)


def following(held: Iterable[str], rejected: Container[str], declared: Declared) -> set[str]:
    """What rules derive from links (`ontology/rules/`, 30 to 32); what was rejected is neither derived nor a premise.

    Broader themes, what a mapping always holds for, and the goals of targets.
    """
    found: set[str] = set()
    waiting = [concept for concept in held if concept not in rejected]
    while waiting:
        concept = waiting.pop()
        ways = declared.mappings.get(concept, ())
        derived = {way.target for way in ways if way.strength in {"always", "broader"}}
        if concept in declared.goal_of and concept.startswith("sdg:"):
            derived.add(declared.goal_of[concept])
        new = {one for one in derived if one not in rejected} - found
        found |= new
        waiting += new
    return found
