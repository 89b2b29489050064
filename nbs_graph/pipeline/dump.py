"""A large dump, validated as a graph of its own: read once, kept in memory once, judged as a whole.

What `validate` does quad by quad for files of a usual size is done here by the store, and what must be looked at in
Python is streamed past; memory is bounded by the size of the file (`limited`).
"""

import codecs
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pyoxigraph as ox

from nbs_graph.linking.dating import day_quads, occurrence_quads
from nbs_graph.linking.rules import link
from nbs_graph.model import Checked, Diagnostic, Report, Span
from nbs_graph.namespaces import BASE, ID, ONTOLOGY, RDF_TYPE, SDG
from nbs_graph.pipeline.files import Files, text, thing_of
from nbs_graph.pipeline.news import brought_about, news
from nbs_graph.pipeline.ours import declared, is_ours
from nbs_graph.pipeline.validate import placed_in
from nbs_graph.pipeline.wording import words
from nbs_graph.sources.rdf import FORMATS, IMPORT, parse_fault, unmapped, unread
from nbs_graph.sources.sought import Sought
from nbs_graph.sources.yaml_ld import Document
from nbs_graph.sparql.graph import Term
from nbs_graph.validation import gate, integrity
from nbs_graph.validation.engine import engine
from nbs_graph.validation.finding import Find
from nbs_graph.validation.nodes import Nodes
from nbs_graph.validation.shapes import Shapes

LARGE = 8_000_000
"""Bytes from which on a file of RDF is taken for a dump."""
_RULE = ONTOLOGY + "rule"
_QUADS = ("nquads", "trig", "jsonld")


def validate_dump(
    raw: bytes,
    file: str,
    format: str,
    *,
    kept: Iterable[ox.Quad],
    before: Nodes | None,
    shapes: Shapes,
    judging: Callable[[int, int], object],
) -> Report:
    """What is wrong with a dump.

    Args:
        raw: its bytes, UTF-8; file: as the user named it; format: a key of `FORMATS`.
        kept: quads of the graph that it joins; before: the nodes of that graph, None when there is none.
        shapes: what to ask.
        judging: told how many nodes have been judged.
    Raises:
        CannotDo: nothing in it is of a kind that can be checked.
    """
    raw = raw.removeprefix(codecs.BOM_UTF8)
    scan = _Scan()
    store = ox.Store()
    into = None if format in _QUADS else ox.NamedNode(IMPORT)
    with ThreadPoolExecutor(1) as beside:
        loading = beside.submit(store.bulk_load, raw, FORMATS[format], to_graph=into)
        try:
            lexical = gate.inspect(scan.look(raw, format, into), file, faulty=scan.ill.append, ours=is_ours)
            loading.result()
        except SyntaxError as error:
            loading.exception()
            return Report((parse_fault(error, file),), Checked(files=1), (file,))
    content = raw.decode()
    fault = unread(content, file, empty=scan.empty, of_statements=scan.of_statements)
    faults = (fault,) if fault else tuple(unmapped(content, file, format))
    if faults:
        return Report(faults, Checked(files=1), (file,))
    judging(0, 0)
    scan.defuse(store)
    _own_once(store)
    old = _join(store, kept)
    if not scan.linked:
        for made in (day_quads, occurrence_quads):
            store.bulk_extend(list(made(store)))
        link(store)
    document = Document(file, None, None, (), Sought(content, format), ())
    files = Files((document,))
    lexical = placed_in(document, lexical)
    wording = words(store)
    found: list[Diagnostic] = [*lexical]
    dangling = [
        quad for node in scan.undescribed(store) for quad in store.quads_for_pattern(None, None, node)
    ]
    files.expect(text(quad.subject) for quad in dangling)

    def find(subject: str, path: str | None, value: str | None) -> tuple[str, Span | None] | None:
        span = document.positions.find(subject, path, value) or document.positions.find(thing_of(subject))
        return (file, span) if span else None

    broken = list(integrity.dangling(dangling, store, find, wording.meant, frozenset()))
    nodes = Nodes(store)
    results = engine(shapes).validate(
        store, None, nodes=nodes, told=judging
    )  # the vocabularies are always targeted
    if nodes.twice:
        found += integrity.two_graphs(
            [
                other
                for q in nodes.twice
                for other in store.quads_for_pattern(q.subject, q.predicate, q.object)
            ],
            find,
        )
    found += broken
    found += _replaced(store, old, files, find)
    results = brought_about(results, files, engine(shapes), before)
    if results:
        files.expect(str(result.focus) for result in results)
        found += news(results, shapes, files, wording, [*lexical, *broken], find)
    checked = Checked(1, scan.things(), *shapes.count)
    return Report(tuple(sorted(found, key=lambda d: d.order)), checked, (file,))


