"""A process that opens the graph once and does what is asked at the desk, one line of JSON after the other.

`clerks` starts it and ends it: what the engine is at can be stopped only with its process.
"""

import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any, BinaryIO

from nbs_graph.agents.desk import Desk
from nbs_graph.errors import NbsError
from nbs_graph.graph.children import die_with_parent


def main(parent: str, store: str) -> int:
    """Say on stdout that the graph is open, then answer what comes on stdin until it closes.

    Args:
        parent: the process that asks; store: as `store.locate` gives it.
    """
    die_with_parent(int(parent))
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what is printed by mistake is no answer
    try:
        desk = Desk(Path(store))
    except NbsError as error:
        _tell(out, _said(error))
        return error.exit_code
    _tell(out, {"found": {}})
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        try:
            said = {"found": getattr(desk, asked["what"])(**asked["given"])}
        except NbsError as error:
            said = _said(error)
        except Exception:  # noqa: BLE001 -- told on stderr; the agent hears no more than that it failed
            traceback.print_exc()
            said = {"failed": True}
        _tell(out, said)
    return 0


def _said(error: NbsError) -> dict[str, Any]:
    return {"error": {"en": error.message_en, "zh": error.message_zh}}


def _tell(out: BinaryIO, said: dict[str, Any]) -> None:
    out.write(json.dumps(said).encode() + b"\n")
    out.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
