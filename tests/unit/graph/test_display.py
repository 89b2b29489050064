"""What a notebook shows: tables in which nothing that was read becomes markup."""

import re
from html.parser import HTMLParser

import pyoxigraph as ox
import pytest

import nbs_graph as nbs
from nbs_graph.api import Graph
from nbs_graph.graph import display
from nbs_graph.resources import data_dir
from nbs_graph.terms import markup

SMALL = "tests/cli/data/small.trig"
HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "</td></table><iframe src=//evil>",
    "javascript:alert(1)",
    "https://evil.example/\"onmouseover='alert(1)'",
    "http://x/<b>",
    "data:text/html,<script>1</script>",
)
TAGS = {"table", "thead", "tbody", "tr", "th", "td", "a", "p", "small", "code", "br"}


class Seen(HTMLParser):
    """The tags, attributes and addresses of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.addresses += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def g(request: pytest.FixtureRequest) -> Graph:
    return nbs.open(request.config.rootpath / SMALL)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_stay_texts(text: str) -> None:
    """In cells, headings and column names: shown as they are, and no tag, handler or odd address comes of them."""
    seen = Seen(display.rows([text, "b"], [(ox.Literal(text), ox.Literal(text, language="en"))]))
    assert seen.tags <= TAGS
    assert seen.attributes <= {"style", "href", "title", "rel"}
    assert all(re.match("https?://", address) for address in seen.addresses)
    assert seen.text.count(text) == 3


def test_only_web_addresses_are_links() -> None:
    nodes = [
        "http://metadata.un.org/sdg/13",
        "https://doi.org/10.1/x",
        "urn:x:y",
        "mailto:a@b",
        "file:///etc/passwd",
    ]
    seen = Seen(display.rows(["it"], [(ox.NamedNode(one),) for one in nodes]))
    assert seen.addresses == nodes[:2]
    assert "sdg:13" in seen.text
    assert "rel" in seen.attributes
    assert Seen(markup.value("see https://a.example")).addresses == []


def test_long_answers_are_cut_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(ox.Literal(str(number)),) for number in range(120)]
    shown = display.rows(["n"], rows)
    assert shown.count("<tr>") == 1 + display.MOST_ROWS
    assert "the first 50 of 120 rows" in shown
    assert "1 row<" in display.rows(["n"], rows[:1])
    assert "0 rows" in display.rows(["n"], [])
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "共 120 条，显示前 50 条" in display.rows(["n"], rows)


def test_numbers_stand_to_the_right_and_gaps_are_empty() -> None:
    number = ox.Literal(7)
    shown = display.rows(["n", "text"], [(number, ox.Literal("7")), (None, None)])
    assert shown.count("text-align:right") == 3
    assert shown.count("></td>") == 2


def test_a_result_and_a_graph_show_themselves(g: Graph) -> None:
    assert "policy/zh-000000000001" in Seen(g.query("SELECT ?e { ?e a nbs:Policy }")._repr_html_()).text
    assert "true" in g.query("ASK { ?s ?p ?o }")._repr_html_()
    shown = Seen(g._repr_html_()).text
    assert repr(g) in shown
    assert "small.trig" in shown
    assert "entries-by-sdg" in shown


def test_questions_show_what_they_take(g: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of names, texts and parameters; still a list."""
    found = g.questions()
    assert isinstance(found, list)
    assert "sdg-coverage" in [q.name for q in found]
    assert "text=carbon credit*" in Seen(found._repr_html_()).text
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "* 必填" in found._repr_html_()


def test_explanations_show_words_and_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = nbs.open(data_dir() / "nbs-graph.trig")
    stated = Seen(shipped.explain("2023-08/04", to="sdg:15")._repr_html_()).text
    assert "可持续发展目标 15、13 和 6" in stated
    assert "item/2023-08/04" in stated
    assert "1 link" in stated
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    derived = Seen(shipped.explain("2023-08/05", to="sdg:13")._repr_html_()).text
    assert "规则推导" in derived
    assert "必然成立的对照映射" in derived
    assert "共 1 条关联" in derived
