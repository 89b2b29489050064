"""One item as it stands → its fields, each with the place of its words."""

import re
from dataclasses import dataclass

from nbs_graph.sources.newsletter import kinds, titles
from nbs_graph.sources.newsletter.addresses import doi_of
from nbs_graph.sources.newsletter.byline import DATE, Byline, Named
from nbs_graph.sources.newsletter.choosing import date_of
from nbs_graph.sources.newsletter.entry import Actor, Doubt, Entry, Said
from nbs_graph.sources.newsletter.gazetteer import Countries, Gazetteer
from nbs_graph.sources.newsletter.items import Item
from nbs_graph.sources.newsletter.month import Month
from nbs_graph.sources.newsletter.organisations import Actors, actors, mentions
from nbs_graph.sources.newsletter.paragraphs import Paragraph
from nbs_graph.sources.newsletter.source import Flow
from nbs_graph.sources.newsletter.values import values
from nbs_graph.sources.newsletter.vocabulary import declared

_DOI = re.compile(r"\bDOI\s*[:：]?\s*(10\.\d{4,9}/[-._;()/:A-Za-z0-9]+)", re.IGNORECASE)
_NO_ADDRESS = re.compile(r"(?<![A-Za-z])(?!https?://)[A-Za-z]{2,6}\s?[:：]\s?//?[A-Za-z\d][!-~]*")
"""What somebody typed for an address: htp://, http：//, https:/."""
_CITED = re.compile(r"(?:参见|详见|参考|引自|引用|依据|根据|基于|方法见|见)[^。]{0,12}\Z")


@dataclass(frozen=True, slots=True)
class World:
    """What is known before an issue is read: organisations, names of countries with their codes."""

    gazetteer: Gazetteer
    countries: Countries


def said(flow: Flow, start: int = 0, end: int | None = None) -> Said:
    """A part of a flow, with its place."""
    end = len(flow.text) if end is None else end
    return Said(flow.text[start:end], flow.ranges(start, end))


def together(flows: list[Flow]) -> Flow:
    """Flows, with a line end between them that stands nowhere."""
    text: list[str] = []
    offsets: list[int] = []
    for flow in flows:
        if text:
            text.append("\n")
            offsets.append(-1)
        text.extend(flow.text)
        offsets.extend(flow.offsets)
    return Flow("".join(text), offsets)


def entry(item: Item, position: int, month: Month, world: World) -> Entry:
    """An item that is no observance → its entry."""
    heads = titles.titles(item.titles)
    body = _one([paragraph.flow for paragraph in item.body])
    named = [(paragraph, name) for paragraph in item.bylines for name in _line(paragraph).people]
    organised = [(paragraph, name) for paragraph in item.bylines for name in _line(paragraph).organisations]
    code = item.section.code
    kind, basis, _ = kinds.kind(
        code, heads.zh.text, heads.en.text, body.text, people=len(named), organisations=len(organised)
    )
    found = Entry(item.section.printed, code, kind, basis, position)
    found.title_zh = said(heads.zh) if heads.zh else None
    found.title_en = said(heads.en) if heads.en else None
    if not heads.zh and not heads.en:
        _named_in_text(found, body)
    found.body = said(body) if body else None
    found.bylines = [said(paragraph.flow) for paragraph in item.bylines]
    found.authors = [said(paragraph.flow, name.start, name.end) for paragraph, name in named]
    found.more_authors = any(_line(paragraph).more for paragraph in item.bylines)
    journals = [(paragraph, name) for paragraph in item.bylines for name in _line(paragraph).journals]
    found.journal = (
        said(heads.journal)
        if heads.journal
        else said(journals[0][0].flow, journals[0][1].start, journals[0][1].end)
        if journals
        else None
    )
    found.date = date_of(item, kind, body, month)
    _links(found, item, body)
    title = heads.zh or heads.en
    whole = together([title, body]) if title else body
    who = actors(title.text, whole.text, world.gazetteer, world.countries, policy=code.startswith("policy"))
    values(found, title, body, whole, who)
    _actors(found, organised, whole, who, world)
    _broken_addresses(found, body)
    _doubts(found)
    return found


def _line(paragraph: Paragraph) -> Byline:
    assert paragraph.byline is not None
    return paragraph.byline


def _one(flows: list[Flow]) -> Flow:
    """Paragraphs of a text; those that end a sentence are parted, others were broken by the page."""
    groups: list[list[Flow]] = []
    for flow in flows:
        if groups and not groups[-1][-1].text.endswith(tuple("。！？”；")):
            groups[-1].append(flow)
        else:
            groups.append([flow])
    return together([Flow.of((part.text, part.offsets) for part in group) for group in groups])


