"""What is typed for a decision: reasons told apart by script, and the day."""

from datetime import UTC, datetime, timedelta

import pytest

from nbs_graph.cli.judgement import day, reasons
from nbs_graph.errors import UsageProblem


@pytest.mark.parametrize(
    ("given", "en"),
    [
        (["芦苇。", "Reeds."], "Reeds."),
        (["The words “湿地” name wetlands.", "“wetland”一词指湿地。"], "The words “湿地” name wetlands."),
        (["zh: NbS", "en：NbS too"], "NbS too"),
        # more Latin letters or words than Chinese characters, and Chinese all the same
        (["通过 nature-based solutions (NbS) 减灾", "It lowers risk."], "It lowers risk."),
        (["WWF 与 IUCN 的 NbS 标准适用于该项目", "The NbS standard applies."], "The NbS standard applies."),
        (["COP15 / GBF 目标 8", "Target 8."], "Target 8."),
        (["It says 湿 once.", "芦苇。"], "It says 湿 once."),
    ],
)
def test_the_language_of_a_reason_is_told_by_its_script(given: list[str], en: str) -> None:
    """A Chinese sentence may name much in Latin letters; an English one may quote a word."""
    assert reasons(given)["en"] == en
    assert reasons(given[::-1])["en"] == en
    assert list(reasons(given)) == ["en", "zh"]


@pytest.mark.parametrize(
    "given",
    [["Reeds.", "More reeds."], ["芦苇。", "NbS 湿地"], ["Reeds.", "zh: "], ["Reeds."], ["2030", "…"]],
)
def test_a_reason_in_each_language_is_owed(given: list[str]) -> None:
    with pytest.raises(UsageProblem, match="once in each language"):
        reasons(given)


def test_a_day_is_today_or_past(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today here or as SOURCE_DATE_EPOCH says, whichever is later, is the last day that can be given."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    today = datetime.now().astimezone().date()
    assert day(None) in {today.isoformat(), (today + timedelta(1)).isoformat()}
    assert day(today.isoformat()) == today.isoformat()
    with pytest.raises(UsageProblem) as caught:
        day((today + timedelta(2)).isoformat())
    assert "尚未到来" in caught.value.message("zh")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert (day(None), day(today.isoformat())) == ("2001-09-09", today.isoformat())
    later = datetime.now(UTC) + timedelta(400)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(later.timestamp())))
    assert day((today + timedelta(2)).isoformat()) == (today + timedelta(2)).isoformat()


@pytest.mark.parametrize(
    "asked",
    ["2026", "2026-11", "2024-01-01/2024-01-02", "2024-01-01T10:00:00Z", "20240101", "2024-W01-1", ""],
)
def test_a_day_is_one_day(asked: str) -> None:
    with pytest.raises(UsageProblem, match="--when is a day such as"):
        day(asked)
