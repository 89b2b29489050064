"""What a user names on the command line → documents: files, folders, standard input."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.model import Diagnostic
from nbs_graph.namespaces import GRAPH
from nbs_graph.sources import archives, folder, rdf
from nbs_graph.sources.positions import Positions
from nbs_graph.sources.yaml_ld import Document, read_entry

STDIN = "-"
YAML = "yaml"
FORMATS = (YAML, *rdf.FORMATS)
_SUFFIXES = {**dict.fromkeys(folder.SUFFIXES, YAML), **rdf.SUFFIXES}
_DUMP = "nbs-graph"
"""Name of the dumps that a build writes; in a folder they are not somebody's entries."""


def read_inputs(
    paths: Sequence[str],
    *,
    input_format: str | None,
    stdin: bytes,
    reading: Callable[[str], object] = lambda _: None,
    without: Collection[str] = (),
) -> Iterator[Document]:
    """Paths as typed → documents.

    Args:
        paths: files, folders, `-`.
        input_format: overrides what a file's name tells.
        stdin: what `-` stands for.
        reading: told of each file before it is read.
        without: files that are left out.
    Raises:
        UsageProblem: a format is not known; CannotDo: a file is absent or cannot be read, a folder is empty.
    """
    if input_format is not None and input_format not in FORMATS:
        raise UsageProblem(
            f"Unknown format “{input_format}”. Known: {', '.join(FORMATS)}.",
            f"未知格式“{input_format}”。可用：{'、'.join(FORMATS)}。",
        )
    chosen: dict[Path, Path] = {}  # by where a file really is: two spellings of a path are one file
    for name in paths:
        if name == STDIN:
            if STDIN not in without:
                reading(STDIN)
                yield _stdin(stdin, input_format)
        else:
            for path in _files(Path(name)):
                chosen.setdefault(path.resolve(), path)
    formats = {path: input_format or format_of(path) for path in chosen.values() if str(path) not in without}
    yield from folder.read_documents([p for p, format in formats.items() if format == YAML], reading=reading)
    for path, format in formats.items():
        if format != YAML:
            reading(str(path))
            yield _rdf(path, format)


def _rdf(path: Path, format: str) -> Document:
    raw, fault = content(path)
    if fault is not None:
        return Document(str(path), None, None, (), Positions(), (fault,))
    return rdf.read_rdf(raw, file=str(path), format=format)


def content(path: Path) -> tuple[bytes, Diagnostic | None]:
    """The bytes of a file, unpacked; or what is wrong with its packing."""
    raw = _bytes(path)
    return archives.unpacked(raw, str(path)) if path.suffix.lower() == archives.SUFFIX else (raw, None)


def nothing_in(place: Path) -> CannotDo:
    """The error for a folder without entries."""
    return CannotDo(
        f"{place} holds no file that can be checked ({', '.join(_SUFFIXES)}).",
        f"{place} 中没有可检查的文件（{'、'.join(_SUFFIXES)}）。",
    )


def _files(place: Path) -> list[Path]:
    if not place.exists():
        raise CannotDo(f"{place} does not exist.", f"{place} 不存在。")
    if not place.is_dir():
        return [place]
    found = sorted(
        path
        for path in place.rglob("*")
        if _suffix(path) in _SUFFIXES
        and not (path.name.partition(".")[0] == _DUMP and _suffix(path) in rdf.SUFFIXES)
        and not any(part.startswith(".") for part in path.relative_to(place).parts)
        and folder.is_file(path)
    )
    if not found:
        raise nothing_in(place)
    return found


def _suffix(path: Path) -> str:
    """What tells the format: the last suffix, or the one before `.gz` (of RDF only)."""
    suffix = path.suffix.lower()
    inner = Path(path.stem).suffix.lower()
    return inner if suffix == archives.SUFFIX and inner in rdf.SUFFIXES else suffix


def format_of(path: Path) -> str:
    """The format that a file's name tells.

    Raises:
        UsageProblem: it tells none that is known.
    """
    known = _SUFFIXES.get(_suffix(path))
    if known is None:
        raise UsageProblem(
            f"{path}: the name does not tell the format; give it with --input-format ({', '.join(FORMATS)}).",
            f"{path}：无法从文件名判断格式；请用 --input-format 指定（{'、'.join(FORMATS)}）。",
        )
    return known


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotDo(
            f"{path} cannot be read: {error.strerror}.", f"无法读取 {path}：{error.strerror}。"
        ) from error


def _stdin(raw: bytes, format: str | None) -> Document:
    if format is None:
        raise UsageProblem(
            f"For `-` say what is coming: --input-format ({', '.join(FORMATS)}).",
            f"使用 `-` 时请说明格式：--input-format（{'、'.join(FORMATS)}）。",
        )
    if format != YAML:
        return rdf.read_rdf(raw, file=STDIN, format=format)
    text, fault = folder.decode(raw, STDIN)
    if fault is not None:
        return Document(STDIN, None, None, (), Positions(), (fault,))
    return read_entry(text, file=STDIN, graph=GRAPH + "agents")
