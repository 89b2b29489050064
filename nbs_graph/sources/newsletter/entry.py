"""What is taken out of one item of a newsletter, each with the place of its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from nbs_graph.sources.newsletter.addresses import Link
from nbs_graph.sources.newsletter.source import Range

Ranges = tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A text and where it stands."""

    text: str
    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the item as EDTF, as printed; `inferred` says that its year, or more, is not printed."""

    edtf: str
    printed: str
    ranges: Ranges
    inferred: bool = False
    times: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """Money: exact, in full units of an ISO 4217 currency; a range has two amounts."""

    amount: Decimal
    amount_to: Decimal | None
    currency: str
    qualifier: str
    printed: str
    ranges: Ranges
    giver: str = ""
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantitative finding; `measured` are the words around it that say of what, `sentence` where it is said."""

    value: Decimal | Fraction
    value_to: Decimal | Fraction | None
    plus_minus: Decimal | None
    unit: str
    qualifier: str
    printed: str
    measured: str
    ranges: Ranges
    sentence: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation that is named; `id` when the graph has it, `known` when its name is known at all."""

    name: str
    role: str
    ranges: Ranges
    id: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal or target that the text names: `sdg`, `gbf` or `aichi`, and its code."""

    scheme: str
    code: str
    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something for the editor to look at: what, in both languages, and where."""

    what: Mapping[str, str]
    ranges: Ranges = ()


@dataclass(slots=True)
class Entry:
    """One item, as far as it was understood."""

    section: str
    section_code: str
    kind: str
    kind_basis: str
    position: int
    title_zh: Said | None = None
    title_en: Said | None = None
    journal: Said | None = None
    date: Dated | None = None
    authors: list[Said] = field(default_factory=list)
    more_authors: bool = False
    links: list[Link] = field(default_factory=list)
    doi: Said | None = None
    money: list[Sum] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    findings: list[Figure] = field(default_factory=list)
    organisations: list[Actor] = field(default_factory=list)
    countries: list[Goal] = field(default_factory=list)
    rrule: Said | None = None
    body: Said | None = None
    bylines: list[Said] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    twin: int = 0
    """The position of an earlier item of the issue that has the same DOI or address; 0 when there is none."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A stretch of the text that is of no field and no furniture, and why."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(slots=True)
class Issue:
    """What was read from a newsletter.

    Args:
        text: the source, canonical; offsets count in it.
        month: the month of the issue, `2023-08`, and how it is known; against: other months that are printed.
        entries: in the order of the newsletter.
        leftovers: what is of no field.
        coverage: share of the characters that are not white space and are accounted for.
        repaired: what extraction had broken: line ends taken out of addresses and so on, counted.
    """

    text: str
    month: str
    month_basis: str
    against: tuple[str, ...] = ()
    entries: list[Entry] = field(default_factory=list)
    sections: list[tuple[str, str]] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    coverage: float = 0.0
    repaired: dict[str, int] = field(default_factory=dict)
    furniture: dict[str, int] = field(default_factory=dict)
