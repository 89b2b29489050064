"""`nbs-graph export`: publications and reports for reference managers."""

from enum import StrEnum
from typing import Annotated

import typer

from nbs_graph.cli import common
from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.settings import language


class Format(StrEnum):
    """What can be written."""

    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"


def export(
    entries: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ENTRY…]",
            help="IRI, CURIE, path under id/, or 2023-08/05; default: all publications and reports.",
        ),
    ] = None,
    *,
    format: Annotated[
        Format, typer.Option(help="For LaTeX, for most programs, for Zotero and pandoc.")
    ] = Format.BIBTEX,
    store: common.Store = None,
    lang: common.Language = None,
) -> None:
    """Print publications and reports as BibTeX, RIS or CSL-JSON.

    Of a work that was published in two languages, the title in --lang.
    """
    from nbs_graph.graph.store import open_dataset
    from nbs_graph.linking.explain import Explainer
    from nbs_graph.namespaces import name
    from nbs_graph.pipeline.citing import KINDS, Citer
    from nbs_graph.sources.bibliography import formats

    dataset = open_dataset(store)
    citer = Citer(dataset)
    explainer = Explainer(dataset.store)
    wanted = [explainer.resolve_entry(entry) for entry in entries or []] or citer.entries()
    for entry in wanted:
        if citer.kind(entry) is None:
            raise UsageProblem(
                f"{name(entry)} is neither a publication nor a report ({', '.join(KINDS)}).",
                f"{name(entry)} 既非论文也非报告（{'、'.join(KINDS)}）。",
            )
    if not wanted:
        raise CannotDo("The graph holds no publication or report.", "图谱中没有论文或报告。")
    works = list(citer.works(dict.fromkeys(wanted), language(lang)))
    with common.output() as stream:
        stream.write(formats.write(works, format.value).encode())
