"""Named graphs of partners' files: theirs are their business, of ours only some are written to, each told once."""

from collections.abc import Callable

import pytest

from nbs_graph.model import Diagnostic

Judge = Callable[..., list[Diagnostic]]
REPORT = "https://w3id.org/nbs-graph/id/report/named-graphs"
GRAPH = "https://w3id.org/nbs-graph/graph/"
VERSION = "https://schema.org/version"

NQUADS = f"""\
<{REPORT}> <{VERSION}> "1" <http://x.org/g> .
<{REPORT}> <{VERSION}> "1" <{GRAPH}fooo> .
<{REPORT}> <{VERSION}> "2" <{GRAPH}fooo> .
<{REPORT}> <{VERSION}> "2" <{GRAPH}issue/zzz> .
<{REPORT}> <{VERSION}> "3" <{GRAPH}issue/2023-13> .
<{REPORT}> <{VERSION}> "4" <{GRAPH}issue/2023-08> .
<{REPORT}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/nbs-graph/ontology#Report> <{GRAPH}import> .
"""
TRIG = f"""\
<{REPORT}> a <https://w3id.org/nbs-graph/ontology#Report> .
<http://x.org/g> {{ <{REPORT}> <{VERSION}> "1" }}
<{GRAPH}fooo> {{
  <{REPORT}> <{VERSION}> "1" ; <{VERSION}> "2" .
}}
<{REPORT}> <{VERSION}> "2" .
GRAPH <{GRAPH}issue/zzz> {{
  <{REPORT}> <{VERSION}> "2" }}
<{GRAPH}issue/2023-08> {{ <{REPORT}> <{VERSION}> "4" }}
"""
JSON = f"""\
[{{"@id": "{REPORT}", "@type": "https://w3id.org/nbs-graph/ontology#Report"}},
 {{"@id": "http://x.org/g", "@graph": [
   {{"@id": "{REPORT}", "{VERSION}": "1"}}]}},
 {{"@id": "{GRAPH}fooo", "@graph": [
   {{"@id": "{REPORT}", "{VERSION}": "1"}}]}}]
"""


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.nq", NQUADS, [("fooo", 2), ("issue/zzz", 4), ("issue/2023-13", 5)]),
        ("a.trig", TRIG, [("fooo", 4), ("issue/zzz", 8)]),
        ("a.jsonld", JSON, [("fooo", 5)]),
    ],
)
def test_each_graph_is_told_once_where_it_is_first_written_to(
    judge: Judge, name: str, text: str, told: list[tuple[str, int]]
) -> None:
    """Also when the same triple stands in another graph before."""
    found = [d for d in judge(text, name) if d.code == "NBS038"]
    assert [(d.value, d.span.line if d.span else None) for d in found] == [(GRAPH + g, at) for g, at in told]


def test_graphs_of_others_and_of_months_are_not_told(judge: Judge) -> None:
    """Nor does it matter how many of their own partners use."""
    lines = [f'<{REPORT}> <{VERSION}> "1" <{graph}> .\n' for graph in ("http://x.org/g", "http://x.org/h")]
    kind = next(line for line in NQUADS.splitlines() if "type" in line)
    codes = {d.code for d in judge("".join([*lines, kind]), "b.nq")}
    assert not codes & {"NBS038", "NBS051"}
