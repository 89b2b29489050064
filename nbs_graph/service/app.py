"""The ASGI application: routes, and around them what every request gets (id, limits, log, problems)."""

import time
import traceback

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from nbs_graph.service import addresses, doors
from nbs_graph.service.asked import Service
from nbs_graph.service.doors import Door
from nbs_graph.service.exchange import KEY, Exchange, SlowClientError
from nbs_graph.service.log import Log
from nbs_graph.service.pool import GoneError
from nbs_graph.service.problems import Problem, shown
from nbs_graph.service.web.doors import DOORS
from nbs_graph.service.web.reader import refuse

ROUTES: tuple[tuple[str, Door], ...] = (
    *DOORS,
    ("/", doors.home),
    ("/sparql", doors.sparql),
    ("/sparql/", doors.sparql),
    ("/query", doors.sparql),
    ("/store", doors.store),
    ("/graph/{name:path}", doors.direct),
    ("/questions", doors.questions),
    ("/questions/", doors.questions),
    ("/questions/{name}", doors.question),
    ("/healthz", doors.alive),
    ("/readyz", doors.ready),
)
_HEADERS = "Accept, Accept-Language, Content-Type, If-None-Match, X-Request-Id"
_POSTED = {"/sparql", "/sparql/", "/query"}
CLIENT_CLOSED = 499  # in the log only, as nginx has it


def application(service: Service, log: Log) -> ASGIApp:
    """The application over a service."""
    routes = [Route(path, _At(service, door)) for path, door in ROUTES]
    inner = Starlette(routes=routes)
    inner.router.redirect_slashes = False
    inner.router.default = _nowhere
    return Around(inner.router, service, log)


class _At:
    """A door as an ASGI application."""

    def __init__(self, service: Service, door: Door) -> None:
        self._service = service
        self._door = door

    async def __call__(self, scope: Scope, _: Receive, __: Send) -> None:
        """Answer."""
        await self._door(self._service, scope[KEY], scope["path_params"])


async def _nowhere(scope: Scope, _: Receive, __: Send) -> None:
    exchange: Exchange = scope[KEY]
    nothing = Problem(
        "not-found",
        f"There is nothing at {shown(exchange.path)}. See /sparql and /questions/.",
        f"{shown(exchange.path)} 处没有内容。请参阅 /sparql 与 /questions/。",
    )
    await refuse(exchange, nothing)


def _preflight(path: str) -> tuple[tuple[str, str], ...]:
    """What scripts of other origins may do at a path (Fetch, CORS protocol), and everybody (RFC 9110, 9.3.7)."""
    methods = "GET, HEAD, POST, OPTIONS" if path in _POSTED else "GET, HEAD, OPTIONS"
    return (
        ("Access-Control-Allow-Methods", methods),
        ("Access-Control-Allow-Headers", _HEADERS),
        ("Access-Control-Max-Age", "86400"),
        ("Allow", methods),
    )


class Around:
    """What every request gets; errors become problem documents here, in one place."""

    def __init__(self, inner: ASGIApp, service: Service, log: Log) -> None:
        self._inner = inner
        self._service = service
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        started = time.perf_counter()
        exchange = Exchange(scope, receive, send, self._service.settings)
        scope[KEY] = exchange
        try:
            await self._answered(exchange, scope, receive, send)
        except GoneError:
            exchange.status, exchange.outcome = CLIENT_CLOSED, "client left"
        except SlowClientError:
            exchange.outcome = "client too slow"
            raise
        finally:
            self._log.request(exchange, time.perf_counter() - started)

    async def _answered(self, exchange: Exchange, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            self._measure(exchange, scope)  # before anything of it is read
            addresses.check_host(scope["http_version"], scope["headers"])
            if exchange.method == "OPTIONS":
                await exchange.respond(204, b"", headers=_preflight(exchange.path))
                return
            await self._inner(scope, receive, send)
        except Problem as problem:
            await exchange.refuse(problem)
        except (GoneError, SlowClientError):
            raise
        except Exception as error:  # the one place that turns what was not foreseen into an answer
            self._log.event("bug", id=exchange.id, error=repr(error), traceback=traceback.format_exc())
            if exchange.status == 0:
                await exchange.refuse(
                    Problem(
                        "internal",
                        f"This is a bug; please report it with the id {exchange.id}.",
                        f"这是程序缺陷，请报告并附上编号 {exchange.id}。",
                    )
                )
            else:
                raise SlowClientError from error

    def _measure(self, exchange: Exchange, scope: Scope) -> None:
        """Refuse a request whose head is too large.

        Raises:
            Problem: 414 or 431.
        """
        most = self._service.settings.max_get
        if len(exchange.query) > most or len(scope["raw_path"]) > most:
            raise Problem(
                "query-string-too-long",
                f"An address may have {most:,} bytes before “?” and as many after; send longer queries by POST.",
                f"地址中“?”之前与之后各不超过 {most:,} 字节；较长的查询请用 POST 发送。",
            )
        if (
            sum(len(name) + len(value) for name, value in scope["headers"])
            > self._service.settings.max_header
        ):
            raise Problem("head-too-large", "The head of the request is too large.", "请求头过大。")
