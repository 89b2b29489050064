"""`query` and `explain` with --endpoint, and --federate, as a user meets them."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.contract import engines
from tests.contract.engines import Engine

Run = Callable[..., "subprocess.CompletedProcess[str]"]
SMALL = Path(__file__).parent / "data" / "small.trig"


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Oxigraph's server with the small graph."""
    with engines.oxigraph(tmp_path_factory.mktemp("small") / "store", dump=SMALL) as engine:
        yield engine


@pytest.fixture(scope="module")
def far(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Another endpoint, with something else."""
    place = tmp_path_factory.mktemp("far")
    (place / "far.ttl").write_text('<urn:far> <urn:p> "from afar" .')
    with engines.oxigraph(place / "store", dump=place / "far.ttl") as engine:
        yield engine


@pytest.mark.parametrize("format", ["table", "csv", "json"])
def test_the_same_as_of_a_store(nbs: Run, endpoint: Engine, format: str) -> None:
    """Answers, headings, labels and counts, in either language."""
    for lang in ("en", "zh"):
        for question in (("entries-by-sdg", "-p", "sdg=13"), ("-e", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")):
            arguments = ("query", *question, "--format", format, "--lang", lang)
            here, there = nbs(*arguments), nbs(*arguments, "--endpoint", endpoint.place, store=None)
            assert there.returncode == 0, there.stderr
            assert (there.stdout, there.stderr) == (here.stdout, here.stderr)


def test_links_are_explained(nbs: Run, endpoint: Engine) -> None:
    here = nbs("explain", "publication/green-roofs", "--format", "json")
    there = nbs(
        "explain", "publication/green-roofs", "--format", "json", "--endpoint", endpoint.place, store=None
    )
    assert here.returncode == there.returncode == 0, there.stderr
    assert json.loads(there.stdout) == json.loads(here.stdout)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["query", "sdg-coverage", "--endpoint", "http://127.0.0.1:1/sparql"], 3, "nothing listens there"),
        (["query", "sdg-coverage", "--endpoint", "nowhere"], 2, "not the address of an endpoint"),
        (["query", "sdg-coverage", "--endpoint", "http://a:b@127.0.0.1/"], 2, "NBS_GRAPH_ENDPOINT_USER"),
        (["query", "sdg-coverage", "--endpoint", "http://127.0.0.1:1/", "--store", "x"], 2, "not both"),
        (["explain", "x", "--endpoint", "http://127.0.0.1:1/", "--store", "x"], 2, "not both"),
        (["query", "sdg-coverage", "--federate"], 2, "--federate goes with"),
        (["query", "--federate", "-e", "SELECT * { SERVICE <urn:x> { ?s ?p ?o }"], 2, "column 10: this “{”"),
        (["push", "--endpoint", "http://127.0.0.1:1/ds"], 2, "Say where"),
        (["push", "--endpoint", "http://127.0.0.1:1/query"], 3, "nothing listens there"),
        (["push", "--endpoint", "http://127.0.0.1:1/query", "--batch", "0"], 2, "above 0"),
    ],
)
def test_what_goes_wrong_is_told(nbs: Run, arguments: list[str], code: int, said: str) -> None:
    done = nbs(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert nbs("--lang", "zh", *arguments).stderr.startswith("错误：")


def service(far: Engine) -> str:
    return f"SELECT ?far {{ ?s a nbs:Policy SERVICE <{far.place}> {{ <urn:far> <urn:p> ?far }} }}"


def test_nothing_is_asked_of_others_by_itself(nbs: Run, far: Engine) -> None:
    done = nbs("query", "-e", service(far))
    assert done.returncode == 2
    assert "SERVICE is not allowed" in done.stderr


def test_a_query_of_ones_own_may_ask_others(nbs: Run, far: Engine, endpoint: Engine) -> None:
    """From a store, and by way of an endpoint that does so."""
    for where in ([], ["--endpoint", endpoint.place]):
        done = nbs("query", "-e", service(far), "--federate", "--format", "csv", *where)
        assert done.returncode == 0, done.stderr
        assert done.stdout.split() == ["far", "from", "afar"]


def test_asking_others_is_bounded(nbs: Run) -> None:
    """Of a place that never answers."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as deaf:
        address = f"http://127.0.0.1:{deaf.getsockname()[1]}/"
        query = f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"
        done = nbs("query", "-e", query, "--federate", "--timeout", "2")
    assert done.returncode == 3
    assert "stopped after 2 s" in done.stderr


@pytest.mark.parametrize(
    "text", ["LOAD <http://127.0.0.1:1/>", "SELECT * { SERVICE <urn:x> { } ", "DROP ALL"]
)
def test_federation_allows_nothing_else(nbs: Run, text: str) -> None:
    done = nbs("query", "-e", text + " ", "--federate")
    assert done.returncode == 2, done.stderr
