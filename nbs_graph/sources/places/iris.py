"""References and escapes → IRIs, the way that the parser of partners' files makes them."""

import re
from functools import lru_cache

import pyoxigraph as ox

from nbs_graph.namespaces import RDF_TYPE

RDF = RDF_TYPE.removesuffix("type")
LONGEST = 4_000
"""Characters of an IRI that others are built on; longer ones would make the time grow as the square of the text."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*+:")
_RELATIVE = re.compile(r"(//[^/?#]*+)?+([^?#]*+)(.*+)", re.DOTALL)
_UCHAR = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")


def is_absolute(iri: str) -> bool:
    """Does it begin with a scheme?"""
    return _SCHEME.match(iri) is not None


def is_name(name: str) -> bool:
    """Is it an IRI, or a label of a blank node, for the parser?"""
    if name.startswith("_:"):
        return True
    try:
        ox.NamedNode(name)
    except ValueError:
        return False
    return True


def resolve(base: str | None, reference: str) -> str:
    """A reference as written → the IRI (RFC 3986, section 5.2), as the parser makes it.

    Those with a scheme, and all when there is no base, stay as they are; those with an authority keep their dots.
    """
    if base is None or len(base) > LONGEST or _SCHEME.match(reference):
        return reference
    scheme, authority, directory, path, query = _based(base)
    if reference.startswith("//"):
        return scheme + reference
    if not reference or reference[0] in "?#":
        return scheme + authority + path + (query if not reference.startswith("?") else "") + reference
    _, own_path, rest = _split(reference)
    return (
        f"{scheme}{authority}{_without_dots('' if own_path.startswith('/') else directory, own_path)}{rest}"
    )


@lru_cache(maxsize=64)
def _based(base: str) -> tuple[str, str, str, str, str]:
    """A base → its scheme and authority with their marks, its directory, its path, its query."""
    match = _SCHEME.match(base)
    scheme = match[0] if match else ""
    authority, path, rest = _split(base[len(scheme) :])
    directory = path[: path.rfind("/") + 1] if path or not authority else "/"
    return scheme, authority, directory, path, rest.partition("#")[0]


def _split(relative: str) -> tuple[str, str, str]:
    """What has no scheme → authority with its slashes, path, query with fragment."""
    match = _RELATIVE.match(relative)
    return (match[1] or "", match[2], match[3]) if match else ("", relative, "")


def _without_dots(directory: str, path: str) -> str:
    """A path, behind a directory → the path without dot segments of its own (RFC 3986, section 5.2.4).

    Those of the directory stay, as the parser keeps them.
    """
    if "/." not in path and not path.startswith("."):
        return directory + path
    if not directory and path.startswith("/"):
        directory, path = "/", path[1:]
    root = 1 if directory.startswith("/") else 0
    end = len(directory)
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if kept:
                kept.pop()
            else:
                end = max(directory.rfind("/", 0, max(end - 1, 0)) + 1, root)
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return directory[:end] + "/".join(kept)


def unescape_iri(text: str) -> str:
    r"""`\uXXXX` and `\UXXXXXXXX` → their characters (RDF 1.1 Turtle, section 6.4)."""
    return _UCHAR.sub(lambda match: character(match[1] or match[2]), text) if "\\" in text else text


def character(hexadecimal: str) -> str:
    """A code point in hexadecimal → the character, U+FFFD when there is none."""
    code = int(hexadecimal, 16)
    return chr(code) if code < 0x110000 else "\ufffd"
