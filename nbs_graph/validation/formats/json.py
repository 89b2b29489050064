"""Diagnostics for programs: one JSON object, as the contract describes it."""

import json
from typing import TextIO

from nbs_graph.model import Report


def write(report: Report, out: TextIO) -> None:
    """Write `report` to `out`; line and column from 1, the end exclusive."""
    json.dump(report.as_json(), out, ensure_ascii=False, indent=2)
    out.write("\n")
