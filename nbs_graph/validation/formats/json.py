"""Diagnostics for programs: one JSON object, as the contract describes it."""

import json
from dataclasses import asdict
from typing import TextIO

from nbs_graph.model import Report


def write(report: Report, out: TextIO) -> None:
    """Write `report` to `out`; line and column from 1, the end exclusive."""
    document = {
        "conforms": report.conforms(),
        "diagnostics": [diagnostic.as_json() for diagnostic in report.diagnostics],
        "checked": asdict(report.checked),
    }
    json.dump(document, out, ensure_ascii=False, indent=2)
    out.write("\n")
