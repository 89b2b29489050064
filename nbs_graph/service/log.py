"""The log: a line for each request and event, on stderr, as JSON for programs or as text for people."""

import json
import sys
from datetime import UTC, datetime
from typing import TextIO

from nbs_graph.service.exchange import Exchange


class Log:
    """Writes the log.

    Args:
        format: `json` or `text`.
        out: where to.
    """

    def __init__(self, format: str, out: TextIO | None = None) -> None:
        self._json = format == "json"
        self._out = out or sys.stderr

    def request(self, exchange: Exchange, seconds: float) -> None:
        """A request was answered, or not."""
        self._write(
            "request",
            {
                "id": exchange.id,
                "client": exchange.client,
                "method": exchange.method,
                "path": exchange.path,
                "status": exchange.status,
                "ms": round(seconds * 1000, 2),
                "bytes": exchange.sent,
                "cached": exchange.cached,
                "worker": exchange.outcome,
                "generation": exchange.generation,
            },
        )

    def dismissed(self, id: str, client: str, status: int, sent: int, kind: str) -> None:
        """A request was refused before anything of it was known."""
        self._write(
            "request",
            {
                "id": id,
                "client": client,
                "method": None,
                "path": None,
                "status": status,
                "ms": 0.0,
                "bytes": sent,
                "cached": False,
                "worker": kind,
                "generation": None,
            },
        )

    def event(self, name: str, /, **more: object) -> None:
        """Something happened that belongs to no request."""
        self._write(name, more)

    def _write(self, event: str, more: dict[str, object]) -> None:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        if self._json:
            line = _in_json({"time": now, "event": event, **more})
        else:
            told = " ".join(f"{name}={_shown(value)}" for name, value in more.items() if value is not None)
            line = f"{now} {event} {told}"
        try:
            self._out.write(line + "\n")
            self._out.flush()
        except (OSError, ValueError):
            return  # a log that cannot be written must not stop the service


def _shown(value: object) -> str:
    """On one line, whatever a client put into it."""
    text = str(value)
    return text if text.isprintable() and " " not in text else _in_json(text)


def _in_json(value: object) -> str:
    """As JSON; what could move the cursor of a terminal or break the line (C1, U+2028 …) is escaped."""
    line = json.dumps(value, ensure_ascii=False)
    return line if line.isprintable() else json.dumps(value)
