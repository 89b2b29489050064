"""The questions as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1.html), made from the headers of the query files."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from nbs_graph.graph.catalogue import Question
from nbs_graph.graph.coercion import Parameter
from nbs_graph.service import media
from nbs_graph.service.web.openapi_parts import FAILURES, responses, schemas
from nbs_graph.settings import version

_SCHEMAS: dict[str, dict[str, Any]] = {
    "integer": {"type": "integer"},
    "year": {"type": "integer", "minimum": 1000, "maximum": 2999},
    "decimal": {"type": "number"},
    "boolean": {"type": "string", "enum": ["true", "false"]},
    "date": {"type": "string", "format": "date"},
}
# What a person may type for the other types, which are texts: see `graph.coercion`.
_TYPED = {
    "concept": ("a code, id, IRI or label", "代码、标识、IRI 或标签"),
    "kind": ("a class by its name or label", "类名或标签"),
    "country": ("an ISO 3166 code or a name", "ISO 3166 代码或名称"),
    "iri": ("an IRI, a prefixed name or a path under id/", "IRI、带前缀名称或 id/ 下的路径"),
}
_LANG = {
    "name": "lang",
    "in": "query",
    "description": "language of titles and labels",
    "x-description-zh": "题名与标签的语言",
    "schema": {"type": "string", "enum": ["en", "zh"]},
}
_FORMAT = {
    "name": "format",
    "in": "query",
    "description": "takes the place of Accept",
    "x-description-zh": "替代 Accept 请求头",
    "schema": {"type": "string", "enum": ["json", "xml", "csv", "tsv"]},
}


@cache
def released() -> str:
    """The version of this package; looked up before the first question, since workers can open no file."""
    return version()


def describe(questions: Sequence[Question], base: str) -> dict[str, Any]:
    """The OpenAPI document.

    Args:
        base: where the service is, without a slash at the end.
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "nbs-graph",
            "version": released(),
            "description": "Named questions over the knowledge graph of Nature-based Solutions.",
            "x-description-zh": "基于自然的解决方案知识图谱的命名问题。",
            "license": {"name": "MIT AND CC-BY-4.0", "identifier": "MIT AND CC-BY-4.0"},
        },
        "servers": [{"url": base}],
        "paths": {
            "/questions/": {"get": _listing()},
            **{f"/questions/{question.name}": {"get": _question(question)} for question in questions},
        },
        "components": {"schemas": schemas(), "responses": responses()},
    }


def _listing() -> dict[str, Any]:
    return {
        "operationId": "questions",
        "summary": "All questions, with their parameters and columns",
        "x-summary-zh": "全部问题及其参数与列",
        "responses": {
            "200": {
                "description": "the questions",
                "content": {
                    "application/json": {
                        "schema": {
                            "type": "object",
                            "required": ["questions"],
                            "properties": {"questions": {"type": "array", "items": {"type": "object"}}},
                        }
                    },
                    media.HTML: {},
                },
            },
            "406": {"$ref": "#/components/responses/NotAcceptable"},
        },
    }


def _question(question: Question) -> dict[str, Any]:
    own = {parameter.name for parameter in question.asked}
    columns = [{"name": c.name, "description": c.help.get("en", ""), "x-description-zh": c.help.get("zh", "")}
               for c in question.columns]  # fmt: skip
    return {
        "operationId": question.name,
        "summary": question.question.get("en", question.name),
        "x-summary-zh": question.question.get("zh", question.name),
        "tags": list(question.tags),
        "parameters": [
            *(_parameter(parameter) for parameter in question.asked),
            *(shared for shared in (_LANG, _FORMAT) if shared["name"] not in own),
        ],
        "x-columns": columns,
        "responses": {
            "200": {
                "description": "the rows",
                "content": {
                    media.JSON: {"schema": {"$ref": "#/components/schemas/Results"}},
                    media.XML: {"schema": {"type": "string"}},
                    media.CSV: {"schema": {"type": "string"}},
                    media.TSV: {"schema": {"type": "string"}},
                    media.HTML: {"schema": {"type": "string"}},
                },
            },
            **{status: {"$ref": f"#/components/responses/{name}"} for status, name in FAILURES.items()},
        },
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = dict(_SCHEMAS.get(parameter.type, {"type": "string"}))
    if parameter.choices:
        schema["enum"] = list(parameter.choices)
    if parameter.default is not None:
        schema["default"] = _typed(schema, parameter.default)
    help = parameter.help or {}
    en, zh = _TYPED.get(parameter.type, ("", ""))
    told: dict[str, Any] = {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required and parameter.default is None,
        "description": "; ".join(text for text in (help.get("en", ""), en) if text),
        "x-description-zh": "；".join(text for text in (help.get("zh", ""), zh) if text),
        "schema": schema,
    }
    if parameter.example is not None:
        told["example"] = _typed(schema, parameter.example)
    if parameter.scheme:
        told["x-scheme"] = parameter.scheme
    return told


def _typed(schema: Mapping[str, Any], text: str) -> str | int | float:
    """A value as JSON has it."""
    if schema["type"] == "integer":
        return int(text)
    return float(text) if schema["type"] == "number" else text
