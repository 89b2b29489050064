"""`make bench-validation`: how long validation takes, and what it needs, at 1,000 to 100,000 entries.

    python -m benchmarks.validation entries 1000 10000 100000   one new entry and a batch of 100, against each graph
    python -m benchmarks.validation graphs 1000 10000 100000    whole graphs with 1 % faults, by the command
    python -m benchmarks.validation engines 1000 --limit 900    other engines beside ours, on the same data and shapes

Each adds its figures to docs/figures-validation.json, from which `benchmarks.run` and `--page` write docs/figures.md.
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from benchmarks import graphs, peers
from benchmarks.measure import measured
from benchmarks.synthetic.world import World
from nbs_graph.linking.dating import day_quads, occurrence_quads
from nbs_graph.linking.rules import link
from nbs_graph.namespaces import GRAPH
from nbs_graph.pipeline.files import Files
from nbs_graph.pipeline.ours import declared
from nbs_graph.pipeline.validate import Validator
from nbs_graph.sources.yaml_ld import read_entry

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "docs" / "figures-validation.json"
COMMAND = str(Path(sys.executable).parent / "nbs-graph")
RUNS, BATCH = 31, 100


def main(arguments: list[str] | None = None) -> int:
    """Measure what is asked for; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.validation", description=__doc__)
    parser.add_argument("what", choices=("entries", "graphs", "engines"))
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--limit", type=float, default=900, help="seconds after which an engine is stopped")
    parser.add_argument("--core", action="store_true", help="engines: without the SPARQL constraints")
    parser.add_argument("--engines", nargs="*", default=None)
    asked = parser.parse_args(arguments)
    for size in asked.sizes:
        with tempfile.TemporaryDirectory(prefix="nbs-bench-") as folder:
            if asked.what == "entries":
                keep("entries", str(size), entries(size, Path(folder)))
            elif asked.what == "graphs":
                keep("graphs", str(size), graph(size, Path(folder)))
            else:
                for engine, told in engines(size, Path(folder), asked.engines, asked.limit, core=asked.core):
                    keep("engines", f"{size} {'core' if asked.core else 'all'} {engine}", told)
    return 0


def keep(part: str, name: str, figures: dict[str, Any]) -> None:
    """Add figures to the file, and print them."""
    kept = json.loads(KEPT.read_text("utf-8")) if KEPT.is_file() else {}
    kept.setdefault(part, {})[name] = figures | {"date": datetime.now(UTC).date().isoformat()}
    KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(part, name, json.dumps(figures, ensure_ascii=False), flush=True)


def entries(size: int, folder: Path) -> dict[str, Any]:
    """New entries against a linked graph of `size`, in a store on disk: in the process, and by the command."""
    world = World(size, 1)
    place = base(size, folder)
    validator = Validator(ox.Store.read_only(str(place)))
    texts = [graphs.new_yaml(number, world) for number in range(1, BATCH + 1)]

    def read(number: int) -> Any:
        return read_entry(texts[number], file=f"{number}.yaml", graph=GRAPH + "agents")

    reading = [timed(partial(read, number)) for number in range(1, RUNS + 1)]
    singles = [Files((read(number),)) for number in range(RUNS + 1)]
    validator.validate(singles[0])
    alone = [timed(partial(validator.validate, single)) for single in singles[1:]]
    documents = Files(tuple(read(number) for number in range(BATCH)))
    together = timed(lambda: validator.validate(documents))
    (folder / "new.yaml").write_text(texts[1], "utf-8")
    command = [COMMAND, "validate", str(folder / "new.yaml"), "--against", str(place)]
    usages = [measured(command, folder / "out") for _ in range(8)][1:]
    return {
        "quads": len(validator.base),  # type: ignore[arg-type]
        "quads of an entry": statistics.median(len(read(n).quads) for n in range(BATCH)),
        "reading one, ms": spread(reading),
        "one, ms": spread(alone),
        "batch, ms each": round(together / BATCH, 1),
        "command, ms of the clock": spread([u.seconds * 1000 for u in usages]),
        "command, ms of the processor": spread([u.cpu * 1000 for u in usages]),
        "command, peak MB": max(u.peak for u in usages),
    }


def base(size: int, folder: Path) -> Path:
    """A linked graph on disk."""
    file = folder / "graph.nq"
    graphs.main([str(size), "--out", str(file)])
    store = ox.Store()
    store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
    store.bulk_extend(declared())
    for made in (day_quads, occurrence_quads):
        store.bulk_extend(list(made(store)))
    link(store)
    place = folder / "store"
    on_disk = ox.Store(str(place))
    on_disk.bulk_extend(store)
    on_disk.optimize()
    file.unlink()
    return place


def graph(size: int, folder: Path) -> dict[str, Any]:
    """The command on a whole graph with 1 % faults, as a partner would send it: gate and linking included."""
    file = folder / "graph.nq"
    graphs.main([str(size), "--out", str(file), "--faulty", "0.01"])
    (folder / "empty").mkdir()
    shutil.copytree(ROOT / "tests" / "cli" / "data" / "tiny", folder / "tiny")
    usage = measured(
        [COMMAND, "validate", str(file), "--format", "json"], folder / "out.json", 3600, cwd=folder
    )
    report = json.loads((folder / "out.json").read_text("utf-8"))
    worst = sum(d["severity"] == "violation" for d in report["diagnostics"])
    return {
        "megabytes": round(file.stat().st_size / 1e6, 1),
        "clock, s": round(usage.seconds, 1),
        "processor, s": round(usage.cpu, 1),
        "peak MB": round(usage.peak),
        "violations": worst,
        "diagnostics": len(report["diagnostics"]),
    }


def engines(
    size: int, folder: Path, chosen: list[str] | None, limit: float, *, core: bool
) -> "list[tuple[str, dict[str, Any]]]":
    """Each engine on the same data and shapes, files to report; what differs from ours."""
    file = folder / "graph.nq"
    graphs.main([str(size), "--out", str(file), "--faulty", "0.01"])
    inputs = peers.prepare(file, folder)
    known = peers.versions()
    first: peers.Outcome | None = None
    told = []
    for engine in dict.fromkeys([peers.OURS, *(chosen if chosen is not None else peers.PACKAGES)]):
        if engine in known:
            report = folder / f"{engine}.report.nt"
            done = peers.run(engine, known[engine], inputs, report, core=core, limit=limit)
            first = first or done
            told.append((engine, peers.summary(done, first)))
            print(engine, told[-1][1], flush=True)
    return told


def timed(call: Callable[[], object]) -> float:
    """Milliseconds of the clock."""
    before = time.perf_counter()
    call()
    return (time.perf_counter() - before) * 1000


def spread(values: list[float]) -> dict[str, float]:
    """Median, least and most."""
    return {
        "median": round(statistics.median(values), 1),
        "least": round(min(values), 1),
        "most": round(max(values), 1),
    }


if __name__ == "__main__":
    raise SystemExit(main())
