"""Works → drafts in the authoring format: what the record says, and as comments what an editor still owes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nbs_graph.sources import minting, template
from nbs_graph.sources.authoring import authoring, segment
from nbs_graph.sources.bibliography import names
from nbs_graph.sources.bibliography.work import REASONS, TAKEN_UP, Name, Work
from nbs_graph.sources.yaml_writer import Flow, Noted, Plain, Value, write


@dataclass(frozen=True, slots=True)
class Agent:
    """Who an author is taken for.

    Args:
        name: as named.
        id: `person/jin-tong`; empty when no rule makes one.
        known: the graph has it already; else a draft is written.
        hint: ids of others that may be meant, for they have this acronym.
    """

    name: Name
    id: str
    known: bool = False
    hint: str = ""


def entry_id(work: Work) -> str:
    """The identifier that a work's entry gets; ends in `/` when no rule covers the script of its title."""
    return f"{segment(work.kind)}/{minting.name(work.title, work.doi)}"


def agent_id(name: Name) -> str:
    """The identifier that an author gets; empty when no rule makes one."""
    made = names.identifier(name) or (
        minting.of_chinese(name.printed) if minting.has_han(name.printed) else ""
    )
    return f"{'organisation' if name.institution else 'person'}/{made}" if made else ""


def entry(work: Work, agents: tuple[Agent, ...], file: str, language: str, *, taken: bool = False) -> str:
    """The text of an entry's draft.

    Args:
        work: what is said; agents: its authors, in order.
        file: where it was read; language: of the comments.
        taken: the id that the rules make is another work's; the draft has none.
    """
    zh = language == "zh"
    id_ = entry_id(work)
    belongs = "此 id 属于另一条目，请另拟" if zh else "this id is another work's; make one by hand"
    keys = authoring().keys[work.kind]
    other = "en" if work.language == "zh" else "zh"
    values: dict[str, Value] = {
        "id": Noted(id_, beside=belongs, off=True)
        if taken
        else Noted(id_ + "…", off=True)
        if id_.endswith("/")
        else id_,
        "kind": work.kind,
        "title": {work.language: Noted(work.title, beside="" if work.stated else _judged(zh=zh))},
        "translatedTitle": _by_language("translatedTitle", work.translated, {other}, language),
        "summary": _by_language("summary", work.summary, {"en", "zh"}, language),
        "issued": Plain(work.issued) if work.issued else template.waiting("issued", language),
        "url": work.url or template.waiting("url", language),
    }
    if work.doi:
        values["doi"] = work.doi
    if work.journal and "journal" in keys:
        values["journal"] = work.journal
    if agents and "authors" in keys:
        values["authors"] = [_author(agent, zh=zh) for agent in agents]
    if work.more and "moreAuthors" in keys:
        values["moreAuthors"] = True
    if work.publishers or not (agents and "authors" in keys):
        values["participations"] = Noted(
            template.example_of("participations"), above=_publisher(work, zh=zh), off=True
        )
    values["themes"], values["sdg"] = (template.waiting(key, language) for key in ("themes", "sdg"))
    return write(values, head=_head(work, file, zh=zh), end="\n".join(_end(work, agents, keys, zh=zh)))


def _by_language(key: str, said: Mapping[str, str], owed: set[str], language: str) -> Value:
    """What is said by language, and the languages that are owed, with a word of help where one is missing."""
    missing = sorted(owed - set(said))
    value: dict[str, Value] = dict(said)
    value |= {tongue: Noted(template.PLACEHOLDER, off=True) for tongue in missing}
    return Noted(value, above=template.help_of(key, language) if missing else "")


def _judged(*, zh: bool) -> str:
    return "语言按文字判断，请核对" if zh else "language judged by the script; check it"


