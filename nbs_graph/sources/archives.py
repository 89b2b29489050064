"""Compressed files: gzip (RFC 1952), unpacked within bounds, for a few bytes can stand for terabytes."""

import zlib

from nbs_graph.model import Diagnostic, Severity, Span

SUFFIX = ".gz"
MOST = 2_000_000_000
RATIO = 200
"""How much larger than the file its content may be, once that is more than `_PLAIN` bytes."""
_PLAIN = 20_000_000
_CHUNK = 1 << 20
_GZIP = 31


def unpacked(raw: bytes, file: str) -> tuple[bytes, Diagnostic | None]:
    """The content of a gzip file; or a diagnostic (NBS073) when it is broken or too large."""
    parts: list[bytes] = []
    size = 0
    rest = raw
    try:
        while rest:
            unpack = zlib.decompressobj(wbits=_GZIP)
            while not unpack.eof:
                part = unpack.decompress(rest, _CHUNK)
                rest = unpack.unconsumed_tail or unpack.unused_data
                size += len(part)
                if size > MOST or (size > _PLAIN and size > RATIO * len(raw)):
                    return b"", _fault(
                        file,
                        f"It unpacks to more than {MOST // 10**9} GB, or to {RATIO} times its size; send it unpacked.",
                        f"解压后超过 {MOST // 10**9} GB 或原文件的 {RATIO} 倍；请发送未压缩的文件。",
                    )
                parts.append(part)
                if not part and not rest and not unpack.eof:
                    return b"", _fault(
                        file, "The gzip file ends too early; send it again.", "gzip 文件不完整；请重新发送。"
                    )
    except zlib.error as error:
        return b"", _fault(
            file,
            f"This is not a gzip file ({error}); send it again.",
            f"这不是有效的 gzip 文件（{error}）；请重新发送。",
        )
    return b"".join(parts), None


def _fault(file: str, en: str, zh: str) -> Diagnostic:
    return Diagnostic("NBS073", Severity.VIOLATION, {"en": en, "zh": zh}, file, Span(1, 1, 1, 2))
