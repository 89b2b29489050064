"""Suggestions for the entries of data/issues from their titles and summaries in one language at a time.

What is right is taken from the entries' own files. These links were made by the project itself, by people who knew the
vocabularies and, partly, the whole newsletter: they show how the languages compare, not how good the suggestions are.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from benchmarks.linking.newsletters import figures
from benchmarks.linking.plan import plan
from benchmarks.linking.scoring import Case, cases
from benchmarks.linking.wanted import of_draft
from nbs_graph.pipeline import suggested, suggesting
from nbs_graph.resources import data_dir
from nbs_graph.sources import passages, yaml_tree
from nbs_graph.sources.yaml_tree import Map

_SAID = frozenset({"title", "translatedTitle", "summary"})


def files(data: Path | None = None) -> list[Path]:
    """The entries' files of all issues; `data` is the data folder of the installation when absent."""
    return sorted((data or data_dir()).glob("issues/*/[0-9][0-9]*-*.yaml"))


def told(file: Path, language: str) -> suggested.Suggested | None:
    """What is suggested for an entry by its title and summary in a language; None when it has none in it."""
    text = file.read_text("utf-8")
    entry = passages.of_draft(_only(yaml_tree.read(text), language), text)
    if not entry.passages:
        return None
    name = f"{file.parent.name}/{file.name}"
    return suggested.suggested(entry, name, text, {})


def _only(tree: Map, language: str) -> Map:
    """An entry's tree without all but its title and summary in a language."""
    kept = []
    for key, value in tree.pairs:
        if key.value in _SAID and isinstance(value, Map):
            pairs = tuple(pair for pair in value.pairs if pair[0].value == language)
            kept.append((key, Map(pairs, value.span)))
    return Map(tuple(kept), tree.span)


def judged(language: str, among: list[Path]) -> dict[str, list[Case]]:
    """Entries' files → the cases of every family in a language."""

    def pairs() -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
        for file in among:
            found = told(file, language)
            if found:
                wanted = of_draft(yaml.load(file.read_text("utf-8"), yaml.BaseLoader), plan()["sought"])
                yield wanted, suggesting.as_json([found])["entries"][0]

    families = suggested.annotator().declared.families
    return cases(pairs(), {name: said["threshold"] for name, said in families.items()})


def measured(among: list[Path] | None = None) -> dict[str, Any]:
    """Language → family → figures, of the entries' files that are given, else of all."""
    chosen = files() if among is None else among
    return {language: figures(judged(language, chosen)) for language in plan()["languages"]}
