"""The graphs of this folder as mutants are judged by them: in plain dictionaries, with what each fault changes."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import pyoxigraph as ox
import rdflib
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from nbs_graph.validation.oxstore import to_rdflib

from . import fixtures
from .fixtures import Fault

Triple = tuple[Node, Node, Node]
Target = tuple[Node, Node]
Reads = dict[Node, "Reads"]  # property → what is read of its values
Said = dict[Node, dict[Node, list[Node]]]  # subject → property → values


@cache
def targets() -> dict[Target, list[Node]]:
    """Target → the shapes that have it."""
    found: dict[Target, list[Node]] = {}
    for kind in fixtures.TARGETS:
        for shape, value in fixtures.shapes().subject_objects(kind):
            assert kind != SH.targetObjectsOf, "not looked for here"
            found.setdefault((kind, value), []).append(shape)
    return found


def aimed_at(thing: Node, about: Mapping[Node, list[Node]]) -> dict[Node, frozenset[Target]]:
    """The shapes that target a thing, by what is said of it, each with those of its targets that reach it."""
    kinds = {(SH.targetNode, thing), *((SH.targetClass, kind) for kind in about.get(RDF.type, ()))}
    found: dict[Node, set[Target]] = {}
    for target in kinds.union((SH.targetSubjectsOf, predicate) for predicate in about):
        for shape in targets().get(target, ()):
            found.setdefault(shape, set()).add(target)
    return {shape: frozenset(reached) for shape, reached in found.items()}


def _read(store: Iterable[ox.Quad]) -> Said:
    said: Said = {}
    for quad in store:
        about = said.setdefault(to_rdflib(quad.subject), {})
        about.setdefault(to_rdflib(quad.predicate), []).append(to_rdflib(quad.object))
    return said


def seen(said: Said, thing: Node, reads: Reads) -> Iterator[Triple]:
    """The triples that are read from a thing onwards."""
    about = said.get(thing, {})
    for predicate, inner in reads.items():
        for value in about.get(predicate, ()):
            yield thing, predicate, value
            yield from seen(said, value, inner)


@cache
def graphs(folder: str) -> tuple[tuple[Fault | str, Said, frozenset[Node] | None], ...]:
    """The example of a folder and each of its faults: what is said, and of what something else than in the example."""
    example = set(fixtures.conforming(folder))
    whole = _read(example)
    found: list[tuple[Fault | str, Said, frozenset[Node] | None]] = [(folder, whole, None)]
    for fault in (fault for fault in fixtures.faults() if fault.folder == folder):
        store = set(fixtures.broken(fault))
        touched = {quad.subject for quad in store ^ example}
        changed = frozenset(to_rdflib(subject) for subject in touched)
        said = {subject: about for subject, about in whole.items() if subject not in changed}
        said |= _read(quad for quad in store if quad.subject in touched)
        found.append((fault, said, changed))
    return tuple(found)


@cache
def homes() -> dict[Node, str]:
    """Shape → the folder whose examples are meant for it, which has the name of its file."""
    return {
        shape: path.stem
        for path in fixtures.SHAPES.glob("*.ttl")
        for shape in rdflib.Graph().parse(path, format="turtle").subjects()
    }
