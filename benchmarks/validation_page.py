"""The part of docs/figures.md on validation, from what `benchmarks.validation` measured: docs/figures-validation.json."""

import json
from pathlib import Path
from typing import Any

KEPT = Path(__file__).resolve().parents[1] / "docs" / "figures-validation.json"


def page() -> str:
    """Markdown; empty when nothing has been measured."""
    if not KEPT.is_file():
        return ""
    kept = json.loads(KEPT.read_text("utf-8"))
    return "\n".join(
        ["\n## Validation\n", _INTRODUCTION, *_entries(kept), *_graphs(kept), *_engines(kept), _NOTES]
    )


_INTRODUCTION = """Raw in [figures-validation.json](figures-validation.json), measured by `python -m benchmarks.validation`
(`make bench`) on graphs that `benchmarks/graphs.py` makes: about 65 quads an entry, links skewed, 1 % of the entries faulty
where whole graphs are judged. *Processor* is user and system time of all processes, which other work on a machine disturbs
least; *clock* is what a person waits."""

_NOTES = """
Ours as an *engine* is screen and pySHACL on the data as they stand, from files to a report, like the others; the
*command* reads, looks at every lexical form and links besides. A run that was stopped has the time after which it was."""


def _entries(kept: dict[str, Any]) -> list[str]:
    rows = [
        f"| {int(size):,} | {told['quads']:,} | {_median(told['reading one, ms'])} | {_median(told['one, ms'])} | {told['batch, ms each']} | "
        f"{_median(told['command, ms of the clock'])} | {_median(told['command, ms of the processor'])} | "
        f"{told['command, peak MB']:.0f} |"
        for size, told in _sorted(kept.get("entries", {}))
    ]
    head = [
        "\n### New entries against a graph\n",
        "Milliseconds; one entry is read from YAML, then judged in the process; a batch is 100 judged at once; the command is",
        "`validate new.yaml --against STORE`. Promised at 100,000: 15, 10, and 700 of the clock. The file cache is warm; right",
        "after it was emptied by other work, judging one at 100,000 took 24.8 and a batch 15.0 each.\n",
        "| entries | quads, linked | reading one | judging one | batch, each | command, clock | command, processor | peak MB |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    return [*head, *rows] if rows else []


def _graphs(kept: dict[str, Any]) -> list[str]:
    rows = [
        f"| {int(size):,} | {told['megabytes']} | {told['clock, s']} | {told['processor, s']} | {told['peak MB']:,} | "
        f"{told['violations']} |"
        for size, told in _sorted(kept.get("graphs", {}))
    ]
    head = [
        "\n### Whole graphs, by the command\n",
        "`validate GRAPH.nq`: gate, linking and shapes.\n",
        "| entries | MB | clock, s | processor, s | peak MB | violations |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    return [*head, *rows] if rows else []


def _engines(kept: dict[str, Any]) -> list[str]:
    told = kept.get("engines", {})
    rows = []
    for name, run in told.items():
        size, shapes, engine = name.split(" ")
        ours = told.get(f"{size} {shapes} ours", {}).get("usage") or {}
        usage = run.get("usage") or {}
        ratio = f"{usage['cpu'] / ours['cpu']:.1f}" if usage and ours and engine != "ours" else "—"
        ratio = ("> " if run.get("problem") and ratio != "—" else "") + ratio
        found = run["problem"] or f"{run['results']}"
        differ = sum(run.get("more", {}).values()) + sum(run.get("fewer", {}).values())
        rows.append(
            f"| {int(size):,} | {shapes} | {engine} {run['version']} | {usage.get('cpu', 0):.1f} | {usage.get('seconds', 0):.1f} | "
            f"{usage.get('peak', 0):,.0f} | {ratio} | {found} | {'—' if run['problem'] or engine == 'ours' else differ} |"
        )
    head = [
        "\n### Engines side by side\n",
        "`all` shapes, or `core` without the SPARQL constraints; *times ours* is the ratio of processor time.\n",
        "| entries | shapes | engine | processor, s | clock, s | peak MB | times ours | results | differ |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    return [*head, *rows] if rows else []


def _sorted(part: dict[str, Any]) -> list[tuple[str, Any]]:
    return sorted(part.items(), key=lambda item: int(item[0]))


def _median(spread: dict[str, float]) -> str:
    return f"{spread['median']:.1f} ({spread['least']:.0f}–{spread['most']:.0f})"
