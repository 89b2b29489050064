"""`nbs-graph serve`: the graph as a SPARQL 1.1 endpoint."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from nbs_graph.cli import common
from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.settings import language


class InMemory(StrEnum):
    """Whether the graph is held in memory."""

    AUTO = "auto"
    YES = "yes"
    NO = "no"


class LogFormat(StrEnum):
    """How the log is written."""

    TEXT = "text"
    JSON = "json"


def serve(
    *,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", help="The port; 0: any that is free.")] = 8000,
    store: common.Store = None,
    timeout: Annotated[float, typer.Option(metavar="SECONDS", help="A query is stopped after this.")] = 30.0,
    workers: Annotated[
        int, typer.Option(metavar="N", help="Queries at full speed at once; 0: one for each processor.")
    ] = 0,
    long: Annotated[
        int, typer.Option(metavar="N", help="Long queries beside them, slowed down; 0: as many as workers.")
    ] = 0,
    memory: Annotated[
        int, typer.Option(metavar="MB", help="Memory that one query may take, beside the graph.")
    ] = 512,
    max_answer: Annotated[int, typer.Option(metavar="MB", help="The largest answer.")] = 32,
    in_memory: Annotated[
        InMemory, typer.Option(help="Hold the graph in memory; auto: up to 2 million quads.")
    ] = InMemory.AUTO,
    budget: Annotated[
        float,
        typer.Option(
            metavar="SECONDS", help="Long queries of one client: as much at once, 1 s a second; 0: no end."
        ),
    ] = 120.0,
    trust_proxy: Annotated[
        bool, typer.Option("--trust-proxy", help="Believe X-Forwarded-For and X-Forwarded-Proto of a proxy.")
    ] = False,
    base_url: Annotated[
        str | None, typer.Option(metavar="URL", help="Where the service is seen from outside.")
    ] = None,
    grace: Annotated[
        float, typer.Option(metavar="SECONDS", help="How long running requests may take when stopping.")
    ] = 10.0,
    log: Annotated[LogFormat, typer.Option(help="How the log on stderr is written.")] = LogFormat.TEXT,
    lang: common.Language = None,
) -> None:
    """Serve the graph as a SPARQL 1.1 endpoint at `/sparql`, with named questions at `/questions/`.

    Queries only, with hard limits of time and memory; a new build is swapped in while requests go on. Prints the
    address when it is ready; stops on SIGTERM or Ctrl-C when running requests are answered.
    """
    if sys.platform != "linux":
        raise CannotDo(
            "`serve` runs on Linux only, whose limits on processes it rests on; elsewhere use a container.",
            "`serve` 依赖 Linux 的进程限制，仅可在 Linux 上运行；其他系统请使用容器。",
        )
    try:
        from nbs_graph.service.log import Log
        from nbs_graph.service.server import bind, run
        from nbs_graph.service.settings import Settings, default_workers
    except ImportError as error:
        raise CannotDo(
            f"`serve` needs further packages ({error.name} is missing): pip install 'nbs-graph[serve]'",
            f"`serve` 需要额外的软件包（缺少 {error.name}）：pip install 'nbs-graph[serve]'",
        ) from error
    tongue = language(lang)
    for name, value in {"timeout": timeout, "memory": memory, "max-answer": max_answer}.items():
        _at_least(name, value, above=True)
    for name, value in {
        "workers": workers,
        "long": long,
        "grace": grace,
        "budget": budget,
        "port": port,
    }.items():
        _at_least(name, value, above=False)
    if port > 65535:
        raise UsageProblem("--port is a number up to 65535.", "--port 应不大于 65535。")
    settings = Settings(
        store=str(store) if store is not None else None,
        timeout=timeout,
        workers=workers or default_workers(),
        long=long,
        memory=memory,
        max_answer=max_answer,
        in_memory=in_memory.value,
        trust_proxy=trust_proxy,
        base_url=base_url,
        grace=grace,
        budget=budget,
    )

    def ready(address: str) -> None:
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()
        said = {
            "en": "Stop with Ctrl-C. SPARQL is at /sparql.",
            "zh": "按 Ctrl-C 停止。SPARQL 端点：/sparql。",
        }
        common.say(said[tongue])

    with bind(host, port) as listening:
        run(settings, listening, Log(log.value), ready)


def _at_least(name: str, value: float, *, above: bool) -> None:
    if value < 0 or (above and value == 0):
        raise UsageProblem(
            f"--{name} is a number {'above' if above else 'from'} 0.",
            f"--{name} 应为{'大于' if above else '不小于'} 0 的数。",
        )
