"""What is said of neighbours: by name, once, and only what the files bring about."""

from collections.abc import Callable
from pathlib import Path

from nbs_graph.model import Diagnostic, Severity
from nbs_graph.namespaces import GRAPH
from nbs_graph.pipeline.assemble import assemble
from nbs_graph.pipeline.files import Files
from nbs_graph.pipeline.inputs import read_inputs
from nbs_graph.pipeline.validate import Validator
from nbs_graph.sources.yaml_ld import read_entry

AGENTS = GRAPH + "agents"
DOI = "http://purl.org/ontology/bibo/doi"
Judge = Callable[..., list[Diagnostic]]


def test_the_other_thing_is_named(judge: Judge, review: str) -> None:
    """Two entries with one DOI: told once, at the DOI of the file, with the name of the other entry."""
    [found] = judge(review + "doi: 10.1016/j.xinn.2023.100481\n")
    assert found.message["en"].startswith("publication/doi-10-1016-j-xinn-2023-100481 has the same `doi:`.")
    assert found.message["zh"].startswith("publication/doi-10-1016-j-xinn-2023-100481 的 `doi:`")
    assert (found.focus or "").endswith("id/report/review-one")
    assert found.span is not None
    assert found.span.line == review.count("\n") + 1


def test_a_neighbour_at_fault_is_named(judge: Judge) -> None:
    """An organisation that becomes a place: what points at it is named at its file."""
    found = judge("id: organisation/cdp\nkind: Place\nname: {en: CDP, zh: CDP}\nwithin: cn\n")
    neighbours = [d for d in found if "global-forests-report-2023#" in (d.focus or "")]
    assert neighbours
    for diagnostic in neighbours:
        thing = (diagnostic.focus or "").rpartition("/id/")[2]
        assert f"`{thing}`" in diagnostic.message["en"]
        assert f"`{thing}`" in diagnostic.message["zh"]


def test_what_is_spelt_right_is_not_suggested(judge: Judge, review: str) -> None:
    """An existing thing of the wrong kind, a vocabulary's own code: the same again would mend nothing."""
    [found] = judge(review.replace("organisation/the-nature-conservancy", "report/review-one"))
    assert found.value is not None
    assert found.value.endswith("report/review-one")
    assert found.suggestion is None


def test_what_was_so_before_is_not_told(review: str, tmp_path: Path) -> None:
    """A neighbour that was told to write its DOI in lower case is not told so again because of another's edit."""
    shouted = review + "doi: 10.1234/FLOODS\n"
    neighbour = read_entry(shouted.replace("review-one", "review-two"), file="two.yaml", graph=AGENTS)
    validator = Validator(assemble(neighbour.quads).store)
    edit = tmp_path / "one.yaml"
    edit.write_text(shouted, "utf-8")
    files = Files(tuple(read_inputs([str(edit)], input_format=None, stdin=b"")))
    told = [d for d in validator.validate(files).diagnostics if d.path == DOI or d.code == "NBS113"]
    assert sorted({d.code for d in told}) == ["NBS105", "NBS113"]
    assert {(d.focus or "").rpartition("/id/")[2] for d in told} == {"report/review-one"}


TAKEN = "report/the-forest-transition-from-risk-to-resilience-global-forests-report-2023"


def test_a_taken_id_is_told(judge: Judge, review: str) -> None:
    """A copy that kept the id of another entry: a warning at the id, with the title that would be lost."""
    copied = review.replace("report/review-one", TAKEN)
    [found] = [d for d in judge(copied) if d.code == "NBS056"]
    assert found.severity is Severity.WARNING
    assert found.span is not None
    assert (found.span.line, found.span.column) == (1, 5)
    assert f"`{TAKEN}` (“The Forest Transition" in found.message["en"]
    assert TAKEN in found.message["zh"]
    partly = copied.replace(
        "translatedTitle: {zh: 洪水与屋顶}",
        "translatedTitle: {zh: 森林转型：从风险到韧性—2023 年全球森林报告}",
    )
    for text in (review, partly):  # a new id; a title corrected in one language
        assert [d for d in judge(text) if d.code == "NBS056"] == []


def test_a_renamed_person_is_told(judge: Judge) -> None:
    """Also in RDF, at the subject."""
    said = (
        "<https://w3id.org/nbs-graph/id/organisation/cdp> a <https://w3id.org/nbs-graph/ontology#Organisation> ;\n"
        '  <http://www.w3.org/2000/01/rdf-schema#label> "Centre for Dunes"@en .\n'
    )
    [found] = [d for d in judge(said, "partner.ttl") if d.code == "NBS056"]
    assert found.span is not None
    assert found.span.line == 1
