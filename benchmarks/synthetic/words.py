"""Words for made-up entries: the labels of the real vocabularies, some of them far more frequent than others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from benchmarks.synthetic.sentences import Pair
from nbs_graph.namespaces import ID, SCHEME, SDG
from nbs_graph.terms.vocabulary import codes


@dataclass(frozen=True, slots=True)
class Word:
    """A code of a scheme with its labels."""

    code: str
    en: str
    zh: str


_BUSY = """
cn us gb br ca in de id au za ke fr co pe mx vn nl jp cr ph ng et es it se no bd np gh mg ec cl fj my th pt
climate-adaptation flood-risk biodiversity-conservation urban-nbs nature-finance carbon-sinks
13.1 13.2 15.1 15.2 11.5 15.5 6.6 14.2 2.4 17.3 8 2 11 19 climate-change disaster-risk
reforestation wetland-restoration mangrove-restoration green-roof agroforestry
"""
"""Codes that come first in any scheme that has them, for the newsletter names them most."""


@cache
def scheme(name: str) -> tuple[Word, ...]:
    """The concepts of a scheme that have both labels, in an order of their own that no alphabet explains.

    Draws are skewed to the first, so the order says which are frequent.
    """
    base = SDG if name == "sdg" else ID + "place/" if name == "place" else f"{SCHEME}{name}/"
    found = [
        Word(code, concept.labels["en"], concept.labels["zh"])
        for code, concept in codes(base).items()
        if {"en", "zh"} <= set(concept.labels)
    ]
    Random(name).shuffle(found)
    first = {code: place for place, code in enumerate(_BUSY.split())}
    found.sort(key=lambda word: first.get(word.code, len(first)))
    return tuple(found)


def skewed(rng: Random, count: int) -> int:
    """A number below `count`: the first is drawn most, the n-th about 1/n as often (Zipf)."""
    return int((count + 1) ** rng.random()) - 1


def pick(rng: Random, name: str) -> Word:
    """A concept of a scheme, the frequent ones first."""
    words = scheme(name)
    return words[skewed(rng, len(words))]


def one_of(rng: Random, choices: Sequence[Pair]) -> Pair:
    """Any of some pairs."""
    return choices[int(rng.random() * len(choices))]


def sentence(text: str, **words: str | int) -> str:
    """A text with its slots filled, capitalised."""
    filled = text.format(**words)
    return filled[0].upper() + filled[1:]


def slug(text: str) -> str:
    """A name in lower case, as identifiers have it, 60 characters at most."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower())[:60].strip("-")
