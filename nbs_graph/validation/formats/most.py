"""How much of a report is for people: nobody reads more than a thousand diagnostics, programs are given all."""

from collections.abc import Sequence

from nbs_graph.model import Diagnostic, Report

MOST = 1000
"""Diagnostics that are printed for people."""
_REST = {
    "en": "… and {} more; mend these first, or read all of them with --format json.",
    "zh": "……另有 {} 条；请先处理以上各条，或用 --format json 查看全部。",
}


def gravest(report: Report) -> Sequence[Diagnostic]:
    """As many diagnostics as are printed, in the order of the report; of too many, the less grave are left out."""
    found = report.diagnostics
    if len(found) <= MOST:
        return found
    order = sorted(range(len(found)), key=lambda number: -found[number].severity)
    return [found[number] for number in sorted(order[:MOST])]


def left_out(report: Report, told: Sequence[Diagnostic], language: str) -> str:
    """A line that says how many diagnostics are not among those `told`; empty when none."""
    more = len(report.diagnostics) - len(told)
    return _REST[language].format(f"{more:,}") if more else ""
