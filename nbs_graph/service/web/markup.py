"""Templates and the words on pages: Jinja2 with everything escaped, texts in en and zh from `words.yaml`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import yaml

from nbs_graph.namespaces import prefixes
from nbs_graph.service.web import static

_HERE = Path(__file__).resolve().parent
OTHER = {"en": "zh", "zh": "en"}


@cache
def _words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    found: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.load(
        (_HERE / "words.yaml").read_text("utf-8"), yaml.BaseLoader
    )
    return found


@cache
def words(tongue: str) -> Mapping[str, str]:
    """The texts of pages in one language, by key."""
    return {key: texts[tongue] for key, texts in _words()["ui"].items()}


@cache
def _properties() -> Mapping[str, Mapping[str, str]]:
    """Names of others' properties, which the graph itself does not label, by IRI."""
    found = {}
    for curie, texts in _words()["properties"].items():
        prefix, _, local = curie.partition(":")
        found[prefixes()[prefix] + local] = texts
    return found


def property_name(iri: str, tongue: str) -> str | None:
    """What we call a property or class of another vocabulary; None when it is not one that we use."""
    texts = _properties().get(iri)
    return texts[tongue] if texts else None


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )


def warm() -> None:
    """Read every file that pages are made from; workers cannot open any."""
    environment = _environment()
    for name in environment.list_templates():
        environment.get_template(name)
    _properties()
    static.files()
    for tongue in OTHER:
        words(tongue)


def page(template: str, tongue: str, root: str, **values: Any) -> bytes:
    """A page as UTF-8.

    Args:
        template: its file's name. tongue: `en` or `zh`.
        root: the way to the root of the site.
        values: what the template needs; `switch` is the query string under which the other language is found.
    """
    made = _environment().get_template(template)
    text = made.render(
        t=words(tongue),
        tongue=tongue,
        other=OTHER[tongue],
        root=root,
        static=lambda name: root + static.address(name),
        **values,
    )
    return text.encode("utf-8", "replace")


def known_properties() -> set[str]:
    """IRIs of others' properties that have a name here; their classes are left out."""
    return {iri for iri in _properties() if iri.replace("#", "/").rpartition("/")[2][:1].islower()}
