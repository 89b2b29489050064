"""Documents for language models: `llms.txt`, and whatever it links to."""

import re

import httpx
import pytest

from nbs_graph.resources import docs_dir

LINKED = sorted(set(re.findall(r"\]\(([^)#]+)", (docs_dir() / "llms.txt").read_text("utf-8"))))


@pytest.mark.parametrize("name", ["llms.txt", *LINKED])
def test_links_hold_where_they_are_served(client: httpx.Client, name: str) -> None:
    """Each is served beside `/llms.txt`, as it ships."""
    found = client.get(f"/{name}")
    assert found.status_code == 200
    assert found.content == (docs_dir() / name).read_bytes()
    assert found.headers["content-type"] == "text/markdown; charset=utf-8"


@pytest.mark.parametrize(
    "path", ["/nothing.md", "/..%2FREADME.md", "/decisions%2F0010-dependencies.md", "/pitfalls.yaml"]
)
def test_nothing_else_is(client: httpx.Client, path: str) -> None:
    """What is not a document of ours, or lies elsewhere, is not found."""
    assert client.get(path).status_code == 404
