"""Made-up graphs of any size: `python -m benchmarks.graphs 10000 --out FILE.nq`.

In our model and our named graphs, shaped like August 2023, the same bytes for the same seed. Without `--faulty` they
conform to the shapes; with it, a share of the entries has one fault each, and `--faults` lists them.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from benchmarks.synthetic.entries import entry, issue
from benchmarks.synthetic.faults import Fault, spoil
from benchmarks.synthetic.world import World
from benchmarks.synthetic.writing import Tree, as_quads, as_yaml, item_iri
from nbs_graph.namespaces import GRAPH


def main(arguments: list[str] | None = None) -> int:
    """Write a graph; the exit code."""
    asked = _arguments().parse_args(arguments)
    world = World(asked.entries, asked.seed)
    faults: list[Fault] = []
    with asked.out.open("w", encoding="utf-8", newline="\n") as out:
        for lines in write(world, asked.faulty, faults):
            out.writelines(lines)
    if asked.linked:
        link(asked.out)
    if asked.faults:
        asked.faults.write_text(json.dumps([fault.as_json() for fault in faults], indent=1) + "\n", "utf-8")
    sys.stderr.write(f"{world.entries} entries, {world.issues} issues, {len(faults)} faults\n")
    return 0


def write(world: World, faulty: float = 0, faults: list[Fault] | None = None) -> Iterator[list[str]]:
    """N-Quads of a whole graph, thing by thing.

    Args:
        faulty: share of entries that get a fault each; `faults` is filled with them.
    """
    used: Counter[str] = Counter()
    for tree in world.agents():
        yield as_quads(tree, GRAPH + "agents")
    for number in range(world.issues):
        tree, covered = issue(world, number)
        graph = GRAPH + tree["id"]
        yield as_quads(tree, graph)
        name = tree["id"].removeprefix("issue/")
        for draft, position in covered:
            made = entry(world, draft, position)
            fault = spoil(world, made, draft, faulty, used)
            if fault is not None and faults is not None:
                faults.append(fault)
            yield as_quads(made, graph, item_iri(name, position))


def new_entry(number: int, world: World) -> Tree:
    """One more entry for a graph, as an editor would type it.

    Args:
        number: 0, 1, 2 …: which one; world: the graph, by its number of entries and its seed.
    """
    return entry(world, world.draft(world.entries + number), 1, f"{world.issue(world.entries)}/01")


def new_quads(number: int, world: World) -> str:
    """The same as N-Quads, in the graph of the newest issue."""
    return "".join(as_quads(new_entry(number, world), f"{GRAPH}issue/{world.issue(world.entries)}"))


def new_yaml(number: int, world: World) -> str:
    """The same as the file that an editor would write."""
    return as_yaml(new_entry(number, world))


def link(path: Path) -> None:
    """Put beside what was written all that the build adds: ontology, vocabularies, days, derived links."""
    from nbs_graph.pipeline.assemble import assemble
    from nbs_graph.publish.canonical import in_order

    written = ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS)
    linked = assemble(written).quads
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{quad} .\n" for quad in in_order(linked))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.graphs", description=__doc__)
    parser.add_argument("entries", type=int, help="how many entries")
    parser.add_argument("--out", type=Path, required=True, help="N-Quads file to write")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faulty", type=float, default=0, help="share of entries with a fault, e.g. 0.01")
    parser.add_argument("--faults", type=Path, help="JSON file for the list of faults")
    parser.add_argument("--linked", action="store_true", help="also what the build adds")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
