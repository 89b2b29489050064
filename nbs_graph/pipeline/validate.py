"""Files → what is wrong with them, within the graph that they would join.

The stages see what the one before could read: structure (`sources`), lexical forms (`validation.gate`), what files
and graphs say of one another (`validation.integrity`), the shapes (`validation.engine`). One fault is told once, by
the first stage that finds it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from nbs_graph.model import Checked, Diagnostic, Report, Span
from nbs_graph.namespaces import GRAPH, RDF_TYPE
from nbs_graph.pipeline.assemble import Assembled, assemble
from nbs_graph.pipeline.files import Files, text
from nbs_graph.pipeline.inputs import nothing_in, read_inputs
from nbs_graph.pipeline.joining import Joiner
from nbs_graph.pipeline.news import brought_about, news
from nbs_graph.pipeline.ours import is_ours
from nbs_graph.pipeline.wording import words
from nbs_graph.publish.metadata import DATASET
from nbs_graph.sources.folder import read_documents, yaml_files
from nbs_graph.sources.sought import Sought
from nbs_graph.sources.yaml_ld import Document
from nbs_graph.sparql.graph import Readable, Term
from nbs_graph.validation import gate, integrity
from nbs_graph.validation.engine import Engine, NothingTargeted, engine
from nbs_graph.validation.nodes import Nodes
from nbs_graph.validation.shapes import Shapes, load

if TYPE_CHECKING:
    from nbs_graph.validation.reference import Result

Judging = Callable[[int, int], object]
"""Told how many nodes have been judged, of how many; 0 when that is not known."""

_KEPT = (GRAPH + "issue/", GRAPH + "agents", GRAPH + "import")
"""Named graphs of what was written; all others are made anew from these and the ontology."""


@dataclass
class Validator:
    """Judges files, one set after the other, within a graph that does not change meanwhile.

    Args:
        base: the graph that files would join, linked as a build is; None when there is none yet.
        shapes: what to ask; those of the project when not given.
    """

    base: Readable | None = None
    shapes: Shapes = field(default_factory=load)

    def __post_init__(self) -> None:
        self._joiner = Joiner(self.base) if self.base is not None else None

    def validate(
        self,
        files: Files,
        judging: Judging = lambda *_: None,
        reading: Callable[[str], object] = lambda _: None,
    ) -> Report:
        """What is wrong with files.

        Args:
            files: their documents.
            reading: told of each file before its values are looked at.
            judging: told how many nodes have been judged, of how many.

        Raises:
            CannotDo: nothing in them is of a kind that can be checked.
        """
        first = _first_stages(files, reading)
        judging(0, 0)
        asked = engine(self.shapes)
        before = self._joiner.before if self._joiner is not None else None
        if self._joiner is not None:
            joined = self._joiner.join(files, first.safe, asked.footprint)
            if joined is not None:
                return _judged(
                    files, first, asked, joined.nodes, joined.own, joined.concerned, judging, before
                )
        graph = assemble([*self._kept(files), *first.safe])
        own = [
            q for iri in files.subjects for q in graph.store.quads_for_pattern(ox.NamedNode(iri), None, None)
        ]
        things: Iterable[Term] = [ox.NamedNode(iri) for iri in files.subjects]
        if self.base is not None:  # whom the files concern is not known: everybody
            things = _all_but_declared(graph.quads)
        return _judged(files, first, asked, Nodes(graph.store), own, things, judging, before)

    def _kept(self, files: Files) -> Iterable[ox.Quad]:
        """What the graph says beside the files: as written, and of no thing that a file describes."""
        return (quad for quad in written_in(self.base) if not files.replaces(text(quad.subject)))


def written_in(base: Readable | None) -> Iterator[ox.Quad]:
    """What somebody wrote of a graph, and not a rule."""
    for quad in base.quads_for_pattern(None, None, None) if base is not None else ():
        graph = quad.graph_name
        if isinstance(graph, ox.NamedNode) and graph.value.startswith(_KEPT):
            yield quad


def judge_folder(
    folder: Path,
    *,
    shapes: Shapes | None = None,
    reading: Callable[[str], object] = lambda _: None,
    judging: Judging = lambda *_: None,
) -> tuple[Report, Assembled]:
    """A whole folder of editors' files, such as `data/`, as a graph of its own.

    Returns:
        what is wrong, and the graph as it was judged; only of a report that conforms is it as it was written.
    Raises:
        CannotDo: the folder is absent or holds no entry, a file cannot be read.
    """
    paths = yaml_files(folder)
    if not paths:
        raise nothing_in(folder)
    files = Files(tuple(read_documents(paths, reading=reading)))
    return judge_whole(files, shapes or load(), reading, judging)


def judge_whole(
    files: Files, shapes: Shapes, reading: Callable[[str], object], judging: Judging
) -> tuple[Report, Assembled]:
    """Files that are a whole graph; takes, returns and raises what `judge_folder` does."""
    first = _first_stages(files, reading)
    judging(0, 0)
    graph = assemble(first.safe)
    things = _all_but_declared(graph.quads)
    return _judged(files, first, engine(shapes), Nodes(graph.store), graph.store, things, judging), graph


def validate_data(folder: Path, **options: Any) -> Report:
    """What is wrong with a whole folder of editors' files; takes and raises what `judge_folder` does."""
    return judge_folder(folder, **options)[0]


