"""The text of an untrusted file, extracted in a process of its own: bounded in time and memory, without network."""

import json
import os
import subprocess
import sys
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from nbs_graph import errors
from nbs_graph.graph.children import die_with_parent
from nbs_graph.pipeline.sealed import cut_off, limit_memory

MEMORY = 2 * 2**30
MEMORY_PER_BYTE = 40
"""Address space for any file, and for each byte of it besides."""
SECONDS = 20.0
SECONDS_PER_MEGABYTE = 4.0
MOST_BYTES = 100_000_000
_KINDS = {kind.__name__: kind for kind in (errors.UsageProblem, errors.CannotDo, errors.NotConformingError)}


def extract(raw: bytes, name: str, format: str | None = None) -> dict[str, Any]:
    """A file → `text`, `format`, `links` (addresses beside the text) and `notes`.

    Raises:
        CannotDo: it cannot be read, is too large, or reading it exceeded its bounds.
    """
    if len(raw) > MOST_BYTES:
        raise errors.CannotDo("The file is larger than 100 MB.", "文件超过 100 MB。")
    seconds = SECONDS + SECONDS_PER_MEGABYTE * len(raw) / 1e6
    request = json.dumps({"raw": b64encode(raw).decode(), "name": name, "format": format})
    here = str(Path(__file__).resolve().parents[2])
    search = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(  # noqa: S603 -- a program of ours, no shell
            [sys.executable, "-P", "-m", "nbs_graph.pipeline.extracting", str(os.getpid())],
            input=request.encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "PYTHONPATH": search},
        )
    except subprocess.TimeoutExpired as error:
        raise errors.CannotDo(
            f"Reading {name} was stopped after {seconds:.0f} s; split it.",
            f"读取 {name} 超过 {seconds:.0f} 秒，已停止；请拆分。",
        ) from error
    try:
        said: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise errors.CannotDo(
            f"{name} broke the reader, or needs too much memory.", f"{name} 使读取程序崩溃，或所需内存过多。"
        ) from error
    if "error" in said:
        raise _KINDS.get(said["error"]["kind"], errors.CannotDo)(said["error"]["en"], said["error"]["zh"])
    return said


def _placed(note: Any, said: str) -> str:
    return f"{note.line}: {said}" if note.line else f"p. {note.page}: {said}" if note.page else said


def main() -> int:
    """In the other process: a request on stdin → the answer on stdout."""
    die_with_parent(int(sys.argv[1]))
    request = json.loads(sys.stdin.buffer.read())
    raw = b64decode(request["raw"])
    limit_memory(MEMORY + MEMORY_PER_BYTE * len(raw))
    cut_off(None)
    try:
        from nbs_graph.sources.newsletter.readers import read

        found = read(raw, request["name"], request["format"])
        said: dict[str, Any] = {
            "text": found.text,
            "format": found.format,
            "links": [link.uri for link in found.links],
            "notes": [{"en": _placed(note, note.en), "zh": _placed(note, note.zh)} for note in found.notes],
        }
    except errors.NbsError as error:
        said = {"error": {"kind": type(error).__name__, "en": error.message_en, "zh": error.message_zh}}
    sys.stdout.write(json.dumps(said))
    return 0


if __name__ == "__main__":
    sys.exit(main())
