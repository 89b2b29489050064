"""A newsletter, drafts or plain text → suggested links of each entry, without those that were decided."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.graph.dataset import Dataset
from nbs_graph.namespaces import ID, shorten
from nbs_graph.pipeline import ingest
from nbs_graph.pipeline.deciding import decided
from nbs_graph.pipeline.extracting import extract
from nbs_graph.pipeline.known import known
from nbs_graph.pipeline.suggested import Suggested, annotator, suggested, with_suggestions
from nbs_graph.publish.atomic import replace_file
from nbs_graph.sources import yaml_tree
from nbs_graph.sources.folder import ISSUE_FILE, SUFFIXES, yaml_files
from nbs_graph.sources.newsletter import reader
from nbs_graph.sources.newsletter.entry import Issue
from nbs_graph.sources.passages import Told, of_draft, of_item, of_text

_ANY_MONTH = "2000-01"  # no field that depends on the month is used here
_LEAST_COVERAGE = 0.5
_BASES = (
    "SELECT ?target ?basis WHERE {{ <{}> nbs:alignment ?link . ?link nbs:target ?target ; nbs:basis ?basis }}"
)


def suggest(raw: bytes, name: str, dataset: Dataset, input_format: str | None = None) -> list[Suggested]:
    """A file that is no draft → what is suggested for each of its entries.

    Args:
        raw: its bytes; name: its name, by which its format is told when the content does not.
        dataset: the graph, which knows organisations, and what was decided about entries that it has.
    Raises:
        CannotDo: it cannot be read, or holds no text.
    """
    text, issue = _read(raw, name, dataset, input_format)
    if issue is None:
        return [suggested(of_text(text), name, text, {})]
    there = known(dataset)
    found = []
    for entry in issue.entries:
        words = of_item(entry, issue.text)
        same = ingest.find(entry, there)
        words.id = same[0] if same else ""
        found.append(suggested(words, name, issue.text, _decided(dataset, words.id)))
    return found


def told(raw: bytes, name: str, dataset: Dataset) -> list[Told]:
    """A file that is no draft → the words of each of its entries; see `suggest`."""
    text, issue = _read(raw, name, dataset, None)
    return [of_text(text)] if issue is None else [of_item(entry, issue.text) for entry in issue.entries]


def _read(raw: bytes, name: str, dataset: Dataset, input_format: str | None) -> tuple[str, Issue | None]:
    text: str = extract(raw, name, input_format)["text"]
    if not text.strip():
        raise CannotDo("There is no text in it.", "文件中没有文字。")
    return text, _issue(text, dataset)


def suggest_drafts(paths: Iterable[Path]) -> Iterator[Suggested]:
    """Files of entries, and folders of them → what is suggested for each; other files of folders are left out.

    Raises:
        CannotDo: a file cannot be read, or is no entry.
    """
    for path in paths:
        inside = path.is_dir()
        for file in yaml_files(path) if inside else (path,):
            if not inside or file.name != ISSUE_FILE:
                found = _draft(file)
                if found.entry.passages or not inside:
                    yield found


def is_draft(path: Path) -> bool:
    """Whether a path is of entries rather than of a newsletter or a text."""
    return path.is_dir() or path.suffix.lower() in SUFFIXES


def _draft(path: Path) -> Suggested:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        tree = yaml_tree.read(text)
    except FileNotFoundError as error:
        raise CannotDo(f"{path} does not exist.", f"{path} 不存在。") from error
    except OSError as error:
        raise CannotDo(
            f"{path} cannot be read: {error.strerror}.", f"无法读取 {path}：{error.strerror}。"
        ) from error
    except (UnicodeDecodeError, yaml_tree.YamlProblem) as error:
        raise UsageProblem(f"{path} is no entry: check it with `nbs-graph validate {path}`.", f"{path} 不是条目文件：请用 `nbs-graph validate {path}` 检查。") from error  # fmt: skip
    return suggested(of_draft(tree, text), str(path), text, {shorten(c): b for c, b in decided(text)})


def _issue(text: str, dataset: Dataset) -> Issue | None:
    """The text as a newsletter; None when it is none: nothing like its sections, or most of it left over."""
    try:
        issue = reader.read(text, ingest.world(dataset), issue=_ANY_MONTH)
    except CannotDo:
        return None
    several = len(issue.entries) > 1 or len(issue.sections) > 1
    return issue if several and issue.coverage >= _LEAST_COVERAGE else None


def _decided(dataset: Dataset, entry: str) -> dict[str, str]:
    if not entry:
        return {}
    rows: Any = dataset.query(_BASES.format(ID + entry))
    return {shorten(row["target"].value): row["basis"].value.rpartition("/")[2] for row in rows}


def write(found: Iterable[Suggested]) -> Iterator[str]:
    """Write what is offered into drafts; the names of the files that changed.

    Raises:
        CannotDo: a file cannot be edited or written.
    """
    for one in found:
        after = with_suggestions(one.source, one)
        if after != one.source:
            replace_file(Path(one.file), after.encode())
            yield one.file


def as_json(found: Iterable[Suggested]) -> dict[str, Any]:
    """The document of `suggest --format json` (docs: contract); offsets are code points in the source text."""
    declared = annotator().declared
    return {
        "threshold": {name: said["threshold"] for name, said in declared.families.items()},
        "entries": [
            {
                "title_zh": one.entry.title_zh,
                "title_en": one.entry.title_en,
                "id": one.entry.id or None,
                "file": one.file,
                "suggestions": [
                    {
                        "concept": s.concept,
                        "label": dict(declared.labels[s.concept]),
                        "family": s.family,
                        "confidence": s.confidence,
                        "accepted": s.accepted,
                        "linked": one.linked.get(s.concept),
                        "evidence": [list(span) for span in s.spans],
                        "quotes": [one.source[start:end] for start, end in s.spans],
                        "against": [list(span) for span in s.against],
                        "path": list(s.path),
                    }
                    for s in one.suggestions
                ],
            }
            for one in found
        ],
    }
