"""Which graph is read: the build that was asked for, else the graph that ships with the package."""

from pathlib import Path
from typing import Any

from nbs_graph.errors import CannotDo
from nbs_graph.graph.dataset import Dataset
from nbs_graph.resources import data_dir
from nbs_graph.settings import store_location

STORE = "store"
SHIPPED = "nbs-graph.trig"


def locate(asked: Path | None = None) -> Path:
    """The place to read: `asked`, else `NBS_GRAPH_STORE`, else `./build`, else the dump in the package.

    Returns:
        a build's `store` folder, or a dump file.
    Raises:
        CannotDo: there is nothing to read at the place that was named.
    """
    place = store_location(asked)
    if place is None:
        shipped = data_dir() / SHIPPED
        if shipped.is_file():
            return shipped
        raise CannotDo(
            "There is no graph yet: run `nbs-graph build`, or name one with --store.",
            "尚无图谱：请运行 `nbs-graph build`，或用 --store 指定。",
        )
    if (place / STORE).is_dir():
        return place / STORE
    if place.is_file() or (place / "CURRENT").is_file():  # a dump, or the store folder itself (RocksDB)
        return place
    if place.is_dir():
        raise CannotDo(
            f"{place} is not a build: it has no `{STORE}` folder. Run `nbs-graph build --out {place}`.",
            f"{place} 不是构建结果：缺少 `{STORE}` 文件夹。请运行 `nbs-graph build --out {place}`。",
        )
    raise CannotDo(
        f"{place} does not exist. Run `nbs-graph build --out {place}`, or name another with --store.",
        f"{place} 不存在。请运行 `nbs-graph build --out {place}`，或用 --store 另行指定。",
    )


def signature(asked: Path | None = None) -> tuple[Any, ...]:
    """What changes when there is a new build: where it is, and when its manifest or the dump was written.

    Raises:
        CannotDo: as `locate`.
    """
    place = locate(asked).resolve()  # a build is shown by a link
    told = place.parent / "manifest.json" if place.is_dir() else place
    try:
        found = told.stat()
    except OSError:
        return (str(place),)
    return (str(place), found.st_ino, found.st_mtime_ns, found.st_size)


def open_dataset(asked: Path | None = None) -> Dataset:
    """Open what `locate` finds: a build on disk, read-only, or a dump, loaded into memory.

    Raises:
        CannotDo: absent, unreadable, damaged or empty.
    """
    place = locate(asked)
    dataset = Dataset.read_only(place) if place.is_dir() else Dataset.from_dump(place)
    if dataset.is_empty:
        raise CannotDo(
            f"{place} holds no data. Run `nbs-graph build`.",
            f"{place} 中没有数据。请运行 `nbs-graph build`。",
        )
    return dataset
