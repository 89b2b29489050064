"""`docs/schema-card.md`: what to know before writing a query, counted in the graph itself."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache

import pyoxigraph as ox

from nbs_graph.graph.dataset import Dataset
from nbs_graph.namespaces import BASE, GRAPH, ID, ONTOLOGY, RDF_TYPE, prefixes, shorten
from nbs_graph.sources.authoring import authoring
from tools import markdown
from tools.graph import assembled
from tools.pitfalls import Pitfall, answer, pitfalls

PATHS = ("docs/schema-card.md",)

_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_DEFINITION = ox.NamedNode("http://www.w3.org/2004/02/skos/core#definition")
_SUPER = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
_ALIGNED = ox.NamedNode(GRAPH + "aligned")
_EXAMPLE_LENGTH = 60
_ANSWER_ROWS = 5

_GRAPHS = {
    "ontology": ("classes, properties, alignments, rules", "类、属性、对应关系与规则"),
    "vocabulary": ("concept schemes with their concepts, and countries", "概念体系及国家"),
    "crosswalk": ("which theme stands for which target or challenge", "主题与目标、挑战的对照"),
    "agents": ("organisations, people, places", "机构、人物、地点"),
    "issue": ("one for each issue: items, entries, statements, evidence", "每期一图：消息、条目、陈述与证据"),
    "derived": ("links that rules made, with the rule", "规则推导的关联及所用规则"),
    "aligned": (
        "the same in terms of other vocabularies, and superclasses",
        "以其他词表及上位类表达的同一内容",
    ),
    "provenance": ("who judged, and when", "判定者与判定时间"),
}

_INTRO = """
# Schema card

