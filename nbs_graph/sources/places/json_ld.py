"""JSON-LD: where each triple is written.

After the expansion algorithm of JSON-LD 1.1 Processing Algorithms and API (section 5.1), which here only has to say what
subjects, predicates and values are called. The place of a value is its token; of a node, its `@id`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from nbs_graph.namespaces import RDF_TYPE
from nbs_graph.sources.places.iris import RDF, is_name
from nbs_graph.sources.places.json_context import UNSET, Context, Term
from nbs_graph.sources.places.json_skim import Unread, chooser, items, outline
from nbs_graph.sources.places.json_tree import Array, Object, Scalar, Value, tree
from nbs_graph.sources.places.json_values import ill_language, json_literal, lexical
from nbs_graph.sources.places.record import ANONYMOUS, Record

_NO_TERM = Term(None)
_NIL = RDF + "nil"
_MAPS = frozenset({"@id", "@type", "@index"})
_IN_NODES = frozenset({"@context", "@id", "@index", "@list", "@set", "@value", "@direction", "@type"})
"""Keywords among the members of a map that are read elsewhere; `@language` alone says nothing."""


def read(record: Record) -> None:
    """Note the places of a JSON-LD text, up to the first thing that is not JSON."""
    top = outline(record.text)
    try:
        if top is not None:
            _Walk(record).nodes(top, Context.of(record.text))
    except RecursionError:  # when little of the stack was left
        return


class _Node(NamedTuple):
    """What a node is called, None when it has no name, and the token that says so."""

    name: str | None
    at: Value


class _Saying(NamedTuple):
    """What is being said: the subject, when it is to be noted, the predicate, and the term that it was typed as."""

    subject: str | None
    predicate: str
    term: Term


class _Walk:
    """Goes through the nodes; recursion is as deep as the JSON, which `json_tree` limits."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._text = record.text

    def nodes(self, value: Value, context: Context) -> None:
        """The nodes of a document, a graph or `@included`."""
        if isinstance(value, Unread):
            matters = chooser(context, self._record)
            found = (tree(self._text, start) for item, start in items(self._text, value) if matters(item))
            for item in found:
                if item is not None:
                    self.nodes(item, context)
            return
        for inner in self._items(value):
            if isinstance(inner, Object):
                self._node(inner, self._entered(inner, context, _NO_TERM))

    def _items(self, value: Value) -> Iterator[Value]:
        """The value itself, or the items of an array and of the arrays inside it."""
        waiting = [value]
        while waiting:
            item = waiting.pop()
            if isinstance(item, Unread):
                whole = tree(self._text, item.start)
                waiting.extend(reversed(whole.items) if isinstance(whole, Array) else ())
            elif isinstance(item, Array):
                waiting.extend(reversed(item.items))
            else:
                yield item

    def _words(self, value: Value) -> Iterator[tuple[str, Scalar]]:
        """The strings among the items."""
        for item in self._items(value):
            if isinstance(item, Scalar) and isinstance(item.value, str) and not item.is_number:
                yield item.value, item

    def _note(self, subject: str | None, predicate: str, value: str | None, at: Value) -> None:
        if subject is not None and value is not None:
            self._record.triple(subject, predicate, value, at.start, at.end)

    def _refer(self, subject: str | None, predicate: str, name: str | None, at: Value) -> None:
        """Note a value that is a name, perhaps of a blank node."""
        if name is not None and name.startswith("_:"):
            self._record.blank(at.start, at.end, name)
        self._note(subject, predicate, name, at)

    def _named(self, word: str, at: Value, context: Context, kind: str = "iri") -> str | None:
        """A value that is a name, as an IRI or label, perhaps of the vocabulary when it is a `type`."""
        vocab = kind == "type"
        name = context.expand(word, vocab=vocab, relative=True)
        known = vocab and name is None and context.term(word) is not None
        if not known and (name is None or not is_name(name)):
            self._record.passed_over(kind, word, at.start, at.end)
        return name

    def _entered(self, item: Object, active: Context, term: Term) -> Context:
        """The context inside an object: not what does not propagate, scoped by its key, its own (steps 7 to 9)."""
        context = active
        if active.previous is not None:
            keys = [active.expand(str(key.value), vocab=True) for key, _ in item.pairs]
            context = active if "@value" in keys or keys == ["@id"] else active.previous
        if term.context is not UNSET:
            context = context.scoped([term.context], propagate=True)
        for key, value in item.pairs:
            if key.value == "@context":
                context = context.local(self._text[value.start : value.end])
        return context

    @staticmethod
    def _keywords(item: Object, context: Context) -> dict[str, Value]:
        """The members under keywords, the first of each."""
        found: dict[str, Value] = {}
        for key, value in item.pairs:
            meaning = context.expand(str(key.value), vocab=True)
            if meaning is not None and meaning.startswith("@"):
                found.setdefault(meaning, value)
        return found

    def _node(self, item: Object, outer: Context, given: _Node | None = None) -> _Node:
        """A node object: `outer` is the context in it before its types have a say, `given` what a map calls it."""
        keywords = self._keywords(item, outer)
        types = sorted({word for word, _ in self._words(keywords["@type"])}) if "@type" in keywords else []
        scoped = [
            term.context for type in types if (term := outer.term(type)) and term.context is not UNSET
        ]  # step 11
        context = outer.scoped(scoped, propagate=False) if scoped else outer
        own = self._keywords(item, context).get("@id") if scoped else keywords.get("@id")
        node = given or _Node(None, item)
        for word, at in self._words(own) if own is not None else ():
            node = _Node(self._named(word, at, context), at)
        if node.at is item:
            self._record.blank(item.start, item.start + 1)
        elif node.name is not None and node.name.startswith("_:"):
            self._record.blank(node.at.start, node.at.end, node.name)
        subject = node.name if node.name is not None and self._record.wants(node.name) else None
        if subject is not None and any(
            value is not own and key.value != "@context" for key, value in item.pairs
        ):
            self._record.subject(subject, node.at.start, node.at.end)
        self._members(item, subject, node, outer, context)
        return node

    def _members(
        self, item: Object, subject: str | None, node: _Node, outer: Context, context: Context
    ) -> None:
        """What a node object says, key by key (step 13)."""
        for key, value in item.pairs:
            written = str(key.value)
            meaning = context.expand(written, vocab=True)
            term = context.term(written) or _NO_TERM
            if meaning == "@type":
                for word, at in self._words(value):
                    self._refer(subject, RDF_TYPE, self._named(word, at, outer, "type"), at)
            elif meaning in {"@graph", "@included"}:
                with self._record.inside(node.name if meaning == "@graph" else self._record.home):
                    self.nodes(value, context)
            elif meaning == "@reverse" and isinstance(value, Object):
                for turned, inner in value.pairs:
                    iri = context.expand(str(turned.value), vocab=True)
                    self._turned(iri or "", context.term(str(turned.value)) or _NO_TERM, inner, context, node)
            elif meaning == "@nest":
                for nested in self._items(value):
                    if isinstance(nested, Object):
                        self._members(nested, subject, node, outer, context)
            elif meaning is not None and ":" in meaning and not meaning.startswith("_:"):
                if term.reverse:
                    self._turned(meaning, term, value, context, node)
                else:
                    self._property(_Saying(subject, meaning, term), value, context)
            elif meaning not in _IN_NODES and not (meaning is None and context.term(written)):
                self._record.passed_over("key", written, key.start, key.end)

    def _turned(self, predicate: str, term: Term, value: Value, context: Context, node: _Node) -> None:
        """A reverse property: its values are the subjects, the node is the object."""
        for item in self._items(value):
            if isinstance(item, Object):
                name, at = self._node(item, self._entered(item, context, term))
            elif isinstance(item, Scalar) and isinstance(item.value, str):
                name, at = context.expand(item.value, vocab=term.type == "@vocab", relative=True), item
            else:
                continue
            if name is not None and self._record.wants(name):
                self._record.subject(name, at.start, at.end)
                self._note(name, predicate, node.name or ANONYMOUS, at)

    def _property(self, saying: _Saying, value: Value, context: Context) -> None:
        """The values of a property, as its container holds them (steps 13.6 to 13.12)."""
        container = saying.term.container
        if saying.term.type == "@json":
            self._note(
                saying.subject, saying.predicate, json_literal(self._text[value.start : value.end]), value
            )
        elif "@graph" in container:
            self._graphs(saying, value, context)
        elif isinstance(value, Object) and "@language" in container:
            for _, texts in value.pairs:
                for word, at in self._words(texts):
                    self._note(saying.subject, saying.predicate, word, at)
        elif isinstance(value, Object) and container & _MAPS:
            self._map(saying, value, context)
        elif "@list" in container and not (
            isinstance(value, Object) and "@list" in self._keywords(value, context)
        ):
            self._list(saying, value, context, value)
        else:
            for item in self._items(value):
                self._value(saying, item, context)

    def _value(self, saying: _Saying, item: Value, context: Context) -> str | None:
        """One value → the name of the node, if it is one."""
        subject, predicate, term = saying
        if isinstance(item, Scalar):
            if term.type in {"@id", "@vocab"} and isinstance(item.value, str) and not item.is_number:
                name = self._named(item.value, item, context, "type" if term.type == "@vocab" else "iri")
                self._refer(subject, predicate, name, item)
            else:
                self._note(subject, predicate, lexical(item, term.type), item)
        elif isinstance(item, Object):
            inside = self._entered(item, context, term)
            keywords = self._keywords(item, inside)
            if (ill := ill_language(keywords)) is not None:
                self._record.passed_over(*ill)
                return None
            if (held := keywords.get("@value")) is not None:
                self._note(subject, predicate, self._literal(held, keywords.get("@type"), inside), item)
            elif (listed := keywords.get("@list")) is not None:
                self._list(saying, listed, inside, item)
            elif (several := keywords.get("@set")) is not None:
                for inner in self._items(several):
                    self._value(saying, inner, inside)
            else:
                node = self._node(item, inside)
                nameless = node.name is None and node.at is item
                self._note(subject, predicate, ANONYMOUS if nameless else node.name, node.at)
                return node.name
        return None

    def _literal(self, held: Value, typed: Value | None, context: Context) -> str | None:
        """The value of `@value`, with its `@type`."""
        word = typed.value if isinstance(typed, Scalar) and isinstance(typed.value, str) else None
        datatype = context.expand(word, vocab=True) if word is not None else None
        if datatype == "@json":
            return json_literal(self._text[held.start : held.end])
        return lexical(held, datatype) if isinstance(held, Scalar) else None

    def _list(self, saying: _Saying, value: Value, context: Context, at: Value) -> None:
        """A list, which has no name unless it is empty; the things in it may be described there."""
        empty = True
        for item in self._items(value):
            if not isinstance(item, Scalar) or item.value is not None:
                empty = False
            self._value(saying._replace(subject=None), item, context)
        if not empty:
            self._record.blank(at.start, at.start + 1)
        self._note(saying.subject, saying.predicate, _NIL if empty else ANONYMOUS, at)

    def _map(self, saying: _Saying, value: Object, context: Context) -> None:
        """Values by their id, type or index (step 13.8)."""
        subject, predicate, term = saying
        for key, held in value.pairs:
            word = str(key.value)
            none = context.expand(word, vocab=True) == "@none"
            for item in self._items(held):
                if "@id" in term.container and isinstance(item, Object):
                    given = None if none else _Node(context.expand(word, relative=True), key)
                    node = self._node(item, self._entered(item, context, term), given)
                    self._note(subject, predicate, node.name or ANONYMOUS, node.at)
                    continue
                name = self._value(saying, item, context)
                if none or name is None or not self._record.wants(name):
                    continue
                if "@type" in term.container:
                    self._note(name, RDF_TYPE, context.expand(word, vocab=True, relative=True), key)
                elif term.index is not None:
                    self._note(name, context.expand(term.index, vocab=True) or "", word, key)

    def _graphs(self, saying: _Saying, value: Value, context: Context) -> None:
        """Graphs as values, by their id or index or not (steps 13.8.3.7 and 13.12)."""
        container = saying.term.container
        pairs: list[tuple[Scalar | None, Value]] = [(None, value)]
        if isinstance(value, Object) and container & {"@id", "@index"}:
            pairs = list(value.pairs)
        for key, held in pairs:
            name = context.expand(str(key.value), relative=True) if key and "@id" in container else None
            for item in self._items(held):
                self.nodes(item, context)
                self._note(saying.subject, saying.predicate, name or ANONYMOUS, key if key and name else item)
