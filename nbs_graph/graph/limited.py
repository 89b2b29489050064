"""Answering in a process of its own, which can be killed: the engine knows no timeout and no memory limit.

The answer goes to a temporary file first and is passed on only when whole, so that a person never takes a part
for the answer. In that process the engine can open no file and no connection while it works. It ends with the one
that asks, and a little after its time in any case.
"""

import contextlib
import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from typing import BinaryIO

from nbs_graph import errors
from nbs_graph.graph import children
from nbs_graph.graph.asking import Request, answer

MEMORY = 4 * 2**30
SECONDS = 60.0
_KINDS = {kind.__name__: kind for kind in (errors.UsageProblem, errors.CannotDo, errors.NotConformingError)}


class TooSlow(errors.CannotDo):
    """The time was up before there was an answer."""


def answer_limited(
    request: Request, out: BinaryIO, seconds: float | None = SECONDS, most: int | None = None
) -> int | None:
    """Answer a request, or give up after `seconds`; nothing is written to `out` unless the answer is whole.

    Args:
        most: bytes that the answer may have, None for any number.
    Raises:
        UsageProblem, CannotDo: as `answer`; CannotDo as well when memory ran out, or the answer is too large.
        TooSlow: the time ran out.
    """
    with tempfile.TemporaryFile() as body:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "nbs_graph.graph.limited"],
            stdin=subprocess.PIPE,
            stdout=body,
            stderr=subprocess.PIPE,
            env=children.environment(),
        )
        bounds = {"most": most, "time": seconds, "parent": os.getpid()}
        try:
            # in the thread that started it, which the system takes for its parent
            _, told = process.communicate(
                json.dumps({**bounds, **request.as_json()}).encode(), timeout=seconds
            )
        except subprocess.TimeoutExpired:
            raise TooSlow(
                f"The query was stopped after {seconds:g} s without an answer. Narrow it, or give it more with --timeout.",
                f"查询在 {seconds:g} 秒内未得出结果，已停止。请缩小范围，或用 --timeout 延长时限。",
            ) from None
        finally:
            process.kill()
            process.wait()
            if process.stderr:
                process.stderr.close()
        rows = _outcome(process.returncode, told)
        body.seek(0)
        shutil.copyfileobj(body, out)
    return rows


def _outcome(status: int, told: bytes) -> int | None:
    with contextlib.suppress(ValueError, IndexError):
        said = json.loads(told.splitlines()[-1])
        if error := said.get("error"):
            raise _KINDS.get(error["kind"], errors.CannotDo)(error["en"], error["zh"])
        if status == 0:
            rows: int | None = said["rows"]
            return rows
    if status < 0 or b"MemoryError" in told or b"memory allocation" in told:
        raise errors.CannotDo(
            f"The query needed more than {MEMORY // 2**30} GiB of memory or broke the query engine. Narrow it.",
            f"查询所需内存超过 {MEMORY // 2**30} GiB，或使查询引擎崩溃。请缩小范围。",
        )
    raise RuntimeError(told.decode("utf-8", "replace"))


def _limit(size: int | None) -> None:
    """Bound the memory of this process, and the size of what it writes."""
    try:
        import resource
    except ImportError:  # not a POSIX system: the timeout still holds
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if size is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def main() -> int:
    """Read a request from stdin; write the answer to stdout, and what became of it to stderr."""
    asked = json.load(sys.stdin)
    children.die_with_parent(asked.pop("parent"))
    if (seconds := asked.pop("time")) is not None:
        children.die_in_time(seconds)
    _limit(asked.pop("most"))
    request = Request(**asked)
    try:
        said: dict[str, object] = {"rows": answer(request, sys.stdout.buffer, sealed=True)}
        sys.stdout.flush()
    except errors.NbsError as error:
        kind = type(error).__name__
        said = {"error": {"kind": kind, "en": error.message_en, "zh": error.message_zh}}
    except OSError as error:
        en, zh = (
            (
                "The answer is too large. Narrow the query, or add a LIMIT",
                "结果过大。请缩小范围，或加上 LIMIT",
            )
            if error.errno == errno.EFBIG
            else (error.strerror or str(error),) * 2
        )
        said = {"error": {"kind": "CannotDo", "en": f"{en}.", "zh": f"{zh}。"}}
    sys.stderr.write(json.dumps(said) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
