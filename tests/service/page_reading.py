"""How tests read pages: what a browser would load by itself, what it links to, and what is wrong with the outline."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

import httpx

BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"}
VOID = {"meta", "link", "input", "br", "img", "hr"}
# What a browser loads without being asked: element → attributes.
LOADED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "object": ("data",),
    "source": ("src",),
}
LOADED_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
}


@dataclass
class Read(HTMLParser):
    """A page, taken apart."""

    html: str
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)
        assert not self._open, f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open
        assert self._open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "script":
            self.scripts.append(data)
        elif data.strip():
            self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for found, attributes in self.elements if found == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    @property
    def links(self) -> list[str]:
        return [a["href"] for a in self.all("a") if "href" in a]

    def loaded(self) -> list[str]:
        """Addresses that a browser would ask for by itself."""
        found = [
            a[name] for tag, names in LOADED.items() for a in self.all(tag) for name in names if name in a
        ]
        return found + [a["href"] for a in self.all("link") if set(a["rel"].split()) & LOADED_LINKS]


def read(response: httpx.Response) -> Read:
    """A page, after what every page must have: its type, its language, landmarks, one first heading, named fields."""
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    page = Read(response.text)
    (html,) = page.all("html")
    assert html["lang"] == response.headers["content-language"]
    assert {"charset": "utf-8"} in page.all("meta")
    for landmark in ("main", "header", "nav", "title", "h1"):
        assert len(page.all(landmark)) == 1, landmark
    levels = [int(tag[1]) for tag, _ in page.elements if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids)), "an id twice"
    named = {a["for"] for a in page.all("label")}
    fields = [
        a for tag in ("input", "select", "textarea") for a in page.all(tag) if a.get("type") != "hidden"
    ]
    assert all(a["id"] in named for a in fields)
    tables, heads = len(page.all("table")), [a for a in page.all("th") if a.get("scope") == "col"]
    assert not tables or heads
    return page
