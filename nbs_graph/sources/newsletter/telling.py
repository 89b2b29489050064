"""The report of an issue for a person: what was found, repaired, inferred, left over."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from nbs_graph.sources.newsletter.entry import Issue

_LONGEST = 60
_WORDS = {
    "head": ("Issue of {month} ({basis}); {entries} items, {links} links", "{month} 期（{basis}）；{entries} 个条目，{links} 个链接"),
    "coverage": ("{percent:.2f} % of the characters are accounted for", "已归类字符 {percent:.2f} %"),
    "sections": ("Sections", "栏目"),
    "new": ("new, not declared in ontology/reading/newsletter.yaml", "新栏目，未在 ontology/reading/newsletter.yaml 中声明"),
    "repaired": ("Repaired", "已修复"),
    "furniture": ("Set aside as belonging to the page", "作为版面内容略去"),
    "notes": ("Of the file", "文件"),
    "doubts": ("To be looked at", "请核对"),
    "left": ("Left over", "未归类"),
    "nothing": ("nothing", "无"),
}  # fmt: skip
_BASIS = {"given": ("given", "指定"), "printed": ("as printed", "原文所印"), "inferred": ("inferred", "推断")}
_ZH = {
    "line ends in addresses": "网址中的断行",
    "addresses confirmed by annotations": "由批注印证的网址",
    "page-number": "页码",
    "running-head": "页眉",
    "call": "引导语",
    "caption": "图注",
    "contents": "目录",
    "editors": "编者行",
    "footer": "页尾",
    "table-head": "表头",
    "correction": "更正",
    "address": "邮箱",
    "disclaimer": "声明",
    "link-annotation": "PDF 链接批注",
    "address printed nowhere else, perhaps of a link whose words are not an address": "别处未印的网址，可能是文字链接的地址",
    "no date and name of a day": "没有日期和名称",
    "of no item": "不属于任何条目",
    "label of a link without its address": "链接标签后没有网址",
    "behind the links of an item": "位于条目链接之后",
}


def told(issue: Issue, notes: Sequence[str], tongue: str) -> str:
    """The report, in `en` or `zh`."""
    return "\n".join(_lines(issue, notes, tongue)) + "\n"


def _lines(issue: Issue, notes: Sequence[str], tongue: str) -> Iterator[str]:
    def word(key: str) -> str:
        return _WORDS[key][tongue == "zh"]

    def name(text: str) -> str:
        return _ZH.get(text, text) if tongue == "zh" else text

    links = sum(len(entry.links) for entry in issue.entries)
    basis = _BASIS[issue.month_basis][tongue == "zh"]
    yield word("head").format(month=issue.month, basis=basis, entries=len(issue.entries), links=links)
    if issue.against:
        yield (
            f"  原文所印为 {'、'.join(issue.against)}"
            if tongue == "zh"
            else f"  printed is {', '.join(issue.against)}"
        )
    yield word("coverage").format(percent=100 * issue.coverage)
    yield f"{word('sections')}:"
    counts = Counter(entry.section for entry in issue.entries)
    for heading, code in issue.sections:
        yield f"  {heading}: {counts[heading]}" + ("" if code else f"  ({word('new')})")
    for key, table in (("repaired", issue.repaired), ("furniture", issue.furniture)):
        listed = ", ".join(f"{name(what)} {count}" for what, count in sorted(table.items()) if count)
        yield f"{word(key)}: {listed or word('nothing')}"
    if notes:
        yield f"{word('notes')}:"
        yield from (f"  {note}" for note in notes)
    starts = _starts(issue.text)
    yield f"{word('doubts')}:"
    for entry in issue.entries:
        title = entry.title_zh or entry.title_en or entry.body
        for doubt in entry.doubts:
            line = bisect_right(starts, doubt.ranges[0][0]) if doubt.ranges else 0
            at = f":{line}" if line else ""
            yield f"  {entry.position}{at} {(title.text if title else '')[:20]}: {doubt.what[tongue]}"
    yield f"{word('left')}:" + ("" if issue.leftovers else f" {word('nothing')}")
    for left in issue.leftovers:
        yield f"  {bisect_right(starts, left.start)}: {name(left.reason)}: {' '.join(left.text.split())[:_LONGEST]}"


def _starts(text: str) -> list[int]:
    """Where the lines start; as many of them are at or before an offset as the number of its line says."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def drafts(
    *,
    new: int,
    renewed: int,
    same: int,
    kept: Sequence[str],
    gone: Sequence[str],
    withdrawn: int,
    stale: Sequence[str],
    recognised: Sequence[tuple[int, str, str]],
    tongue: str,
) -> str:
    """What became of the drafts."""
    zh = tongue == "zh"
    lines = [
        f"草稿：新写 {new}，更新 {renewed}，未变 {same}"
        if zh
        else f"Drafts: {new} new, {renewed} renewed, {same} unchanged"
    ]
    lines += [f"  {path}: " + ("已被编辑，保留不动" if zh else "edited; left alone") for path in kept]
    lines += [f"  {path}: " + ("已被移走，不再生成" if zh else "taken away; not made again") for path in gone]
    if withdrawn:
        lines.append(
            f"  撤回未编辑的草稿 {withdrawn}"
            if zh
            else f"  {withdrawn} unedited drafts withdrawn: the newsletter has them no more"
        )
    lines += [
        f"  {path}: "
        + (
            "通讯中已无此条，但已被编辑，请处理"
            if zh
            else "edited, but the newsletter has it no more: decide"
        )
        for path in stale
    ]
    said = {"url": ("address", "网址"), "title": ("title", "标题"), "headline": ("headline", "条目标题")}
    said |= {"doi": ("DOI", "DOI"), "link": ("link", "条目链接")}
    signs = {by: words[zh] for by, words in said.items()}
    lines += [
        f"  {position}: "
        + (
            f"图谱已有 {id_}（{signs[by]}相同）" + ("，请核对" if by == "title" else "")
            if zh
            else f"is {id_} of the graph (by its {signs[by]})" + (": check it" if by == "title" else "")
        )
        for position, id_, by in recognised
    ]
    return "\n".join(lines) + "\n"