def _named_in_text(found: Entry, body: Flow) -> None:
    """An item without title is called as its first sentence says."""
    first = re.match(r"[^。]*", body.text)
    for pattern in declared("newsletter")["topic_title"]:
        match = re.search(pattern, first[0] if first else "")
        if match:
            found.title_zh = said(body, *match.span("title"))
            found.doubts.append(
                Doubt(
                    {"en": "The title is taken from the first sentence.", "zh": "标题取自第一句。"},
                    found.title_zh.ranges,
                )
            )
            return
    found.doubts.append(
        Doubt({"en": "No title was found.", "zh": "未找到标题。"}, body.ranges(0, min(20, len(body.text))))
    )


def _links(found: Entry, item: Item, body: Flow) -> None:
    """Printed addresses; a bare DOI is one only where nothing else is printed."""
    bare = [link for link in item.links if link.url.startswith("10.")]
    found.links = [link for link in item.links if link not in bare]
    for link in (*bare, *found.links):
        if found.doi is None and not link.cited and (doi := doi_of(link.url) or _in_publisher(link.url)):
            found.doi = Said(doi, link.ranges)
    if bare and not found.links:
        found.links = bare
    said = list(_DOI.finditer(body.text))
    if found.doi is None and len(said) == 1 and not _CITED.search(body.text, 0, said[0].start()):
        found.doi = Said(said[0][1].rstrip(".").lower(), body.ranges(*said[0].span(1)))


def _in_publisher(url: str) -> str | None:
    """A DOI that the address of a publisher holds or implies."""
    match = re.search(
        r"(?:/doi/(?:abs/|full/|pdf/|epdf/)?|/article/|/content/)(10\.\d{4,9}/[^?#\s]+?)(?:/(?:full|pdf|html|meta))?(?:[?#]|$)",
        url,
    )
    if match:
        return match[1].rstrip("/").lower()
    match = re.match(
        r"https?://(?:www\.)?nature\.com/articles/((?:s4\d{4}|s41\d{3}|d41586)-\d{3}-\d{5}-[\dxwy])\b", url
    )
    return f"10.1038/{match[1]}".lower() if match else None


def _actors(
    found: Entry, organised: list[tuple[Paragraph, Named]], whole: Flow, who: Actors, world: World
) -> None:
    """Organisations of byline, title and text."""
    seen: set[tuple[object, str]] = set()
    for paragraph, name in organised:
        plain = re.sub(r"\s*[(（][^()（）]*[)）]\s*\Z", "", name.name)
        role = name.role or "publisher"
        seen.add((world.gazetteer.group(plain), role))
        found.organisations.append(
            Actor(
                plain,
                role,
                paragraph.flow.ranges(name.start, name.end),
                world.gazetteer.id(plain),
                plain in world.gazetteer,
            )
        )
    for mention in mentions(whole.text, who, world.gazetteer):
        group = world.gazetteer.group(mention.name)
        if (group, mention.role) in seen or (not mention.role and any(other == group for other, _ in seen)):
            continue
        seen.add((group, mention.role))
        found.organisations.append(
            Actor(mention.name, mention.role, whole.ranges(*mention.place), mention.id, mention.known)
        )


def _broken_addresses(found: Entry, body: Flow) -> None:
    for match in _NO_ADDRESS.finditer(body.text):
        found.doubts.append(
            Doubt(
                {
                    "en": f"“{match[0]}” looks like an address and is none.",
                    "zh": f"“{match[0]}”像网址，但无法识别。",
                },
                body.ranges(*match.span()),
            )
        )


def _doubts(found: Entry) -> None:
    if found.kind_basis == "section" and found.section_code not in (
        "research",
        "practice-cases",
        "special-topic",
    ):
        found.doubts.append(
            Doubt(
                {
                    "en": f"The kind {found.kind} is that of the section.",
                    "zh": f"类别 {found.kind} 依栏目而定。",
                }
            )
        )
    if found.date is None and found.bylines and any(DATE.search(line.text) for line in found.bylines):
        line = next(line for line in found.bylines if DATE.search(line.text))
        found.doubts.append(
            Doubt(
                {
                    "en": f"The date in “{line.text}” was not understood.",
                    "zh": f"未能读出“{line.text}”中的日期。",
                },
                line.ranges,
            )
        )
    if found.date is not None and found.date.inferred:
        found.doubts.append(
            Doubt(
                {
                    "en": f"The date {found.date.edtf} is inferred in part: printed is “{found.date.printed}”.",
                    "zh": f"日期 {found.date.edtf} 有推断成分，原文为“{found.date.printed}”。",
                },
                found.date.ranges,
            )
        )
    unknown = {actor.name: actor for actor in reversed(found.organisations) if not actor.id}
    for actor in found.organisations:
        if unknown.get(actor.name) is actor:
            found.doubts.append(
                Doubt(
                    {
                        "en": f"“{actor.name}” is not among the organisations of the graph.",
                        "zh": f"图谱的机构中没有“{actor.name}”。",
                    },
                    actor.ranges,
                )
            )
