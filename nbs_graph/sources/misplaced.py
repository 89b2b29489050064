"""Keys that cannot stand where they do: what was probably meant by them, and what to type."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from nbs_graph.settings import LANGUAGES
from nbs_graph.sources.authoring import Authoring
from nbs_graph.terms.vocabulary import codes

_RUN_TOGETHER = re.compile(r"([\w-]+)(?::|\s*：)\s*(\S.*)\Z", re.DOTALL)


class Hint(NamedTuple):
    """A code, what is said in both languages, what to type instead."""

    code: str
    en: str
    zh: str
    suggestion: str | None = None


def run_together(typed: str) -> Hint | None:
    """A key in braces that has swallowed its value: `basis:curated`, `basis： curated`."""
    match = _RUN_TOGETHER.match(typed)
    if match is None:
        return None
    return Hint(
        "NBS010",
        "After a key write `: `, a half-width colon and a space.",
        "键后请写半角冒号加空格 `: `。",
        f"{match[1]}: {match[2]}",
    )


def language(format: Authoring, typed: str, kind: str) -> Hint | None:
    """A language where a key is due: its text has slipped out of the key that it belongs to."""
    terms = {key: format.terms[key] for key in format.keys[kind] if key in format.terms}
    outer = next((key for key, term in terms.items() if term.container == "@language"), None)
    if typed not in LANGUAGES or outer is None:
        return None
    return Hint(
        "NBS011",
        f"`{typed}:` is a language: indent it, so that it stands below the key whose text it is, such as `{outer}:`.",
        f"`{typed}:` 是语言代码：请缩进，使其位于所属的键（如 `{outer}:`）之下。",
    )


def part_named(format: Authoring, typed: str, kind: str) -> Hint | None:
    """What is no key of an entry but the name of a statement's part: `publisher`, a role of `participations:`."""
    for key in format.keys[kind]:
        part = format.statements[key].named if key in format.statements else ""
        if part and typed in codes(format.terms[part].base):
            shown = flow(first(example(key)) | {part: typed})
            return Hint(
                "NBS011",
                f"`{typed}` is a `{part}:` here: write `{key}:`, and below it `- {shown}`.",
                f"`{typed}` 在此是 `{part}:` 的值：请写 `{key}:`，并在其下写 `- {shown}`。",
            )
    return None


def example(key: str) -> Any:
    """The example of a key that templates show, None when they show none."""
    from nbs_graph.sources.template import example_of

    try:
        return example_of(key)
    except KeyError:
        return None


def first(value: Any) -> dict[str, Any]:
    """One statement of an example: the first of a list, or of a map by names."""
    inner = next(iter(value.values() if isinstance(value, Mapping) else value or ()), None)
    return dict(inner) if isinstance(inner, Mapping) else {}


def flow(value: Any) -> str:
    """A value as YAML on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return str(value)
