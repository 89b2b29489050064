"""Files → what is wrong with them, within the graph that they would join.

The stages see what the one before could read: structure (`sources`), lexical forms (`validation.gate`), what files
and graphs say of one another (`validation.integrity`), the shapes (`validation.engine`). One fault is told once, by
the first stage that finds it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from nbs_graph.model import Checked, Diagnostic, Report, Severity, Span
from nbs_graph.namespaces import GRAPH, ID
from nbs_graph.pipeline.assemble import Assembled, assemble
from nbs_graph.pipeline.inputs import read_inputs
from nbs_graph.pipeline.wording import words
from nbs_graph.publish.metadata import DATASET
from nbs_graph.sources.folder import read_documents, yaml_files
from nbs_graph.sources.yaml_ld import Document
from nbs_graph.validation import gate, integrity
from nbs_graph.validation.engine import Result
from nbs_graph.validation.engine import validate as ask_shapes
from nbs_graph.validation.report import Words, diagnostics
from nbs_graph.validation.shapes import Shapes, load

_KEPT = (GRAPH + "issue/", GRAPH + "agents", GRAPH + "import")
"""Named graphs of what was written; all others are made anew from these and the ontology."""


@dataclass(frozen=True)
class _Files:
    """The documents of one run, and where each thing is described."""

    documents: tuple[Document, ...]

    @cached_property
    def quads(self) -> tuple[ox.Quad, ...]:
        """What was written, the first file of a thing only."""
        seen: set[str] = set()
        kept: list[ox.Quad] = []
        for document in self.documents:
            if document.subject is None or document.subject not in seen:
                kept.extend(document.quads)
            if document.subject is not None:
                seen.add(document.subject)
        return tuple(dict.fromkeys(kept))

    @cached_property
    def readable(self) -> list[ox.Quad]:
        """What could be read, of faulty files too, as far as it is known what they describe."""
        return [
            quad
            for document in self.documents
            if document.subject or not document.faults
            for quad in document.readable
        ]

    @cached_property
    def subjects(self) -> frozenset[str]:
        """IRIs of everything described, statements included."""
        return frozenset(q.subject.value for q in self.quads if isinstance(q.subject, ox.NamedNode))

    @cached_property
    def things(self) -> frozenset[str]:
        """IRIs of the things described, without their statements."""
        return frozenset(iri.split("#")[0] for iri in self.subjects)

    @cached_property
    def pending(self) -> frozenset[str]:
        """Things whose file is too broken to be read as a whole."""
        return frozenset(d.subject for d in self.documents if d.subject and d.faults)

    @cached_property
    def _homes(self) -> dict[str, Document]:
        homes: dict[str, Document] = {}
        for document in self.documents:
            named = [document.subject] if document.subject else []
            for iri in [*named, *document.positions.subjects(), *map(_subject, document.quads)]:
                homes.setdefault(iri, document)
        return homes

    def find(self, subject: str, path: str | None, value: str | None) -> tuple[str, Span | None] | None:
        """The file that describes a thing, and the narrowest place in it."""
        thing = subject.split("#", maxsplit=1)[0]
        home = self._homes.get(subject) or self._homes.get(thing)
        if home is None:
            return None
        return home.file, home.positions.find(subject, path, value) or home.positions.find(thing)


def _subject(quad: ox.Quad) -> str:
    return _text(quad.subject)


def judge_folder(folder: Path, *, shapes: Shapes | None = None) -> tuple[Report, Assembled]:
    """A whole folder of editors' files, such as `data/`, as a graph of its own.

    Returns:
        what is wrong, and the graph as it was judged; only of a report that conforms is it as it was written.
    Raises:
        CannotDo: the folder is absent or holds no entry, a file cannot be read.
    """
    from nbs_graph.pipeline.inputs import nothing_in

    paths = yaml_files(folder)
    if not paths:
        raise nothing_in(folder)
    return _judge(_Files(tuple(read_documents(paths))), base=None, shapes=shapes)


def validate_data(folder: Path, *, shapes: Shapes | None = None) -> Report:
    """What is wrong with a whole folder of editors' files; raises as `judge_folder` does."""
    return judge_folder(folder, shapes=shapes)[0]


