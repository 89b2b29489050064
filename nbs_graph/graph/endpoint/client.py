"""Queries to an endpoint, built by SPARQLWrapper; asked again only where that is safe."""

import time
import urllib.request
from collections.abc import Callable, Iterable
from typing import TypeVar
from urllib.parse import parse_qsl

from SPARQLWrapper import GET, JSON, POST, TURTLE, SPARQLWrapper

from nbs_graph.errors import UsageProblem
from nbs_graph.graph.endpoint import received
from nbs_graph.graph.endpoint.address import Credentials, checked, credentials
from nbs_graph.graph.endpoint.exchange import Reply, exchange
from nbs_graph.graph.endpoint.refusal import Failed

SECONDS = 60.0
LONGEST = 1_000_000
"""Seconds; a socket cannot wait for much longer."""
_LONG = 1500
"""Characters of a query from which on it is sent by POST."""
_TRIES = 3
T = TypeVar("T")


class Client:
    """Who asks one endpoint.

    Args:
        url: where it answers SPARQL 1.1 queries.
        seconds: for one question, all tries together.
    Raises:
        UsageProblem: no such address can be, or no such time; CannotDo: netrc cannot be read.
    """

    def __init__(self, url: str, seconds: float = SECONDS) -> None:
        if not isinstance(seconds, int | float) or not 0 < seconds <= LONGEST:
            raise UsageProblem(
                f"The timeout is a number of seconds above 0, {LONGEST:,} at most.",
                f"时限应为大于 0 的秒数，不超过 {LONGEST:,}。",
            )
        self.url = checked(url)
        self.seconds = seconds
        self.login: Credentials | None = credentials(url)

    def ask(self, text: str, form: str, *, default: Iterable[str] = (), named: Iterable[str] = ()) -> Reply:
        """The whole answer to a query.

        Args:
            text: SPARQL; form: its form, `SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`.
            default, named: the dataset to answer over (SPARQL 1.1 Protocol, 2.1.4); none: the server's own.
        Raises:
            Failed: there was none.
        """
        request = self._request(text, form, list(default), list(named))
        return patiently(lambda seconds: exchange(request, seconds, self.login), self.seconds)

    def _request(self, text: str, form: str, default: list[str], named: list[str]) -> urllib.request.Request:
        rows = form in {"SELECT", "ASK"}
        place, _, always = self.url.partition("?")
        wrapper = SPARQLWrapper(place, returnFormat=JSON if rows else TURTLE, agent="nbs-graph")
        wrapper.queryString, wrapper.queryType = text, form  # `setQuery` would guess the form by a pattern
        wrapper.setOnlyConneg(True)
        for name, value in parse_qsl(always, keep_blank_values=True):
            wrapper.addParameter(name, value)
        for graph in default:
            wrapper.addParameter("default-graph-uri", graph)
        for graph in named:
            wrapper.addParameter("named-graph-uri", graph)
        wrapper.setMethod(POST if len(text) > _LONG or default or named else GET)
        request: urllib.request.Request = wrapper._createRequest()  # noqa: SLF001 - sent by `exchange`, with bounds
        request.add_header("Accept", received.ROWS_ACCEPT if rows else received.GRAPH_ACCEPT)
        return request


def patiently(attempt: Callable[[float], T], seconds: float) -> T:
    """Try up to three times where it is safe and may help; `attempt` is told the seconds that are left.

    Raises:
        Failed: the last one.
    """
    until = time.monotonic() + seconds
    for number in range(1, _TRIES + 1):
        try:
            return attempt(max(0.001, until - time.monotonic()))
        except Failed as failed:
            wait = None if failed.again is None else failed.again * number
            if wait is None or number == _TRIES or time.monotonic() + wait >= until:
                raise
            time.sleep(wait)
    raise AssertionError
