"""The description that travels with the dumps: DCAT 3 and VoID, one named node for each thing described."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from nbs_graph.namespaces import BASE, DCTERMS, GRAPH, ID, ONTOLOGY, RDF_TYPE, XSD, prefixes
from nbs_graph.publish.canonical import triples_in_order
from nbs_graph.publish.dumps import DUMPS
from nbs_graph.publish.turtle import to_turtle

FILE = "void.ttl"

DATASET = ID + "dataset/nbs-graph"
_DCAT = "http://www.w3.org/ns/dcat#"
_VOID = "http://rdfs.org/ns/void#"
_SPDX = "http://spdx.org/rdf/terms#"
_SD = "http://www.w3.org/ns/sparql-service-description#"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_CURATED = ONTOLOGY + "curatedOn"
_PARTS = {
    "ontology": {"en": "Ontology", "zh": "本体"},
    "vocabulary": {"en": "Vocabularies", "zh": "词表"},
    "crosswalk": {"en": "Crosswalks", "zh": "对照表"},
    "agents": {"en": "Organisations, people and places", "zh": "机构、人员与地点"},
    "issue": {"en": "Issue", "zh": "期次"},
    "derived": {"en": "Derived links", "zh": "推导的关联"},
    "aligned": {"en": "Terms of other vocabularies", "zh": "其他词表的术语"},
    "provenance": {"en": "Provenance", "zh": "来源记录"},
}
_TITLE = {
    "en": "nbs-graph: Nature-based Solutions as linked data",
    "zh": "nbs-graph：基于自然的解决方案知识图谱",
}
_DESCRIPTION = {
    "en": "What the monthly NbS digest of The Nature Conservancy's China science team reports, as linked data: "
    "publications, policies, funds, events, cases and days, linked to themes, SDG and KM-GBF targets, each link with its evidence.",
    "zh": "以关联数据呈现大自然保护协会中国科学团队 NbS 月度通讯的内容：论文、政策、基金、活动、案例与纪念日，"
    "并关联主题、可持续发展目标与昆蒙框架目标，每条关联均附依据。",
}


def describe(quads: Iterable[ox.Quad], files: Mapping[str, bytes], version: str) -> bytes:
    """The graph and its dumps → their description in Turtle.

    Args:
        quads: the whole graph.
        files: dump name → content.
        version: of the dataset.
    """
    all_quads = list(quads)
    made = _Description()
    made.add(DATASET, RDF_TYPE, _VOID + "Dataset", _DCAT + "Dataset")
    for language, text in _TITLE.items():
        made.literal(DATASET, DCTERMS + "title", text, language=language)
        made.literal(DATASET, DCTERMS + "description", _DESCRIPTION[language], language=language)
    made.add(DATASET, DCTERMS + "license", _LICENCE)
    made.add(DATASET, DCTERMS + "creator", ID + "organisation/nbs-graph")
    made.add(DATASET, DCTERMS + "publisher", ID + "organisation/nbs-graph")
    made.literal(DATASET, _DCAT + "version", version)
    made.literal(DATASET, _VOID + "uriSpace", ID)
    made.add(DATASET, _VOID + "vocabulary", ONTOLOGY.rstrip("#"), *_vocabularies(all_quads))
    for language in _TITLE:
        made.literal(DATASET, DCTERMS + "language", language)
    made.add(DATASET, DCTERMS + "source", *_values(all_quads, RDF_TYPE, ONTOLOGY + "NewsletterIssue"))
    days = (
        q.object.value
        for q in all_quads
        if q.predicate.value == _CURATED and isinstance(q.object, ox.Literal)
    )
    for day in sorted(days)[-1:]:
        made.literal(DATASET, DCTERMS + "modified", day, type=XSD + "date")
    made.counts(DATASET, all_quads)
    for graph, inside in sorted(_by_graph(all_quads).items()):
        made.part(graph, inside)
    for dump in DUMPS:
        made.distribution(dump.name, dump.media_type, dump.title, files[dump.name])
    names = {**prefixes(), "dcat": _DCAT, "void": _VOID, "spdx": _SPDX, "sd": _SD}
    return to_turtle(triples_in_order(made.quads), names)


def _values(quads: Iterable[ox.Quad], predicate: str, value: str) -> list[str]:
    """Subjects that have a value, sorted."""
    return sorted(
        {
            str(q.subject)[1:-1]
            for q in quads
            if q.predicate.value == predicate and q.object == ox.NamedNode(value)
        }
    )


def _by_graph(quads: Iterable[ox.Quad]) -> dict[str, list[ox.Quad]]:
    graphs: dict[str, list[ox.Quad]] = {}
    for quad in quads:
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs.setdefault(quad.graph_name.value, []).append(quad)
    return graphs


def _vocabularies(quads: Iterable[ox.Quad]) -> list[str]:
    """The declared namespaces, not ours, from which properties are used."""
    used = Counter(quad.predicate.value for quad in quads)
    foreign = (space for space in prefixes().values() if not space.startswith(BASE))
    return sorted({space for space in foreign if any(p.startswith(space) for p in used)})


class _Description:
    def __init__(self) -> None:
        self.quads: list[ox.Quad] = []

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        for value in objects:
            self.quads.append(ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value)))

    def literal(
        self, subject: str, predicate: str, text: str, *, language: str | None = None, type: str | None = None
    ) -> None:
        datatype = ox.NamedNode(type) if type else None
        value = ox.Literal(text, language=language) if language else ox.Literal(text, datatype=datatype)
        self.quads.append(ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), value))

    def counts(self, subject: str, quads: list[ox.Quad]) -> None:
        """`void:triples` and `void:distinctSubjects` of a set of quads."""
        for name, number in (("triples", len(quads)), ("distinctSubjects", len({q.subject for q in quads}))):
            self.literal(subject, _VOID + name, str(number), type=XSD + "integer")

    def part(self, graph: str, quads: list[ox.Quad]) -> None:
        """One named graph as a subset: `sd:name` is the IRI under which stores hold it."""
        name = graph.removeprefix(GRAPH)
        node = f"{DATASET}/{name}"
        self.add(DATASET, _VOID + "subset", node)
        self.add(node, RDF_TYPE, _VOID + "Dataset", _SD + "NamedGraph")
        self.add(node, _SD + "name", graph)
        for language, text in _PARTS.get(name.split("/")[0], {}).items():
            self.literal(
                node, DCTERMS + "title", f"{text} {name.partition('/')[2]}".strip(), language=language
            )
        self.counts(node, quads)

    def distribution(self, name: str, media_type: str, title: str, content: bytes) -> None:
        """One file: where, what, how large, and its SHA-256."""
        node, checksum = f"{DATASET}#{name}", f"{DATASET}#{name}-checksum"
        self.add(DATASET, _DCAT + "distribution", node)
        self.add(node, RDF_TYPE, _DCAT + "Distribution")
        self.literal(node, DCTERMS + "title", title, language="en")
        self.add(node, DCTERMS + "license", _LICENCE)
        self.literal(node, DCTERMS + "identifier", name)
        self.add(node, _DCAT + "mediaType", f"https://www.iana.org/assignments/media-types/{media_type}")
        self.literal(node, _DCAT + "byteSize", str(len(content)), type=XSD + "nonNegativeInteger")
        self.add(node, _SPDX + "checksum", checksum)
        self.add(checksum, RDF_TYPE, _SPDX + "Checksum")
        self.add(checksum, _SPDX + "algorithm", _SPDX + "checksumAlgorithm_sha256")
        digest = hashlib.sha256(content).hexdigest()
        self.literal(checksum, _SPDX + "checksumValue", digest, type=XSD + "hexBinary")