def validate_paths(
    paths: Sequence[str],
    *,
    base: Iterable[ox.Quad] = (),
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
    files = _Files(tuple(read_inputs(paths, input_format=input_format, stdin=stdin)))
    return _judge(files, base=base, shapes=shapes)[0]


def _judge(
    files: _Files, *, base: Iterable[ox.Quad] | None, shapes: Shapes | None
) -> tuple[Report, Assembled]:
    asked = shapes or load()
    found: list[Diagnostic] = [fault for document in files.documents for fault in document.faults]
    lexical = [
        fault
        for document in files.documents
        for fault in gate.inspect(document.readable, document.file, document.positions.find)
    ]
    found += lexical
    described = [(d.subject, d.file, d.positions.find(d.subject)) for d in files.documents if d.subject]
    found += integrity.same_id(described)
    kept = [] if base is None else [quad for quad in base if _stays(quad, files.things)]
    ill = frozenset((fault.path, fault.value) for fault in lexical if fault.severity is Severity.VIOLATION)
    safe = [_defused(quad, ill) for quad in files.quads]
    graph = assemble([*kept, *safe])
    wording = words(graph.store)
    broken = list(integrity.dangling(files.readable, graph.store, files.find, wording.meant, files.pending))
    found += broken
    found += integrity.two_graphs(graph.store, files.find)
    if files.quads or not found:
        things = _all_but_declared(graph.quads) if base is None else files.subjects
        results = ask_shapes(graph.store, asked, things)
        found += _news(results, asked, files, wording, [*lexical, *broken])
    checked = Checked(len(files.documents), _entries(files), *asked.count())
    return Report(tuple(sorted(found, key=lambda d: d.order)), checked), graph


def _all_but_declared(quads: Iterable[ox.Quad]) -> frozenset[str]:
    """Everything written or derived, and the data set as a whole.

    The ontology and the vocabularies are ours, and the same for every folder of data: the project's own tests ask
    the shapes of them, an editor need not wait for that.
    """
    declared = {ox.NamedNode(GRAPH + name) for name in ("ontology", "vocabulary", "crosswalk")}
    found = {
        q.subject.value for q in quads if q.graph_name not in declared and isinstance(q.subject, ox.NamedNode)
    }
    return frozenset(found | {DATASET})


def _news(
    results: Iterable[Result], shapes: Shapes, files: _Files, wording: Words, said: Sequence[Diagnostic]
) -> list[Diagnostic]:
    """What the shapes add to what was said already, and to what follows from it."""
    at_fault = {d.focus for d in said if d.focus}
    values = {d.value for d in said if d.value is not None}
    places = {(d.focus, d.path) for d in said} | {(d.focus, d.value) for d in said}
    # an entry whose link is at fault seems to lack a link; the link has been told
    leading = {(_subject(q), q.predicate.value) for q in files.quads if _text(q.object) in at_fault}

    def follows(found: Diagnostic) -> bool:
        if (found.focus, found.value) in places or found.value in at_fault | files.pending:
            return True
        if found.value is not None and found.value in values and (found.file is None or _is_iri(found.value)):
            return True
        if found.value is None or found.code == "NBS111":
            return (found.focus, found.path) in leading
        return (found.focus, found.path) in places

    return [d for d in diagnostics(results, shapes, files.find, wording) if not follows(d)]


def _is_iri(value: str) -> bool:
    return value.startswith(("http://", "https://"))


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _stays(quad: ox.Quad, things: frozenset[str]) -> bool:
    """Whether a quad of the graph is kept beside the files: written, and of no thing that a file describes."""
    graph = quad.graph_name
    if not isinstance(graph, ox.NamedNode) or not graph.value.startswith(_KEPT):
        return False
    thing = _subject(quad).split("#")[0]
    if thing in things:
        return False
    issue = thing.removeprefix(ID + "item/").rsplit("/", 1)[0]
    return not (thing.startswith(ID + "item/") and f"{ID}issue/{issue}" in things)


def _defused(quad: ox.Quad, ill: frozenset[tuple[str | None, str | None]]) -> ox.Quad:
    """A quad whose ill-formed literal is plain text, so that no library tries to read it as a number or date."""
    value = quad.object
    if not isinstance(value, ox.Literal) or value.language is not None:
        return quad
    if (quad.predicate.value, value.value) not in ill:
        return quad
    return ox.Quad(quad.subject, quad.predicate, ox.Literal(value.value), quad.graph_name)


def _entries(files: _Files) -> int:
    """How many things were looked at: files of editors, and named things of partners' files."""
    own = {d.subject for d in files.documents if d.subject}
    return len(own | {t for t in files.things if t.startswith(ID) and not t.startswith(ID + "item/")})
