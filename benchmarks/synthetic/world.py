"""The things around made-up entries: organisations, governments, people, places; and what each entry is, in short.

Everything follows from the number of entries and the seed, so that one more entry can be made for a graph without
reading it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random

from benchmarks.synthetic.sentences import SUBJECTS
from benchmarks.synthetic.words import Word, one_of, pick, scheme, skewed, slug
from benchmarks.synthetic.writing import Tree

PER_ISSUE = 30
START = 2001
_GOVERNMENTS = 40

KINDS = {
    "Publication": 40,
    "Policy": 13,
    "Event": 11,
    "CaseStudy": 9,
    "Report": 7,
    "Fund": 4,
    "FundingProgramme": 4,
    "Observance": 4,
    "Framework": 3,
    "Guideline": 1.5,
    "Course": 1.5,
    "Agreement": 1,
    "Topic": 1,
}
"""Kinds of entry and how frequent they are."""

_ORGANISATIONS = (
    ("university", "University of {en} {n}", "{zh}第{n}大学"),
    ("research-institute", "{en} Institute of Ecology {n}", "{zh}生态研究院{n}所"),
    ("ngo", "{en} Nature Conservation Society {n}", "{zh}自然保护协会{n}分会"),
    ("ministry", "Ministry of Environment of {en}, Office {n}", "{zh}环境部第{n}司"),
    ("foundation", "Green {en} Foundation {n}", "绿色{zh}基金会{n}"),
    ("company", "{en} Restoration Company {n}", "{zh}生态修复{n}公司"),
    ("coalition", "Alliance for {en}'s Landscapes {n}", "{zh}景观联盟{n}"),
)
_FAMILIES = (
    "Almeida Becker Castillo Dlamini Eriksen Fischer Garcia Haddad Ivanova Kimani Moreau Okafor Rossi Weber"
)
_GIVEN = "Ana Bruno Diana Emil Fatima Hana Igor Julia Kofi Lena Omar Rosa"
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
_CHARACTERS = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉建国红梅晓东海燕"


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry in short: what it is and is called, before it is written out.

    Args:
        number: its place among all entries; kind: its class; id: as typed.
        doi: of a publication that has one, else empty.
        practice, theme, place: what it is about; title: in English and Chinese.
        rng: the entry's own dice, to go on with.
    """

    number: int
    kind: str
    id: str
    doi: str
    practice: Word
    theme: Word
    place: Word
    title: tuple[str, str]
    rng: Random


