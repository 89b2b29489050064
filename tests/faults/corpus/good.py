"""Files that are right: real entries in every way that YAML and RDF have of writing them, and every key of every kind."""

import json
import random
import re
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import yaml

from nbs_graph.namespaces import ID
from nbs_graph.resources import data_dir
from nbs_graph.sources.authoring import authoring, segment
from nbs_graph.sources.folder import yaml_files
from nbs_graph.sources.yaml_ld import read_entry
from nbs_graph.terms.header import TEXT_ONLY
from tests.faults.corpus.cases import Case, dice
from tests.faults.corpus.good_values import VALUES

ITEM = "2023-08/02"
RDF = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}
PREFIXES = {"nbs": "https://w3id.org/nbs-graph/ontology#", "dcterms": "http://purl.org/dc/terms/", "e": ID}
Tree = dict[str, Any]

# Ways of writing YAML: what `yaml.dump` is told, and what is done to its text.
STYLES: dict[str, dict[str, Any]] = {
    "plain": {},
    "double-quotes": {"default_style": '"'},
    "single-quotes": {"default_style": "'"},
    "flow": {"default_flow_style": True},
    "wide": {"width": 10_000},
    "narrow": {"width": 30},
    "indent-four": {"indent": 4},
    "indent-eight": {"indent": 8},
    "sorted": {"sort_keys": True},
    "escaped": {"allow_unicode": False, "default_style": '"'},
    "start": {"explicit_start": True},
    "end": {"explicit_end": True},
    "windows": {"line_break": "\r\n"},
    "folded": {"default_style": ">"},
    "literal": {"default_style": "|"},
}


def cases() -> Iterator[Case]:
    """All of them; none may be refused."""
    yield from _restyled()
    yield from _every_key()
    yield from _as_rdf()


def _right(name: str, suffix: str, content: bytes) -> Case:
    return Case(f"good-{name}", {f"good.{suffix}": content}, frozenset())


def _entries() -> list[Tree]:
    """The files of data/ but the issue itself, each with evidence that says where it is quoted from."""
    found = []
    for path in yaml_files(data_dir()):
        tree = yaml.load(path.read_text("utf-8"), Loader=TEXT_ONLY)
        if tree["kind"] != "NewsletterIssue":
            found.append(tree)
    return found


def _renamed(tree: Tree, name: str) -> Tree:
    """The same entry as a thing of its own: another id, no DOI."""
    copied: Tree = json.loads(json.dumps(tree))
    copied["id"] = f"{segment(tree['kind'])}/{name}"
    copied.pop("doi", None)
    _quoted(copied)
    return copied


def _quoted(node: Any) -> None:
    """Say of every quote which item it is from."""
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _quoted(value)
    if not isinstance(node, dict):
        return
    if "agent" in node and "as" in node and "evidence" not in node:
        node["evidence"] = node["as"]
    if "evidence" in node:
        pieces = node["evidence"] if isinstance(node["evidence"], list) else [node["evidence"]]
        node["evidence"] = [
            {**(piece if isinstance(piece, dict) else {"quote": piece[:30]}), "item": ITEM}
            for piece in pieces
        ]


def _restyled() -> Iterator[Case]:
    """Each real entry in one way of writing, taken in turn."""
    styles = list(STYLES)
    for number, tree in enumerate(_entries()):
        style = styles[number % len(styles)]
        name = f"{style}-{number:03d}"
        text = yaml.dump(
            _renamed(tree, f"good-{name}"), **{"allow_unicode": True, "sort_keys": False, **STYLES[style]}
        )
        yield _right(name, "yaml" if number % 2 else "yml", _finished(text, number))


def _finished(text: str, number: int) -> bytes:
    """Comments, blank lines, a byte order mark or none: what editors and their programs leave behind."""
    if number % 3 == 0:
        text = (
            "# A comment | 注释\n\n"
            + re.sub(r"(?m)^kind: (\w+)$", r"kind: \1   # its kind", text)
            + "\n\n# The end\n"
        )
    if number % 7 == 0 and "\r" not in text:
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if number % 5 == 0 else b"") + text.encode()


def _every_key() -> Iterator[Case]:
    """Each kind with every key that it may have."""
    for kind in authoring().groups:
        if (
            kind not in authoring().kinds
            or kind not in authoring().keys
            or kind in ("NewsletterIssue", "PrintedLink")
        ):
            continue
        if authoring().groups[kind] not in ("Entry", "Agent", "Place"):
            continue
        name = f"every-key-{segment(kind)}-{kind.lower()}"
        lines = [f"id: {segment(kind)}/good-{name}", f"kind: {kind}"]
        lines += [
            VALUES.get((kind, key), VALUES.get(("", key), "")).replace("@@", name)
            for key in authoring().keys[kind]
            if key not in ("id", "kind", "unlinked")
        ]
        yield _right(name, "yaml", ("\n".join(filter(None, lines)) + "\n").encode())


def _as_rdf() -> Iterator[Case]:
    """Real entries as partners would send them."""
    rng = dice("good")
    entries = [tree for tree in _entries() if tree["kind"] not in ("Person", "Place")]
    for suffix, format in RDF.items():
        for number, tree in enumerate(rng.sample(entries, 10)):
            name = f"{suffix}-{number}"
            text = yaml.dump(_renamed(tree, f"good-{name}"), allow_unicode=True)
            document = read_entry(text, file=name, graph="https://w3id.org/nbs-graph/graph/import")
            assert not document.faults, document.faults
            yield _right(name, suffix, _serialized(document.quads, format, rng, number))


def _serialized(quads: tuple[ox.Quad, ...], format: ox.RdfFormat, rng: random.Random, number: int) -> bytes:
    shuffled = list(quads)
    rng.shuffle(shuffled)
    statements: list[Any] = (
        shuffled if format.supports_datasets and number % 2 else [q.triple for q in shuffled]
    )
    prefixes = PREFIXES if number % 3 else None
    content: bytes = ox.serialize(statements, format=format, prefixes=prefixes)
    if number % 4 == 0:
        content = content.replace(b"\n", b"\r\n")
    return (b"\xef\xbb\xbf" if number % 5 == 0 else b"") + content
