"""What somebody typed for a decision about a link → the reason by language, and the day."""

import os
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

from nbs_graph.errors import UsageProblem
from nbs_graph.settings import LANGUAGES

_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SHARE = 5  # a text is Chinese when a fifth of its letters are


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
    """The language of a text: Chinese when it starts so, or when a fifth of its letters are Chinese characters.

    A Chinese sentence may name several things in Latin letters; an English one quotes a Chinese word or two.
    """
    characters, letters = len(_CHINESE.findall(text)), sum(map(str.isalpha, text))
    return "zh" if _CHINESE.match(text) or (characters and characters * _SHARE >= letters) else "en"


def _reasons_owed() -> UsageProblem:
    return UsageProblem(
        'Give the reason once in each language: --reason "Roofs hold water." --reason "屋顶可滞水。" '
        "(put `en:` or `zh:` in front where the language cannot be told).",
        '理由请用两种语言各写一次：--reason "Roofs hold water." --reason "屋顶可滞水。"'
        "（无法判断语言时，请在前面加 `en:` 或 `zh:`）。",
    )


def day(asked: str | None) -> str:
    """The day of the decision: as asked for, else today, or what SOURCE_DATE_EPOCH says.

    Raises:
        UsageProblem: what was asked for is no day, or is still to come.
    """
    now = datetime.now().astimezone().date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    today = datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isascii() and epoch.isdigit() else now
    if asked is None:
        return today.isoformat()
    said = _day(asked)
    latest = max(now, today)
    if said is None:
        raise UsageProblem(
            f"--when is a day such as {today.isoformat()}, not “{asked}”.",
            f"--when 须精确到日，例如 {today.isoformat()}，而不是“{asked}”。",
        )
    if said > latest:
        raise UsageProblem(
            f"--when is the day of the decision, and {asked} is still to come: give a day up to {latest.isoformat()}, "
            "or leave --when out for today.",
            f"--when 为作出判断的日期，而 {asked} 尚未到来：请写不晚于 {latest.isoformat()} 的日期；省略 --when 即为今天。",
        )
    return said.isoformat()


def _day(asked: str) -> date | None:
    """`2026-11-23` as a day; None for whatever is less, more or none."""
    try:
        return date.fromisoformat(asked) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", asked, re.ASCII) else None
    except ValueError:
        return None
