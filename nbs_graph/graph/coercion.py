"""What a person types for a parameter → a typed term, checked against the graph it will be asked of.

| type | accepts | becomes |
| --- | --- | --- |
| concept (with its scheme) | a notation, an id, a CURIE, an IRI, a label in either language | the concept |
| kind | a class by its name or label | the class |
| country | an ISO 3166 code, a name | the place |
| iri | an IRI, a CURIE, a path under `id/`, issue and position | the thing, which the graph must know |
| integer, decimal, year, date, boolean | its XSD form | a literal of that type (a year: an integer) |
| text, choice | text; for choices one of them | a plain literal |
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from nbs_graph.errors import UsageProblem
from nbs_graph.graph.askable import Askable
from nbs_graph.graph.binding import Term
from nbs_graph.namespaces import ID, ONTOLOGY, RDFS, SCHEME, SDG, SKOS, XSD, expand, prefixes
from nbs_graph.sparql.graph import gather
from nbs_graph.terms.vocabulary import closest

_RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_NAMES = tuple(
    ox.NamedNode(iri)
    for iri in (
        SKOS + "notation",
        SKOS + "prefLabel",
        SKOS + "altLabel",
        RDFS + "label",
        ONTOLOGY + "iso3166",
    )
)
_LEXICAL = {
    "integer": (r"[+-]?\d+", "a whole number such as 12", "整数，如 12"),
    "decimal": (r"[+-]?(\d+(\.\d+)?|\.\d+)", "a number such as 1.5", "数字，如 1.5"),
    "year": (r"[12]\d{3}", "a year of four digits such as 2027", "四位年份，如 2027"),
    "date": (r"\d{4}-\d{2}-\d{2}", "a date such as 2023-09-01", "日期，如 2023-09-01"),
    "boolean": (r"true|false", "true or false", "true 或 false"),
}
_FEW = 20  # as many values as are told in one line
_TELLING = 4  # letters from which on a part of a label tells something
_LIKELY = 65.0


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name, its type (`TYPES`), and what a person needs to know of it."""

    name: str
    type: str
    scheme: str | None = None
    required: bool = False
    default: str | None = None
    choices: tuple[str, ...] = ()
    example: str | None = None
    help: Mapping[str, str] | None = None


_Coercer = Callable[[Parameter, str, Askable], Term]


def coerce(parameter: Parameter, typed: str, dataset: Askable) -> Term:
    """The term that `typed` stands for.

    Raises:
        UsageProblem: it stands for none; says which values would.
    """
    return TYPES[parameter.type](parameter, unicodedata.normalize("NFC", typed.strip()), dataset)


def _literal(parameter: Parameter, typed: str, _: Askable) -> ox.Literal:
    pattern, en, zh = _LEXICAL[parameter.type]
    right = re.fullmatch(pattern, typed, re.ASCII) is not None
    if right and parameter.type == "date":
        try:
            date.fromisoformat(typed)
        except ValueError:
            right = False
    if not right:
        raise UsageProblem(
            f"{parameter.name}: “{typed}” is not {en}.", f"{parameter.name}：“{typed}”有误，应为{zh}。"
        )
    datatype = "integer" if parameter.type == "year" else parameter.type
    return ox.Literal(typed, datatype=ox.NamedNode(XSD + datatype))


def _text(parameter: Parameter, typed: str, _: Askable) -> ox.Literal:
    if parameter.choices and typed not in parameter.choices:
        raise _unknown(parameter, typed, parameter.choices)
    return ox.Literal(typed)


def _iri(parameter: Parameter, typed: str, _: Askable) -> ox.NamedNode:
    try:
        return ox.NamedNode(expand(typed))
    except ValueError as error:
        raise UsageProblem(
            f"{parameter.name}: “{typed}” is not an IRI or a prefixed name.",
            f"{parameter.name}：“{typed}”不是 IRI 或带前缀的名称。",
        ) from error


def _thing(parameter: Parameter, typed: str, dataset: Askable) -> ox.NamedNode:
    if re.fullmatch(r"\d{4}-\d{2}/\d+", typed):
        item = ox.NamedNode(f"{ID}item/{typed}")
        main = dataset.store.quads_for_pattern(item, ox.NamedNode(ONTOLOGY + "mainEntry"), None)
        for quad in main:
            if isinstance(quad.object, ox.NamedNode):
                return quad.object
    node = _iri(parameter, typed, dataset)
    if next(iter(dataset.store.quads_for_pattern(node, None, None)), None) is None:
        named = dataset.store.quads_for_pattern(None, _RDF_TYPE, None)
        things = {q.subject.value for q in named if isinstance(q.subject, ox.NamedNode)}
        raise _unknown(
            parameter, typed, [t.removeprefix(ID) for t in things if t.startswith(ID) and "#" not in t]
        )
    return node


def _concept(parameter: Parameter, typed: str, dataset: Askable) -> ox.NamedNode:
    scheme = parameter.scheme or ""
    home = ox.NamedNode(SDG.rstrip("/") if scheme == "sdg" else SCHEME + scheme)
    if node := _by_code(f"{home.value}/", typed):  # what most type; nothing else has to be read
        known = dataset.store.quads_for_pattern(node, ox.NamedNode(SKOS + "inScheme"), home)
        if next(iter(known), None) is not None:
            return node
    return _named(parameter, typed, _subjects(dataset, SKOS + "inScheme", home), dataset, scheme)


