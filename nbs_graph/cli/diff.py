"""`nbs-graph diff`: what changed between two states of the graph, thing by thing."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nbs_graph.errors import CannotDo
from nbs_graph.settings import language

if TYPE_CHECKING:
    import pyoxigraph as ox

    from nbs_graph.publish.changes import Changed

_DUMP = "nbs-graph.nq"
_HEADS = {
    "added": ("Added", "新增"),
    "changed": ("Changed", "变更"),
    "deprecated": ("Deprecated", "弃用"),
    "vanished": ("Vanished, though published (deprecate instead)", "消失（已发布的 IRI 应弃用而非删除）"),
}
_ASPECTS = {
    "names": "名称",
    "summary": "摘要",
    "kind": "类别",
    "links": "关联",
    "findings": "量化发现",
    "money": "资金",
    "people and organisations": "人员与机构",
    "milestones": "里程碑",
    "deprecation": "弃用",
    "dates": "日期",
    "details": "其他",
}


class Format(StrEnum):
    """How the report is printed."""

    TEXT = "text"
    JSON = "json"


def diff(
    old: Annotated[Path, typer.Argument(help="A build, or a dump (ttl, trig, nq, nt, jsonld).")],
    new: Annotated[Path, typer.Argument(help="Another.")],
    *,
    format: Annotated[Format, typer.Option(help="How to print the report.")] = Format.TEXT,
    lang: Annotated[str | None, typer.Option(metavar="en|zh", help="Language of messages.")] = None,
) -> None:
    """Report what was added, changed, deprecated or lost between two builds or dumps, and in what it changed."""
    from nbs_graph.publish.changes import changes

    found = changes(_read(old), _read(new))
    if format is Format.JSON:
        json.dump([asdict(change) for change in found], sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(found, language(lang)))


def _read(place: Path) -> "list[ox.Quad]":
    """The quads of a build or a dump.

    Raises:
        CannotDo: absent, unreadable, or not RDF by its name or content.
    """
    import pyoxigraph as ox

    path = place / _DUMP if place.is_dir() else place
    format = ox.RdfFormat.from_extension(path.suffix[1:])
    if format is None:
        raise CannotDo(
            f"{path} is not a dump by its name: ttl, trig, nq, nt or jsonld.",
            f"从文件名看 {path} 不是转储文件：应为 ttl、trig、nq、nt 或 jsonld。",
        )
    try:
        return list(ox.parse(path.read_bytes(), format=format))
    except OSError as error:
        raise CannotDo(
            f"{path} cannot be read: {error.strerror}.", f"无法读取 {path}：{error.strerror}。"
        ) from error
    except (SyntaxError, ValueError) as error:
        raise CannotDo(f"{path} is damaged: {error}", f"{path} 已损坏：{error}") from error


def _lines(found: "list[Changed]", tongue: str) -> Iterator[str]:
    from nbs_graph.namespaces import name

    if not found:
        yield "无变化。" if tongue == "zh" else "No change."
    for kind, heads in _HEADS.items():
        those = [change for change in found if change.change == kind]
        if those:
            yield f"{heads[tongue == 'zh']}: {len(those)}"
        for change in those:
            title = change.title.get(tongue) or next(iter(change.title.values()), "")
            about = [_ASPECTS[a] if tongue == "zh" else a for a in change.aspects]
            parts = [
                f"  {change.kind or '–'}  {name(change.iri)}",
                f"“{title}”" if title else "",
                ", ".join(about),
            ]
            if kind == "changed":
                parts.append(f"(+{change.added} −{change.removed})")
            if change.replaced_by:
                parts.append(f"→ {name(change.replaced_by)}")
            yield "  ".join(part for part in parts if part)
