"""YAML-LD: an editor's file → quads, each with the place where it was typed.

The meaning of the keys is the JSON-LD 1.1 context in `ontology/context.jsonld`; this module sets identifiers,
gives dates their datatype and spells evidence out, as `ontology/authoring.yaml` declares, then lets a JSON-LD
parser do the rest.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pyoxigraph as ox

from nbs_graph.model import Diagnostic
from nbs_graph.namespaces import ID, RDF_TYPE
from nbs_graph.sources.authoring import Term, segment
from nbs_graph.sources.evidence import spell_out
from nbs_graph.sources.misplaced import example, first, flow
from nbs_graph.sources.positions import Places
from nbs_graph.sources.reading import ItemOf, Reading
from nbs_graph.sources.values import BLANK, value_of
from nbs_graph.sources.yaml_tree import Items, Map, Node, Text, YamlProblem, read
from nbs_graph.terms.vocabulary import class_names, closest

_THING = re.compile(r"[a-z][a-z-]*/[a-z0-9]+(?:-[a-z0-9]+)*\Z", re.ASCII)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z", re.ASCII)
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")
_UNNAMED = ID + "unnamed"
"""What a thing is called while its other faults are looked for; no quad ever says so."""
_DOCUMENTS = ("Entry", "Agent", "Place", "Issue")
"""Groups of kinds that a file may describe; the others stand inside files."""


@dataclass(frozen=True, slots=True)
class Document:
    """What one file says.

    Args:
        file: path as the user gave it.
        subject: IRI of the thing described, None when the file is too broken to tell.
        kind: its class, None likewise.
        readable: the quads that could be made of it, in one named graph; with faults, not all that was meant.
        positions: where things were typed.
        faults: structural diagnostics, in order.
    """

    file: str
    subject: str | None
    kind: str | None
    readable: tuple[ox.Quad, ...]
    positions: Places
    faults: tuple[Diagnostic, ...]

    @property
    def quads(self) -> tuple[ox.Quad, ...]:
        """What may join a graph: all that was meant, or nothing."""
        return () if self.faults else self.readable


def item_iri(issue: str, number: int) -> str:
    """IRI of an issue and a position → IRI of the item there."""
    return f"{ID}item/{issue.rsplit('/', 1)[-1]}/{number:02d}"


def read_entry(text: str, *, file: str, graph: str, item_of: ItemOf = lambda _: None) -> Document:
    """The text of one YAML-LD file → its document.

    Args:
        text: decoded, without byte order mark.
        file: path for diagnostics.
        graph: IRI of the named graph the quads go to.
        item_of: finds the item that evidence is quoted from.
    """
    reading = Reading(file, item_of)
    try:
        tree = read(text)
    except YamlProblem as problem:
        return Document(file, None, None, (), reading.positions, (replace(problem.diagnostic, file=file),))
    kind = _head(reading, tree)
    quads: tuple[ox.Quad, ...] = ()
    if kind is not None:
        node = _node(reading, tree, reading.subject or _UNNAMED, kind, reading.format.terms)
        quads = _quads(reading, node, graph)
    return Document(file, reading.subject or None, kind, quads, reading.positions, tuple(reading.faults))


def _quads(reading: Reading, node: dict[str, Any], graph: str) -> tuple[ox.Quad, ...]:
    context = [dict(reading.format.context), {"@base": reading.subject}]
    document = json.dumps({"@context": context, **node})
    name = ox.NamedNode(graph)
    try:
        parsed = list(ox.parse(document.encode(), format=ox.RdfFormat.JSON_LD))
    except SyntaxError:
        if not reading.faults:
            raise
        return ()  # what is left of a faulty file need not hold together
    return tuple(ox.Quad(q.subject, q.predicate, q.object, name) for q in parsed)


def _head(reading: Reading, tree: Map) -> str | None:
    """Read `id:` and `kind:`; the kind, or None when it is wrong. A wrong `id:` leaves the subject unnamed."""
    identifier, kind = tree.get("id"), tree.get("kind")
    place = identifier.span if identifier else tree.pairs[0][0].span if tree.pairs else tree.span
    groups = reading.format.groups
    kinds = [k for k, group in groups.items() if group in _DOCUMENTS and k in reading.format.kinds]
    if not isinstance(identifier, Text) or not _THING.match(identifier.value):
        reading.fault(
            "NBS005",
            "Every file starts with `id:`, the kind and a name in lower case, e.g. `id: policy/soil-act`.",
            "每个文件以 `id:` 开头，写小写的类别与名称，例如 `id: policy/soil-act`。",
            place,
            suggestion=_id_meant(identifier),
        )
    else:
        reading.subject = ID + identifier.value
        reading.positions.subject(reading.subject, place)
        _check_segment(reading, identifier, kinds)
    if isinstance(kind, Text) and kind.value in kinds:
        return kind.value
    near = _kind_meant(reading, kind.value, kinds) if isinstance(kind, Text) else None
    reading.fault(
        "NBS006",
        f"`kind:` is one of {', '.join(kinds)}.",
        f"`kind:` 须为以下之一：{'、'.join(kinds)}。",
        kind.span if kind else place,
        suggestion=near,
    )
    return None


def _id_meant(typed: Node | None) -> str | None:
    """The id in an address of ours, or in capitals."""
    if not isinstance(typed, Text):
        return None
    meant = typed.value.strip().removeprefix(ID).lower()
    return meant if _THING.match(meant) else None


def _kind_meant(reading: Reading, typed: str, kinds: list[str]) -> str | None:
    """The kind that goes by a name in either language, or nearly so."""
    owners = {name: kind for kind in kinds for name in (*class_names(reading.format.kinds[kind]), kind)}
    near = closest(typed, owners)
    return owners[near] if near else None


def _check_segment(reading: Reading, identifier: Text, kinds: list[str]) -> None:
    """An id starts with some kind, though not always with the present one of its thing, which may have changed."""
    first, _, name = identifier.value.partition("/")
    segments = dict.fromkeys(segment(kind) for kind in kinds)
    if first in segments:
        return
    near = closest(first, segments)
    reading.fault(
        "NBS005",
        f"An id starts with the kind of thing, one of {', '.join(segments)}; `{first}` is none.",
        f"id 以事物类别开头，即以下之一：{'、'.join(segments)}；`{first}` 不是类别。",
        identifier.span,
        suggestion=f"{near}/{name}" if near else None,
    )


def _node(reading: Reading, tree: Map, iri: str, kind: str, terms: Mapping[str, Term]) -> dict[str, Any]:
    """A map → JSON-LD node object named `iri`."""
    out: dict[str, Any] = {"id": iri}
    reading.positions.subject(iri, tree.span)
    if kind in reading.format.kinds:
        out["kind"] = kind
    for key, value in tree.pairs:
        name = key.value
        if name not in reading.format.keys[kind]:
            reading.unknown_key(key, kind)
        elif name == "kind" and isinstance(value, Text):
            reading.positions.triple(iri, RDF_TYPE, reading.format.kinds[kind], value.span)
        elif name == "evidence":
            out[name] = spell_out(reading, value, iri)
        elif name != "id" and _is_empty(value):
            reading.fault(
                "NBS016",
                f"`{name}:` is empty; fill it in or delete the line.",
                f"`{name}:` 为空；请填写或删除该行。",
                key.span,
            )
        elif name in reading.format.statements:
            out[name] = _statements(reading, key, value, iri, terms)
        elif name == "items":
            out[name] = _issue_items(reading, value, terms)
        elif name != "id":
            out[name] = value_of(reading, key, value, terms[name], iri)
    return {name: value for name, value in out.items() if value is not None}


def _is_empty(value: Node) -> bool:
    """Whether nothing was typed: no text, or a list or map without anything in it."""
    if isinstance(value, Text):
        return value.value.strip() in BLANK
    return not (value.items if isinstance(value, Items) else value.pairs)


def _statements(
    reading: Reading, key: Text, value: Node, iri: str, terms: Mapping[str, Term]
) -> dict[str, Any] | list[Any] | None:
    """The statements under one key: a list, or a map whose keys name them."""
    declared, term = reading.format.statements[key.value], terms[key.value]
    by_name = term.container == "@id"
    if isinstance(value, Text) or isinstance(value, Map) != by_name:
        en = "by name: `a-short-name:` and its keys below" if by_name else "as a list: `- ` before each"
        zh = "按名称书写：`short-name:`，其键写在下方" if by_name else "写成列表：每项前加 `- `"
        reading.fault("NBS012", f"Write `{key.value}:` {en}.", f"`{key.value}:` 请{zh}。", value.span)
        return None
    named = value.pairs if isinstance(value, Map) else [(None, item) for item in value.items]
    made: dict[str, dict[str, Any]] = {}
    for number, (name, tree) in enumerate(named, 1):
        fragment = _fragment(reading, key, declared.fragment, tree, number, name)
        if fragment is None or not isinstance(tree, Map):
            continue
        node_iri = f"{iri}#{fragment}"
        if node_iri in made:
            reading.fault(
                "NBS018",
                f"`{key.value}:` says this twice ({fragment}); keep one.",
                f"`{key.value}:` 重复（{fragment}）；请只保留一项。",
                tree.span,
            )
            continue
        node = _node(reading, tree, node_iri, declared.kind, {**terms, **(term.scoped or {})})
        filled: dict[str, Any] = {k: text.format(n=number) for k, text in declared.fill.items()}
        words = tree.get(declared.quote)
        if words is not None and tree.get("evidence") is None:
            filled["evidence"] = spell_out(reading, words, node_iri)
        reading.positions.triple(iri, term.iri, node_iri, tree.span)
        made[node_iri] = filled | node
    if by_name:
        return {name: {k: v for k, v in node.items() if k != "id"} for name, node in made.items()}
    return list(made.values())


def _fragment(
    reading: Reading, key: Text, template: str, tree: Node, number: int, name: Text | None
) -> str | None:
    """The name of a statement under its entry, None when it cannot have one."""
    if not isinstance(tree, Map):
        shown = flow(first(example(key.value)))
        such = (f", such as `{shown}`", f"，例如 `{shown}`") if shown != "{}" else ("", "")
        reading.fault(
            "NBS012",
            f"Each of `{key.value}:` is a map of keys{such[0]}.",
            f"`{key.value}:` 的每一项都是键值映射{such[1]}。",
            tree.span,
        )
        return None
    if name is not None and not _NAME.match(name.value):
        reading.fault(
            "NBS005",
            f"`{name.value}` names a statement: lower-case words joined by `-`.",
            f"`{name.value}` 是陈述的名称：请用小写单词并以 `-` 连接。",
            name.span,
        )
        return None
    values = {"n": str(number), "key": name.value if name else ""}
    for part in ("code", "role", "agent"):
        typed = tree.get(part)
        last = typed.value.strip().rsplit("/", 1)[-1] if isinstance(typed, Text) else ""
        values[part] = _UNSAFE.sub("-", last).strip("-") or f"unnamed-{number}"
    return template.format(**values)


def _issue_items(reading: Reading, value: Node, terms: Mapping[str, Term]) -> list[Any]:
    """The items of an issue, numbered in their order: `id/item/2023-08/05`."""
    out: list[Any] = []
    for number, tree in enumerate(value.items if isinstance(value, Items) else (value,), 1):
        if not isinstance(tree, Map) or not isinstance(value, Items):
            reading.fault(
                "NBS012",
                "Write `items:` as a list, each a map of keys with `- ` in front.",
                "`items:` 请写成列表，每项是键值映射，前加 `- `。",
                tree.span,
            )
            continue
        node = _node(reading, tree, item_iri(reading.subject, number), "Item", terms)
        out.append(node | {"kind": "NewsletterItem", "position": str(number)})
    return out
