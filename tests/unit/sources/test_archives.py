"""Files compressed with gzip."""

import gzip
import zlib

import pytest

from nbs_graph.sources import archives


def test_what_was_packed_comes_out() -> None:
    """Also of several members, one after the other (RFC 1952, section 2.2)."""
    content = "洪水 floods\n".encode() * 5000
    assert archives.unpacked(gzip.compress(content), "x.ttl.gz") == (content, None)
    assert archives.unpacked(gzip.compress(b"a") + gzip.compress(b"b"), "x.ttl.gz") == (b"ab", None)
    assert archives.unpacked(gzip.compress(b""), "x.ttl.gz") == (b"", None)


@pytest.mark.parametrize(
    "raw",
    [b"no gzip", gzip.compress(b"floods" * 100)[:-9], b"\x1f\x8b\x08\x00", zlib.compress(b"floods")],
    ids=["text", "cut", "head", "zlib"],
)
def test_what_is_no_gzip_is_told(raw: bytes) -> None:
    """A broken file is a diagnostic."""
    content, fault = archives.unpacked(raw, "x.ttl.gz")
    assert content == b""
    assert fault is not None
    assert (fault.code, fault.file) == ("NBS073", "x.ttl.gz")


def test_a_bomb_is_not_unpacked() -> None:
    """A thousand times its size is refused long before it is all there."""
    bomb = gzip.compress(bytes(100_000_000))
    content, fault = archives.unpacked(bomb, "x.nt.gz")
    assert content == b""
    assert fault is not None
    assert fault.code == "NBS073"
