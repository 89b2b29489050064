"""What is suggested for an entry, and how it is written into its draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from nbs_graph.linking.annotate.annotator import Annotator, Part, Stated, Suggestion
from nbs_graph.namespaces import expand
from nbs_graph.sources.passages import Told
from nbs_graph.sources.yaml_edit import Link, add_links, suggestion

_QUOTES = 3
_LONGEST_QUOTE = 30


@dataclass(frozen=True, slots=True)
class Suggested:
    """What is suggested for one entry.

    Args:
        entry: its titles and its id, when it has one; source: the text that offsets count in; file: its name.
        suggestions: family by family, best first, those that were rejected left out.
        linked: CURIE → basis of the links that it has.
    """

    entry: Told
    file: str
    source: str
    suggestions: tuple[Suggestion, ...]
    linked: Mapping[str, str]


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
    return maker.suggest(parts(told), [Stated(concept, tuple(spans)) for concept, spans in stated.items()])


def suggested(told: Told, file: str, source: str, decided: Mapping[str, str]) -> Suggested:
    """What is suggested for an entry.

    Args:
        told: its words; file, source: where they stand.
        decided: CURIE → basis of the links that it has: what was rejected is not suggested again.
    """
    found = offered(told)
    kept = tuple(one for one in found if decided.get(one.concept) != "rejected")
    linked = {concept: basis for concept, basis in decided.items() if basis not in {"suggested", "rejected"}}
    return Suggested(told, file, source, kept, linked)


def with_suggestions(draft: str, found: Suggested) -> str:
    """The text of a draft with what is offered, as `basis: suggested`; concepts that it names already are left alone.

    Raises:
        CannotDo: the draft cannot be edited safely.
    """
    return add_links(draft, offered_links(found, placed=False))


def offered_links(found: Suggested, *, placed: bool) -> list[Link]:
    """What is offered, as links to write; not the goals of targets that the entry has, which a rule derives.

    Args:
        found: for an entry; placed: whether offsets count in its source, a newsletter, and are evidence to keep.
    """
    made = []
    goals = annotator().declared.goal_of
    said = {
        goals[f"{scheme}:{code}"] for scheme, code, _ in found.entry.stated if f"{scheme}:{code}" in goals
    }
    follows = said | {goals[concept] for concept in found.linked if concept in goals}
    for one in found.suggestions:
        if one.accepted and one.concept not in follows:
            words: dict[str, tuple[int, int] | None] = {}
            for start, end in one.spans if placed else ():
                quote = " ".join(found.source[start:end].split())
                if len(quote) <= _LONGEST_QUOTE and len(words) < _QUOTES:
                    words.setdefault(quote, (start, end))
            made.append(suggestion(expand(one.concept), Decimal(str(one.confidence)), list(words.items())))
    return made
