"""Which IRIs each release has published: a promise that none of them vanishes.

`data/releases/VERSION.iris` lists them, one a line, sorted. What is withdrawn later stays in the graph, marked
`owl:deprecated`, so that whoever followed the IRI learns what became of it (docs/identifiers.md).
"""

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from nbs_graph.errors import UsageProblem
from nbs_graph.namespaces import BASE, ONTOLOGY, RDF_TYPE

FOLDER = "data/releases"
_DEPRECATED = "http://www.w3.org/2002/07/owl#deprecated"
_VERSION = re.compile(r"\d+\.\d+\.\d+")


def published(quads: Iterable[ox.Triple | ox.Quad]) -> list[str]:
    """IRIs of ours that the graph describes, sorted: things, concepts, terms; not the parts of a thing.

    A thing counts as described when it has a class or is marked deprecated.
    """
    found = set()
    for quad in quads:
        iri = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
        ours = iri.startswith(BASE) and ("#" not in iri or iri.startswith(ONTOLOGY))
        if ours and quad.predicate.value in {RDF_TYPE, _DEPRECATED}:
            found.add(iri)
    return sorted(found)


def recorded(root: Path) -> dict[str, list[str]]:
    """Release → the IRIs it published, oldest name first."""
    files = sorted((root / FOLDER).glob("*.iris"))
    return {path.stem: path.read_text("utf-8").split() for path in files}


def vanished(root: Path, quads: Iterable[ox.Triple | ox.Quad]) -> list[str]:
    """Each IRI that some release published and the graph no longer describes, with the releases that had it."""
    now = set(published(quads))
    missing: dict[str, list[str]] = {}
    for version, iris in recorded(root).items():
        for iri in iris:
            if iri not in now:
                missing.setdefault(iri, []).append(version)
    return [f"{iri} (published in {', '.join(versions)})" for iri, versions in sorted(missing.items())]


def record(root: Path, version: str) -> tuple[str, int]:
    """Write the list of a release.

    Returns:
        the file, relative to `root`, and how many IRIs it names.
    Raises:
        UsageProblem: not a version, or recorded before with other IRIs.
    """
    from tools.graph import assembled

    if not _VERSION.fullmatch(version):
        raise UsageProblem(
            f"“{version}” is not a version like 1.2.0.", f"“{version}”不是形如 1.2.0 的版本号。"
        )
    iris = published(assembled().quads)
    path = root / FOLDER / f"{version}.iris"
    content = "".join(f"{iri}\n" for iri in iris)
    if path.is_file() and path.read_text("utf-8") != content:
        raise UsageProblem(
            f"{FOLDER}/{path.name} records other IRIs. A release is recorded once; choose the next version.",
            f"{FOLDER}/{path.name} 中记录的 IRI 不同。每次发布只记录一次；请使用下一个版本号。",
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8", newline="\n")
    return f"{FOLDER}/{path.name}", len(iris)
