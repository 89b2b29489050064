"""Queries run behind the front, so that what needs no query is answered while they do."""

import os

from tests.service import running


def test_workers_run_behind_the_front(served: running.Server) -> None:
    """Every worker is nicer than the front, which is as it was started."""
    zygote, *workers = served.processes()
    niceness = [os.getpriority(os.PRIO_PROCESS, pid) for pid in workers]
    front = os.getpriority(os.PRIO_PROCESS, served.pid)
    assert os.getpriority(os.PRIO_PROCESS, zygote) == front
    assert niceness
    assert all(front + 5 <= one for one in niceness)
