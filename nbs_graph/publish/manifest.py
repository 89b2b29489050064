"""The manifest of a build: what is in it, how much, and the SHA-256 of every file and of the store's content."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from nbs_graph.errors import CannotDo
from nbs_graph.namespaces import GRAPH, ONTOLOGY, RDF_TYPE

FILE = "manifest.json"
STORE = "store"
FORMAT = 1


def digest(content: bytes) -> str:
    """SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def store_digest(store: ox.Store) -> str:
    """SHA-256 of the store's quads as sorted N-Quads lines: the same for any store with the same content."""
    lines = sorted(f"{q.subject} {q.predicate} {q.object} {q.graph_name} .\n" for q in store)
    return digest("".join(lines).encode())


def manifest(store: ox.Store, files: Mapping[str, bytes], version: str) -> dict[str, Any]:
    """The content of `manifest.json`.

    Args:
        store: the graph as users will ask it.
        files: name → content of every other file of the build.
        version: of the software that built it.
    """
    return {
        "format": FORMAT,
        "generator": f"nbs-graph {version}",
        "files": {
            name: {"sha256": digest(content), "bytes": len(content)}
            for name, content in sorted(files.items())
        },
        "store": {"sha256": store_digest(store), "quads": len(store)},
        "counts": counts(store),
    }


def counts(quads: Iterable[ox.Quad]) -> dict[str, Any]:
    """Quads by named graph and things by class of ours, both sorted by name."""
    graphs: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    for quad in quads:
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs[quad.graph_name.value.removeprefix(GRAPH)] += 1
        if quad.predicate.value == RDF_TYPE and isinstance(quad.object, ox.NamedNode):
            classes[quad.object.value] += 1
    ours = {iri.removeprefix(ONTOLOGY): n for iri, n in classes.items() if iri.startswith(ONTOLOGY)}
    return {
        "quads": graphs.total(),
        "graphs": dict(sorted(graphs.items())),
        "classes": dict(sorted(ours.items())),
    }


def dumped(content: Mapping[str, Any]) -> bytes:
    """The manifest as JSON text."""
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


def read(folder: Path) -> dict[str, Any]:
    """The manifest of a build.

    Raises:
        CannotDo: there is none, or it is not one we can read.
    """
    path = folder / FILE
    try:
        content = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise CannotDo(
            f"{folder} is not a build: {path.name} cannot be read ({error.strerror}). Run `nbs-graph build`.",
            f"{folder} 不是构建结果：无法读取 {path.name}（{error.strerror}）。请运行 `nbs-graph build`。",
        ) from error
    except ValueError as error:
        raise CannotDo(f"{path} is not JSON; build again.", f"{path} 不是 JSON；请重新构建。") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise CannotDo(
            f"{path} was written by another version; build again.", f"{path} 由其他版本写成；请重新构建。"
        )
    return content
