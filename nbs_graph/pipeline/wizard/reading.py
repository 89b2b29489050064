"""How the wizard reads an answer: as `validate` would judge it, with what was probably meant."""

import re
from collections.abc import Callable, Sequence

from nbs_graph.namespaces import GRAPH, ID, SCHEME, SDG
from nbs_graph.sources import template
from nbs_graph.sources.authoring import segment
from nbs_graph.sources.bibliography import drafts, names
from nbs_graph.sources.yaml_ld import read_entry
from nbs_graph.sources.yaml_writer import Flow, Value, write
from nbs_graph.terms.vocabulary import codes, suggest

Read = tuple[Value | None, str | None, str | None]
"""The value, or what is wrong and what is probably meant."""

LONGEST_QUOTE = 30
_PLACE = re.compile(r"[a-z]{2}(?:-[a-z0-9]+)+\Z", re.ASCII)


def checked(kind: str, key: str, language: str, value: Value) -> Read:
    """A value as `validate` would judge it: by the reader's form and the lexical rules."""
    from nbs_graph.validation import gate

    try:
        text = write({"id": f"{segment(kind)}/x", "kind": kind, key: value})
    except ValueError as error:
        return None, str(error), None
    document = read_entry(text, file="", graph=GRAPH + "agents", item_of=lambda _: ID + "item/0000-00/01")
    found = next(iter((*document.faults, *gate.inspect(document.quads, None))), None)
    if found is None:
        return value, None, None
    return None, found.message[language], found.suggestion


def in_language(check: Callable[[Value], Read], tongue: str, key: str, text: str) -> Read:
    """A text, or several with commas between where the key takes many, in one language."""
    many = isinstance(template.example_of(key), dict) and any(
        isinstance(value, list) for value in template.example_of(key).values()
    )
    value: Value = [part.strip() for part in re.split("[,，、]", text) if part.strip()] if many else text
    return check({tongue: Flow(value) if isinstance(value, list) else value})


def identifier(kind: str, language: str, text: str) -> Read:
    """The id of the new file."""
    document = read_entry(write({"id": text, "kind": kind}), file="", graph=GRAPH + "agents")
    fault = next(iter(document.faults), None)
    return (None, fault.message[language], fault.suggestion) if fault else (text, None, None)


def authors(check: Callable[[Value], Read], text: str) -> Read:
    """Names with `;` between → agents, with the ids that the rules make."""
    found = [names.named(part) for part in re.split("[;；]", text) if part.strip()]
    value: list[Value] = [
        Flow({"agent": drafts.agent_id(name) or "person/name", "as": name.printed}) for name in found
    ]
    return check(value)


def references(key: str, base: str, language: str, check: Callable[[Value], Read], text: str) -> Read:
    """One code or id, or several with commas between, where the example shows a list."""
    many = isinstance(template.example_of(key), list)
    parts = [part.strip() for part in re.split("[,，、]", text) if part.strip()] if many else [text]
    for part in parts:
        if (complaint := _unknown(base, part, language)) is not None:
            meant = suggest(base, part)
            return None, complaint, meant if not many else None
    value, complaint, suggestion = check(list(parts) if many else parts[0])
    return (Flow(parts) if many and complaint is None else value), complaint, suggestion


def _unknown(base: str, code: str, language: str) -> str | None:
    """What is wrong with a code of a vocabulary; ids of things are not looked up."""
    place = base == ID + "place/"
    if not (place or base.startswith((SCHEME, SDG))) or code in codes(base) or (place and _PLACE.match(code)):
        return None
    near = suggest(base, code)
    some = ", ".join(list(codes(base))[:8])
    if language == "zh":
        return f"“{code}”不是可用的代码。" + (f"是否想写 {near}？" if near else f"例如：{some} …")
    return f"“{code}” is not a code." + (f" Did you mean {near}?" if near else f" There are: {some} …")


def keys(known: Sequence[str], language: str, text: str) -> Read:
    """Keys with commas between, of those known."""
    wanted = [part.strip() for part in re.split("[,，、]", text) if part.strip()]
    for key in wanted:
        if key not in known:
            listed = ", ".join(known)
            said = (
                f"没有“{key}”这个键；可用：{listed}"
                if language == "zh"
                else f"No key “{key}”. There are: {listed}"
            )
            return None, said, None
    return list(dict.fromkeys(wanted)), None, None


def some_codes(base: str, language: str, text: str) -> Read:
    """Codes of one vocabulary with commas between."""
    parts = [part.strip() for part in re.split("[,，、]", text) if part.strip()]
    for part in parts:
        if (complaint := _unknown(base, part, language)) is not None:
            return None, complaint, None
    return list(dict.fromkeys(parts)), None, None


def anything(text: str) -> Read:
    """Any text."""
    return text, None, None


def one_code(base: str, language: str, text: str) -> Read:
    """One code of a vocabulary."""
    complaint = _unknown(base, text, language)
    return (None, complaint, suggest(base, text)) if complaint else (text, None, None)


def roles(language: str, text: str) -> Read:
    """`organisation/iucn publisher` and more of them with `;` between."""
    pairs = [" ".join(part.split()) for part in re.split("[;；]", text) if part.strip()]
    for pair in pairs:
        agent, _, role = pair.partition(" ")
        if "/" not in agent or not role:
            said = (
                "请写 id 与角色，例如 organisation/iucn publisher"
                if language == "zh"
                else ("Write an id and a role, e.g. organisation/iucn publisher")
            )
            return None, said, None
        if (complaint := _unknown(SCHEME + "role/", role, language)) is not None:
            return None, complaint, None
    return list(dict.fromkeys(pairs)), None, None


def quote(language: str, text: str) -> Read:
    """The words printed, which evidence keeps short."""
    if len(text) <= LONGEST_QUOTE:
        return text, None, None
    said = f"最多 {LONGEST_QUOTE} 个字符。" if language == "zh" else f"{LONGEST_QUOTE} characters at most."
    return None, said, None
