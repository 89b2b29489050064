"""Codes whose examples docs/diagnostics.md only describes: wrong and right ones, made here."""

import gzip
from pathlib import Path

import pytest

from nbs_graph.model import Diagnostic
from nbs_graph.pipeline import limited
from nbs_graph.pipeline.assemble import assemble
from nbs_graph.pipeline.release import release
from nbs_graph.pipeline.validate import validate_paths
from nbs_graph.pipeline.verify import verify
from nbs_graph.sources.folder import read_documents, yaml_files
from nbs_graph.validation.shapes import load
from tests.unit.validation.test_diagnostics_page import SECTIONS

MADE = ("NBS072", "NBS073", "NBS090", "NBS106", "NBS112")
TINY = Path(__file__).resolve().parents[2] / "cli" / "data" / "tiny"
PLACE = "id: place/example\nkind: Place\nname: {en: Example, zh: 示例}\nwithin: cn\n"
SHAPE = """\
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix shape: <https://w3id.org/nbs-graph/shape/> .
@prefix nbs: <https://w3id.org/nbs-graph/ontology#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .
shape:Example a sh:NodeShape ; sh:targetClass nbs:Place ; sh:property shape:Example-code ;
    sh:closed true ; sh:ignoredProperties ( rdf:type rdfs:label nbs:within schema:containedInPlace ) .
shape:Example-code a sh:PropertyShape ; sh:path nbs:iso3166 ; sh:in ( "CN-BJ" "CN-GD" ) ;
    sh:message "Write `isoCode:` as CN-BJ or CN-GD."@en , "`isoCode:` 写 CN-BJ 或 CN-GD。"@zh .
"""


def of_shape(folder: Path, more: str) -> set[str]:
    """What a shape of our own says of a place."""
    (folder / "shapes").mkdir(exist_ok=True)
    (folder / "shapes" / "example.ttl").write_text(SHAPE, "utf-8")
    (folder / "example.yaml").write_text(PLACE + more, "utf-8")
    report = validate_paths([str(folder / "example.yaml")], shapes=load(folder / "shapes"))
    return codes(report.diagnostics)


def codes(found: "tuple[Diagnostic, ...] | list[Diagnostic]") -> set[str]:
    """Their codes; each speaks both languages."""
    assert all(d.message["en"] and d.message["zh"] for d in found)
    return {d.code for d in found}


def test_these_are_the_ones() -> None:
    """Whatever has no example on the page has one here."""
    assert {code for code, fences in SECTIONS.items() if not fences} == set(MADE)


def test_not_among_the_values_allowed(tmp_path: Path) -> None:
    """NBS106."""
    assert of_shape(tmp_path, "isoCode: CN-XX\n") == {"NBS106"}
    assert of_shape(tmp_path, "isoCode: CN-BJ\n") == set()


def test_a_property_that_does_not_belong_here(tmp_path: Path) -> None:
    """NBS112."""
    assert of_shape(tmp_path, "source: https://www.example.org/\n") == {"NBS112"}
    assert of_shape(tmp_path, "") == set()


def test_not_read_to_its_end(tmp_path: Path) -> None:
    """NBS072: a context in which each name stands for the next one, until the reader breaks."""
    names = ", ".join(f'"t{n}": "t{n + 1}:x"' for n in range(10_000))
    (tmp_path / "wrong.jsonld").write_text(f'{{"@context": {{{names}, "t10000": "t0:x"}}}}')
    (tmp_path / "right.yaml").write_text(PLACE, "utf-8")
    request = limited.Request((str(tmp_path / "wrong.jsonld"), str(tmp_path / "right.yaml")))
    assert codes(limited.validate(request).diagnostics) == {"NBS072"}
    assert codes(limited.validate(limited.Request((str(tmp_path / "right.yaml"),))).diagnostics) == set()


@pytest.mark.parametrize(("cut", "said"), [(5, {"NBS073"}), (0, set())])
def test_a_compressed_file(tmp_path: Path, cut: int, said: set[str]) -> None:
    """NBS073: one that ends too early."""
    line = '<https://w3id.org/nbs-graph/id/place/example> <https://schema.org/version> "2" .\n'
    packed = gzip.compress(line.encode())
    (tmp_path / "example.nt.gz").write_bytes(packed[: len(packed) - cut])
    (tmp_path / "right.yaml").write_text(PLACE, "utf-8")
    report = validate_paths([str(tmp_path / "example.nt.gz"), str(tmp_path / "right.yaml")])
    assert codes([d for d in report.diagnostics if d.file != str(tmp_path / "right.yaml")]) == said


def test_a_build_that_differs(tmp_path: Path) -> None:
    """NBS090: one letter of a published file changed."""
    graph = assemble(quad for document in read_documents(yaml_files(TINY)) for quad in document.quads)
    release(graph, tmp_path / "build")
    assert verify(tmp_path / "build") == []
    dump = tmp_path / "build" / "nbs-graph.ttl"
    dump.write_bytes(dump.read_bytes() + b"\n")
    assert codes(verify(tmp_path / "build")) == {"NBS090"}
