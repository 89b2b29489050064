"""What a check has to say about one value, before it is known where the value stands."""

from dataclasses import dataclass

from nbs_graph.model import Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding without a place.

    Args:
        code: as in docs/diagnostics.md.
        en: the message in English, saying what to type.
        zh: the same in Chinese.
        suggestion: what to type instead, when it is certain.
        severity: how much it matters.
    """

    code: str
    en: str
    zh: str
    suggestion: str | None = None
    severity: Severity = Severity.VIOLATION

    @property
    def message(self) -> dict[str, str]:
        """The message by language; formats show the suggestion beside it."""
        return {"en": self.en, "zh": self.zh}


def brief(value: str, limit: int = 60) -> str:
    """A value short enough to stand in a message."""
    flat = " ".join(value.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
