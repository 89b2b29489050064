"""A read-only rdflib store over a pyoxigraph store: what pySHACL needs, and no copy of the graph.

All named graphs are seen as one. Plain strings come out without a datatype, as rdflib's own parsers give them, so
that literals of data and shapes are equal when they look equal. SPARQL constraints are answered by Oxigraph.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.query import Result
from rdflib.store import Store
from rdflib.term import BNode, Identifier, Literal, Node, URIRef, Variable

from nbs_graph.errors import CannotDo
from nbs_graph.sparql.graph import Readable
from nbs_graph.sparql.nearby import about, nearby
from nbs_graph.sparql.patterns import Group, names
from nbs_graph.sparql.reading import read
from nbs_graph.sparql.steps import Unreadable

_STRING = "http://www.w3.org/2001/XMLSchema#string"

OxTerm = ox.NamedNode | ox.BlankNode | ox.Literal


def to_rdflib(term: object) -> Identifier:
    """A pyoxigraph term → the rdflib term that looks the same."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if not isinstance(term, ox.Literal):
        raise TypeError(f"{term} is no RDF 1.1 term")
    if term.language is not None:
        return Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    return Literal(term.value, datatype=None if datatype == _STRING else URIRef(datatype), normalize=False)


def to_oxigraph(term: Node | None) -> OxTerm | None:
    """An rdflib term → the pyoxigraph term that looks the same; None stays None."""
    if term is None:
        return None
    if isinstance(term, URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, BNode):
        return ox.BlankNode(str(term))
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)
    raise TypeError(f"{term!r} cannot stand in a pattern")


def term_of(term: Node) -> Any:
    """A node of the shapes graph as pyoxigraph has it."""
    return to_oxigraph(term)


class OxStore(Store):
    """The store; hand it to `rdflib.Graph(store=…)`."""

    context_aware = True  # pySHACL's wrapper wants a store of datasets; every context is the whole graph here
    graph_aware = True
    formula_aware = False
    transaction_aware = False

    def __init__(self, inner: Readable) -> None:
        super().__init__()
        self._inner = inner
        self._length: int | None = None
        self._prefixes: dict[str, URIRef] = {}

    def __len__(self, context: Any = None) -> int:
        """Whether there is anything, as a number: pySHACL asks for it whenever it asks whether a graph is there."""
        if self._length is None:
            self._length = int(next(iter(self._inner.quads_for_pattern(None, None, None)), None) is not None)
        return self._length

    def __bool__(self) -> bool:
        return True

    def triples(
        self,
        triple_pattern: tuple[Node | None, Node | None, Node | None],
        context: Any = None,  # noqa: ARG002 - rdflib's signature
    ) -> Iterator[tuple[tuple[Identifier, Identifier, Identifier], Iterator[None]]]:
        """All triples that match, over all named graphs."""
        try:
            subject, predicate, value = (to_oxigraph(term) for term in triple_pattern)
        except ValueError:
            return  # not an IRI that any store can hold
        if isinstance(subject, ox.Literal) or not isinstance(predicate, ox.NamedNode | None):
            return
        for quad in self._inner.quads_for_pattern(subject, predicate, value):
            triple = to_rdflib(quad.subject), URIRef(quad.predicate.value), to_rdflib(quad.object)
            yield triple, iter(())

    def query(  # type: ignore[override]
        self,
        query: str,
        initNs: Mapping[str, Any],  # noqa: N803 - rdflib's name
        initBindings: Mapping[str, Identifier],  # noqa: N803
        queryGraph: str,  # noqa: N803, ARG002
        **_: Any,
    ) -> Result:
        """SELECT and ASK with pre-bound variables (SHACL section 5.3.1).

        Raises:
            NotImplementedError: the values cannot be written into the query; rdflib then answers it triple by triple.
        """
        given = {str(name): [known] for name, term in initBindings.items() if (known := to_oxigraph(term))}
        asked = about(str(query), given)
        if asked is None:
            raise NotImplementedError(query)
        found = self._over(str(query), initNs or {}, given).query(
            asked,
            prefixes={prefix: str(space) for prefix, space in (initNs or {}).items()},
            use_default_graph_as_union=True,
        )
        if isinstance(found, ox.QueryBoolean):
            answer = Result("ASK")
            answer.askAnswer = bool(found)
            return answer
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("a constraint is a SELECT or an ASK")
        rows = Result("SELECT")
        names = [Variable(name.value) for name in found.variables]
        rows.vars = names
        rows.bindings = [
            {name: to_rdflib(term) for name, term in zip(names, solution, strict=True) if term is not None}
            for solution in found
        ]
        return rows

    def _over(self, query: str, spaces: Mapping[str, Any], given: Mapping[str, list[OxTerm]]) -> ox.Store:
        """What a query with bound variables is asked of: the little that it depends on, unless it asks about all."""
        where = _where(query, tuple(sorted(spaces.items())))
        if where is None or not names(where).intersection(given):
            if not isinstance(self._inner, ox.Store):
                raise CannotDo(
                    f"A constraint of the shapes can only be asked of a whole graph: {query}",
                    f"形状中有一条约束只能对整个图谱提问：{query}",
                )
            return self._inner
        return nearby(self._inner, where, given)

    def bind(self, prefix: str, namespace: URIRef, override: bool = True) -> None:  # noqa: ARG002
        """Remember a prefix, for messages only."""
        self._prefixes[prefix] = namespace

    def namespace(self, prefix: str) -> URIRef | None:
        """The namespace of a prefix."""
        return self._prefixes.get(prefix)

    def prefix(self, namespace: URIRef) -> str | None:
        """The prefix of a namespace."""
        return next((p for p, space in self._prefixes.items() if space == namespace), None)

    def namespaces(self) -> Iterator[tuple[str, URIRef]]:
        """All prefixes."""
        return iter(self._prefixes.items())


@lru_cache(maxsize=256)
def _where(query: str, spaces: tuple[tuple[str, Any], ...]) -> Group | None:
    """What a constraint looks at, read once; None when that is not understood."""
    try:
        return read(query, {prefix: str(space) for prefix, space in spaces}).where
    except Unreadable:
        return None


def graph_over(store: Readable) -> rdflib.Graph:
    """A pyoxigraph store as an rdflib graph that can only be read.

    Oxigraph keeps every sort of integer (`xsd:nonNegativeInteger` …) as `xsd:integer`; shapes ask for either.
    """
    return rdflib.Graph(store=OxStore(store), bind_namespaces="none")


def memory_graph(triples: Iterable[tuple[Node, Node, Node]]) -> rdflib.Graph:
    """A small graph in rdflib's own memory."""
    graph = rdflib.Graph(bind_namespaces="none")
    for triple in triples:
        graph.add(triple)
    return graph
