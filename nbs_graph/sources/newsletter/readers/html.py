"""A newsletter as a web page, above all an article of WeChat → its text."""

import re

from nbs_graph.errors import CannotDo
from nbs_graph.sources.newsletter.readers.addresses import says, shortens, web_address
from nbs_graph.sources.newsletter.readers.elements import BLOCKS, PARAGRAPHS, Element, Open
from nbs_graph.sources.newsletter.readers.encodings import decode
from nbs_graph.sources.newsletter.readers.extracted import Extracted, Hidden, Target, extracted
from nbs_graph.sources.newsletter.readers.markup import Tag, tokens
from nbs_graph.sources.newsletter.readers.paper import Paper

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_-]{1,20})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9_-]{1,20})""")
_HEAD = 4096
_MOST_TOKENS = 1_000_000
_DEEPEST = 50
"""Tables within tables; deeper ones only arrange the page."""


def read_html(raw: bytes, name: str) -> Extracted:
    """The bytes of a web page → what a reader sees of it.

    Blocks are lines, paragraphs stand apart by a blank line, cells by tabs; an address that words hide stands behind
    them. Scripts, styles and what is not displayed are left out.

    Raises:
        CannotDo: empty, too large, or without text.
        NotConformingError: encodings mixed or unknown.
    """
    head = raw[:_HEAD]
    declared = _CHARSET.search(head) or _XML_CHARSET.search(head)
    page = _Page()
    for number, token in enumerate(tokens(decode(raw, name, declared[1].decode() if declared else ""))):
        if number > _MOST_TOKENS:
            raise CannotDo(
                f"{name} has more than {_MOST_TOKENS:,} tags; an article has some thousands. Save the article alone.",
                f"{name} 的标签超过 {_MOST_TOKENS:,} 个，而一篇文章仅数千个；请只保存文章本身。",
            )
        page.take(token)
    page.finish()
    text = page.paper.text()
    if not text.strip() and len(raw) > _HEAD:
        raise CannotDo(
            f"{name} shows no text before a script runs; save the page from the browser once it is shown, or print it to PDF.",
            f"{name} 在脚本运行前没有文字；请在浏览器显示后保存网页，或打印为 PDF。",
        )
    return extracted(text, "html", name, links=page.links, hidden=page.behind)


class _Page:
    """What is open, and what was printed."""

    def __init__(self) -> None:
        self.paper = Paper()
        self.links: list[Target] = []
        self.behind: list[Hidden] = []
        self._open = Open()
        self._anchor = ""
        self._lists: list[int | None] = []
        self._tables = 0
        self._pre = 0

    def take(self, token: Tag | str) -> None:
        """A tag or text."""
        if isinstance(token, str):
            if not self._open.hidden:
                self.paper.write(token, as_it_is=self._pre > 0)
        elif token.end:
            self._ended(self._open.end(token.name))
        else:
            self._ended(self._open.start(token))
            if not self._open.hidden:
                self._started(token)

    def finish(self) -> None:
        """Close what is open."""
        self._ended(self._open.rest())

    def _started(self, tag: Tag) -> None:
        name = tag.name
        if name == "br":
            self.paper.new_line()
        elif name in ("td", "th") and self._tables <= _DEEPEST:
            self.paper.cell()
        elif name in BLOCKS:
            self.paper.gap(2 if name in PARAGRAPHS and not self._lists else 1)
        if name == "table":
            self._tables += 1
        elif name == "tr" and self._tables <= _DEEPEST:
            self.paper.row()
        elif name == "pre":
            self._pre += 1
        elif name == "a":
            target = tag.attributes.get("href") or tag.attributes.get("data-href", "")
            self._anchor = web_address(target)
            self.paper.mark()
        elif name in ("ul", "ol"):
            self._lists.append(_number(tag.attributes.get("start"), 1) if name == "ol" else None)
        elif name == "li":
            self._item(tag)

    def _item(self, tag: Tag) -> None:
        if self._lists and (number := self._lists[-1]) is not None:
            number = _number(tag.attributes.get("value"), number)
            self._lists[-1] = number + 1
            self.paper.prefix(f"{number}. ")

    def _ended(self, elements: list[Element]) -> None:
        for element in elements:
            if element.hidden:
                continue
            name = element.name
            if name == "a":
                self._link()
            elif name in ("td", "th") and self._tables <= _DEEPEST:
                self.paper.end_cell()
            elif name == "tr" and self._tables <= _DEEPEST:
                self.paper.end_row()
            elif name == "table":
                self._tables -= 1
            elif name == "pre":
                self._pre -= 1
            elif name in ("ul", "ol"):
                self._lists.pop()
            if name in BLOCKS and name not in ("td", "th"):
                self.paper.gap(2 if name in PARAGRAPHS and not self._lists else 1)

    def _link(self) -> None:
        """Put the address behind the words that hide it."""
        words, address = " ".join(self.paper.marked().split()), self._anchor
        self._anchor = ""
        if not address:
            return
        self.links.append(Target(1, address))
        if not words or says(words, address):
            return
        if shortens(words, address) and self.paper.replace(address):
            return
        self.behind.append(Hidden(1, words, address))
        self.paper.write(f" {address}")
        self.paper.part()


def _number(said: str | None, otherwise: int) -> int:
    return int(said) if said is not None and re.fullmatch(r"-?[0-9]{1,6}", said.strip()) else otherwise
