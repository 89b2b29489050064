"""An explanation of links as lines for people."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbs_graph.linking.explain import Explainer
    from nbs_graph.linking.explanation import Explanation

_CONSIDERED = {"en": "Alternatives considered (none of these holds):", "zh": "曾考虑的其他关联（均不成立）："}


def lines(
    explainer: "Explainer",
    found: "list[Explanation]",
    beside: "list[Explanation]",
    tongue: str,
    *,
    by_concept: bool,
) -> Iterator[str]:
    """Links that hold, and apart from them those that were considered.

    Args:
        explainer: knows names; tongue: of labels and words, `en` or `zh`.
        found: links that hold; beside: links that were suggested or rejected.
        by_concept: whether a concept was asked about, and not an entry.
    """
    head = ""
    for links, heading in ((found, ""), (beside, _CONSIDERED[tongue])):
        for number, link in enumerate(links):
            entry, concept = (link.entry_label, link.entry), (link.concept_label, link.concept)
            about, other = (concept, entry) if by_concept else (entry, concept)
            shown = _name(*about, tongue)
            if shown != head:
                head = shown
                yield head
            if heading and number == 0:
                yield heading
            yield f"  → {_name(*other, tongue)}"
            yield from (f"      {line}" for line in _grounds(explainer, link, tongue))


def _name(labels: "Mapping[str, str]", iri: str, tongue: str) -> str:
    from nbs_graph.namespaces import name

    other = "en" if tongue == "zh" else "zh"
    names = [labels[t] for t in (tongue, other) if t in labels]
    return f"{' · '.join(names)}  [{name(iri)}]"


def _grounds(explainer: "Explainer", explanation: "Explanation", tongue: str) -> Iterator[str]:
    """What a link rests on, a line each."""
    from nbs_graph.namespaces import ID, SCHEME

    zh = tongue == "zh"
    basis = explainer.name(f"{SCHEME}basis/{explanation.basis}", tongue).lower()
    if explanation.confidence:
        level = explainer.name(f"{SCHEME}confidence/{explanation.confidence}", tongue)
        basis += f"（把握：{level}）" if zh else f" (confidence: {level.lower()})"
    if explanation.score:
        basis += f"（分值：{explanation.score}）" if zh else f" (score: {explanation.score})"
    yield basis
    for quote in explanation.quotes:
        item = quote.item.removeprefix(ID)
        where = f", {quote.start}–{quote.end}" if quote.start is not None else ""
        words = f"“{quote.text}”"
        if quote.context is not None:
            words = f"…{quote.context.before}«{quote.text}»{quote.context.after}…"
        yield f"{words}  ({item}{where})"
    reason = explanation.reason.get(tongue) or next(iter(explanation.reason.values()), None)
    if reason:
        yield reason
    if explanation.rule:
        label = explanation.rule_label.get(tongue, explanation.rule)
        sources = [_source(explainer, iri, tongue) for iri in explanation.derived_from]
        yield f"{'规则' if zh else 'rule'}: {label} ← {'; '.join(sources)}"
    if explanation.who or explanation.when:
        who = explainer.label(explanation.who) if explanation.who else {}
        name = who.get(tongue) or next(iter(who.values()), "")
        yield "— " + ", ".join(part for part in (name, explanation.when) if part)


def _source(explainer: "Explainer", iri: str, tongue: str) -> str:
    """What a rule started from: the concept of a statement, or the name of a mapping."""
    from nbs_graph.namespaces import BASE

    target = explainer.target(iri)
    if target is None:
        return iri.removeprefix(BASE)
    return explainer.label(target).get(tongue, target)
