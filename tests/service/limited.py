"""A server with limits that have no option on the command line: `python -m tests.service.limited SETTINGS`."""

import json
import sys

from nbs_graph.service.log import Log
from nbs_graph.service.server import bind, run
from nbs_graph.service.settings import Settings


def main() -> None:
    """Serve on any free port, with settings in JSON."""

    def ready(address: str) -> None:
        sys.stdout.write(address + "\n")
        sys.stdout.flush()

    with bind("127.0.0.1", 0) as listening:
        run(Settings(**json.loads(sys.argv[1])), listening, Log("json"), ready)


if __name__ == "__main__":
    main()
