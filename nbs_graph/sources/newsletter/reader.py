"""The text of a newsletter → its entries, and what became of each character."""

from collections import Counter
from collections.abc import Iterable, Sequence

from nbs_graph.errors import CannotDo
from nbs_graph.sources.newsletter import fields, furniture, layout, links, structure, twins
from nbs_graph.sources.newsletter.addresses import Linked
from nbs_graph.sources.newsletter.days import read_day
from nbs_graph.sources.newsletter.entry import Issue, Leftover
from nbs_graph.sources.newsletter.fields import World
from nbs_graph.sources.newsletter.items import Item
from nbs_graph.sources.newsletter.month import Month, month_of
from nbs_graph.sources.newsletter.observances import observances
from nbs_graph.sources.newsletter.paragraphs import Paragraph
from nbs_graph.sources.newsletter.source import Line, lines
from nbs_graph.sources.newsletter.structure import Structure
from nbs_graph.sources.newsletter.vocabulary import declared
from nbs_graph.terms.reading.dates import find_dates


def read(text: str, world: World, *, issue: str | None = None, confirmed: Iterable[str] = ()) -> Issue:
    """The text of an issue → what it holds.

    Args:
        text: canonical (LF, NFC, no byte order mark); offsets count in it.
        world: organisations and countries that are known.
        issue: its month, `2023-08`; None to infer it.
        confirmed: addresses that a reader found beside the text, as annotations of a PDF.

    Raises:
        CannotDo: there is nothing to read, or the month cannot be told.
    """
    printed = lines(text)
    if not printed:
        raise CannotDo("There is no text in it.", "文件中没有文字。")
    skipped = furniture.furniture(printed)
    set_in = layout.layout([line for line in printed if "://" not in line.text])
    linked = links.find(printed, set(skipped), set_in, confirmed)
    whole = structure.structure(printed, set(skipped), linked, set_in, world.gazetteer.__contains__)
    if not whole.items:
        raise CannotDo(
            "No section of a newsletter was recognised; headings are declared in ontology/reading/newsletter.yaml.",
            "没有识别出通讯的栏目；栏目名称在 ontology/reading/newsletter.yaml 中声明。",
        )
    month = _month(issue, printed, whole)
    found = Issue(text, str(month), month.basis, against=month.against)
    untitled: list[Item] = []
    for item in whole.items:
        if item.section.code in declared("newsletter")["of_days"]:
            found.entries.extend(observances(item, len(found.entries), month))
        else:
            entry = fields.entry(item, len(found.entries) + 1, month, world)
            if entry.title_zh or entry.title_en or entry.links or entry.doi:
                found.entries.append(entry)
            else:  # words without a title are no entry, and are told as left over
                untitled.append(item)
    whole.items = [item for item in whole.items if not any(item is other for other in untitled)]
    twins.mark(found.entries)
    found.sections = [(section.printed, section.code) for section in whole.sections]
    found.furniture = dict(Counter(skipped.values()) + Counter({"link-annotation": len(linked.annotations)}))
    found.repaired = {
        "line ends in addresses": sum(link.breaks for entry in found.entries for link in entry.links),
        "addresses confirmed by annotations": sum(
            link.confirmed for entry in found.entries for link in entry.links
        ),
    }
    _account(found, printed, skipped, linked, whole)
    return found


def _month(issue: str | None, printed: Sequence[Line], whole: Structure) -> Month:
    first = min((section.row for section in whole.sections), default=0)
    heading = next(
        (section.words for section in whole.sections if section.code in declared("newsletter")["of_days"]), ""
    )
    bylines = [paragraph.text for item in whole.items for paragraph in item.bylines]
    dates = _printed_dates(bylines) or _printed_dates(
        paragraph.text for item in whole.items for paragraph in item.body
    )
    return month_of(issue, [line.text for line in printed[:first]], heading, dates)


def _printed_dates(texts: Iterable[str]) -> list[str]:
    return [found.edtf for text in texts for found in find_dates(text, None, None) if found.edtf]


def _account(
    found: Issue, printed: Sequence[Line], skipped: dict[int, str], linked: Linked, whole: Structure
) -> None:
    """Every character that is no white space: of a field, of furniture, or left over."""
    reasons: dict[int, str] = {}
    of_items = {row for item in whole.items for paragraph in _paragraphs(item) for row in paragraph.rows}
    of_days = {
        row
        for item in whole.items
        if item.section.code in declared("newsletter")["of_days"]
        for paragraph in item.body
        for row in paragraph.rows
        if read_day(paragraph.flow) is None
    }
    behind = {row for item in whole.items for paragraph in item.behind for row in paragraph.rows}
    known = (
        set(skipped)
        | linked.annotations
        | set(linked.used)
        | of_items
        | {section.row for section in whole.sections}
        | set(whole.preface)
    )
    for index in range(len(printed)):
        if index in linked.unplaced:
            reasons[index] = "address printed nowhere else, perhaps of a link whose words are not an address"
        elif index in of_days:
            reasons[index] = "no date and name of a day"
        elif index in linked.hollow:
            reasons[index] = "label of a link without its address"
        elif index in behind:
            reasons[index] = "behind the links of an item"
        elif index not in known:
            reasons[index] = "of no item"
    total = sum(not character.isspace() for character in found.text)
    left = 0
    for index, reason in reasons.items():
        line = printed[index]
        left += sum(not character.isspace() for character in found.text[line.start : line.end])
        found.leftovers.append(Leftover(line.start, line.end, found.text[line.start : line.end], reason))
    found.coverage = 1 - left / total if total else 1.0


def _paragraphs(item: Item) -> Iterable[Paragraph]:
    yield from item.titles
    yield from item.bylines
    yield from item.body
