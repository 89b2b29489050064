"""Turtle and TriG: where each triple is written.

RDF 1.1 Turtle, section 2; RDF 1.1 TriG, section 2; reified triples and annotations of RDF 1.2. One walk from token to
token with a stack of open brackets, so that depth costs nothing; statements of subjects that are not wanted are passed
over with one expression.
"""

from dataclasses import dataclass

from nbs_graph.namespaces import RDF_TYPE
from nbs_graph.sources.places.iris import RDF
from nbs_graph.sources.places.record import ANONYMOUS, Record
from nbs_graph.sources.places.turtle_tokens import REST, SUFFIX, TOKEN, Names, content

_REIFIES = RDF + "reifies"
_FIRST = RDF + "first"
_NIL = RDF + "nil"
_SUBJECTS = frozenset({"iri", "name", "blank"})
_OBJECTS = _SUBJECTS | {"string", "number"}
_BRACKETS = frozenset({"[", "(", "<<"})
_PREDICATE, _OBJECT, _AFTER, _DONE, _FAULT = range(5)


def read(record: Record) -> None:
    """Note the places of a Turtle or TriG text, up to the first thing that is neither."""
    _Walk(record).document()


@dataclass(slots=True)
class _Frame:
    """An open bracket, or the statement itself (`""`): what is said, and of whom when that is noted."""

    bracket: str
    subject: str | None
    start: int
    predicate: str | None = None
    empty: bool = True


