"""The query editor in a real browser: what a person types, chooses and reads.

Needs Chromium (`apt-get install chromium`); `.ci/run` installs it. Playwright drives it and brings none of its own.
"""

import json
import shutil
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from nbs_graph.graph.asking import ask
from nbs_graph.graph.catalogue import questions
from nbs_graph.graph.dataset import Dataset
from tests.service import running

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)
api = pytest.importorskip("playwright.sync_api", reason="install playwright (a development dependency)")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here: apt-get install chromium"),
]
PATIENCE = 20_000
EDITOR = "document.querySelector('.CodeMirror').CodeMirror"


@pytest.fixture(scope="module")
def browser() -> Iterator["api.Browser"]:
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def page(browser: "api.Browser", served: running.Server) -> Iterator["api.Page"]:
    """A page that may ask our server and nobody else, and whose script may not fail."""
    context = browser.new_context(locale="en-GB")
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    opened.on(
        "request",
        lambda asked: (
            None if asked.url.startswith((served.url, "data:", "blob:")) else wrong.append(asked.url)
        ),
    )
    yield opened
    context.close()
    # An answer of 4xx is meant; DOMPurify parses what it cleans in a document of its own, where Chromium reports handlers
    # that would not run there either.
    meant = ("status of 4", "Executing inline event handler")
    assert [text for text in wrong if not any(part in text for part in meant)] == []


def ready(page: "api.Page", address: str) -> None:
    page.goto(address)
    page.wait_for_selector("#yasgui[data-ready]")


def run(page: "api.Page", query: str | None = None) -> dict:
    """Run what is in the editor, or a query; the answer that the page got."""
    if query is not None:
        page.evaluate(f"{EDITOR}.setValue({json.dumps(query)})")
    with page.expect_response(
        lambda response: "/sparql" in response.url and response.request.method != "HEAD"
    ) as got:
        page.click(".yasqe_queryButton")
    return got.value.json()


def shown(page: "api.Page") -> list[list[str]]:
    """The rows of the table as a person reads them, without their numbers."""
    page.wait_for_selector(".yasr table.dataTable tbody tr")
    return [
        [" ".join(cell.split()) for cell in row.locator("td").all_inner_texts()][1:]
        for row in page.locator(".yasr table.dataTable tbody tr").all()
    ]


def test_a_query_is_typed_and_answered(page: "api.Page", served: running.Server) -> None:
    """Keys typed one by one, Ctrl+Enter, the rows; the address then leads back to the query."""
    ready(page, f"{served.url}/sparql")
    page.evaluate(f"{EDITOR}.setValue('')")
    page.click(".CodeMirror")
    page.keyboard.type("SELECT ?n WHERE { VALUES ?n { 1 2 3 } }")
    with page.expect_response(lambda response: "/sparql" in response.url):
        page.keyboard.press("Control+Enter")
    assert [row[0].strip('"').partition('"')[0] for row in shown(page)] == ["1", "2", "3"]
    fields = parse_qs(urlsplit(page.url).query)
    assert "VALUES ?n" in fields["query"][0]
    assert fields["lang"] == ["en"]
    ready(page, page.url)
    assert len(shown(page)) == 3


def test_every_question(page: "api.Page", served: running.Server) -> None:
    """Chosen from the list and run: the same rows as the embedded store gives."""
    embedded = Dataset.from_dump(running.ROOT / "data" / "nbs-graph.trig")
    ready(page, f"{served.url}/sparql?lang=zh")
    for question in questions():
        page.select_option("#question", question.name)
        page.wait_for_selector(f"#yasgui[data-loaded='{question.name}']")
        given = {p.name: p.example or "" for p in question.asked if p.required and p.default is None}
        expected = [
            {
                variable.value: term.value
                for variable, term in zip(answer.variables, row, strict=True)
                if term is not None
            }
            for answer in [ask(embedded, question, given, "zh")]
            for row in answer
        ]
        found = running.rows(run(page))
        assert found == expected, question.name


