"""How an entry is spoilt: the ways in which editors and partners go wrong, each caught by a shape."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from benchmarks.synthetic.world import Draft, World
from benchmarks.synthetic.writing import Raw, Tree, statement_iri
from nbs_graph.namespaces import ID, XSD

LINKS = ("themes", "sdg", "challenges", "gbf", "ecosystems", "approaches")


@dataclass(frozen=True, slots=True)
class Case:
    """An entry to be spoilt: its tree, its draft and its world, dice, and the share of entries that are faulty."""

    tree: Tree
    draft: Draft
    world: World
    rng: Random
    share: float

    @property
    def iri(self) -> str:
        """Of the entry."""
        return ID + self.draft.id

    def statement(self, *keys: str, **wanted: str) -> tuple[Tree, Callable[[], str]] | None:
        """One of its statements under some keys that has certain values, and what tells its IRI once it is spoilt."""
        found: list[tuple[Tree, str, int, str]] = []
        for key in keys:
            value = self.tree.get(key, ())
            named = value.items() if isinstance(value, dict) else [("", tree) for tree in value]
            for number, (name, tree) in enumerate(named, 1):
                if all(tree.get(k) == v for k, v in wanted.items()):
                    found.append((tree, key, number, name))
        if not found:
            return None
        tree, key, number, name = self.rng.choice(found)
        return tree, lambda: statement_iri(self.iri, key, tree, number, name)


Found = tuple[str, ...] | None
"""Focus, shape and perhaps the other entry; None where the entry has nothing to spoil in this way."""
Spoiling = Callable[[Case], Found]


def is_spoilt(world: World, number: int, share: float) -> bool:
    """Whether an entry is among the faulty."""
    return world.rng("fault", number).random() < share


def typed(text: str, datatype: str) -> Raw:
    """A literal as it stands, well-formed or not."""
    return Raw(f'"{text}"^^<{XSD}{datatype}>')


def lacking(key: str, shape: str, *also: str) -> Spoiling:
    """Something of the entry itself is missing."""

    def spoilt(case: Case) -> Found:
        if key not in case.tree:
            return None
        for name in (key, *also):
            case.tree.pop(name, None)
        return case.iri, shape

    return spoilt


def having(key: str, value: Any, shape: str, *, anew: bool = False) -> Spoiling:
    """A value of the entry itself is wrong; `anew`: also where the entry has none."""

    def spoilt(case: Case) -> Found:
        if key not in case.tree and not anew:
            return None
        case.tree[key] = value
        return case.iri, shape

    return spoilt


def statement_lacking(key: str, shape: str, *keys: str, **wanted: str) -> Spoiling:
    """Something of a statement is missing."""

    def spoilt(case: Case) -> Found:
        found = case.statement(*keys, **wanted)
        if found is None or key not in found[0]:
            return None
        del found[0][key]
        return found[1](), shape

    return spoilt


def statement_having(key: str, value: Any, shape: str, *keys: str, **wanted: str) -> Spoiling:
    """A value of a statement is wrong."""

    def spoilt(case: Case) -> Found:
        found = case.statement(*keys, **wanted)
        if found is None:
            return None
        found[0][key] = value
        return found[1](), shape

    return spoilt


def title_twice(case: Case) -> Found:
    """Two published titles in one language."""
    for tag, text in case.tree["title"].items():
        case.tree["title"] = {tag: [text, f"{text} 2"]}
    return case.iri, "Entry-title"


def summary_in_one_language(case: Case) -> Found:
    """The summary's other half is missing."""
    del case.tree["summary"][case.rng.choice(("en", "zh"))]
    return case.iri, "Entry-summary"


def summary_in_french(case: Case) -> Found:
    """A summary in a third language."""
    case.tree["summary"]["fr"] = "Ce résumé n'est pas dans une langue de la maison."
    return case.iri, "Entry-summary"


def end_before_start(case: Case) -> Found:
    """It ends two years before it starts."""
    if "end" not in case.tree:
        return None
    case.tree["end"] = str(int(case.tree["start"][:4]) - 2)
    return case.iri, "Period"


def event_without_start(case: Case) -> Found:
    """An event that only ends."""
    if case.draft.kind != "Event":
        return None
    del case.tree["start"]
    return case.iri, "Event-start"


def doi_of_another(case: Case) -> Found:
    """The DOI of an entry that is sound otherwise."""
    if not case.draft.doi:
        return None
    for _ in range(50):
        other = case.world.draft(case.rng.randrange(case.world.entries))
        sound = not is_spoilt(case.world, other.number, case.share)
        if other.doi and sound and other.number != case.draft.number:
            case.tree["doi"] = other.doi
            return case.iri, "DoiOnce", ID + other.id
    return None


def doi_with_address(case: Case) -> Found:
    """The DOI as a web address."""
    if "doi" not in case.tree:
        return None
    case.tree["doi"] = f"https://doi.org/{case.tree['doi']}"
    return case.iri, "Identified-doi"


def reason_in_one_language(case: Case) -> Found:
    """A curator's reason is half there."""
    found = case.statement(*LINKS, basis="curated")
    if found is None:
        return None
    del found[0]["reason"][case.rng.choice(("en", "zh"))]
    return found[1](), "Reasoned-reason"


def unlinked_in_one_language(case: Case) -> Found:
    """No goal, and why in one language only."""
    del case.tree["sdg"]
    case.tree["unlinked"] = {"en": "It serves no goal of the agenda in particular."}
    return case.iri, "Unlinked-reason"


def author_missing(case: Case) -> Found:
    """The authors' places have a gap."""
    if "authors" not in case.tree:
        return None
    people = case.tree["authors"]
    people[-1]["order"] = str(len(people) + 1)
    return case.iri, "EntryOrder"


def two_first_authors(case: Case) -> Found:
    """Two authors in the first place."""
    if len(case.tree.get("authors", ())) < 2:
        return None
    case.tree["authors"][1]["order"] = "1"
    return case.iri, "EntryOrder"


def gives_to_itself(case: Case) -> Found:
    """Giver and receiver are the same."""
    found = case.statement("commitments")
    if found is None:
        return None
    found[0]["from"] = found[0]["to"]
    return found[1](), "Commitment-from"


def quote(key: str, value: str, node: str, shape: str) -> Spoiling:
    """The evidence of a statement is wrong."""

    def spoilt(case: Case) -> Found:
        found = case.statement(*LINKS, "authors", "participations", "findings")
        if found is None or "evidence" not in found[0]:
            return None
        found[0]["evidence"][key] = value
        return f"{found[1]()}-evidence-1-{node}", shape

    return spoilt


def observed_on_another_day(case: Case) -> Found:
    """The day printed is not what the rule says."""
    if "observedOn" not in case.tree:
        return None
    year, month, day = case.tree["observedOn"].split("-")
    case.tree["observedOn"] = f"{year}-{month}-{int(day) - 1 or 2:02d}"
    return case.iri, "Observance"
