"""What a user may set from outside: language and the place of the store; and which version this is."""

import os
from pathlib import Path

LANGUAGES = ("en", "zh")


def language(asked: str | None = None) -> str:
    """The language of messages and labels: as asked, else the locale's, else English."""
    if asked in LANGUAGES:
        return asked
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def store_location(asked: Path | None = None) -> Path | None:
    """The build to read: as asked, else `NBS_GRAPH_STORE`, else `./build` when there is one, else None."""
    if asked is not None:
        return asked
    named = os.environ.get("NBS_GRAPH_STORE")
    if named:
        return Path(named)
    here = Path("build")
    return here if (here / "manifest.json").is_file() else None


def version() -> str:
    """The version of this package as installed; looked up only when asked for, since that takes a while."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("nbs-graph")
    except PackageNotFoundError:
        return "0+unknown"
