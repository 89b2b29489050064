"""Addresses: web addresses, DOIs, IRIs of terms and things, language tags."""

import re
import unicodedata

from nbs_graph.validation.fault import Fault, brief

# RFC 3987 section 2.2, narrowed to what a reader can follow: http(s), a host with a dot, no user name.
_URL = re.compile(
    r"https?://(?P<host>([^\s/?#@:.]+\.)+[^\s/?#@:.]{2,})(:\d{1,5})?([/?#]\S*)?\Z", re.IGNORECASE
)
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_TRAILING = "。，、；：！？）】》”’…,;!?"
_DOI = re.compile(r"10\.\d{4,9}(\.\d+)*/[^\s\"<>]+\Z", re.ASCII)
_LATIN = re.compile("[A-Z]+")
_DOI_START = re.compile(r"(?:https?://)?(?:dx\.)?(?:doi\.org/|doi:\s*)", re.IGNORECASE)
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\\x7f-\x9f]")
_NOT_SEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zs", "Zl", "Zp"})
"""Categories of what cannot be seen or is no character; none has a place in an address."""
_SCHEME = re.compile(r"(https?|urn|mailto|tel|geo):", re.ASCII)
_WHOLE = re.compile(
    r"https?://[^\s/?#@:.%][^\s/?#@:%]*(:\d{1,5})?([/?#].*)?|urn:[a-z0-9][a-z0-9-]*:.+|mailto:[^@]+@.+|tel:\+?\d.*|geo:-?\d.*",
    re.IGNORECASE,
)
_FULL_WIDTH = re.compile("[\u2018-\u201f\u2026\u3000-\u303f\uff00-\uffef]")
_PRIMARY = re.compile(r"[A-Za-z]{2,3}")

# The namespaces that the field uses, and under https, or http, which nobody uses.
_HTTP = (
    "http://id.loc.gov/datatypes/",
    "http://metadata.un.org/sdg",
    "http://publications.europa.eu/resource/authority/",
    "http://purl.org/dc/",
    "http://purl.org/ontology/bibo/",
    "http://purl.org/spar/",
    "http://rdfs.org/ns/void#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2001/XMLSchema#",
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/2004/02/skos",
    "http://www.w3.org/ns/dcat#",
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/org#",
    "http://www.w3.org/ns/prov#",
    "http://www.wikidata.org/entity/",
    "http://xmlns.com/foaf/0.1/",
)
_HTTPS = ("https://ror.org/", "https://schema.org/", "https://w3id.org/nbs-graph/")
_NEAR = {
    **{f"https{space.removeprefix('http')}": space for space in _HTTP},
    **{f"http{space.removeprefix('https')}": space for space in _HTTPS},
    **{
        f"{scheme}://www.{space.removeprefix('https://')}": space
        for space in _HTTPS
        for scheme in ("http", "https")
    },
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
    if (
        _NOT_IN_IRI.search(value)
        or _unseen(value)
        or (not as_printed and (_FULL_WIDTH.search(value) or _PERCENT.search(value)))
    ):
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
        _unseen(text) or _NOT_IN_IRI.search(text) or _FULL_WIDTH.search(text) or _PERCENT.search(text)
    )


def doi(value: str) -> Fault | None:
    """A DOI without resolver → what is wrong with it (DOI Handbook, section 2.2)."""
    sound = _DOI.match(value) and not value.endswith((".", ","))
    if sound and not _unseen(value) and not _FULL_WIDTH.search(value):
        return None
    text = _DOI_START.sub("", unicodedata.normalize("NFKC", value).strip()).rstrip(".,。 ")
    return Fault(
        "NBS026",
        f"“{brief(value)}” is not a DOI: `10.`, a number, `/` and a name, without `https://doi.org/`.",
        f"“{brief(value)}”不是 DOI：应为 `10.`、数字、`/` 加名称，不带 `https://doi.org/`。",
        _LATIN.sub(lambda capital: capital[0].lower(), text)
        if _DOI.match(text) and not _unseen(text)
        else None,
    )


def iri(value: str) -> Fault | None:
    """The IRI of a thing, term or concept → what is wrong with it."""
    if _NOT_IN_IRI.search(value) or _unseen(value) or not unicodedata.is_normalized("NFC", value):
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
    if not _WHOLE.fullmatch(value):
        return Fault(
            "NBS027",
            f"The IRI “{brief(value)}” is not complete: `https://`, a site and a path, as in `https://www.iucn.org/resources`.",
            f"IRI“{brief(value)}”不完整：应为 `https://`、网站名与路径，例如 `https://www.iucn.org/resources`。",
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


def _unseen(value: str) -> bool:
    return not value.isascii() and any(unicodedata.category(c) in _NOT_SEEN for c in value)


def is_name(predicate: str) -> bool:
    """Whether a property holds titles or names, which may be in any language."""
    return predicate in _ANY_LANGUAGE or predicate.endswith("#translatedTitle")


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
