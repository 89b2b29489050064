"""RDF terms as pages show them."""

from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from nbs_graph.namespaces import XSD
from nbs_graph.service.web.names import Names, Text, by_name, is_web

_WEB = {XSD + "anyURI", XSD + "string"}


def shown(terms: Iterable[object], names: Names) -> list[Text]:
    """Terms as they are shown: links by name, plain values, then texts; of these, those in the reader's language."""
    links: list[Text] = []
    plain: list[Text] = []
    texts: list[ox.Literal] = []
    for term in terms:
        if isinstance(term, ox.NamedNode):
            links.append(names.link(term.value))
        elif isinstance(term, ox.Literal) and term.language:
            texts.append(term)
        elif isinstance(term, ox.Literal):
            plain.append(_plain(term))
    return sorted(links, key=by_name) + plain + in_tongue(texts, names)


def in_tongue(texts: Sequence[ox.Literal], names: Names) -> list[Text]:
    """Texts in the reader's language; when there are none, those in others, which say so."""
    own = [text for text in texts if text.language == names.tongue]
    return [Text(t.value, t.language if t.language != names.tongue else None) for t in own or texts]


def _plain(literal: ox.Literal) -> Text:
    """A value; one that is a web address leads there."""
    if literal.datatype.value in _WEB and is_web(literal.value):
        return Text(literal.value, href=literal.value, external=True)
    return Text(literal.value)
