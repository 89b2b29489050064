"""Partners' RDF: Turtle, TriG, N-Triples, N-Quads, JSON-LD and RDF/XML → documents.

Parsed by pyoxigraph, which reads no other file and opens no connection. What a document may do to a parser (entity
declarations, remote contexts, deep nesting) is refused first.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from nbs_graph.model import Diagnostic, Severity, Span
from nbs_graph.namespaces import GRAPH
from nbs_graph.sources import xml_form
from nbs_graph.sources.folder import decode
from nbs_graph.sources.places import dropped
from nbs_graph.sources.reasons import chinese
from nbs_graph.sources.sought import Sought
from nbs_graph.sources.yaml_ld import Document

FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
SUFFIXES = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".jsonld": "jsonld",
    ".json": "jsonld",
    ".rdf": "rdfxml",
    ".xml": "rdfxml",
}
IMPORT = GRAPH + "import"
"""Where triples go that come without a named graph of ours."""

MAX_BYTES = 2_000_000_000
MAX_DEPTH = 100
_LONGEST_REASON = 300
_LONGEST_WORDS = 60
_DROPPED = {
    "key": (
        "NBS010",
        "The context has no `{}`, so what it says would be lost: write a key of the context, or the property in full.",
        "上下文（@context）中没有 `{}`，其内容会丢失：请写上下文中的键，或写完整的属性地址。",
    ),
    "type": (
        "NBS010",
        "The context has no `{}`, so it would be lost: write a word of the context, or the IRI in full.",
        "上下文（@context）中没有 `{}`，会丢失：请写上下文中的词，或写完整的 IRI。",
    ),
    "iri": (
        "NBS027",
        "“{}” is not an IRI, so what is said with it would be lost: write it in full, as in `https://www.iucn.org/resources`.",
        "“{}”不是 IRI，相关内容会丢失：请写完整，例如 `https://www.iucn.org/resources`。",
    ),
    "language": (
        "NBS029",
        "`{}` is not a language, so the text would be lost: write `en` or `zh`.",
        "`{}` 不是语言代码，文字会丢失：请写 `en` 或 `zh`。",
    ),
    "nothing": (
        "NBS016",
        "There is a language (`{}`) and no text: add `@value`.",
        "只有语言（`{}`），没有文字：请加上 `@value`。",
    ),
}
"""Kind of what is dropped (`places.dropped`) → code and what to do."""
_JSON_NESTING = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{}]', re.DOTALL)
_COLON = re.compile(r"\s*:")
_ABOUT = re.compile(
    r"#[^\n]*"
    r'|"""(?:[^\\]|\\.)*?"""|"(?:[^"\\\n]|\\.)*"'
    r"|\'{3}(?:[^\\]|\\.)*?\'{3}|'(?:[^'\\\n]|\\.)*'"
    r"""|(?P<about><<|\{\||~|parseType=["']Triple)|<[^<>]*>""",
    re.DOTALL,
)
"""Where RDF 1.2 speaks of statements; comments, texts and IRIs are passed over."""


def refused(raw: bytes, file: str, format: str) -> Diagnostic | None:
    """Why a file is not given to a parser at all; None when it may be."""
    text, fault = decode(raw, file)
    return fault or _refused(text, file, format)


def read_rdf(raw: bytes, *, file: str, format: str) -> Document:
    """The bytes of one file → its document; `format` is a key of `FORMATS`."""
    text, fault = decode(raw, file)
    if fault is None:
        fault = _refused(text, file, format)
    quads: tuple[ox.Quad, ...] = ()
    if fault is None:
        try:
            parsed = ox.parse(text.encode(), format=FORMATS[format], rename_blank_nodes=True)
            quads = tuple(dict.fromkeys(_placed(quad) for quad in parsed))
            said_of = any(isinstance(quad.object, ox.Triple) for quad in quads)
            fault = unread(text, file, empty=not quads, of_statements=said_of)
        except SyntaxError as error:
            fault = parse_fault(error, file)
    if fault is not None:
        quads = ()
    faults = (fault,) if fault else tuple(unmapped(text, file, format))
    return Document(file, None, None, quads, Sought(text, format), faults)


def unmapped(text: str, file: str, format: str) -> Iterator[Diagnostic]:
    """What JSON-LD would drop in silence: keys that its context does not have, names that are no IRIs, and the like."""
    for (kind, words), span in (dropped(text) if format == "jsonld" else {}).items():
        code, en, zh = _DROPPED[kind]
        shown = words[:_LONGEST_WORDS]
        yield _fault(code, en.format(shown), zh.format(shown), file, span)


def unread(text: str, file: str, *, empty: bool, of_statements: bool) -> Diagnostic | None:
    """Why what was parsed is not read: it says nothing, or something about statements (RDF 1.2)."""
    if empty:
        en, zh = "The file says nothing: there is no statement in it.", "文件没有内容：其中没有任何陈述。"
        return _fault("NBS004", en, zh, file, Span(1, 1, 1, 2))
    if not of_statements:
        return None
    marks = (match.start() for match in _ABOUT.finditer(text) if match["about"])
    return _fault(
        "NBS002",
        "A statement about a statement (RDF 1.2) is not read; describe a thing with an IRI of its own instead.",
        "不读取关于陈述的陈述（RDF 1.2）；请改为描述一个有自己 IRI 的事物。",
        file,
        _span(text, next(marks, 0)),
    )


def _placed(quad: ox.Quad) -> ox.Quad:
    """A quad in the named graph it states, if that is one of ours, else in that of imports."""
    graph = quad.graph_name
    if isinstance(graph, ox.NamedNode) and graph.value.startswith(GRAPH):
        return quad
    return ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(IMPORT))


def _refused(text: str, file: str, format: str) -> Diagnostic | None:
    if len(text) > MAX_BYTES:
        return _fault("NBS002", "The file is larger than 2 GB.", "文件超过 2 GB。", file, Span(1, 1, 1, 1))
    if format == "rdfxml":
        return xml_form.not_read(text, file)
    return _refused_json(text, file) if format == "jsonld" else None


def _refused_json(text: str, file: str) -> Diagnostic | None:
    depth = 0
    for token in _JSON_NESTING.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth > MAX_DEPTH:
            en, zh = f"Nested more than {MAX_DEPTH} deep.", f"嵌套超过 {MAX_DEPTH} 层。"
            return _fault("NBS002", en, zh, file, _span(text, token.start()))
    try:
        json.loads(text, object_pairs_hook=_once)
    except _TwiceError as error:
        key = error.args[0]
        at = _again(text)
        return _fault(
            "NBS003",
            f"The key “{key}” is there twice in one object; keep one.",
            f"同一对象中键“{key}”出现两次；请只保留一个。",
            file,
            _span(text, at),
        )
    except ValueError:
        return None  # the RDF parser says where
    return None


def _again(text: str) -> int:
    """Where the first object that has a key twice has it again."""
    seen: list[set[str]] = []
    for token in _JSON_NESTING.finditer(text):
        if token[0] in ("{", "["):
            seen.append(set())
        elif token[0] in ("}", "]"):
            seen.pop()
        elif _COLON.match(text, token.end()):
            key = json.loads(token[0])
            if key in seen[-1]:
                return token.start()
            seen[-1].add(key)
    return 0


class _TwiceError(Exception):
    """A key that one JSON object has twice."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _TwiceError(key)
        found[key] = value
    return found


def parse_fault(error: SyntaxError, file: str) -> Diagnostic:
    """What the parser complains of, and where."""
    why = str(error.msg).split(": ", 1)[-1] if "Parser error at" in str(error.msg) else str(error.msg)
    why = " ".join(why.split())[:_LONGEST_REASON]
    if "LoadDocumentCallback" in why:
        return _fault(
            "NBS071",
            "A context from the web is not loaded; write the context into the file.",
            "不从网络加载 @context；请把上下文写入文件。",
            file,
            Span(1, 1, 1, 1),
        )
    line, column = error.lineno or 1, error.offset or 1
    end_line, end_column = error.end_lineno or line, error.end_offset or column
    span = Span(line, column, end_line, max(end_column, column + 1 if end_line == line else 1))
    reason = chinese(why.rstrip("."))
    zh = f"此处语法有误：{reason}。" if reason else f"此处语法有误，解析器称：“{why}”。"
    return _fault("NBS070", f"Not valid here: {why}.", zh, file, span)


def _span(text: str, at: int) -> Span:
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    return Span(line, column, line, column + 1)


def _fault(code: str, en: str, zh: str, file: str, span: Span) -> Diagnostic:
    return Diagnostic(code, Severity.VIOLATION, {"en": en, "zh": zh}, file, span)
