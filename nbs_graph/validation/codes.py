"""The codes of diagnostics as declared in `ontology/diagnostics.yaml`: titles, and which can be mended by a program."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import yaml

from nbs_graph.model import Diagnostic
from nbs_graph.namespaces import BASE
from nbs_graph.resources import ontology_dir
from nbs_graph.terms.header import TEXT_ONLY

_SHAPE = BASE + "shape/"


@dataclass(frozen=True, slots=True)
class Code:
    """One code.

    Args:
        title: by language, `en` and `zh`; the heading of docs/diagnostics.md.
        mend: how `validation.fixes` puts it right, None when only a person can.
    """

    title: Mapping[str, str]
    mend: str | None


@dataclass(frozen=True, slots=True)
class _Declared:
    codes: Mapping[str, Code]
    shapes: Mapping[str, str]


@cache
def _declared() -> _Declared:
    table = yaml.load((ontology_dir() / "diagnostics.yaml").read_text("utf-8"), Loader=TEXT_ONLY)
    known = {
        code: Code({"en": entry["en"], "zh": entry["zh"]}, entry.get("mend"))
        for code, entry in table["codes"].items()
    }
    return _Declared(MappingProxyType(known), MappingProxyType(table["shapes"]))


def codes() -> Mapping[str, Code]:
    """Code → what is declared of it, in the order of the page (read only)."""
    return _declared().codes


def ways() -> frozenset[str]:
    """Every way of mending that is declared for a code or a shape."""
    declared = _declared()
    return frozenset({*declared.shapes.values(), *(c.mend for c in declared.codes.values() if c.mend)})


def title(code: str, language: str) -> str:
    """What a code is called; the code itself when it is not declared."""
    known = codes().get(code)
    return known.title[language] if known else code


def mend_of(diagnostic: Diagnostic) -> str | None:
    """How a diagnostic can be mended by a program, None when only a person can."""
    if diagnostic.shape is not None and diagnostic.shape.startswith(_SHAPE):
        return _declared().shapes.get(diagnostic.shape[len(_SHAPE) :])
    known = codes().get(diagnostic.code)
    return known.mend if known else None
