"""The named questions without a server: the store in memory and on disk, beside the bare engine and rdflib.

Times are of the processor, which other work on the machine disturbs least. Ratios are geometric means over questions; one
that rdflib did not finish counts with the time after which it was stopped, so the mean is then a lower bound.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from benchmarks.validation import base
from nbs_graph.graph import asking
from nbs_graph.graph.catalogue import question, questions
from nbs_graph.graph.coercion import Parameter
from nbs_graph.graph.dataset import Dataset
from nbs_graph.graph.endpoint.writing import written
from nbs_graph.namespaces import ID

Times = dict[str, dict[str, Any]]


def embedded(size: int, limit: float, *, rdflib: bool = True, kept: Path | None = None) -> dict[str, Any]:
    """Measure at a size.

    Args:
        limit: seconds of the processor for one question of rdflib.
        kept: a folder for the graph, which is used again when it is there already.
    """
    with tempfile.TemporaryDirectory(prefix="nbs-embedded-") as temporary:
        folder = kept or Path(temporary)
        folder.mkdir(exist_ok=True)
        store, dump = folder / "store", folder / "graph.nq"
        if not store.is_dir():
            base(size, folder)
        opened = Dataset.read_only(store)
        if not dump.is_file():
            ox.serialize(opened.store, str(dump), ox.RdfFormat.N_QUADS)
        given = {q.name: examples(q.parameters, opened) for q in questions()}
        quads = len(opened)
        disk, memory = answered("store", store, given, limit), answered("store", dump, given, limit)
        peer = beside_rdflib(opened, Path(temporary), given, limit) if rdflib else None
    told: dict[str, Any] = {"quads": quads, "given": given, "disk": disk, "memory": memory}
    told["ours, times bare"] = {
        "memory": mean(memory["bare"], memory["ours"]),
        "disk": mean(disk["bare"], disk["ours"]),
    }
    if peer is not None:
        told |= {"rdflib": peer, "limit, s": limit}
        told["rdflib, times ours"] = {
            "memory": mean(memory["ours"], peer["rdflib"]),
            "disk": mean(disk["ours"], peer["rdflib"]),
            "stopped": sum("stopped" in one for one in peer["rdflib"].values()),
        }
    told["rows differ"] = differing(memory["bare"], memory["ours"], disk["bare"], disk["ours"])
    if peer is not None:
        told["rows differ from rdflib's"] = differing(memory["ours"], peer["rdflib"])
    return told


def mean(one: Times, other: Times) -> float:
    """How many times as long the other takes: the geometric mean over the questions."""
    return round(statistics.geometric_mean([other[name]["ms"] / one[name]["ms"] for name in one]), 3)


def differing(*engines: Times) -> list[str]:
    """Questions to which not all gave as many rows, those aside that did not finish."""
    counts = {name: {e[name]["rows"] for e in engines if "rows" in e[name]} for name in engines[0]}
    return sorted(name for name, found in counts.items() if len(found) > 1)


def beside_rdflib(
    dataset: Dataset, folder: Path, given: dict[str, dict[str, str]], limit: float
) -> dict[str, Any]:
    """The union of the graphs as a file of triples, and the questions as plain SPARQL: all that rdflib needs."""
    triples = folder / "graph.nt"
    with triples.open("w", encoding="utf-8") as out:
        out.writelines(f"{quad.triple} .\n" for quad in dataset.store)
    texts = {}
    for name, typed in given.items():
        asked = question(name)
        texts[name] = written(asked.text, asking.terms(dataset, asked, typed, "en"))
    return answered("rdflib", triples, texts, limit)


def answered(way: str, place: Path, given: Mapping[str, object], limit: float) -> dict[str, Any]:
    """What a process of its own (`engine`) measured."""
    command = [sys.executable, "-m", "benchmarks.serving.engine", way, str(place), str(limit)]
    done = subprocess.run(
        command, input=json.dumps(given), stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def examples(parameters: tuple[Parameter, ...], dataset: Dataset) -> dict[str, str]:
    """The examples of the header; for a thing that a made-up graph does not hold, some other of that kind, or of any."""
    found = {}
    for parameter in parameters:
        example = parameter.example
        if example is None or parameter.name == "lang":
            continue
        if parameter.type == "iri" and not _is_there(dataset, example):
            kind = example.partition("/")[0]
            example = _some(dataset, kind) or (_some(dataset, "publication") if parameter.required else None)
        if example is not None:
            found[parameter.name] = example
    return found


def _is_there(dataset: Dataset, example: str) -> bool:
    node = ox.NamedNode(example if ":" in example else ID + example)
    return next(dataset.store.quads_for_pattern(node, None, None), None) is not None


@cache
def _some(dataset: Dataset, kind: str) -> str | None:
    """The first that the store comes upon, which is the same whenever the graph is."""
    named = (
        f'STRSTARTS(STR(?s), "{ID}{kind}/") && !CONTAINS(STR(?s), "#")'  # a thing, not a statement about it
    )
    asked = dataset.query(f"SELECT ?s {{ ?s a ?c FILTER({named}) }} LIMIT 1")
    assert isinstance(asked, ox.QuerySolutions)
    row = next(asked, None)
    return None if row is None else row[0].value