def validate_paths(
    paths: Sequence[str],
    *,
    base: Readable | Iterable[ox.Quad] | None = None,
    input_format: str | None = None,
    stdin: bytes = b"",
    shapes: Shapes | None = None,
) -> Report:
    """New or changed files, judged in the graph that they would join.

    Args:
        paths: files, folders, or `-` for `stdin`.
        base: the graph; what it says of a thing that a file describes is replaced by the file.
        input_format: overrides the format that a file's name tells; needed for `-`.
        stdin: what `-` stands for.
        shapes: what to ask; those of the project when None.
    Raises:
        UsageProblem: the format of a file is not known.
        CannotDo: a file is absent or unreadable, or nothing in it is of a kind that can be checked.
    """
    files = Files(tuple(read_inputs(paths, input_format=input_format, stdin=stdin)))
    return Validator(_as_graph(base), shapes or load()).validate(files)


def _as_graph(base: Readable | Iterable[ox.Quad] | None) -> Readable | None:
    """Quads in a store; what can be asked already, as it is."""
    if base is None or not isinstance(base, Iterable) or isinstance(base, ox.Store):
        return base
    store = ox.Store()
    store.extend(base)
    return store if len(store) else None


@dataclass(frozen=True)
class _First:
    """What the stages before linking found, and the quads that may be linked."""

    found: tuple[Diagnostic, ...]
    lexical: tuple[Diagnostic, ...]
    safe: tuple[ox.Quad, ...]


def _first_stages(files: Files, reading: Callable[[str], object]) -> _First:
    """Structure, lexical forms, things with two files."""
    found = [fault for document in files.documents for fault in document.faults]
    lexical = []
    ill: set[ox.Quad] = set()
    for document in files.documents:
        reading(document.file)
        lexical += _lexical(document, ill.add)
    described = [(d.subject, d.file, d.positions.find(d.subject)) for d in files.documents if d.subject]
    twice = integrity.same_id(described)
    safe = tuple(_defused(quad) if quad in ill else quad for quad in files.quads)
    return _First((*found, *lexical, *twice), tuple(lexical), safe)


def _lexical(document: Document, faulty: Callable[[ox.Quad], object]) -> list[Diagnostic]:
    """The lexical faults of one document, each at its place."""
    places = document.positions
    if not isinstance(places, Sought):
        return gate.inspect(document.readable, document.file, places.find, faulty)
    found = gate.inspect(document.readable, document.file, faulty=faulty, ours=is_ours)
    return placed_in(document, found)


def placed_in(document: Document, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Lexical faults of a partner's file → the same at their places."""
    places = document.positions
    assert isinstance(places, Sought)
    places.expect(fault.focus for fault in found if fault.focus)
    named = [fault for fault in found if fault.code != gate.UNNAMED]
    placed = [replace(f, span=_span(places, f)) for f in named]
    unnamed = next((fault for fault in found if fault.code == gate.UNNAMED), None)
    if unnamed is not None:
        spans: list[Span | None] = [*places.unnamed] or [None]
        placed += [replace(unnamed, span=span) for span in spans]
    return placed


def _span(places: Sought, fault: Diagnostic) -> Span | None:
    """Where the value of a fault stands; of a named graph, where it is first written to."""
    graph = places.graph(fault.value) if fault.code == gate.OURS and fault.value else None
    return graph or places.find(fault.focus or "", fault.path or RDF_TYPE, fault.value)


def _judged(
    files: Files,
    first: _First,
    asked: Engine,
    nodes: Nodes,
    own: Iterable[ox.Quad],
    things: Iterable[Term],
    judging: Judging,
    before: Nodes | None = None,
) -> Report:
    """References, graphs and shapes, and everything in one report; `before` is the graph without the files."""
    found = list(first.found)
    wording = words(nodes.graph)
    broken = list(integrity.dangling(files.readable, nodes.graph, files.find, wording.meant, files.pending))
    found += broken
    found += integrity.two_graphs(own, files.find)
    if before is not None:
        found += integrity.replaced(files.things, _said_of(files.things, before), files.quads, files.find)
    found += integrity.not_derived(files.claimed, nodes.graph, files.find)
    if files.quads or not found:
        results: list[Result] = []
        try:
            results = asked.validate(nodes.graph, things, nodes=nodes, told=judging)
        except NothingTargeted:
            if not found:  # else what was found says why
                raise
        results = brought_about(results, files, asked, before)
        if results:
            files.expect(str(result.focus) for result in results)
            found += news(results, asked.shapes, files, wording, [*first.lexical, *broken], files.find)
    checked = Checked(len(files.documents), files.entries, *asked.shapes.count)
    named = tuple(dict.fromkeys(document.file for document in files.documents))
    return Report(tuple(sorted(found, key=lambda d: d.order)), checked, named)


def _said_of(things: Iterable[str], nodes: Nodes) -> Iterator[ox.Quad]:
    """What a graph says of things; blank nodes are nobody's elsewhere."""
    for thing in things:
        if "://" in thing:
            yield from nodes.graph.quads_for_pattern(ox.NamedNode(thing), None, None)


def _all_but_declared(quads: Iterable[ox.Quad]) -> list[Term]:
    """Everything written or derived, and the data set as a whole.

    The ontology and the vocabularies are ours, and the same for every folder of data: the project's own tests ask
    the shapes of them, an editor need not wait for that.
    """
    declared = {ox.NamedNode(GRAPH + name) for name in ("ontology", "vocabulary", "crosswalk")}
    subjects = dict.fromkeys(q.subject for q in quads if q.graph_name not in declared)
    return [*(node for node in subjects if isinstance(node, ox.NamedNode)), ox.NamedNode(DATASET)]


def _defused(quad: ox.Quad) -> ox.Quad:
    """A quad whose ill-formed literal is plain text, so that no library tries to read it as a number or date."""
    value = quad.object
    if not isinstance(value, ox.Literal) or value.language is not None:
        return quad
    return ox.Quad(quad.subject, quad.predicate, ox.Literal(value.value), quad.graph_name)
