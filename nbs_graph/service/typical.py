"""How long queries usually take here: what is long on a small graph is quick on a large one."""

from collections import deque

_KEPT = 200
_EVERY = 10
_SHARE = 0.9
_TIMES = 4.0
_LEAST, _START, _MOST = 0.05, 0.2, 2.0


class Typical:
    """Learns from the processor time of queries that were answered.

    A query counts as a long one when it has used four times what nine of ten need, but not before 50 ms, and at the
    latest after 2 s.
    """

    def __init__(self) -> None:
        self._seen: deque[float] = deque(maxlen=_KEPT)
        self._since = 0
        self.long = _START

    def learn(self, seconds: float) -> None:
        """A query was answered with so many seconds of the processor."""
        self._seen.append(seconds)
        self._since += 1
        if self._since >= _EVERY:
            self._since = 0
            usual = sorted(self._seen)[int(_SHARE * (len(self._seen) - 1))]
            self.long = min(_MOST, max(_LEAST, _TIMES * usual))
