"""`make demo`: August 2023, from the editors' files to answered questions.

Runs the real commands, each in a process of its own, and shows of every answer the columns and rows that fit a screen.
"""

import csv
import io
import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from nbs_graph.graph.store import open_dataset
from nbs_graph.namespaces import name
from nbs_graph.terms.labels import label
from nbs_graph.terms.width import pad, width

ROOT = Path(__file__).resolve().parents[1]
COMMAND = Path(sys.executable).parent / "nbs-graph"
WIDEST = 110
ROWS = 6


@dataclass(frozen=True, slots=True)
class Question:
    """A question to show.

    Args:
        name: of the question; parameters: as typed after `-p`.
        columns: those worth a column here.
        language: in which its titles and labels are shown.
    """

    name: str
    columns: tuple[str, ...]
    language: str
    parameters: tuple[str, ...] = field(default=())

    @property
    def command(self) -> list[str]:
        """What a person would type."""
        given = [part for parameter in self.parameters for part in ("-p", parameter)]
        return ["nbs-graph", "query", self.name, *given, "--lang", self.language]


QUESTIONS = (
    Question("entries", ("title_zh", "title_en", "date"), "zh"),
    Question("evidence-for-sdg", ("title", "basis", "reason"), "zh", ("sdg=15.2",)),
    Question("findings-by-practice", ("measured", "value", "unit"), "en"),
    Question("uncertain-findings", ("measured", "value", "margin", "unit", "period"), "zh"),
    Question("public-money", ("from", "amount", "currency", "status", "title"), "en"),
    Question("credits-told-apart", ("label", "kind", "title"), "zh"),
    Question("events-between", ("title", "start", "end", "mode"), "en", ("from=2023-09-01", "to=2023-09-30")),
    Question("observances", ("day", "title_zh", "title_en"), "zh", ("year=2027",)),
    Question(
        "organisation-neighbourhood",
        ("name", "steps", "through"),
        "en",
        ("organisation=organisation/the-nature-conservancy",),
    ),
)
EXPLAINED = (("2023-08/04", "sdg:15", "zh"), ("2023-08/05", "sdg:13", "en"))


class StepFailed(Exception):
    """A command of the demonstration ended with an error."""


def main() -> int:
    """Build, ask, explain; the exit code."""
    started = time.perf_counter()
    room = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
    try:
        build = ["nbs-graph", "build", "--out", "build"]
        heading("从编者的文件到图谱 · From the editors' files to a graph", build)
        say(run(build))
        asked = {
            q["name"]: q["question"] for q in json.loads(run(["nbs-graph", "queries", "--format", "json"]))
        }
        for question in QUESTIONS:
            heading(f"{asked[question.name]['zh']} · {asked[question.name]['en']}", question.command)
            say(answered(question, room))
        for link in EXPLAINED:
            heading("这一关联有何依据？ · On what grounds?", explained(*link))
            say(run(explained(*link)))
    except StepFailed as failure:
        sys.stdout.flush()
        sys.stderr.write(f"{failure}\n")
        return 1
    say(what_next())
    sys.stderr.write(f"\n{time.perf_counter() - started:.0f} s\n")
    return 0


def what_next() -> str:
    """Three things to try, with the command as it can be typed here."""
    typed = COMMAND.relative_to(ROOT) if COMMAND.is_relative_to(ROOT) else Path("nbs-graph")
    lines = (
        (f"{typed} queries --lang zh", "还可以问什么 · what else can be asked"),
        (f"{typed} new Publication", "写一个条目，再用 validate 检查 · write an entry, then validate it"),
        ("README.md, docs/README.md", "五分钟导览与全部文档 · a five-minute tour, and all documents"),
    )
    margin = max(width(what) for what, _ in lines)
    return "\n■ 接下来 · Next\n\n" + "".join(f"  {pad(what, margin)}   {why}\n" for what, why in lines)


def run(command: list[str]) -> str:
    """What a command prints on stdout; its progress and complaints stay out of the picture unless it fails.

    Raises:
        StepFailed: it ended with an error; says which, and what it said.
    """
    done = subprocess.run(
        [str(COMMAND), *command[1:]],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "NBS_GRAPH_STORE"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise StepFailed(f"{shlex.join(command)} → {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def explained(entry: str, concept: str, language: str) -> list[str]:
    """The command that tells why an entry is linked to a concept."""
    return ["nbs-graph", "explain", entry, "--to", concept, "--lang", language]


def answered(question: Question, room: int) -> str:
    """The first rows of an answer, in the columns that were chosen.

    Raises:
        StepFailed: the command failed, or answered nothing: the demonstration would show an empty table.
    """
    rows = list(csv.DictReader(io.StringIO(run([*question.command, "--format", "csv"]))))
    if not rows:
        raise StepFailed(f"{shlex.join(question.command)} has no answer")
    shown = [[readable(row[column], question.language) for column in question.columns] for row in rows[:ROWS]]
    more = f"  … 另有 {len(rows) - ROWS} 行 · {len(rows) - ROWS} more\n" if len(rows) > ROWS else ""
    return laid_out(question.columns, shown, room) + more


def readable(value: str, language: str) -> str:
    """A concept or thing by what it is called; a number in groups of three; anything else as it is."""
    if value.startswith(("http://", "https://")):
        return label(built(), value, language) or name(value)
    return f"{int(value):,}".replace(",", " ") if value.isdigit() and len(value) > len("2023") else value


@cache
def built() -> ox.Store:
    """The build that is shown, for the names of things."""
    return open_dataset(ROOT / "build").store


def laid_out(names: Iterable[str], rows: list[list[str]], room: int) -> str:
    """A table no wider than `room`: the widest column gives way until it fits."""
    lines = [list(names), *rows]
    widths = [max(width(line[i]) for line in lines) for i in range(len(lines[0]))]
    while sum(widths) + 2 * len(widths) > room:
        widths[widths.index(max(widths))] -= 1
    lines.insert(1, ["─" * size for size in widths])
    return "".join(
        "  "
        + "  ".join(pad(cut(cell, size), size) for cell, size in zip(line, widths, strict=True)).rstrip()
        + "\n"
        for line in lines
    )


def cut(text: str, columns: int) -> str:
    """`text`, or as much of it as fits with an ellipsis."""
    if width(text) <= columns:
        return text
    while width(text) > columns - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def heading(text: str, command: list[str]) -> None:
    """What is shown next, and what was typed for it."""
    say(f"\n■ {text}\n$ {shlex.join(command)}\n\n")


def say(text: str) -> None:
    """To stdout, at once."""
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
