"""`nbs-graph explain`: why an entry is linked to a theme, an SDG or a KM-GBF target."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nbs_graph.cli import common
from nbs_graph.errors import UsageProblem
from nbs_graph.settings import language

if TYPE_CHECKING:
    from nbs_graph.linking.explain import Explainer
    from nbs_graph.linking.explanation import Explanation


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
    source: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The newsletter's text: each quote is shown among its words."),
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print it.")] = Format.TEXT,
    store: common.Store = None,
    endpoint: common.Endpoint = None,
    lang: common.Language = None,
) -> None:
    """Say why an entry is linked to a concept: the basis, the words, the rule or the reason, who and when.

    What was considered beside it, suggested or rejected, follows apart from that.
    """
    from nbs_graph.linking.explain import Explainer
    from nbs_graph.linking.printed import printed

    if (entry is None) == (concept is None):
        raise UsageProblem(
            "Name an ENTRY, or a concept with --concept.", "请指定一个条目，或用 --concept 指定一个概念。"
        )
    graph = common.graph(store, endpoint)
    explainer = Explainer(graph, printed(common.read_bytes(source), graph) if source is not None else None)
    if entry is not None:
        subject, target = explainer.resolve_entry(entry), explainer.resolve_concept(to) if to else None
        found, beside = explainer.of_entry(subject, target), explainer.considered(subject, target)
    else:
        target = explainer.resolve_concept(concept or "")
        found, beside = explainer.of_concept(target), explainer.considered_with(target)
    if not found:
        said = {"en": "There is no such link.", "zh": "没有这样的关联。"}
        sys.stderr.write(said[language(lang)] + "\n")
    _write(explainer, found, beside, format, language(lang), by_concept=concept is not None)


def _write(
    explainer: "Explainer",
    found: "list[Explanation]",
    beside: "list[Explanation]",
    format: Format,
    tongue: str,
    *,
    by_concept: bool,
) -> None:
    if format is Format.JSON:
        from nbs_graph.linking.explanation import answers

        json.dump(answers(found, beside, by_scheme=not by_concept), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    elif format is Format.TTL:
        from nbs_graph.publish.dumps import turtle

        sys.stdout.write(turtle(explainer.triples([*found, *beside])).decode())
    else:
        from nbs_graph.cli.explaining import lines

        sys.stdout.writelines(
            f"{line}\n" for line in lines(explainer, found, beside, tongue, by_concept=by_concept)
        )
