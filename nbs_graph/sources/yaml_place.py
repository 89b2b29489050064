"""Edits of a YAML text: an item behind a list, a key behind another, keys of a map set or taken away.

Each is written as what stands around it: with brackets or line by line, indented likewise, with its line breaks.
"""

from collections.abc import Iterator, Mapping

from nbs_graph.sources.yaml_layout import Edit, Layout
from nbs_graph.sources.yaml_tree import Items, Map, Node, Text
from nbs_graph.sources.yaml_writer import WIDTH, Flow, Value, inline, item, pairs

_DASH = 2


def added_item(at: Layout, key: Text, value: Node, new: Mapping[str, Value]) -> list[Edit]:
    """A new item at the end of the list `value` under `key`; where the list is empty or blank, its first."""
    if isinstance(value, Items) and value.items:
        if at.in_brackets(value):
            return _in_brackets(at, value, new)
        last = at.line_end(at.end(value))
        return [Edit(last, last, _below(at, _item(at, new, at.column(value))))]
    colon = at.colon(key)
    if at.in_brackets(at.tree):
        return [Edit(colon, max(at.end(value), colon), f" {inline([new], flow=True)}")]
    end = max(
        at.end(value), colon
    )  # a blank value may be said to stand before the colon's end, or in the next line
    if at.line_end(end) != at.line_end(colon):
        end = colon
    last = at.line_end(colon)
    return [Edit(colon, end, ""), Edit(last, last, _below(at, _item(at, new, _list_column(at))))]


def added_pair(at: Layout, key: str, new: Mapping[str, Value], above: str) -> list[Edit]:
    """A new key of the file with a list of one item, behind the key `above`."""
    name, value = next(pair for pair in at.tree.pairs if pair[0].value == above)
    end = _end(at, name, value)
    if at.in_brackets(at.tree):
        return [Edit(end, end, f", {key}: {inline([new], flow=True)}")]
    last = at.past_comments(end, at.column(name))
    margin = " " * at.column(name)
    lines = [f"{margin}{key}:", *_item(at, new, _list_column(at))]
    return [Edit(last, last, _below(at, lines))]


def changed(at: Layout, node: Map, fields: Mapping[str, Value | None], behind: str) -> list[Edit]:
    """Keys of a map set, or taken away where the value is None; new ones are written behind the key `behind`."""
    there = {key.value: (key, value) for key, value in node.pairs}
    edits = list(
        _taken(at, node, {name for name, value in fields.items() if value is None and name in there})
    )
    for name, value in fields.items():
        if name in there and value is not None:
            edits += _set(at, *there[name], value, node)
    new = {name: value for name, value in fields.items() if name not in there and value is not None}
    if not new:
        return edits
    key, old = there.get(behind) or node.pairs[-1]
    end = _end(at, key, old)
    if at.in_brackets(node):
        written = "".join(f", {name}: {inline(value, flow=True)}" for name, value in new.items())
        return [*edits, Edit(end, end, written)]
    last = at.line_end(end)
    margin = at.column(node.pairs[0][0])
    return [*edits, Edit(last, last, _below(at, _indented(pairs(new), margin, at.step())))]


def _set(at: Layout, key: Text, old: Node, value: Value, node: Map) -> list[Edit]:
    """A key of a map with another value; a map in its place is changed key by key."""
    if isinstance(value, Mapping) and isinstance(old, Map) and old.pairs:
        gone = {name.value: None for name, _ in old.pairs if name.value not in value}
        return changed(at, old, {**gone, **value}, old.pairs[-1][0].value)
    start, end = at.start(old), at.end(old)
    if end <= start:  # nothing there yet
        colon = at.colon(key)
        return [Edit(colon, colon, f" {inline(value, flow=at.in_brackets(node))}")]
    if start > at.line_end(at.colon(key)):  # a block in the lines below
        start = at.colon(key)
        return [Edit(start, end, f" {inline(value, flow=False)}")]
    return [Edit(start, end, inline(value, flow=at.in_brackets(node)))]


def _taken(at: Layout, node: Map, gone: set[str]) -> Iterator[Edit]:
    """Keys of a map that are taken away with their values, and with the comments behind them."""
    stays = next(
        (number for number, (key, _) in enumerate(node.pairs) if key.value not in gone), len(node.pairs)
    )
    if stays:
        last = node.pairs[-1]
        end = at.start(node.pairs[stays][0]) if stays < len(node.pairs) else _end(at, *last)
        yield Edit(at.start(node.pairs[0][0]), end, "")
    for before, pair in zip(node.pairs[stays:], node.pairs[stays + 1 :], strict=False):
        if pair[0].value in gone:
            end = _end(at, *pair)
            if at.in_brackets(node):
                yield Edit(_end(at, *before), end, "")
            else:
                yield Edit(at.before_line(at.start(pair[0])), at.line_end(end), "")


def _end(at: Layout, key: Text, value: Node) -> int:
    """Where a key ends with its value, which may be blank."""
    return max(at.end(value), at.colon(key))


def _in_brackets(at: Layout, value: Items, new: Mapping[str, Value]) -> list[Edit]:
    """An item more between brackets; on a line of its own where the last one has that."""
    last = value.items[-1]
    end, written = at.end(last), inline(new, flow=True)
    start = at.line_start(at.start(last))
    margin = at.text[start : at.start(last)]
    line_end = at.line_end(end)
    rest = at.text[end:line_end].strip()
    if margin.strip() or (rest and not rest.startswith((",", "#"))) or "]" in rest.partition("#")[0]:
        return [Edit(end, end, f", {written}")]
    comma = "" if rest.startswith(",") else ","
    return [Edit(end, end, comma), Edit(line_end, line_end, _below(at, [f"{margin}{written}"]))]


def _below(at: Layout, lines: list[str]) -> str:
    return "".join(f"{at.newline}{line}" for line in lines)


def _item(at: Layout, new: Mapping[str, Value], column: int) -> list[str]:
    """The lines of a list item: one when it is short enough, else one for each key."""
    (short,) = item(Flow(new))
    if column + len(short) <= WIDTH and short.isprintable():
        return [" " * column + short]
    first, *rest = item(new)
    inner = [line[_DASH:] for line in rest]
    return [" " * column + first, *_indented(inner, column + _DASH, at.step())]


def _indented(lines: list[str], margin: int, step: int) -> list[str]:
    """Lines that are indented by twos, behind a margin and by the steps of the text."""
    out = []
    for line in lines:
        bare = line.lstrip(" ")
        out.append(" " * (margin + (len(line) - len(bare)) // _DASH * step) + bare)
    return out


def _list_column(at: Layout) -> int:
    """Where the lists of the text have their dashes; as it indents otherwise when there is none."""
    for _, value in at.tree.pairs:
        if isinstance(value, Items) and value.items and not at.in_brackets(value):
            return at.column(value)
    return at.column(at.tree.pairs[0][0]) + at.step()
