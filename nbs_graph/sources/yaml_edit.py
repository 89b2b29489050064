"""Links of an entry's file, read and edited in place: nothing but the link itself changes, comments stay.

After an edit the text is read again: it must say what it said before and the link, else the edit is refused.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from typing import Any

from nbs_graph.errors import CannotDo
from nbs_graph.sources.authoring import Term, authoring
from nbs_graph.sources.values import BLANK
from nbs_graph.sources.yaml_layout import Edit, Layout
from nbs_graph.sources.yaml_place import added_item, added_pair, changed
from nbs_graph.sources.yaml_said import plain, typed, with_changes
from nbs_graph.sources.yaml_tree import Items, Map, Text, YamlProblem, read
from nbs_graph.sources.yaml_writer import Flow, Plain, Value

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to write.

    Args:
        key: the list it stands in, `themes`; code: of the concept, `flood-risk`.
        fields: its other keys, `basis` first, in the order in which they are written.
    """

    key: str
    code: str
    fields: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Written:
    """A link that a file has: the list it stands in, the IRI of its concept, its keys."""

    key: str
    concept: str
    item: Map

    @property
    def basis(self) -> str:
        """`stated`, `curated` …; empty when absent."""
        value = self.item.get("basis")
        return value.value.strip() if isinstance(value, Text) else ""


@cache
def keys() -> Mapping[str, Term]:
    """The keys of an entry that hold links → what their codes stand for."""
    format = authoring()
    named = [key for key, said in format.statements.items() if said.kind == "Alignment"]
    return {key: (format.terms[key].scoped or {})["code"] for key in named}


def home(concept: str) -> tuple[str, str] | None:
    """IRI of a concept → the list that links with it stand in, and its code there; None when there is no such list."""
    known = {key: term.base for key, term in keys().items() if concept.startswith(term.base)}
    if not known:
        return None
    key = max(known, key=lambda name: len(known[name]))
    return key, concept[len(known[key]) :]


def suggestion(concept: str, score: Decimal, quotes: Sequence[tuple[str, tuple[int, int] | None]]) -> Link:
    """The link that an annotator suggests.

    Args:
        concept: IRI, of a scheme that entries have a list for; score: from 0 to 1.
        quotes: the words that speak for it, each with its place in the source text when that is known.
    """
    there = home(concept)
    assert there is not None
    words: list[Value] = [
        Flow({"quote": quote, "at": Plain(f"{at[0]}-{at[1]}")} if at else {"quote": quote})
        for quote, at in quotes
    ]
    fields: dict[str, Value] = {"basis": "suggested", "score": score}
    if words:
        fields["evidence"] = words[0] if len(words) == 1 else words
    return Link(*there, fields)


def links(tree: Map) -> Iterator[Written]:
    """The links of an entry, in the order written; what is no link is passed over."""
    for key, term in keys().items():
        value = tree.get(key)
        for item in value.items if isinstance(value, Items) else ():
            code = item.get("code") if isinstance(item, Map) else None
            if isinstance(item, Map) and isinstance(code, Text) and code.value.strip() not in BLANK:
                yield Written(key, term.resolve(code.value.strip()), item)


def add_links(text: str, wanted: Sequence[Link]) -> str:
    """The text of an entry with links added, each at the end of its list; a concept that has a link is left alone.

    Raises:
        CannotDo: the text is no YAML, or cannot be edited safely.
    """
    for link in wanted:
        concept = keys()[link.key].resolve(link.code)
        body = text.removeprefix(_BOM)
        if all(there.concept != concept for there in links(layout(body).tree)):
            text = text[: len(text) - len(body)] + _edited(body, partial(_added, link=link))
    return text


def change_link(text: str, concept: str, fields: Mapping[str, Value | None]) -> str:
    """The text of an entry with keys of one link set; those whose value is None are taken away.

    Args:
        text: which has one link with the concept; concept: its IRI.
        fields: in the order in which new ones are written, behind `basis`.
    Raises:
        CannotDo: the text is no YAML, or cannot be edited safely.
    """

    def edits(at: Layout) -> tuple[list[Edit], Any]:
        item = next(there.item for there in links(at.tree) if there.concept == concept)
        return changed(at, item, fields, "basis"), with_changes(at.tree, {id(item): fields})

    body = text.removeprefix(_BOM)
    return text[: len(text) - len(body)] + _edited(body, edits)


def layout(text: str) -> Layout:
    """A text with its tree.

    Raises:
        CannotDo: it is not the YAML that we accept.
    """
    try:
        return Layout(text)
    except YamlProblem as problem:
        said, span = problem.diagnostic.message, problem.diagnostic.span
        line = span.line if span else 1
        raise CannotDo(f"Line {line}: {said['en']}", f"第 {line} 行：{said['zh']}") from problem


def _edited(text: str, made: Callable[[Layout], tuple[list[Edit], Any]]) -> str:
    at = layout(text)
    edits, expected = made(at)
    after = at.edited(edits)
    try:
        said = plain(read(after))
    except YamlProblem:
        said = None
    if said != expected:
        raise CannotDo(
            "The file is written in a way that cannot be edited safely; nothing was changed. Edit it by hand.",
            "该文件的写法无法安全地自动修改；未作任何改动，请手工编辑。",
        )
    return after


def _added(at: Layout, link: Link) -> tuple[list[Edit], Any]:
    item: dict[str, Value] = {"code": link.code, **link.fields}
    value = at.tree.get(link.key)
    before = plain(at.tree)
    if value is None:
        edits = added_pair(at, link.key, item, _above(at.tree, link.key))
    elif isinstance(value, Items) or (isinstance(value, Text) and value.value.strip() in BLANK):
        edits = added_item(at, next(key for key, _ in at.tree.pairs if key.value == link.key), value, item)
    else:
        line = value.span.line
        raise CannotDo(
            f"Line {line}: `{link.key}:` is to be a list, `- ` before each item; mend that first.",
            f"第 {line} 行：`{link.key}:` 须为列表，每项前加 `- `；请先改正。",
        )
    listed = before.get(link.key) if isinstance(value, Items) else []
    return edits, before | {link.key: [*listed, typed(item)]}


def _above(tree: Map, key: str) -> str:
    """The key of a file behind which a new one belongs, by the order in which they are declared."""
    order = authoring().keys["Entry"]
    known = [name.value for name, _ in tree.pairs if name.value in order]
    before = [name for name in known if order.index(name) < order.index(key)]
    return max(before, key=order.index) if before else tree.pairs[-1][0].value
