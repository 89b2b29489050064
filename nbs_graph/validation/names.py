"""What IRIs stand for: terms that the ontology has, currencies that exist, and whose business it is to describe them."""

import re
from functools import cache, lru_cache

import pyoxigraph as ox

from nbs_graph.model import Severity
from nbs_graph.namespaces import BASE, GRAPH, ID, ONTOLOGY, SDG, shorten
from nbs_graph.resources import ontology_dir
from nbs_graph.terms.currencies import CODES, CURRENCY, meant
from nbs_graph.terms.vocabulary import closest
from nbs_graph.validation import foreign
from nbs_graph.validation.fault import Fault, brief

_OURS = (BASE, SDG)
_OWN = (ID + "rule/", ID + "dataset/")
"""Under `id/`, yet not described by files: rules and the data set describe themselves."""
_WRITTEN = (GRAPH + "agents", GRAPH + "import")
_ISSUE = re.compile(r"issue/\d{4}-(0[1-9]|1[0-2])[a-z0-9-]*", re.ASCII)
"""An issue is called by its month."""


def name(iri: str) -> Fault | None:
    """The IRI of a term or concept → what is wrong with it, where that can be told without the graph."""
    if iri.startswith(ONTOLOGY):
        return _undeclared(iri)
    return _currency(iri[len(CURRENCY) :]) if iri.startswith(CURRENCY) else None


def saying(quad: ox.Quad) -> Fault | None:
    """A statement → why it is not for a file to make: about what is the project's own, or about itself."""
    subject = quad.subject
    if isinstance(subject, ox.NamedNode):
        iri = subject.value
        if iri.startswith(_OURS) and (not iri.startswith(ID) or iri.startswith(_OWN)):
            return Fault(
                "NBS038",
                f"`{brief(shorten(iri))}` belongs to the project itself (ontology, vocabularies, rules): a file of "
                "entries may point at it and not describe it; leave the statement out.",
                f"`{brief(shorten(iri))}` 属于本项目自身（本体、词表或规则）：条目文件可以引用，但不能描述；请删除该陈述。",
            )
        if subject == quad.object:
            return Fault(
                "NBS039",
                f"`{brief(iri.removeprefix(ID))}` points at itself here; name the other thing, or delete this.",
                f"`{brief(iri.removeprefix(ID))}` 在此指向了自身；请改为所指的另一事物，或删除。",
            )
    return None


@lru_cache(maxsize=10_000)
def term(iri: str) -> Fault | None:
    """A property or class of somebody else's vocabulary → that it is probably a slip; a warning, as theirs may grow."""
    near = foreign.meant(iri)
    if near is None:
        return None
    shown = brief(shorten(iri))
    return Fault(
        "NBS037",
        f"There is no `{shown}` in its vocabulary, so nobody will read this.",
        f"其词表中没有 `{shown}`，这样写不会被读取。",
        shorten(near),
        Severity.WARNING,
    )


@lru_cache(maxsize=1_000)
def writing(graph: str) -> Fault | None:
    """The named graph that a statement is in → why files do not write to it; all but ours are their authors' business."""
    if not graph.startswith(GRAPH) or graph in _WRITTEN or _ISSUE.fullmatch(graph[len(GRAPH) :]):
        return None
    shown, issue = brief(shorten(graph)), f"<{GRAPH}issue/2023-08>"
    return Fault(
        "NBS038",
        f"The named graph `{shown}` is not for entries: write none, that of an issue and its month, `{issue}`, or a "
        "name of your own.",
        f"命名图 `{shown}` 不用于条目：请不写命名图，或写某一期（按月份）的命名图 `{issue}`，或使用自己的名称。",
    )


@cache
def _declared() -> frozenset[str]:
    """The terms of our own namespace, from the files of the ontology."""
    files = [ontology_dir() / "nbs.ttl", *(ontology_dir() / "modules").glob("*.ttl")]
    return frozenset(
        quad.subject.value
        for path in files
        if path.is_file()
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(ONTOLOGY)
    )


def _undeclared(iri: str) -> Fault | None:
    """A term in our namespace that the ontology does not have."""
    if iri in _declared() or not _declared():
        return None
    local = iri[len(ONTOLOGY) :]
    near = closest(local, (term[len(ONTOLOGY) :] for term in _declared()))
    return Fault(
        "NBS037",
        f"The ontology has no term `nbs:{brief(local)}`.",
        f"本体中没有 `nbs:{brief(local)}` 这个术语。",
        f"nbs:{near}" if near else None,
    )


def _currency(code: str) -> Fault | None:
    if code in CODES:
        return None
    return Fault(
        "NBS054",
        f"`{brief(code)}` is no currency: write its three capital letters of ISO 4217, e.g. CNY, CAD, GBP, EUR.",
        f"`{brief(code)}` 不是货币代码：请写 ISO 4217 的三个大写字母，例如 CNY、CAD、GBP、EUR。",
        meant(code),
    )
