"""Files that pages load, from our own machine: read once, compressed once, under an address that holds their hash.

An address names one content for ever, so caches may keep it (RFC 8246, immutable).
"""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "static"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain"}
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class File:
    """A file: its media type, its bytes, the same compressed, and twelve hexadecimal digits of its SHA-256."""

    type: str
    body: bytes
    packed: bytes
    digest: str


@cache
def files() -> dict[str, File]:
    """Name under `static/` → file; what has another ending (README, LICENSE) is for people who read the source."""
    found = {}
    for path in sorted(FOLDER.rglob("*")):
        if path.suffix in _TYPES:
            body = path.read_bytes()
            digest = hashlib.sha256(body).hexdigest()[:12]
            packed = gzip.compress(body, 9, mtime=0)
            found[path.relative_to(FOLDER).as_posix()] = File(_TYPES[path.suffix], body, packed, digest)
    return found


def address(name: str) -> str:
    """Where a file is, from the root of the site.

    Raises:
        KeyError: there is none.
    """
    return f"static/{files()[name].digest}/{name}"
