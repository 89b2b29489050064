"""What a browser sees at the endpoint: the query editor."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nbs_graph.service import protocol
from nbs_graph.service.exchange import Exchange
from nbs_graph.service.web import markup, policy
from nbs_graph.service.web.reader import read_by

if TYPE_CHECKING:
    from nbs_graph.service.asked import Service

_START = """\
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX nbs: <https://w3id.org/nbs-graph/ontology#>
SELECT ?entry ?title WHERE {
  ?entry a nbs:Publication ; dcterms:title ?title .
}
LIMIT 20"""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is sent: its bytes, its Content-Security-Policy, further headers."""

    body: bytes
    policy: str
    headers: tuple[tuple[str, str], ...]


def query_page(exchange: Exchange, service: "Service") -> Page:
    """The editor, with the query of the address in it, and our questions to choose from.

    Raises:
        Problem: 400, the address names another language; 503, nothing is served yet.
    """
    reader = read_by(exchange)
    query = protocol.one(protocol.fields(exchange.query), "query")
    generation = service.generation()
    exchange.generation = generation.name
    body = markup.page(
        "editor.html",
        reader.tongue,
        reader.root,
        query=query or _START,
        questions=list(generation.questions.values()),
        keep=reader.keep,
        switch=reader.switch(*([("query", query)] if query else [])),
    )
    headers = (("Cache-Control", "no-cache"), ("Content-Language", reader.tongue))
    return Page(body, policy.EDITOR, headers)
