"""What shapes cannot see, since it concerns files and named graphs, or should say better than they do.

Things with two files, things that take another's id, triples in two graphs, references that lead nowhere and what was meant by them. Whatever else
compares things (counts, DOIs) is declared in `shapes/`.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from nbs_graph.model import Diagnostic, Severity, Span
from nbs_graph.namespaces import (
    BASE,
    DCTERMS,
    GRAPH,
    ID,
    ONTOLOGY,
    RDF_TYPE,
    RDFS,
    SCHEME,
    SDG,
    SKOS,
    shorten,
)
from nbs_graph.sparql.graph import Readable
from nbs_graph.validation.fault import brief
from nbs_graph.validation.finding import Find, Meant


def same_id(described: Iterable[tuple[str, str, Span | None]]) -> Iterator[Diagnostic]:
    """Things described in more than one file.

    Args:
        described: IRI of the thing, file, where its `id:` stands.
    """
    first: dict[str, tuple[str, Span | None]] = {}
    for iri, file, span in described:
        if iri not in first:
            first[iri] = (file, span)
            continue
        other, there = first[iri]
        line = there.line if there else 1
        name = iri.removeprefix(ID)
        yield _said(
            "NBS050",
            f"`{name}` is described in {other} (line {line}) already; a thing has one file: merge them, or give "
            "this one an id of its own.",
            f"`{name}` 已在 {other}（第 {line} 行）中描述；每个事物只有一个文件：请合并，或换用新的 id。",
            (file, span),
            focus=iri,
        )


def two_graphs(quads: Iterable[ox.Quad], find: Find) -> Iterator[Diagnostic]:
    """Triples that stand in more than one named graph; stores count them differently."""
    home: dict[tuple[object, object, object], str] = {}
    for quad in quads:
        triple = (quad.subject, quad.predicate, quad.object)
        graph = str(quad.graph_name)
        before = home.setdefault(triple, graph)
        if before != graph:
            subject, predicate = _text(quad.subject), quad.predicate.value
            yield _said(
                "NBS051",
                f"“{shorten(subject)} {shorten(predicate)} {brief(_text(quad.object))}” is in two named graphs, "
                f"{before} and {graph}; state it once.",
                f"“{shorten(subject)} {shorten(predicate)} {brief(_text(quad.object))}”同时位于两个命名图 "
                f"{before} 与 {graph}；请只陈述一次。",
                find(subject, predicate, _text(quad.object)),
                focus=subject,
                path=predicate,
                value=_text(quad.object),
            )


def not_derived(claimed: Iterable[ox.Quad], graph: Readable, find: Find) -> Iterator[Diagnostic]:
    """Statements in the named graphs of the rules that the rules do not make; the first of each thing.

    Args:
        claimed: what a file says in those graphs.
        graph: as it is linked.
        find: where that was written.
    """
    told: set[str] = set()
    for quad in claimed:
        subject, predicate, value = _text(quad.subject), quad.predicate.value, _text(quad.object)
        thing = subject.partition("#")[0]
        if thing in told or any(
            True for _ in graph.quads_for_pattern(quad.subject, quad.predicate, quad.object)
        ):
            continue
        told.add(thing)
        yield _said(
            "NBS038",
            f"“{shorten(subject)} {shorten(predicate)} {brief(value)}” is in a named graph that only rules write to, and no "
            "rule derives it; leave it out.",
            f"“{shorten(subject)} {shorten(predicate)} {brief(value)}”位于只由规则写入的命名图中，但没有规则得出它；请删除。",
            find(subject, predicate, value),
            focus=subject,
            path=predicate,
            value=value,
        )


NAMES = frozenset(
    {
        DCTERMS + "title",
        ONTOLOGY + "translatedTitle",
        ONTOLOGY + "acronym",
        RDFS + "label",
        SKOS + "prefLabel",
        SKOS + "altLabel",
    }
)
"""What things go by, in whichever language."""


def replaced(
    things: Iterable[str], before: Iterable[ox.Quad], after: Iterable[ox.Quad], find: Find
) -> Iterator[Diagnostic]:
    """Things of the graph whose place is taken by something that goes by none of their names.

    That is how an id looks that was left over when a file was copied; a renamed thing looks the same, so it is a
    warning.

    Args:
        things: what the files describe.
        before: what the graph says of them; after: what the files say.
        find: where things are described.
    """
    described = frozenset(things)
    old, new = _called(before, described), _called(after, described)
    for thing in sorted(old.keys() & new.keys()):
        if old[thing].keys() & new[thing].keys():
            continue
        name, shown = thing.removeprefix(ID), brief(next(iter(old[thing].values())))
        yield _said(
            "NBS056",
            f"This replaces `{name}` (“{shown}”) in the graph; if it is another thing, give it an id of its own.",
            f"这将替换图中的 `{name}`（“{shown}”）；若为另一事物，请使用新的 id。",
            find(thing, None, None),
            focus=thing,
            value=shown,
            severity=Severity.WARNING,
        )


def _called(quads: Iterable[ox.Quad], things: frozenset[str]) -> dict[str, dict[str, str]]:
    """Thing → what it is called, as it is compared → as it is written; titles first."""
    found: dict[str, dict[str, str]] = {}
    named = (quad for quad in quads if quad.predicate.value in NAMES and isinstance(quad.object, ox.Literal))
    for quad in sorted(named, key=lambda q: (q.predicate.value, str(q.object))):
        thing, name = _text(quad.subject), _text(quad.object)
        if thing in things:
            found.setdefault(thing, {}).setdefault(" ".join(name.split()).casefold(), name)
    return found


def dangling(
    quads: Iterable[ox.Quad], store: Readable, find: Find, meant: Meant, pending: frozenset[str]
) -> Iterator[Diagnostic]:
    """References to things and concepts that nobody describes, at every place.

    Args:
        quads: what was written.
        store: the graph it joins.
        find: where it was written.
        meant: what was probably meant.
        pending: things whose own file is broken, so that they cannot be looked up yet.
    """
    asked: dict[ox.NamedNode, bool] = {}
    told: set[tuple[object, str]] = set()
    for quad in quads:
        node = quad.object
        if not isinstance(node, ox.NamedNode) or not node.value.startswith((BASE, SDG)):
            continue
        if quad.predicate.value == RDF_TYPE or node.value.startswith(_TERMS):
            continue  # terms are the gate's business
        if node not in asked:
            described = next(iter(store.quads_for_pattern(node, None, None)), None) is not None
            asked[node] = described or node.value.split("#")[0] in pending
        if asked[node]:
            continue
        subject, predicate = _text(quad.subject), quad.predicate.value
        place = find(subject, predicate, node.value)
        said = (place if place and place[1] else subject, node.value)  # one place is told once
        if said in told:
            continue
        told.add(said)
        near = meant(node.value, predicate)
        concept = node.value.startswith((SCHEME, SDG))
        name = shorten(node.value).rpartition(":")[::2] if concept else (node.value.removeprefix(ID),)
        code, en, zh = _CONCEPT if concept else _THING
        yield _said(
            code,
            en.format(*name),
            zh.format(*name),
            place,
            focus=subject,
            path=predicate,
            value=node.value,
            suggestion=near,
        )


_TERMS = (ONTOLOGY, BASE + "ontology/", GRAPH, SDG + "ontology#")
"""Terms, versions of the ontology, named graphs: not described by anybody's files."""
_CONCEPT = ("NBS054", "The vocabulary `{}` has no `{}`.", "词表 `{}` 中没有 `{}`。")
_THING = (
    "NBS055",
    "No file describes `{}`: correct the id, or add a file for it.",
    "没有描述 `{}` 的文件：请更正 id，或为其新建文件。",
)


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _said(
    code: str,
    en: str,
    zh: str,
    place: tuple[str, Span | None] | None,
    *,
    focus: str,
    path: str | None = None,
    value: str | None = None,
    suggestion: str | None = None,
    severity: Severity = Severity.VIOLATION,
) -> Diagnostic:
    file, span = place or (None, None)
    return Diagnostic(
        code,
        severity,
        {"en": en, "zh": zh},
        file,
        span,
        focus=focus,
        path=path,
        value=value,
        suggestion=suggestion,
    )