def _author(agent: Agent, *, zh: bool) -> Value:
    line = Flow({"agent": agent.id, "as": agent.name.printed})
    if not agent.id:
        said = "按 docs/identifiers.md 填写 id" if zh else "make an id after docs/identifiers.md"
        return Noted(Flow({"agent": "person/…", "as": agent.name.printed}), beside=said)
    if agent.known:
        return Noted(
            line,
            beside="图谱中有同名者，请核对是否同一人"
            if zh
            else "the graph has this name; check that it is the same",
        )
    if agent.hint:
        said = f"{agent.hint} 有此缩写，是否所指？" if zh else f"{agent.hint} has this acronym: is it meant?"
        return Noted(line, beside=said)
    return line


def _publisher(work: Work, *, zh: bool) -> str:
    named = "、".join(work.publishers) if zh else ", ".join(work.publishers)
    if zh:
        return f"文件所载出版者：{named or '无'}。填写时须附证据（通讯所印文字）"
    return f"Publisher in the file: {named or 'none'}. A participation needs evidence, the words that the newsletter prints"


def _head(work: Work, file: str, *, zh: bool) -> str:
    key = f" ({work.key})" if work.key else ""
    if zh:
        return (
            f"草稿，来自 {file}，{work.where.told('zh')}{key}。请填写标有“…”的注释行并去掉行首“# ”，\n"
            "再在本期 issue.yaml 的 items 中列出（作者的证据取自该条目），然后运行 `nbs-graph validate`。"
        )
    return (
        f"A draft, from {file}, {work.where.told('en')}{key}. Fill in the lines with “…” and take away their “# ”,\n"
        "list it under the items of an issue.yaml (whose item is the authors' evidence), then run `nbs-graph validate`."
    )


def _end(work: Work, agents: tuple[Agent, ...], keys: tuple[str, ...], *, zh: bool) -> Iterator[str]:
    """What the file says besides, a line each; abstracts are not repeated."""
    lines = [
        f"{left.field}: {left.value[:TAKEN_UP]}{'…' if len(left.value) > TAKEN_UP else ''}"
        for left in work.leftovers
        if left.why not in ("abstract", "publisher")
    ]
    lines += [f"{left.field}: {REASONS['abstract'][zh]}" for left in work.leftovers if left.why == "abstract"]
    unfit = {"journal": work.journal, "moreAuthors": "true" if work.more else ""}
    lines += [f"{key}: {value}" for key, value in unfit.items() if value and key not in keys]
    if agents and "authors" not in keys:
        lines += [f"author: {agent.name.printed}" for agent in agents]
    if lines:
        yield "文件中另有，未采用：" if zh else "The file says besides, and this is not taken:"
        yield from (f"  {' '.join(line.split())}" for line in lines)


def agent(agent_: Agent, file: str, language: str) -> str:
    """The text of the draft of a person or institution."""
    name, zh = agent_.name, language == "zh"
    tongue = "zh" if minting.has_han(name.printed) else "en"
    values: dict[str, Value] = {
        "id": agent_.id,
        "kind": "Organisation" if name.institution else "Person",
        "name": Flow({tongue: name.printed}),
    }
    if name.institution:
        values |= {key: template.waiting(key, language) for key in ("organisationType", "country")}
    elif name.family and name.given:
        values["given"], values["family"] = name.given, name.family
    else:
        values |= {key: template.waiting(key, language) for key in ("given", "family")}
    pinyin = tongue == "zh" and not name.institution
    if zh:
        head = f"草稿，来自 {file}。请核对姓名" + (
            "及拼音 id；id 一经确定不再更改。"
            if pinyin
            else "；若实为另一类（个人/机构），请更改 id 与 kind。"
        )
    else:
        head = f"A draft, from {file}. Check the name" + (
            " and the pinyin of the id, which never changes later."
            if pinyin
            else "; if it is the other sort (person, institution), change id and kind."
        )
    if not name.institution and not name.family:
        head += (
            "\n姓与名的先后不能确定，请填写。"
            if zh
            else "\nWhich part is the family name cannot be told; fill it in."
        )
    return write(values, head=head)
