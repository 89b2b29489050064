"""A made-up world of a few entries, in short lines, linked as a build is: answers that can be counted by hand."""

import re
from collections.abc import Iterable

import pyoxigraph as ox
from question_cases import Case, table

from nbs_graph.graph.catalogue import question
from nbs_graph.graph.dataset import Dataset
from nbs_graph.pipeline.assemble import assemble

ISSUE = "https://w3id.org/nbs-graph/graph/issue/2030-01"
_PREFIXES = """
@base <https://w3id.org/nbs-graph/id/> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix nbs: <https://w3id.org/nbs-graph/ontology#> .
@prefix sdg: <http://metadata.un.org/sdg/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
""" + "".join(
    f"@prefix {name}: <https://w3id.org/nbs-graph/scheme/{name}/> .\n"
    for name in (
        "basis", "challenge", "ecosystem", "finding-kind", "gbf", "practice", "qualifier", "role", "theme", "unit",
    )
)  # fmt: skip


def entry(id: str, kind: str, links: str = "", more: str = "", basis: str = "curated") -> str:
    """An entry in Turtle.

    Args:
        id: under `id/`; kind: its class.
        links: what it is linked with, such as `sdg:13.1 challenge:human-health`.
        more: further predicates and objects; basis: of the links.
    """
    text = f'<{id}> a nbs:{kind} ; dcterms:title "{id}"@en {f"; {more}" if more else ""} .\n'
    for number, target in enumerate(links.split()):
        written = f"<http://metadata.un.org/sdg/{target[4:]}>" if target.startswith("sdg:") else target
        node = f"<{id}#{basis}-{number}>"
        text += (
            f"<{id}> nbs:alignment {node} . {node} a nbs:Alignment ; nbs:target {written} ; "
            f'nbs:basis basis:{basis} ; nbs:reason "Made up."@en , "虚构。"@zh .\n'
        )
    return text


def finding(entry: str, value: str, qualifier: str = "eq", more: str = "") -> str:
    """A finding of an entry in Turtle: a result in per cent unless `more` says otherwise."""
    node = f"<{entry}#{re.sub('[^a-z0-9]+', '-', f'{value} {qualifier} {more}')}>"
    if "findingKind" not in more:
        more += " ; nbs:findingKind finding-kind:result"
    if "nbs:unit" not in more:
        more += " ; nbs:unit unit:percent"
    return (
        f"<{entry}> nbs:finding {node} . {node} a nbs:Finding ; nbs:value {value} ; "
        f'nbs:qualifier qualifier:{qualifier} ; nbs:measured "Runoff kept back"@en , "滞蓄径流"@zh {more} .\n'
    )


def world(parts: Iterable[str]) -> Dataset:
    """The parts, put together and linked by the rules."""
    home = ox.NamedNode(ISSUE)
    triples = ox.parse((_PREFIXES + "".join(parts)).encode(), format=ox.RdfFormat.TURTLE)
    return Dataset(assemble(ox.Quad(t.subject, t.predicate, t.object, home) for t in triples).store)


def rows(dataset: Dataset, name: str, **given: str) -> list[dict[str, str]]:
    """The answer to a question, column → value, with the last part of each IRI and without empty cells."""
    head, *found = table(dataset, Case(question(name), "", given))
    return [
        {column: cell.rpartition("/")[2] for column, cell in zip(head, row, strict=True) if cell}
        for row in found
    ]


def cells(dataset: Dataset, name: str, **given: str) -> set[str]:
    """The rows, each as one line."""
    return {" ".join(row.values()) for row in rows(dataset, name, **given)}
