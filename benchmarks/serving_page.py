"""The part of docs/figures.md on serving, from what `benchmarks.serving` measured: docs/figures-serving.json."""

import json
from pathlib import Path
from typing import Any

from benchmarks import scale_page

KEPT = Path(__file__).resolve().parents[1] / "docs" / "figures-serving.json"


def page() -> str:
    """Markdown; empty when nothing has been measured."""
    if not KEPT.is_file():
        return ""
    kept = json.loads(KEPT.read_text("utf-8"))
    over_http = (_load(kept.get("load")), _attack(kept.get("attack")), _swaps(kept.get("swaps")))
    parts = (*over_http, _embedded(kept), scale_page.page(kept.get("scale", {})))
    return "\n".join(["\n## Serving\n", _INTRODUCTION, *(line for part in parts for line in part)])


_INTRODUCTION = """Raw in [figures-serving.json](figures-serving.json), measured by `python -m benchmarks.serving` on the graph that ships. What is
compared is measured in turns, in the same minutes; the load generator runs on the same machine and takes its share of
the processors. How busy the machine was with other work, before and after, is told with each part: on a busy machine, ratios
can be trusted more than times."""
_HEAD = [
    "| what | requests | a second (slowest–fastest round) | p50 ms | p99 ms | statuses |",
    "| --- | --- | --- | --- | --- | --- |",
]
Part = dict[str, Any]
_FROM_RDFLIB = "rows differ from rdflib's"


def _load(told: Part | None) -> list[str]:
    if told is None:
        return []
    never, repeated = (
        told[f"{kind}, ours"]["requests a second"] / told[f"{kind}, oxigraph serve"]["requests a second"]
        for kind in ("never seen", "repeated")
    )
    return [
        f"\n### Beside `oxigraph serve`\n\n{told['clients']} connections that are kept open, each asking as soon as it has its",
        f"answer; {told['rounds']} rounds. *Never seen*: each query is a text of its own, so that nothing kept helps. *Named",
        "questions*: `/questions/NAME`. Promised: 200 named questions a second with a p99 below 100 ms; for what was never seen",
        "at least half of the bare engine's server, for what is repeated more than it.\n",
        *_HEAD,
        *_rows(told),
        f"\nOurs to the bare engine's: {never:.2f} for what was never seen, {repeated:.1f} for what is repeated.",
        _busy(told),
    ]


def _attack(told: Part | None) -> list[str]:
    if told is None:
        return []
    ratios = "; ".join(
        f"{kind} ×{told[f'{kind}, a tenth hostile']['p99 ms'] / max(0.1, told[f'{kind}, alone']['p99 ms']):.1f}"
        for kind in told["rates"]
    )
    return [
        "\n### With a tenth of the requests hostile\n",
        "Requests at random times at a fixed rate, under `--timeout 2`; the rows tell of the good ones but the last. Hostile: the",
        "queries of [the tests](../tests/service/test_hostile.py), from four addresses. Promised: p99 at most doubles.\n",
        *_HEAD,
        *_rows(told),
        f"\np99 with hostile requests to p99 without: {ratios}.",
        _busy(told),
    ]


def _swaps(told: Part | None) -> list[str]:
    if told is None:
        return []
    return [
        "\n### While builds are published\n",
        f"{told['swaps']} builds one after another, each published when the one before was answered from, {told['seconds a swap']} s a swap;",
        f"{told['requests']:,} requests meanwhile, {told['requests a second']} a second, p99 {told['p99 ms']} ms.",
        f"Errors, mixed generations among them: {told['errors']}; generations seen: {told['generations seen']}.",
        _busy(told),
    ]


def _embedded(kept: Part) -> list[str]:
    sizes = sorted(kept.get("embedded", {}).items(), key=lambda item: int(item[0]))
    if not sizes:
        return []
    rows = []
    for size, told in sizes:
        peer, bare = told.get("rdflib, times ours"), told["ours, times bare"]
        least = "≥ " if peer and peer["stopped"] else ""
        ratio = [f"{least}{peer[way]:.1f}" if peer else "—" for way in ("memory", "disk")]
        stopped = f"{peer['stopped']} after {told['limit, s']:.0f} s" if peer else "—"
        rows.append(
            f"| {int(size):,} | {told['quads']:,} | {ratio[0]} | {ratio[1]} | {stopped} | {bare['memory']:.2f} | {bare['disk']:.2f} | "
            f"{_total(told['memory'])} | {_total(told['disk'])} | {', '.join(told['rows differ']) or 'none'} | "
            f"{', '.join(told.get(_FROM_RDFLIB, [])) or '—'} |"
        )
    return [
        "\n### Without a server\n",
        "The named questions from Python, on graphs that `benchmarks/graphs.py` makes, by time of the processor: geometric means over",
        "the questions. rdflib holds the same triples in memory; where it was stopped, the time until then counts, and the mean is",
        "a lower bound. Promised at 100,000: rdflib takes at least 16 times as long as the store in memory, 5 times as on disk;",
        "ours at most 1.15 times as long as bare pyoxigraph. *All*: milliseconds for every question once; what the store itself",
        "did not finish in four times the limit counts there, for ours and bare, with the limit.\n",
        "| entries | quads | rdflib ÷ memory | rdflib ÷ disk | stopped | ours ÷ bare, memory | on disk | all, memory | all, disk | ours and bare differ | rdflib differs |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
        *rows,
        *(_busy(told, f"{int(size):,}: ") + _remark(told) for size, told in sizes),
    ]


def _remark(told: Part) -> str:
    """What has to be known of a measurement, written by hand into the file."""
    return f" {told['remark']}" if "remark" in told else ""


def _rows(told: Part) -> list[str]:
    found = []
    for name, one in told.items():
        if isinstance(one, dict) and "requests a second" in one:
            slowest, fastest = one["slowest, fastest round"]
            statuses = ", ".join(f"{status}: {number:,}" for status, number in one["statuses"].items())
            found.append(
                f"| {name} | {one['requests']:,} | {one['requests a second']:,.0f} ({slowest:,.0f}–{fastest:,.0f}) | "
                f"{one['p50 ms']} | {one['p99 ms']} | {statuses} |"
            )
    return found


def _total(told: Part) -> str:
    return f"{sum(one['ms'] for one in told['ours'].values()):,.0f}"


def _busy(told: Part, about: str = "") -> str:
    ends = "; ".join(
        f"{when} load {told[when]['load average']}, others took {told[when]['processors taken by others, %']} %"
        for when in ("before", "after")
    )
    return f"\n{about}{told['date']}; {ends}."
