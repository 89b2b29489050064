"""Dumps: the same bytes for the same graph, and the same graph in every format."""

import random

import pyoxigraph as ox
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from nbs_graph.namespaces import GRAPH, ID, ONTOLOGY
from nbs_graph.publish.dumps import DUMPS, dumps

FORMATS = {
    "nbs-graph.ttl": ox.RdfFormat.TURTLE,
    "nbs-graph.trig": ox.RdfFormat.TRIG,
    "nbs-graph.nq": ox.RdfFormat.N_QUADS,
    "nbs-graph.jsonld": ox.RdfFormat.JSON_LD,
}
names = st.sampled_from(["fund/a", "policy/soil-act", "event/zh-0123456789ab#note"])
texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)
literals = st.one_of(
    texts.map(ox.Literal),
    st.tuples(texts, st.sampled_from(["en", "zh"])).map(lambda p: ox.Literal(p[0], language=p[1])),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9).map(
        lambda d: ox.Literal(str(d), datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
    ),
)
things = names.map(lambda n: ox.NamedNode(ID + n))
predicates = st.sampled_from(["amount", "alignment", "note"]).map(lambda n: ox.NamedNode(ONTOLOGY + n))
graphs = st.sampled_from(["agents", "issue/2023-08"]).map(lambda n: ox.NamedNode(GRAPH + n))
quads = st.builds(ox.Quad, things, predicates, st.one_of(literals, things), graphs)


@settings(deadline=None)
@given(st.lists(quads, max_size=12), st.randoms())
def test_order_of_input_does_not_matter(given_quads: list[ox.Quad], order: random.Random) -> None:
    """The same quads in any order, repeated or not, give the same bytes."""
    shuffled = given_quads + given_quads[:3]
    order.shuffle(shuffled)
    assert dumps(given_quads) == dumps(shuffled)


@settings(deadline=None)
@given(st.lists(quads, max_size=12))
def test_every_format_reads_back(given_quads: list[ox.Quad]) -> None:
    """Reading a dump gives the quads it was made from; Turtle gives them without their graphs."""
    for name, content in dumps(given_quads).items():
        read = set(ox.parse(content, format=FORMATS[name]))
        if name.endswith(".ttl"):
            assert {q.triple for q in read} == {q.triple for q in given_quads}
        else:
            assert read == set(given_quads)


@settings(deadline=None, max_examples=30)
@given(st.lists(quads, max_size=8))
def test_json_ld_means_the_same_to_rdflib(given_quads: list[ox.Quad]) -> None:
    """The embedded context is plain JSON-LD that another parser understands alike."""
    content = dumps(given_quads)["nbs-graph.jsonld"]
    graph = rdflib.Dataset()
    graph.parse(data=content, format="json-ld")
    assert len(set(graph.quads())) == len(set(given_quads))


def test_media_types_are_distinct() -> None:
    """Each dump is told apart by name and media type."""
    assert len({d.name for d in DUMPS}) == len({d.media_type for d in DUMPS}) == len(DUMPS)
