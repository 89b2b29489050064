"""SPARQL text → its triple patterns.

Expressions are passed over, but for the groups of EXISTS in them; what comes out is never less than what the query
reads. SPARQL 1.1, section 19.8, rules 52 to 97, as far as patterns go; what is not understood is refused
(`Unreadable`), never guessed.
"""

from collections.abc import Callable, Mapping
from itertools import count

from nbs_graph.sparql.lexer import Token, tokens
from nbs_graph.sparql.patterns import Constant, Group, Node, Pattern, Query, Variable, names, renamed
from nbs_graph.sparql.steps import Path, Unreadable, between

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def read(text: str, prefixes: Mapping[str, str] | None = None) -> Query:
    """The patterns of a SELECT, ASK or CONSTRUCT.

    Args:
        text: SPARQL.
        prefixes: those that the text need not declare.
    Raises:
        Unreadable: the text has a construct that is not known here.
    """
    return _Reader(list(tokens(text)), dict(prefixes or {})).read()


class _Open:
    """A group that is being read."""

    def __init__(self) -> None:
        self.patterns: list[Pattern] = []
        self.unions: list[list[Group]] = []
        self.inner: list[Group] = []

        self.ordered = False
        """Whether there is an OPTIONAL or MINUS, which sees only what stands before it."""

    def closed(self) -> Group:
        return Group(tuple(self.patterns), tuple(map(tuple, self.unions)), tuple(self.inner))

    def join(self) -> None:
        """Make way for what is joined with all that stands before it."""
        if self.ordered:
            before = self.closed()
            self.patterns, self.unions, self.inner, self.ordered = [], [[before]], [], False


