"""`nbs-graph build` and `nbs-graph verify`: making a build, and checking that one is whole."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nbs_graph.settings import language

if TYPE_CHECKING:
    from nbs_graph.pipeline.build import Built


def build(
    *,
    data: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The editors' files. Default: ./data, else those that ship."),
    ] = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the build is shown.")] = Path("build"),
    lang: Annotated[str | None, typer.Option(metavar="en|zh", help="Language of messages.")] = None,
) -> None:
    """Make the graph: validate and link data/, then publish store, dumps, description and manifest.

    A build that fails leaves the former one as it was. Exit code 0: published; 1: the data are wrong; 3: it could not be written.
    """
    from nbs_graph.pipeline.build import build as make
    from nbs_graph.resources import data_dir

    started = time.perf_counter()
    tongue = language(lang)
    here = Path("data")
    built = make(data or (here if here.is_dir() else data_dir()), out)
    _report(built, tongue)
    if built.release is None:
        raise typer.Exit(1)
    sys.stdout.write(_summary(built.release.manifest["counts"], out, tongue))
    sys.stderr.write(f"{time.perf_counter() - started:.1f} s\n")


def _report(built: "Built", tongue: str) -> None:
    """Errors in full; warnings and hints are counted, since `validate` shows them."""
    from nbs_graph.cli.validate import summary
    from nbs_graph.model import Report, Severity
    from nbs_graph.validation.formats import text

    grave = tuple(d for d in built.report.diagnostics if d.severity is Severity.VIOLATION)
    text.write(Report(grave, built.report.checked), sys.stderr, language=tongue, colour=sys.stderr.isatty())
    sys.stderr.write(summary(built.report, tongue) + "\n")
    if built.release is None:
        said = {
            "en": "Nothing was published: mend the errors above first.",
            "zh": "未发布：请先修正以上错误。",
        }
        sys.stderr.write(said[tongue] + "\n")


_SHOWN = ("NewsletterIssue", "NewsletterItem", "PrintedLink", "Organisation", "Person")
_STATEMENTS = ("Alignment", "Finding", "Commitment", "Participation", "Milestone")


def _summary(counts: dict[str, Any], out: Path, tongue: str) -> str:
    """What is in the build, in a few lines."""
    from nbs_graph.graph.store import open_dataset
    from nbs_graph.linking.explain import Explainer
    from nbs_graph.namespaces import ONTOLOGY
    from nbs_graph.sources.authoring import authoring

    explainer = Explainer(open_dataset(out).store)
    classes = counts["classes"]

    def listed(names: tuple[str, ...]) -> str:
        labels = {name: explainer.label(ONTOLOGY + name).get(tongue, name) for name in names}
        return ", ".join(f"{classes[name]} {labels[name]}" for name in names if classes.get(name))

    entries = authoring().entry_kinds()
    heads = {
        "en": ("Published", "triples in", "named graphs", "entries", "statements", "around them"),
        "zh": ("已发布", "条三元组，", "个命名图", "条目", "陈述", "相关"),
    }[tongue]
    return (
        f"{heads[0]} {out}: {counts['quads']} {heads[1]} {len(counts['graphs'])} {heads[2]}\n"
        f"  {heads[3]}: {listed(entries)}\n"
        f"  {heads[4]}: {listed(_STATEMENTS)}\n"
        f"  {heads[5]}: {listed(_SHOWN)}\n"
    )


def verify(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A build.")],
    *,
    lang: Annotated[str | None, typer.Option(metavar="en|zh", help="Language of messages.")] = None,
) -> None:
    """Check a build against its manifest: every file's SHA-256, and the content of the store.

    Exit code 0: whole; 1: something differs; 3: there is no manifest.
    """
    from nbs_graph.pipeline.verify import verify as compare

    tongue = language(lang)
    found = compare(folder)
    for diagnostic in found:
        sys.stdout.write(f"{diagnostic.code} {diagnostic.message[tongue]}\n")
    if found:
        raise typer.Exit(1)
    sys.stdout.write(f"{folder}: {'完好' if tongue == 'zh' else 'whole'}\n")
