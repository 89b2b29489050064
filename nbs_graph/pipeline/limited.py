"""Validation in a process of its own, with bounds on time and memory and no way to the network.

Whatever a file does to a parser or a validator, the answer is a diagnostic: the other process says which file it is
reading, so that one that breaks it is known, told, and left out when the rest is looked at again.
"""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from nbs_graph import errors
from nbs_graph.model import Checked, Diagnostic, Report, Severity, Span

MEMORY = 3 * 2**30
MEMORY_PER_BYTE = 24
"""Address space for any input, and for each byte of input besides."""
SECONDS = 20.0
SECONDS_PER_MEGABYTE = 2.0
"""Time for reading a file, and for each megabyte of it besides; judging everything may take ten times as long."""
_MOST_BROKEN = 8
_KINDS = {kind.__name__: kind for kind in (errors.UsageProblem, errors.CannotDo, errors.NotConformingError)}
Told = Callable[[str, int, int], None]
"""Stage, done, of how many: for a progress bar."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be validated.

    Args:
        paths: files, folders or `-`.
        whole: they are a graph of their own, and join none.
        input_format: overrides what a file's name tells.
        against: folder of a build, a dump or the address of an endpoint; None for the default.
        profile: `entry` or `import`.
        stdin: what `-` stands for.
    """

    paths: tuple[str, ...]
    whole: bool = False
    input_format: str | None = None
    against: str | None = None
    profile: str = "entry"
    stdin: bytes = field(default=b"", repr=False)

    def as_json(self) -> dict[str, Any]:
        """For the other process."""
        return asdict(self) | {"stdin": b64encode(self.stdin).decode()}


def validate(request: Request, told: Told = lambda *_: None) -> Report:
    """Validate in another process.

    Raises:
        UsageProblem, CannotDo: as `pipeline.validate`; CannotDo as well when judging exceeded its bounds.
    """
    broken: list[Diagnostic] = []
    without: list[str] = []
    while True:
        child = _Child(request, without, told)
        said = child.run()
        if said is not None:
            return _report(said, broken)
        if child.reading is None or len(without) >= _MOST_BROKEN:
            raise errors.CannotDo(
                f"Validation was stopped: {child.why[0]}. Give it less at once.",
                f"校验已停止：{child.why[1]}。请减少一次校验的内容。",
            )
        broken.append(_too_much(child.reading, child.why))
        without.append(child.reading)
        if set(without) >= set(request.paths):
            named = tuple(dict.fromkeys(d.file or "" for d in broken))
            return Report(tuple(broken), Checked(len(named)), named)


def _report(said: dict[str, Any], broken: list[Diagnostic]) -> Report:
    if error := said.get("error"):
        raise _KINDS.get(error["kind"], errors.CannotDo)(error["en"], error["zh"])
    found = [*broken, *map(Diagnostic.from_json, said["diagnostics"])]
    checked = Checked(**said["checked"])
    files = tuple(dict.fromkeys([*said["files"], *(d.file or "" for d in broken)]))
    return Report(
        tuple(sorted(found, key=lambda d: d.order)),
        replace(checked, files=checked.files + len(broken)),
        files,
    )


def _too_much(file: str, why: tuple[str, str]) -> Diagnostic:
    message = {
        "en": f"The file was not read to its end: {why[0]}. Split it, or look for something that never ends in it.",
        "zh": f"未能读完该文件：{why[1]}。请拆分文件，或检查其中是否有未结束的内容。",
    }
    return Diagnostic("NBS072", Severity.VIOLATION, message, file, Span(1, 1, 1, 2))


class _Child:
    """The other process, and what became of it."""

    def __init__(self, request: Request, without: Sequence[str], told: Told) -> None:
        self._request = request.as_json() | {"without": list(without)}
        self._told = told
        self.reading: str | None = None
        self.why = ("it broke the reader", "读取程序崩溃")

    def run(self) -> dict[str, Any] | None:
        """What it answers; None when it died or was killed."""
        process = subprocess.Popen(  # noqa: S603 -- a program of ours, no shell
            [sys.executable, "-P", "-m", "nbs_graph.pipeline.sealed", str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": _search_path(), "PYTHONIOENCODING": "utf-8:surrogateescape"},
        )
        lines: queue.Queue[bytes | None] = queue.Queue()
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        threads = [
            threading.Thread(target=_pump, args=(process.stdout, lines), daemon=True),
            threading.Thread(target=process.stderr.read, daemon=True),
        ]
        for thread in threads:
            thread.start()
        try:
            process.stdin.write(json.dumps(self._request).encode())
            process.stdin.close()
            return self._listen(lines)
        except BrokenPipeError:
            return None
        finally:
            process.kill()
            process.wait()
            for thread in threads:
                thread.join()
            for stream in (process.stdout, process.stderr):
                stream.close()

    def _listen(self, lines: "queue.Queue[bytes | None]") -> dict[str, Any] | None:
        until = time.monotonic() + SECONDS
        while True:
            try:
                line = lines.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                self.why = ("it took too long", "用时过长")
                return None
            if line is None:
                return None
            said: dict[str, Any] = json.loads(line)
            if "reading" in said:
                self.reading = said["reading"]
                until = time.monotonic() + said["seconds"]
            elif "judging" in said:
                self.reading = None
                until = time.monotonic() + said["seconds"]
                self._told("judging", said["judging"], said["of"])
            elif "memory" in said:
                self.why = ("it needs too much memory", "所需内存过多")
                return None
            else:
                return said


def _pump(stream: Any, lines: "queue.Queue[bytes | None]") -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)


def _search_path() -> str:
    """Where the other process finds this package, also when it is run from a checkout."""
    here = str(Path(__file__).resolve().parents[2])
    return os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))


def received(text: str) -> tuple[Request, frozenset[str]]:
    """In the other process: the request, and the files to leave out."""
    said = json.loads(text)
    without = frozenset(said.pop("without"))
    said["stdin"] = b64decode(said["stdin"])
    said["paths"] = tuple(said["paths"])
    return Request(**said), without
