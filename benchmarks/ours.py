"""Our engine as one of the others, from files to a report: `python -m benchmarks.ours DATA.nt SHAPES.ttl REPORT.nt`.

Screen and reference engine only, on the data as they stand: neither the lexical gate nor linking, which no other
engine does and which `nbs-graph validate` does besides.
"""

import sys
from pathlib import Path

import pyoxigraph as ox
from rdflib.term import Node

from nbs_graph.model import Severity
from nbs_graph.validation.engine import Engine
from nbs_graph.validation.oxstore import to_oxigraph
from nbs_graph.validation.reference import Result
from nbs_graph.validation.shapes import Shapes

SH = "http://www.w3.org/ns/shacl#"
_SEVERITIES = {Severity.VIOLATION: "Violation", Severity.WARNING: "Warning", Severity.INFO: "Info"}


def main() -> int:
    """Validate and write the report."""
    data, shapes, report = sys.argv[1:4]
    store = ox.Store()
    store.bulk_load(path=data, format=ox.RdfFormat.N_TRIPLES)
    triples = tuple(quad.triple for quad in ox.parse(path=shapes, format=ox.RdfFormat.TURTLE))
    results = Engine(Shapes(triples, {})).validate(store)
    with Path(report).open("w", encoding="utf-8") as out:
        for number, result in enumerate(results):
            out.writelines(_lines(f"_:r{number}", result))
    return 0


def _lines(name: str, result: Result) -> list[str]:
    said: dict[str, object] = {
        "focusNode": _term(result.focus),
        "sourceShape": _term(result.shape),
        "sourceConstraintComponent": f"<{SH}{result.component}>",
        "resultSeverity": f"<{SH}{_SEVERITIES[result.severity]}>",
    }
    if result.constraint is not None:
        said["sourceConstraint"] = _term(result.constraint)
    if result.value is not None:
        said["value"] = _term(result.value)
    if len(result.path) == 1:
        said["resultPath"] = f"<{result.path[0]}>"
    return [f"_:report <{SH}result> {name} .\n", *(f"{name} <{SH}{p}> {o} .\n" for p, o in said.items())]


def _term(node: Node) -> str:
    return str(to_oxigraph(node))


if __name__ == "__main__":
    raise SystemExit(main())
