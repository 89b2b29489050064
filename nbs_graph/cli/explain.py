"""`nbs-graph explain`: why an entry is linked to a theme, an SDG or a KM-GBF target."""

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nbs_graph.errors import UsageProblem
from nbs_graph.settings import language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbs_graph.linking.explain import Explainer, Explanation


class Format(StrEnum):
    """How the explanation is printed."""

    TEXT = "text"
    JSON = "json"
    TTL = "ttl"


def explain(
    entry: Annotated[
        str | None, typer.Argument(metavar="[ENTRY]", help="IRI, CURIE, path under id/, or 2023-08/05.")
    ] = None,
    *,
    to: Annotated[
        str | None, typer.Option(metavar="CONCEPT", help="Only the link to this: sdg:13, theme:flood-risk.")
    ] = None,
    concept: Annotated[
        str | None, typer.Option(metavar="CONCEPT", help="All entries linked to this.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print it.")] = Format.TEXT,
    store: Annotated[Path | None, typer.Option(metavar="DIR", help="The build to read.")] = None,
    lang: Annotated[
        str | None, typer.Option(metavar="en|zh", help="Language of labels and messages.")
    ] = None,
) -> None:
    """Say why an entry is linked to a concept: the basis, the words, the rule or the reason, who and when."""
    from nbs_graph.graph.store import open_dataset
    from nbs_graph.linking.explain import Explainer

    if (entry is None) == (concept is None):
        raise UsageProblem(
            "Name an ENTRY, or a concept with --concept.", "请指定一个条目，或用 --concept 指定一个概念。"
        )
    explainer = Explainer(open_dataset(store).store)
    if entry is not None:
        target = explainer.resolve_concept(to) if to else None
        found = explainer.of_entry(explainer.resolve_entry(entry), target)
    else:
        found = explainer.of_concept(explainer.resolve_concept(concept or ""))
    if not found:
        said = {"en": "There is no such link.", "zh": "没有这样的关联。"}
        sys.stderr.write(said[language(lang)] + "\n")
    _write(explainer, found, format, language(lang), by_concept=concept is not None)


def _write(
    explainer: "Explainer", found: "list[Explanation]", format: Format, tongue: str, *, by_concept: bool
) -> None:
    if format is Format.JSON:
        json.dump([explanation.as_json() for explanation in found], sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    elif format is Format.TTL:
        from nbs_graph.publish.dumps import turtle

        sys.stdout.write(turtle(explainer.triples(found)).decode())
    else:
        sys.stdout.writelines(f"{line}\n" for line in _text(explainer, found, tongue, by_concept=by_concept))


def _text(
    explainer: "Explainer", found: "list[Explanation]", tongue: str, *, by_concept: bool
) -> Iterator[str]:
    head = ""
    for explanation in found:
        about = (
            (explanation.entry_label, explanation.entry)
            if not by_concept
            else (explanation.concept_label, explanation.concept)
        )
        shown = _name(*about, tongue)
        if shown != head:
            head = shown
            yield head
        other = (
            (explanation.concept_label, explanation.concept)
            if not by_concept
            else (explanation.entry_label, explanation.entry)
        )
        yield f"  → {_name(*other, tongue)}"
        yield from (f"      {line}" for line in _grounds(explainer, explanation, tongue))


def _name(labels: "Mapping[str, str]", iri: str, tongue: str) -> str:
    from nbs_graph.namespaces import name

    other = "en" if tongue == "zh" else "zh"
    names = [labels[t] for t in (tongue, other) if t in labels]
    return f"{' · '.join(names)}  [{name(iri)}]"


def _grounds(explainer: "Explainer", explanation: "Explanation", tongue: str) -> Iterator[str]:
    """What a link rests on, a line each."""
    from nbs_graph.namespaces import ID, SCHEME

    zh = tongue == "zh"
    basis = explainer.name(f"{SCHEME}basis/{explanation.basis}", tongue).lower()
    if explanation.confidence:
        level = explainer.name(f"{SCHEME}confidence/{explanation.confidence}", tongue)
        basis += f"（把握：{level}）" if zh else f" (confidence: {level.lower()})"
    yield basis
    for quote in explanation.quotes:
        item = quote.item.removeprefix(ID)
        where = f", {quote.start}–{quote.end}" if quote.start is not None else ""
        yield f"“{quote.text}”  ({item}{where})"
    reason = explanation.reason.get(tongue) or next(iter(explanation.reason.values()), None)
    if reason:
        yield reason
    if explanation.rule:
        label = explanation.rule_label.get(tongue, explanation.rule)
        sources = [_source(explainer, iri, tongue) for iri in explanation.derived_from]
        yield f"{'规则' if zh else 'rule'}: {label} ← {'; '.join(sources)}"
    if explanation.who or explanation.when:
        who = explainer.label(explanation.who) if explanation.who else {}
        name = who.get(tongue) or next(iter(who.values()), "")
        yield "— " + ", ".join(part for part in (name, explanation.when) if part)


def _source(explainer: "Explainer", iri: str, tongue: str) -> str:
    """What a rule started from: the concept of a statement, or the name of a mapping."""
    from nbs_graph.namespaces import BASE

    target = explainer.target(iri)
    if target is None:
        return iri.removeprefix(BASE)
    return explainer.label(target).get(tongue, target)
