"""How cost grows with the graph: lean made-up graphs (`benchmarks.synthetic.lean`) built on disk, served, and in Virtuoso.

Each named question is timed on the embedded store (beside the bare engine), on our service and on Virtuoso, which got
the graph by its bulk loader; on rdflib where that can hold it. Embedded times are of the processor, those over HTTP of the
clock, as one client sees them: texts that were never sent before, the median of up to three runs.
"""

import contextlib
import json
import os
import statistics
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from benchmarks.measure import Usage, measured
from benchmarks.serving import servers
from benchmarks.serving.embedded import Times, answered, beside_rdflib, differing, examples
from benchmarks.serving.virtuoso import Virtuoso, is_installed, virtuoso
from nbs_graph.errors import NbsError
from nbs_graph.graph import asking
from nbs_graph.graph.catalogue import question, questions
from nbs_graph.graph.dataset import Dataset
from nbs_graph.graph.endpoint.writing import written
from nbs_graph.graph.remote import Remote

_RUNS = 3
_LONG = 4 * 3600.0
_FOR_RDFLIB = 1_000_000
"""Quads of the largest graph that rdflib is given."""
_MEGABYTE = 2**20
_JSON = "application/sparql-results+json, text/turtle;q=0.9"
Told = dict[str, Any]


def scaled(size: int, limit: float, folder: Path) -> Told:
    """Measure at a size.

    Args:
        limit: seconds for a question; folder: for the graph, which is used again when it is there already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    dump, store = folder / "graph.nq", folder / "store"
    told: Told = {"limit, s": limit} | _once(folder, "made", lambda: _made(size, folder, dump, store))
    opened = Dataset.read_only(store)
    given = {q.name: examples(q.parameters, opened) for q in questions()}
    texts = {name: _text(opened, name, typed) for name, typed in given.items()}
    told |= {"quads": len(opened), "on disk, MB": _size(store), "given": given}
    told["embedded"] = _once(folder, "embedded", lambda: answered("store", store, given, limit))
    told["served"] = _once(folder, "served", lambda: _served(store, texts, limit))
    if told["quads"] <= _FOR_RDFLIB:
        told["rdflib"] = _once(folder, "rdflib", lambda: beside_rdflib(opened, folder, given, limit))
    if is_installed():
        told["virtuoso"] = _once(folder, "virtuoso", lambda: _in_virtuoso(folder, dump, store, texts, limit))
    ours: Times = told["embedded"]["ours"]
    others = [told["embedded"]["bare"], told["served"]["questions"]]
    others += [told["virtuoso"]["questions"]] if "virtuoso" in told else []
    told["rows differ"] = differing(ours, *others)
    told["rows differ from rdflib's"] = differing(ours, told["rdflib"]["rdflib"]) if "rdflib" in told else []
    return told


def _once(folder: Path, part: str, measure: Callable[[], Told]) -> Told:
    """What a part measured, kept beside the graph: a run that breaks off is gone on with."""
    kept = folder / f"{part}.json"
    if not kept.is_file():
        kept.write_text(json.dumps(measure()), "utf-8")
    told: Told = json.loads(kept.read_text("utf-8"))
    return told


def _made(size: int, folder: Path, dump: Path, store: Path) -> Told:
    """Make the graph and load it into a store on disk."""
    made = _took(folder, "-m", "benchmarks.synthetic.lean", str(size), "--out", str(dump))
    return {"made": made, "loaded": _took(folder, "-m", __name__, str(dump), str(store))}


def _took(folder: Path, *arguments: str) -> Told:
    usage: Usage = measured([sys.executable, *arguments], folder / "out", _LONG)
    if usage.code:
        raise RuntimeError((folder / "out.err").read_text("utf-8"))
    return {"processor, s": round(usage.cpu, 1), "peak MB": round(usage.peak)}


def _text(dataset: Dataset, name: str, typed: Mapping[str, str]) -> str:
    asked = question(name)
    return written(asked.text, asking.terms(dataset, asked, typed, "en"))


def _served(store: Path, texts: Mapping[str, str], limit: float) -> Told:
    with servers.ours("--timeout", str(limit), store=store) as url:
        ready = json.loads(urllib.request.urlopen(f"{url}/readyz", timeout=_LONG).read())

        def ask(text: str) -> int:
            headers = {"Content-Type": "application/sparql-query", "Accept": _JSON}
            request = urllib.request.Request(f"{url}/sparql", text.encode(), headers)
            with urllib.request.urlopen(request, timeout=10 * limit) as answer:
                body = answer.read()
                rows = "json" in answer.headers["Content-Type"]
            return _rows(json.loads(body)) if rows else len(list(ox.parse(body, ox.RdfFormat.TURTLE)))

        found = {name: _timed(text, ask, limit) for name, text in texts.items()}
        return {"in memory": ready["in_memory"], "memory, MB": _memory(), "questions": found}


def _rows(told: Any) -> int:
    return len(told["results"]["bindings"]) if "results" in told else 1


def _in_virtuoso(folder: Path, dump: Path, store: Path, texts: Mapping[str, str], limit: float) -> Told:
    place = folder / "virtuoso"
    buffers = 20_000 + dump.stat().st_size // 8192 // 2
    with virtuoso(place, rows=10_000_000, buffers=min(buffers, 700_000), seconds=int(limit)) as server:
        os.link(dump, place / dump.name)
        started = time.monotonic()
        server.bulk_load(place / dump.name, _LONG)
        told: Told = {
            "loaded, s": round(time.monotonic() - started),
            "on disk, MB": _size(place, "virtuoso.db"),
        }
        remote = Remote(server.query, limit + 5)

        def ask(text: str) -> int:
            answer = remote.query(text)
            return 1 if isinstance(answer, ox.QueryBoolean) else sum(1 for _ in answer)

        told["questions"] = {}
        for name, text in texts.items():
            try:
                remote.expect_right(name)
                found = _timed(text, ask, limit)
            except NbsError as error:
                found = {"refused": error.message_en[:200]}
            told["questions"][name] = found
            sys.stderr.write(f"virtuoso {name} {found}\n")
        told["memory, MB"] = _memory()
        told["compared"] = _compared(folder, store, server)
    return told


def _compared(folder: Path, store: Path, server: Virtuoso) -> Told:
    """`push --dry-run`: what of the graph is there, by the triples of each named graph."""
    command = ["-m", "nbs_graph.cli.main", "push", "--endpoint", server.query, "--update", server.update]
    usage = measured([sys.executable, *command, "--store", str(store), "--dry-run"], folder / "pushed", 1800)
    last = (folder / "pushed").read_text("utf-8").strip().splitlines()[-1:]
    return {"clock, s": round(usage.seconds), "code": usage.code, "last line": "".join(last)}


def _timed(text: str, ask: Callable[[str], int], limit: float) -> Told:
    """Milliseconds of the clock and rows; or that it was stopped."""
    taken = []
    rows = 0
    for run in range(_RUNS):
        started = time.perf_counter()
        try:
            rows = ask(f"# {run} {time.time_ns()}\n{text}")
        except (OSError, NbsError) as error:
            code = getattr(error, "code", None) or getattr(error, "status", None)
            seconds = time.perf_counter() - started
            return {
                "ms": 1000 * limit,
                "stopped": True,
                "after, s": round(seconds, 1),
                "told": f"{code} {error}"[:300],
            }
        taken.append(time.perf_counter() - started)
        if sum(taken) > limit / 5:
            break
    return {"ms": round(1000 * statistics.median(taken), 2), "rows": rows}


def _size(place: Path, pattern: str = "*") -> int:
    return round(sum(file.stat().st_size for file in place.rglob(pattern) if file.is_file()) / _MEGABYTE)


def _memory() -> int:
    """Megabytes that the processes below this one take, what they share counted once (PSS, proc(5))."""
    parents, found = {}, 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
    for pid in parents:
        above = pid
        while (above := parents.get(above, 0)) not in {0, os.getpid()}:
            pass
        if above:
            with contextlib.suppress(OSError):
                lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
                found += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return round(found / 1024)


def main() -> int:
    """Load a dump into a store on disk: `python -m benchmarks.serving.scale DUMP STORE`."""
    store = ox.Store(sys.argv[2])
    store.bulk_load(path=sys.argv[1], format=ox.RdfFormat.N_QUADS)
    store.optimize()
    return 0


if __name__ == "__main__":
    sys.exit(main())
