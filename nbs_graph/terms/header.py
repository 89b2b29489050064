"""The `#+` header of a `.rq` file: YAML in comment lines, as grlc introduced it.

One reader for questions (`queries/`), rules (`ontology/rules/`) and ontology invariants.
"""

from typing import Any

import yaml

TEXT_ONLY = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads every scalar as the text it is; in C where that is installed."""

_MARK = "#+"


class HeaderError(ValueError):
    """What is wrong with a header, in English as any error's text, and in Chinese as `zh`."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.zh = zh


def split(text: str) -> tuple[dict[str, Any], str]:
    """The text of a `.rq` file → its header (all values text) and the SPARQL below, with its line numbers kept.

    Raises:
        HeaderError: the header is not a YAML map.
    """
    lines = text.split("\n")
    header = "\n".join(line[len(_MARK) :].removeprefix(" ") for line in lines if line.startswith(_MARK))
    body = "\n".join("" if line.startswith(_MARK) else line for line in lines)
    try:
        values = yaml.load(header, Loader=TEXT_ONLY) or {}
    except yaml.YAMLError as error:
        raise HeaderError(f"the header is not YAML: {error}", f"`#+` 头部不是 YAML：{error}") from error
    if not isinstance(values, dict):
        raise HeaderError("the header is not a map of keys", "`#+` 头部应由键和值组成")
    return values, body
