"""Addresses: web addresses, DOIs, IRIs of terms and things, language tags."""

import re
import unicodedata

from nbs_graph.validation.fault import Fault, brief

# RFC 3987 section 2.2, narrowed to what a reader can follow: http(s), a host with a dot, no user name.
_URL = re.compile(r"https?://(?P<host>[^\s/?#@:]+\.[^\s/?#@:.]{2,})(:\d{1,5})?([/?#]\S*)?\Z", re.IGNORECASE)
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_TRAILING = "。，、；：！？）】》”’…,;!?"
_DOI = re.compile(r"10\.\d{4,9}(\.\d+)*/[^\s\"<>]+\Z", re.ASCII)
_DOI_START = re.compile(r"(?:https?://)?(?:dx\.)?(?:doi\.org/|doi:\s*)", re.IGNORECASE)
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\\x7f-\x9f]")
_SCHEME = re.compile(r"(https?|urn|mailto|tel|geo):", re.ASCII)
_CJK = re.compile("[\u3000-\u303f\uff00-\uffef]")
_PRIMARY = re.compile(r"[A-Za-z]{2,3}")

# One letter off a namespace that the field uses: written → meant.
_NEAR = {
    "http://schema.org/": "https://schema.org/",
    "https://metadata.un.org/sdg": "http://metadata.un.org/sdg",
    "http://w3id.org/nbs-graph/": "https://w3id.org/nbs-graph/",
    "https://purl.org/dc/": "http://purl.org/dc/",
    "https://www.w3.org/2004/02/skos": "http://www.w3.org/2004/02/skos",
    "https://www.wikidata.org/entity/": "http://www.wikidata.org/entity/",
    "http://ror.org/": "https://ror.org/",
}

_WRITTEN = tuple(_NEAR)

# A title or a name may be in the language it was given in; everything else is in ours.
_ANY_LANGUAGE = frozenset(
    {
        "http://purl.org/dc/terms/title",
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "http://www.w3.org/2004/02/skos/core#altLabel",
        "https://schema.org/alternateName",
        "https://schema.org/name",
    }
)


def url(value: str, *, as_printed: bool = False) -> Fault | None:
    """A web address → what is wrong with it.

    Args:
        value: the lexical form.
        as_printed: the address is kept as the source prints it; only what no browser could follow is refused.
    """
    if not value.lower().startswith(("http://", "https://")):
        meant = _mended(value)
        return Fault(
            "NBS025",
            f"“{brief(value)}” is not a web address: it starts with `https://` or `http://`.",
            f"“{brief(value)}”不是网址：应以 `https://` 或 `http://` 开头。",
            meant,
        )
    if _NOT_IN_IRI.search(value) or (not as_printed and (_CJK.search(value) or _PERCENT.search(value))):
        return Fault(
            "NBS025",
            f"“{brief(value)}” contains a space, a full-width sign or another character that an address cannot have.",
            f"“{brief(value)}”含有空格、全角符号或其他网址中不允许的字符。",
            _mended(value),
        )
    if not _URL.match(value):
        return Fault(
            "NBS025",
            f"“{brief(value)}” names no site: `https://` is followed by a host such as `www.iucn.org`.",
            f"“{brief(value)}”缺少网站名：`https://` 之后应为 `www.iucn.org` 这样的域名。",
        )
    return None


def _mended(value: str) -> str | None:
    text = unicodedata.normalize("NFKC", value).strip().rstrip(_TRAILING)
    if re.match(r"(www\.|doi\.org/)", text):
        text = "https://" + text
    text = re.sub(r"\A(https?)(:/|//|:)(?!/)", r"\1://", text)
    return text if url_ok(text) else None


def url_ok(text: str) -> bool:
    """Whether `text` can stand as a web address."""
    return bool(_URL.match(text)) and not (
        _NOT_IN_IRI.search(text) or _CJK.search(text) or _PERCENT.search(text)
    )


def doi(value: str) -> Fault | None:
    """A DOI without resolver → what is wrong with it (DOI Handbook, section 2.2)."""
    if _DOI.match(value) and not value.endswith((".", ",", "。")):
        return None
    text = _DOI_START.sub("", unicodedata.normalize("NFKC", value).strip()).rstrip(".,。 ")
    return Fault(
        "NBS026",
        f"“{brief(value)}” is not a DOI: `10.`, a number, `/` and a name, without `https://doi.org/`.",
        f"“{brief(value)}”不是 DOI：应为 `10.`、数字、`/` 加名称，不带 `https://doi.org/`。",
        text if _DOI.match(text) else None,
    )


def iri(value: str) -> Fault | None:
    """The IRI of a thing, term or concept → what is wrong with it."""
    odd = not value.isascii() and any(unicodedata.category(c) in ("Cf", "Cc", "Zs") for c in value)
    if odd or _NOT_IN_IRI.search(value):
        return Fault(
            "NBS027",
            f"The IRI “{brief(value)}” contains a space or a character that an IRI cannot have.",
            f"IRI“{brief(value)}”含有空格或 IRI 中不允许的字符。",
        )
    if not _SCHEME.match(value):
        return Fault(
            "NBS027",
            f"The IRI “{brief(value)}” does not start with `https://` or `http://`.",
            f"IRI“{brief(value)}”不是以 `https://` 或 `http://` 开头。",
        )
    if not value.startswith(_WRITTEN):
        return None
    for written, meant in _NEAR.items():
        if value.startswith(written):
            return Fault(
                "NBS028",
                f"“{brief(value)}” is not the IRI that everybody uses.",
                f"“{brief(value)}”不是通用的 IRI。",
                meant + value[len(written) :],
            )
    return None


def language(tag: str, predicate: str) -> Fault | None:
    """A language tag and the property it stands at → what is wrong with it."""
    primary = tag.lower().split("-")[0]
    if tag in ("en", "zh") or (predicate in _ANY_LANGUAGE and tag == primary and _PRIMARY.fullmatch(tag)):
        return None
    if primary in ("en", "zh"):
        return Fault(
            "NBS029",
            f"The language `{tag}` is written without region or script here.",
            f"语言代码 `{tag}` 在此不带地区或文字后缀。",
            primary,
        )
    return Fault(
        "NBS029",
        f"`{tag}` cannot stand here: texts are in `en` and `zh`; only a title or a name may be in its own language.",
        f"此处不能使用 `{tag}`：文字须为 `en` 和 `zh`；只有标题和名称可用其原文语言。",
    )
