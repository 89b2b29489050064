"""The values of plain keys: texts, texts by language, references, dates.

Whether a value is right is for `validation.gate`, which sees every format; here only its form is required.
"""

import re
from itertools import islice
from typing import Any

import pyoxigraph as ox

from nbs_graph.namespaces import ID
from nbs_graph.sources.authoring import Term
from nbs_graph.sources.misplaced import run_together
from nbs_graph.sources.reading import Reading
from nbs_graph.sources.yaml_tree import Items, Map, Node, Text
from nbs_graph.terms import currencies, dates
from nbs_graph.terms.vocabulary import codes, suggest

BLANK = frozenset({"", "…"})
"""What counts as nothing: an empty value, and the ellipsis that templates hold where something is owed."""

_SPACES = (
    " \t\r\n\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
"""Blanks, wide and narrow, and the line breaks of editors; those of Unicode (U+0085, U+2028 …) are told, not folded."""
_RUN = re.compile(f"[{_SPACES}]+")

_REFERENCE = re.compile(r"[A-Za-z0-9._~:/#?&=%@!$'()*+,;-]+\Z", re.ASCII)
_ABSOLUTE = re.compile(r"https?://[^/]", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z", re.ASCII)


def folded(text: str) -> str:
    """A text on one line, each run of blanks as one space."""
    return _RUN.sub(" ", text).strip(" ")


def value_of(reading: Reading, key: Text, value: Node, term: Term, iri: str) -> Any:
    """What was typed under `key` of the node `iri` → its JSON-LD value, None when its form is wrong."""
    if term.container == "@language":
        return _by_language(reading, key, value, term, iri)
    if isinstance(value, Items):
        made = (_single(reading, key, item, term, iri) for item in value.items)
        return [v for v in made if v is not None]
    return _single(reading, key, value, term, iri)


def _single(reading: Reading, key: Text, value: Node, term: Term, iri: str) -> Any:
    if not isinstance(value, Text):
        reading.fault(
            "NBS012",
            f"`{key.value}:` takes one text, not a list or a map.",
            f"`{key.value}:` 只接受一段文字，不能是列表或映射。",
            value.span,
        )
        return None
    text = value.value.strip(_SPACES)
    if text in BLANK:  # in a list; a key with nothing behind it was told already
        reading.fault(
            "NBS016",
            f"`{key.value}:` has an empty item; fill it in or delete it.",
            f"`{key.value}:` 中有一项为空；请填写或删除。",
            value.span,
        )
        return None
    if term.type == "@id":
        return _reference(reading, key, value, term, iri)
    if not term.type:
        text = folded(text)
        reading.whole(value)
    reading.positions.triple(iri, term.iri, text, value.span)
    if term.type != dates.EDTF:
        return text
    try:
        return {"@value": text, "@type": dates.parse(text).datatype}
    except ValueError:
        return {"@value": text, "@type": dates.EDTF}


def _reference(reading: Reading, key: Text, value: Text, term: Term, iri: str) -> str | None:
    text = value.value.strip()
    if _REFERENCE.match(text) and _is_kept(text, term):
        meant = term.resolve(text)
        reading.positions.triple(iri, term.iri, meant, value.span)
        return meant  # in full, for a bare `id` or `kind` would be taken for the keyword of that name
    near = currencies.meant(text) if term.base == currencies.CURRENCY else suggest(term.base, text)
    such = ("a code", "代码") if near else _such(key.value, term)
    reading.fault(
        "NBS014",
        f"`{text}` is not {such[0]}.",
        f"`{text}` 不是{such[1]}。",
        value.span,
        value=text,
        suggestion=near,
    )
    return None


def _such(key: str, term: Term) -> tuple[str, str]:
    """What a reference is to look like, with examples, for one of which nothing near is known."""
    if term.base == ID:
        en = "an id, such as `organisation/iucn`: copy that of the first line of its file in `data/`"
        return en, " id；id 形如 `organisation/iucn`：请照抄 `data/` 中相应文件首行的 id"
    known = ("CNY", "CAD", "EUR") if term.base == currencies.CURRENCY else islice(codes(term.base), 3)
    shown = [f"`{code}`" for code in known]
    if not shown:
        return f"a value that `{key}:` can take", f" `{key}:` 可用的值"
    return f"a code, such as {', '.join(shown)}", f"代码；代码形如 {'、'.join(shown)}"


def _is_kept(text: str, term: Term) -> bool:
    """Whether a JSON-LD processor keeps a reference; keywords and invalid IRIs it drops without a word."""
    try:
        ox.NamedNode(term.resolve(text))
    except ValueError:
        return False
    return not text.startswith("@") and (":" not in text or _ABSOLUTE.match(text) is not None)


def _by_language(reading: Reading, key: Text, value: Node, term: Term, iri: str) -> dict[str, Any] | None:
    if not isinstance(value, Map):
        reading.fault(
            "NBS012",
            f"Write `{key.value}:` by language: `{{en: …, zh: …}}`.",
            f"`{key.value}:` 请按语言书写：`{{en: …, zh: …}}`。",
            value.span,
        )
        return None
    out: dict[str, Any] = {}
    for tag, texts in value.pairs:
        if not _LANGUAGE.match(tag.value):
            _no_language(reading, key, tag)
            continue
        kept = [
            text
            for item in (texts.items if isinstance(texts, Items) else (texts,))
            if (text := _text(reading, f"{key.value}: {tag.value}", item, term, iri)) is not None
        ]
        out[tag.value] = kept
    return out


def _no_language(reading: Reading, key: Text, tag: Text) -> None:
    if any(tag.value in keys for keys in reading.format.keys.values()):
        reading.fault(
            "NBS011",
            f"`{tag.value}:` stands under `{key.value}:`; move it left, to the column of `{key.value}:`.",
            f"`{tag.value}:` 写在了 `{key.value}:` 之下；请左移，与 `{key.value}:` 对齐。",
            tag.span,
        )
        return
    if (hint := run_together(tag.value)) is not None:
        reading.fault(hint.code, hint.en, hint.zh, tag.span, suggestion=hint.suggestion)
        return
    reading.fault(
        "NBS013",
        f"`{tag.value}` is not a language; write `en` or `zh`.",
        f"`{tag.value}` 不是语言代码；请写 `en` 或 `zh`。",
        tag.span,
    )


def _text(reading: Reading, shown: str, value: Node, term: Term, iri: str) -> str | None:
    """A text in some language, its line breaks folded to spaces."""
    if not isinstance(value, Text) or value.value.strip() in BLANK:
        reading.fault("NBS016", f"`{shown}:` needs a text.", f"`{shown}:` 需要一段文字。", value.span)
        return None
    text = folded(value.value)
    reading.whole(value)
    reading.positions.triple(iri, term.iri, text, value.span)
    return text
