"""A newsletter, drafts or plain text → suggested links of each entry, without those that were decided."""

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from nbs_graph.errors import CannotDo, NotConformingError
from nbs_graph.graph.dataset import Dataset
from nbs_graph.model import Diagnostic
from nbs_graph.namespaces import ID, shorten
from nbs_graph.pipeline import ingest
from nbs_graph.pipeline.deciding import decided
from nbs_graph.pipeline.extracting import extract
from nbs_graph.pipeline.known import known
from nbs_graph.pipeline.suggested import Suggested, annotator, quoted, suggested, with_suggestions
from nbs_graph.publish.atomic import replace_file
from nbs_graph.sources import yaml_tree
from nbs_graph.sources.folder import ISSUE_FILE, SUFFIXES, decode, is_listed, yaml_files
from nbs_graph.sources.newsletter import reader
from nbs_graph.sources.newsletter.entry import Issue
from nbs_graph.sources.passages import Told, of_draft, of_item, of_text

_NO_MONTH = "2000-01"  # before any newsletter
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
        same = ingest.find(entry, there, issue.month)
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


def suggest_drafts(paths: Iterable[Path]) -> tuple[list[Suggested], list[NotConformingError]]:
    """Files of entries, and folders of them → what is suggested for each, and what is wrong with broken ones.

    Other files of folders are left out.

    Raises:
        CannotDo: a file cannot be read, or a folder holds no entries.
    """
    found: list[Suggested] = []
    broken: list[NotConformingError] = []
    for path in paths:
        before = len(found) + len(broken)
        inside = path.is_dir()
        for file in yaml_files(path) if inside else (path,):
            try:
                one = _draft(file) if not inside or file.name != ISSUE_FILE else None
            except NotConformingError as error:
                broken.append(error)
            else:
                if one and (one.entry.passages or not inside):
                    found.append(one)
        if len(found) + len(broken) == before:
            raise CannotDo(
                f"{path} holds no entries: nothing to suggest for.", f"{path} 中没有条目，无可建议。"
            )
    return found, broken


def is_draft(path: Path) -> bool:
    """Whether a path is of entries rather than of a newsletter or a text."""
    return path.is_dir() or path.suffix.lower() in SUFFIXES


def _draft(path: Path) -> Suggested:
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise CannotDo(f"{path} does not exist.", f"{path} 不存在。") from error
    except OSError as error:
        raise CannotDo(
            f"{path} cannot be read: {error.strerror}.", f"无法读取 {path}：{error.strerror}。"
        ) from error
    text, fault = decode(raw, str(path))
    try:
        tree = None if fault else yaml_tree.read(text)
    except yaml_tree.YamlProblem as problem:
        tree, fault = None, problem.diagnostic
    if tree is None:
        assert fault is not None
        raise _not_yaml(path, fault)
    return replace(suggested(of_draft(tree, text), str(path), text, _bases(decided(text))), raw=raw)


def _not_yaml(path: Path, fault: Diagnostic) -> NotConformingError:
    line, code, said = (fault.span.line if fault.span else 1), fault.code, fault.message
    return NotConformingError(
        f"{path}:{line}: {code} {said['en']} See `nbs-graph validate {path}`.",
        f"{path}:{line}：{code} {said['zh']}详见 `nbs-graph validate {path}`。",
    )


def _issue(text: str, dataset: Dataset) -> Issue | None:
    """The text as a newsletter; None when it is none: nothing like its sections, or most of it left over."""
    known = ingest.world(dataset)
    try:
        issue = reader.read(text, known)
    except CannotDo:
        try:  # a month that cannot be told only keeps items from being recognised
            issue = reader.read(text, known, issue=_NO_MONTH)
        except CannotDo:
            return None
    several = len(issue.entries) > 1 or len(issue.sections) > 1
    return issue if several and issue.coverage >= _LEAST_COVERAGE else None


def _decided(dataset: Dataset, entry: str) -> dict[str, str]:
    if not entry:
        return {}
    rows: Any = dataset.query(_BASES.format(ID + entry))
    return _bases((row["target"].value, row["basis"].value.rpartition("/")[2]) for row in rows)


def _bases(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """IRIs of concepts and bases → the basis by CURIE; of several, a rejection counts most and a suggestion least."""
    ranked = sorted(links, key=lambda link: (link[1] == "rejected") - (link[1] == "suggested"))
    return {shorten(concept): basis for concept, basis in ranked}


def write(found: Iterable[Suggested]) -> Iterator[str]:
    """Write what is offered into drafts; the names of the files that changed.

    All edits are made and all files looked at before the first is written.

    Raises:
        CannotDo: a file cannot be edited or written, or somebody else has changed one meanwhile.
    """
    edits: dict[Path, tuple[Suggested, bytes]] = {}
    for one in found:
        path = Path(one.file)
        try:
            after = with_suggestions(one.source, one, listed=is_listed(path, one.entry.id))
        except CannotDo as error:
            en, zh = error.message("en"), error.message("zh")
            raise CannotDo(f"{path}: {en}", f"{path}：{zh}") from error
        if after != one.source:
            mark = codecs.BOM_UTF8 if one.raw.startswith(codecs.BOM_UTF8) else b""
            edits[path.resolve()] = one, mark + after.encode()
    for path, (one, _) in edits.items():
        _expect_as_read(path, one)
    for path, (one, content) in edits.items():
        _expect_as_read(path, one)
        replace_file(path, content)
        yield one.file


def _expect_as_read(path: Path, one: Suggested) -> None:
    try:
        same = path.read_bytes() == one.raw
    except OSError:
        same = False
    if not same:
        raise CannotDo(
            f"{one.file} was changed meanwhile and was not written. Try again.",
            f"{one.file} 在此期间已被修改，未写入。请重试。",
        )


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
                        "quotes": [quoted(one, span) for span in s.spans],
                        "against": [list(span) for span in s.against],
                        "path": list(s.path),
                    }
                    for s in one.suggestions
                ],
            }
            for one in found
        ],
    }
