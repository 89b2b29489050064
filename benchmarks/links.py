"""`python -m benchmarks.links`: how good suggested links are, and a sample of them for reviewers.

    python -m benchmarks.links                        while cues are written: what may be looked at
    python -m benchmarks.links goals --misses         one part of it; with the tuned texts that went wrong
    python -m benchmarks.links --report               `make eval`: all, kept in docs/figures-links.json and figures.md
    python -m benchmarks.links sample --seed 1        100 suggestions, to be judged by people
    python -m benchmarks.links verdicts NAME FILE     keep what one of them said

Without `--report`, neither the held-out newsletters nor the half of the benchmark that is reported on are read.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import run
from benchmarks.linking import goal_texts, goals, languages, newsletters, page, promises, sampling, verdicts
from benchmarks.linking.plan import FIGURES, plan
from nbs_graph.errors import CannotDo, NbsError

PARTS = ("newsletters", "languages", "goals")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, draw or keep; 1 when a promise is not kept, else the exit code of what went wrong."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.what == "sample":
            drawn = sampling.draw(sampling.everything(), asked.seed, asked.count)
            _write(sampling.readable(drawn, asked.seed), asked.out)
        elif asked.what == "verdicts":
            verdicts.keep(asked.reviewer, verdicts.read(asked.file.read_text("utf-8")), anew=asked.anew)
            run.again()
        else:
            return measure(PARTS if asked.what is None else (asked.what,), report=asked.report, misses=asked.misses)  # fmt: skip
    except NbsError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except OSError as error:
        print(error, file=sys.stderr)
        return CannotDo.exit_code
    return 0


def measure(parts: Sequence[str], *, report: bool, misses: bool) -> int:
    """Measure parts and print them; keep the figures when all are reported.

    Returns:
        1 when a promise about what is reported is not kept.
    """
    kept: dict[str, Any] = {"date": datetime.now(UTC).date().isoformat(), "machine": run.machine()}
    texts = goal_texts.parts(goal_texts.texts()) if "goals" in parts else {}  # first, for it may be absent
    if "newsletters" in parts:
        kept["newsletters"] = newsletters.measured(held_out=report)
    if "languages" in parts:
        kept["languages"] = languages.measured()
    if texts:
        among = texts if report else {goal_texts.TUNED: texts[goal_texts.TUNED]}
        kept["benchmark"] = {
            "version": goal_texts.installed(),
            "parts": goals.measured(among),
            "speed": goals.speed(among[goal_texts.ALL if report else goal_texts.TUNED]),
        }
        if misses:
            print("\n".join(goals.misses(texts[goal_texts.TUNED])))
    print("\n".join([*page.told(kept), *_absent(kept)]))
    if not report:
        return 0
    if set(parts) < set(PARTS) or any(_absent(kept)):
        print("\nnot all was measured: docs/ stays as it is")
    else:
        FIGURES.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
        run.again()
    unkept = promises.broken(kept, verdicts.kept_in())
    print("\n".join(f"not kept: {line}" for line in unkept) or "\nevery promise on what was measured is kept")
    return 1 if unkept else 0


def _absent(kept: dict[str, Any]) -> Iterator[str]:
    """What was asked for and is not there."""
    for name, issue in kept.get("newsletters", {}).items():
        if not issue["families"]:
            where = f"set NBS_GRAPH_CORPUS to the folder that holds {name}/" if issue["use"] == newsletters.REFERENCE else f"it has no {newsletters.GOLD}"  # fmt: skip
            yield f"\nskipped: newsletter {name}: {where}"


def _write(text: str, out: Path | None) -> None:
    if out:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text + "\n", "utf-8")
    else:
        print(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.links", description=(__doc__ or "").partition("\n")[0])  # fmt: skip
    parser.add_argument(
        "--report",
        action="store_true",
        help="also what is kept for the end; writes docs/ when all is measured",
    )
    parser.set_defaults(misses=False)
    kinds = parser.add_subparsers(dest="what", metavar="WHAT")
    kinds.add_parser(PARTS[0], help="whole issues against their gold")
    kinds.add_parser(PARTS[1], help="entries of data/issues in one language at a time")
    goal = kinds.add_parser(PARTS[2], help="texts of " + plan()["benchmark"]["distribution"])
    goal.add_argument("--misses", action="store_true", help="print the tuned texts that went wrong")
    sample = kinds.add_parser("sample", help="suggestions drawn by chance, for reviewers")
    sample.add_argument("--seed", type=int, required=True)
    sample.add_argument("--count", type=int, default=100)
    sample.add_argument("--out", type=Path, help="file to write; it holds sentences of the newsletters")
    said = kinds.add_parser("verdicts", help="keep a sample that a reviewer filled in")
    said.add_argument("reviewer", help="name under which the verdicts are kept")
    said.add_argument("file", type=Path)
    said.add_argument("--anew", action="store_true", help="replace verdicts on another sample")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
