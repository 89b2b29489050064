"""`make bench`: the figures of docs/figures.md, measured again.

Measures the process time (user and system) of whole commands, as a person or a script would run them, with the
operating system's own accounting of child processes. Writes docs/figures.json, raw, and docs/figures.md, to read.
"""

import hashlib
import json
import os
import platform
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks import newsletters, serving_page, validation_page
from benchmarks.linking import page as links_page

ROOT = Path(__file__).resolve().parents[1]
COMMAND = str(Path(sys.executable).parent / "nbs-graph")
RUNS = 15
SEEDS = range(10)
LIBRARIES = ("pyoxigraph", "rdflib", "pyshacl", "typer")


@dataclass(frozen=True, slots=True)
class Figure:
    """A command, what it may take, and what it took.

    Args:
        name: what is measured; command: as typed; limit: milliseconds of process time, None when none was promised.
        cpu: milliseconds of process time of each run; wall: of the clock.
    """

    name: str
    command: str
    limit: float | None
    cpu: tuple[float, ...]
    wall: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median process time."""
        return statistics.median(self.cpu)


def main() -> int:
    """Measure, write, compare with what was promised; 1 when a promise is not kept."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        shipped = str(ROOT / "data" / "nbs-graph.trig")
        figures = [
            measure("help", ["--help"], 100, desk),
            measure(
                "a question, on the graph that ships",
                ["query", "entries-by-sdg", "-p", "sdg=15.2"],
                500,
                desk,
            ),
            measure("the list of items, on the graph that ships", ["query", "entries"], 500, desk),
            measure(
                "why a link holds",
                ["explain", "2023-08/04", "--to", "sdg:15", "--store", shipped],
                None,
                desk,
            ),
        ]
        print(f"{len(SEEDS)} builds, each under its own hash seed", flush=True)
        build = ["build", "--data", str(ROOT / "data"), "--out", "build"]
        timed, digests = zip(*(built(build, seed, desk) for seed in SEEDS), strict=True)
        figures.append(figure("a build, validation included", build, None, timed))
        figures.append(measure("a question, on a build", ["query", "entries", "--store", "build"], 500, desk))
    write(figures, digests)
    kept = all(figure.limit is None or figure.median <= figure.limit for figure in figures)
    return 0 if kept and all(found == digests[0] for found in digests) else 1


def measure(name: str, arguments: Sequence[str], limit: float | None, desk: Path) -> Figure:
    """Run a command once to warm the caches, then `RUNS` times."""
    return figure(name, arguments, limit, [run(arguments, desk) for _ in range(RUNS + 1)][1:])


def figure(
    name: str, arguments: Sequence[str], limit: float | None, timed: Iterable[tuple[float, float]]
) -> Figure:
    """The runs of a command, told as a figure."""
    shown = shlex.join(["nbs-graph", *(part.replace(f"{ROOT}/", "") for part in arguments)])
    cpu, wall = zip(*timed, strict=True)
    made = Figure(name, shown, limit, cpu, wall)
    print(f"{made.median:8.0f} ms  {made.command}", flush=True)
    return made


def run(arguments: Sequence[str], desk: Path, **setting: str) -> tuple[float, float]:
    """Run the command; milliseconds of process time, its own and of all it starts, and of the clock."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NBS_GRAPH")}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([COMMAND, *arguments], cwd=desk, env={**kept, **setting}, check=True, capture_output=True)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return round(cpu * 1000, 1), round(wall * 1000, 1)


def built(arguments: Sequence[str], seed: int, desk: Path) -> tuple[tuple[float, float], dict[str, str]]:
    """Build under a hash seed; what it took, and file → SHA-256."""
    took = run(arguments, desk, PYTHONHASHSEED=str(seed))
    files = sorted(path for path in (desk / "build").iterdir() if path.is_file())
    return took, {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def machine() -> dict[str, str]:
    """What the figures were measured on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.is_file() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return {
        "processor": model or platform.machine(),
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        **{name: version(name) for name in LIBRARIES},
    }


def write(figures: Sequence[Figure], digests: Sequence[dict[str, str]]) -> None:
    """docs/figures.json and docs/figures.md."""
    raw = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "milliseconds": [asdict(figure) for figure in figures],
        "sha256": {name: sorted({found[name] for found in digests}) for name in digests[0]},
        "seeds": len(digests),
    }
    (ROOT / "docs" / "figures.json").write_text(json.dumps(raw, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (ROOT / "docs" / "figures.md").write_text(page(raw, figures), "utf-8")


def page(raw: dict[str, object], figures: Sequence[Figure]) -> str:
    """The figures, to read."""
    facts = raw["machine"] if isinstance(raw["machine"], dict) else {}
    hashes = raw["sha256"] if isinstance(raw["sha256"], dict) else {}
    rows = "".join(
        f"| {f.name} | `{f.command}` | {f'{f.limit:.0f}' if f.limit else '—'} | {f.median:.0f} | "
        f"{min(f.cpu):.0f}–{max(f.cpu):.0f} | {statistics.median(f.wall):.0f} | {len(f.cpu)} |\n"
        for f in figures
    )
    dumps = "".join(
        f"| `{name}` | {len(found)} | `{found[0][:16]}…` |\n" for name, found in sorted(hashes.items())
    )
    return f"""# Figures

Measured with `make bench` (benchmarks/run.py), which writes this page and, raw, [figures.json](figures.json).
Date: {raw["date"]}. Machine: {", ".join(f"{name} {value}" for name, value in facts.items())}.

## Time

Milliseconds of process time, user and system, of the whole command with all processes it starts; each run in a folder
without a build, after one run to warm the file cache. *Clock* is what a person waits.

| what | command | promised | median | range | clock | runs |
| --- | --- | --- | --- | --- | --- | --- |
{rows}
## Same bytes

{raw["seeds"]} builds under as many values of `PYTHONHASHSEED`:

| file | different SHA-256 | which |
| --- | --- | --- |
{dumps}{validation_page.page()}
{newsletters.page()}{links_page.page()}
{serving_page.page()}
"""


def again() -> None:
    """docs/figures.md once more, from what was measured before: other figures that it shows have changed."""
    raw = json.loads((ROOT / "docs" / "figures.json").read_text("utf-8"))
    figures = [Figure(**(told | {"cpu": tuple(told["cpu"]), "wall": tuple(told["wall"])})) for told in raw["milliseconds"]]  # fmt: skip
    (ROOT / "docs" / "figures.md").write_text(page(raw, figures), "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
