"""An entry → the draft of its file: what was read with its evidence, and as comments what an editor owes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from nbs_graph.namespaces import SCHEME, SDG
from nbs_graph.sources import minting, template
from nbs_graph.sources.authoring import authoring, segment
from nbs_graph.sources.bibliography.drafts import Agent
from nbs_graph.sources.newsletter.addresses import host
from nbs_graph.sources.newsletter.entry import Actor, Entry, Figure, Ranges, Said, Sum
from nbs_graph.sources.newsletter.source import over_space, read_as
from nbs_graph.sources.newsletter.vocabulary import declared
from nbs_graph.sources.yaml_edit import Link
from nbs_graph.sources.yaml_edit import keys as link_keys
from nbs_graph.sources.yaml_writer import Flow, Noted, Plain, Value, write
from nbs_graph.terms.vocabulary import codes

_LONGEST_QUOTE = 30
_GOALS = {"sdg": SDG, "gbf": SCHEME + "gbf/", "aichi": SCHEME + "aichi/"}
_OWED = ("themes", "sdg")
"""Lists of links that every entry should have."""
_TRACKING = re.compile(r"(?<=[?&])utm_[^&#]*&?")


def identifier(entry: Entry) -> str:
    """The id of a new entry, `publication/doi-…`; its name is empty when no rule makes one."""
    title = entry.title_en or entry.title_zh
    doi = entry.doi.text if entry.doi and not entry.twin else ""
    return f"{segment(entry.kind)}/{minting.name(title.text if title else '', doi)}"


def canonical(url: str) -> str:
    """A printed address without what follows readers about and without a text fragment, as a URI."""
    url = _TRACKING.sub("", url.split("#:~:", 1)[0]).rstrip("?&")
    url = url if "://" in url else f"https://doi.org/{url}" if url.startswith("10.") else f"https://{url}"
    return "".join(c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in url)


def draft(
    entry: Entry,
    id_: str,
    agents: Mapping[str, Agent],
    text: str,
    month: str,
    language: str,
    suggested: Sequence[Link] = (),
) -> str:
    """The text of the file of an entry.

    Args:
        entry: what was read; id_: its id.
        agents: printed name → who that is taken for.
        text: the source; month: of the issue; language: of the comments.
        suggested: links that an annotator found.
    """
    keys = authoring().keys[entry.kind]
    values: dict[str, Value] = {"id": id_, "kind": entry.kind, "review": _review(entry)}
    values |= _titles(entry, language)
    values["summary"] = template.waiting("summary", language)
    values |= _dates(entry, keys)
    if entry.links:
        url = canonical(min(entry.links, key=lambda link: link.cited).url)
        values["url"] = Noted(url, off=True) if entry.twin else url
    if entry.doi and "doi" in keys:
        values["doi"] = Noted(entry.doi.text, off=True) if entry.twin else entry.doi.text
    if entry.journal and "journal" in keys:
        values["journal"] = entry.journal.text.strip("《》")
    values |= _people(entry, agents, keys, text)
    values |= _links(entry, text, language, suggested)
    if entry.findings:
        values["findings"] = dict(_findings(entry.findings, text))
    if entry.money:
        zh = language == "zh"
        above = (
            "文中的金额；属于承诺或出资的请启用，并补 from、to、status"
            if zh
            else "Sums in the text: take up those that are given or promised, and add from, to, status"
        )
        values["commitments"] = Noted(dict(_sums(entry.money, agents, text)), above=above, off=True)
    if entry.rrule and "rule" in keys:
        values["rule"] = entry.rrule.text
    return write(values, head=_head(entry, month, language))


def _links(entry: Entry, text: str, language: str, suggested: Sequence[Link]) -> dict[str, Value]:
    """Links that the text states, then those that are suggested; themes and goals are asked for when there is none."""
    made: dict[str, list[Value]] = {}
    stated: set[tuple[str, str]] = set()
    for goal in entry.goals:
        if goal.code in codes(_GOALS[goal.scheme]):
            said = {"code": goal.code, "basis": "stated", "evidence": evidence(goal.ranges, text)}
            made.setdefault(goal.scheme, []).append(Flow(said))
            stated.add((goal.scheme, goal.code))
    for link in suggested:
        if (link.key, link.code) not in stated:
            made.setdefault(link.key, []).append(Flow({"code": link.code, **link.fields}))
    found: dict[str, Value] = {}
    for key in link_keys():
        if key in made:
            found[key] = made[key]
        elif key in _OWED:
            found[key] = template.waiting(key, language)
    return found


def _head(entry: Entry, month: str, language: str) -> str:
    if language == "zh":
        return f"草稿，来自 {month} 期“{entry.section}”第 {entry.position} 条。核对后请删除 `review:`，再运行 `nbs-graph validate`。"
    return f"A draft, from the issue of {month}, “{entry.section}”, item {entry.position}. When all is checked, delete `review:` and run `nbs-graph validate`."


def _review(entry: Entry) -> Value:
    """What is inferred or doubtful, in both languages."""
    en = ["Drawn up by `nbs-graph ingest`: compare with the text, write the summary, add themes and goals."]
    zh = ["由 `nbs-graph ingest` 拟出：请对照原文核对，撰写摘要，补充主题与目标。"]
    for goal in entry.goals:
        if goal.code not in codes(_GOALS[goal.scheme]):
            en.append(f"The text names {goal.scheme} {goal.code}, which the vocabulary does not have.")
            zh.append(f"原文提到 {goal.scheme} {goal.code}，词表中没有此项。")
    for doubt in entry.doubts:
        en.append(doubt.what["en"])
        zh.append(doubt.what["zh"])
    return {"en": en, "zh": zh}


def _titles(entry: Entry, language: str) -> dict[str, Value]:
    """As published and as translated: Chinese is the original where Chinese is published, or nothing else is."""
    zh, en = entry.title_zh, entry.title_en
    if zh and en:
        han = bool(entry.authors) and all(minting.has_han(author.text) for author in entry.authors)
        chinese = entry.section_code == "policy-domestic" or (
            han and any(host(link.url).endswith(".cn") or "cnki" in link.url for link in entry.links)
        )
        first, second = (("zh", zh), ("en", en)) if chinese else (("en", en), ("zh", zh))
        return {"title": {first[0]: first[1].text}, "translatedTitle": {second[0]: second[1].text}}
    if en:
        return {"title": {"en": en.text}, "translatedTitle": template.waiting("translatedTitle", language)}
    if zh and entry.section_code in declared("drafts")["titled_in_chinese"]:
        return {"title": {"zh": zh.text}, "translatedTitle": Noted({"en": template.PLACEHOLDER}, off=True)}
    title: Value = (
        {"zh": zh.text, "en": Noted(template.PLACEHOLDER, off=True)}
        if zh
        else template.waiting("translatedTitle", language)
    )
    return {"translatedTitle": title}


def _dates(entry: Entry, keys: Sequence[str]) -> dict[str, Value]:
    if entry.date is None:
        return {}
    names = [name for name in declared("drafts")["dates"].get(entry.kind, ()) if name in keys]
    first, _, last = entry.date.edtf.partition("/")
    if not names:
        return {"date": Plain(entry.date.edtf)}
    if len(names) == 1:
        return {names[0]: Plain(first if names[0] == "observedOn" else entry.date.edtf)}
    if entry.date.times and not last:
        first, _, last = entry.date.times.partition("/")
    return {names[0]: Plain(first)} | ({names[1]: Plain(last)} if last else {})


def evidence(ranges: Ranges, text: str) -> Value:
    """Where words stand → a short exact quote and its place; several when something stands between."""
    found: list[Value] = []
    for start, last in over_space(text, ranges):
        end = min(last, start + _LONGEST_QUOTE)
        quote, _ = read_as(text[start:end], start)
        found.append(
            Flow({"quote": " ".join(text[start:end].split()) or quote, "at": Plain(f"{start}-{end}")})
        )
    return (
        found[0]
        if len(found) == 1
        else Flow([item.value if isinstance(item, Flow) else item for item in found])
    )


def _people(entry: Entry, agents: Mapping[str, Agent], keys: Sequence[str], text: str) -> dict[str, Value]:
    values: dict[str, Value] = {}
    if entry.authors and "authors" in keys:
        values["authors"] = [_author(author, agents[author.text], text) for author in entry.authors]
        if entry.more_authors and "moreAuthors" in keys:
            values["moreAuthors"] = True
    listed = [
        actor
        for actor in entry.organisations
        if actor.role and actor.name in agents and agents[actor.name].id
    ]
    if listed:
        values["participations"] = [
            _actor(actor, agents[actor.name], text) for actor in _once(listed, agents)
        ]
    named = [actor.name for actor in entry.organisations if not actor.role]
    if named:
        values["mentions"] = Noted([template.PLACEHOLDER], above="、".join(named), off=True)
    return values


def _once(actors: Sequence[Actor], agents: Mapping[str, Agent]) -> Iterator[Actor]:
    seen: set[tuple[str, str]] = set()
    for actor in actors:
        key = (agents[actor.name].id, actor.role)
        if key not in seen:
            seen.add(key)
            yield actor


def _author(author: Said, agent: Agent, text: str) -> Value:
    line: dict[str, Value] = {
        "agent": agent.id or "person/…",
        "as": author.text,
        "evidence": evidence(author.ranges, text),
    }
    return Flow(line) if agent.id else Noted(Flow(line), off=True)


def _actor(actor: Actor, agent: Agent, text: str) -> Value:
    return Flow({"agent": agent.id, "role": actor.role, "evidence": evidence(actor.ranges, text)})


def number(value: Decimal | Fraction) -> Decimal | int:
    """A value as it is typed; a fraction that has no end in decimals, to four places."""
    exact = value if isinstance(value, Decimal) else Decimal(value.numerator) / Decimal(value.denominator)
    if exact == exact.to_integral_value():
        return int(exact)
    return (
        exact if isinstance(value, Decimal) or value * 10_000 % 1 == 0 else exact.quantize(Decimal("0.0001"))
    )


def _findings(figures: Sequence[Figure], text: str) -> Iterator[tuple[str, Value]]:
    """Findings under the names f1, f2 …; those whose unit has no code are commented out."""
    rules = declared("drafts")
    known = codes(SCHEME + "unit/")
    for count, figure in enumerate(figures, 1):
        unit = rules["units"].get(figure.unit, figure.unit)
        values: dict[str, Value] = {"value": number(figure.value)}
        if figure.value_to is not None:
            values["valueTo"] = number(figure.value_to)
        if figure.plus_minus is not None:
            values["margin"] = number(figure.plus_minus)
        values["unit"] = unit
        values["findingKind"] = rules["finding_kinds"].get(unit, "result")
        values["qualifier"] = figure.qualifier
        values["evidence"] = evidence(figure.ranges, text)
        yield f"f{count}", Noted(values, beside=figure.measured, off=unit not in known)


def _sums(sums: Sequence[Sum], agents: Mapping[str, Agent], text: str) -> Iterator[tuple[str, Value]]:
    for count, money in enumerate(sums, 1):
        values: dict[str, Value] = {}
        if money.giver in agents and agents[money.giver].id:
            values["from"] = agents[money.giver].id
        values |= {"amount": number(money.amount), "currency": money.currency, "qualifier": money.qualifier}
        said = [
            money.printed
            if money.amount_to is None
            else f"{money.printed}: {money.amount} – {money.amount_to}"
        ]
        said += [f"→ {money.receiver}"] if money.receiver else []
        yield f"c{count}", Noted(values | {"evidence": evidence(money.ranges, text)}, beside=" ".join(said))
