"""Lean made-up graphs, for what only size can show: `python -m benchmarks.synthetic.lean 1000000 --out FILE.nq`.

Entries with their titles, date, one theme, one SDG link, one organisation and the item that reports them, but no words
about them: some 20 statements each as written. Linked by the rules that questions read, portion by portion, so that a
graph of any size is made in little memory: no entry leans on one of another issue. What serves partners' tools alone
(classes and properties of other vocabularies), what themes imply by the crosswalk, and provenance are left out.
"""

import argparse
import sys
from collections.abc import Iterator
from functools import partial
from multiprocessing import Pool
from pathlib import Path

import pyoxigraph as ox

from benchmarks.synthetic.entries import entry, issue
from benchmarks.synthetic.world import World
from benchmarks.synthetic.writing import Tree, as_quads, item_iri
from nbs_graph.linking.dating import day_quads, occurrence_quads
from nbs_graph.linking.rules import SHARED, link, rules
from nbs_graph.namespaces import GRAPH
from nbs_graph.pipeline.ours import declared

PORTION = 400
"""Issues that are linked together."""
_KEPT = frozenset(
    (
        *("id", "kind", "title", "translatedTitle", "issued", "signed", "launched", "start", "end"),
        *("rule", "observedOn", "jurisdiction", "places"),
    )
)
_OF_A_LINK = ("code", "basis", "confidence")
_OF_A_PARTY = ("agent", "role")
_RULES = tuple(rule for rule in rules() if rule.graph == "statement" or rule.name == "label-from-title")


def lean(tree: Tree) -> Tree:
    """What is kept of an entry."""
    found = {key: value for key, value in tree.items() if key in _KEPT}
    for key, parts in (("themes", _OF_A_LINK), ("sdg", _OF_A_LINK), ("participations", _OF_A_PARTY)):
        for first in tree.get(key, ())[:1]:
            found[key] = [{part: first[part] for part in parts if part in first}]
    return found


def portions(world: World, size: int = PORTION) -> Iterator[str]:
    """N-Quads of a whole graph: what is declared and the agents, then so many issues at a time, on all processors.

    A statement may come twice, as N-Quads allow.
    """
    yield "".join(f"{quad} .\n" for quad in declared())
    named = (tree for tree in world.agents() if tree["kind"] != "Person")
    yield "".join(line for tree in named for line in as_quads(tree, GRAPH + "agents"))
    starts = range(0, world.issues, size)
    with Pool() as pool:
        yield from pool.imap(partial(_linked, world, size), starts)


def _linked(world: World, size: int, first: int) -> str:
    numbers = range(first, min(first + size, world.issues))
    store = ox.Store()
    store.bulk_extend(declared())
    written = "".join(line for number in numbers for line in _issue(world, number))
    store.bulk_load(written, ox.RdfFormat.N_QUADS)
    for made in (day_quads, occurrence_quads):
        store.bulk_extend(list(made(store)))
    link(store, _RULES)
    return "".join(f"{quad} .\n" for quad in store if quad.graph_name not in SHARED)


def _issue(world: World, number: int) -> Iterator[str]:
    tree, covered = issue(world, number)
    for item in tree["items"]:
        item.pop("links", None)
    graph, name = GRAPH + tree["id"], tree["id"].removeprefix("issue/")
    yield from as_quads(tree, graph)
    for draft, position in covered:
        yield from as_quads(lean(entry(world, draft, position)), graph, item_iri(name, position))


def main(arguments: list[str] | None = None) -> int:
    """Write a graph; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.synthetic.lean", description=__doc__)
    parser.add_argument("entries", type=int, help="how many entries")
    parser.add_argument("--out", type=Path, required=True, help="N-Quads file to write")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    with asked.out.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(portions(World(asked.entries, asked.seed)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