class _Reader:
    def __init__(self, found: list[Token], prefixes: dict[str, str]) -> None:
        self._tokens = found
        self._at = 0
        self._prefixes = prefixes
        self._open = _Open()
        self._graph: Node | None = None
        self._fresh = count()

    def read(self) -> Query:
        head, where = Group(), Group()
        constructing = False
        while self._at < len(self._tokens):
            token = self._next()
            if token.is_word("PREFIX"):
                prefix = self._next().text[:-1]
                self._prefixes[prefix] = self._next().text[1:-1]
            elif token.is_word("BASE", "DESCRIBE", "FROM", "INSERT", "DELETE"):
                raise Unreadable(token.text)
            elif token.is_word("CONSTRUCT"):
                constructing = True
            elif token.text == "{" and constructing:
                head, constructing = self._group(), False
            elif token.is_word("VALUES"):
                self._pass_over("{")
                self._pass_over("}")
            elif token.text == "{":
                where = self._group()
            elif token.text == "(":
                self._expression()
            elif token.is_word("WHERE") and constructing:
                raise Unreadable("CONSTRUCT WHERE")
        return Query(where, head)

    def _peek(self) -> Token:
        if self._at >= len(self._tokens):
            raise Unreadable("the query ends too early")
        return self._tokens[self._at]

    def _next(self) -> Token:
        token = self._peek()
        self._at += 1
        return token

    def _group(self) -> Group:
        """What stands in braces, the opening one being read."""
        before, self._open = self._open, _Open()
        self._fill()
        made, self._open = self._open.closed(), before
        return made

    def _fill(self) -> None:
        said, projected = "", None
        while (token := self._next()).text != "}":
            if token.text == "{":
                self._nested(said)
            elif token.text == "(":
                self._expression()
            elif token.is_word("GRAPH"):
                before, self._graph = self._graph, self._node()
                self._next()
                self._merge(self._group())
                self._graph = before
            elif token.is_word("VALUES"):
                self._pass_over("{")
                self._pass_over("}")
            elif token.is_word("SELECT"):
                projected = self._projected()
            elif token.is_word("LIMIT", "OFFSET"):
                raise Unreadable("a part of the solutions of a sub-query")
            elif token.is_word("GROUP", "ORDER"):
                while self._peek().text not in "}(" and not self._peek().is_word("HAVING"):
                    self._next()
            elif token.is_word("SERVICE"):
                raise Unreadable("SERVICE")
            elif token.kind in ("iri", "name") and said == "FILTER":
                continue  # a function
            elif token.kind == "word" and token.text not in ("a", "true", "false"):
                said = (
                    token.text.upper()
                )  # FILTER, OPTIONAL, a function: what it is about follows in brackets
                continue
            elif token.text != ".":
                self._at -= 1
                self._open.join()
                self._triples()
            said = ""
        if projected is not None:
            self._hide(projected)

    def _projected(self) -> set[str] | None:
        """What a sub-query selects; None for all."""
        found, depth, everything = set(), 0, False
        while depth or not (self._peek().text == "{" or self._peek().is_word("WHERE")):
            token = self._next()
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            everything |= token.text == "*" and not depth
            if token.kind == "variable" and (not depth or self._peek().text == ")"):
                found.add(token.text[1:])
        return None if everything else found

    def _hide(self, projected: set[str]) -> None:
        """Give the variables that a sub-query does not select names of their own."""
        made = self._open.closed()
        apart = f"_:{next(self._fresh)}"
        hidden = renamed(made, {name: f"{apart} {name}" for name in names(made) - projected})
        self._open.patterns, self._open.inner = list(hidden.patterns), list(hidden.inner)
        self._open.unions = [list(branches) for branches in hidden.unions]

    def _merge(self, made: Group) -> None:
        """A group that is joined with what is around it."""
        self._open.join()
        if made.inner:
            self._open.unions.append([made])
        else:
            self._open.patterns += made.patterns
            self._open.unions += map(list, made.unions)

    def _nested(self, said: str) -> None:
        """A group inside a group, after the keyword `said`."""
        made = self._group()
        if said in ("OPTIONAL", "EXISTS", "MINUS"):
            self._open.inner.append(made)
            self._open.ordered |= said != "EXISTS"
        elif said == "UNION" and self._open.unions:
            self._open.unions[-1].append(made)
        else:
            self._open.join()
            self._open.unions.append([made])

    def _pass_over(self, mark: str) -> None:
        while self._next().text != mark:
            pass

    def _expression(self) -> None:
        """What stands in brackets, the opening one being read: only the groups of EXISTS matter."""
        while (token := self._next()).text != ")":
            if token.text == "(":
                self._expression()
            elif token.text == "{":
                self._open.inner.append(self._group())

    def _triples(self) -> None:
        subject = self._node()
        while self._peek().text not in ".}{" and not self._peek().is_word(*_AFTER):
            if self._peek().text == ";":
                self._next()
                continue
            path = self._alternatives()
            self._emit(path, subject, self._node())
            while self._peek().text == ",":
                self._next()
                self._emit(path, subject, self._node())

    def _node(self) -> Node:
        token = self._next()
        if token.kind == "variable":
            return Variable(token.text[1:])
        if token.kind == "blank":
            return Variable(token.text)
        if token.kind in ("iri", "name"):
            return Constant(self._iri(token))
        if token.kind in ("string", "number") or token.is_word("TRUE", "FALSE") or token.text in "+-":
            return Constant(token.text + self._rest_of_literal(token), is_iri=False)
        if token.text == "[":
            node = Variable(f"_:{next(self._fresh)}")
            while self._peek().text != "]":
                path = self._alternatives()
                self._emit(path, node, self._node())
                while self._peek().text in ";,":
                    if self._next().text == ",":
                        self._emit(path, node, self._node())
            self._next()
            return node
        raise Unreadable(token.text)

    def _rest_of_literal(self, token: Token) -> str:
        rest = ""
        if token.text in "+-":
            return self._next().text
        if self._peek().kind == "language":
            rest = self._next().text
        elif self._peek().text == "^^":
            self._next()
            rest = f"^^<{self._iri(self._next())}>"
        return rest

    def _iri(self, token: Token) -> str:
        if token.kind == "iri":
            return token.text[1:-1]
        prefix, _, local = token.text.partition(":")
        if prefix not in self._prefixes:
            raise Unreadable(f"prefix {prefix}:")
        return self._prefixes[prefix] + local.replace("\\", "")

    def _alternatives(self) -> Path:
        return self._several("|", "either", self._sequence)

    def _sequence(self) -> Path:
        return self._several("/", "sequence", self._step)

    def _several(self, mark: str, sort: str, part: Callable[[], Path]) -> Path:
        paths = [part()]
        while self._peek().text == mark:
            self._next()
            paths.append(part())
        return Path(sort, parts=tuple(paths)) if len(paths) > 1 else paths[0]

    def _step(self) -> Path:
        token = self._next()
        if token.text == "^":
            return Path("inverse", parts=(self._step(),))
        if token.text == "(":
            path = self._alternatives()
            self._next()
        elif token.kind == "variable":
            path = Path("iri", name=token.text[1:])
        elif token.text == "a":
            path = Path("iri", _RDF + "type")
        elif token.kind in ("iri", "name"):
            path = Path("iri", self._iri(token))
        else:
            raise Unreadable(token.text)
        if self._peek().text in ("*", "+", "?"):
            return Path("repeated", self._next().text, (path,))
        return path

    def _emit(self, path: Path, subject: Node, value: Node) -> None:
        made = between(path, subject, value, self._graph, self._fresh)
        self._open.patterns += made.patterns
        self._open.unions += map(list, made.unions)


_AFTER = ("FILTER", "OPTIONAL", "UNION", "MINUS", "BIND", "VALUES", "GRAPH", "SERVICE")