def _kind(parameter: Parameter, typed: str, dataset: Askable) -> ox.NamedNode:
    classes = [ox.NamedNode(ONTOLOGY + "Entry")]
    for parent in classes:  # grows while it is walked: subclasses of subclasses
        classes.extend(c for c in _subjects(dataset, RDFS + "subClassOf", parent) if c not in classes)
    return _named(parameter, typed, (c for c in classes if c.value.startswith(ONTOLOGY)), dataset, "nbs")


def _country(parameter: Parameter, typed: str, dataset: Askable) -> ox.NamedNode:
    """Whatever has a code of ISO 3166-1, the European Union's reserved one included; subdivisions have a hyphen."""
    iso = ox.NamedNode(ONTOLOGY + "iso3166")
    if node := _by_code(f"{ID}place/", typed.lower()):
        codes = [str(quad.object) for quad in dataset.store.quads_for_pattern(node, iso, None)]
        if codes and not any("-" in code for code in codes):
            return node
    coded = (
        quad.subject
        for quad in dataset.store.quads_for_pattern(None, iso, None)
        if isinstance(quad.subject, ox.NamedNode) and "-" not in str(quad.object)
    )
    return _named(parameter, typed, coded, dataset, "place")


def _by_code(space: str, typed: str) -> ox.NamedNode | None:
    """The node that goes by a code as it stands in its IRI, if what was typed can be one."""
    return (
        ox.NamedNode(space + typed) if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*", typed, re.ASCII) else None
    )


def _named(
    parameter: Parameter, typed: str, candidates: Iterable[ox.NamedNode], dataset: Askable, prefix: str
) -> ox.NamedNode:
    """The candidate that goes by what was typed: by IRI, else by code, else by a label that only one has."""
    nodes = {node.value: node for node in candidates}
    scheme, colon, _ = typed.partition(":")
    if colon and (typed in nodes or scheme in prefixes()):
        iri = expand(typed)
        if iri in nodes:
            return nodes[iri]
    wanted = _folded(typed)
    bare = re.sub(rf"^{re.escape(prefix)}[\s:]*", "", typed, flags=re.IGNORECASE)
    spellings = dict.fromkeys((wanted, _folded(bare)))
    codes = {_folded(re.split(r"[/#]", iri)[-1]): node for iri, node in nodes.items()}
    for spelling in spellings:
        if spelling in codes:
            return codes[spelling]
    labels: dict[str, set[str]] = {}
    gather(dataset.store, nodes.values())
    for node in nodes.values():
        for name in _names_of(dataset, node):
            labels.setdefault(_folded(name), set()).add(node.value)
    for spelling in spellings:
        if len(owners := labels.get(spelling, set())) == 1:
            return nodes[next(iter(owners))]
    raise _unknown(parameter, typed, [re.split(r"[/#]", iri)[-1] for iri in nodes], labels)


def _names_of(dataset: Askable, node: ox.NamedNode) -> Iterable[str]:
    for predicate in _NAMES:
        for quad in dataset.store.quads_for_pattern(node, predicate, None):
            if isinstance(quad.object, ox.Literal):
                yield quad.object.value


def _subjects(dataset: Askable, predicate: str, value: ox.NamedNode) -> list[ox.NamedNode]:
    found = dataset.store.quads_for_pattern(None, ox.NamedNode(predicate), value)
    return [q.subject for q in found if isinstance(q.subject, ox.NamedNode)]


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("-", " ").split())


def _unknown(
    parameter: Parameter, typed: str, codes: Iterable[str], labels: dict[str, set[str]] | None = None
) -> UsageProblem:
    """Nothing goes by that name: say what was probably meant, else what a right value looks like."""
    known = sorted(codes)
    near = _near(typed, known, labels or {})
    if near:
        en, zh = f" Did you mean `{near}`?", f"是否想写 `{near}`？"
    elif 0 < len(known) <= _FEW:
        en, zh = f" Known: {', '.join(known)}.", f"可用：{'、'.join(known)}。"
    elif parameter.example:
        en, zh = f" Give for example `{parameter.example}`.", f"例如：`{parameter.example}`。"
    else:
        en = zh = ""
    return UsageProblem(
        f"{parameter.name}: there is no “{typed}”.{en}", f"{parameter.name}：没有“{typed}”。{zh}"
    )


def _near(typed: str, known: Sequence[str], labels: dict[str, set[str]]) -> str | None:
    """The code that was probably meant, by its spelling or by one of its labels, also by a part of them."""
    if near := closest(typed, known):
        return near
    if len(typed) < _TELLING:
        return None
    from rapidfuzz import fuzz, process

    owners = {_folded(code): code for code in known}
    owners |= {label: re.split(r"[/#]", min(iris))[-1] for label, iris in labels.items()}
    found = process.extractOne(_folded(typed), list(owners), scorer=fuzz.WRatio, score_cutoff=_LIKELY)
    return owners[found[0]] if found else None


TYPES: dict[str, _Coercer] = {
    "concept": _concept,
    "kind": _kind,
    "country": _country,
    "iri": _thing,
    "integer": _literal,
    "decimal": _literal,
    "year": _literal,
    "date": _literal,
    "boolean": _literal,
    "text": _text,
    "choice": _text,
}
