"""What a YAML text says, as lists, dictionaries and strings: what is compared before and after an edit."""

from collections.abc import Mapping, Sequence
from typing import Any

from nbs_graph.sources.yaml_tree import Items, Map, Node
from nbs_graph.sources.yaml_writer import Flow, Noted, Plain, Value


def plain(node: Node) -> Any:
    """A tree as lists, dictionaries and strings."""
    if isinstance(node, Map):
        return {key.value: plain(value) for key, value in node.pairs}
    return [plain(item) for item in node.items] if isinstance(node, Items) else node.value


def typed(value: Value) -> Any:
    """A value as it reads once it is written: all scalars as text."""
    if isinstance(value, Flow | Noted):
        return typed(value.value)
    if isinstance(value, Mapping):
        return {key: typed(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [typed(inner) for inner in value]
    return value.text if isinstance(value, Plain) else str(value)


def with_changes(node: Node, changes: Mapping[int, Mapping[str, Value | None]]) -> Any:
    """What the tree says once keys of some maps, by identity, are set or taken away."""
    if isinstance(node, Map):
        said = {key.value: with_changes(value, changes) for key, value in node.pairs}
        for key, value in changes.get(id(node), {}).items():
            if value is None:
                said.pop(key, None)
            else:
                said[key] = typed(value)
        return said
    return [with_changes(item, changes) for item in node.items] if isinstance(node, Items) else node.value
