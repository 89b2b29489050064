"""`nbs-graph accept` and `reject`: a person's decision about a link, written into the file of the entry."""

import os
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nbs_graph.cli import common
from nbs_graph.errors import UsageProblem
from nbs_graph.settings import LANGUAGES, language

if TYPE_CHECKING:
    from nbs_graph.pipeline.deciding import Decision, Outcome


class Confidence(StrEnum):
    """How sure somebody is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


_Entry = Annotated[
    str, typer.Argument(metavar="ENTRY", help="IRI, CURIE, path under id/, 2023-08/05, or the entry's file.")
]
_Concept = Annotated[
    str,
    typer.Argument(
        metavar="CONCEPT", help="sdg:13.1, theme:flood-risk, gbf:8, challenge:…, ecosystem:… or IRI."
    ),
]
_Reason = Annotated[
    list[str],
    typer.Option(metavar="TEXT", help="Why; once in English and once in Chinese, in any order."),
]
_By = Annotated[
    str, typer.Option(metavar="WHO", help="Who decided: id or name of a person or organisation of the data.")
]
_Confidence = Annotated[Confidence | None, typer.Option(help="How sure they are.")]
_When = Annotated[str | None, typer.Option(metavar="DATE", help="When; else today, or SOURCE_DATE_EPOCH.")]
_Data = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Where the entry's file is looked for. Default: ./data and ./drafts."),
]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")]


def accept(
    entry: _Entry,
    concept: _Concept,
    *,
    reason: _Reason,
    by: _By,
    confidence: _Confidence = None,
    when: _When = None,
    data: _Data = None,
    dry_run: _DryRun = False,
    lang: common.Language = None,
) -> None:
    """Link an entry with a concept, as a person judges: the link becomes `curated`, with the reason, who and when.

    A suggestion in the entry's file is turned into that, else a link is added. Nothing else in the file changes.
    """
    _decide(entry, concept, reason, by, confidence, when, data, accepted=True, dry_run=dry_run, lang=lang)


def reject(
    entry: _Entry,
    concept: _Concept,
    *,
    reason: _Reason,
    by: _By,
    confidence: _Confidence = None,
    when: _When = None,
    data: _Data = None,
    dry_run: _DryRun = False,
    lang: common.Language = None,
) -> None:
    """Record that an entry is not to be linked with a concept: `rejected`, with the reason, who and when.

    Nothing follows from such a link, no rule derives it for the entry, and it is not suggested again.
    """
    _decide(entry, concept, reason, by, confidence, when, data, accepted=False, dry_run=dry_run, lang=lang)


def _decide(
    entry: str,
    concept: str,
    reason: Sequence[str],
    by: str,
    confidence: Confidence | None,
    when: str | None,
    data: Path | None,
    *,
    accepted: bool,
    dry_run: bool,
    lang: str | None,
) -> None:
    from nbs_graph.pipeline import deciding, whereabouts

    said = reasons(reason)
    iri = whereabouts.concept(concept)
    path = whereabouts.entry_file(entry, data)
    who, judge = whereabouts.agent(by, data)
    decision = deciding.Decision(
        iri, accepted, said, who, _day(when), confidence.value if confidence else None
    )
    outcome = deciding.decide(path, decision, judge)
    if dry_run:
        from nbs_graph.validation.fixes import diff

        sys.stdout.write(diff(str(path), outcome.before, outcome.after, colour=common.colours()))
    elif outcome.changes:
        deciding.write(outcome)
        sys.stdout.write(f"{path}\n")
    common.say(_told(outcome, decision, language(lang), dry_run=dry_run))


def reasons(given: Sequence[str]) -> dict[str, str]:
    """What was given with --reason, by language; told by the script, or by `en:` or `zh:` in front.

    Raises:
        UsageProblem: a language is missing or given twice, or a reason is empty.
    """
    found: dict[str, str] = {}
    for typed in given:
        mark = re.match(r"\s*(en|zh)\s*[:：]", typed)
        text = " ".join(typed[mark.end() if mark else 0 :].split())
        tongue = mark[1] if mark else _tongue(text)
        if tongue in found or not text:
            raise _reasons_owed()
        found[tongue] = text
    if set(found) != set(LANGUAGES):
        raise _reasons_owed()
    return {tongue: found[tongue] for tongue in LANGUAGES}


def _tongue(text: str) -> str:
    """The language of a text: Chinese when it has more Chinese characters than Latin words."""
    characters, words = (len(re.findall(sort, text)) for sort in ("[\u3400-\u9fff]", "[A-Za-z]+"))
    return "zh" if characters > words else "en"


def _reasons_owed() -> UsageProblem:
    return UsageProblem(
        'Give the reason once in each language: --reason "Roofs hold water." --reason "屋顶可滞水。" '
        "(put `en:` or `zh:` in front where the language cannot be told).",
        '理由请用两种语言各写一次：--reason "Roofs hold water." --reason "屋顶可滞水。"'
        "（无法判断语言时，请在前面加 `en:` 或 `zh:`）。",
    )


def _day(asked: str | None) -> str:
    """The day of the decision.

    Raises:
        UsageProblem: what was asked for is no date.
    """
    from nbs_graph.terms import dates

    if asked is not None:
        try:
            return dates.parse(asked).text
        except ValueError as error:
            raise UsageProblem(
                f"--when is a date such as 2026-11-23, not “{asked}”.",
                f"--when 须为日期，例如 2026-11-23，而不是“{asked}”。",
            ) from error
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    return datetime.now().astimezone().date().isoformat()


_BASES = {
    "": ("", ""),
    "curated": (", and was accepted before", "，此前曾被采纳"),
    "rejected": (", and was rejected before", "，此前曾被否决"),
    "suggested": (", which was suggested", "，此前为自动建议"),
}


def _told(outcome: "Outcome", decision: "Decision", tongue: str, *, dry_run: bool) -> str:
    """What was done, and what is left to do."""
    from nbs_graph.namespaces import shorten

    zh, link = tongue == "zh", shorten(decision.concept)
    if not outcome.changes:
        holds = decision.accepted
        if zh:
            return f"{link} 已{'关联' if holds else '否决'}（{outcome.was}）；未作改动。"
        return f"{link} is {'linked' if holds else 'rejected'} already ({outcome.was}); nothing was changed."
    en, cn = _BASES[outcome.was]
    verb = (
        ("已采纳" if decision.accepted else "已否决")
        if zh
        else "Accepted"
        if decision.accepted
        else "Rejected"
    )
    said = f"{verb} {link}{cn}。" if zh else f"{verb} {link}{en}."
    if dry_run:
        said += "（试运行，未写入）" if zh else " (A trial: nothing was written.)"
    if decision.accepted and decision.confidence is None:
        said += (
            "\n未注明把握程度：可用 --confidence high|medium|low。"
            if zh
            else "\nHow sure you are is not said: add `confidence:` high, medium or low to the link."
        )
    return said
