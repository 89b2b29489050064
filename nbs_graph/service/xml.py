"""What the engine writes as XML, looked at before it is sent: not all that a graph may hold can stand in XML 1.0."""

from xml.parsers import expat

_PART = 2**16


def well_formed(body: bytes | memoryview) -> bool:
    """Whether bytes are a document of XML 1.0 with namespaces.

    The engine writes control characters as they are (XML 1.0, 2.2 forbids them), and a property that ends in no name
    as an element without one.
    """
    parser = expat.ParserCreate("UTF-8", " ")
    try:
        for start in range(0, len(body), _PART):
            parser.Parse(bytes(body[start : start + _PART]), False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        return False
    return True


def with_returns(body: bytes | memoryview) -> bytes | memoryview:
    """The same with carriage returns that readers keep: written as they are, they are read as line feeds (2.11)."""
    whole = bytes(body)
    return whole.replace(b"\r", b"&#xD;") if b"\r" in whole else body
