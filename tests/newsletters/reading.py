"""Newsletters read as `ingest` reads them, with what the graph of this repository knows."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from nbs_graph.graph.store import open_dataset
from nbs_graph.pipeline.ingest import world as known_to
from nbs_graph.sources.newsletter.fields import World
from nbs_graph.sources.newsletter.neutral import neutral
from nbs_graph.sources.newsletter.reader import read

HERE = Path(__file__).parent
WRITTEN = ("2022-06", "2023-11", "2024-05", "2025-10", "2026-03")
"""Issues written for these tests by people who had not seen the reader (README.md)."""


@cache
def world() -> World:
    """Organisations and countries of the graph that ships."""
    return known_to(open_dataset(None))


def text(folder: Path) -> str:
    """The text of an issue."""
    return (folder / "newsletter.txt").read_text("utf-8")


def gold(folder: Path) -> Mapping[str, Any]:
    """What a careful reader takes out of it."""
    found: Mapping[str, Any] = json.loads((folder / "gold.json").read_text("utf-8"))
    return found


def extraction(said: str, issue: str | None = None, confirmed: tuple[str, ...] = ()) -> dict[str, Any]:
    """A text → the neutral list."""
    return neutral(read(said, world(), issue=issue, confirmed=confirmed))
