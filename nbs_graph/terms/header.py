"""The `#+` header of a `.rq` file: YAML in comment lines, as grlc introduced it.

One reader for questions (`queries/`), rules (`ontology/rules/`) and ontology invariants.
"""

from typing import Any

import yaml

TEXT_ONLY = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads every scalar as the text it is; in C where that is installed."""

_MARK = "#+"


def split(text: str) -> tuple[dict[str, Any], str]:
    """The text of a `.rq` file → its header (all values text) and the SPARQL below, with its line numbers kept.

    Raises:
        ValueError: the header is not a YAML map.
    """
    lines = text.split("\n")
    header = "\n".join(line[len(_MARK) :].removeprefix(" ") for line in lines if line.startswith(_MARK))
    body = "\n".join("" if line.startswith(_MARK) else line for line in lines)
    try:
        values = yaml.load(header, Loader=TEXT_ONLY) or {}
    except yaml.YAMLError as error:
        raise ValueError(f"the header is not YAML: {error}") from error
    if not isinstance(values, dict):
        raise ValueError("the header is not a map of keys")  # noqa: TRY004 -- a wrong text, not a wrong call
    return values, body
