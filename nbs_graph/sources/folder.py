"""A folder of editors' files → documents, each in its named graph.

The folder decides the graph: `issues/2023-08/…` goes to `graph/issue/2023-08`, everything else to `graph/agents`.
"""

from collections.abc import Iterator, Mapping
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
    found = (p for p in folder.rglob("*") if p.suffix in SUFFIXES and p.is_file())
    return sorted(p for p in found if not any(part.startswith(".") for part in p.relative_to(folder).parts))


def read_documents(paths: list[Path], shown: Mapping[Path, str] | None = None) -> Iterator[Document]:
    """Files → documents.

    Args:
        paths: YAML files.
        shown: how a path is named in diagnostics; as given when absent.
    Raises:
        CannotDo: a file cannot be read.
    """
    lookups: dict[Path, dict[str, str]] = {}
    for path in paths:
        name = (shown or {}).get(path, str(path))
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
        if home is not None and home not in lookups:
            lookups[home] = _covered(home / ISSUE_FILE)
        covered = lookups.get(home, {}) if home is not None else {}
        yield read_entry(text, file=name, graph=graph_of(path), item_of=covered.get)


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


def graph_of(path: Path) -> str:
    """A file's path → IRI of its named graph."""
    home = issue_folder(path)
    return f"{GRAPH}issue/{home.name}" if home is not None else GRAPH + "agents"


def _covered(issue_file: Path) -> dict[str, str]:
    """Entry IRI → IRI of the item that covers it, read from the issue's list; empty when that file is broken."""
    try:
        tree = read(issue_file.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, YamlProblem):
        return {}
    identifier, items = tree.get("id"), tree.get("items")
    out: dict[str, str] = {}
    if not isinstance(identifier, Text) or not isinstance(items, Items):
        return out
    for number, item in enumerate(items.items, 1):
        if not isinstance(item, Map):
            continue
        for key in ("main", "covers"):
            value = item.get(key)
            for text in value.items if isinstance(value, Items) else (value,):
                if isinstance(text, Text):
                    out.setdefault(ID + text.value.strip(), item_iri(ID + identifier.value, number))
    return out
