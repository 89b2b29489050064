"""Explanations as a notebook shows them, in the reader's language."""

from collections.abc import Iterator, Mapping
from html import escape

from nbs_graph.linking.explanation import Explanation
from nbs_graph.namespaces import name
from nbs_graph.settings import language
from nbs_graph.terms import markup

_HEAD = {"en": ("entry", "linked to", "basis", "because"), "zh": ("条目", "关联到", "依据", "理由")}
_BASES = {
    "stated": "原文明示",
    "curated": "编辑判断",
    "derived": "规则推导",
    "suggested": "自动建议",
    "rejected": "已否决",
}
_RULE = {"en": "rule: {} ← {}", "zh": "规则：{} ← {}"}


class Explanations(list[Explanation]):
    """Why entries are linked to concepts; a notebook shows them as a table."""

    def _repr_html_(self) -> str:
        tongue = language()
        body = [
            (
                _thing(one.entry, one.entry_label, tongue),
                _thing(one.concept, one.concept_label, tongue),
                escape(_BASES.get(one.basis, one.basis) if tongue == "zh" else one.basis),
                "<br>".join(_grounds(one, tongue)),
            )
            for one in self
        ]
        count = (
            f"共 {len(self)} 条关联" if tongue == "zh" else f"{len(self)} link{'' if len(self) == 1 else 's'}"
        )
        return markup.table(_HEAD[tongue], body) + markup.note(count)


def _thing(iri: str, labels: Mapping[str, str], tongue: str) -> str:
    return f"{escape(_said(labels, tongue))}<br><small>{markup.link(iri)}</small>"


def _grounds(one: Explanation, tongue: str) -> Iterator[str]:
    """What a link rests on: the words, the reason, the rule, and who judged."""
    for quote in one.quotes:
        yield f"“{escape(quote.text)}” <small>({markup.link(quote.item)})</small>"
    if one.reason:
        yield escape(_said(one.reason, tongue))
    if one.rule:
        sources = ", ".join(name(iri) for iri in one.derived_from)
        yield escape(_RULE[tongue].format(_said(one.rule_label, tongue) or name(one.rule), sources))
    if one.who or one.when:
        said = ", ".join(part for part in (one.who and name(one.who), one.when) if part)
        yield f"<small>{escape(said)}</small>"


def _said(texts: Mapping[str, str], tongue: str) -> str:
    return texts.get(tongue) or next((texts[tag] for tag in sorted(texts)), "")
