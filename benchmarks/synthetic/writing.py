"""What an editor would type, as a tree → N-Quads, or the YAML file itself.

The tree has the keys of the authoring format; their meaning is read from `ontology/context.jsonld` and
`ontology/authoring.yaml`, as the project's own reader does, which is far too slow for a hundred thousand entries.
A test compares the two.
"""

from functools import cache
from typing import Any

import yaml

from nbs_graph.namespaces import DCTERMS, ID, OA, ONTOLOGY, RDF_TYPE, SCHEMA_ORG, XSD
from nbs_graph.sources.authoring import Term, authoring
from nbs_graph.terms import dates

Tree = dict[str, Any]

_TYPE = f"<{RDF_TYPE}>"
_INTEGER = f"^^<{XSD}integer>"
_ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"})


class Raw(str):
    """A term as N-Quads write it, for faults that no editor's file can hold."""

    __slots__ = ()


class _Plain(yaml.SafeDumper):
    """Writes everything out: the project's reader refuses aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def as_yaml(tree: Tree) -> str:
    """The file that an editor would write."""
    return yaml.dump(tree, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110)


def as_quads(tree: Tree, graph: str, item: str = "") -> list[str]:
    """The lines of a thing with its statements.

    Args:
        tree: as typed; graph: IRI of its named graph.
        item: IRI of the item that evidence is quoted from, unless it names its own.
    """
    return _Lines(graph, item).thing(tree)


def statement_iri(entry: str, key: str, statement: Tree, number: int = 1, name: str = "") -> str:
    """What the reader calls a statement: its place and its codes, as `ontology/authoring.yaml` has it."""
    values = {"n": str(number), "key": name}
    for part in ("code", "role", "agent"):
        values[part] = str(statement.get(part, "")).rsplit("/", 1)[-1]
    return f"{entry}#{authoring().statements[key].fragment.format_map(values)}"


def item_iri(issue: str, number: int) -> str:
    """`2001-01`, 5 → IRI of the fifth item."""
    return f"{ID}item/{issue}/{number:02d}"


class _Lines:
    """N-Quads lines of one thing, collected."""

    def __init__(self, graph: str, item: str) -> None:
        self._out: list[str] = []
        self._tail = f" <{graph}> .\n"
        self._item = item
        self._format = authoring()

    def thing(self, tree: Tree) -> list[str]:
        """All lines of a thing that has an `id:` of its own."""
        subject = ID + tree["id"]
        if tree["kind"] == "NewsletterIssue":
            self._item = subject
        self._node(subject, tree["kind"], tree, self._format.terms)
        return self._out

    def _add(self, subject: str, predicate: str, term: str) -> None:
        self._out.append(f"<{subject}> <{predicate}> {term}{self._tail}")

    def _node(self, subject: str, kind: str, tree: Tree, terms: Any) -> None:
        self._out.append(f"<{subject}> {_TYPE} <{self._format.kinds[kind]}>{self._tail}")
        for key, value in tree.items():
            if key in {"id", "kind"}:
                continue
            if key == "evidence":
                self._evidence(subject, value)
            elif key in self._format.statements:
                self._statements(subject, key, value)
            elif key == "items":
                self._items(subject, value)
            else:
                self._plain(subject, terms[key], value)

    def _plain(self, subject: str, term: Term, value: Any) -> None:
        if term.container == "@language" and isinstance(value, dict):
            for tag, texts in value.items():
                for text in texts if isinstance(texts, list) else (texts,):
                    self._add(subject, term.iri, f'"{_escaped(text)}"@{tag}')
            return
        for text in value if isinstance(value, list) else (value,):
            self._add(subject, term.iri, text if isinstance(text, Raw) else _term(term, text))

    def _statements(self, subject: str, key: str, value: Any) -> None:
        declared, term = self._format.statements[key], self._format.terms[key]
        terms = {**self._format.terms, **term.scoped} if term.scoped else self._format.terms
        named = value.items() if isinstance(value, dict) else [("", tree) for tree in value]
        for number, (name, tree) in enumerate(named, 1):
            iri = statement_iri(subject, key, tree, number, name)
            self._add(subject, term.iri, f"<{iri}>")
            filled = {k: text.format(n=number) for k, text in declared.fill.items() if k not in tree}
            self._node(iri, declared.kind, filled | tree, terms)

    def _evidence(self, statement: str, value: Any) -> None:
        for number, piece in enumerate(value if isinstance(value, list) else (value,), 1):
            iri = f"{statement}-evidence-{number}"
            quote, position = f"{iri}-quote", f"{iri}-position"
            self._add(statement, ONTOLOGY + "evidence", f"<{iri}>")
            self._add(iri, RDF_TYPE, f"<{OA}SpecificResource>")
            item = f"{ID}item/{piece['item']}" if "item" in piece else self._item
            self._add(iri, OA + "hasSource", f"<{item}>")
            self._add(iri, OA + "hasSelector", f"<{quote}>")
            self._add(quote, RDF_TYPE, f"<{OA}TextQuoteSelector>")
            self._add(quote, OA + "exact", f'"{_escaped(piece["quote"])}"')
            start, end = piece["at"].split("-")
            self._add(iri, OA + "hasSelector", f"<{position}>")
            self._add(position, RDF_TYPE, f"<{OA}TextPositionSelector>")
            self._add(position, OA + "start", f'"{start}"{_INTEGER}')
            self._add(position, OA + "end", f'"{end}"{_INTEGER}')

    def _items(self, issue: str, items: list[Tree]) -> None:
        for number, tree in enumerate(items, 1):
            iri = item_iri(issue.rsplit("/", 1)[-1], number)
            self._node(iri, "NewsletterItem", tree, self._format.terms)
            self._add(iri, DCTERMS + "isPartOf", f"<{issue}>")
            self._add(iri, SCHEMA_ORG + "position", f'"{number}"{_INTEGER}')


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _term(term: Term, text: str) -> str:
    """One value of a key, as N-Quads write it."""
    if term.type == "@id":
        return f"<{text if text.startswith('http') else term.base + text}>"
    if term.type == dates.EDTF:
        return f'"{text}"^^<{_datatype(text)}>'
    return f'"{_escaped(text)}"^^<{term.type}>' if term.type else f'"{_escaped(text)}"'


@cache
def _datatype(text: str) -> str:
    """The datatype that a date's form asks for."""
    try:
        return dates.parse(text).datatype
    except ValueError:
        return dates.EDTF
