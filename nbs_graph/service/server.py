"""Running the service: one process that talks HTTP, its graph behind it, until it is told to stop."""

import asyncio
import contextlib
import logging
import resource
import signal
import socket
import sys
from collections.abc import Callable, Iterator

import uvicorn

from nbs_graph.errors import CannotDo
from nbs_graph.service.app import application
from nbs_graph.service.asked import Service
from nbs_graph.service.connection import limited, sweep
from nbs_graph.service.generations import Generations
from nbs_graph.service.log import Log
from nbs_graph.service.settings import Settings

_BACKLOG = 1024
_AT_ONCE = 2**19  # bytes that may come together: the connection's own count of a head strikes first
_KEEP_ALIVE = 30  # seconds a connection may idle between requests


def bind(host: str, port: int) -> socket.socket:
    """A socket to listen on.

    Args:
        port: 0 for any that is free.
    Raises:
        CannotDo: the port is taken, or the address is not one of this machine.
    """
    try:
        family, kind, number, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, number)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.setblocking(False)
        except OSError:
            listening.close()
            raise
    except (OSError, OverflowError) as error:
        why = (getattr(error, "strerror", None) or str(error)).rstrip(".")
        raise CannotDo(
            f"Cannot listen on {host}, port {port}: {why}. Choose another with --port (0: any that is free).",
            f"无法在 {host} 端口 {port} 上监听：{why}。请用 --port 另选（0：任意空闲端口）。",
        ) from error
    return listening


def address(listening: socket.socket) -> str:
    """The address of a listening socket, as a client writes it."""
    host, port = listening.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}/"


def run(settings: Settings, listening: socket.socket, log: Log, ready: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT.

    Args:
        ready: is told the address when requests are answered.
    Raises:
        CannotDo: there is no graph, or it cannot be opened.
    """
    for name in ("uvicorn.error", "uvicorn.access", "uvicorn.asgi"):
        logging.getLogger(name).disabled = True  # what they would say is in our own log
    _open_many()
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # until there is somebody to heed it
    factory = None
    with contextlib.suppress(ImportError):
        import uvloop

        factory = uvloop.new_event_loop
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(_serve(settings, listening, log, ready))


def _open_many() -> None:
    """May as many files be open as the system lets us have: each connection is one, each worker another."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


async def _serve(
    settings: Settings, listening: socket.socket, log: Log, ready: Callable[[str], None]
) -> None:
    generations = Generations(settings, log.event)
    loop = asyncio.get_running_loop()
    stopping = asyncio.Event()
    early = [loop.add_signal_handler(number, stopping.set) for number in (signal.SIGTERM, signal.SIGINT)]
    assert all(handler is None for handler in early)
    loop.add_signal_handler(signal.SIGHUP, generations.look)  # by itself it would end the process
    opening = asyncio.ensure_future(generations.open())
    stop = asyncio.ensure_future(stopping.wait())
    await asyncio.wait({opening, stop}, return_when=asyncio.FIRST_COMPLETED)
    if not opening.done():
        opening.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await opening
        return
    stop.cancel()
    await opening
    service = Service(settings, generations)
    config = uvicorn.Config(
        application(service, log),
        http=limited(settings, log),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=settings.grace,  # type: ignore[arg-type]
        h11_max_incomplete_event_size=settings.max_header + settings.max_get + _AT_ONCE,
        backlog=_BACKLOG,
    )
    server = _Server(config, lambda: ready(address(listening)))
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, server.stop)
    beside = [asyncio.create_task(generations.watch()), asyncio.create_task(sweep(server.server_state))]
    current = generations.current
    log.event("started", address=address(listening), generation=current.name if current else None)
    try:
        await server.serve(sockets=[listening])
    finally:
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)
        for connection in list(server.server_state.connections):
            connection.transport.abort()
        await generations.close()
        log.event("stopped")


class _Server(uvicorn.Server):
    """uvicorn's server, told to stop by us, and telling us when it has started."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening."""
        await super().startup(sockets=sockets)
        self._ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to `_serve`: uvicorn would raise them again when it has stopped."""
        yield

    def stop(self) -> None:
        """Drain and stop; the second time at once."""
        self.force_exit = self.should_exit
        self.should_exit = True
        if self.force_exit:
            sys.stderr.flush()
