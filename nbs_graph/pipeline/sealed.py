"""The process that `limited` starts: bounded in memory, cut off from the network, telling what it does line by line."""

import contextlib
import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from nbs_graph import errors
from nbs_graph.graph.children import die_with_parent
from nbs_graph.pipeline.limited import (
    MEMORY,
    MEMORY_PER_BYTE,
    SECONDS,
    SECONDS_PER_MEGABYTE,
    Request,
    received,
)


def main() -> int:
    """Read a request from stdin; write what is being done, and the report, to stdout as lines of JSON."""
    die_with_parent(int(sys.argv[1]))
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    request, without = received(sys.stdin.read())
    size = _size(request)
    limit_memory(MEMORY + MEMORY_PER_BYTE * size)
    cut_off(request.against)
    try:
        said = _validated(request, without, size)
    except errors.NbsError as error:
        said = {"error": {"kind": type(error).__name__, "en": error.message_en, "zh": error.message_zh}}
    except MemoryError:
        said = {"memory": True}
    except OSError as error:
        why = f"{error.filename or ''} {error.strerror or error}".strip()
        said = {"error": {"kind": "CannotDo", "en": f"{why}.", "zh": f"{why}。"}}
    _say(said)
    return 0


def _validated(request: Request, without: frozenset[str], size: int) -> dict[str, Any]:
    from nbs_graph.pipeline.requests import answer

    seconds = 10 * (SECONDS + SECONDS_PER_MEGABYTE * size / 1e6)

    def reading(file: str) -> None:
        own = Path(file).stat().st_size if file != "-" and Path(file).exists() else len(request.stdin)
        _say({"reading": file, "seconds": SECONDS + SECONDS_PER_MEGABYTE * own / 1e6})

    def judging(done: int, of: int) -> None:
        _say({"judging": done, "of": of, "seconds": seconds})

    report = answer(request, without, reading, judging)
    return report.as_json() | {"files": list(report.files)}


def _say(said: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def _size(request: Request) -> int:
    """How many bytes there are to read, roughly: what is compressed counts for more."""
    total = len(request.stdin)
    for path in map(Path, request.paths):
        with contextlib.suppress(OSError):
            files = path.rglob("*") if path.is_dir() else [path]
            total += sum(f.stat().st_size * (10 if f.suffix == ".gz" else 1) for f in files if f.is_file())
    return total


def limit_memory(most: int) -> None:
    """Bound the address space of this process, in bytes, where the system can; no core is dumped."""
    try:
        import resource
    except ImportError:  # not a POSIX system: the time limit still holds
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(
        resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
    )
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def cut_off(against: str | None) -> None:
    """Refuse every connection but to the endpoint that was named."""
    parts = urlsplit(against) if against and "://" in against else None
    host = parts.hostname if parts else None

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "socket.getaddrinfo" and arguments[0] != host:
            raise PermissionError(f"no connection to {arguments[0]}")
        if event == "socket.connect" and host is None:
            raise PermissionError("no connection")

    sys.addaudithook(hook)


if __name__ == "__main__":
    sys.exit(main())
