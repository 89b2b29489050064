"""A newsletter → drafts in a folder, beside what the graph knows; edited files are never touched."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nbs_graph.errors import CannotDo
from nbs_graph.graph.dataset import Dataset
from nbs_graph.namespaces import ID
from nbs_graph.pipeline.items import Item
from nbs_graph.pipeline.known import Known, address, known, plain
from nbs_graph.pipeline.suggested import offered_links, suggested
from nbs_graph.sources.bibliography import drafts as agents
from nbs_graph.sources.bibliography.drafts import Agent
from nbs_graph.sources.bibliography.names import named
from nbs_graph.sources.newsletter import draft_entry, draft_issue
from nbs_graph.sources.newsletter.entry import Entry, Issue
from nbs_graph.sources.newsletter.fields import World
from nbs_graph.sources.newsletter.gazetteer import Countries, Gazetteer
from nbs_graph.sources.passages import of_item

_RECORD = ".ingest.json"
_LONGEST_NAME = 60
_COUNTRIES = """SELECT ?place ?name WHERE {
  ?place nbs:iso3166 ?code ; rdfs:label|skos:altLabel ?name FILTER(LANG(?name) = "zh") }"""
_NAMES = """SELECT ?agent ?name WHERE { { ?agent a nbs:Organisation } UNION { ?agent a nbs:Government }
  ?agent rdfs:label|schema:alternateName ?name }"""
_ACRONYMS = "SELECT ?agent ?name WHERE { ?agent nbs:acronym ?name }"
_PUBLISHER = "SELECT ?publisher WHERE { ?issue a nbs:NewsletterIssue ; dcterms:publisher ?publisher ; dcterms:issued ?when } ORDER BY DESC(?when) LIMIT 1"


@dataclass(slots=True)
class Written:
    """What became of the drafts.

    Args:
        new: files written for the first time; renewed: files that nobody had edited and that changed.
        same: files that need no change; kept: files that an editor has edited, or that were there before.
        gone: files that an editor has taken away, which are not made again.
        withdrawn: files of an earlier run that the newsletter has no more, unedited; stale: the same, but edited.
        recognised: entries that the graph has, the id and by which sign.
    """

    new: list[Path] = field(default_factory=list)
    renewed: list[Path] = field(default_factory=list)
    same: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    gone: list[Path] = field(default_factory=list)
    withdrawn: list[Path] = field(default_factory=list)
    stale: list[Path] = field(default_factory=list)
    recognised: list[tuple[Entry, str, str]] = field(default_factory=list)


def world(dataset: Dataset) -> World:
    """What a graph knows of organisations and countries."""
    names: dict[str, list[str]] = {}
    acronyms: dict[str, list[str]] = {}
    for query, found in ((_NAMES, names), (_ACRONYMS, acronyms)):
        for row in dataset.query(query):  # type: ignore[union-attr]
            found.setdefault(row["agent"].value.removeprefix(ID), []).append(row["name"].value)
    countries = {row["name"].value: row["place"].value for row in dataset.query(_COUNTRIES)}  # type: ignore[union-attr]
    ours = [
        (id_, [name for name in called if name not in countries], acronyms.get(id_, []))
        for id_, called in sorted(names.items())
    ]
    return World(Gazetteer(ours), Countries(countries))


def write_drafts(issue: Issue, dataset: Dataset, out: Path, language: str) -> Written:
    """An issue that was read → its drafts in `out`.

    Args:
        issue: what was read; dataset: the graph that it would join.
        out: the folder, made when absent; language: of the comments.
    Raises:
        CannotDo: the folder cannot be written.
    """
    done = Written()
    _same_issue(issue, out)
    there = known(dataset)
    ids: list[str] = []
    files: dict[str, str] = {}
    people: dict[str, Agent] = {}
    for entry in issue.entries:
        recognised = find(entry, there, issue.month)
        if recognised is not None:
            done.recognised.append((entry, *recognised))
            ids.append(recognised[0])
            continue
        id_ = draft_entry.identifier(entry)
        id_ = _free(id_ + f"{issue.month}-{entry.position:02}" if id_.endswith("/") else id_, ids, there)
        ids.append(id_)
        for name, institution in _names_in(entry):
            people.setdefault(name, _agent(name, there, institution=institution))
        file = f"{entry.position:02}-{_file_name(id_)}.yaml"
        found = suggested(of_item(entry, issue.text), file, issue.text, {})
        links = offered_links(found)
        files[file] = draft_entry.draft(entry, id_, people, issue.text, issue.month, language, links)
    for agent in people.values():
        if agent.id and not agent.known:
            folder = "organisations" if agent.id.startswith("organisation/") else "people"
            files[f"{folder}/{_file_name(agent.id)}.yaml"] = _as_draft(
                agents.agent(agent, f"issue/{issue.month}", language)
            )
    publisher = next((row["publisher"].value.removeprefix(ID) for row in dataset.query(_PUBLISHER)), "")  # type: ignore[union-attr]
    files["issue.yaml"] = draft_issue.draft(issue, ids, publisher, language)
    _store(files, out, done)
    return done


def turtle(issue: Issue, dataset: Dataset, language: str) -> bytes:
    """An issue → what its drafts say, in Turtle."""
    import tempfile

    import pyoxigraph as ox

    from nbs_graph.namespaces import prefixes
    from nbs_graph.pipeline.inputs import read_inputs

    with tempfile.TemporaryDirectory() as folder:
        write_drafts(issue, dataset, Path(folder), language)
        documents = list(read_inputs((folder,), input_format=None, stdin=b""))
    triples = {
        ox.Triple(quad.subject, quad.predicate, quad.object)
        for document in documents
        for quad in document.quads
    }
    made = ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.TURTLE, prefixes=dict(prefixes()))
    assert made is not None
    return made


def _same_issue(issue: Issue, out: Path) -> None:
    """Refuse a folder that holds another issue."""
    try:
        said = (out / "issue.yaml").read_text("utf-8", errors="replace")
    except OSError:
        return
    other = re.search(r"^id:\s*issue/(\d{4}-\d{2})\b", said, re.MULTILINE)
    if other and other[1] != issue.month:
        raise CannotDo(
            f"{out} holds the issue of {other[1]}, this is that of {issue.month}: choose another --out.",
            f"{out} 中是 {other[1]} 期，本期为 {issue.month}：请另选 --out。",
        )


def find(entry: Entry, there: Known, month: str = "") -> tuple[str, str] | None:
    """The entry of the graph that an entry is, and the sign it is known by.

    By its DOI; else by the item of the graph's issues that has its headline; else by its address or title; else by a
    link that an item of its month prints. Two DOIs are two things, whatever else they share, and so are two of one
    title whose years lie apart.

    Args:
        month: of its issue, `2023-08`; without it no headline and no link counts that another sign does not bear out.
    """
    doi, issued = entry.doi.text if entry.doi else "", entry.date.edtf if entry.date else ""
    printed = [address(draft_entry.canonical(link.url)) for link in entry.links if not link.cited]
    titles = [plain(title.text) for title in (entry.title_zh, entry.title_en) if title]
    seen = Item(
        month, entry.position, "", {title for title in titles if title}, {url for url in printed if url}
    )
    found = [("doi", there.entries.get(("doi", doi)))] if doi else []
    found.append(("headline", there.items.by_headline(seen)))
    found += [("url", there.entries.get(("url", url))) for url in printed if url]
    found += [("title", there.entries.get(("title", title))) for title in titles]
    found.append(("link", there.items.by_link(seen)))
    return next(((id_, by) for by, id_ in found if id_ and there.fits(id_, by, doi, issued)), None)


def _names_in(entry: Entry) -> Iterable[tuple[str, bool]]:
    for author in entry.authors:
        yield author.text, False
    for actor in entry.organisations:
        if actor.role:
            yield actor.name, True
    for money in entry.money:
        if money.giver:
            yield money.giver, True


def _agent(printed: str, there: Known, *, institution: bool) -> Agent:
    """Who a printed name is: the one of the graph with that name, else somebody new."""
    name = named(printed, institution=institution)
    sort = "organisation/" if institution else "person/"
    found = [id_ for id_ in there.agents.get(plain(printed), ()) if id_.startswith(sort)]
    if len(found) == 1:
        return Agent(name, found[0], known=True)
    made = agents.agent_id(name)
    return Agent(name, "" if made in there.ids else made)


def _free(id_: str, taken: list[str], there: Known) -> str:
    """An id that no other thing has."""
    base, count = id_, 2
    while id_ in taken or id_ in there.ids:
        id_, count = f"{base}-{count}", count + 1
    return "" if id_.endswith("/") else id_


def _file_name(id_: str) -> str:
    return id_.rpartition("/")[2][:_LONGEST_NAME].strip("-") or "entry"


def _as_draft(text: str) -> str:
    """The draft of an agent, marked as such."""
    note = "review:\n  en: [Drawn up by a program; check the name.]\n  zh: [由程序拟出，请核对名称。]\n"
    head, mark, rest = text.partition("\nkind: ")
    line, _, rest = rest.partition("\n")
    return f"{head}{mark}{line}\n{note}{rest}"


def _store(files: Mapping[str, str], out: Path, done: Written) -> None:
    """Write what is new or stands as it was written last."""
    record = _recorded(out)
    now: dict[str, str] = dict(record)
    try:
        for name in sorted(set(record) - set(files)):
            path = out / name
            if path.exists() and _digest(path.read_text("utf-8", errors="replace")) == record[name]:
                path.unlink()  # nobody has edited it, and the newsletter has it no more
                del now[name]
                done.withdrawn.append(path)
            elif path.exists():
                done.stale.append(path)
        for name, text in files.items():
            path = out / name
            digest = _digest(text)
            if path.exists():
                if _digest(path.read_text("utf-8", errors="replace")) == digest:
                    done.same.append(path)
                elif _digest(path.read_text("utf-8", errors="replace")) == record.get(name):
                    path.write_text(text, "utf-8")
                    done.renewed.append(path)
                else:
                    done.kept.append(path)
                    continue
            elif name in record:
                done.gone.append(path)
                continue
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
                done.new.append(path)
            now[name] = digest
        (out / _RECORD).write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", "utf-8")
    except OSError as error:
        raise CannotDo(
            f"{out} cannot be written: {error.strerror}.", f"无法写入 {out}：{error.strerror}。"
        ) from error


def _recorded(out: Path) -> dict[str, str]:
    """File → digest of what was written there last; empty when that is not known."""
    try:
        found = json.loads((out / _RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in found.items()} if isinstance(found, dict) else {}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
