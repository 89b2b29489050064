"""Suggestions drawn by chance, for reviewers to judge by text, words and concept alone."""

import hashlib
import random
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from benchmarks.linking import languages, newsletters
from benchmarks.linking.plan import plan
from nbs_graph.errors import UsageProblem
from nbs_graph.linking.annotate.annotator import Suggestion
from nbs_graph.linking.annotate.finding import Span
from nbs_graph.namespaces import SKOS, shorten
from nbs_graph.pipeline import suggested
from nbs_graph.resources import ontology_dir
from nbs_graph.sources.passages import Passage

_END = re.compile(r"[。！？!?]|\.(?=\s)")
_ELISION = " … "
_BLOCK = re.compile(r"\A[>|][-+]?\s+")
"""What YAML puts before a text of several lines."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A suggestion, and which text it is of: name of an issue or a file, and the language that was read of a file."""

    where: str
    entry: suggested.Suggested
    suggestion: Suggestion

    @property
    def key(self) -> str:
        """What tells it from all others: text, concept, places."""
        places = ",".join(f"{start}-{end}" for start, end in self.suggestion.spans)
        return f"{self.where} {self.suggestion.concept} {places}"


def everything() -> Iterator[tuple[str, suggested.Suggested]]:
    """What is suggested for the entries of all newsletters, then for the entries of data/issues in each language."""
    for name, _, folder in newsletters.folders(held_out=True):
        if folder is not None:
            yield from ((f"newsletter {name}", one) for one in newsletters.read(folder))
    for language in plan()["languages"]:
        for file in languages.files():
            found = languages.told(file, language)
            if found:
                yield f"{found.file} {language}", found


def draw(among: Iterable[tuple[str, suggested.Suggested]], seed: int, count: int) -> list[Drawn]:
    """Accepted suggestions, each as likely as any other, none twice; the same for the same seed.

    Raises:
        UsageProblem: there are not so many.
    """
    accepted = [
        Drawn(where, one, suggestion)
        for where, one in among
        for suggestion in one.suggestions
        if suggestion.accepted
    ]
    if len(accepted) < count:
        raise UsageProblem(
            f"Only {len(accepted)} suggestions are accepted: ask for no more.",
            f"被接受的建议只有 {len(accepted)} 条：请减少数量。",
        )
    return random.Random(seed).sample(accepted, count)


def digest(keys: Iterable[str]) -> str:
    """What tells a sample from all others."""
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:16]


def readable(drawn: Sequence[Drawn], seed: int) -> str:
    """A sample as a file that a reviewer reads and fills in; `verdicts` reads it back."""
    return "\n".join(
        [
            f"# {len(drawn)} suggestions, seed {seed}, sample {digest(one.key for one in drawn)}\n",
            "Does the text, as far as it is shown, justify linking its entry to the concept? The **words** are what speaks",
            "for it. Judge by what you see here and nothing else; write `yes` or `no` behind each `verdict:`.\n",
            *(_item(number, one) for number, one in enumerate(drawn, 1)),
        ]
    )


def _item(number: int, one: Drawn) -> str:
    found = one.suggestion
    title = " · ".join(filter(None, (one.entry.entry.title_zh, one.entry.entry.title_en)))
    words = dict.fromkeys(_flat(one.entry.source[start:end]) for start, end in found.spans)
    lines = [
        f"## {number}\n",
        f"<!-- {one.key} -->",
        f"- title: {title}",
        f"- text: {context(one.entry.entry.passages, found.spans)}",
        f"- words: {'; '.join(words)}",
        f"- concept: {_called(found.concept)}",
        *(f"- definition: {text}" for text in _definitions().get(found.concept, ())),
        *([f"- path: {_way(found.path)}"] if found.path else []),
        "- verdict: \n",
    ]
    return "\n".join(lines)


def _called(concept: str) -> str:
    return f"{concept} {' · '.join(suggested.annotator().declared.labels[concept].values())}"


def _way(path: Iterable[str]) -> str:
    """The concepts that a path leads through."""
    return " → ".join(_called(step) for step in path if step in suggested.annotator().declared.labels)


def context(passages: Iterable[Passage], spans: Sequence[Span]) -> str:
    """The sentences of an entry in which spans stand, the spans in bold; ` … ` where something is left out."""
    shown = []
    for passage in passages:
        inside = [
            (bisect_left(passage.offsets, start), bisect_left(passage.offsets, end - 1) + 1)
            for start, end in spans
            if passage.offsets and passage.offsets[0] <= start and end - 1 <= passage.offsets[-1]
        ]
        ends = [match.end() for match in _END.finditer(passage.text)]
        bounds = [0, *ends, len(passage.text)]
        kept: dict[Span, list[Span]] = {}
        for start, end in sorted(inside):
            first = bounds[bisect_right(bounds, start) - 1]
            last = next(bound for bound in bounds if bound >= end)
            kept.setdefault((first, last), []).append((start, end))
        shown += [_bold(passage.text, sentence, marked) for sentence, marked in kept.items()]
    return _ELISION.join(shown)


def _bold(text: str, sentence: Span, marked: Iterable[Span]) -> str:
    told, at = "", sentence[0]
    for start, end in marked:
        if start >= at:  # of spans that overlap, the first is shown
            told += f"{text[at:start]}**{text[start:end]}**"
            at = end
    return _flat(_BLOCK.sub("", told + text[at : sentence[1]]))


def _flat(text: str) -> str:
    return " ".join(text.split())


@cache
def _definitions() -> dict[str, list[str]]:
    """How the vocabularies define their concepts: CURIE → definitions, one for each language."""
    found: dict[str, list[str]] = {}
    for path in sorted((ontology_dir() / "schemes").glob("*.ttl")):
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if quad.predicate.value == SKOS + "definition":
                found.setdefault(shorten(quad.subject.value), []).append(quad.object.value)
    return found
