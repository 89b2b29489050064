"""One of the other engines, from files to a report: `python peer.py ENGINE DATA.nt SHAPES.ttl REPORT.nt`.

Run by the Python of `.venv-peers`; knows nothing of this project. The report is what SHACL defines, as RDF.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

Engine = Callable[[Path, Path, Path], None]


def pyshacl(data: Path, shapes: Path, report: Path) -> None:
    """The reference, as its manual shows it: both graphs in rdflib's memory."""
    rdflib = import_module("rdflib")
    graph = rdflib.Graph().parse(str(data), format="nt")
    asked = rdflib.Graph().parse(str(shapes), format="turtle")
    _, found, _ = import_module("pyshacl").validate(graph, shacl_graph=asked, inplace=True)
    found.serialize(str(report), format="nt", encoding="utf-8")


def turbo(data: Path, shapes: Path, report: Path) -> None:
    """pyshacl-turbo, which reads the files itself."""
    _, found, _ = import_module("pyshacl_turbo").validate(
        str(data), shacl_graph=str(shapes), data_graph_format="nt", shacl_graph_format="turtle"
    )
    found.serialize(str(report), format="nt", encoding="utf-8")


def shifty(data: Path, shapes: Path, report: Path) -> None:
    """pyshifty, asked for the report that the W3C defines."""
    native = import_module("shifty._shifty")
    done = native._validate_w3c(  # noqa: SLF001 - its public function needs rdflib graphs
        data_path=str(data),
        data_format="ntriples",
        shapes_path=str(shapes),
        shapes_format="turtle",
        run_infer=False,
    )
    report.write_text(done.report_turtle, "utf-8")
    sys.stderr.writelines(f"{line}\n" for line in done.diagnostics)


def shacl(data: Path, shapes: Path, report: Path) -> None:
    """shacl, in Rust as well."""
    done = import_module("shacl").validate(str(data), str(shapes))
    report.write_text(done.serialize("ntriples"), "utf-8")


ENGINES: dict[str, Engine] = {"pyshacl": pyshacl, "pyshacl-turbo": turbo, "pyshifty": shifty, "shacl": shacl}

if __name__ == "__main__":
    ENGINES[sys.argv[1]](*(Path(path) for path in sys.argv[2:5]))
