"""How far a push has come, kept on disk, so that one that was interrupted goes on where it stopped."""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nbs_graph.errors import CannotDo


def usual_place(endpoint: str) -> Path:
    """Where the progress of pushes to an endpoint is kept: in the user's cache (XDG_CACHE_HOME)."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "nbs-graph" / f"push-{hashlib.sha256(endpoint.encode()).hexdigest()[:16]}.json"


class Progress:
    """Graph → the hash of what is sent, batches done, whether all of them are.

    Args:
        place: the file; endpoint, batch: what it holds for, else it is begun anew.
        resume: go on from what the file says.
    Raises:
        CannotDo: the file cannot be read.
    """

    def __init__(self, place: Path, endpoint: str, batch: int, *, resume: bool) -> None:
        self._place = place
        self._head = {"endpoint": endpoint, "batch": batch}
        self._graphs: dict[str, dict[str, Any]] = {}
        if resume and place.is_file():
            try:
                kept = json.loads(place.read_text("utf-8"))
                if {name: kept.get(name) for name in self._head} == self._head:
                    self._graphs = dict(kept["graphs"])
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                raise CannotDo(
                    f"{place} cannot be read; push without --resume.",
                    f"无法读取 {place}；请不带 --resume 推送。",
                ) from error

    def begin(self, graph: str, lines: Iterable[str]) -> int:
        """Which batch to start with: 0, unless the same graph was begun before."""
        digest = hashlib.sha256("".join(lines).encode()).hexdigest()
        known = self._graphs.get(graph)
        if known is None or known.get("sha256") != digest:
            self._graphs[graph] = {"sha256": digest, "batches": 0, "whole": False}
        return int(self._graphs[graph]["batches"])

    def advance(self, graph: str, batches: int) -> None:
        """So many batches are there."""
        self._graphs[graph]["batches"] = batches
        self._keep()

    def finish(self, graph: str) -> None:
        """All of a graph is there."""
        self._graphs[graph]["whole"] = True
        self._keep()

    def forget(self) -> None:
        """Everything is done, and verified: the next push starts anew."""
        self._place.unlink(missing_ok=True)

    def _keep(self) -> None:
        """Write the file as a whole.

        Raises:
            CannotDo: it cannot be written.
        """
        fresh = self._place.with_suffix(f".{os.getpid()}.tmp")
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps({**self._head, "graphs": self._graphs}, indent=1), "utf-8")
            fresh.replace(self._place)
        except OSError as error:
            raise CannotDo(
                f"{self._place} cannot be written: {error.strerror}.",
                f"无法写入 {self._place}：{error.strerror}。",
            ) from error
