"""Results of the shapes → diagnostics: what the shape says, what was found, where it was written, what was meant."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from rdflib.term import Identifier, Literal, Node, URIRef

from nbs_graph.model import Diagnostic
from nbs_graph.namespaces import name, shorten
from nbs_graph.validation.datatypes import retyped
from nbs_graph.validation.fault import brief
from nbs_graph.validation.finding import Find, Words
from nbs_graph.validation.oxstore import term_of, to_rdflib
from nbs_graph.validation.placing import place
from nbs_graph.validation.reference import Result
from nbs_graph.validation.shacl import PARAMETERS
from nbs_graph.validation.shapes import Shapes

# Constraint component (SHACL sections 4 and 5) → code, and what to say when a shape has no words of its own.
_KINDS: Mapping[str, tuple[str, str, str]] = {
    "MinCountConstraintComponent": ("NBS100", "Something is missing here.", "此处缺少内容。"),
    "MaxCountConstraintComponent": ("NBS101", "There is too much of this.", "此项过多。"),
    "DatatypeConstraintComponent": ("NBS102", "The value has another datatype.", "值的数据类型不符。"),
    "NodeKindConstraintComponent": ("NBS103", "This takes another sort of value.", "值的形式不符。"),
    "ClassConstraintComponent": ("NBS104", "The value is of another kind.", "值的类别不符。"),
    "PatternConstraintComponent": ("NBS105", "The value is not written as it should be.", "值的写法不符。"),
    "InConstraintComponent": ("NBS106", "The value is not in the list.", "值不在允许的列表中。"),
    "HasValueConstraintComponent": ("NBS106", "A value that must be there is not.", "缺少必须有的值。"),
    "MinLengthConstraintComponent": ("NBS107", "The text is too short.", "文字过短。"),
    "MaxLengthConstraintComponent": ("NBS107", "The text is too long.", "文字过长。"),
    "MinInclusiveConstraintComponent": ("NBS108", "The value is too small.", "数值过小。"),
    "MinExclusiveConstraintComponent": ("NBS108", "The value is too small.", "数值过小。"),
    "MaxInclusiveConstraintComponent": ("NBS108", "The value is too large.", "数值过大。"),
    "MaxExclusiveConstraintComponent": ("NBS108", "The value is too large.", "数值过大。"),
    "LanguageInConstraintComponent": ("NBS109", "The text is in another language.", "文字的语言不符。"),
    "UniqueLangConstraintComponent": ("NBS109", "One text per language.", "每种语言只写一个。"),
    "LessThanConstraintComponent": ("NBS110", "The values are in the wrong order.", "值的先后顺序不对。"),
    "LessThanOrEqualsConstraintComponent": (
        "NBS110",
        "The values are in the wrong order.",
        "值的先后顺序不对。",
    ),
    "EqualsConstraintComponent": ("NBS110", "Two values differ.", "两处的值不一致。"),
    "DisjointConstraintComponent": ("NBS110", "Two values must differ.", "两处的值不应相同。"),
    "ClosedConstraintComponent": ("NBS112", "This property does not belong here.", "此属性不属于这里。"),
    "SPARQLConstraintComponent": ("NBS113", "This contradicts something else.", "与其他内容矛盾。"),
}
_OTHER = ("NBS111", "The alternatives are not met.", "不满足所要求的任一形式。")


def diagnostics(
    results: Iterable[Result],
    shapes: Shapes,
    find: Find,
    words: Words,
    rdf: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Diagnostic]:
    """Results → diagnostics; what one shape has to say of one value is said once, by the constraint that says most.

    Args:
        results: of the engine; shapes: those that were asked.
        find: finds places; words: what things are called in messages.
        rdf: file → its format, for partners' files: there a value may want a datatype.
    """
    said: dict[tuple[object, ...], Diagnostic] = {}
    for result in results:
        found = _diagnostic(result, shapes, find, words)
        format = rdf.get(found.file or "")
        if format is not None:
            found = _for_rdf(found, words)
            if found.suggestion is None:
                found = replace(found, suggestion=retyped(result, shapes, format))
        text = found.message["en"].partition(" (")[0]
        key = (found.focus, found.path, found.value, found.shape, text, found.severity)
        if key not in said or said[key].code == _OTHER[0]:
            said[key] = found
    yield from said.values()


def _diagnostic(result: Result, shapes: Shapes, find: Find, words: Words) -> Diagnostic:
    code, *fallback = _KINDS.get(result.component, _OTHER)
    focus = str(result.focus)
    value = None if result.value is None or result.value == result.focus else str(result.value)
    own = _own_words(result, shapes)
    neighbour = value is not None and find(focus, None, None) is None and find(value, None, None) is not None
    parameters = _parameters(result.shape, shapes)
    meant = (
        words.meant(value, result.path[0] if result.path else None) if value and code in _REFERENCES else None
    )
    message = {}
    for language, general in zip(("en", "zh"), fallback, strict=True):
        text = own.get(language) or general
        detail = _detail(result, parameters, language, words, text)
        message[language] = f"{text} {detail}" if language == "en" and detail else f"{text}{detail}"
        if neighbour:
            message[language] = _OF[language].format(name(focus), message[language])
    named = properties_named(own.get("en", ""), words)
    path, found = place(result, shapes, named, find)
    return Diagnostic(
        code,
        result.severity,
        message,
        found[0] if found else None,
        found[1] if found else None,
        focus=focus,
        path=path,
        value=value,
        shape=str(result.shape) if isinstance(result.shape, URIRef) else None,
        suggestion=meant,
        defined=shapes.defined(str(result.shape)),
    )


_IN_RDF = {"en": (" In RDF: {}.", "`{}` is {}", ", "), "zh": ("RDF 中：{}。", "`{}` 即 {}", "，")}
"""Behind a message that speaks of keys, for files that have properties; one pair of a key and its property; between."""


def _for_rdf(found: Diagnostic, words: Words) -> Diagnostic:
    """The same for somebody who writes RDF: the properties that the keys in its message stand for."""
    keys = dict.fromkeys(_KEY.findall(found.message["en"]))
    known = [(key, shorten(iri)) for key in keys for iri in words.properties(key)]
    if not known:
        return found
    message = dict(found.message)
    for language, (behind, pair, between) in _IN_RDF.items():
        message[language] += behind.format(between.join(pair.format(*one) for one in known))
    return replace(found, message=message)


_OF = {"en": "Because of this, `{}` is at fault: {}", "zh": "因此 `{}` 有误：{}"}
"""Before what is said of a thing in nobody's file, shown at the place of the thing that it points at."""
_REFERENCES = frozenset({"NBS103", "NBS104", "NBS106", "NBS111"})
_KEY = re.compile(r"`(\w+):")


