"""What the wizard asks for each key, how an answer is read, and what the answers make together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from nbs_graph.namespaces import SCHEME
from nbs_graph.pipeline.wizard import reading
from nbs_graph.sources import minting, template
from nbs_graph.sources.authoring import authoring, segment
from nbs_graph.sources.bibliography import drafts, fields, names
from nbs_graph.sources.yaml_writer import Flow, Noted, Plain, Value, write
from nbs_graph.terms.vocabulary import codes

Given = Mapping[str, Value | None]

MORE = "…more"
_LINKS = ("themes", "ecosystems", "challenges", "approaches", "sdg", "gbf", "aichi")
_BY_HAND = frozenset({"findings", "commitments", "milestones", "alignsWith", "items"})
"""Keys whose values are too rich for questions; they stay as in the template."""
_FIRST = ("title", "name", "doi", "id")
"""Asked first, since the id is made of them."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Args:
        name: the key, with what of it is asked: `issued`, `summary.zh`, `themes.flood-risk.en`.
        prompt, help: in the person's language; default: what Enter takes, may be empty.
        read: a line typed → its value or a complaint.
    """

    name: str
    prompt: str
    help: str
    read: Callable[[str], reading.Read]
    default: str = ""


def asked(kind: str, language: str, given: Given) -> Iterator[Question]:
    """The questions for a file of `kind`, those that follow from earlier answers included."""
    keys = authoring().keys[kind]
    owed = [key for key in template.owed(kind) if key not in _BY_HAND]
    first = [key for key in _FIRST if key in owed or key == "id" or (key == "doi" and "journal" in keys)]
    rest = [key for key in owed if key not in first]
    for key in (*first, *rest):
        yield from _about(key, kind, language, given)
    others = [key for key in keys if key not in {"kind", *first, *rest, *_BY_HAND}]
    more = "还要填写哪些键？以逗号分隔" if language == "zh" else "Which further keys? With commas between"
    yield Question(MORE, more, ", ".join(others), partial(reading.keys, others, language))
    chosen = given.get(MORE)
    for key in chosen if isinstance(chosen, list) else ():
        yield from _about(str(key), kind, language, given)


def _about(key: str, kind: str, language: str, given: Given) -> Iterator[Question]:
    """The questions about one key."""
    term = authoring().terms.get(key)
    help_, example = template.help_of(key, language), f"{key}: {_flat(template.example_of(key))}"
    prompt = f"{key} · {help_}"
    check = partial(reading.checked, kind, key, language)
    if key == "id":
        yield Question(
            "id", prompt, example, partial(reading.identifier, kind, language), _proposed(kind, given)
        )
    elif key == "title":
        yield Question(key, prompt, example, lambda text: check({fields.language(text)[0]: text}))
    elif key == "translatedTitle":
        title = given.get("title")
        other = "en" if isinstance(title, dict) and "zh" in title else "zh"
        yield Question(f"{key}.{other}", f"{prompt} ({other})", example, lambda text: check({other: text}))
    elif key == "authors":
        yield Question(key, prompt + _SEPARATED[language], example, partial(reading.authors, check))
    elif key == "participations":
        yield from _participations(prompt, example, language, given)
    elif key in _LINKS:
        yield from _links(key, prompt, language, given)
    elif term is not None and term.container == "@language":
        for tongue in ("en", "zh"):
            yield Question(
                f"{key}.{tongue}",
                f"{prompt} ({tongue})",
                example,
                partial(reading.in_language, check, tongue, key),
            )
    elif term is not None and term.type == "@id":
        yield Question(key, prompt, example, partial(reading.references, key, term.base, language, check))
    else:
        plain = term is not None and term.type != ""
        part = _part_of_name(key, given) if kind == "Person" else ""
        yield Question(key, prompt, example, lambda text: check(Plain(text) if plain else text), part)


_SEPARATED = {"en": " (with ; between them)", "zh": "（以 ; 分隔）"}


def _flat(example: object) -> str:
    return write({"x": Flow(example) if isinstance(example, dict | list) else str(example)})[3:].strip()


def _part_of_name(key: str, given: Given) -> str:
    """Given or family name, as the whole name suggests."""
    name = _title(given)
    split = names.named(name, institution=False) if name else None
    return {"given": split.given, "family": split.family}.get(key, "") if split else ""


def _title(given: Given) -> str:
    """The title or name given, the English one if there are two."""
    said = [given.get(name) for name in ("title", "name.en", "name.zh")]
    found = {tongue: text for titles in said if isinstance(titles, dict) for tongue, text in titles.items()}
    return str(found.get("en") or next(iter(found.values()), ""))


def _proposed(kind: str, given: Given) -> str:
    """The id by the rules of docs/identifiers.md, from what is known."""
    doi, title = given.get("doi"), _title(given)
    if not title:
        return ""
    if kind == "Person":
        return drafts.agent_id(names.named(title, institution=False))
    made = minting.name(title, doi if isinstance(doi, str) else "")
    return f"{segment(kind)}/{made}" if made else ""


def _links(key: str, prompt: str, language: str, given: Given) -> Iterator[Question]:
    """Codes, then for each a reason in both languages and how sure one is."""
    base = (authoring().terms[key].scoped or {})["code"].base
    known = ", ".join(codes(base))
    typed = "：代码，以逗号分隔" if language == "zh" else ": codes, with commas between"
    yield Question(key, prompt + typed, known, partial(reading.some_codes, base, language))
    chosen = given.get(key)
    for code in chosen if isinstance(chosen, list) else ():
        label = codes(base)[str(code)].labels.get(language, "")
        for tongue in ("en", "zh"):
            why = (
                f"{code} {label}：理由（{tongue}）"
                if language == "zh"
                else f"{code} {label}: why? ({tongue})"
            )
            yield Question(f"{key}.{code}.{tongue}", why, why, reading.anything)
        sure = "把握：high、medium 或 low" if language == "zh" else "how sure: high, medium or low"
        levels = SCHEME + "confidence/"
        yield Question(
            f"{key}.{code}.confidence",
            f"{code}: {sure}",
            sure,
            partial(reading.one_code, levels, language),
            "medium",
        )


def _participations(prompt: str, example: str, language: str, given: Given) -> Iterator[Question]:
    """`organisation/iucn publisher; …`, then for each the words that the source prints."""
    how = "：id 与角色，以 ; 分隔" if language == "zh" else ": id and role, with ; between"
    roles = ", ".join(codes(SCHEME + "role/"))
    yield Question(
        "participations",
        f"{prompt}{how}",
        f"organisation/iucn publisher; …\n{example}\n{roles}",
        partial(reading.roles, language),
    )
    chosen = given.get("participations")
    for pair in chosen if isinstance(chosen, list) else ():
        words = (
            f"{pair}：原文用词，最多 {reading.LONGEST_QUOTE} 字"
            if language == "zh"
            else (f"{pair}: the words printed, {reading.LONGEST_QUOTE} characters at most")
        )
        yield Question(f"participations.{pair}", words, words, partial(reading.quote, language))


def assembled(key: str, given: Given) -> Value | None:
    """The value of a key from the answers about it, None when there are none."""
    parts = {
        name.removeprefix(f"{key}."): value for name, value in given.items() if name.startswith(f"{key}.")
    }
    whole = given.get(key)
    if key in _LINKS:
        return [_link(str(code), parts) for code in whole] if isinstance(whole, list) else None
    if key == "participations":
        return [_participation(str(pair), parts) for pair in whole] if isinstance(whole, list) else None
    if whole is not None:
        return whole
    by_language = {
        tongue: value for part in parts.values() if isinstance(part, dict) for tongue, value in part.items()
    }
    if not by_language:
        return None
    missing = [tongue for tongue, value in parts.items() if value is None]
    return by_language | {tongue: Noted(template.PLACEHOLDER, off=True) for tongue in missing}


def _link(code: str, parts: Mapping[str, Value | None]) -> Value:
    reason = {tongue: parts.get(f"{code}.{tongue}") for tongue in ("en", "zh")}
    made: dict[str, Value] = {
        "code": code,
        "basis": "curated",
        "confidence": parts.get(f"{code}.confidence") or template.PLACEHOLDER,
        "reason": {tongue: text or template.PLACEHOLDER for tongue, text in reason.items()},
    }
    return Noted(made, off=not all(reason.values()) or not parts.get(f"{code}.confidence"))


def _participation(pair: str, parts: Mapping[str, Value | None]) -> Value:
    agent, _, role = pair.partition(" ")
    quote = parts.get(pair)
    made: dict[str, Value] = {
        "agent": agent,
        "role": role,
        "evidence": Flow({"quote": quote or template.PLACEHOLDER}),
    }
    return Noted(Flow(made), off=not quote)
