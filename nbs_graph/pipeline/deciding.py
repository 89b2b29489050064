"""A person's decision about a link → the file of the entry, with the link accepted or rejected in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.namespaces import shorten
from nbs_graph.pipeline.standing import expect_no_worse, expect_whole, news
from nbs_graph.publish.atomic import replace_file
from nbs_graph.sources.authoring import authoring
from nbs_graph.sources.folder import read_as
from nbs_graph.sources.yaml_edit import Link, add_links, change_link, home, layout, links
from nbs_graph.sources.yaml_tree import Map, Text
from nbs_graph.sources.yaml_writer import Plain, Value

_ACCEPTED, _REJECTED, _STATED, _SUGGESTED = "curated", "rejected", "stated", "suggested"
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about a link.

    Args:
        concept: IRI; accepted: whether the link holds.
        reason: by language, `en` and `zh`; by: id of a person or organisation; when: a date as written.
        confidence: `high`, `medium`, `low`, or None when not said.
        dated: whether somebody named the day; else it alone makes no decision another one.
    """

    concept: str
    accepted: bool
    reason: Mapping[str, str]
    by: str
    when: str
    confidence: str | None = None
    dated: bool = False

    @property
    def basis(self) -> str:
        """What the link rests on then."""
        return _ACCEPTED if self.accepted else _REJECTED


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision makes of a file.

    Args:
        path: the file; before, after: its text; was: the basis that the link had, empty when there was none.
        renewed: the keys that say something new, of a link that was decided so before.
        confident: whether the link says how sure somebody is.
    """

    path: Path
    before: str
    after: str
    was: str
    renewed: tuple[str, ...] = ()
    confident: bool = True

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after


def decided(source: Path | str) -> set[tuple[str, str]]:
    """What the file of an entry, or its text, says of links: IRI of each concept, and the basis.

    Raises:
        CannotDo: it cannot be read, or is no YAML.
    """
    text = source if isinstance(source, str) else _read(source)
    return {(link.concept, link.basis) for link in links(layout(text.removeprefix(_BOM)).tree)}


def decide(path: Path, decision: Decision, judge: Path) -> Outcome:
    """Make of a file what a decision asks for; nothing is written yet.

    A suggestion keeps its words; its score stays with a rejection, and goes when the link is accepted, for then a
    person's confidence takes its place. A new link goes to the end of its list. A link that was decided so before takes
    what is new in the decision, and keeps the rest.

    Args:
        path: of the entry's file; judge: of the file of whoever decided.
    Raises:
        UsageProblem: the file describes no entry.
        CannotDo: it cannot be read or edited, or what it says of the link stands against the decision.
        NotConformingError: the entry would break a rule that it keeps now.
    """
    text = _read(path)
    tree = layout(text.removeprefix(_BOM)).tree
    _expect_entry(path, tree)
    known = list(links(tree))
    there = [link for link in known if link.concept == decision.concept]
    was = there[0].basis if there else ""
    if len(there) > 1:
        raise _by_hand(path, decision, "stands there twice", "出现了两次")
    if was == _STATED and decision.accepted:
        return Outcome(path, text, text, was)
    if was == _STATED:
        raise CannotDo(
            f"{path}: the source itself says {shorten(decision.concept)}. If it does not, take the link with its "
            "evidence out by hand first; a note (`note:`) can say why.",
            f"{path}：与 {shorten(decision.concept)} 的关联为原文明示。若原文并未如此表述，请先手工删去该关联及其证据，"
            "并可在 `note:` 中说明。",
        )
    if there and was not in (_SUGGESTED, _ACCEPTED, _REJECTED):
        raise _by_hand(path, decision, f"has the basis “{was}”", f"的依据为“{was}”")
    given = _given(decision)
    new: tuple[str, ...] = ()
    if was == decision.basis:
        new = news(there[0].item, given)
        if not new or (new == ("when",) and not decision.dated):
            return Outcome(path, text, text, was)
        after = change_link(text, decision.concept, {name: given[name] for name in new})
    else:
        expect_whole(path, known, decision.concept, accepted=decision.accepted)
        if there:
            gone = ("confidence", "score") if decision.accepted else ("confidence",)
            after = change_link(
                text, decision.concept, {**given, **{k: None for k in gone if k not in given}}
            )
        else:
            after = add_links(text, [Link(*_home(decision.concept), given)])
    expect_no_worse(path, text, after, read_as(judge, _read(judge).removeprefix(_BOM)))
    confident = "confidence" in given or bool(new and there[0].item.get("confidence"))
    return Outcome(path, text, after, was, new, confident)


def write(outcome: Outcome) -> None:
    """Put the new text in the place of the old, in one step.

    Raises:
        CannotDo: it could not be written, or somebody else has changed the file meanwhile.
    """
    if _read(outcome.path) != outcome.before:
        raise CannotDo(
            f"{outcome.path} was changed meanwhile; nothing was written. Try again.",
            f"{outcome.path} 在此期间已被修改；未写入。请重试。",
        )
    replace_file(outcome.path, outcome.after.encode())


def _given(decision: Decision) -> dict[str, Value]:
    """What a decision says, as keys of a link."""
    sure: dict[str, Value] = {"confidence": decision.confidence} if decision.confidence else {}
    return {
        "basis": decision.basis,
        **sure,
        "reason": dict(decision.reason),
        "by": decision.by,
        "when": Plain(decision.when),
    }


def _home(concept: str) -> tuple[str, str]:
    found = home(concept)
    assert found is not None, "the concept was looked up before"
    return found


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except OSError as error:
        raise CannotDo(
            f"{path} cannot be read: {error.strerror}.", f"无法读取 {path}：{error.strerror}。"
        ) from error
    except UnicodeDecodeError as error:
        raise CannotDo(
            f"{path} is not UTF-8; save it as UTF-8.", f"{path} 不是 UTF-8 编码；请另存。"
        ) from error


def _expect_entry(path: Path, tree: Map) -> None:
    kind = tree.get("kind")
    if not isinstance(kind, Text) or authoring().groups.get(kind.value) != "Entry":
        raise UsageProblem(
            f"{path} is not the file of an entry: only entries have links.",
            f"{path} 不是条目文件：只有条目才有关联。",
        )


def _by_hand(path: Path, decision: Decision, en: str, zh: str) -> CannotDo:
    link = shorten(decision.concept)
    return CannotDo(
        f"{path}: the link with {link} {en}; mend that first (`nbs-graph validate {path}`).",
        f"{path}：与 {link} 的关联{zh}；请先改正（`nbs-graph validate {path}`）。",
    )
