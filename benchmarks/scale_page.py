"""The part of docs/figures.md on size, from what `benchmarks.serving scale` measured."""

import statistics
from collections.abc import Mapping
from typing import Any

Told = dict[str, Any]
_WAYS = {
    "embedded": "embedded, on disk",
    "bare": "bare engine, on disk",
    "served": "served",
    "virtuoso": "Virtuoso",
    "rdflib": "rdflib",
}
_SLOW = 1000.0
_MANY = 12


def page(kept: Mapping[str, Told]) -> list[str]:
    """Lines of Markdown; none when nothing was measured.

    Args:
        kept: entries → what was measured.
    """
    sizes = sorted(kept.items(), key=lambda item: int(item[0]))
    if not sizes:
        return []
    limit = sizes[-1][1]["limit, s"]
    return [
        "\n### How cost grows\n",
        "Lean graphs (`benchmarks/synthetic/lean.py`: some 20 statements an entry as written, 31 with the links that questions read)",
        "made and loaded into a store on disk, served from there (from memory up to 2,000,000 quads), and loaded into Virtuoso",
        "7.2.5 by its bulk loader (`VectorSize = 1`, without which it loses rows). Embedded and rdflib: time of the processor; over",
        "HTTP: of the clock, as one client sees it, in texts never sent before.\n",
        *_graphs(sizes),
        f"\nThe named questions, milliseconds: geometric mean over the {len(_common(sizes))} that were answered everywhere within {limit:g} s, at every",
        "size, rdflib aside, whose stops count with their time; in brackets how many of all 68 each was stopped at, or refuses",
        "(Virtuoso: those that it is known to answer wrongly).\n",
        *_questions(sizes),
        *_slowest(*sizes[-1]),
        *(_differing(size, told) for size, told in sizes),
    ]


def _graphs(sizes: list[tuple[str, Told]]) -> list[str]:
    rows = [
        "| entries | quads | made: processor s, peak MB | loaded: processor s, peak MB | store MB | service, MB | Virtuoso: loaded s | file MB | memory MB |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for size, told in sizes:
        far = told.get("virtuoso", {})
        made, loaded = told["made"], told["loaded"]
        rows.append(
            f"| {int(size):,} | {told['quads']:,} | {made['processor, s']:,.0f}, {made['peak MB']:,} | "
            f"{loaded['processor, s']:,.0f}, {loaded['peak MB']:,} | {told['on disk, MB']:,} | {told['served']['memory, MB']:,} | "
            + " | ".join(
                f"{far[key]:,}" if far else "—" for key in ("loaded, s", "on disk, MB", "memory, MB")
            )
            + " |"
        )
    return rows


def times(told: Told) -> dict[str, dict[str, Told]]:
    """Of each way of asking, what was measured of each question."""
    found = {
        "embedded": told["embedded"]["ours"],
        "bare": told["embedded"]["bare"],
        "served": told["served"]["questions"],
    }
    for way, key in (("virtuoso", "questions"), ("rdflib", "rdflib")):
        if way in told:
            found[way] = told[way][key]
    return found


def _common(sizes: list[tuple[str, Told]]) -> list[str]:
    """Questions that every way but rdflib's answered at every size."""
    measured = [one for _, told in sizes for way, one in times(told).items() if way != "rdflib"]
    return [name for name in measured[0] if all("rows" in one[name] for one in measured)]


def _questions(sizes: list[tuple[str, Told]]) -> list[str]:
    rows = [f"| entries | {' | '.join(_WAYS.values())} |", "| --- |" + " --- |" * len(_WAYS)]
    common = _common(sizes)
    for size, told in sizes:
        ways = times(told)
        cells = [_cell(ways[way], common) if way in ways else "—" for way in _WAYS]
        rows.append(f"| {int(size):,} | {' | '.join(cells)} |")
    return rows


def _cell(measured: Mapping[str, Told], common: list[str]) -> str:
    """One way at one size: the mean, and what is not in it."""
    mean = statistics.geometric_mean([measured[name]["ms"] for name in common])
    least = "≥ " if any("stopped" in measured[name] for name in common) else ""
    counts = {what: sum(what in one for one in measured.values()) for what in ("stopped", "refused")}
    missing = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    return f"{least}{mean:,.1f}" + (f" ({missing})" if missing else "")


def _slowest(size: str, told: Told) -> list[str]:
    """The questions that take longest at the largest size."""
    ways = times(told)
    found = sorted(ways["embedded"].items(), key=lambda item: -item[1]["ms"])
    slow = [name for name, one in found if one["ms"] > _SLOW]
    if not slow:
        return []
    cells = [f"{name} {_seconds(ways['embedded'][name])}" for name in slow[:_MANY]]
    return [
        f"\nAt {int(size):,} entries {len(slow)} of {len(found)} questions take more than {_SLOW / 1000:g} s on disk; longest:",
        f"{', '.join(cells)}.",
    ]


def _seconds(one: Told) -> str:
    return (
        f"(stopped after {one['ms'] / 1000 * 4:,.0f} s)" if "stopped" in one else f"{one['ms'] / 1000:,.1f} s"
    )


def _differing(size: str, told: Told) -> str:
    theirs = told["rows differ from rdflib's"]
    return (
        f"\n{int(size):,} entries, {told['date']}: the store, the bare engine, the service and Virtuoso differ in the number of rows "
        f"at {', '.join(told['rows differ']) or 'no question'}"
        + (f"; rdflib at {', '.join(theirs)}." if theirs else ".")
        + (f" {told['remark']}" if "remark" in told else "")
    )
