"""What the ontology folder declares → quads in their named graphs."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from nbs_graph.namespaces import GRAPH
from nbs_graph.resources import ontology_dir

# Folder or file below ontology/ → named graph.
_PARTS = (
    ("nbs.ttl", "ontology"),
    ("modules/*.ttl", "ontology"),
    ("alignments/*.ttl", "ontology"),
    ("schemes/*.ttl", "vocabulary"),
    ("crosswalks/*.ttl", "crosswalk"),
)


def declared_files() -> Iterator[tuple[Path, str]]:
    """Each Turtle file of the ontology with the IRI of its named graph, in a fixed order."""
    for pattern, graph in _PARTS:
        for path in sorted(ontology_dir().glob(pattern)):
            yield path, GRAPH + graph


def declared_quads() -> Iterator[ox.Quad]:
    """The quads of all of them."""
    for path, graph in declared_files():
        name = ox.NamedNode(graph)
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, name)
