"""A folder of editors' files → documents, each in its named graph.

Files beside or below an `issue.yaml` go to that issue's graph, `graph/issue/2023-08` by its id, all others to
`graph/agents`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from nbs_graph.errors import CannotDo
from nbs_graph.model import Diagnostic, Severity, Span
from nbs_graph.namespaces import GRAPH, ID
from nbs_graph.sources.positions import Positions
from nbs_graph.sources.yaml_ld import Document, item_iri, read_entry
from nbs_graph.sources.yaml_tree import Items, Map, Text, YamlProblem, read

SUFFIXES = (".yaml", ".yml")
ISSUE_FILE = "issue.yaml"


def yaml_files(folder: Path) -> list[Path]:
    """Every YAML file below `folder`, in a fixed order, hidden ones left out."""
    found = (p for p in folder.rglob("*") if p.suffix in SUFFIXES)
    seen = (p for p in found if not any(part.startswith(".") for part in p.relative_to(folder).parts))
    return sorted(p for p in seen if is_file(p))


def is_file(path: Path) -> bool:
    """Whether something found in a folder is a file.

    Raises:
        CannotDo: it is a link to nothing.
    """
    if path.is_symlink() and not path.exists():
        there = path.readlink()
        raise CannotDo(
            f"{path} is a link to {there}, which is not there; mend or delete the link.",
            f"{path} 是指向 {there} 的链接，而后者不存在；请修正或删除该链接。",
        )
    return path.is_file()


def is_data(folder: Path) -> bool:
    """Whether a folder holds all of a graph, as `data/` does: issues, and the organisations that they name."""
    return (folder / "issues").is_dir() and (folder / "organisations").is_dir()


def read_documents(
    paths: list[Path],
    shown: Mapping[Path, str] | None = None,
    reading: Callable[[str], object] = lambda _: None,
) -> Iterator[Document]:
    """Files → documents.

    Args:
        paths: YAML files.
        shown: how a path is named in diagnostics; as given when absent.
        reading: told of each file before it is read.
    Raises:
        CannotDo: a file cannot be read.
    """
    issues: dict[Path | None, _Issue] = {None: _AGENTS}
    for path in paths:
        name = (shown or {}).get(path, str(path))
        reading(name)
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise CannotDo(
                f"{name} cannot be read: {error.strerror}.", f"无法读取 {name}：{error.strerror}。"
            ) from error
        text, fault = decode(raw, name)
        if fault is not None:
            yield Document(name, None, None, (), Positions(), (fault,))
            continue
        home = issue_folder(path)
        if home not in issues:
            issues[home] = _issue(home)
        issue = issues[home]
        yield read_entry(text, file=name, graph=issue.graph, item_of=issue.covered.get)


def read_as(path: Path, text: str) -> Document:
    """A text as it would be read if it stood in the file `path`, which need not say the same."""
    issue = _issue(issue_folder(path))
    return read_entry(text, file=str(path), graph=issue.graph, item_of=issue.covered.get)


def is_listed(path: Path, entry: str) -> bool:
    """Whether the issue of a file lists an entry, by its id: then it is known which item is quoted."""
    return ID + entry in _issue(issue_folder(path)).covered


def decode(raw: bytes, name: str) -> tuple[str, Diagnostic | None]:
    """Bytes → text without byte order mark; or a diagnostic at the first byte that is not UTF-8."""
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = {
            "en": "The file is not UTF-8; save it as UTF-8 in your editor.",
            "zh": "文件不是 UTF-8 编码；请在编辑器中另存为 UTF-8。",
        }
        return "", Diagnostic("NBS001", Severity.VIOLATION, message, name, Span(line, 1, line, 2))


def issue_folder(path: Path) -> Path | None:
    """The folder of the issue that a file belongs to: the nearest one upwards that holds `issue.yaml`."""
    for folder in list(path.resolve().parents)[:3]:
        if (folder / ISSUE_FILE).is_file():
            return folder
    return None


@dataclass(frozen=True, slots=True)
class _Issue:
    """What its `issue.yaml` says to the files around it: their graph, and the item that covers each entry."""

    graph: str
    covered: Mapping[str, str]


_AGENTS = _Issue(GRAPH + "agents", {})


def _issue(folder: Path | None) -> _Issue:
    """Read the issue of a folder; when its file is broken, the folder's name stands for its id."""
    if folder is None:
        return _AGENTS
    named = _Issue(f"{GRAPH}issue/{folder.name}", {})
    try:
        tree = read((folder / ISSUE_FILE).read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, YamlProblem):
        return named
    identifier = tree.get("id")
    if not isinstance(identifier, Text) or not re.fullmatch(r"issue/[a-z0-9-]+", identifier.value):
        return named
    return _Issue(GRAPH + identifier.value, dict(_covered(tree, identifier.value)))


def _covered(tree: Map, issue: str) -> Iterator[tuple[str, str]]:
    """Entry IRI and IRI of the item that covers it, from the issue's list; of several items the first counts."""
    items = tree.get("items")
    found: dict[str, str] = {}
    for number, item in enumerate(items.items if isinstance(items, Items) else (), 1):
        for key in ("main", "covers"):
            value = item.get(key) if isinstance(item, Map) else None
            for text in value.items if isinstance(value, Items) else (value,):
                if isinstance(text, Text):
                    found.setdefault(ID + text.value.strip(), item_iri(ID + issue, number))
    yield from found.items()
