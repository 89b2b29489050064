"""The error tree: what can go wrong, in which of the contract's exit codes it ends.

Imports nothing, so that every room can raise. Messages are written in both languages where they are raised;
the command line prints the one the reader asked for.
"""


class NbsError(Exception):
    """Anything this software says to a person instead of crashing.

    Args:
        en: the message in English, saying what to do.
        zh: the same in Chinese.

    `place` is the line and column, both from 1, of what is wrong in a query, where that is known.
    """

    exit_code = 4
    place: tuple[int, int] | None = None

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.message_en = en
        self.message_zh = zh

    def message(self, language: str) -> str:
        """The message in `language` (`en` or `zh`)."""
        return self.message_zh if language == "zh" else self.message_en


class NotConformingError(NbsError):
    """The data were read and are wrong (exit code 1)."""

    exit_code = 1


class UsageProblem(NbsError):
    """The command was called wrongly: unknown name or parameter, a SPARQL syntax error (exit code 2)."""

    exit_code = 2


class CannotDo(NbsError):
    """Called rightly, yet impossible: file absent or unreadable, limit exceeded, disk full (exit code 3)."""

    exit_code = 3