class _Walk:
    """The state of one reading: the token at hand, and the brackets open around it."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._text = record.text
        self._names = Names()
        self._kind = ""
        self._start = 0
        self._end = 0
        self._frames: list[_Frame] = []
        self._reifier: str | None = None

    def document(self) -> None:
        """Directives, graphs and statements, as long as they are."""
        while kind := self._next():
            if kind in _SUBJECTS:
                going_on = self._directive() if kind == "name" else False
                if not going_on and not self._described():
                    return
            elif kind in _BRACKETS:
                if not self._statement(None, self._start, self._end):
                    return
            elif kind == "tag":
                if not self._directive():
                    return
            elif kind not in {".", "{", "}"}:
                return
            elif kind == "}":
                self._record.home = None

    def _next(self) -> str:
        """Go to the next token → its kind: a group of the expression, or the mark itself; empty at the end."""
        match = TOKEN.match(self._text, self._end)
        if match is None:
            self._kind = ""
            return ""
        kind = match.lastgroup or ""
        self._start, self._end = match.span(kind)
        if kind == "mark":
            kind = match[kind]
        elif kind == "blank":
            self._record.blank(self._start, self._end, match[kind])
        self._kind = kind
        return kind

    def _token(self) -> str:
        return self._text[self._start : self._end]

    def _directive(self) -> bool:
        """Carry out `@prefix`, `PREFIX` and so on; False when the token is no such word, or what follows is wrong."""
        token = self._token()
        word = token.upper() if token[0] != "@" else token[1:].upper()
        if word == "GRAPH":
            return True
        if word == "VERSION":
            return self._next() == "string"
        if word == "BASE" and self._next() == "iri":
            self._names.rebase(self._token())
            return True
        if word == "PREFIX" and self._next() == "name":
            name = self._token()
            if name.endswith(":") and self._next() == "iri":
                self._names.declare(name, self._token())
                return True
        return False

    def _named(self) -> str | None:
        """The IRI or label at hand; None when its prefix is unknown."""
        token = self._token()
        if self._kind == "iri":
            return self._names.iri(token)
        return self._names.name(token) if self._kind == "name" else token

    def _described(self) -> bool:
        """A statement that begins with a name; False when the text cannot be read on."""
        subject, start, end = self._named(), self._start, self._end
        if subject is None:
            return False
        if self._record.wants(subject):
            return self._statement(subject, start, end)
        rest = REST.match(self._text, end)
        after = rest.end() if rest else end
        if self._text.find("~", end, after) >= 0:  # it may name a wanted reifier
            return self._statement(None, start, end)
        self._end = after
        return True

    def _statement(self, subject: str | None, start: int, end: int) -> bool:
        """What is said of one subject, to the `.` or brace at its end; a graph's name ends at its brace."""
        self._frames = [_Frame("", subject, start)]
        self._reifier = None
        state = self._opened() if self._kind in _BRACKETS else _PREDICATE
        described = subject is None
        while state < _DONE and self._next():
            if state == _PREDICATE:
                state = self._predicate()
                if not described and state == _OBJECT:
                    described = True
                    self._record.subject(str(subject), start, end)
            else:
                state = self._object() if state == _OBJECT else self._after()
        if self._kind in {"{", "}"}:
            self._record.home = subject if self._kind == "{" else None
        return state == _DONE

    def _opened(self) -> int:
        """A bracket, now the innermost."""
        bracket, start, parent = self._kind, self._start, self._frames[-1]
        if bracket == "<<":
            reifier = self._quoted()
            if parent.predicate is None:
                parent.subject = reifier if reifier and self._record.wants(reifier) else None
                return _PREDICATE if self._kind == ">>" else _FAULT
            return self._emit(reifier or ANONYMOUS, start) if self._kind == ">>" else _FAULT
        frame = _Frame(bracket, None, start)
        self._frames.append(frame)
        if bracket == "(":
            frame.predicate = _FIRST
            return _OBJECT
        self._record.blank(start, start + 1)
        return _PREDICATE

    def _closed(self) -> int:
        """The end of the innermost bracket, which is a subject or an object of the one around it."""
        frame = self._frames.pop()
        if self._frames[-1].predicate is None:
            return _PREDICATE
        return self._emit(_NIL if frame.bracket == "(" and frame.empty else ANONYMOUS, frame.start)

    def _emit(self, value: str | None, start: int) -> int:
        """Note the object that ends here."""
        frame = self._frames[-1]
        if value is None:
            return _FAULT
        if frame.bracket == "(":
            if frame.empty:
                self._record.blank(frame.start, frame.start + 1)
            frame.empty = False
            return _OBJECT
        if frame.subject is not None and frame.predicate is not None:
            self._record.triple(frame.subject, frame.predicate, value, start, self._end)
        return _AFTER

    def _predicate(self) -> int:
        frame, kind = self._frames[-1], self._kind
        if kind in {"iri", "name"}:
            frame.predicate = RDF_TYPE if self._token() == "a" else self._named()
            return _FAULT if frame.predicate is None else _OBJECT
        return _PREDICATE if kind == ";" else self._ends()

    def _object(self) -> int:
        start, kind = self._start, self._kind
        if kind in _OBJECTS:
            return self._emit(self._value(), start)
        if kind == "<<(":
            self._quoted()
            return self._emit(ANONYMOUS, start) if self._kind == ")>>" else _FAULT
        if kind in _BRACKETS:
            return self._opened()
        return self._closed() if kind == ")" and self._frames[-1].bracket == "(" else _FAULT

    def _value(self) -> str | None:
        """The term at hand, with the language or datatype behind it → what it is called in the graph."""
        token, kind = self._token(), self._kind
        if kind == "string":
            if suffix := SUFFIX.match(self._text, self._end):
                self._end = suffix.end()
            return content(token) if self._frames[-1].subject is not None else token
        return token if kind == "number" or token in {"true", "false"} else self._named()

    def _after(self) -> int:
        """What may follow an object."""
        kind, start = self._kind, self._start
        if kind == ",":
            return _OBJECT
        if kind == ";":
            return _PREDICATE
        if kind == "~":
            before = self._end
            if self._next() in _SUBJECTS:
                self._reifier = self._named()
                if self._reifier is None:
                    return _FAULT
                self._reified(self._reifier, start)
            else:
                self._end = before
                self._record.blank(start, before)
            return _AFTER
        if kind == "{|":
            if self._reifier is None:
                self._record.blank(start, start + 2)
            reifier = self._reifier if self._reifier and self._record.wants(self._reifier) else None
            self._frames.append(_Frame("{|", reifier, start))
            self._reifier = None
            return _PREDICATE
        return self._ends()

    def _ends(self) -> int:
        """A mark that ends a list of predicates: of a bracket, or of the statement."""
        bracket, kind = self._frames[-1].bracket, self._kind
        if kind == "]" and bracket == "[":
            return self._closed()
        if kind == "|}" and bracket == "{|":
            self._frames.pop()
            return _AFTER
        return _DONE if kind in {".", "{", "}"} and not bracket else _FAULT

    def _quoted(self) -> str | None:
        """Past `<< … >>` or `<<( … )>>` → the name of its reifier, if it has one; each inside is noted too."""
        opened: list[tuple[int, str | None]] = [(self._start, None)]
        outer = self._kind
        reifier: str | None = None
        while opened and self._next():
            start, reifier = opened[-1]
            if self._kind in {"<<", "<<("}:
                opened.append((self._start, None))
            elif self._kind == "~" and self._next() in _SUBJECTS:
                opened[-1] = (start, self._named())
            if self._kind in {">>", ")>>"}:
                opened.pop()
                if reifier is not None:
                    self._reified(reifier, start)
                elif self._kind == ">>":
                    self._record.blank(start, start + 2)
        return reifier if outer == "<<" else None

    def _reified(self, reifier: str, start: int) -> None:
        """A reifier with a name: the triple that says what it reifies."""
        if self._record.wants(reifier):
            self._record.subject(reifier, start, self._end)
            self._record.triple(reifier, _REIFIES, ANONYMOUS, start, self._end)
