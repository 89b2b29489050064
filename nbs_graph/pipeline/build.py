"""Editors' files → a validated, linked graph, published; or a report of what is wrong, and nothing published."""

from dataclasses import dataclass
from pathlib import Path

from nbs_graph.model import Report
from nbs_graph.pipeline.assemble import Assembled, assemble
from nbs_graph.pipeline.inputs import nothing_in
from nbs_graph.pipeline.release import Release, release
from nbs_graph.pipeline.validate import validate_data
from nbs_graph.sources.folder import read_documents, yaml_files


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome: the report, and what was published when it conforms."""

    report: Report
    release: Release | None
    graph: Assembled | None


def assemble_folder(data: Path) -> Assembled:
    """All files below `data` → the linked graph; files with structural faults add nothing.

    Raises:
        CannotDo: there is no file, or one cannot be read.
    """
    paths = yaml_files(data)
    if not paths:
        raise nothing_in(data)
    return assemble(quad for document in read_documents(paths) for quad in document.quads)


def build(data: Path, out: Path) -> Built:
    """Validate `data`, link it and publish it at `out`.

    Raises:
        CannotDo: nothing to read, or it could not be written; a former build at `out` is untouched.
    """
    report = validate_data(data)
    if not report.conforms():
        return Built(report, None, None)
    graph = assemble_folder(data)
    return Built(report, release(graph, out), graph)
