"""What agents may do with one graph, each as a function from plain values to JSON; none of it changes anything."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from nbs_graph.agents.listing import named, parameters_of
from nbs_graph.agents.shaping import fitting, page, shortened
from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.graph import asking, guard
from nbs_graph.graph.catalogue import Question
from nbs_graph.graph.coercion import Parameter
from nbs_graph.graph.lookup import lookup
from nbs_graph.graph.store import locate, open_dataset
from nbs_graph.namespaces import ONTOLOGY, RDF_TYPE, SKOS, name

SECONDS = 60.0
_MOST_BYTES = 20_000_000
_MOST_TEXT = 200_000
_LESS = "give the query a LIMIT and OFFSET, or ask for less"


def too_slow(seconds: float) -> CannotDo:
    """What an agent is told when its time was up."""
    more = seconds < SECONDS
    return CannotDo(
        f"Stopped after {seconds:g} s without an answer. Ask for less"
        + (f", or give it more with `timeout` (at most {SECONDS:g})." if more else "."),
        f"在 {seconds:g} 秒内未得出结果，已停止。请缩小范围"
        + (f"，或用 `timeout` 延长时限（最多 {SECONDS:g} 秒）。" if more else "。"),
    )


class Desk:
    """Answers from one graph.

    Args:
        store: a build or a dump, as `store.locate` takes it.
    Raises:
        CannotDo: there is none, or it cannot be read.
    """

    def __init__(self, store: Path | None = None) -> None:
        self._place = str(locate(store))
        self.dataset = open_dataset(Path(self._place))

    def ask(
        self, question: str, parameters: Mapping[str, Any], language: str, limit: int, offset: int
    ) -> dict[str, Any]:
        """A named question → rows.

        Raises:
            UsageProblem: no such question or parameter, one missing, or a value that stands for nothing; names
                what there is.
        """
        asked = named(question)
        given = {key: _typed(typed) for key, typed in parameters.items() if typed is not None}
        try:
            for parameter in asked.asked:
                if parameter.required and parameter.name not in given:
                    raise _missing(asked, parameter)
            found: Any = asking.ask(self.dataset, asked, given, language)
        except UsageProblem as error:
            en, zh = parameters_of(asked)
            raise UsageProblem(f"{error.message_en} {en}", f"{error.message_zh}{zh}") from error
        return page([one.value for one in found.variables], found, limit, offset)

    def sparql(self, query: str, limit: int, seconds: float) -> dict[str, Any]:
        """A query → rows, or a yes or no; in a process that can be stopped and reaches no network.

        Raises:
            UsageProblem: not a query that may run; says where and why. CannotDo: too slow, too large, or failed.
        """
        from nbs_graph.graph.limited import TooSlow, answer_limited

        if not 0 < seconds <= SECONDS:
            raise UsageProblem(
                f"timeout is above 0 and at most {SECONDS:g} seconds.",
                f"timeout 应大于 0，且不超过 {SECONDS:g} 秒。",
            )
        form, _ = guard.check(query)
        out = io.BytesIO()
        graph = form in {"CONSTRUCT", "DESCRIBE"}
        request = asking.Request("query", query, store=self._place, format="nt" if graph else "json")
        try:
            answer_limited(request, out, seconds, _MOST_BYTES)
        except TooSlow:
            raise too_slow(seconds) from None
        if graph:
            triples = ox.parse(out.getvalue(), format=ox.RdfFormat.N_TRIPLES)
            rows = ((quad.subject, quad.predicate, quad.object) for quad in triples)
            return page(("subject", "predicate", "object"), rows, limit, more=_LESS)
        found = ox.parse_query_results(out.getvalue(), format=ox.QueryResultsFormat.JSON)
        if isinstance(found, ox.QueryBoolean):
            return {"answer": bool(found)}
        return page([one.value for one in found.variables], found, limit, more=_LESS)

    def find(self, text: str, language: str, limit: int) -> dict[str, Any]:
        """A name or words → things that are called so, and entries that speak of it.

        Raises:
            UsageProblem: nothing is asked for.
        """
        if not text.strip():
            raise UsageProblem("text is a name or a word to look for.", "text 应为要查找的名称或词语。")
        things = lookup(self.dataset, text)
        shown = [
            {
                "id": name(one.iri),
                "kind": one.kind,
                "scheme": name(one.scheme) if one.scheme else None,
                "names": dict(one.names),
                "matched": one.matched,
                "how": one.how,
            }
            for one in things[:limit]
        ]
        named = {name(one.iri) for one in things}
        mentions = self.ask("find", {"text": text}, language, limit, 0)
        found = {
            "things": shortened(fitting(shown)),
            "things_total": len(things),
            "mentioned_in": [row for row in mentions["rows"] if row["entry"] not in named],
        }
        if len(things) > limit:
            found["note"] = f"the best {limit} of {len(things)} things; use more words to narrow"
        return found

    def explain(self, entry: str | None, concept: str | None, limit: int) -> dict[str, Any]:
        """An entry, a concept or both → why they are linked.

        Raises:
            UsageProblem: neither is given, the graph does not know it, or it is the other of the two.
        """
        from nbs_graph.linking.explain import Explainer
        from nbs_graph.linking.explanation import answers

        if not entry and not concept:
            raise UsageProblem("Name an entry, a concept, or both.", "请给出条目、概念或二者。")
        explainer = Explainer(self.dataset.store)
        target = explainer.resolve_concept(concept) if concept else None
        if concept and self._is_a(target or "", ONTOLOGY + "Entry"):
            raise _is_no_concept(concept)
        if entry:
            subject = explainer.resolve_entry(entry)
            if self._is_a(subject, SKOS + "Concept"):
                raise _is_no_entry(entry)
            holding, beside = explainer.of_entry(subject, target), explainer.considered(subject, target)
        else:
            holding, beside = explainer.of_concept(target or ""), explainer.considered_with(target or "")
        links = shortened(answers(holding, beside, by_scheme=bool(entry)))
        shown = fitting(links[:limit])
        found: dict[str, Any] = {"links": shown, "total": len(links)}
        if not links:
            found["note"] = "no such link holds, and none was considered"
        elif len(shown) < len(links):
            found["note"] = (
                f"the first {len(shown)} of {len(links)} links; name both entry and concept to narrow"
            )
        return found

    def _is_a(self, iri: str, kind: str) -> bool:
        """Whether the graph says that a thing is of a class."""
        found = self.dataset.store.quads_for_pattern(
            ox.NamedNode(iri), ox.NamedNode(RDF_TYPE), ox.NamedNode(kind)
        )
        return next(iter(found), None) is not None

    def suggest(self, text: str, language: str, *, everything: bool) -> dict[str, Any]:
        """A text → themes, goals and targets that it seems to be about.

        Raises:
            UsageProblem: there is no text, or too much.
        """
        from nbs_graph.pipeline import suggesting

        if not text.strip():
            raise UsageProblem("There is no text.", "没有文本。")
        if len(text) > _MOST_TEXT:
            raise UsageProblem(
                f"The text has {len(text):,} characters; at most {_MOST_TEXT:,} are read. Split it.",
                f"文本共 {len(text):,} 个字符，最多读取 {_MOST_TEXT:,} 个，请拆分。",
            )
        found = suggesting.suggest(text.encode(), "text.txt", self.dataset, "text")
        made = [
            {
                "title": one["title_zh" if language == "zh" else "title_en"]
                or one["title_en"]
                or one["title_zh"],
                "id": one["id"],
                "suggestions": [
                    {
                        "concept": s["concept"],
                        "label": s["label"].get(language) or next(iter(s["label"].values()), None),
                        "confidence": s["confidence"],
                        "accepted": s["accepted"],
                        "linked": s["linked"],
                        "quotes": list(dict.fromkeys(s["quotes"]))[:5],
                    }
                    for s in one["suggestions"]
                    if everything or s["accepted"]
                ],
            }
            for one in suggesting.as_json(found)["entries"]
        ]
        return {"entries": shortened(fitting(made)), "total": len(made)}


def _missing(question: Question, parameter: Parameter) -> UsageProblem:
    example = parameter.example or (parameter.choices[0] if parameter.choices else "…")
    written = json.dumps({"parameters": {parameter.name: example}}, ensure_ascii=False)
    return UsageProblem(
        f"{question.name} needs the parameter `{parameter.name}`: {written}.",
        f"{question.name} 需要参数 `{parameter.name}`：{written}。",
    )


def _is_no_entry(given: str) -> UsageProblem:
    return UsageProblem(
        f"`{given}` is a concept, not an entry: give it as `concept`.",
        f"`{given}` 是概念而不是条目：请用 `concept` 给出。",
    )


def _is_no_concept(given: str) -> UsageProblem:
    return UsageProblem(
        f"`{given}` is an entry, not a concept: give it as `entry`.",
        f"`{given}` 是条目而不是概念：请用 `entry` 给出。",
    )


def _typed(value: Any) -> str:
    """A value as a person would type it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
