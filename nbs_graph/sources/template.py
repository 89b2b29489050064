"""A commented template for a new file, from what `ontology/template.yaml` and `authoring.yaml` declare."""

from functools import cache
from typing import Any

import yaml

from nbs_graph.errors import UsageProblem
from nbs_graph.resources import ontology_dir
from nbs_graph.sources.authoring import authoring, segment
from nbs_graph.sources.yaml_writer import Noted
from nbs_graph.terms.header import TEXT_ONLY
from nbs_graph.terms.vocabulary import closest

PLACEHOLDER = "…"


@cache
def _declared() -> dict[str, Any]:
    text = (ontology_dir() / "template.yaml").read_text("utf-8")
    declared: dict[str, Any] = yaml.load(text, Loader=TEXT_ONLY)
    return declared


def kinds() -> tuple[str, ...]:
    """The kinds of file that there are templates for."""
    return tuple(_declared()["owed"])


def kind_named(kind: str) -> str:
    """A kind typed in any case → its name.

    Raises:
        UsageProblem: there is no such kind.
    """
    by_name = {name.lower(): name for name in kinds()}
    name = by_name.get(kind.lower())
    if name is None:
        near = closest(kind, kinds())
        listed = ", ".join(kinds())
        raise UsageProblem(
            f"No kind “{kind}”." + (f" Did you mean {near}?" if near else "") + f" There are: {listed}.",
            f"没有“{kind}”这一类别。" + (f"是否想写 {near}？" if near else "") + f"可用：{listed}。",
        )
    return name


def template(kind: str, language: str) -> str:
    """The YAML of a new file of `kind`: owed keys to fill in, the others commented out.

    Args:
        kind: one of `kinds()`, in any case.
        language: of the comments, `en` or `zh`.
    Raises:
        UsageProblem: there is no such kind.
    """
    name = kind_named(kind)
    help_texts: dict[str, dict[str, str]] = _declared()["help"]
    owed = _declared()["owed"][name]
    others = [key for key in authoring().keys[name] if key not in {"id", "kind", *owed}]
    optional = (
        "Optional: take away the “# ” of what you need."
        if language == "en"
        else "可选：需要时去掉行首的“# ”。"
    )
    lines = [f"# {help_texts['id'][language]}", f"id: {segment(name)}/{PLACEHOLDER}", f"kind: {name}"]
    for key in owed:
        lines += [f"# {help_texts[key][language]}", _line(key, help_texts[key])]
    lines += ["", f"# {optional}"]
    for key in others:
        first, *rest = _line(key, help_texts[key]).split("\n")
        lines += [f"# {first}  # {help_texts[key][language]}", *(f"# {line}" for line in rest)]
    return "\n".join(lines) + "\n"


def _line(key: str, help_text: dict[str, str]) -> str:
    example = help_text.get("example", PLACEHOLDER)
    return f"{key}:{example}" if example.startswith("\n") else f"{key}: {example}"


def owed(kind: str) -> tuple[str, ...]:
    """The keys that a file of `kind` (as in `kinds()`) owes, in the order they are written."""
    return tuple(_declared()["owed"][kind])


def help_of(key: str, language: str) -> str:
    """A word of help on a key."""
    text: str = _declared()["help"][key][language]
    return text


def example_of(key: str) -> Any:
    """The example of a key as a value (all scalars text), `…` when there is none."""
    return yaml.load(_declared()["help"][key].get("example", PLACEHOLDER), Loader=TEXT_ONLY)


def waiting(key: str, language: str) -> Noted:
    """A key that somebody still has to fill in, as a comment with a word of help above."""
    return Noted(example_of(key), above=help_of(key, language), off=True)
