"""`nbs-graph serve`: the graph as a SPARQL 1.1 endpoint."""

import sys
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

import typer

from nbs_graph.cli import common
from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.settings import language

_MOMENT = 0.01
_DAY = 86_400
_MOST_PROCESSES = 1_000
_TERABYTE = 2**20  # in megabytes
_MOST_MESSAGE = 2_000  # megabytes: messages between processes say their length in 32 bits


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
            f"`serve` needs further packages ({error.name} is missing): pip install '.[serve]' in a clone of nbs-graph",
            f"`serve` 需要额外的软件包（缺少 {error.name}）：请在 nbs-graph 的克隆目录中执行 pip install '.[serve]'",
        ) from error
    tongue = language(lang)
    for name, value, least, most in (
        ("port", port, 0, 65_535),
        ("timeout", timeout, _MOMENT, _DAY),
        ("workers", workers, 0, _MOST_PROCESSES),
        ("long", long, 0, _MOST_PROCESSES),
        ("memory", memory, 1, _TERABYTE),
        ("max-answer", max_answer, 1, _MOST_MESSAGE),
        ("budget", budget, 0, _DAY),
        ("grace", grace, 0, _DAY),
    ):
        _between(name, value, least, most)
    if base_url is not None:
        _check_base(base_url)
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


def _between(name: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:  # not a number is neither
        raise UsageProblem(
            f"--{name} is a number from {least:g} to {most}, not {value}.",
            f"--{name} 应为 {least:g} 至 {most} 之间的数，而不是 {value}。",
        )


def _check_base(url: str) -> None:
    """Whether addresses of the service can be made by adding to this one.

    Raises:
        UsageProblem: no absolute address of HTTP (RFC 9110, 4.2), or one with user, query or fragment.
    """
    import pyoxigraph as ox

    try:
        found = urlsplit(url)
        right = found.scheme in {"http", "https"} and bool(found.hostname) and (found.port or 1) > 0
        right = right and not set(url) & set("?#@\\") and bool(ox.NamedNode(url))
    except ValueError:
        right = False
    if not right:
        raise UsageProblem(
            f"--base-url is an address such as https://nbs.example.org or https://example.org/nbs, not “{url}”.",
            f"--base-url 应为 https://nbs.example.org 或 https://example.org/nbs 这样的地址，而不是“{url}”。",
        )
