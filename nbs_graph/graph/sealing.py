"""Takes from this process, for good, what no query needs: new sockets, connections, other programs (Linux, seccomp(2)).

Behind `guard`, which refuses SERVICE: whatever a query makes the engine do, it cannot reach the network. Files can
still be opened, for a large store on disk opens its own while it is read. A process that reads none is better sealed
by a limit of its open files.
"""

import ctypes
import platform
import struct
import sys

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # prctl(2)
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13  # SECCOMP_RET_ERRNO with EACCES
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # instructions of the filter (linux/filter.h)
_NUMBER, _MACHINE = 0, 4  # places in struct seccomp_data
_OTHER_ABI = 0x40000000  # x32 numbers its calls from here
# socket, connect, bind, execve, execveat, io_uring_setup; and the machine as audit(7) numbers it
_CALLS = {
    "x86_64": (0xC000003E, (41, 42, 49, 59, 322, 425)),
    "aarch64": (0xC00000B7, (198, 203, 200, 221, 281, 425)),
}


class _Program(ctypes.Structure):
    """struct sock_fprog: how many instructions, and where they are."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def refuse_connections() -> bool:
    """Have the system refuse this process every new socket from now on, and every other program.

    Returns:
        whether it does; not on other systems than Linux, nor where it may not be asked for.
    """
    known = _CALLS.get(platform.machine()) if sys.platform == "linux" else None
    if known is None:
        return False
    try:
        prctl = ctypes.CDLL(None).prctl
    except (AttributeError, OSError):
        return False
    content = _filter(*known)
    program = _Program(len(content) // 8, content)
    zero = ctypes.c_ulong(0)
    asked = prctl(_NO_NEW_PRIVILEGES, ctypes.c_ulong(1), zero, zero, zero)
    filtered = prctl(_SECCOMP, ctypes.c_ulong(_FILTER), ctypes.byref(program), zero, zero)
    return bool(asked == filtered == 0)


def _filter(machine: int, calls: tuple[int, ...]) -> bytes:
    """The instructions: calls of another machine, of another ABI and those listed are refused, all else is allowed."""
    refuse = len(calls) + 5  # where the last instruction stands
    made = [
        (_LOAD, 0, 0, _MACHINE),
        (_EQUAL, 0, refuse - 2, machine),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, refuse - 4, 0, _OTHER_ABI),
        *((_EQUAL, refuse - 5 - place, 0, call) for place, call in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("HBBI", *one) for one in made)
