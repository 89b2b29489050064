"""A bibliographic file → drafts in a folder, beside what the graph knows already."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from nbs_graph.errors import CannotDo
from nbs_graph.pipeline.known import Known, plain
from nbs_graph.sources.bibliography import drafts
from nbs_graph.sources.bibliography.drafts import Agent
from nbs_graph.sources.bibliography.work import Batch, Name, Work

_LONGEST_NAME = 150
_FOLDERS = {"person": "people", "organisation": "organisations"}


@dataclass(slots=True)
class Outcome:
    """What became of a file.

    Args:
        entries, agents: drafts written; standing: files that were there already and were left alone.
        known: works that the graph has, the entry, and by which sign (`doi`, `url`, `title`).
        twice: works that stand in the file before, where, and by which sign.
        taken: works whose id belongs to something else, and that id; their drafts have none.
        homonyms: authors whose id would be that of somebody with another name.
        left: fields not taken, why, and in how many records.
    """

    entries: list[Path] = field(default_factory=list)
    agents: list[Path] = field(default_factory=list)
    standing: list[Path] = field(default_factory=list)
    known: list[tuple[Work, str, str]] = field(default_factory=list)
    twice: list[tuple[Work, Work, str]] = field(default_factory=list)
    taken: list[tuple[Work, str]] = field(default_factory=list)
    homonyms: dict[str, str] = field(default_factory=dict)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)


def import_works(batch: Batch, known: Known, file: str, out: Path, language: str) -> Outcome:
    """Write a draft per work that is new, and one per person or institution that is.

    Args:
        batch: what the file holds; known: what the graph holds; file: its name for the comments.
        out: the folder; made when absent. Files that are there are never touched.
        language: of the comments.
    Raises:
        CannotDo: the folder cannot be written.
    """
    outcome = Outcome()
    here = Known({}, {}, {}, {}, frozenset())
    seen: dict[str, Work] = {}
    people: set[str] = set()
    for work in batch.works:
        outcome.left.update({(left.field, left.why): 1 for left in work.leftovers})
        id_ = drafts.entry_id(work)
        if (found := known.find(work)) is not None:
            outcome.known.append((work, *found))
        elif (again := here.find(work)) is not None:
            outcome.twice.append((work, seen[again[0]], again[1]))
        else:
            named = not id_.endswith("/")
            taken = named and (id_ in known.ids or id_ in seen)
            name, place = id_.partition("/")[2][:_LONGEST_NAME], f"{work.where.unit}-{work.where.number}"
            if taken:
                outcome.taken.append((work, id_))
            key = id_ if named and not taken else f"{id_} {place}"
            here.add(work, key)
            seen[key] = work
            agents = tuple(_agent(author, known, outcome) for author in work.authors)
            path = out / f"{'-'.join(filter(None, (name, place))) if taken or not named else name}.yaml"
            text = drafts.entry(work, agents, file, language, taken=taken)
            _write(path, text, outcome.entries, outcome)
            for agent in agents:
                if not agent.known and agent.id not in people:
                    people.add(agent.id)
                    _write_agent(agent, out, file, language, outcome)
    return outcome


def _agent(name: Name, known: Known, outcome: Outcome) -> Agent:
    """Who an author is: somebody of the graph when exactly one has that name, else somebody new."""
    sort = "organisation" if name.institution else "person"
    found = [id_ for id_ in known.agents.get(plain(name.printed), ()) if id_.startswith(sort + "/")]
    if len(found) == 1:
        return Agent(name, found[0], known=True)
    made = drafts.agent_id(name)
    if made in known.ids:
        outcome.homonyms[name.printed] = made
        return Agent(name, "")
    hints = known.acronyms.get(plain(name.printed), frozenset()) if name.institution else frozenset()
    return Agent(name, made, hint=", ".join(sorted(hints)))


def _write_agent(agent: Agent, out: Path, file: str, language: str, outcome: Outcome) -> None:
    sort, _, name = agent.id.partition("/")
    if name:
        path = out / _FOLDERS[sort] / f"{name[:_LONGEST_NAME]}.yaml"
        _write(path, drafts.agent(agent, file, language), outcome.agents, outcome)


def _write(path: Path, text: str, written: list[Path], outcome: Outcome) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        if not path.is_file():
            raise CannotDo(
                f"{path} cannot be written: it is there and is no file.",
                f"无法写入 {path}：该路径已存在且不是文件。",
            ) from error
        outcome.standing.append(path)
    except OSError as error:
        raise CannotDo(
            f"{path} cannot be written: {error.strerror}.", f"无法写入 {path}：{error.strerror}。"
        ) from error
    else:
        written.append(path)
