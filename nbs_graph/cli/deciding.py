"""`nbs-graph accept` and `reject`: a person's decision about a link, written into the file of the entry."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nbs_graph.cli import common
from nbs_graph.cli.judgement import day, reasons
from nbs_graph.settings import language

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

    A suggestion in the entry's file is turned into that, else a link is added. A link that is curated already takes
    what is new. Nothing else in the file changes.
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

    Nothing follows from such a link, no rule derives it for the entry, and it is not suggested again. A goal or broader
    theme cannot be rejected while a target or narrower theme of it is stated or curated.
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

    said, on = reasons(reason), day(when)
    iri = whereabouts.concept(concept)
    path = whereabouts.entry_file(entry, data)
    who, judge = whereabouts.agent(by, data)
    decision = deciding.Decision(
        iri, accepted, said, who, on, confidence.value if confidence else None, dated=when is not None
    )
    outcome = deciding.decide(path, decision, judge)
    if dry_run:
        from nbs_graph.validation.fixes import diff

        sys.stdout.write(diff(str(path), outcome.before, outcome.after, colour=common.colours()))
    elif outcome.changes:
        deciding.write(outcome)
        sys.stdout.write(f"{path}\n")
    common.say(_told(outcome, decision, language(lang), dry_run=dry_run))


_BASES = {
    "": ("", ""),
    "curated": (", and was accepted before", "，此前曾被采纳"),
    "rejected": (", and was rejected before", "，此前曾被否决"),
    "suggested": (", which was suggested", "，此前为自动建议"),
}


# What a key of a link is called, in English and in Chinese.
_KEYS = {
    "confidence": ("confidence", "把握程度"),
    "reason": ("reason", "理由"),
    "by": ("who decided", "判断者"),
    "when": ("when", "日期"),
}


def _unchanged(was: str, link: str, *, zh: bool) -> str:
    holds = was != "rejected"
    if zh:
        said = f"{link} 已{'关联' if holds else '否决'}（{was}）；未作改动。"
        return said + ("原文已明示，无须另写理由。" if was == "stated" else "")
    said = f"{link} is {'linked' if holds else 'rejected'} already ({was}); nothing was changed."
    return said + (" The source itself says it, so no reason is written." if was == "stated" else "")


def _told(outcome: "Outcome", decision: "Decision", tongue: str, *, dry_run: bool) -> str:
    """What was done, and what is left to do."""
    from nbs_graph.namespaces import shorten

    zh, link = tongue == "zh", shorten(decision.concept)
    if not outcome.changes:
        return _unchanged(outcome.was, link, zh=zh)
    en, cn = _BASES[outcome.was]
    verb = (
        ("已采纳" if decision.accepted else "已否决")
        if zh
        else "Accepted"
        if decision.accepted
        else "Rejected"
    )
    said = f"{verb} {link}{cn}。" if zh else f"{verb} {link}{en}."
    if outcome.renewed:
        named = [_KEYS[key][zh] for key in outcome.renewed]
        said = (
            f"{link} 此前{verb}；已更新：{'、'.join(named)}。"
            if zh
            else f"{link} was {verb.lower()} before; changed: {', '.join(named)}."
        )
    if dry_run:
        said += "（试运行，未写入）" if zh else " (A trial: nothing was written.)"
    if decision.accepted and not outcome.confident:
        said += (
            "\n未注明把握程度：可用 --confidence high|medium|low。"
            if zh
            else "\nHow sure you are is not said: add `confidence:` high, medium or low to the link."
        )
    return said
