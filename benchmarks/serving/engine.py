"""One way to answer the named questions, in a process of its own: `python -m benchmarks.serving.engine WAY PLACE LIMIT`.

WAY is `store`: the project's questions and the bare engine's queries in turns, on a store on disk (PLACE, a folder) or in
memory (PLACE, N-Quads); or `rdflib`: PLACE is N-Quads, read as the union of its graphs. The questions come as JSON on the
standard input: name → parameters. Prints JSON: for each question the milliseconds of the processor and the number of
rows, or that it was stopped after LIMIT seconds of the processor.
"""

import json
import signal
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from nbs_graph.graph import asking
from nbs_graph.graph.binding import bind
from nbs_graph.graph.catalogue import Question, question
from nbs_graph.graph.dataset import Dataset
from nbs_graph.graph.endpoint.writing import written
from nbs_graph.namespaces import prefixes

_ENOUGH = 0.6
"""Seconds of the processor after which a question is asked no more."""
_RUNS = 15


def main() -> int:
    """Measure and print."""
    way, place, limit = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
    given: dict[str, dict[str, str]] = json.loads(sys.stdin.read())
    told = on_rdflib(place, given, limit) if way == "rdflib" else on_store(place, given)
    sys.stdout.write(json.dumps(told))
    return 0


def on_store(place: Path, given: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """The project's way and the bare engine's, run by run in turns over one store."""
    started = time.process_time()
    if place.is_dir():
        dataset = Dataset.read_only(place)
    else:
        dataset = Dataset()
        dataset.store.bulk_load(path=str(place), format=ox.RdfFormat.N_QUADS)
    found: dict[str, Any] = {"opening, s": round(time.process_time() - started, 2), "ours": {}, "bare": {}}
    for name, typed in given.items():
        asked = question(name)
        text = bind(asked.text, asking.terms(dataset, asked, typed, "en"))
        ways = {"ours": _ours(dataset, asked, typed), "bare": _bare(dataset.store, text)}
        times: dict[str, list[float]] = {way: [] for way in ways}
        rows = {way: ask() for way, ask in ways.items()}
        while len(times["bare"]) < _RUNS and sum(map(sum, times.values())) < _ENOUGH:
            for way, ask in ways.items():
                times[way].append(_timed(ask))
        for way, taken in times.items():
            found[way][name] = {"ms": round(1000 * statistics.median(taken), 3), "rows": rows[way]}
    return found


def _ours(dataset: Dataset, asked: Question, typed: Mapping[str, str]) -> Callable[[], int]:
    return lambda: _rows(asking.ask(dataset, asked, typed, "en"))


def _bare(store: ox.Store, text: str) -> Callable[[], int]:
    known = dict(prefixes())
    return lambda: _rows(store.query(text, use_default_graph_as_union=True, prefixes=known))


def _rows(answer: Any) -> int:
    return sum(1 for _ in answer)


def on_rdflib(place: Path, given: Mapping[str, Mapping[str, str]], limit: float) -> dict[str, Any]:
    """The same queries over rdflib's store in memory; what takes too long is stopped."""
    import rdflib

    dataset = Dataset()
    dataset.store.bulk_load(path=str(place), format=ox.RdfFormat.N_QUADS)
    texts = {
        n: written(question(n).text, asking.terms(dataset, question(n), t, "en")) for n, t in given.items()
    }
    triples = b"".join(f"{quad.triple} .\n".encode() for quad in dataset.store)
    del dataset
    started = time.process_time()
    graph = rdflib.Graph().parse(triples, format="nt")
    found: dict[str, Any] = {"opening, s": round(time.process_time() - started, 2), "rdflib": {}}
    signal.signal(signal.SIGPROF, _stop)
    for name, text in texts.items():
        signal.setitimer(signal.ITIMER_PROF, limit)
        try:
            started = time.process_time()
            rows = _rows(graph.query(text))
            told = {"ms": round(1000 * (time.process_time() - started), 3), "rows": rows}
        except TimeoutError:
            told = {"ms": 1000 * limit, "stopped": True}
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        found["rdflib"][name] = told
        sys.stderr.write(f"{name} {told}\n")
    return found


def _stop(*_: object) -> None:
    raise TimeoutError


def _timed(call: Callable[[], int]) -> float:
    before = time.process_time()
    call()
    return time.process_time() - before


if __name__ == "__main__":
    sys.exit(main())