What to know before writing a query; all numbers are counted in the graph that ships, `data/nbs-graph.trig`. The ontology
itself, with definitions in English and Chinese, is in `ontology/modules/`; named questions are in [questions](questions.md).
Read the [pitfalls](#pitfalls) first. 撰写查询前须知，数字均由图谱统计得出；请先阅读文末“易错之处”。

**In one breath.** An *issue* has *items*; an item covers *entries* (a publication, a policy, a fund, an event …). An
entry has *statements*: alignments with themes and targets, findings, money, milestones, participations. Each statement has
its evidence, a reason or a rule. Shortcuts (`dcterms:subject`, `nbs:contributesTo`, `dcterms:creator` …) lead straight
from the entry to the concept or organisation, for queries that need no proof.

`nbs-graph query -e` knows these prefixes; other tools need them declared:
"""


@cache
def make() -> dict[str, bytes]:
    """Path → content."""
    dataset = Dataset(assembled().store)
    card = _Card(dataset.store)
    parts = [
        markdown.notice("the graph, ontology/ and docs/pitfalls.yaml"),
        _INTRO,
        markdown.code(card.prefixes(), "sparql"),
        "\n## Named graphs\n\n",
        card.graphs(),
        "\n## Classes\n\nA thing has its class and all classes above it; its *kind* is the narrowest.\n\n",
        card.classes(),
        "\n## Properties, by class\n\n*on* counts the things that have the property; *values* may be more. A kind of entry has what any entry has, and besides:\n",
        *card.properties(),
        "\n## Pitfalls\n\nThe obvious query is often wrong in a way that looks right. Both queries of each were run.\n",
        *(_pitfall(dataset, number, found) for number, found in enumerate(pitfalls(), 1)),
    ]
    return {PATHS[0]: "".join(parts).encode()}


class _Card:
    """Counts of what is really used."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        classes: dict[str, set[str]] = defaultdict(set)
        for quad in store.quads_for_pattern(None, ox.NamedNode(RDF_TYPE), None):
            if _iri(quad.object).startswith(ONTOLOGY):
                classes[_iri(quad.subject)].add(_iri(quad.object))
        above: dict[str, set[str]] = defaultdict(set)
        for quad in store.quads_for_pattern(None, _SUPER, None):
            above[_iri(quad.subject)].add(_iri(quad.object))
        self._members: dict[str, list[str]] = defaultdict(list)
        self._things: Counter[str] = Counter()
        for thing, its in sorted(classes.items()):
            self._things.update(its)
            for kind in its - {up for one in its for up in above[one]}:
                self._members[kind].append(thing)

    def prefixes(self) -> str:
        """Those whose namespace the graph uses."""
        spaces = set()
        for quad in self._store:
            for term in (quad.subject, quad.predicate, quad.object):
                iri = _iri(term) or (term.datatype.value if isinstance(term, ox.Literal) else "")
                spaces.add(shorten(iri).partition(":")[0])
        return "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in prefixes().items() if name in spaces)

    def graphs(self) -> str:
        """The named graphs with their sizes."""
        sizes: Counter[str] = Counter()
        for quad in self._store:
            sizes[_iri(quad.graph_name).removeprefix(GRAPH)] += 1
        rows = [
            (f"`graph/{name}`", str(n), *_GRAPHS[name.partition("/")[0]]) for name, n in sorted(sizes.items())
        ]
        return markdown.table(["graph", "triples", "holds", "内容"], rows)

    def classes(self) -> str:
        """The classes of ours with the number of their things, first those that have things of their own."""
        rows = []
        for name in sorted(self._things, key=lambda name: (name not in self._members, name)):
            label, definition = self._texts(name, _LABEL), self._texts(name, _DEFINITION)
            shown = f"`{shorten(name)}`" if name in self._members else f"`{shorten(name)}`, of its kinds"
            rows.append((shown, label.get("zh", ""), str(self._things[name]), definition.get("en", "")))
        return markdown.table(["class", "类", "things", "is"], rows)

    def properties(self) -> Iterator[str]:
        """What things really have: first what most kinds of entry share, then what each class has besides."""
        entries = [ONTOLOGY + kind for kind in authoring().entry_kinds() if ONTOLOGY + kind in self._members]
        kinds_with = Counter(p for kind in entries for p in self._used(self._members[kind]))
        shared = {predicate for predicate, kinds in kinds_with.items() if kinds > len(entries) / 2}
        yield self._section(
            "Any nbs:Entry", [thing for kind in entries for thing in self._members[kind]], only=shared
        )
        for name, things in sorted(self._members.items()):
            yield self._section(shorten(name), things, without=shared if name in entries else set())

    def _used(self, things: list[str]) -> dict[str, list[ox.Quad]]:
        """Property → the quads it has on these things, but for their classes."""
        used: dict[str, list[ox.Quad]] = defaultdict(list)
        for thing in things:
            for quad in sorted(self._store.quads_for_pattern(ox.NamedNode(thing), None, None), key=str):
                if quad.predicate.value != RDF_TYPE:
                    used[quad.predicate.value].append(quad)
        return used

    def _section(
        self,
        title: str,
        things: list[str],
        *,
        only: AbstractSet[str] | None = None,
        without: AbstractSet[str] = frozenset(),
    ) -> str:
        rows, other = [], []
        for predicate, quads in self._used(things).items():
            if predicate in without or (only is not None and predicate not in only):
                continue
            if all(quad.graph_name == _ALIGNED for quad in quads):
                other.append(f"`{shorten(predicate)}`")
            else:
                on = len({_iri(quad.subject) for quad in quads})
                rows.append((on, shorten(predicate), len(quads), _shown(quads[0].object)))
        rows.sort(key=lambda row: (-row[0], row[1]))
        also = f"\nAlso, in `graph/aligned`: {', '.join(sorted(other))}\n" if other else ""
        return (
            f"\n### {title} ({len(things)})\n\n"
            + markdown.table(
                ["property", "on", "values", "for example"],
                [(f"`{name}`", str(on), str(values), example) for on, name, values, example in rows],
            )
            + also
        )

    def _texts(self, iri: str, predicate: ox.NamedNode) -> dict[str, str]:
        quads = self._store.quads_for_pattern(ox.NamedNode(iri), predicate, None)
        return {
            quad.object.language: quad.object.value
            for quad in quads
            if isinstance(quad.object, ox.Literal) and quad.object.language
        }


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""


def _shown(term: object) -> str:
    """A value as it would be written, short enough for a table."""
    if isinstance(term, ox.NamedNode):
        short = shorten(term.value)
        text = f"`{short if short != term.value else _path(term.value)}`"
        return text if len(text) <= _EXAMPLE_LENGTH else f"`{text[1:_EXAMPLE_LENGTH]}…`"
    if not isinstance(term, ox.Literal):
        return ""
    value = " ".join(term.value.split())
    value = value if len(value) <= _EXAMPLE_LENGTH else value[:_EXAMPLE_LENGTH].rstrip() + "…"
    if term.language:
        return f"“{value}”@{term.language}"
    datatype = shorten(term.datatype.value)
    return f"“{value}”" if datatype == "xsd:string" else f"“{value}” `{datatype}`"


def _path(iri: str) -> str:
    """An IRI of ours without what all have in common."""
    return iri.removeprefix(ID) if iri.startswith(ID) else iri.removeprefix(BASE)


def _pitfall(dataset: Dataset, number: int, found: Pitfall) -> str:
    wrong, right = (_answered(answer(dataset, query)) for query in (found.wrong, found.right))
    return (
        f"\n### {number}. {found.asks['en']}\n\n{found.asks['zh']}\n\n"
        f"{found.because['en']}\n\n{found.because['zh']}\n\n"
        f"Looks right, answers {wrong}:\n\n{markdown.code(found.wrong, 'sparql')}\n"
        f"Is right, answers {right}:\n\n{markdown.code(found.right, 'sparql')}"
    )


def _answered(rows: list[tuple[str, ...]]) -> str:
    """One value, or the first rows."""
    shown = [", ".join(shorten(value).rpartition("/")[2] for value in row) for row in rows[:_ANSWER_ROWS]]
    more = "; …" if len(rows) > _ANSWER_ROWS else ""
    return f"**{'; '.join(shown) or 'nothing'}{more}**"
