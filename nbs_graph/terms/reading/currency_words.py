"""The words and signs of currencies, as `ontology/reading/money.yaml` declares them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from nbs_graph.terms.reading.text import PUNCTUATION, SPACE, declared, either


@dataclass(frozen=True, slots=True)
class Meant:
    """What a word says: the code, and which other ones it leaves open; no code when it names no one's money.

    Args:
        code: of ISO 4217.
        or_: for a sign that several currencies share, those that a word on the other side may name.
        assumed: the code is meant by convention only.
    """

    code: str | None
    or_: frozenset[str] = frozenset()
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class CurrencyWords:
    """What stands before a number (as `key` gives it), patterns for what stands after, what each word means."""

    codes: frozenset[str]
    before: frozenset[str]
    longest: int
    after: re.Pattern[str]
    second: re.Pattern[str]
    meant: Mapping[str, Meant]
    coins: re.Pattern[str]
    per: re.Pattern[str]
    per_before: re.Pattern[str]
    per_codes: Mapping[str, str]


def key(word: str) -> str:
    """A word as it is looked up: no white space, lower case."""
    return "".join(word.split()).lower()


def word_before(text: str, at: int) -> tuple[int, Meant] | None:
    """Folded text, where a number starts → where the currency word before it starts, and what it means."""
    words = currency_words()
    low = max(0, at - words.longest - 4)
    window = text[low:at].rstrip()
    if at - low - len(window) > 4:
        return None
    for length in range(min(words.longest, len(window)), 0, -1):
        word, lead = window[-length:], window[-length - 1 : -length]
        if word.lower() not in words.before or (word.upper() in words.codes and word not in words.codes):
            continue
        start, within = low + len(window) - length, lead.isascii() and lead.isalpha()
        if not within:
            return start, words.meant[word.lower()]
        if not word[0].isalpha():
            return start, Meant(None)  # X$5: somebody's dollars
    return None


@cache
def currency_words() -> CurrencyWords:
    """The declared words, read once."""
    table = declared("money")
    codes = frozenset(table["currencies"]) - set(table["not_codes"])
    meant: dict[str, Meant] = {key(code): Meant(code) for code in codes}
    before, after, named = set(codes), set[str](), set[str]()
    for code, sides in table["currencies"].items():
        for side, words in sides.items():
            meant.update((key(word), Meant(code)) for word in words)
            before.update(words if side != "after" else ())
            after.update(words if side != "before" else ())
            named.update(words)
    for word in table["ambiguous"]:
        meant[key(word)] = Meant(None)
        after.add(word)
    guarded: list[str] = []
    for word, said in table["assumed"].items():
        meant[key(word)] = Meant(said["code"], frozenset(said["or"]), assumed=True)
        if said["side"] == "before":
            before.add(word)
        elif "not_before" in said:
            guarded.append(f"{either([word])}(?![{said['not_before']}])")
        else:
            after.add(word)
    behind = "|".join([f"(?-i:{either(codes)})", either(after), *guarded])
    return CurrencyWords(
        codes=codes,
        before=frozenset(key(word) for word in before),
        longest=max(len(word) for word in before),
        after=re.compile(rf"{SPACE}({behind})", re.IGNORECASE),
        second=re.compile(rf"{SPACE}({either(w for w in named if not w.isascii())})"),
        meant=meant,
        coins=re.compile(rf"{SPACE}[\d一二三四五六七八九]{SPACE}{either(table['coins'])}"),
        per=re.compile(rf"{SPACE}(?:[/／]|每|per\b|a\b){SPACE}({either(table['per'])})", re.IGNORECASE),
        per_before=re.compile(rf"每{SPACE}({either(table['per'])})[^{PUNCTUATION}\d]{{0,8}}\Z"),
        per_codes={key(word): code for word, code in table["per"].items()},
    )
