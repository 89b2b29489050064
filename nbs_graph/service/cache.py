"""Answers kept for those who ask the same again: least recently used first out, capped in bytes."""

import hashlib
import sys
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

_OVERHEAD = 500  # bytes of an entry beside its text and its answer


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it is sent.

    Args:
        type: the media type. gzip: whether `body` is compressed. generation: what it was answered from.
        tag: the entity tag (RFC 9110, 8.8.3), weak: another run may order rows differently.
        headers: further ones. status: of the response.
    """

    type: str
    body: bytes | memoryview
    gzip: bool
    generation: str
    tag: str | None
    headers: tuple[tuple[str, str], ...] = ()
    status: int = 200


def entity_tag(generation: str, body: bytes | memoryview) -> str:
    """A weak entity tag: the generation and a hash of the bytes."""
    return f'W/"{generation}-{hashlib.blake2b(body, digest_size=9).hexdigest()}"'


class Cache:
    """Keys → answers; a key holds the generation.

    Args:
        most: bytes in all; an answer larger than a quarter of it is not kept.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[Hashable, tuple[Kept, int]] = OrderedDict()

    def get(self, key: Hashable) -> Kept | None:
        """The answer kept for a key."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, answer: Kept) -> None:
        """Keep an answer; what the key holds counts too, for strangers write it."""
        size = len(answer.body) + _weight(key) + _OVERHEAD
        if size > self._most // 4:
            return
        before = self._kept.pop(key, None)
        self._size += size - (before[1] if before else 0)
        self._kept[key] = (answer, size)
        while self._size > self._most:
            _, (_, dropped) = self._kept.popitem(last=False)
            self._size -= dropped

    def clear(self) -> None:
        """Forget everything: there is a new generation."""
        self._kept.clear()
        self._size = 0

    @property
    def size(self) -> int:
        """Bytes that are kept."""
        return self._size


def _weight(key: object) -> int:
    """Bytes of a key's texts, within tuples of tuples."""
    if isinstance(key, tuple):
        return sum(map(_weight, key)) + sys.getsizeof(key)
    return sys.getsizeof(key)
