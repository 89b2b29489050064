"""A part of an answer is not taken for the whole of it, nor another answer for the one that was asked for."""

import gzip
import io
import zlib

import pyoxigraph as ox
import pytest

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.graph import asking, results
from nbs_graph.graph.dataset import Dataset
from nbs_graph.graph.endpoint.arrangement import Arrangement
from nbs_graph.graph.endpoint.caps import looks_cut
from nbs_graph.graph.endpoint.counting import own_limit, triples_counted
from nbs_graph.graph.remote import Remote
from tests.remote import misbehaving as m
from tests.remote.misbehaving import HEAD, ROW, chunked, in_turn, reply, send

CONSTRUCT = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }"
SELECT = "SELECT ?s WHERE { ?s a ?c }"
NT = "application/n-triples"
YES = b'{"head":{},"boolean":true}'


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked beside the query."""
    monkeypatch.setattr("nbs_graph.graph.remote.Remote.arrangement", Arrangement(False, False))


def ask(url: str, text: str, format: str = "csv", *, federate: bool = False) -> bytes:
    out = io.BytesIO()
    request = asking.Request("q", text, endpoint=url, seconds=5.0, format=format, federate=federate)
    asking.answer(request, out)
    return out.getvalue()


def triples(start: int, end: int) -> bytes:
    return b"".join(b"<urn:s%d> <urn:p> <urn:o> .\n" % n for n in range(start, end))


def rows(number: int) -> m.Act:
    return send(reply(body=HEAD + b",".join(ROW % n for n in range(number)) + b"]}}"))


def number(value: int) -> m.Act:
    body = b'{"head":{"vars":["n_"]},"results":{"bindings":[{"n_":{"type":"literal","value":"%d"}}]}}'
    return send(reply(body=body % value))


@pytest.mark.parametrize(
    ("packing", "body", "count"),
    [
        ("gzip", gzip.compress(triples(0, 1)) + gzip.compress(triples(1, 3)), 3),
        ("x-gzip", gzip.compress(b"") * 50 + gzip.compress(triples(0, 2)), 2),
        ("gzip", gzip.compress(triples(0, 9_000)) + gzip.compress(triples(9_000, 9_003)), 9_003),
        ("deflate", zlib.compress(triples(0, 2)), 2),
    ],
    ids=["two members", "empty members", "many", "deflate"],  # packed bytes hold the time
)
def test_all_members_are_unpacked(packing: str, body: bytes, count: int) -> None:
    with m.server(send(reply(body=body, type=NT, Content_Encoding=packing))) as server:
        assert ask(server.url, CONSTRUCT, "nt").count(b"\n") == count


@pytest.mark.parametrize(
    ("packing", "body", "length", "said"),
    [
        ("gzip", gzip.compress(triples(0, 1)) + gzip.compress(triples(1, 3))[:-9], -1, "cut off"),
        ("gzip", gzip.compress(triples(0, 1)) + b"junk", -1, "not packed as it says"),
        ("deflate", zlib.compress(triples(0, 1)) * 2, -1, "not packed as it says"),
        # another member may have been lost
        ("gzip", gzip.compress(triples(0, 1)), None, "does not say how long"),
    ],
    ids=["cut off", "junk", "twice", "no length"],
)
def test_members_are_not_lost(packing: str, body: bytes, length: int | None, said: str) -> None:
    data = reply(body=body, type=NT, length=length, Content_Encoding=packing)
    with m.server(send(data)) as server, pytest.raises(CannotDo, match=said):
        ask(server.url, CONSTRUCT, "nt")


@pytest.mark.parametrize(
    ("size", "so"), [(0, False), (64, True), (100, True), (96, False), (500, True), (511, False), (512, True)]
)
def test_sizes_that_limits_have(size: int, so: bool) -> None:
    assert looks_cut(size) is so


@pytest.mark.parametrize(
    ("text", "acts", "requests"),
    [
        (SELECT, [rows(501)], 1),
        (SELECT + " LIMIT 500", [rows(500)], 1),
        (SELECT, [rows(500), number(500)], 2),
        ("DESCRIBE <urn:s>", [send(reply(body=triples(0, 500), type=NT))], 1),
        (CONSTRUCT, [send(reply(body=triples(0, 500), type=NT)), number(500)], 2),
        # a Virtuoso tells
        (
            SELECT,
            [send(reply(body=HEAD + b",".join([ROW % 1] * 64) + b"]}}", Server="Virtuoso/08.3.3319"))],
            1,
        ),
    ],
)
def test_whole_answers_cost_one_more_request_at_most(text: str, acts: list[m.Act], requests: int) -> None:
    with m.server(in_turn(*acts)) as server:
        assert ask(server.url, text, "csv" if text.startswith("SELECT") else "nt")
    assert len(server.got) == requests


@pytest.mark.parametrize(
    ("text", "acts", "said"),
    [
        (SELECT, [rows(500), number(34_945)], "only 500 rows of 34,945"),
        (SELECT, [rows(500)], "perhaps gives no more than 500 rows.*LIMIT 500"),
        (CONSTRUCT, [send(reply(body=triples(0, 512), type=NT)), number(600)], "only 512 rows of 600"),
    ],
)
def test_a_limit_that_nobody_knows_is_noticed(text: str, acts: list[m.Act], said: str) -> None:
    with m.server(in_turn(*acts)) as server, pytest.raises(CannotDo, match=said):
        ask(server.url, text, "csv" if text is SELECT else "nt")


STORE = ox.Store()
STORE.load(b"<urn:a> <urn:p> 1, 2; <urn:q> 1. <urn:b> <urn:p> 1.", ox.RdfFormat.TURTLE)


@pytest.mark.parametrize(
    "text",
    [
        "CONSTRUCT { ?s a <urn:C> } WHERE { ?s ?p ?o }",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "PREFIX u: <urn:> CONSTRUCT { ?s u:x ?o ; u:y ?p . ?o u:z ?s } { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 3",
        "CONSTRUCT { ?s a <urn:C> . ?s <urn:r> ?none } WHERE { ?s ?p ?o OPTIONAL { ?o ?p ?none } }",
        "CONSTRUCT { ?s <urn:p> ?o } FROM <urn:none> WHERE { ?s ?p ?o }",
        "CONSTRUCT { $s $p 'a' } WHERE { ?s ?p ?o } VALUES ?s { <urn:a> }",
    ],
)
def test_triples_are_counted_as_the_engine_makes_them(text: str) -> None:
    counting = triples_counted(text)
    assert counting is not None
    ((found,),) = STORE.query(counting)  # type: ignore[misc]
    assert int(found.value) == len(set(STORE.query(text)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "CONSTRUCT { ?s a [] } { ?s ?p ?o }",
        "CONSTRUCT { <urn:a> a <urn:b> } {}",
        "DESCRIBE <urn:a>",
        "ASK {}",
    ],
)
def test_triples_that_cannot_be_counted(text: str) -> None:
    assert triples_counted(text) is None


def test_a_question_is_not_answered_by_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with m.server(send(reply(body=YES))) as server:
        for ask_it in (lambda: Remote(server.url).arrangement, lambda: len(Remote(server.url))):
            with pytest.raises(CannotDo, match="answers yes/no to a SELECT"):
                ask_it()


ODD = b'{"s":{"type":"literal","value":"x"},"p":{"type":"uri","value":"urn:p"},"o":{"type":"uri","value":"urn:o"}}'
COLUMNS = b'{"head":{"vars":["s","p","o","g"]},"results":{"bindings":['


@pytest.mark.parametrize(
    "body",
    [
        HEAD + ROW % 1 + b"]}}",
        COLUMNS + ODD + b"]}}",
        COLUMNS + ODD.replace(b'literal","value":"x', b'uri","value":"urn:x') + b"]}}",
    ],
)
def test_what_was_not_asked_for_is_no_bug(body: bytes) -> None:
    """Other columns; a text as a subject; another subject."""
    with m.server(send(reply(body=body))) as server, pytest.raises(CannotDo, match="something else"):
        Remote(server.url).fetch([ox.NamedNode("urn:s")])


def test_no_control_characters_come_from_a_server_that_the_engine_asks() -> None:
    dataset = Dataset()
    dataset.federating = True
    with m.server(send(reply("500 Oops", b"\x1b]0;owned\x07 red", type="text/plain"))) as server:
        text = f"SELECT ?s {{ SERVICE <{server.url}> {{ ?s ?p ?o }} }}"
        with pytest.raises(CannotDo, match="query failed") as told:
            results.write(dataset.query(text), results.Layout("csv"), io.BytesIO())
    assert told.value.message_en.isprintable()
    assert told.value.message_zh.isprintable()


def test_the_place_of_a_slip_is_told_when_others_are_asked_too() -> None:
    text = "SELECT ?s {\n SERVICE SILENT <urn:x> { ?s ?p } }"
    with (
        m.server(send(reply("400 Bad", b"no", type="text/plain"))) as server,
        pytest.raises(UsageProblem, match="line 2, column 33"),
    ):
        ask(server.url, text, federate=True)


def test_a_deep_query_that_a_server_refuses_is_no_bug() -> None:
    deep = f"SELECT * {{ FILTER({'STR(' * 97}?x{')' * 97}) . ?a ?b %s }}"
    with m.server(send(reply("400 Bad", b"no", type="text/plain"))) as server:
        with pytest.raises(UsageProblem, match="expected an object"):
            ask(server.url, deep % "")
        with pytest.raises(CannotDo, match="does not take the query"):
            ask(server.url, deep % "?c")


def test_numbers_that_no_count_has_are_no_bug() -> None:
    """Python reads none of more than 4,300 digits."""
    digits = "9" * 5000
    body = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"%s"}}]}}'
    with (
        m.server(send(reply(body=body % digits.encode()))) as server,
        pytest.raises(CannotDo, match="a number"),
    ):
        Remote(server.url, 5.0).count("urn:g")
    with m.server(send(reply(X_SPARQL_MaxRows=digits))) as server:
        assert ask(server.url, SELECT).count(b"\n") == 2
    assert own_limit(f"SELECT * {{ }} LIMIT {digits}") is None


def test_chunks_measure_and_other_codings_do_not() -> None:
    with m.server(send(chunked(triples(0, 2), type=NT))) as server:
        assert ask(server.url, CONSTRUCT, "nt").count(b"\n") == 2
    for header in ({"Transfer_Encoding": "identity"}, {"Content_Length": "many"}):
        data = reply(body=triples(0, 2), type=NT, length=None, **header)
        with m.server(send(data)) as server, pytest.raises(CannotDo, match="does not say how long"):
            ask(server.url, CONSTRUCT, "nt")
