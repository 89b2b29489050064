"""What the keys and values of JSON-LD stand for: contexts and IRI expansion.

JSON-LD 1.1 Processing Algorithms and API, sections 4 and 5.2; languages and directions are left out, as they do not
change what a value is called. Contexts from the web are not loaded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nbs_graph.sources.places.iris import LONGEST, is_absolute, resolve
from nbs_graph.sources.places.json_tree import decode

KEYWORDS = frozenset(
    [
        "@base",
        "@container",
        "@context",
        "@direction",
        "@graph",
        "@id",
        "@import",
        "@included",
        "@index",
        "@json",
        "@language",
        "@list",
        "@nest",
        "@none",
        "@prefix",
        "@propagate",
        "@protected",
        "@reverse",
        "@set",
        "@type",
        "@value",
        "@version",
        "@vocab",
    ]
)
UNSET: Any = object()
_LIKE_KEYWORD = re.compile(r"@[A-Za-z]+\Z")
_MAX_CHAIN = 50
_SPARE_DEFINITIONS = 50_000
_SHORTEST_DEFINITION = 7
"""`"a":"",` in characters."""
_MOST_LOCAL = 1_000


@dataclass(frozen=True, slots=True)
class Term:
    """What a context says of a key; `iri` is None when it says that the key means nothing."""

    iri: str | None
    prefix: bool = False
    type: str | None = None
    container: frozenset[str] = frozenset()
    reverse: bool = False
    index: str | None = None
    context: Any = UNSET


class Context:
    """Terms, base and vocabulary; a layer over the context that it extends."""

    def __init__(self, left: list[int], outer: "Context | None" = None) -> None:
        """`left` is how many more terms may be defined in this document, contexts applied again counted again."""
        self.left = left
        self.base: str | None = outer.base if outer else None
        self.vocab: str | None = outer.vocab if outer else None
        self.previous: Context | None = outer.previous if outer else None
        self.plain: bool = outer.plain if outer else True
        """False when terms change contexts, turn triples round or hold names in keys."""
        self._outer = outer
        self._terms: dict[str, Term] = {}
        self._scopes: dict[tuple[int, ...], tuple[list[Any], Context]] = {}
        self._locals: dict[str, Context] = {}

    @classmethod
    def of(cls, text: str) -> "Context":
        """The context in which a document begins; it may define as many terms as it has room to write."""
        return cls([_SPARE_DEFINITIONS + len(text) // _SHORTEST_DEFINITION])

    def term(self, name: str) -> Term | None:
        """The definition of a key, None when there is none."""
        layer: Context | None = self
        while layer is not None:
            if name in layer._terms:  # noqa: SLF001  a layer of the same class
                return layer._terms[name]  # noqa: SLF001
            layer = layer._outer  # noqa: SLF001
        return None

    def aliases(self, keyword: str) -> Iterator[str]:
        """A keyword and the keys that stand for it."""
        yield keyword
        layer: Context | None = self
        while layer is not None:
            yield from (name for name, term in layer._terms.items() if term.iri == keyword)  # noqa: SLF001
            layer = layer._outer  # noqa: SLF001

    def expand(self, value: str, *, vocab: bool = False, relative: bool = False) -> str | None:
        """A key or value → keyword, IRI or blank node label; None when it stands for nothing (section 5.2).

        Args:
            value: as written.
            vocab: may it be a term, or relative to the vocabulary?
            relative: may it be relative to the base?
        """
        if value.startswith("@"):
            if value in KEYWORDS:
                return value
            if _LIKE_KEYWORD.match(value):
                return None
        if vocab and (known := self.term(value)) is not None:
            return known.iri
        return self._spelled(value, vocab=vocab, relative=relative)

    def _spelled(self, value: str, *, vocab: bool, relative: bool) -> str | None:
        """What a value stands for that is no term itself."""
        if (colon := value.find(":", 1)) > 0:
            prefix, suffix = value[:colon], value[colon + 1 :]
            if prefix == "_" or suffix.startswith("//"):
                return value
            known = self.term(prefix)
            if known is not None and known.iri is not None and known.prefix:
                return known.iri + suffix
            if is_absolute(value):
                return value
        if vocab and self.vocab is not None:
            return self.vocab + value
        return resolve(self.base, value) if relative and self.base is not None else None

    def extended(self, local: Any, *, propagate: bool = True) -> "Context":
        """This context and a local one, decoded from JSON: a map, a list of them, or null, which forgets all."""
        layer = Context(self.left, self)
        waiting = [local]
        while waiting:
            part = waiting.pop()
            if isinstance(part, list):
                waiting.extend(reversed(part))
            elif part is None:
                layer = Context(self.left)
            elif isinstance(part, dict) and self.left[0] > 0:
                if layer.previous is None and part.get("@propagate", propagate) is False:
                    layer.previous = self
                layer._take(part)
        return layer

    def local(self, written: str) -> "Context":
        """This context and one as written in an object; the same text again is not worked out again."""
        known = self._locals.get(written)
        if known is None:
            found = decode(written, 0)
            known = self.extended(found[0]) if found else self
            if len(self._locals) < _MOST_LOCAL:
                self._locals[written] = known
        return known

    def scoped(self, local: list[Any], *, propagate: bool) -> "Context":
        """This context and those that terms bring; the same again is not worked out again."""
        key = (propagate, *map(id, local))
        if key not in self._scopes:
            self._scopes[key] = (local, self.extended(local, propagate=propagate))
        return self._scopes[key][1]

    def _take(self, local: dict[str, Any]) -> None:
        if "@base" in local:
            base = local["@base"]
            self.base = resolve(self.base, base) if isinstance(base, str) else None
        if "@vocab" in local:
            vocab = local["@vocab"]
            self.vocab = self.expand(vocab, vocab=True, relative=True) if isinstance(vocab, str) else None
            self.vocab = self.vocab if self.vocab is not None and len(self.vocab) <= LONGEST else None
        defined: set[str] = set()
        for name in local:
            if name not in KEYWORDS or name == "@type":
                self._define(name, local, defined, 0)

    def _define(self, name: str, local: dict[str, Any], defined: set[str], depth: int) -> None:
        """A term, after those that its definition names (section 4.2)."""
        if name in defined or depth > _MAX_CHAIN or self.left[0] <= 0:
            return
        self.left[0] -= 1
        defined.add(name)
        written = local[name]
        definition = written if isinstance(written, dict) else {"@id": written}
        turned = definition.get("@reverse")
        meant = turned if turned is not None else definition.get("@id", name)
        coercion = definition.get("@type")
        for value in (meant, coercion):
            if isinstance(value, str):
                for needed in {value, value.partition(":")[0]} - KEYWORDS - {name}:
                    if needed in local:
                        self._define(needed, local, defined, depth + 1)
        container = definition.get("@container")
        holders = container if isinstance(container, list) else [container]
        iri = self._meaning(name, meant)
        iri = iri if iri is not None and len(iri) <= LONGEST else None
        term = Term(
            iri,
            prefix=definition.get("@prefix") is True
            or ("@prefix" not in definition and bool(iri) and str(iri)[-1] in ":/?#[]@"),
            type=self.expand(coercion, vocab=True) if isinstance(coercion, str) else None,
            container=frozenset(holder for holder in holders if isinstance(holder, str)),
            reverse=turned is not None,
            index=_text(definition.get("@index")),
            context=definition.get("@context", UNSET),
        )
        if term.reverse or term.context is not UNSET or "@id" in term.container or iri == "@reverse":
            self.plain = False
        self._terms[name] = term

    def _meaning(self, name: str, meant: Any) -> str | None:
        if not isinstance(meant, str):
            return None
        if meant != name or name in KEYWORDS:
            return self.expand(meant, vocab=True)
        return self._spelled(name, vocab=True, relative="/" in name)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