def properties_named(message: str, words: Words) -> list[str]:
    """A message → the properties that the keys in it stand for."""
    return [iri for key in _KEY.findall(message) for iri in words.properties(key)]


def _own_words(result: Result, shapes: Shapes) -> dict[str, str]:
    """The messages of the constraint, else of the shape, with `{?variables}` as the engine filled them in."""
    templates = shapes.messages(term_of(result.constraint)) if result.constraint is not None else {}
    templates = templates or shapes.messages(term_of(result.shape))
    return {language: _filled(text, result) for language, text in templates.items()}


_SLOT = re.compile(r"\{[?$](\w+)\}")


def _filled(template: str, result: Result) -> str:
    if not _SLOT.search(template):
        return template
    pattern = re.compile("(.*)".join(re.escape(part) for part in _SLOT.split(template)[::2]), re.DOTALL)
    filled = next((m for m in result.messages if pattern.fullmatch(m) and not _SLOT.search(m)), None)
    if filled is None:
        known = {"this": str(result.focus), "value": str(result.value or "")}
        return _SLOT.sub(lambda slot: known.get(slot[1], ""), template)
    return re.sub(r"https?://[^\s，。；、）)“”]+", lambda iri: name(iri[0]), filled)


def _parameters(shape: Node, shapes: Shapes) -> dict[str, list[Identifier]]:
    """What the shape's constraints ask for: name of the parameter → values, lists spelled out."""
    said = shapes.said.get(term_of(shape), {})
    return {
        name: [to_rdflib(item) for value in values for item in shapes.items(value) or (value,)]
        for name, values in said.items()
        if name in PARAMETERS
    }


_ASKED = {
    "DatatypeConstraintComponent": "datatype",
    "ClassConstraintComponent": "class",
    "InConstraintComponent": "in",
    "HasValueConstraintComponent": "hasValue",
    "MinInclusiveConstraintComponent": "minInclusive",
    "MinExclusiveConstraintComponent": "minExclusive",
    "MaxInclusiveConstraintComponent": "maxInclusive",
    "MaxExclusiveConstraintComponent": "maxExclusive",
    "MaxLengthConstraintComponent": "maxLength",
    "MinLengthConstraintComponent": "minLength",
    "LanguageInConstraintComponent": "languageIn",
}
_MOST = 8


def _detail(
    result: Result, parameters: Mapping[str, list[Identifier]], language: str, words: Words, said: str
) -> str:
    """What was found, and what the shape asks for, in brackets, unless the message has `said` it."""
    parts: list[str] = []
    english = language == "en"
    keys = [key for step in result.path if (key := words.key(step))]
    if keys and "`" not in said:
        parts.append(f"{'key' if english else '键'} `{keys[0]}:`")
    if result.value is not None and result.value != result.focus:
        found = _shown(result.value)
        if found not in said and str(result.value) not in said:
            parts.append(f"{'found' if english else '现为'} “{found}”")
    asked = parameters.get(_ASKED.get(result.component, ""), [])
    if asked and not all(str(item) in said for item in asked):
        shown = [_shown(item) for item in asked[:_MOST]] + (["…"] if len(asked) > _MOST else [])
        joined = (", " if english else "、").join(shown)
        parts.append(f"{'expected' if english else '应为'} {joined}")
    if not parts:
        return ""
    return f"({'; '.join(parts)})" if english else f"（{'；'.join(parts)}）"


def _shown(term: Identifier) -> str:
    if isinstance(term, Literal):
        return brief(str(term)) + (f"@{term.language}" if term.language else "")
    return brief(name(str(term)), 90)
