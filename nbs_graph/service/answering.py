"""In a worker: a request → the whole answer as bytes, or the problem that there is."""

import gzip
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pyoxigraph as ox

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.graph import asking
from nbs_graph.graph.catalogue import Question
from nbs_graph.graph.dataset import Answer, Dataset, Scope, failed
from nbs_graph.namespaces import ID, prefixes
from nbs_graph.service import media, xml
from nbs_graph.service.problems import Problem, not_acceptable, unwritable
from nbs_graph.service.web.making import Known, Making

# Functions whose value differs each time (SPARQL 1.1, 17.4); their answers are not kept.
_VOLATILE = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\b", re.IGNORECASE)
_WORTH_COMPRESSING = 1024
_LEVEL = 1


class _TooLargeError(Exception):
    """The cap of an answer is reached."""


class _Capped(io.BytesIO):
    """Bytes in memory, up to a cap."""

    def __init__(self, cap: int) -> None:
        super().__init__()
        self._cap = cap

    def write(self, some: Any) -> int:
        """Take some bytes, or stop whoever writes them."""
        if self.tell() + len(some) > self._cap:
            raise _TooLargeError
        return super().write(some)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer: its media type, its bytes, whether they are compressed, whether they may be kept; headers beside."""

    type: str
    body: bytes | memoryview
    gzip: bool = False
    volatile: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    status: int = 200

    def as_json(self) -> dict[str, Any]:
        """The head of the message that carries it."""
        told = {"type": self.type, "gzip": self.gzip, "volatile": self.volatile}
        return {**told, "headers": self.headers, "status": self.status}


class Answering:
    """What a worker can answer.

    Args:
        dataset: the graph.
        questions: the named questions; read before, since a worker can open no file.
        known: about the build.
        cap: bytes of the largest answer.
    """

    def __init__(self, dataset: Dataset, questions: Mapping[str, Question], known: Known, cap: int) -> None:
        self._dataset = dataset
        self._questions = questions
        self._known = known
        self._cap = cap

    def answer(self, request: Mapping[str, Any]) -> Answered:
        """Answer a request: `do` is `query`, `question`, `graph`, `page` or `ready`; see the methods for the rest.

        Raises:
            Problem: there is no answer.
        """
        try:
            made: Answered = getattr(self, f"_{request['do']}")(request)
        except UsageProblem as error:
            kind = "bad-parameter" if request["do"] == "question" else "malformed-query"
            more = {} if error.place is None else {"line": error.place[0], "column": error.place[1]}
            raise Problem(kind, error.message_en, error.message_zh, more=more) from error
        except CannotDo as error:
            raise Problem("query-failed", error.message_en, error.message_zh) from error
        except _TooLargeError as error:
            size = f"{self._cap / 2**20:g} MB"
            raise Problem(
                "answer-too-large",
                f"The answer is larger than {size}; nothing of it is sent. Narrow the query, or page it with "
                "ORDER BY, LIMIT and OFFSET.",
                f"结果超过 {size}，因此未返回任何部分。请缩小查询范围，或用 ORDER BY、LIMIT、OFFSET 分页。",
            ) from error
        if request.get("gzip") and len(made.body) >= _WORTH_COMPRESSING:
            packed = gzip.compress(made.body, _LEVEL, mtime=0)
            return replace(made, body=packed, gzip=True)
        return made

    def _query(self, request: Mapping[str, Any]) -> Answered:
        """`text`; `scope`: None or the default and the named graphs; `rows`, `graph`: media types for either kind."""
        scope = None if request["scope"] is None else Scope(*map(tuple, request["scope"]))
        text = request["text"]
        answer = self._dataset.query(text, scope=scope, base=ID)
        return self._written(answer, request, volatile=_VOLATILE.search(text) is not None)

    def _question(self, request: Mapping[str, Any]) -> Answered:
        """`name`, `parameters`, `lang`; `rows`, `graph` as for a query."""
        question = self._questions[request["name"]]
        given = request["parameters"]
        for parameter in question.asked:
            if parameter.required and parameter.default is None and parameter.name not in given:
                raise _missing(question, parameter.name, parameter.example or "…")
        return self._written(asking.ask(self._dataset, question, given, request["lang"]), request)

    def _graph(self, request: Mapping[str, Any]) -> Answered:
        """`iri` of a named graph, None for the union of all; `graph`: the media type."""
        iri = request["iri"]
        if iri is not None:
            name = ox.NamedNode(iri)
            quads: Iterable[ox.Quad] = self._dataset.store.quads_for_pattern(None, None, None, name)
            if not self._dataset.store.contains_named_graph(name):
                raise Problem("not-found", f"There is no graph <{iri}>.", f"没有名为 <{iri}> 的图。")
        else:
            quads = self._dataset.store.quads_for_pattern(None, None, None)
        return self._graph_written((quad.triple for quad in quads), request)

    def _page(self, request: Mapping[str, Any]) -> Answered:
        """A page, see `web.making`."""
        making = Making(
            self._dataset,
            self._questions,
            self._known,
            lambda found, asked: self._graph_written(found, asked).body,
        )
        made = making.make(request)
        return Answered(made.type, made.body, False, not made.keep, tuple(made.headers), made.status)

    def _ready(self, _: Mapping[str, Any]) -> Answered:
        """Asks the graph for anything at all."""
        if not self._dataset.query("ASK { ?s ?p ?o }"):
            raise Problem("not-ready", "The graph is empty.", "图谱为空。")
        return Answered("application/json", b"{}", volatile=True)

    def _written(self, answer: Answer, request: Mapping[str, Any], *, volatile: bool = False) -> Answered:
        if isinstance(answer, ox.QueryTriples):
            return self._graph_written(answer, request, volatile=volatile)
        type = request["rows"]
        if type is None:
            raise not_acceptable(media.MAIN_ROWS)
        out = _Capped(self._cap)
        try:
            answer.serialize(out, media.ROWS[type])
        except (RuntimeError, ValueError, OSError) as error:
            raise failed(error) from error
        return Answered(type, _checked(out, type, media.other_rows(type)), volatile=volatile)

    def _graph_written(
        self, triples: Iterable[ox.Triple], request: Mapping[str, Any], *, volatile: bool = False
    ) -> Answered:
        """A graph has each triple once, and in one order, so that the same graph is the same bytes."""
        type = request["graph"]
        if type is None:
            raise not_acceptable(media.MAIN_GRAPHS)
        out = _Capped(self._cap)
        try:
            whole = sorted(set(triples), key=str)
        except (RuntimeError, ValueError, OSError) as error:
            raise failed(error) from error
        format = media.GRAPHS[type]
        names = {} if format == ox.RdfFormat.N_TRIPLES else _used(whole)
        try:
            ox.serialize(whole, out, format, prefixes=names)
        except (
            ValueError,
            OSError,
        ) as error:  # a triple within a triple, a property that the format keeps for itself
            raise unwritable(type, media.other_graphs(type)) from error
        return Answered(type, _checked(out, type, media.other_graphs(type)), volatile=volatile)


def _used(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """The project's prefixes that occur."""
    spaces = {
        node.value
        for triple in triples
        for node in (triple.subject, triple.predicate, triple.object)
        if isinstance(node, ox.NamedNode)
    }
    return {name: space for name, space in prefixes().items() if any(i.startswith(space) for i in spaces)}


def _checked(out: io.BytesIO, type: str, others: tuple[str, ...]) -> bytes | memoryview:
    """What was written; when it should be XML, only if it is.

    Raises:
        Problem: 406.
    """
    body = out.getbuffer()
    if media.is_xml(type):
        if not xml.well_formed(body):
            raise unwritable(type, others)
        return xml.with_returns(body)
    return body


def _missing(question: Question, name: str, example: str) -> UsageProblem:
    return UsageProblem(
        f"{question.name} needs the parameter `{name}`, for example `?{name}={example}`.",
        f"{question.name} 需要参数 `{name}`，例如 `?{name}={example}`。",
    )
