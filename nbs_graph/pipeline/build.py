"""Editors' files → a validated, linked graph, published; or a report of what is wrong, and nothing published."""

from dataclasses import dataclass
from pathlib import Path

from nbs_graph.model import Report
from nbs_graph.pipeline.release import Release, release
from nbs_graph.pipeline.validate import judge_folder


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome: the report, and what was published when it conforms."""

    report: Report
    release: Release | None


def build(data: Path, out: Path) -> Built:
    """Validate `data`, link it and publish it at `out`: what was judged is what is published.

    Raises:
        CannotDo: nothing to read, or it could not be written; a former build at `out` is untouched.
    """
    report, graph = judge_folder(data)
    return Built(report, release(graph, out) if report.conforms() else None)
