"""What a browser sees at the endpoint."""

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbs_graph.service.asked import Service
    from nbs_graph.service.exchange import Exchange

_POLICY = "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_EXAMPLE = "SELECT ?entry ?title WHERE {\n  ?entry a nbs:Publication ; dcterms:title ?title .\n}\nLIMIT 20"
_TEXTS = {
    "en": (
        "The knowledge graph of Nature-based Solutions",
        "This is a SPARQL 1.1 endpoint. Every prefix is known; the default graph is the union of all graphs.",
        "Ask",
        "Named questions",
        "How to query, and how to run your own",
    ),
    "zh": (
        "基于自然的解决方案知识图谱",
        "这是一个 SPARQL 1.1 端点。项目的全部前缀均可直接使用，默认图为所有图的并集。",
        "查询",
        "命名问题",
        "如何查询与自行部署",
    ),
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is sent: its bytes, its Content-Security-Policy, further headers."""

    body: bytes
    policy: str = _POLICY
    headers: tuple[tuple[str, str], ...] = field(default=())


def query_page(exchange: "Exchange", _: "Service") -> Page:
    """The page at `/sparql` for browsers: a form that asks this endpoint, and where to read on."""
    title, intro, ask, named, docs = _TEXTS[exchange.tongue]
    body = f"""<!doctype html>
<html lang="{exchange.tongue}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(title)}</title>
<h1>{escape(title)}</h1>
<p>{escape(intro)}</p>
<form action="sparql" method="get">
<p><textarea name="query" rows="12" cols="80" aria-label="SPARQL">{escape(_EXAMPLE)}</textarea></p>
<p><button name="format" value="json">{escape(ask)} (JSON)</button>
<button name="format" value="csv">{escape(ask)} (CSV)</button></p>
</form>
<ul>
<li><a href="questions/">{escape(named)}</a></li>
<li><a href="https://w3id.org/nbs-graph/docs/serving">{escape(docs)}</a></li>
</ul>
</html>
"""
    return Page(body.encode(), headers=(("Cache-Control", "no-cache"), ("Content-Language", exchange.tongue)))
