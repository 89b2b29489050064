"""Opening the graph in a process that will fork: it must have no threads, which a store on disk starts."""

import hashlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from nbs_graph.errors import CannotDo
from nbs_graph.graph.dataset import Dataset, cannot_open
from nbs_graph.graph.store import STORE
from nbs_graph.publish import manifest
from nbs_graph.service.settings import Settings

_BYTES_PER_QUAD = 200  # of a store on disk, where nothing else tells how much it holds


@dataclass(frozen=True, slots=True)
class Opened:
    """A graph that workers can be forked over.

    Args:
        dataset: gives the graph, in the process that asks it.
        in_memory: whether it is held here and shared by all workers, or opened by each.
    """

    dataset: Callable[[], Dataset]
    in_memory: bool


def generation(place: Path) -> str:
    """A name for what is served, in 12 hexadecimal digits: another build has another.

    Args:
        place: a `store` folder or a dump, links resolved.
    """
    told = place.parent / manifest.FILE if place.is_dir() else place
    try:
        content = told.read_bytes()
    except OSError:
        content = b""
    return hashlib.sha256(f"{place}\n".encode() + content).hexdigest()[:12]


def open_graph(place: Path, settings: Settings) -> Opened:
    """Open a `store` folder or a dump.

    Raises:
        CannotDo: absent, unreadable, damaged or empty.
    """
    wanted = settings.in_memory
    if place.is_dir() and (wanted == "no" or (wanted == "auto" and _quads(place) > settings.in_memory_quads)):
        return Opened(lambda: Dataset.read_only(place), in_memory=False)
    dataset = _copied(place) if place.is_dir() else Dataset.from_dump(place)
    if dataset.is_empty:
        raise CannotDo(
            f"{place} holds no data. Run `nbs-graph build`.",
            f"{place} 中没有数据。请运行 `nbs-graph build`。",
        )
    return Opened(lambda: dataset, in_memory=True)


def _quads(place: Path) -> int:
    """How many quads a store on disk holds: as its manifest says, else as its size suggests."""
    if place.name == STORE:
        try:
            return int(manifest.read(place.parent)["store"]["quads"])
        except (CannotDo, KeyError, TypeError, ValueError):
            pass
    return sum(path.stat().st_size for path in place.iterdir()) // _BYTES_PER_QUAD


def _copied(place: Path) -> Dataset:
    """A store on disk, copied into memory: a child process reads it, so that its threads end with it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _copy_out(place, reading, writing)
    os.close(writing)
    dataset = Dataset()
    failure: Exception | None = None
    with os.fdopen(reading, "rb") as quads:
        try:
            dataset.store.bulk_load(quads, ox.RdfFormat.N_QUADS)
        except (OSError, SyntaxError, ValueError, RuntimeError) as error:
            failure = error
    _, status = os.waitpid(child, 0)
    if status != 0 or failure is not None:
        raise cannot_open(place, failure or RuntimeError("its content could not be read"))
    return dataset


def _copy_out(place: Path, reading: int, writing: int) -> None:
    """In the child: write the store as N-Quads; never returns."""
    code = 1
    try:
        os.close(reading)
        store = Dataset.read_only(place).store
        with os.fdopen(writing, "wb") as out:
            store.dump(out, ox.RdfFormat.N_QUADS)
        code = 0
    except BaseException as error:  # noqa: BLE001 -- a forked process must not go on as its parent
        sys.stderr.write(f"{error}\n")
    finally:
        os._exit(code)
