"""`python -m benchmarks.newsletters`: how well and how fast newsletters are read, against what careful readers took out.

Reads the issues of tests/newsletters, and that of August 2023 when NBS_GRAPH_CORPUS names the corpus, with the command
as a user would; compares with each `gold.json`; writes docs/figures-newsletters.json and, by `page`, docs/figures.md.
"""

import json
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.measure import measured
from tests.newsletters.reading import HERE, WRITTEN, gold
from tests.newsletters.scoring import scores
from tests.newsletters.test_size import pages

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "docs" / "figures-newsletters.json"
LONG = 1000
"""Pages of the long issue, made of those of 2024-05."""
_SHOWN = (
    "entries", "section", "kind", "title_zh", "title_en", "date", "authors", "doi", "links", "money", "sdgs", "rrule",
    "findings", "organisations",
)  # fmt: skip


def main() -> int:
    """Measure and write."""
    corpus = os.environ.get("NBS_GRAPH_CORPUS")
    folders = [*([Path(corpus) / "2023-08"] if corpus else []), *(HERE / issue for issue in WRITTEN)]
    kept: dict[str, Any] = {"date": datetime.now(UTC).date().isoformat(), "issues": {}}
    with tempfile.TemporaryDirectory() as folder:
        for issue in folders:
            found, took = _read(issue / "newsletter.txt", Path(folder))
            agreed = {name: round(score.f1, 3) for name, score in scores(gold(issue), found).items()}
            kept["issues"][issue.name] = {
                "f1": agreed, "accounted for": found["coverage"], "clock, s": round(took.seconds, 2),
                "processor, s": round(took.cpu, 2), "peak MB": round(took.peak),
            }  # fmt: skip
        long = Path(folder, "long.txt")
        long.write_text(pages(LONG), "utf-8")
        found, took = _read(long, Path(folder))
        kept["long"] = {
            "pages": LONG, "entries": len(found["entries"]), "clock, s": round(took.seconds, 1),
            "processor, s": round(took.cpu, 1), "peak MB": round(took.peak),
        }  # fmt: skip
    KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(page())
    return 0


def _read(text: Path, folder: Path) -> tuple[dict[str, Any], Any]:
    command = Path(sys.executable).with_name("nbs-graph")
    took = measured([str(command), "ingest", str(text), "--format", "json"], folder / "out.json", cwd=folder)
    found: dict[str, Any] = json.loads((folder / "out.json").read_text("utf-8"))
    return found, took


def page() -> str:
    """The part of docs/figures.md on newsletters; empty when nothing has been measured."""
    if not KEPT.is_file():
        return ""
    kept = json.loads(KEPT.read_text("utf-8"))
    issues = kept["issues"]
    rows = [
        f"| {name} | " + " | ".join(f"{told['f1'][name]:.3f}" for told in issues.values()) + " |"
        for name in _SHOWN
    ]
    rows += [
        f"| {name} | " + " | ".join(str(told[name]) for told in issues.values()) + " |"
        for name in ("accounted for", "clock, s", "processor, s", "peak MB")
    ]
    long = kept["long"]
    return "\n".join(
        [
            "\n## Reading newsletters\n",
            "Measured by `python -m benchmarks.newsletters`; raw in [figures-newsletters.json](figures-newsletters.json).",
            "F1 against what a careful reader took out. The issues have all been seen while the reader was made, some from",
            "the start: what each gave when it was new is told in [tests/newsletters](../tests/newsletters/README.md), and is",
            "what to expect of an issue that nobody has seen. Time is that of `nbs-graph ingest ISSUE --format json`.\n",
            f"| | {' | '.join(issues)} |",
            "| --- |" + " --- |" * len(issues),
            *rows,
            (
                f"\nAn issue of {long['pages']:,} pages ({long['entries']:,} entries): {long['clock, s']} s of the clock, "
                f"{long['processor, s']} s of the processor, {long['peak MB']} MB."
            ),
        ]
    )


if __name__ == "__main__":
    raise SystemExit(main())
