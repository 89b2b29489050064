"""What agents may do with one graph, each as a function from plain values to JSON; none of it changes anything."""

import io
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from nbs_graph.agents.listing import parameters_of
from nbs_graph.agents.shaping import fitting, page, shortened
from nbs_graph.errors import UsageProblem
from nbs_graph.graph import asking, catalogue, guard
from nbs_graph.graph.lookup import lookup
from nbs_graph.graph.store import locate, open_dataset
from nbs_graph.namespaces import name

SECONDS = 60.0
_MOST_BYTES = 20_000_000
_MOST_TEXT = 200_000
_MOST_PROCESSES = 2
_LESS = "give the query a LIMIT and OFFSET, or ask for less"


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
        self._suggesting = threading.Lock()
        self._processes = threading.BoundedSemaphore(_MOST_PROCESSES)

    def ask(
        self, question: str, parameters: Mapping[str, Any], language: str, limit: int, offset: int
    ) -> dict[str, Any]:
        """A named question → rows.

        Raises:
            UsageProblem: no such question or parameter, or a value that stands for nothing; names what there is.
        """
        asked = catalogue.question(question)
        given = {key: _typed(typed) for key, typed in parameters.items() if typed is not None}
        try:
            found: Any = asking.ask(self.dataset, asked, given, language)
        except UsageProblem as error:
            takes = parameters_of(asked)
            raise UsageProblem(f"{error.message_en} {takes}", f"{error.message_zh} {takes}") from error
        return page([one.value for one in found.variables], found, limit, offset)

    def sparql(self, query: str, limit: int, seconds: float) -> dict[str, Any]:
        """A query → rows, or a yes or no; in a process that can be stopped and reaches no network.

        Raises:
            UsageProblem: not a query that may run; says where and why. CannotDo: too slow, too large, or failed.
        """
        from nbs_graph.graph.limited import answer_limited

        if not 0 < seconds <= SECONDS:
            raise UsageProblem(
                f"timeout is above 0 and at most {SECONDS:g} seconds.",
                f"timeout 应大于 0，且不超过 {SECONDS:g} 秒。",
            )
        form, _ = guard.check(query)
        out = io.BytesIO()
        graph = form in {"CONSTRUCT", "DESCRIBE"}
        request = asking.Request("query", query, store=self._place, format="nt" if graph else "json")
        with self._processes:
            answer_limited(request, out, seconds, _MOST_BYTES)
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
            UsageProblem: neither is given, or the graph does not know it.
        """
        from nbs_graph.linking.explain import Explainer
        from nbs_graph.linking.explanation import answers

        if not entry and not concept:
            raise UsageProblem("Name an entry, a concept, or both.", "请给出条目、概念或二者。")
        explainer = Explainer(self.dataset.store)
        target = explainer.resolve_concept(concept) if concept else None
        if entry:
            subject = explainer.resolve_entry(entry)
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
        with self._suggesting:  # the annotator is made once
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


def _typed(value: Any) -> str:
    """A value as a person would type it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
