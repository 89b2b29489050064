"""The documents that ship, as they are served: without links to what is not."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache

from nbs_graph.resources import docs_dir

_LINK = re.compile(r"\[(?P<text>[^\]\n]+)\]\((?P<to>[^)\s]+)\)")
_ELSEWHERE = re.compile(r"[a-z]+:|#")
_FENCE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its bytes, and their entity tag."""

    body: bytes
    tag: str


@cache
def _names() -> frozenset[str]:
    return frozenset(path.name for path in docs_dir().iterdir() if path.suffix in {".md", ".txt"})


def document(name: str) -> Document | None:
    """A document by the name of its file; None: there is none. Only listed names are looked up."""
    return _read(name) if name in _names() else None


@cache
def _read(name: str) -> Document:
    parts = _FENCE.split((docs_dir() / name).read_text("utf-8"))
    body = "".join(part if part.startswith("```") else _LINK.sub(_kept, part) for part in parts).encode()
    return Document(body, f'"{hashlib.blake2b(body, digest_size=9).hexdigest()}"')


def _kept(link: re.Match[str]) -> str:
    """A link that leads somewhere from where the document is served; else its text."""
    target = link["to"].partition("#")[0]
    holds = _ELSEWHERE.match(link["to"]) or target in _names()
    return link.group() if holds else link["text"]
