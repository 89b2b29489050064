"""In a worker: a request for a page → the page, or what stands for it in another format."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.graph.catalogue import Question
from nbs_graph.graph.dataset import Dataset
from nbs_graph.service import description, media
from nbs_graph.service.problems import Problem, shown
from nbs_graph.service.web import asking, entity, markup, openapi, overview, void

_JSON = "application/json"
_FIRST = ("entries", "entries-by-sdg", "entries-by-theme", "findings", "commitments", "policies-by-country")
WriteGraph = Callable[[Iterable[ox.Triple], Mapping[str, Any]], bytes | memoryview]


@dataclass(frozen=True, slots=True)
class Made:
    """A page: media type, bytes, headers, status; whether it may be kept for who asks next."""

    type: str
    body: bytes | memoryview
    headers: list[tuple[str, str]]
    status: int = 200
    keep: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a build beside the graph itself, read before there are workers; large with many graphs.

    Args:
        graphs: triples by named graph.
        void: how the build describes itself, when it does.
    """

    graphs: Mapping[str, int] = field(default_factory=dict)
    void: bytes | None = None


class Making:
    """What a worker can make.

    Args:
        dataset: the graph. questions: the named ones. known: about the build.
        write: triples and a request with `graph`, a media type → bytes.
    """

    def __init__(
        self, dataset: Dataset, questions: Mapping[str, Question], known: Known, write: WriteGraph
    ) -> None:
        self._dataset = dataset
        self._questions = questions
        self._known = known
        self._write = write

    def make(self, request: Mapping[str, Any]) -> Made:
        """A page; `page` is the name of one of the methods below, which tell of the rest.

        Raises:
            Problem: there is none.
        """
        made: Made = getattr(self, f"_{request['page']}")(request)
        return made

    def _entity(self, request: Mapping[str, Any]) -> Made:
        """`iri`; `graph`: a media type, HTML for the page; the rest as for `entity.written`."""
        description = entity.found(self._dataset, request["iri"])
        headers = entity.headers(description, request)
        if request["graph"] == media.HTML:
            return Made(media.HTML, entity.written(self._dataset, description, request), headers)
        body = self._write(entity.triples(self._dataset, description), request)
        return Made(request["graph"], body, headers)

    def _version(self, request: Mapping[str, Any]) -> Made:
        """`iri` of a version of the ontology; `to`: where it is, when it is the one that is served."""
        if not entity.is_version(self._dataset, request["iri"]):
            raise entity.nothing(request["iri"])
        return Made(media.HTML, b"", [("Location", request["to"])], 303)

    def _service(self, request: Mapping[str, Any]) -> Made:
        """The service description; `endpoint`: the address of the endpoint, `graph`: a media type."""
        type = request["graph"]
        return Made(
            type, description.describe(request["endpoint"], self._known.graphs, media.GRAPHS[type]), []
        )

    def _void(self, request: Mapping[str, Any]) -> Made:
        """`base`: where the service is, without a slash at the end; `graph`: a media type."""
        type, known = request["graph"], self._known
        return Made(type, void.describe(known.void, known.graphs, request["base"], media.GRAPHS[type]), [])

    def _graph(self, request: Mapping[str, Any]) -> Made:
        """`iri` of a named graph, `title`, `query`: one for the editor; the rest as for `entity.written`."""
        iri, tongue = request["iri"], request["lang"]
        if iri not in self._known.graphs:
            raise Problem(
                "not-found", f"There is no graph <{shown(iri)}>.", f"没有名为 <{shown(iri)}> 的图。"
            )
        body = markup.page(
            "graph.html",
            tongue,
            request["root"],
            iri=iri,
            title=request["title"],
            triples=f"{self._known.graphs[iri]:,}",
            formats=[(name, kind) for name, kind in entity.SUFFIXES.items() if name != "html"],
            ask=request["query"],
            switch=request["switch"],
            keep=request["keep"],
        )
        return Made(media.HTML, body, [("Content-Language", tongue)])

    def _home(self, request: Mapping[str, Any]) -> Made:
        """`endpoint`: the address of the endpoint; the rest as for `entity.written`."""
        tongue = request["lang"]
        first = [(name, self._questions[name].question[tongue]) for name in _FIRST if name in self._questions]
        body = overview.home(self._dataset, first, len(self._questions), request)
        return Made(media.HTML, body, [("Content-Language", tongue)])

    def _question(self, request: Mapping[str, Any]) -> Made:
        """`name`, `parameters`; the rest as for `entity.written`."""
        question, headers = self._questions[request["name"]], [("Content-Language", request["lang"])]
        try:
            return Made(media.HTML, asking.page(self._dataset, question, request, None), headers)
        except (UsageProblem, CannotDo) as error:
            why = error.message_zh if request["lang"] == "zh" else error.message_en
            status = 400 if isinstance(error, UsageProblem) else 500
            return Made(
                media.HTML, asking.page(self._dataset, question, request, why), headers, status, keep=False
            )

    def _examples(self, request: Mapping[str, Any]) -> Made:
        """The questions as queries; `lang`: of the titles they answer with."""
        told = {
            name: asking.example(self._dataset, question, request["lang"])
            for name, question in self._questions.items()
        }
        return Made(_JSON, json.dumps(told, ensure_ascii=False).encode() + b"\n", [])

    def _listing(self, request: Mapping[str, Any]) -> Made:
        """`base`: where the service is, without a slash at the end."""
        listed = [
            {**question.as_json(), "href": f"{request['base']}/questions/{name}"}
            for name, question in self._questions.items()
        ]
        return Made(
            _JSON, json.dumps({"questions": listed}, ensure_ascii=False, indent=1).encode() + b"\n", []
        )

    def _openapi(self, request: Mapping[str, Any]) -> Made:
        """`base`: where the service is, without a slash at the end."""
        told = openapi.describe(list(self._questions.values()), request["base"])
        return Made(_JSON, json.dumps(told, ensure_ascii=False).encode() + b"\n", [])

    def _terms(self, _: Mapping[str, Any]) -> Made:
        """What the editor completes."""
        return Made(_JSON, overview.terms(self._dataset), [])