def test_names_are_completed_from_our_terms(page: "api.Page", served: running.Server) -> None:
    """Classes, properties and concepts by their beginning, or by what they are called, with their meaning beside."""
    ready(page, f"{served.url}/sparql?lang=zh")
    for typed, name, meaning in (
        ("SELECT * WHERE { ?s a nbs:Publ", "nbs:Publication", "研究成果"),
        ("SELECT * WHERE { ?s nbs:contrib", "nbs:contributesTo", "有助于实现"),
        ("SELECT * WHERE { ?s dcterms:subject theme:flood", "theme:flood-risk", "洪水风险"),
        ("SELECT * WHERE { ?s dcterms:subject 洪水风", "theme:flood-risk", "洪水风险"),
    ):
        page.evaluate(
            f"{EDITOR}.setValue({json.dumps(typed)}); {EDITOR}.focus(); {EDITOR}.execCommand('goDocEnd')"
        )
        page.keyboard.press("Control+Space")
        hint = page.locator(".CodeMirror-hints li", has_text=name).first
        hint.wait_for()
        assert meaning in hint.inner_text()
        hint.click()
        assert name in page.evaluate(f"{EDITOR}.getValue()")


@pytest.mark.parametrize(
    ("lang", "words"), [("en", ("line 2, column", "unexpected")), ("zh", ("行 2, 列", "查询无法使用"))]
)
def test_problems_are_readable(
    page: "api.Page", served: running.Server, lang: str, words: tuple[str, ...]
) -> None:
    """What is wrong in the reader's words, and the place marked in the query."""
    ready(page, f"{served.url}/sparql?lang={lang}")
    problem = run(page, "SELECT * WHERE {\n  ?s nbs:title }")
    page.wait_for_selector("#problem")
    told = page.inner_text("#problem")
    assert problem["detail"].partition("\n")[0] in told
    assert all(word in told for word in words)
    marked = page.locator(".CodeMirror .problem-mark")
    assert marked.count() >= 1
    assert page.evaluate(f"{EDITOR}.getCursor().line") == 1
    run(page, "SELECT (1 AS ?one) {}")
    assert len(shown(page)) == 1
    assert page.locator("#problem, .problem-mark").count() == 0


def test_results_lead_to_our_pages_and_downloads(
    page: "api.Page", served: running.Server, client: httpx.Client
) -> None:
    """A thing in the table has its page on this server; the downloads are the answer in other formats."""
    ready(page, f"{served.url}/sparql")
    query = "SELECT ?e ?html { ?e a nbs:Fund BIND('<img src=x onerror=window.hacked=1>' AS ?html) } ORDER BY ?e LIMIT 1"
    run(page, query)
    assert shown(page)[0][1].strip('"') == "<img src=x onerror=window.hacked=1>"
    assert page.locator(".yasr img").count() == 0
    assert page.evaluate("window.hacked") is None
    csv = page.get_attribute("#downloads a[data-format=csv]", "href")
    assert csv is not None
    assert client.get(csv).text.startswith("e,html\r\n")
    with page.expect_popup() as opened:
        page.locator(".yasr a.iri").first.click()
    opened.value.wait_for_load_state()
    assert opened.value.url.startswith(f"{served.url}/id/fund/")
    assert opened.value.locator("h1").inner_text()


def test_it_works_on_a_phone(browser: "api.Browser", served: running.Server) -> None:
    """No page is wider than a screen of 360 points, by day and by night."""
    for scheme in ("light", "dark"):
        context = browser.new_context(viewport={"width": 360, "height": 700}, color_scheme=scheme)
        opened = context.new_page()
        for address in ("/", "/id/issue/2023-08", "/questions/entries-by-sdg?sdg=13", "/ontology", "/scheme/theme",
                        "/id/publication/doi-10-1038-s41558-023-01737-x", "/sparql"):  # fmt: skip
            opened.goto(served.url + address)
            width = opened.evaluate("document.documentElement.scrollWidth")
            assert width <= 360, (address, width)
        context.close()
