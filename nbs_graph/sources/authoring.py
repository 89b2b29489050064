"""The authoring format as declared: `ontology/context.jsonld` and `ontology/authoring.yaml`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urljoin

import yaml

from nbs_graph.namespaces import ID, ONTOLOGY
from nbs_graph.resources import ontology_dir
from nbs_graph.terms.header import TEXT_ONLY


@dataclass(frozen=True, slots=True)
class Term:
    """One key: the property it stands for and the form of its value.

    Args:
        iri: of the property; empty for a keyword alias (`id`, `kind`).
        type: `@id` for references, an IRI for typed literals, empty for plain text.
        container: `@language`, `@id` or empty.
        base: what references are resolved against, empty when not a reference.
        scoped: keys that exist only inside this one's values.
        reverse: the value points at the subject.
    """

    iri: str
    type: str = ""
    container: str = ""
    base: str = ""
    scoped: Mapping[str, "Term"] | None = None
    reverse: bool = False

    def resolve(self, text: str) -> str:
        """What a reference typed as `text` stands for (RFC 3986 section 5)."""
        return urljoin(self.base, text)


@dataclass(frozen=True, slots=True)
class StatementKey:
    """What `authoring.yaml` says of a key that holds statements."""

    kind: str
    fragment: str
    fill: Mapping[str, str]
    quote: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True)
class Authoring:
    """The whole format.

    Args:
        context: the JSON-LD context as it stands in the file.
        terms: key → term.
        kinds: name of a class → its IRI.
        statements: key → what its values are.
        keys: kind of node → the keys it may hold.
        groups: kind → the group it belongs to (`Entry`, `Agent` …).
    """

    context: Mapping[str, Any]
    terms: Mapping[str, Term]
    kinds: Mapping[str, str]
    statements: Mapping[str, StatementKey]
    keys: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, str]

    def entry_kinds(self) -> tuple[str, ...]:
        """The thirteen kinds of entry, in the order declared."""
        return tuple(kind for kind, group in self.groups.items() if group == "Entry" and kind != "Entry")


def segment(kind: str) -> str:
    """`CaseStudy` → `case-study`: the first part of an identifier."""
    if kind == "NewsletterIssue":
        return "issue"
    if kind == "Government":
        return "organisation"
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in kind).lstrip("-")


def _term(definition: Any, prefixes: Mapping[str, str]) -> Term:
    if isinstance(definition, str):
        definition = {"@id": definition}
    iri = definition.get("@id") or definition.get("@reverse")
    scope = definition.get("@context", {})
    scoped = {name: _term(inner, prefixes) for name, inner in scope.items() if not name.startswith("@")}
    kind = definition.get("@type", "")
    return Term(
        iri="" if iri.startswith("@") else _absolute(iri, prefixes),
        type=kind if kind.startswith("@") or not kind else _absolute(kind, prefixes),
        container=definition.get("@container", ""),
        base=scope.get("@base", ID) if kind == "@id" else "",
        scoped=scoped or None,
        reverse="@reverse" in definition,
    )


def _absolute(name: str, prefixes: Mapping[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return prefixes.get(prefix, prefix + ":") + local


@cache
def authoring() -> Authoring:
    """The format, read once."""
    document = json.loads((ontology_dir() / "context.jsonld").read_text("utf-8"))
    context = document["@context"]
    prefixes = {
        k: v for k, v in context.items() if isinstance(v, str) and v.endswith(("/", "#")) and k[0] != "@"
    }
    terms: dict[str, Term] = {}
    kinds: dict[str, str] = {}
    for name, definition in context.items():
        if name.startswith("@") or name in prefixes:
            continue
        if name[0].isupper():
            kinds[name] = _absolute(definition, prefixes)
        else:
            terms[name] = _term(definition, prefixes)
    extra = yaml.load((ontology_dir() / "authoring.yaml").read_text("utf-8"), Loader=TEXT_ONLY)
    keys: dict[str, tuple[str, ...]] = {}
    groups: dict[str, str] = {}
    for group, members in extra["keys"].items():
        every = tuple(members["every"])
        keys[group], groups[group] = every, group
        for kind, own in members.items():
            if kind != "every":
                keys[kind], groups[kind] = every + tuple(own), group
    statements = {
        key: StatementKey(
            value["statement"],
            value["fragment"],
            value.get("fill", {}),
            value.get("quote", ""),
            value.get("named", ""),
        )
        for key, value in extra["statements"].items()
    }
    for inner in ("Alignment", "Participation", "Finding", "Commitment", "Milestone", "PrintedLink"):
        kinds.setdefault(inner, ONTOLOGY + inner)
    return Authoring(context, terms, kinds, statements, keys, groups)
