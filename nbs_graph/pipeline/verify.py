"""Is a build what its manifest says it is?"""

from pathlib import Path

import pyoxigraph as ox

from nbs_graph.model import Diagnostic, Severity
from nbs_graph.publish import manifest


def verify(folder: Path) -> list[Diagnostic]:
    """Compare every file and the store of a build with its manifest.

    Returns:
        one diagnostic for each thing that differs; empty when all is well.
    Raises:
        CannotDo: there is no manifest to compare with.
    """
    expected = manifest.read(folder)
    found = []
    for name, promised in expected["files"].items():
        path = folder / name
        if not path.is_file():
            found.append(_differs(path, "is missing", "缺失"))
        elif manifest.digest(path.read_bytes()) != promised["sha256"]:
            found.append(
                _differs(
                    path, "is not what was published (SHA-256 differs)", "与发布内容不符（SHA-256 不同）"
                )
            )
    found.extend(_store(folder, expected["store"]))
    return found


def _store(folder: Path, promised: dict[str, object]) -> list[Diagnostic]:
    place = folder / manifest.STORE
    if not place.is_dir():
        return [_differs(place, "is missing", "缺失")]
    try:
        store = ox.Store.read_only(str(place))
        same = manifest.store_digest(store) == promised["sha256"]
    except (OSError, ValueError) as error:
        return [_differs(place, f"cannot be read: {error}", f"无法读取：{error}")]
    return [] if same else [_differs(place, "does not hold the published quads", "所含数据与发布内容不符")]


def _differs(path: Path, en: str, zh: str) -> Diagnostic:
    message = {
        "en": f"{path} {en}. Build again, or fetch it again.",
        "zh": f"{path} {zh}。请重新构建或重新获取。",
    }
    return Diagnostic("NBS090", Severity.VIOLATION, message, str(path))
