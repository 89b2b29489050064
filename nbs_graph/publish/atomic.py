"""Publishing a folder in one step: either the new build is there, or the old one still is.

Builds are kept beside the place they are shown at, in `.NAME-builds/`; the place itself is a symbolic link, and
swapping it is one atomic `rename` (POSIX). The newest three are kept, so that a reader of the one before is not cut off.
"""

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from nbs_graph.errors import CannotDo

KEPT = 3


@contextlib.contextmanager
def replacing(place: Path) -> Iterator[Path]:
    """Give a fresh folder to fill; when the block ends well, show it at `place`, else throw it away.

    Raises:
        CannotDo: `place` is something else than a build of ours, or the disk is full or not writable.
    """
    if place.exists() and not place.is_symlink():
        raise CannotDo(
            f"{place} exists and is not a build of nbs-graph; choose another with --out, or move it away.",
            f"{place} 已存在且不是 nbs-graph 的构建结果；请用 --out 另选位置或将其移走。",
        )
    home = place.parent / f".{place.name}-builds"
    try:
        home.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix="build-", dir=home))
    except OSError as error:
        raise _cannot_write(place, error) from error
    try:
        yield fresh
        _sync_tree(fresh)
        fresh.chmod(0o755)
        _show(fresh, place, home)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise _cannot_write(place, error) from error
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    _forget_old(home, fresh)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write each file whole and flush it to disk.

    Raises:
        OSError: it could not be written.
    """
    for name, content in files.items():
        with (folder / name).open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())


def replace_file(path: Path, content: bytes) -> None:
    """Put a file in the place of another in one step; its permissions stay, and a link still leads to it.

    Raises:
        CannotDo: it could not be written; what was there is untouched.
    """
    place = path.resolve()
    fresh: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=place.parent, prefix=f".{place.name}.", delete=False) as out:
            fresh = Path(out.name)
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        fresh.chmod(place.stat().st_mode & 0o7777)
        fresh.replace(place)
        _sync(place.parent)
    except OSError as error:
        if fresh is not None:
            fresh.unlink(missing_ok=True)
        raise _cannot_write(path, error) from error


def _cannot_write(place: Path, error: OSError) -> CannotDo:
    full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    why = (
        ("the disk is full", "磁盘已满")
        if full
        else (error.strerror or str(error), error.strerror or str(error))
    )
    return CannotDo(
        f"{place} could not be written: {why[0]}. What was there before is untouched.",
        f"无法写入 {place}：{why[1]}。原有内容未受影响。",
    )


def _show(fresh: Path, place: Path, home: Path) -> None:
    link = home / f"{fresh.name}.link"
    link.symlink_to(Path(home.name) / fresh.name)
    link.replace(place)
    _sync(place.parent)


def _sync_tree(folder: Path) -> None:
    for path in folder.rglob("*"):
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _forget_old(home: Path, fresh: Path) -> None:
    """Remove all but the newest builds; failing to is no failure of the build."""
    builds = sorted((p for p in home.iterdir() if p.is_dir()), key=lambda p: p.stat().st_mtime, reverse=True)
    for old in [p for p in builds if p != fresh][KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
