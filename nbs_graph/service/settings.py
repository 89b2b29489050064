"""What the service may use, and how long it waits: one value that travels to every process of it."""

import os
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

MEGABYTE = 2**20
InMemory = Literal["auto", "yes", "no"]


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not Linux
        return os.cpu_count() or 1


def default_workers() -> int:
    """One for each processor, and never a single one, so that a long query leaves room for a short one."""
    return max(2, processors())


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits of the service. Seconds are of the clock, sizes in bytes unless said otherwise.

    Args:
        store: the build or dump to serve, as `store.locate` takes it; None: as every command finds it.
        timeout: a query is stopped after this.
        workers: queries that are computed at full speed at once; as many again for named questions and pages.
        long: long ones (`typical`) beside them, at low priority; 0: as many as workers.
        memory: what one worker may take beside the graph, in megabytes.
        max_answer: the largest answer, in megabytes, before compression.
        in_memory: hold the graph in memory; `auto`: up to `in_memory_quads`.
        trust_proxy: believe `X-Forwarded-For` and `X-Forwarded-Proto`.
        base_url: where the service is seen from outside; None: as each request says.
        grace: how long running requests may take when the service is told to stop.
        tick: how often a running query is looked at.
        queue: requests that may wait for a worker; `queue_seconds`: how long.
        per_client: requests of one client at a time.
        budget: seconds of long queries that one client may use at once; a second comes back each second. 0: no end.
        cache: bytes of answers that are kept.
        max_connections, per_peer: connections at once, in all and of one address.
        header_seconds, body_seconds: within which a request must arrive.
        send_seconds: within which a client must take 64 KB.
        max_get, max_post, max_header: bytes of a request's query string, body, and head.
        watch_seconds: how often to look for a new build.
    """

    store: str | None = None
    timeout: float = 30.0
    workers: int = field(default_factory=default_workers)
    long: int = 0
    memory: int = 512
    max_answer: int = 32
    in_memory: InMemory = "auto"
    trust_proxy: bool = False
    base_url: str | None = None
    grace: float = 10.0
    tick: float = 0.05
    queue: int = 128
    queue_seconds: float = 10.0
    per_client: int = 64
    budget: float = 120.0
    cache: int = 64 * MEGABYTE
    max_connections: int = 1024
    per_peer: int = 512
    header_seconds: float = 10.0
    body_seconds: float = 20.0
    send_seconds: float = 20.0
    max_get: int = 32 * 1024
    max_post: int = MEGABYTE
    max_header: int = 32 * 1024
    in_memory_quads: int = 2_000_000
    watch_seconds: float = 0.5

    @property
    def slow(self) -> int:
        """How many long queries may run at once: as asked, else as many as there are workers."""
        return self.long or self.workers

    def as_json(self) -> dict[str, Any]:
        """For the journey to another process."""
        return asdict(self)
