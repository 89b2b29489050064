"""Documents for language models: `llms.txt`, and whatever it links to."""

import re

import httpx
import pytest

from nbs_graph.resources import docs_dir

LINKED = sorted(set(re.findall(r"\]\(([^)#]+)", (docs_dir() / "llms.txt").read_text("utf-8"))))


@pytest.mark.parametrize("name", ["llms.txt", *LINKED])
def test_links_hold_where_they_are_served(client: httpx.Client, name: str) -> None:
    """Each is served beside `/llms.txt`, as it ships but for links to what is not served."""
    found = client.get(f"/{name}")
    assert found.status_code == 200
    assert re.sub(r"\]\([^)\s]+\)|\[", "", found.text) == re.sub(
        r"\]\([^)\s]+\)|\[", "", (docs_dir() / name).read_text("utf-8")
    )
    again = client.get(f"/{name}", headers={"if-none-match": found.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert found.headers["content-type"] == "text/markdown; charset=utf-8"


@pytest.mark.parametrize("name", sorted(path.name for path in docs_dir().glob("*.md")))
def test_no_link_leads_nowhere(client: httpx.Client, name: str) -> None:
    """Whatever a served document links to is served, or elsewhere."""
    links = re.findall(r"\]\(([^)\s#]+)", client.get(f"/{name}").text)
    local = {link for link in links if not link.startswith(("http:", "https:"))}
    assert all(client.head(f"/{link}").status_code == 200 for link in local), local


@pytest.mark.parametrize(
    "path", ["/nothing.md", "/..%2FREADME.md", "/decisions%2F0010-dependencies.md", "/pitfalls.yaml"]
)
def test_nothing_else_is(client: httpx.Client, path: str) -> None:
    """What is not a document of ours, or lies elsewhere, is not found."""
    assert client.get(path).status_code == 404