def _replaced(store: ox.Store, old: list[ox.Quad], files: Files, find: Find) -> Iterator[Diagnostic]:
    """Things of the graph whose id the dump gives to others."""
    things = {text(quad.subject) for quad in old}
    new = (q for thing in things for q in store.quads_for_pattern(ox.NamedNode(thing), None, None))
    told = list(integrity.replaced(things, old, new, lambda *_: None))
    files.expect(d.focus for d in told if d.focus)
    for found in told:
        place = find(found.focus or "", None, None)
        yield replace(found, file=place[0], span=place[1]) if place else found


class _Scan:
    """What is learnt of a dump while its quads pass by."""

    def __init__(self) -> None:
        self.ill: list[ox.Quad] = []
        self.of_statements = False
        """Whether something is said of statements (RDF 1.2)."""
        self.linked = False
        """Whether the dump holds what only rules write: then it was linked where it comes from."""
        self._before: object = None
        self._things: set[str] = set()
        self._referred: set[ox.NamedNode] = set()

    def look(self, raw: bytes, format: str, into: ox.NamedNode | None) -> Iterator[ox.Quad]:
        """The quads, one after the other."""
        for quad in ox.parse(raw, format=FORMATS[format], rename_blank_nodes=True):
            if quad.subject != self._before:
                before = self._before = quad.subject
                if (
                    isinstance(before, ox.NamedNode)
                    and before.value.startswith(ID)
                    and "#" not in before.value
                ):
                    self._things.add(before.value)
            value = quad.object
            if isinstance(value, ox.NamedNode):
                self._referred.add(value)
            elif isinstance(value, ox.Triple):
                self.of_statements = True
            predicate = quad.predicate.value
            if predicate == _RULE:
                self.linked = True
            yield quad if into is None else ox.Quad(quad.subject, quad.predicate, value, into)

    @property
    def empty(self) -> bool:
        """Whether there was no quad at all."""
        return self._before is None

    def things(self) -> int:
        """How many things are described."""
        return len(self._things)

    def defuse(self, store: ox.Store) -> None:
        """Make ill-formed literals plain text, so that no library tries to read them as numbers or dates."""
        for quad in self.ill:
            value = quad.object
            if isinstance(value, ox.Literal) and value.language is None and quad in store:
                store.remove(quad)
                store.add(ox.Quad(quad.subject, quad.predicate, ox.Literal(value.value), quad.graph_name))

    def undescribed(self, store: ox.Store) -> list[Term]:
        """The things and concepts that are referred to and that nobody describes."""
        return [
            node
            for node in self._referred
            if node.value.startswith((BASE, SDG))
            and next(iter(store.quads_for_pattern(node, None, None)), None) is None
        ]


def _own_once(store: ox.Store) -> None:
    """Have what is declared in its own named graphs only, also when the dump repeats it."""
    imported = ox.NamedNode(IMPORT)
    for quad in declared():
        store.remove(ox.Quad(quad.subject, quad.predicate, quad.object, imported))
    store.bulk_extend(declared())


def _join(store: ox.Store, kept: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Add what the graph says of things that the dump does not describe → how those were called that it does."""
    kind = ox.NamedNode(RDF_TYPE)
    described: dict[str, bool] = {}
    new, names = [], []
    for quad in kept:
        thing = thing_of(text(quad.subject))
        if thing not in described:
            found = store.quads_for_pattern(ox.NamedNode(thing), kind, None) if "://" in thing else ()
            described[thing] = next(iter(found), None) is not None
        if not described[thing]:
            new.append(quad)
        elif quad.predicate.value in integrity.NAMES and text(quad.subject) == thing:
            names.append(quad)
    store.bulk_extend(new)
    return names
