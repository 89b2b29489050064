"""How servers are asked: again only where it is safe, with a password only where nobody reads along, as tokens."""

import io
from pathlib import Path

import pytest

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.graph import asking
from nbs_graph.graph.endpoint import address
from nbs_graph.graph.endpoint.arrangement import Arrangement
from nbs_graph.graph.endpoint.client import Client
from nbs_graph.graph.endpoint.writer import Door, door
from nbs_graph.namespaces import GRAPH
from tests.remote import misbehaving as m
from tests.remote.misbehaving import GOOD, in_turn, reply, reset, send

SELECT = "SELECT ?s WHERE { ?s a <http://example.org/C> }"
OURS = GRAPH + "derived"
LINE = "<http://example.org/s> <http://example.org/p> 'o' .\n"


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is asked beside the query, and no netrc of whoever runs the tests is read."""
    monkeypatch.setattr("nbs_graph.graph.remote.Remote.arrangement", Arrangement(False, False))
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    for name in (address.USER, address.PASSWORD):
        monkeypatch.delenv(name, raising=False)


def ask(url: str, text: str = SELECT, seconds: float = 5.0) -> str:
    out = io.BytesIO()
    asking.answer(asking.Request("q", text, endpoint=url, seconds=seconds, format="csv"), out)
    return out.getvalue().decode()


@pytest.mark.parametrize(
    ("acts", "times"),
    [
        ([reset(), send(reply())], 2),
        ([send(b""), send(reply())], 2),
        ([send(reply("503 Busy", b"", Retry_After="0")), send(reply())], 2),
        ([send(reply("502 Bad", b"", Retry_After="1")), reset(), send(reply())], 3),
    ],
    ids=["reset", "closed", "busy", "busy-and-reset"],
)
def test_what_had_not_begun_is_asked_again(acts: list[m.Act], times: int) -> None:
    with m.server(in_turn(*acts)) as server:
        assert ask(server.url) == "s\r\nhttp://example.org/1\r\n"
    assert len(server.got) == times


@pytest.mark.parametrize(
    "act",
    [
        send(reply(body=GOOD[:-3], length=len(GOOD))),
        send(reply("500 Oops", b"")),
        send(reply("503 Busy", b"")),
        send(reply("503 Busy", b"", Retry_After="3600")),
        send(reply("404 Not Found", b"")),
        send(reply(body=b"<html>", type="text/html")),
    ],
    ids=["cut off", "failed", "busy, nobody knows how long", "busy for long", "not there", "page"],
)
def test_what_had_begun_or_would_not_help_is_not(act: m.Act) -> None:
    with m.server(in_turn(act, send(reply()))) as server, pytest.raises(CannotDo):
        ask(server.url)
    assert len(server.got) == 1


def test_three_times_at_most() -> None:
    with m.server(reset()) as server, pytest.raises(CannotDo):
        ask(server.url)
    assert len(server.got) == 3


def test_short_queries_are_gets_and_long_ones_posts() -> None:
    with m.server(send(reply())) as server:
        ask(server.url)
        ask(server.url, SELECT + " # " + "x" * 2000)
    assert server.got[0].startswith(b"GET /sparql?query=SELECT")
    assert server.got[1].startswith(b"POST /sparql HTTP")
    assert all(b"sparql-results+json" in got for got in server.got)


def test_an_address_may_hold_parameters() -> None:
    with m.server(send(reply())) as server:
        ask(server.url + "?key=a%26b")
    assert server.got[0].startswith(b"GET /sparql?key=a%26b&query=SELECT")


CHALLENGE = send(reply("401 Unauthorized", b"", WWW_Authenticate='Basic realm="r"'))


def test_a_password_is_given_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(address.USER, "reader")
    monkeypatch.setenv(address.PASSWORD, "a:b")
    with m.server(in_turn(CHALLENGE, send(reply()))) as server:
        assert ask(server.url).startswith("s")
    assert b"Authorization" not in server.got[0]
    assert b"Authorization: Basic cmVhZGVyOmE6Yg==" in server.got[1]


@pytest.mark.parametrize(
    ("challenge", "said"),
    [
        ('Bearer realm="r"', "by Bearer, which is not supported"),
        ('Digest realm="r", nonce="n", algorithm=SHA-256', "by Digest SHA-256, which is not supported"),
        ('Basic realm="r"', "Set NBS_GRAPH_ENDPOINT_USER"),
    ],
)
def test_another_way_to_log_in_is_told(monkeypatch: pytest.MonkeyPatch, challenge: str, said: str) -> None:
    monkeypatch.setenv(address.USER, "reader")
    monkeypatch.setenv(address.PASSWORD, "b")
    asks = send(reply("401 Unauthorized", b"", WWW_Authenticate=challenge))
    with m.server(asks) as server, pytest.raises(CannotDo, match=said):
        ask(server.url)


@pytest.mark.parametrize("seconds", [float("inf"), float("nan"), 1e10, -1, "5"])
def test_a_time_that_nobody_can_wait_is_refused(seconds: float) -> None:
    with pytest.raises(UsageProblem, match="number of seconds above 0"):
        Client("http://127.0.0.1:9/sparql", seconds)


def test_a_password_may_stand_in_netrc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    place = tmp_path / "netrc"
    place.write_text("machine 127.0.0.1 login reader password a:b\ndefault login any password b\n")
    place.chmod(0o600)
    monkeypatch.setenv("NETRC", str(place))
    with m.server(in_turn(CHALLENGE, send(reply()))) as server:
        ask(server.url)
    assert b"Basic cmVhZGVyOmE6Yg==" in server.got[1]
    assert address.credentials("https://elsewhere.example.org/sparql") is None


def test_a_password_goes_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither after a redirect, nor over plain http, nor to another host that is written to."""
    monkeypatch.setenv(address.USER, "reader")
    monkeypatch.setenv(address.PASSWORD, "secret")
    with m.server(CHALLENGE) as other:
        redirect = send(reply("302 Found", b"", Location=other.url))
        with m.server(in_turn(CHALLENGE, redirect)) as server, pytest.raises(CannotDo, match="redirects"):
            ask(server.url)
        way = Door(server.url, None, other.url, 5.0)
        with pytest.raises(CannotDo, match="who asks"):
            way.empty(OURS)
    assert len(other.got) == 1
    assert b"Authorization" not in other.got[0]
    with pytest.raises(UsageProblem, match="not https"):
        ask("http://example.org/sparql")
    assert "secret" not in repr(address.credentials("https://example.org/sparql"))


