"""Faults: which kinds there are, and which entry gets which."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from benchmarks.synthetic import spoiling as by
from benchmarks.synthetic.spoiling import LINKS, Case, Spoiling, typed
from benchmarks.synthetic.world import Draft, World
from benchmarks.synthetic.writing import Raw, Tree
from nbs_graph.namespaces import SCHEME

_LONG = "生态修复工程应当因地制宜并且长期管护，确保各项措施切实发挥成效，不得流于形式"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an entry.

    Args:
        entry: its IRI; kind: of fault; focus: IRI of the node that a shape finds at fault, the entry or a part of it.
        shape: name of that shape below `shape/`; other: IRI of an entry that is at fault as well, or empty.
    """

    entry: str
    kind: str
    focus: str
    shape: str
    other: str = ""

    def as_json(self) -> dict[str, str]:
        """The object that `--faults` writes."""
        return asdict(self)


def spoil(world: World, tree: Tree, draft: Draft, share: float, used: Counter[str]) -> Fault | None:
    """Put a fault into a share of all entries; tells which, None when the entry stays as it is.

    Args:
        used: how often each kind was used before, for the rare ones come first.
    """
    if not by.is_spoilt(world, draft.number, share):
        return None
    rng = world.rng("kind of fault", draft.number)
    case = Case(tree, draft, world, rng, share)
    for kind in sorted(KINDS, key=lambda kind: (used[kind], rng.random())):
        found = KINDS[kind](case)
        if found is not None:
            used[kind] += 1
            return Fault(case.iri, kind, *found)
    raise AssertionError(f"nothing of {draft.id} can be spoilt")


KINDS: Mapping[str, Spoiling] = {
    "no title": by.lacking("title", "EntryTitledInEnglish", "translatedTitle"),
    "two titles in one language": by.title_twice,
    "summary in one language": by.summary_in_one_language,
    "summary in French": by.summary_in_french,
    "day that does not exist": by.having("issued", typed("2001-02-30", "date"), "Dated-issued"),
    "month of one digit": by.having("issued", typed("2001-7", "gYearMonth"), "Dated-issued"),
    "date as a text": by.having("issued", Raw('"2001-07-01"'), "Dated-issued"),
    "two dates": by.having("issued", ["2001-07-01", "2001-08-01"], "Dated-issued"),
    "end before start": by.end_before_start,
    "event without start": by.event_without_start,
    "DOI of another": by.doi_of_another,
    "DOI with address": by.doi_with_address,
    "address as a text": by.having("url", Raw('"https://www.example.org/"'), "Entry-url", anew=True),
    "address with a space": by.having(
        "url", typed("https://www.example.org/a b", "anyURI"), "Entry-url", anew=True
    ),
    "no theme": by.lacking("themes", "Entry-themes"),
    "unknown theme": by.statement_having("code", "no-such-theme", "Alignment-target", "themes"),
    "unit as a goal": by.statement_having("code", SCHEME + "unit/percent", "Alignment-target", "sdg"),
    "no goal, the reason in one language": by.unlinked_in_one_language,
    "no reason": by.statement_lacking("reason", "CuratedWithReason", *LINKS, basis="curated"),
    "reason in one language": by.reason_in_one_language,
    "no evidence": by.statement_lacking("evidence", "StatedByWords", *LINKS, basis="stated"),
    "two bases": by.statement_having(
        "basis", ["stated", "curated"], "Alignment-basis", *LINKS, basis="curated"
    ),
    "unknown agent": by.statement_having(
        "agent", "person/no-such", "Participation-agent", "authors", "participations"
    ),
    "unknown role": by.statement_having("role", "no-such", "Participation-role", "participations"),
    "author missing": by.author_missing,
    "two first authors": by.two_first_authors,
    "negative amount": by.statement_having("amount", "-5000000", "Commitment-amount", "commitments"),
    "amount as a float": by.statement_having(
        "amount", typed("2.0E8", "double"), "Commitment-amount", "commitments"
    ),
    "no currency": by.statement_lacking("currency", "Commitment-currency", "commitments"),
    "gives to itself": by.gives_to_itself,
    "unknown unit": by.statement_having("unit", "no-such", "Finding-unit", "findings"),
    "value in words": by.statement_having("value", typed("about 32", "decimal"), "Finding-value", "findings"),
    "range upside down": by.statement_having("valueTo", "0.5", "FindingRange", "findings"),
    "period upside down": by.statement_having("period", "2018/1999", "IntervalInOrder", "findings"),
    "nothing measured": by.statement_lacking("measured", "Finding-measured", "findings"),
    "quote too long": by.quote("quote", _LONG, "quote", "Quote-exact"),
    "quote ends before it starts": by.quote("at", "40-20", "position", "Position-start"),
    "unknown place": by.having("places", ["no-such-place"], "Entry-places", anew=True),
    "observed on another day": by.observed_on_another_day,
    "milestone without text": by.statement_lacking("text", "Milestone-text", "milestones"),
}
"""Kinds of fault."""
