"""A new build takes over while requests go on: none fails, none sees two generations."""

import threading
import time
from pathlib import Path

import httpx
import pytest

from tests.service import builds, running


class Asker(threading.Thread):
    """Asks without a pause until told to stop; notes what it saw."""

    def __init__(self, server: running.Server, name: str) -> None:
        super().__init__()
        self._server = server
        self._label = name
        self._halt = threading.Event()
        self.failed: list[str] = []
        self.seen: list[int] = []
        self.by_header: dict[str, set[int]] = {}

    def run(self) -> None:
        with httpx.Client(base_url=self._server.url, timeout=30) as client:
            number = 0
            while not self._halt.is_set():
                number += 1
                own = f"# {self._label} {number}\n" if number % 2 else ""  # every second one may be kept
                query = own + (builds.COUNTED if number % 3 else builds.MIXED)
                try:
                    self._note(client.get("/sparql", params={"query": query}))
                except httpx.HTTPError as error:
                    self.failed.append(repr(error))

    def _note(self, response: httpx.Response) -> None:
        if response.status_code != 200:
            self.failed.append(f"{response.status_code} {response.text[:200]}")
            return
        rows = running.rows(response.json())
        if len(rows) != 1 or rows[0].get("n", "200") != "200":
            self.failed.append(f"mixed: {rows}")
            return
        self.seen.append(int(rows[0]["number"]))
        generation = response.headers["x-graph-generation"]
        self.by_header.setdefault(generation, set()).add(self.seen[-1])

    def stop(self) -> None:
        self._halt.set()
        self.join()


def swapped(server: running.Server, number: int, patience: float = 20) -> bool:
    """Wait until a build is what is answered from."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        rows = running.rows(httpx.get(server.sparql, params={"query": builds.MIXED}, timeout=30).json())
        if rows == [{"number": str(number)}]:
            return True
        time.sleep(0.05)
    return False


def under_load(tmp_path: Path, times: int, *options: str) -> None:
    place = tmp_path / "build"
    builds.publish(place, 0)
    with running.server(*options, store=place, folder=tmp_path) as server:
        askers = [Asker(server, f"asker {n}") for n in range(3)]
        for asker in askers:
            asker.start()
        try:
            for number in range(1, times + 1):
                builds.publish(place, number)
                assert swapped(server, number), f"build {number} did not take over"
        finally:
            for asker in askers:
                asker.stop()
        time.sleep(1)
        assert len(server.processes()) <= 1 + 4, "old generations were not let go"
        assert len(server.events("build swapped in")) == times
    by_header: dict[str, set[int]] = {}
    for asker in askers:
        assert asker.failed == []
        assert asker.seen == sorted(asker.seen), "an older build was answered from after a newer one"
        for generation, numbers in asker.by_header.items():
            by_header.setdefault(generation, set()).update(numbers)
    assert all(len(numbers) == 1 for numbers in by_header.values())
    assert len(by_header) == times + 1


def test_a_new_build_takes_over(tmp_path: Path) -> None:
    """Three times, under load, held in memory."""
    under_load(tmp_path, 3)


@pytest.mark.slow
def test_a_new_build_takes_over_on_disk(tmp_path: Path) -> None:
    """The same with the store on disk."""
    under_load(tmp_path, 3, "--in-memory", "no")


@pytest.mark.slow
def test_a_hundred_builds_take_over(tmp_path: Path) -> None:
    """100 swaps under load without an error."""
    under_load(tmp_path, 100)


def test_a_damaged_build_is_refused(tmp_path: Path) -> None:
    """What is served stays, the log says why, and the next good build is taken."""
    place = tmp_path / "build"
    builds.publish(place, 1)
    with running.server(store=place, folder=tmp_path) as server:
        broken = tmp_path / "broken"
        (broken / "store").mkdir(parents=True)
        (broken / "manifest.json").write_text("{}")
        link = tmp_path / "link"
        link.symlink_to(broken)
        link.replace(place)
        until = time.monotonic() + 20
        while not server.events("build refused"):
            assert time.monotonic() < until
            time.sleep(0.1)
        assert swapped(server, 1)
        place.unlink()
        time.sleep(1.2)
        assert swapped(server, 1)
        builds.publish(place, 2)
        assert swapped(server, 2)


def test_a_dump_that_is_written_anew(tmp_path: Path) -> None:
    """A file is watched as a build is."""
    dump = tmp_path / "x.nq"
    for number in (1, 2):
        fresh = tmp_path / "fresh.nq"
        fresh.write_text(f'<http://x/> <{builds.P}> "{number}" <http://g/> .\n')
        fresh.replace(dump)
        if number == 1:
            server = running.start(store=dump, folder=tmp_path)
    try:
        assert swapped(server, 2)
    finally:
        server.stop()