@pytest.mark.parametrize(
    "answer",
    [
        reply("405 Method Not Allowed", b"", Allow="GET, HEAD"),
        reply("404 Not Found", b"There is nothing at /sparql-auth.", type="text/plain"),
        reply("403 Forbidden", b'{"detail": "The graph is read-only"}', type="application/problem+json"),
    ],
    ids=["405", "404", "403"],
)
def test_a_service_that_only_reads_is_told(answer: bytes) -> None:
    with m.server(send(answer)) as server:
        for way in (Door(server.url, None, server.url, 5.0), Door(server.url, server.url, None, 5.0)):
            with pytest.raises(CannotDo, match=r"read-only.*--graph-store") as told:
                way.add(OURS, [LINE], first=True)
            assert "只读" in told.value.message_zh


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        (
            "https://例子.测试:8443/数据/sparql",
            "https://xn--fsqu00a.xn--0zwm56d:8443/%E6%95%B0%E6%8D%AE/sparql",
        ),
        ("http://h/a%20b?x=é&y=a%26b", "http://h/a%20b?x=%C3%A9&y=a%26b"),
        ("http://h/a%20b?y=a%26b", "http://h/a%20b?y=a%26b"),
    ],
)
def test_addresses_of_other_letters_are_written_as_http_needs_them(url: str, asked: str) -> None:
    assert address.checked(url) == asked
    assert door(url, url, None, "auto", 1.0).endpoint == asked


def test_an_iri_is_asked() -> None:
    with m.server(send(reply())) as server:
        ask(server.url + "/数据?x=值")
    assert server.got[0].startswith(b"GET /sparql/%E6%95%B0%E6%8D%AE?x=%E5%80%BC&query=")


@pytest.mark.parametrize(
    "url",
    [
        "http://straße.example/",  # two hosts, by which IDNA one asks
        "http://a..é/",
        "ftp://example.org/",
        "http://",
        "http://u:p@example.org/",
        "http://[",
        "http://a b/",
        "http://a/#x",
        "x",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(UsageProblem) as told:
        address.checked(url)
    assert told.value.exit_code == 2


def test_a_redirected_update_does_not_succeed() -> None:
    """SPARQLWrapper would follow it with a GET and see 200."""
    with m.server(send(reply("303 See Other", b"", Location="/ok"))) as server:
        for way in (Door(server.url, None, server.url, 5.0), Door(server.url, server.url, None, 5.0)):
            with pytest.raises(CannotDo, match="redirects"):
                way.add(OURS, [LINE], first=True)
    assert [got.split()[0] for got in server.got] == [b"POST", b"PUT"]


def test_a_login_page_is_no_success() -> None:
    with (
        m.server(send(reply(body=b"<html><form></form>", type="text/html"))) as server,
        pytest.raises(CannotDo, match="log in"),
    ):
        Door(server.url, None, server.url, 5.0).add(OURS, [LINE], first=False)


@pytest.mark.parametrize("graph", ["http://example.org/g", GRAPH + "a> { } } ; DROP ALL #", "urn:x"])
def test_graphs_of_others_are_not_touched(graph: str) -> None:
    with m.server(send(reply())) as server:
        way = Door(server.url, None, server.url, 5.0)
        for act in (lambda: way.add(graph, [LINE], first=True), lambda: way.empty(graph)):
            with pytest.raises(UsageProblem, match="not touched"):
                act()
    assert server.got == []


@pytest.mark.parametrize(
    ("endpoint", "method", "place"),
    [
        ("http://h/query", "auto", "http://h/store"),
        ("http://h/query", "update", "http://h/update"),
        ("http://h/sparql", "auto", "http://h/sparql-auth"),
        ("http://h/repositories/r", "update", "http://h/repositories/r/statements"),
    ],
)
def test_where_engines_are_written_to_is_known(endpoint: str, method: str, place: str) -> None:
    found = door(endpoint, None, None, method, 1.0)
    assert place in {found.graph_store, found.update}
    with pytest.raises(UsageProblem, match="Say where"):
        door("http://h/ds", None, None, method, 1.0)
