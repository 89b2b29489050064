"""The files that a report is about: their text, to quote from, and their place in a checkout, to point at."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nbs_graph.validation.lines import Lines, is_yaml

STDIN = "-"


@dataclass(slots=True)
class Sources:
    """Texts of files, each read once.

    Args:
        texts: file as diagnostics name it → its text, for what cannot be read from disk (`-`) or is not to be.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    _read: dict[str, Lines] = field(default_factory=dict)

    def lines(self, file: str) -> Lines:
        """The text of a file by lines; empty when it cannot be read."""
        if file not in self._read:
            text = self.texts[file] if file in self.texts else _text(file)
            self._read[file] = Lines(text.removeprefix("\ufeff"), yaml=is_yaml(file))
        return self._read[file]


def _text(file: str) -> str:
    if file == STDIN:
        return ""
    try:
        if not Path(file).is_file():  # a device or a pipe may have no end
            return ""
        return Path(file).read_bytes().decode("utf-8-sig")
    except (OSError, ValueError):
        return ""


def in_checkout(file: str) -> str | None:
    """The path of a file from the root of the checkout, with `/`; None when it is outside, or standard input.

    The root is the one that the build service tells (`GITHUB_WORKSPACE`, `CI_PROJECT_DIR`), so that a command run
    in a folder below it points at the right files too; else the current folder.
    """
    if file == STDIN:
        return None
    path = Path(os.path.abspath(file))  # noqa: PTH100 -- symbolic links stay, as in the checkout
    roots = [os.environ.get("GITHUB_WORKSPACE"), os.environ.get("CI_PROJECT_DIR"), os.path.curdir]
    for root in roots:
        base = Path(os.path.abspath(root)) if root else None  # noqa: PTH100 -- the same
        if base is not None and path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return None
