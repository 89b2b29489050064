"""Processes that answer for this one, and are ended with it: the engine can be stopped only with its process."""

import math
import os
import signal
from pathlib import Path

_PR_SET_PDEATHSIG = 1  # prctl(2)
_SPARE_SECONDS = 2  # the parent's clock strikes first, and tells why


def environment() -> dict[str, str]:
    """The environment in which another process finds this package, also when it is run from a checkout."""
    here = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path}


def die_with_parent(parent: int) -> None:
    """Have the system end this process when its parent ends (Linux); at once, when it already has.

    The signal comes when the *thread* ends that started this process (prctl(2)): that thread has to wait for it.
    """
    import ctypes

    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    except (AttributeError, OSError, TypeError):  # not Linux
        return
    if os.getppid() != parent:
        os._exit(0)


def die_in_time(seconds: float) -> None:
    """Have the system end this process soon after `seconds`, by the clock and by the processor time of one core.

    For when nobody is left who would stop it. The signals do what they do by default, whatever the engine is at.
    """
    try:
        import resource
    except ImportError:  # not a POSIX system
        return
    most = seconds + _SPARE_SECONDS
    for number in (signal.SIGALRM, signal.SIGXCPU):
        signal.signal(number, signal.SIG_DFL)  # a parent may have had them ignored, which is inherited
    signal.setitimer(signal.ITIMER_REAL, most)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = math.ceil(most)
    if hard == resource.RLIM_INFINITY or soft <= hard:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