@dataclass(frozen=True)
class World:
    """A graph to be: how many entries it has, and from which seed it is made."""

    entries: int
    seed: int = 1

    @property
    def issues(self) -> int:
        """How many issues hold them."""
        return -(-self.entries // PER_ISSUE)

    def issue(self, number: int) -> str:
        """The issue in which an entry is reported: `2001-01`. What is added later joins the last one."""
        place = min(number, self.entries - 1) // PER_ISSUE
        return f"{START + place // 12}-{place % 12 + 1:02d}"

    def day(self, number: int, ahead: int = 0) -> date:
        """The first day of an entry's issue, some days later or (negative) before."""
        year, month = self.issue(number).split("-")
        return date(int(year), int(month), 1) + timedelta(days=ahead)

    def rng(self, what: str, number: int) -> Random:
        """Dice for one thing, the same whatever else is made."""
        return Random(f"{self.seed}/{what}/{number}")

    def draft(self, number: int) -> Draft:
        """The entry of a number, in short."""
        rng = self.rng("entry", number)
        kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
        practice, theme = pick(rng, "practice"), pick(rng, "theme")
        place = self.places[skewed(rng, len(self.places))]
        subject = one_of(rng, SUBJECTS)
        title = (
            f"{subject[0]} of {practice.en.lower()} in {place.en}",
            f"{place.zh}{practice.zh}的{subject[1]}",
        )
        doi = (
            f"10.5555/nbs.{self.day(number).year}.{number:06d}"
            if kind == "Publication" and rng.random() < 0.9
            else ""
        )
        segment = {"CaseStudy": "case-study", "FundingProgramme": "programme"}.get(kind, kind.lower())
        name = f"doi-{slug(doi)}" if doi else f"{slug(title[0])}-{number}"
        return Draft(number, kind, f"{segment}/{name}", doi, practice, theme, place, title, rng)

    @cached_property
    def places(self) -> tuple[Word, ...]:
        """Countries, and towns of ours within them; the code is what `places:` takes."""
        rng, countries = self.rng("places", 0), scheme("place")
        towns = []
        for n in range(40 + self.entries // 250):
            land = countries[skewed(rng, len(countries))]
            towns.append(Word(f"{land.code}-town-{n}", f"{land.en} Town {n}", f"{land.zh}{n}号镇"))
        return (*countries, *towns)

    @cached_property
    def governments(self) -> tuple[Word, ...]:
        """Those who pledge money; the code is their id."""
        lands = [land for land in scheme("place") if len(land.code) == 2][:_GOVERNMENTS]
        return tuple(
            Word(f"organisation/government-of-{slug(x.en)}", f"Government of {x.en}", f"{x.zh}政府")
            for x in lands
        )

    @cached_property
    def organisations(self) -> tuple[Word, ...]:
        """All others, the busiest first; the code is their id."""
        lands, made = scheme("place"), []
        for n in range(20 + self.entries // 20):
            _, en, zh = _ORGANISATIONS[n % len(_ORGANISATIONS)]
            land = lands[self.rng("organisation", n).randrange(len(lands))]
            name = en.format(en=land.en, n=n)
            made.append(Word(f"organisation/{slug(name)}", name, zh.format(zh=land.zh, n=n)))
        return tuple(made)

    @cached_property
    def people(self) -> tuple[tuple[str, str, str, str], ...]:
        """Id, language of the name, given name, family name."""
        rng, made = self.rng("people", 0), []
        for n in range(20 + self.entries * 3 // 10):
            if rng.random() < 0.6:
                made.append(
                    (
                        f"person/p-{n}",
                        "en",
                        f"{rng.choice(_GIVEN.split())} {rng.choice('ABCDEFGHJKLMNPRST')}.",
                        rng.choice(_FAMILIES.split()),
                    )
                )
            else:
                made.append(
                    (
                        f"person/p-{n}",
                        "zh",
                        rng.choice(_CHARACTERS) + rng.choice(_CHARACTERS),
                        rng.choice(_SURNAMES),
                    )
                )
        return tuple(made)

    def agents(self) -> Iterator[Tree]:
        """The files of organisations, people and places."""
        for word in self.places:
            if "-town-" in word.code:
                yield {
                    "id": f"place/{word.code}",
                    "kind": "Place",
                    "name": {"en": word.en, "zh": word.zh},
                    "within": word.code.partition("-")[0],
                }
        lands = {word.en: word.code for word in scheme("place")}
        for government in self.governments:
            country = lands[government.en.removeprefix("Government of ")]
            yield {
                "id": government.code,
                "kind": "Government",
                "name": {"en": government.en, "zh": government.zh},
                "organisationType": "government",
                "country": country,
            }
        countries = scheme("place")
        for n, word in enumerate(self.organisations):
            country = countries[self.rng("organisation", n).randrange(len(countries))].code
            yield {
                "id": word.code,
                "kind": "Organisation",
                "name": {"en": word.en, "zh": word.zh},
                "organisationType": _ORGANISATIONS[n % len(_ORGANISATIONS)][0],
                "country": country,
                "url": f"https://www.example.org/{n}",
            }
        for code, language, given, family in self.people:
            name = f"{given} {family}" if language == "en" else family + given
            yield {"id": code, "kind": "Person", "name": {language: name}, "given": given, "family": family}
