"""Slips in files of shapes that would make a constraint idle, or break whoever runs it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from nbs_graph.namespaces import ONTOLOGY, RDF_TYPE, XSD, shorten
from nbs_graph.terms.vocabulary import closest
from nbs_graph.validation import foreign, names
from nbs_graph.validation.shacl import FLAGS, LISTS, NODE_KINDS, NUMBERS, SH, TERMS

_NEAR = re.compile(
    r"(?!http://www\.w3\.org/ns/shacl#)https?://(www\.)?w3\.org/ns/shacl(?![\w-])[#/]?", re.IGNORECASE
)
"""What begins as the namespace of SHACL does, and is not it."""
_PROFILE = "http://www.w3.org/ns/dx/prof/Profile"
_DIGITS = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong in a file of shapes: the node that says it, the term or value as it is found in the text, the words."""

    shape: ox.NamedNode | ox.BlankNode | None
    written: str
    en: str
    zh: str


def lint(triples: Sequence[ox.Triple], text: str, file: str) -> list[tuple[str, str]]:
    """What is wrong in a file of shapes, in English and Chinese, with file, line and shape.

    Terms that SHACL or the ontology does not have, slips in terms of other vocabularies that the project uses, classes as
    properties, parameters with ill values, a namespace that is almost that of SHACL, a file without any shape.
    """
    owners = {t.object: t.subject for t in triples if isinstance(t.object, ox.BlankNode)}
    said = []
    for found in dict.fromkeys(_slips(triples)):
        shape = found.shape
        for _ in owners:
            if not isinstance(shape, ox.BlankNode):
                break
            shape = owners.get(shape)  # type: ignore[assignment]
        named = shape.value if isinstance(shape, ox.NamedNode) else None
        where = f"{file}:{_line(text, named, found.written)}"
        en, zh = (f" {shorten(named)}:", f"{shorten(named)}：") if named else ("", "")
        said.append((f"{where}:{en} {found.en}", f"{where}：{zh}{found.zh}"))
    return said


def start_of(text: str, iri: str) -> int | None:
    """Where a shape begins in the text of its file."""
    local = re.escape(re.split(r"[/#:]", iri)[-1])
    found = re.search(rf"^\s*(?:<[^>\s]*\b{local}>|[\w-]*:{local})\s", text, re.MULTILINE)
    return found.end() - 1 if found else None


def _line(text: str, shape: str | None, written: str) -> int:
    """The line of a word within a shape; where the shape begins when it is not found, 1 when that is not known either."""
    start = (start_of(text, shape) if shape else None) or 0
    found = re.compile(rf"(?<![\w-]){re.escape(written)}(?![\w-])").search(text, start)
    return text.count("\n", 0, found.start() if found else start) + 1


def _slips(triples: Sequence[ox.Triple]) -> Iterator[Slip]:
    spaces: set[str] = set()
    for triple in triples:
        shape = triple.subject if isinstance(triple.subject, ox.NamedNode | ox.BlankNode) else None
        for node in (triple.predicate, triple.object):
            if not isinstance(node, ox.NamedNode):
                continue
            if near := _NEAR.match(node.value):
                if near[0] not in spaces:
                    spaces.add(near[0])
                    yield _space(near[0])
            elif term := _term(node.value):
                yield Slip(shape, _local(node.value), *term)
        if triple.predicate.value.startswith(SH) and triple.predicate.value.removeprefix(SH) in TERMS:
            for words in _ill(triple.predicate.value.removeprefix(SH), triple.object):
                yield Slip(shape, _local(triple.predicate.value), *words)
    if triples and not spaces and not any(_of_shapes(triple) for triple in triples):
        yield Slip(
            None,
            "",
            "Nothing here is SHACL; is the prefix `sh:` that of SHACL?",
            "其中没有 SHACL 内容；`sh:` 前缀是否正确？",
        )


def _space(near: str) -> Slip:
    return Slip(
        None,
        near,
        f"The namespace of SHACL is <{SH}>, not <{near}>: what is written with it would say nothing.",
        f"SHACL 的命名空间是 <{SH}>，而不是 <{near}>：以此书写的内容不起作用。",
    )


def _term(iri: str) -> tuple[str, str] | None:
    """What is wrong with a term by itself."""
    if iri.startswith(SH):
        name = iri.removeprefix(SH)
        if name in TERMS:
            return None
        near = closest(name, TERMS)
        return _no_such(f"SHACL has no sh:{name}", f"SHACL 中没有 sh:{name}", f"sh:{near}" if near else None)
    if iri.startswith(ONTOLOGY):
        fault = names.name(iri)
        local = shorten(iri)
        return (
            _no_such(f"The ontology has no {local}", f"本体中没有 {local}", fault.suggestion)
            if fault
            else None
        )
    meant = foreign.slip(iri)
    if meant is None:
        return None
    return _no_such(f"There is no {shorten(iri)}", f"没有 {shorten(iri)} 这个术语", shorten(meant))


def _no_such(en: str, zh: str, meant: str | None) -> tuple[str, str]:
    if meant is None:
        return f"{en}.", f"{zh}。"
    return f"{en}; did you mean {meant}?", f"{zh}；是否想写 {meant}？"


def _ill(name: str, value: object) -> Iterator[tuple[str, str]]:
    """What is wrong with the use of a term of SHACL: as a property, or with its value."""
    if name[0].isupper():
        near = closest(name[0].lower() + name[1:], (term for term in TERMS if term[0].islower()))
        en, zh = f"sh:{name} is a class, not a property", f"sh:{name} 是类，不是属性"
        yield _no_such(en, zh, f"sh:{near}" if near else None)
        return
    wanted: tuple[str, str] | None = None
    if name in NUMBERS and not (_has_datatype(value, "integer") and _DIGITS.fullmatch(_shown(value))):
        wanted = "a whole number such as 1", "整数，例如 1"
    elif name in FLAGS and not (_has_datatype(value, "boolean") and _shown(value) in ("true", "false")):
        wanted = "true or false", "true 或 false"
    elif name in LISTS and isinstance(value, ox.Literal):
        wanted = "a list, ( … )", "列表 ( … )"
    elif name == "nodeKind" and _shown(value).removeprefix(SH) not in NODE_KINDS:
        wanted = (
            f"one of {', '.join(f'sh:{kind}' for kind in NODE_KINDS)}",
            "、".join(f"sh:{k}" for k in NODE_KINDS),
        )
    elif name == "pattern" and not _compiles(value):
        wanted = "a regular expression", "正则表达式"
    if wanted is not None:
        yield (
            f"sh:{name} takes {wanted[0]}, not “{_shown(value)}”.",
            f"sh:{name} 的值须为{wanted[1]}，而不是“{_shown(value)}”。",
        )


def _has_datatype(value: object, name: str) -> bool:
    return isinstance(value, ox.Literal) and value.datatype.value == XSD + name


def _compiles(value: object) -> bool:
    try:
        re.compile(_shown(value))
    except re.error:
        return False
    return isinstance(value, ox.Literal)


def _of_shapes(triple: ox.Triple) -> bool:
    value = triple.object
    profile = triple.predicate.value == RDF_TYPE and _shown(value) == _PROFILE
    return profile or triple.predicate.value.startswith(SH) or _shown(value).startswith(SH)


def _shown(value: object) -> str:
    return value.value if isinstance(value, ox.NamedNode | ox.Literal) else str(value)


def _local(iri: str) -> str:
    return re.split(r"[/#]", iri)[-1]
