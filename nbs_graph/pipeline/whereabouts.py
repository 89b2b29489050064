"""What an editor names on the command line → a file of an entry, the id of a person, the IRI of a concept."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.namespaces import ID, expand, prefixes, shorten
from nbs_graph.resources import data_dir
from nbs_graph.sources.folder import SUFFIXES, is_data, yaml_files
from nbs_graph.sources.yaml_edit import home, keys
from nbs_graph.sources.yaml_tree import Items, Map, Node, Text, YamlProblem, read
from nbs_graph.terms.vocabulary import closest, concepts, suggest

_ID = re.compile(r"""^id:[ \t]*["']?([^\s"'#]+)""", re.MULTILINE)
_POSITION = re.compile(r"(?:item/)?(\d{4}-\d{2})/(\d{1,3})\Z", re.ASCII)
_AGENTS = ("person/", "organisation/")
_NAMES = ("name", "alternateName", "acronym")
_OWN = ("data", "drafts")


def folders(asked: Path | None) -> tuple[Path, ...]:
    """The folders in which entries are looked for: as asked, else `./data` and `./drafts`.

    Raises:
        CannotDo: there is none.
    """
    if asked is not None:
        if not asked.is_dir():
            raise CannotDo(f"{asked} is not a folder.", f"{asked} 不是文件夹。")
        return (asked,)
    found = tuple(Path(name) for name in _OWN if Path(name).is_dir())
    if not found:
        raise CannotDo(
            "There is no folder `data` or `drafts` here: name one with --data.",
            "当前位置没有 `data` 或 `drafts` 文件夹：请用 --data 指定。",
        )
    return found


def entry_file(name: str, asked: Path | None) -> Path:
    """The file of an entry.

    Args:
        name: an IRI, a CURIE, a path under `id/`, issue and position (`2023-08/05`), or the path of the file.
        asked: the folder to look in; else `./data` and `./drafts`.
    Raises:
        UsageProblem: no file has that id, or several have.
        CannotDo: there is no such folder or file, or a file cannot be read.
    """
    if name.endswith(SUFFIXES) and ":" not in name:
        if Path(name).is_file():
            return Path(name)
        raise CannotDo(f"{name} does not exist.", f"{name} 不存在。")
    known = _by_id(folders(asked))
    position = _POSITION.match(name)
    id_ = _main_entry(position[1], int(position[2]), known) if position else expand(name).removeprefix(ID)
    found = known.get(id_, [])
    if len(found) == 1:
        return found[0]
    if found:
        listed = [str(path) for path in found]
        raise UsageProblem(
            f"`{id_}` has several files: name one of {', '.join(listed)}.",
            f"`{id_}` 有多个文件：请指定其一：{'、'.join(listed)}。",
        )
    near = closest(id_, known)
    places = [str(folder) for folder in folders(asked)]
    raise UsageProblem(
        f"No file in {', '.join(places)} has the id `{id_}`." + (f" Did you mean `{near}`?" if near else ""),
        f"{'、'.join(places)} 中没有 id 为 `{id_}` 的文件。" + (f"是否想写 `{near}`？" if near else ""),
    )


def _main_entry(issue: str, number: int, known: Mapping[str, list[Path]]) -> str:
    """Issue and position → id of the main entry there."""
    for path in known.get(f"issue/{issue}", ()):
        items = _tree(path).get("items")
        inner = items.items[number - 1 : number] if isinstance(items, Items) and number else ()
        for item in inner:
            main = item.get("main") if isinstance(item, Map) else None
            if isinstance(main, Text):
                return main.value.strip()
    raise UsageProblem(f"There is no item {issue}/{number:02d}.", f"没有 {issue}/{number:02d} 这一条目。")


def agent(name: str, asked: Path | None) -> tuple[str, Path]:
    """Who is meant: the id of a person or organisation, and their file.

    Args:
        name: an id, an IRI, or a name that only one has.
        asked: the folder to look in; beside it `./data`, else the data that ship, unless it is a whole graph by itself.
    Raises:
        UsageProblem: nobody is called that, or several are.
    """
    places = [asked] if asked and is_data(asked) else [*([asked] if asked else []), *map(Path, _OWN)]
    if not any(is_data(place) for place in places):
        places.append(data_dir())
    known = {id_: paths[0] for id_, paths in _by_id(places).items() if id_.startswith(_AGENTS)}
    meant = name.strip().removeprefix(ID).removeprefix("nbsid:")
    if meant in known:
        return meant, known[meant]
    named: dict[str, set[str]] = {}
    for id_, path in known.items():
        for called in _called(_tree(path)):
            named.setdefault(_plain(called), set()).add(id_)
    found = sorted(named.get(_plain(name), ()))
    if len(found) == 1:
        return found[0], known[found[0]]
    if found:
        raise UsageProblem(
            f"Several are called “{name}”: give the id, {' or '.join(found)}.",
            f"有多个“{name}”：请写 id：{'、'.join(found)}。",
        )
    near = closest(meant, known) or _alike(name, known, named)
    raise UsageProblem(
        f"No person or organisation is called “{name}”."
        + (f" Did you mean `{near}`?" if near else "")
        + " Someone new needs a file first: `nbs-graph new Person --out data/people/NAME.yaml`.",
        f"没有名为“{name}”的人员或机构。"
        + (f"是否想写 `{near}`？" if near else "")
        + "新的人员须先建文件：`nbs-graph new Person --out data/people/NAME.yaml`。",
    )


def _alike(name: str, known: Iterable[str], named: Mapping[str, set[str]]) -> str | None:
    """The id of somebody whose name, or the last part of whose id, is spelt nearly so."""
    spelt = {id_.rpartition("/")[2].replace("-", " "): id_ for id_ in known}
    spelt |= {called: min(ids) for called, ids in named.items()}
    near = closest(_plain(name), spelt)
    return spelt[near] if near else None


def concept(name: str) -> str:
    """The IRI of a concept that entries can be linked with.

    Args:
        name: a CURIE (`sdg:13.1`, `theme:flood-risk`) or an IRI.
    Raises:
        UsageProblem: there is no such concept, or entries have no list for its scheme.
    """
    linkable = {key: term.base for key, term in keys().items() if term.base != ID}
    iri = expand(name) if ":" in name else ""
    there = home(iri)
    if iri in concepts() and there is not None and there[0] in linkable:
        return iri
    if iri in concepts():
        listed = ", ".join(linkable)
        raise UsageProblem(
            f"Entries are not linked with `{shorten(iri)}`; they are with the concepts of {listed}.",
            f"条目不与 `{shorten(iri)}` 关联；可关联的词表：{listed}。",
        )
    near = _near(name, list(linkable.values()))
    raise UsageProblem(
        f"There is no concept “{name}”."
        + (f" Did you mean `{near}`?" if near else " Write it as `sdg:13.1`."),
        f"没有“{name}”这一概念。" + (f"是否想写 `{near}`？" if near else "写法如 `sdg:13.1`。"),
    )


def _near(name: str, bases: list[str]) -> str | None:
    prefix, colon, local = name.rpartition(":")
    base = prefixes().get(prefix) if colon else None
    for space in [base] if base in bases and base else bases:
        code = suggest(space, local)
        if code:
            return shorten(space + code)
    return None


def _by_id(places: Iterable[Path]) -> dict[str, list[Path]]:
    """Id → the files that say they are it, each once."""
    found: dict[str, list[Path]] = {}
    seen: set[Path] = set()
    for path in (path for place in places if place.is_dir() for path in yaml_files(place)):
        if path.resolve() not in seen:
            seen.add(path.resolve())
            match = _ID.search(_text(path))
            if match:
                found.setdefault(match[1], []).append(path)
    return found


def _called(tree: Map) -> Iterator[str]:
    def texts(node: Node | None) -> Iterator[str]:
        if isinstance(node, Text):
            yield node.value
        elif node is not None:
            for inner in node.items if isinstance(node, Items) else [value for _, value in node.pairs]:
                yield from texts(inner)

    for key in _NAMES:
        yield from texts(tree.get(key))


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _tree(path: Path) -> Map:
    """What a file says; nothing when it is broken, which `validate` tells."""
    try:
        return read(_text(path))
    except YamlProblem:
        return read("id: broken")


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError as error:
        raise CannotDo(
            f"{path} cannot be read: {error.strerror}.", f"无法读取 {path}：{error.strerror}。"
        ) from error
