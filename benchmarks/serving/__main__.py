"""`python -m benchmarks.serving`: how fast the service and the embedded store are, and what they bear.

    python -m benchmarks.serving load                     beside `oxigraph serve`, in turns
    python -m benchmarks.serving attack                   with a tenth of the requests hostile
    python -m benchmarks.serving swaps                    while builds are published
    python -m benchmarks.serving embedded 1000 10000      without a server, beside rdflib and the bare engine
    python -m benchmarks.serving scale 10000 100000       lean graphs on disk, served, and in Virtuoso
    python -m benchmarks.serving page                     docs/figures.md again, of what is kept

Without a word: the first three. Each adds its figures to docs/figures-serving.json, with how busy the machine was.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.serving import machine
from benchmarks.serving_page import KEPT

OVER_HTTP = ("load", "attack", "swaps")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, keep, print."""
    asked = _arguments().parse_args(arguments)
    if asked.what == "page":
        from benchmarks.run import again

        again()
        return 0
    for part, name, measure in _measures(asked):
        keep(asked.out, part, name, told := measured(measure, asked.quiet))
        sys.stdout.write(f"{part} {name or ''} {json.dumps(told, ensure_ascii=False)[:2000]}\n")
        sys.stdout.flush()
    return 0


def _measures(asked: argparse.Namespace) -> list[tuple[str, str | None, Callable[[], dict[str, Any]]]]:
    from benchmarks.serving.embedded import embedded
    from benchmarks.serving.rounds import attacked, throughput
    from benchmarks.serving.scale import scaled
    from benchmarks.serving.swaps import swapped

    if asked.what == "embedded":
        how: dict[str, Any] = {"rdflib": not asked.no_rdflib, "kept": asked.graph}
        return [("embedded", str(n), partial(embedded, n, asked.limit, **how)) for n in asked.sizes]
    if asked.what == "scale":
        folder = asked.graph or Path(tempfile.mkdtemp(prefix="nbs-scale-"))
        return [("scale", str(n), partial(scaled, n, asked.limit, folder / str(n))) for n in asked.sizes]
    made: dict[str, Callable[[], dict[str, Any]]] = {
        "load": partial(throughput, asked.rounds, asked.copies, asked.seconds),
        "attack": partial(attacked, asked.rounds, asked.seconds),
        "swaps": partial(swapped, asked.times),
    }
    return [(part, None, made[part]) for part in ([asked.what] if asked.what else OVER_HTTP)]


def measured(measure: Callable[[], dict[str, Any]], quiet: float = 2.0) -> dict[str, Any]:
    """Figures, with how busy the machine was before and after."""
    before = machine.others(quiet)
    figures = measure()
    date = datetime.now(UTC).date().isoformat()
    return figures | {"date": date, "before": before, "after": machine.others(quiet)}


def keep(out: Path, part: str, name: str | None, figures: dict[str, Any]) -> None:
    """Add figures to the file."""
    kept = json.loads(out.read_text("utf-8")) if out.is_file() else {}
    if name is None:
        kept[part] = figures
    else:
        kept.setdefault(part, {})[name] = figures
    out.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.serving",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", nargs="?", choices=(*OVER_HTTP, "embedded", "scale", "page"))
    parser.add_argument("sizes", type=int, nargs="*", help="of embedded and scale: entries of the graph")
    parser.add_argument("--out", type=Path, default=KEPT, help="where the figures are kept")
    parser.add_argument("--rounds", type=int, default=5, help="turns of what is compared")
    parser.add_argument("--copies", type=int, default=5, help="how often a round asks each question")
    parser.add_argument("--seconds", type=float, default=20, help="of each measurement at a fixed rate")
    parser.add_argument("--times", type=int, default=100, help="builds that are published")
    parser.add_argument(
        "--limit", type=float, default=30, help="seconds for a question (embedded: of rdflib)"
    )
    parser.add_argument("--no-rdflib", action="store_true", help="embedded: without rdflib")
    parser.add_argument(
        "--graph", type=Path, help="embedded, scale: a folder to keep the graph in, for another time"
    )
    parser.add_argument("--quiet", type=float, default=2, help="seconds to look how busy the machine is")
    return parser


if __name__ == "__main__":
    sys.exit(main())
