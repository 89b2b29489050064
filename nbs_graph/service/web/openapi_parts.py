"""What all operations of the OpenAPI document share: the shapes of answers, and how they fail."""

from typing import Any

from nbs_graph.service import media
from nbs_graph.service.problems import KINDS, PROBLEM

FAILURES = {
    "400": "BadRequest",
    "406": "NotAcceptable",
    "422": "TooLarge",
    "429": "TooMany",
    "503": "Busy",
    "504": "Timeout",
}
_OF_ALL = {"bad-parameter", "not-acceptable", "answer-too-large", "too-many-requests", "busy", "timeout"}


def schemas() -> dict[str, Any]:
    """Results in JSON, a term in them, a problem document."""
    return {
        "Results": {
            "description": "SPARQL 1.1 Query Results JSON Format",
            "type": "object",
            "required": ["head", "results"],
            "properties": {
                "head": {
                    "type": "object",
                    "required": ["vars"],
                    "properties": {"vars": {"type": "array", "items": {"type": "string"}}},
                },
                "results": {
                    "type": "object",
                    "required": ["bindings"],
                    "properties": {
                        "bindings": {
                            "type": "array",
                            "items": {
                                "type": "object",
                                "additionalProperties": {"$ref": "#/components/schemas/Term"},
                            },
                        }
                    },
                },
            },
        },
        "Term": {
            "type": "object",
            "required": ["type", "value"],
            "properties": {
                "type": {"enum": ["uri", "literal", "bnode"]},
                "value": {"type": "string"},
                "xml:lang": {"type": "string"},
                "datatype": {"type": "string"},
            },
        },
        "Problem": {
            "description": "Problem Details for HTTP APIs, RFC 9457",
            "type": "object",
            "required": ["type", "title", "status", "detail", "instance"],
            "properties": {
                "type": {"enum": [PROBLEM + kind for kind in KINDS]},
                "title": {"type": "string"},
                "status": {"type": "integer"},
                "detail": {"type": "string"},
                "instance": {"type": "string"},
            },
        },
    }


def responses() -> dict[str, Any]:
    """The failures of a question, each with its problem document."""
    titles = {str(KINDS[kind][0]): KINDS[kind] for kind in sorted(_OF_ALL)}
    return {
        name: {
            "description": titles[status][1],
            "x-description-zh": titles[status][2],
            "content": {media.PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status, name in FAILURES.items()
    }
