"""What agents may do with one graph, each as a function from plain values to JSON; none of it changes anything."""

import io
import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from nbs_graph.agents.listing import named, parameters_of
from nbs_graph.agents.shaping import (
    LINKS,
    MOST_CHARACTERS,
    MOST_ROWS,
    Words,
    fitting,
    page,
    said,
    shortened,
    which,
    worded,
)
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
_LESS = "give the query a LIMIT and OFFSET, or ask for less", "在查询中加上 LIMIT 与 OFFSET，或缩小范围"


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
        given = asking.as_typed(asked, parameters)
        try:
            if absent := asking.lacking(asked, given):
                raise _missing(asked, absent)
            found: Any = asking.ask(self.dataset, asked, given, language)
        except UsageProblem as error:
            en, zh = parameters_of(asked)
            raise UsageProblem(f"{error.message_en} {en}", f"{error.message_zh}{zh}") from error
        return page([one.value for one in found.variables], found, limit, offset, language=language)

    def sparql(self, query: str, language: str, limit: int, seconds: float) -> dict[str, Any]:
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
            return page(("subject", "predicate", "object"), rows, limit, language=language, more=_LESS)
        found = ox.parse_query_results(out.getvalue(), format=ox.QueryResultsFormat.JSON)
        if isinstance(found, ox.QueryBoolean):
            return {"answer": bool(found)}
        return page([one.value for one in found.variables], found, limit, language=language, more=_LESS)

    def find(self, text: str, language: str, limit: int) -> dict[str, Any]:
        """A name or words → things that are called so, and entries that speak of it.

        Raises:
            UsageProblem: nothing is asked for.
        """
        if not text.strip():
            raise UsageProblem("text is a name or a word to look for.", "text 应为要查找的名称或词语。")
        things = lookup(self.dataset, text)
        best = [
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
        shown = fitting(shortened(best))
        mentions = self._mentions(text, language, {one.iri for one in things})
        room = MOST_CHARACTERS - len(json.dumps(shown, ensure_ascii=False))
        also = fitting(mentions[:limit], room)
        found = {
            "things": shown,
            "things_total": len(things),
            "mentioned_in": also,
            "mentioned_total": len(mentions),
        }
        cut: list[Words] = []
        if (few := len(shown)) < (all_ := len(things)):
            cut.append((f"the best {few} of {all_} things", f"{all_} 个事物中最相符的 {few} 个"))
        if (few := len(also)) < (all_ := len(mentions)):
            cut.append(
                (f"the first {few} of {all_} entries that mention it", f"{all_} 个提及条目中的前 {few} 个")
            )
        if cut:
            more = (", or a larger `limit`", "，或增大 `limit`") if limit < MOST_ROWS else ("", "")
            found["note"] = worded(
                language,
                " and ".join(en for en, _ in cut) + f"; use more words to narrow{more[0]}",
                "、".join(zh for _, zh in cut) + f"；请用更多词语缩小范围{more[1]}",
            )
        return found

    def _mentions(self, text: str, language: str, besides: Collection[str]) -> list[dict[str, Any]]:
        """The entries that have words in them, as the question `find` tells them, without those named already."""
        rows: Any = asking.ask(self.dataset, named("find"), {"text": text}, language)
        columns = [one.value for one in rows.variables]
        return [
            {column: said(term) for column, term in zip(columns, row, strict=True) if term is not None}
            for row in rows
            if row["entry"].value not in besides
        ]

    def explain(
        self, entry: str | None, concept: str | None, language: str, limit: int, offset: int
    ) -> dict[str, Any]:
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
        shown = fitting(links[offset : offset + limit])
        found: dict[str, Any] = {"links": shown, "total": len(links)}
        if not links:
            found["note"] = worded(
                language, "no such link holds, and none was considered", "没有这样的关联，也未曾考虑过"
            )
        elif note := which(LINKS, offset, len(shown), len(links), language):
            found["note"] = note
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
        shown = fitting([shortened(one) | {"suggestions": shortened(one["suggestions"])} for one in made])
        answer: dict[str, Any] = {"entries": shown, "total": len(made)}
        if not any(one["suggestions"] for one in made):
            answer["note"] = worded(
                language,
                "nothing is suggested"
                + ("" if everything else "; `everything` also shows what is below the threshold"),
                "没有任何建议" + ("" if everything else "；用 `everything` 可同时查看低于阈值的内容"),
            )
        elif len(shown) < len(made):
            answer["note"] = worded(
                language,
                f"the first {len(shown)} of {len(made)} entries; give the text of the others by itself",
                f"{len(made)} 个条目中的前 {len(shown)} 个；请单独给出其余条目的文本",
            )
        return answer


def _missing(question: Question, parameter: Parameter) -> UsageProblem:
    written = json.dumps({"parameters": {parameter.name: asking.example_of(parameter)}}, ensure_ascii=False)
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
