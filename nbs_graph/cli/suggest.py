"""`nbs-graph suggest`: themes, goals and targets that an entry may be linked to, with the words that speak for each."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nbs_graph.cli import common
from nbs_graph.errors import NotConformingError, UsageProblem
from nbs_graph.settings import language

if TYPE_CHECKING:
    from nbs_graph.linking.annotate.annotator import Suggestion
    from nbs_graph.pipeline.suggested import Suggested

_FAMILIES = {
    "themes": ("themes", "主题"),
    "goals": ("SDG goals", "可持续发展目标"),
    "targets": ("SDG targets", "可持续发展具体目标"),
    "gbf": ("KM-GBF targets", "昆蒙框架行动目标"),
    "challenges": ("challenges", "社会挑战"),
    "ecosystems": ("ecosystems", "生态系统"),
}
_WORDS = 4


class Format(StrEnum):
    """How the suggestions are printed."""

    TEXT = "text"
    JSON = "json"


class Input(StrEnum):
    """What can be read, beside drafts."""

    TEXT = "text"
    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"


def suggest(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH…|-", help="Drafts (YAML, folders), a newsletter, or a text; - reads standard input."
        ),
    ],
    *,
    format: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
    all_: Annotated[bool, typer.Option("--all", help="Also what stays below the threshold.")] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Write what is offered into the drafts, as `basis: suggested`.")
    ] = False,
    input_format: Annotated[
        Input | None,
        typer.Option("--input-format", help="Of a newsletter, when neither content nor name tells."),
    ] = None,
    store: common.Store = None,
    lang: common.Language = None,
) -> None:
    """Suggest links to themes, SDGs, KM-GBF targets, challenges and ecosystems, each with the words that speak for it.

    What was rejected before is not offered again. Take a suggestion with `accept`, refuse it with `reject`.
    """
    from nbs_graph.graph.store import open_dataset
    from nbs_graph.pipeline import suggesting

    drafts = [path for path in paths if suggesting.is_draft(path)]
    if write and len(drafts) < len(paths):
        raise UsageProblem("--write is for drafts.", "--write 仅用于草稿。")
    found, broken = suggesting.suggest_drafts(drafts)
    others = [path for path in paths if path not in drafts]
    if others:
        dataset = open_dataset(store)
        for path in others:
            raw = common.read_bytes(path)
            found += suggesting.suggest(raw, path.name, dataset, input_format.value if input_format else None)
    tongue = language(lang)
    if write and broken:
        nothing = NotConformingError("Nothing was written.", "未作任何写入。")
        raise _all([*broken, nothing])
    if write:
        for changed in suggesting.write(found):
            sys.stdout.write(f"{changed}\n")
    elif format is Format.JSON:
        with common.output() as stream:
            text = json.dumps(suggesting.as_json(found), ensure_ascii=False, indent=1)
            stream.write(f"{text}\n".encode())
    else:
        with common.output() as stream:
            for one in found:
                stream.writelines(f"{line}\n".encode() for line in _told(one, tongue, everything=all_))
    if broken:
        raise _all(broken)


def _all(broken: "Sequence[NotConformingError]") -> NotConformingError:
    """Several complaints as one, a line each."""
    said = ("\n".join(one.message(tongue) for one in broken) for tongue in ("en", "zh"))
    return NotConformingError(*said)


def _told(one: "Suggested", tongue: str, *, everything: bool) -> Iterator[str]:
    from nbs_graph.pipeline.suggested import annotator

    zh = tongue == "zh"
    titles = [one.entry.title_en, one.entry.title_zh]
    yield next((title for title in (reversed(titles) if zh else titles) if title), one.file)
    labels = annotator().declared.labels
    shown = [s for s in one.suggestions if everything or s.accepted]
    if not shown:
        yield (
            "  没有达到阈值的建议；--all 显示其余"
            if zh
            else "  nothing reaches the threshold; --all shows the rest"
        )
    for name, called in _FAMILIES.items():
        family = [s for s in shown if s.family == name]
        if family:
            yield f"  {called[zh]}"
        for s in family:
            label = labels[s.concept].get(tongue) or next(iter(labels[s.concept].values()), "")
            mark = "=" if s.concept in one.linked else "+" if s.accepted else "?"
            yield f"    {mark} {s.confidence:.2f}  {s.concept}  {label}"
            yield f"             {_because(s, one, zh=zh)}"
    yield ""


def _because(s: "Suggestion", one: "Suggested", *, zh: bool) -> str:
    """The words that speak for it, the way they lead, the words against it."""
    said = _quoted(s.spans, one)
    if s.path:
        steps = [step for step in s.path if ":" in step and not step.startswith("http")]
        said += " → " + " → ".join(steps)
    if s.against:
        said += ("；反对：" if zh else "; against: ") + _quoted(s.against, one)
    return said


def _quoted(spans: "Iterable[tuple[int, int]]", one: "Suggested") -> str:
    from nbs_graph.pipeline.suggested import quoted

    words = list(dict.fromkeys(" ".join(quoted(one, span).split()) for span in spans))
    more = f" +{len(words) - _WORDS}" if len(words) > _WORDS else ""
    return "  ".join(f"“{word}”" for word in words[:_WORDS]) + more
