"""A change report speaks of things and says what changed in them."""

import pyoxigraph as ox

from nbs_graph.namespaces import ID, ONTOLOGY
from nbs_graph.publish.changes import Change, changes, published, vanished

DCT = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"


def triples(turtle: str) -> list[ox.Triple]:
    head = f"@prefix nbs: <{ONTOLOGY}> . @prefix id: <{ID}> . @prefix dct: <{DCT}> . @prefix owl: <{OWL}> .\n"
    parsed = ox.parse((head + turtle).encode(), format=ox.RdfFormat.TURTLE)
    return [quad.triple for quad in parsed]


OLD = triples("""
<https://w3id.org/nbs-graph/id/fund/a> a nbs:Fund ; dct:title "A"@en ; nbs:commitment <https://w3id.org/nbs-graph/id/fund/a#gift> .
<https://w3id.org/nbs-graph/id/fund/a#gift> nbs:amount 5.0 .
<https://w3id.org/nbs-graph/id/fund/b> a nbs:Fund ; dct:title "B"@en .
""")


def test_nothing_changed() -> None:
    """A state compared with itself differs in nothing, whatever the order."""
    assert changes(OLD, list(reversed(OLD))) == []


def test_added_and_vanished() -> None:
    """A new thing is added; one that is gone has vanished."""
    new = [t for t in OLD if "fund/b" not in str(t.subject)] + triples(
        '<https://w3id.org/nbs-graph/id/fund/c> dct:title "C"@en .'
    )
    found = {c.iri.rsplit("/", 1)[-1]: c.change for c in changes(OLD, new)}
    assert found == {"b": Change.VANISHED, "c": Change.ADDED}
    assert [c.iri for c in vanished(changes(OLD, new))] == [ID + "fund/b"]


def test_a_change_in_a_statement_belongs_to_its_entry() -> None:
    """An amount that changed is reported as money of the fund, not as a triple."""
    new = [t for t in OLD if not t.predicate.value.endswith("amount")]
    new += triples("<https://w3id.org/nbs-graph/id/fund/a#gift> nbs:amount 6.0 .")
    (change,) = changes(OLD, new)
    assert (change.iri, change.change, change.aspects) == (ID + "fund/a", Change.CHANGED, ("money",))
    assert (change.added, change.removed) == (1, 1)


def test_deprecation_names_its_successor() -> None:
    """A deprecated thing is reported as such, with what replaces it."""
    new = OLD + triples(
        "<https://w3id.org/nbs-graph/id/fund/b> owl:deprecated true ; dct:isReplacedBy <https://w3id.org/nbs-graph/id/fund/a> ."
    )
    (change,) = changes(OLD, new)
    assert (change.change, change.replaced_by, change.title) == (
        Change.DEPRECATED,
        ID + "fund/a",
        {"en": "B"},
    )


def test_titles_are_told_as_they_are() -> None:
    """Quotation marks and backslashes in a title are not touched."""
    title = 'He said "no" to C:\\reeds'
    new = [
        *OLD,
        ox.Triple(ox.NamedNode(ID + "fund/c"), ox.NamedNode(DCT + "title"), ox.Literal(title, language="en")),
    ]
    (change,) = changes(OLD, new)
    assert change.title == {"en": title}


def test_published_iris_are_things_only() -> None:
    """Statements are not published names of their own."""
    assert published(OLD) == [ID + "fund/a", ID + "fund/b"]
