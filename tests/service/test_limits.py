"""Time, memory, size, number: each limit holds, says which it is, and leaves the server as it was."""

import concurrent.futures
import time
from collections.abc import Iterator

import httpx
import pytest

from tests.service import running

pytestmark = pytest.mark.slow  # keeps to clocks, for a minute

SETTINGS = {"timeout": 4.0, "workers": 2, "memory": 128, "max_answer": 1, "queue": 2, "per_client": 4}
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GOOD = "SELECT (COUNT(*) AS ?n) { ?e a nbs:Publication }"


@pytest.fixture(scope="module")
def tight(tmp_path_factory: pytest.TempPathFactory) -> Iterator[running.Server]:
    with running.server(settings=SETTINGS, folder=tmp_path_factory.mktemp("tight")) as started:
        yield started


def ask(server: running.Server, query: str, **headers: str) -> httpx.Response:
    return httpx.post(server.sparql, data={"query": query}, timeout=30, headers=headers)


def kind(response: httpx.Response) -> str:
    assert response.headers["content-type"] == "application/problem+json", response.text[:200]
    return str(response.json()["type"]).rpartition("/")[2]


@pytest.fixture(autouse=True)
def answers_afterwards(tight: running.Server) -> Iterator[None]:
    """Whatever a test did, the next good query is answered."""
    yield
    response = ask(tight, f"{GOOD} # {time.monotonic_ns()}")
    assert response.status_code == 200, response.text
    assert tight.process.poll() is None


def test_time(tight: running.Server) -> None:
    """504 at the limit, not before and not a second after; it says that there is no part of an answer."""
    started = time.monotonic()
    response = ask(tight, ENDLESS)
    assert response.status_code == 504
    assert kind(response) == "timeout"
    assert 3.9 < time.monotonic() - started < 5.0
    assert "not even in part" in response.json()["detail"]


def test_memory(tight: running.Server) -> None:
    """422 when a query needs more than a worker has."""
    steps = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))
    response = ask(tight, f'SELECT ?x40 {{ BIND("0123456789abcdef" AS ?x0) {steps} }}')
    assert response.status_code == 422
    assert kind(response) == "memory-exceeded"
    assert "128 MB" in response.json()["detail"]


@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"])
def test_size(tight: running.Server, query: str) -> None:
    """422 instead of a part, for rows and for graphs."""
    response = ask(tight, query)
    assert response.status_code == 422
    assert kind(response) == "answer-too-large"
    assert "1 MB" in response.json()["detail"]


def test_size_of_a_graph(tight: running.Server) -> None:
    """Graph Store reads have the same limit."""
    assert httpx.get(f"{tight.url}/store?default", timeout=30).status_code == 422


def test_too_many_at_once(tight: running.Server) -> None:
    """One client has so many requests at a time: 429 with Retry-After for the others, 503 for those that found no room."""
    with concurrent.futures.ThreadPoolExecutor(16) as threads:
        found = list(threads.map(lambda n: ask(tight, f"{ENDLESS} # {n}"), range(16)))
    for response in found:
        assert response.status_code in {429, 503, 504}
        assert response.status_code == 504 or int(response.headers["retry-after"]) >= 1
    assert any(response.status_code == 429 for response in found)
    assert {kind(response) for response in found} <= {"too-many-requests", "busy", "timeout"}


def test_a_client_that_leaves_is_not_worked_for(tight: running.Server) -> None:
    """Its query is stopped, so that its place is free."""
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(tight.sparql, data={"query": ENDLESS}, timeout=0.3, headers={"x-request-id": "left"})
    logged = tight.logged("left")
    assert logged["status"] == 499
    assert logged["ms"] < 3000


def test_readiness_and_liveness(tight: running.Server) -> None:
    """Both answer; readiness tells what is served."""
    assert httpx.get(f"{tight.url}/healthz").json() == {"status": "ok"}
    told = httpx.get(f"{tight.url}/readyz").json()
    assert told["status"] == "ready"
    assert len(told["generation"]) == 12


def test_long_queries_do_not_hold_up_short_ones(tight: running.Server) -> None:
    """While three run that have no end, a fourth that is short is answered at once."""
    with concurrent.futures.ThreadPoolExecutor(4) as threads:
        long = [threads.submit(ask, tight, f"{ENDLESS} # {n}") for n in range(3)]
        time.sleep(1.5)
        started = time.monotonic()
        response = ask(tight, f"{GOOD} # between")
        took = time.monotonic() - started
        statuses = {running.result().status_code for running in long}
    assert response.status_code == 200
    assert took < 1.5  # they end a second later
    assert statuses <= {503, 504}
