"""The organisations that an item names, and what each does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nbs_graph.sources.newsletter.acting import acts, role
from nbs_graph.sources.newsletter.gazetteer import Countries, Gazetteer
from nbs_graph.sources.newsletter.names_in_text import Taken, acting_countries, named
from nbs_graph.sources.newsletter.source import Range
from nbs_graph.sources.newsletter.vocabulary import declared

_ALIAS = re.compile(r"\s*[(（]\s*(?:以下)?(?:简称)?[“\"]?([^()（），。]{2,60}?)[”\"]?\s*[)）]")


@dataclass(frozen=True, slots=True)
class Mention:
    """An organisation that is named.

    Args:
        name: as printed; role: what the text says it does, empty when it does not say.
        place: where, with this role, it is named first.
        id: in the graph, empty when it is not there; known: its name is known at all.
    """

    name: str
    role: str
    place: Range
    id: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True)
class Actors:
    """Who is named in a text: places in order, what makes names one, the name of each."""

    places: tuple[Range, ...]
    groups: Mapping[Range, object]
    names: Mapping[object, str]

    def name(self, place: Range) -> str:
        """What the actor at a place is called."""
        return self.names[self.groups[place]]


def actors(title: str, text: str, gazetteer: Gazetteer, countries: Countries, *, policy: bool) -> Actors:
    """Title and text of an item, joined → the organisations and acting countries in it.

    Args:
        title: the first characters of `text`, so that places in both count alike.
        policy: in titles of policies the country that stands first is an actor.
    """
    spans = named(text, gazetteer)
    aliases = _aliases(text, spans)
    taken = Taken(spans)
    lands = [span for span in acting_countries(title, text, countries, policy=policy) if span not in taken]
    polities = declared("organisations")["polities"]
    spans = [span for span in spans if text[slice(*span)] not in polities or _polity_acts(text, *span)]
    names: dict[object, str] = {}
    groups: dict[Range, object] = {}
    for span in sorted({*spans, *lands}):
        name = text[slice(*span)]
        groups[span] = group = countries.group(aliases.get(name, name), gazetteer)
        names[group] = _better(names.get(group), name, aliases)
    return Actors(tuple(groups), groups, names)


def mentions(text: str, found: Actors, gazetteer: Gazetteer) -> list[Mention]:
    """The actors of a text, each once for each role; without role only those that have none anywhere."""
    roles: dict[tuple[object, str], Range] = {}
    for place in found.places:
        roles.setdefault((found.groups[place], role(text, *place, found.places)), place)
    told = {group for group, does in roles if does}
    return [
        Mention(name := found.names[group], does, place, gazetteer.id(name), name in gazetteer)
        for (group, does), place in roles.items()
        if does or group not in told
    ]


def _aliases(text: str, spans: list[Range]) -> dict[str, str]:
    """Short names in brackets behind a name → the name."""
    found: dict[str, str] = {}
    for start, end in spans:
        if match := _ALIAS.match(text, end):
            found.update({alias.strip(): text[start:end] for alias in re.split(r"[，,]\s*", match[1])})
    return found


def _better(before: str | None, name: str, aliases: Mapping[str, str]) -> str:
    """Of two names of one actor, that which the text explains in brackets; else the longer."""
    if before is None or before == name:
        return name
    explained = set(aliases.values())
    if (before in explained) != (name in explained):
        return before if before in explained else name
    return max(before, name, key=len)


def _polity_acts(text: str, start: int, end: int) -> bool:
    """Is a union of states an actor here, rather than what something is of?"""
    forms = declared("organisations")["forms"]
    beside = text[max(0, start - 2) : start].endswith(tuple(forms["with"]))
    return acts(text, end) or (beside and re.match(forms["together"], text[end:]) is not None)
