"""Names of people and institutions: told apart, split, put together, made into identifiers."""

import re
from functools import cache

from nbs_graph.sources.bibliography.work import Name, declared
from nbs_graph.sources.minting import has_han, slug

_DOTTED = re.compile(r"(?:[^\W\d_]\.-?){1,3}\Z")
_CAPITALS = re.compile(r"(?:[^\W\d_]-?){1,3}\Z")
_VOWEL = re.compile("[AEIOUY]")
_DOTS = re.compile("[·•・.．]")
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "ter",
        "ten",
        "zu",
        "zur",
        "al",
        "el",
        "bin",
        "ibn",
        "af",
        "av",
    ]
)
_MORE = frozenset({"others", "et al", "et al.", "等", "and others"})
_LONGEST_CHINESE = 4
_LONGEST_PERSON = 5
_LONGEST_PIECE = 2


def is_more(text: str) -> bool:
    """Whether a “name” says that there are others."""
    return text.strip().lower() in _MORE


def joined(family: str, given: str) -> str:
    """Family and given name → the name as printed: Chinese family first and without a blank."""
    if has_han(family + given):
        return f"{family}{given}"
    return f"{given} {family}".strip()


def person(family: str, given: str, suffix: str = "") -> Name:
    """A person whose name the format has split; with one part only, `named` judges."""
    if not (family and given):
        return named(family or given)
    return Name(f"{joined(family, given)} {suffix}".strip(), family, given)


def named(printed: str, *, institution: bool | None = None) -> Name:
    """A name in one piece → split where it can be.

    Args:
        printed: the name.
        institution: what is known; None: judged by the words in it.
    """
    text = " ".join(printed.split())
    if institution is None:
        institution = _is_institution(text)
    if institution:
        return Name(text, institution=True)
    if "," in text:
        family, _, given = (part.strip() for part in text.partition(","))
        return Name(joined(family, given), family, given) if family and given else Name(text)
    if has_han(text):
        return _chinese(text)
    family, given = _latin(text.split())
    return Name(text, family, given)


def is_body(before: str, after: str) -> bool:
    """Whether the comma between two parts is inside the name of an institution: `United Nations, Department of …`.

    A family name may be a word of such names (`Service, Robert`), so it takes more than one word before the comma.
    """
    known = declared()["institutions"]["words"]
    first, second = (re.findall(r"[^\W\d_]+", part.lower()) for part in (before, after))
    return any(word in known for word in second) or (len(first) > 1 and any(word in known for word in first))


def _is_institution(text: str) -> bool:
    known = declared()["institutions"]
    if has_han(text):
        long = len(text) > _LONGEST_CHINESE and _DOTS.search(text) is None
        return long or any(
            len(text) > len(end) and text.endswith(end)
            for end in known["endings"]
            if len(end) > 1 or len(text) > 3
        )
    words = re.findall(r"[^\W\d_]+", text)
    return (
        len(words) < 2
        or len(words) > _LONGEST_PERSON
        or any(word.lower() in known["words"] for word in words)
        or (
            any(len(word) > 2 and word.isupper() for word in words)
            and not all(word.isupper() for word in words)
        )
        or any(character.isdigit() for character in text)
    )


def _chinese(text: str) -> Name:
    """`靳彤` → 靳 and 彤; names in transcription (`艾合麦提·那麦提`) and longer ones stay whole."""
    if _DOTS.search(text) or len(text) > _LONGEST_CHINESE or len(text) < 2 or " " in text:
        return Name(text)
    size = 2 if text[:2] in declared()["surnames"]["double"] and len(text) > 2 else 1
    return Name(text, text[:size], text[size:])


def _latin(words: list[str]) -> tuple[str, str]:
    """Words of a name → family and given: `Jan van der Berg`; family first where that is certain (`Liu J.`).

    Both are empty where either order may be meant: `Li Wei`, `Jane LI`.
    """
    if len(words) < 2 or is_unsure(words):
        return "", ""
    if _is_initials(words[-1], words) and not _is_initials(words[0], words):
        first = next(i for i, word in enumerate(words) if i and _is_initials(word, words))
        return " ".join(words[:first]), " ".join(words[first:])
    if _is_chinese(words):
        return words[0], words[1]
    start = next((i for i, word in enumerate(words) if i and word in _PARTICLES), len(words) - 1)
    return " ".join(words[start:]), " ".join(words[:start])


def _is_initials(word: str, words: list[str]) -> bool:
    """`J.`, `J.-H.`, `J`, `JH`; not `Lee`, nor a word of a name that is in capitals throughout."""
    if _DOTTED.match(word):
        return True
    shouted = all(other.isupper() for other in words) and len(word) > 1
    return bool(_CAPITALS.match(word)) and word.isupper() and not shouted


def is_unsure(words: list[str]) -> bool:
    """Whether family and given name may stand either way round: words of pinyin, or capitals behind that may be both."""
    last = words[-1]
    if _is_initials(last, words) and not _DOTTED.match(last):
        return len(last) > 1 and _VOWEL.search(last) is not None
    if words[0].lower() not in declared()["surnames"]["pinyin"] or _is_chinese(words):
        return False
    return all(_syllables(word) for word in words[1:])


def _is_chinese(words: list[str]) -> bool:
    """`Wang Xiaoming`: a family name, then two syllables that only pinyin writes so."""
    return (
        len(words) == 2
        and words[0].lower() in declared()["surnames"]["pinyin"]
        and _syllables(words[1]) == 2
        and any(part in words[1].lower() for part in declared()["chinese_only"])
    )


@cache
def _pinyin_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One syllable, and two of them."""
    said = declared()["syllables"]
    one = "|".join(f"{initial}(?:{'|'.join(finals)})" for initial, finals in said.items())
    return re.compile(f"(?:{one})"), re.compile(f"(?:{one})[-'’]?(?:{one})")


def _syllables(word: str) -> int:
    """How many syllables of pinyin a word is (1 or 2), 0 when it is none."""
    return next((n for n, form in enumerate(_pinyin_words(), 1) if form.fullmatch(word.lower()[:20])), 0)


def identifier(name: Name) -> str:
    """The name under `person/` or `organisation/`: as printed in Latin letters, Chinese people in pinyin.

    Empty for what no rule covers (an institution that has a Chinese name only gets `zh-…` from its caller).
    """
    if not has_han(name.printed):
        return slug(name.printed)
    if name.institution:
        return ""
    parts = [name.family, name.given] if name.family else _DOTS.split(name.printed)
    return slug("-".join(_pinyin(part, family=not i and bool(name.family)) for i, part in enumerate(parts)))


def _pinyin(text: str, *, family: bool) -> str:
    from pypinyin import lazy_pinyin

    if family and (reading := declared()["surnames"]["readings"].get(text)):
        return str(reading)
    return "".join(lazy_pinyin(text, v_to_u=False)).replace("ü", "v")
