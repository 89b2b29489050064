"""Write anew what is said of each mistake; read it as an editor would before keeping it: `python regenerate.py`."""

import io
from collections.abc import Iterator
from pathlib import Path

from nbs_graph.model import Diagnostic, Severity
from nbs_graph.pipeline.assemble import assemble
from nbs_graph.pipeline.files import Files
from nbs_graph.pipeline.inputs import read_inputs
from nbs_graph.pipeline.validate import Validator
from nbs_graph.resources import data_dir
from nbs_graph.sources.folder import read_documents, yaml_files
from nbs_graph.validation.formats import text

HERE = Path(__file__).resolve().parent
LANGUAGES = ("en", "zh")
WRONG = sorted(p for p in HERE.glob("*.yaml") if not p.name.endswith(".mended.yaml"))


def validator() -> Validator:
    """Judges files within the graph of `data/`."""
    return Validator(assemble(q for d in read_documents(yaml_files(data_dir())) for q in d.quads).store)


def said(path: Path, judge: Validator) -> tuple[dict[str, str], list[Diagnostic]]:
    """What `nbs-graph validate` prints of a file of this folder, by language, and what in it must not land."""
    report = judge.validate(Files(tuple(read_inputs([path.name], input_format=None, stdin=b""))))
    printed = {}
    for language in LANGUAGES:
        out = io.StringIO()
        text.write(report, out, language=language, colour=False)
        printed[language] = out.getvalue()
    return printed, [d for d in report.diagnostics if d.severity is Severity.VIOLATION]


def golden(path: Path, language: str) -> Path:
    """Where the text about a wrong file is kept."""
    return path.with_suffix(f".{language}.txt")


def mended(path: Path) -> Path:
    """The same file, put right by one who knew no more than the text."""
    return path.with_suffix(".mended.yaml")


def texts() -> Iterator[tuple[Path, dict[str, str]]]:
    """Each wrong file, and what is printed of it; the working directory must be this folder."""
    judge = validator()
    for path in WRONG:
        yield path, said(path, judge)[0]


if __name__ == "__main__":
    import os

    os.chdir(HERE)
    for path, printed in texts():
        for language, content in printed.items():
            golden(path, language).write_text(content, "utf-8")
