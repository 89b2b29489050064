"""An issue → the draft of its `issue.yaml`: the items in their order, what each covers, the links as printed."""

import calendar
import hashlib
from collections.abc import Sequence

from nbs_graph.sources import template
from nbs_graph.sources.newsletter.draft_entry import canonical
from nbs_graph.sources.newsletter.entry import Entry, Issue
from nbs_graph.sources.newsletter.vocabulary import declared
from nbs_graph.sources.yaml_writer import Noted, Plain, Value, write


def draft(issue: Issue, ids: Sequence[str], publisher: str, language: str) -> str:
    """The text of `issue.yaml`.

    Args:
        issue: what was read; ids: of its entries, in order, empty where an editor must make one.
        publisher: id of the organisation that published the issues before; empty when not known.
        language: of the comments.
    """
    year, number = (int(part) for part in issue.month.split("-"))
    title = declared("drafts")["issue_title"]
    values: dict[str, Value] = {
        "id": f"issue/{issue.month}",
        "kind": "NewsletterIssue",
        "review": _review(issue),
        "translatedTitle": {
            "en": title["en"].format(month=calendar.month_name[number], year=year),
            "zh": title["zh"].format(number=number, year=year),
        },
        "issued": Plain(issue.month),
        "publisher": publisher or template.waiting("publisher", language),
        "language": "zh",
        "sourceSha256": hashlib.sha256(issue.text.encode()).hexdigest(),
        "sourceLength": len(issue.text),
        "curatedBy": template.waiting("curatedBy", language),
        "curatedOn": template.waiting("curatedOn", language),
        "expectedItems": len(issue.entries),
        "expectedLinks": sum(len(entry.links) for entry in issue.entries),
        "items": [_item(entry, id_) for entry, id_ in zip(issue.entries, ids, strict=True)],
    }
    return write(values)


def _review(issue: Issue) -> Value:
    en, zh = ["Compare the items and their links with the newsletter."], ["请对照通讯核对各条目及其链接。"]
    if issue.month_basis == "inferred":
        en.append(f"The month {issue.month} is not printed; it is inferred.")
        zh.append(f"原文未印月份，{issue.month} 为推断。")
    new = [heading for heading, code in issue.sections if not code]
    if new:
        en.append(f"Sections that are not known: {', '.join(new)}.")
        zh.append(f"未知栏目：{'、'.join(new)}。")
    if issue.leftovers:
        en.append(f"{len(issue.leftovers)} stretches of the text belong to no item; see the report.")
        zh.append(f"有 {len(issue.leftovers)} 处文字不属于任何条目，见报告。")
    return {"en": en, "zh": zh}


def _item(entry: Entry, id_: str) -> Value:
    values: dict[str, Value] = {"main": id_ or Noted(template.PLACEHOLDER, off=True)}
    if entry.section_code:
        values["section"] = entry.section_code
    links: list[Value] = []
    for link in entry.links:
        printed = (
            link.url
            if "://" in link.url
            else f"https://doi.org/{link.url}"
            if link.url.startswith("10.")
            else f"https://{link.url}"
        )
        links.append(
            {"printed": printed} | ({"url": canonical(link.url)} if canonical(link.url) != printed else {})
        )
    if links:
        values["links"] = links
    return values
