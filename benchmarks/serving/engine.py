"""One way to answer the named questions, in a process of its own: `python -m benchmarks.serving.engine WAY PLACE LIMIT`.

WAY is `store`: the project's questions and the bare engine's queries in turns, on a store on disk (PLACE, a folder) or in
memory (PLACE, N-Quads), questions as JSON on the standard input: name → parameters. Or it is `rdflib`: PLACE is
N-Triples, and of each question comes its SPARQL. Prints JSON: for each question the milliseconds of the processor and the
number of rows, or that it was stopped after LIMIT seconds of the processor.
"""

import json
import math
import os
import resource
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
from nbs_graph.namespaces import prefixes

_ENOUGH = 0.6
"""Seconds of the processor after which a question is asked no more."""
_RUNS = 15


def main() -> int:
    """Measure and print."""
    way, place, limit = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
    given: dict[str, Any] = json.loads(sys.stdin.read())
    told = on_rdflib(place, given, limit) if way == "rdflib" else on_store(place, given, limit)
    sys.stdout.write(json.dumps(told))
    return 0


def on_store(place: Path, given: Mapping[str, Mapping[str, str]], limit: float) -> dict[str, Any]:
    """The project's way and the bare engine's, run by run in turns over one store; each question in a fork of its own."""
    started = time.thread_time()
    dataset = Dataset()
    if not place.is_dir():
        dataset.store.bulk_load(path=str(place), format=ox.RdfFormat.N_QUADS)
    found: dict[str, Any] = {"opening, s": round(time.thread_time() - started, 2), "ours": {}, "bare": {}}
    for name, typed in given.items():

        def both(name: str = name, typed: Mapping[str, str] = typed) -> dict[str, Any]:
            return _in_turns(Dataset.read_only(place) if place.is_dir() else dataset, question(name), typed)

        told = forked(both, 4 * limit)
        for way in ("ours", "bare"):
            found[way][name] = {"ms": 1000 * limit, "stopped": True} if told is None else told[way]
        sys.stderr.write(f"{name} {told}\n")
    return found


def _in_turns(dataset: Dataset, asked: Question, typed: Mapping[str, str]) -> dict[str, Any]:
    text = bind(asked.text, asking.terms(dataset, asked, typed, "en"))
    ways = {"ours": _ours(dataset, asked, typed), "bare": _bare(dataset.store, text)}
    times: dict[str, list[float]] = {way: [] for way in ways}
    rows = {way: ask() for way, ask in ways.items()}
    while len(times["bare"]) < _RUNS and sum(map(sum, times.values())) < _ENOUGH:
        for way, ask in ways.items():
            times[way].append(_timed(ask))
    return {
        way: {"ms": round(1000 * statistics.median(taken), 3), "rows": rows[way]}
        for way, taken in times.items()
    }


def forked(work: Callable[[], dict[str, Any]], seconds: float) -> dict[str, Any] | None:
    """Do it in a fork, for the engine cannot be interrupted; None when it took more seconds of the processor."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(seconds), math.ceil(seconds) + 1))
            os.write(writing, json.dumps(work()).encode())
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        content = told.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGKILL}:
        return None
    if status:
        raise RuntimeError(f"a measurement failed: {status}")
    found: dict[str, Any] = json.loads(content)
    return found


def _ours(dataset: Dataset, asked: Question, typed: Mapping[str, str]) -> Callable[[], int]:
    return lambda: _rows(asking.ask(dataset, asked, typed, "en"))


def _bare(store: ox.Store, text: str) -> Callable[[], int]:
    known = dict(prefixes())
    return lambda: _rows(store.query(text, use_default_graph_as_union=True, prefixes=known))


def _rows(answer: Any) -> int:
    return sum(1 for _ in answer)


def on_rdflib(place: Path, texts: Mapping[str, str], limit: float) -> dict[str, Any]:
    """The same queries over rdflib's store in memory; what takes too long is stopped."""
    import rdflib

    started = time.thread_time()
    graph = rdflib.Graph().parse(place, format="nt")
    found: dict[str, Any] = {"opening, s": round(time.thread_time() - started, 2), "rdflib": {}}
    signal.signal(signal.SIGPROF, _stop)
    for name, text in texts.items():
        signal.setitimer(signal.ITIMER_PROF, limit)
        try:
            started = time.thread_time()
            rows = _rows(graph.query(text))
            told = {"ms": round(1000 * (time.thread_time() - started), 3), "rows": rows}
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
    """Seconds of the processor, of this thread: the clock of a process that has a limit goes by ticks."""
    before = time.thread_time()
    call()
    return time.thread_time() - before


if __name__ == "__main__":
    sys.exit(main())
