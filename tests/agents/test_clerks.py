"""Who answers agents: with the graph as it is now."""

from pathlib import Path
from typing import Any

import anyio

from nbs_graph.agents.clerks import Clerks
from nbs_graph.namespaces import RDFS


def test_a_new_build_is_answered_from(tmp_path: Path) -> None:
    """Who was waiting with the graph as it was goes; the same one answers as long as nothing changes."""
    dump = tmp_path / "graph.nq"

    def write(label: str) -> None:
        dump.write_text(f'<a:a> <{RDFS}label> "{label}"@en <a:g> .\n')

    async def asked() -> list[Any]:
        found, clerks = [], Clerks(dump)
        async with clerks.at_work():
            for label in ("one", "one", "another"):
                if label == "another":
                    write(label)
                said = await clerks.do("find", text="o", language="en", limit=1)
                found.append((said["things"][0]["matched"], clerks._idle[0]))
        return found

    write("one")
    first, second, third = anyio.run(asked)
    assert [label for label, _ in (first, second, third)] == ["one", "one", "another"]
    assert first[1] is second[1] is not third[1]
