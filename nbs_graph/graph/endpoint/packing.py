"""Answers that were packed for the way (RFC 9110, 8.4.1), unpacked piece by piece and to their very end."""

import zlib
from collections.abc import Iterator

KNOWN = frozenset({"identity", "gzip", "x-gzip", "deflate"})
_EITHER, _GZIP = zlib.MAX_WBITS | 32, zlib.MAX_WBITS | 16


class Unpacking:
    """The body of one answer.

    Args:
        packing: its Content-Encoding, one of `KNOWN`.
        most: bytes that one step may grow to.
    """

    def __init__(self, packing: str, most: int) -> None:
        self._gzip = packing in {"gzip", "x-gzip"}
        self._stream = None if packing == "identity" else zlib.decompressobj(_EITHER)
        self._most = most

    @property
    def whole(self) -> bool:
        """Whether what came is not cut off inside what is packed."""
        return self._stream is None or self._stream.eof

    @property
    def ends_itself(self) -> bool:
        """Whether the packing shows its own end; gzip's is no end, as another member may follow."""
        return self._stream is not None and not self._gzip

    def steps(self, piece: bytes) -> Iterator[bytes]:
        """What a piece of the body unpacks to.

        Raises:
            zlib.error: it is not packed so, or goes on after its end.
        """
        if self._stream is None:
            yield piece
            return
        while piece:
            if self._stream.eof:  # members follow one another without a mark (RFC 1952, 2.2)
                if not self._gzip:
                    raise zlib.error("data after the end")
                self._stream = zlib.decompressobj(_GZIP)
            yield self._stream.decompress(piece, self._most)
            piece = self._stream.unconsumed_tail or self._stream.unused_data
