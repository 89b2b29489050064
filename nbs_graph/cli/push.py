"""`nbs-graph push`: the graph into a SPARQL server that others run, and what arrived there."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from nbs_graph.cli import common
from nbs_graph.errors import UsageProblem
from nbs_graph.settings import language

if TYPE_CHECKING:
    from nbs_graph.pipeline.pushing import Arrived, Push

_BATCH = {"gsp": 20_000, "update": 1_000}
_SAID = {
    "send": ("{} triples sent", "已发送 {} 条三元组"),
    "check": ("{} triples read back", "已回读 {} 条三元组"),
}


class Method(StrEnum):
    """How triples are written."""

    AUTO = "auto"
    GSP = "gsp"
    UPDATE = "update"


def push(
    *,
    endpoint: Annotated[
        str,
        typer.Option(
            metavar="URL",
            help="Where it is queried; NBS_GRAPH_ENDPOINT_USER and _PASSWORD, or ~/.netrc, if it asks who.",
        ),
    ],
    store: common.Store = None,
    graph_store: Annotated[
        str | None, typer.Option(metavar="URL", help="Its Graph Store Protocol address, where it has one.")
    ] = None,
    update: Annotated[str | None, typer.Option(metavar="URL", help="Where it takes updates.")] = None,
    method: Annotated[
        Method, typer.Option(help="gsp: Graph Store Protocol; update: INSERT DATA; auto: gsp if known.")
    ] = Method.AUTO,
    batch: Annotated[
        int | None,
        typer.Option(
            metavar="N", help="Triples in one request, 1 MB at most; default 20000 (gsp), 1000 (update)."
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where an interrupted push of the same graph stopped.")
    ] = False,
    drop_absent: Annotated[
        bool,
        typer.Option("--drop-absent", help="Empty graphs of ours there that are no longer in the build."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")
    ] = False,
    timeout: Annotated[float, typer.Option(metavar="SECONDS", help="For one request.")] = 120.0,
    lang: common.Language = None,
) -> None:
    """Load the graph into a SPARQL server, one named graph after the other, and verify what arrived.

    Only graphs of ours are replaced; whatever else is there stays. Prints each graph with its triples and a hash over
    their values. Exit code 0: the same is there as here, and what was to be emptied is empty; 1: it is not; 3: it could
    not be done.
    """
    from nbs_graph.graph.endpoint.writer import door
    from nbs_graph.graph.store import open_dataset
    from nbs_graph.pipeline.progress import Progress, usual_place
    from nbs_graph.pipeline.pushing import Push

    tongue = language(lang)
    if (batch is not None and batch < 1) or timeout <= 0:
        raise UsageProblem(
            "--batch and --timeout are numbers above 0.", "--batch 与 --timeout 应为大于 0 的数。"
        )
    way = door(endpoint, graph_store, update, method.value, timeout)
    size = batch or _BATCH[way.method]
    progress = Progress(usual_place(endpoint), endpoint, size, resume=resume)
    pushing = Push(open_dataset(store), way, size, progress)
    absent = pushing.absent()
    if dry_run:
        _plan(pushing, absent if drop_absent else [], tongue)
        return
    with common.progress(tongue, _SAID) as told:
        pushing.send(told)
        left = pushing.drop(absent) if drop_absent else {}
        arrived = list(pushing.check(told))
    wrong = _report(arrived, tongue)
    if absent and not drop_absent:
        _tell_absent(absent, tongue)
    if left:
        _tell_left(left, tongue)
    if wrong or left:
        raise typer.Exit(1)
    progress.forget()


def _plan(pushing: "Push", drop: list[str], tongue: str) -> None:
    zh = tongue == "zh"
    for graph in pushing.graphs:
        there = pushing.count(graph)
        what = ("替换" if zh else "replace") if there else ("新增" if zh else "new")
        sys.stdout.write(f"{what}\t{pushing.here(graph)}\t{there}\t{graph}\n")
    for graph in drop:
        sys.stdout.write(f"{'清空' if zh else 'empty'}\t0\t{pushing.count(graph)}\t{graph}\n")
    common.say("未做任何改动。" if zh else "Nothing was changed.")


def _report(arrived: "list[Arrived]", tongue: str) -> int:
    """Print what became of each graph; how many are not as they should be."""
    zh = tongue == "zh"
    for found in arrived:
        verdict = ("一致" if zh else "same") if found.same else ("不一致" if zh else "differs")
        sys.stdout.write(f"{verdict}\t{found.local}\t{found.remote}\t{found.hash_here[:16]}\t{found.graph}\n")
        for sign, lines in (("-", found.missing), ("+", found.unexpected)):
            for line in lines:
                common.say(f"  {sign} {line}")
        if found.local != found.remote:
            here, there = f"{found.local:,}", f"{found.remote:,}"
            common.say(
                f"  {found.graph}：此处 {here} 条，彼处 {there} 条"
                if zh
                else f"  {found.graph}: {here} triples here, {there} there"
            )
    respelt = sum(found.respelt for found in arrived)
    if respelt:
        common.say(
            f"{respelt:,} 个字面量在彼处写法不同而含义相同（数字、语言标签）。"
            if zh
            else f"{respelt:,} literals are written otherwise there and mean the same (numbers, language tags)."
        )
    wrong = sum(not found.same for found in arrived)
    total = sum(found.local for found in arrived)
    if zh:
        common.say(
            f"{len(arrived)} 个图，{total:,} 条三元组；"
            + (f"{wrong} 个图不一致。" if wrong else "全部一致。")
        )
    else:
        state = f"{wrong} graphs differ." if wrong else "all of them are there."
        common.say(f"{len(arrived)} graphs, {total:,} triples; {state}")
    return wrong


def _tell_left(left: dict[str, int], tongue: str) -> None:
    for graph, number in left.items():
        common.say(
            f"<{graph}> 应已清空，但仍有 {number:,} 条三元组：端点接受了请求而未执行。是否有权在彼处删除？"
            if tongue == "zh"
            else f"<{graph}> was to be emptied and still has {number:,} triples: the endpoint accepted that and did not "
            "do it. May you delete there?"
        )


def _tell_absent(absent: list[str], tongue: str) -> None:
    names = ", ".join(absent[:3]) + (", …" if len(absent) > 3 else "")
    common.say(
        f"另有 {len(absent)} 个本项目的图已不在构建结果中（{names}）；--drop-absent 可将其清空。"
        if tongue == "zh"
        else f"{len(absent)} more graphs of ours are there that are not in the build ({names}); --drop-absent empties them."
    )
