"""What the project declares is as its own shapes want it: ontology, vocabularies, crosswalks."""

import pyoxigraph as ox

from nbs_graph.model import Severity
from nbs_graph.pipeline.assemble import assemble
from nbs_graph.sources.declared import declared_quads
from nbs_graph.validation.engine import validate
from nbs_graph.validation.shapes import load


def test_the_vocabularies_conform() -> None:
    """No shape finds a violation or a warning in anything that ontology/ declares."""
    things = {quad.subject.value for quad in declared_quads() if isinstance(quad.subject, ox.NamedNode)}
    results = validate(assemble([]).store, load(), things)
    assert len(things) > 1000
    assert [(r.focus, r.path, r.messages) for r in results if r.severity > Severity.INFO] == []
