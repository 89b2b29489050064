"""What one client may use: requests at a time, and seconds of long queries (a leaky bucket)."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from nbs_graph.service.problems import Problem, busy

_MOST_CLIENTS = 10_000


@dataclass(slots=True)
class _Account:
    """What a client is using: requests and long queries now, seconds used up at a time of the clock."""

    requests: int = 0
    long: int = 0
    used: float = 0.0
    at: float = 0.0


class Budget:
    """Accounts of the clients.

    Args:
        per_client: requests at a time.
        seconds: of long queries that may be used at once; one comes back each second. 0: no end.
        clock: tells seconds.
    """

    def __init__(self, per_client: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_client = per_client
        self._seconds = seconds
        self._clock = clock
        self._accounts: OrderedDict[str, _Account] = OrderedDict()

    def _account(self, client: str) -> _Account:
        account = self._accounts.get(client)
        if account is None:
            account = self._accounts[client] = _Account()
            while len(self._accounts) > _MOST_CLIENTS:
                idle = next((c for c, a in self._accounts.items() if not a.requests), None)
                if idle is None:
                    break
                del self._accounts[idle]
        else:
            self._accounts.move_to_end(client)
        return account

    def enter(self, client: str) -> None:
        """A request of this client begins; `leave` ends it.

        Raises:
            Problem: 429, it has as many as it may.
        """
        account = self._account(client)
        if account.requests >= self._per_client:
            raise busy(
                1,
                f"You have {account.requests} requests running; wait for one to end.",
                f"您已有 {account.requests} 个请求正在执行，请待其中之一结束。",
                "too-many-requests",
            )
        account.requests += 1

    def leave(self, client: str) -> None:
        """A request of this client ended."""
        self._account(client).requests -= 1

    def _drained(self, account: _Account) -> float:
        now = self._clock()
        account.used = max(0.0, account.used - (now - account.at))
        account.at = now
        return account.used

    def wait(self, client: str) -> float:
        """Seconds until this client may have a long query again; 0 when it may now."""
        if not self._seconds:
            return 0.0
        return max(0.0, self._drained(self._account(client)) - self._seconds)

    def lengthen(self, client: str) -> None:
        """A query of this client has become a long one; `charge` ends it."""
        self._account(client).long += 1

    def charge(self, client: str, seconds: float) -> None:
        """A long query of this client ended after so many seconds."""
        account = self._account(client)
        account.long -= 1
        self._drained(account)
        account.used += seconds

    def long(self, client: str) -> int:
        """Long queries that this client has running."""
        return self._account(client).long


def spent(wait: float) -> Problem:
    """429: no more long queries for a while."""
    return busy(
        int(wait) + 1,
        f"You have used up your time for long queries; the next may run in {int(wait) + 1} s. Short ones are answered.",
        f"您的长查询时间已用尽，{int(wait) + 1} 秒后可再次执行；短查询仍会得到回答。",
        "too-many-requests",
    )
