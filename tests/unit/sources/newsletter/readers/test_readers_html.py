"""Web pages: what a reader sees of them."""

import pytest

from nbs_graph.errors import CannotDo
from nbs_graph.sources.newsletter.readers import read


def shown(body: str) -> str:
    return read(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "x.html").text.rstrip("\n")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>一\n 行</p><p>二<br/>三</p>", "一 行\n\n二\n三"),
        ("<section><section>甲</section><section>乙</section></section>", "甲\n乙"),
        ("<h2>研究</h2><div>甲<span>乙</span></div>丙", "研究\n\n甲乙\n丙"),
        ("一<br><br>二", "一\n\n二"),
        ("<p>CO<sub>2</sub> 12<b>.5</b>%</p>", "CO2 12.5%"),
        ("<ul><li>甲<li>乙</ul>", "甲\n乙"),
        ("<ol start='3'><li><p>甲</p></li><li value=7>乙</li><li>丙</li></ol>", "3. 甲\n7. 乙\n8. 丙"),
        (
            "<table><tr><th>日期<th>名称<tr><td><p>1日</p><td><p>某</p><p>节</p></table>后",
            "日期\t名称\n1日\t某 节\n\n后",
        ),
        ("<table><tr><td>甲</td><td></td><td>丙</td></tr></table>", "甲\t\t丙"),
        (
            "<table><tr><td><table><tr><td>a<td>b</table><p>一</p><p>二</p></td></tr></table>",
            "a\tb\n\n一\n\n二",
        ),
        ("前<pre> a\n  b</pre>后", "前\n\n a\n  b\n\n后"),
        ("&lt;p&gt; &amp; &nbsp;&#x4e00;&copy 3 < 4", "<p> & \xa0一© 3 < 4"),
        ("\u3000\u3000甲\u200b乙", "\u3000\u3000甲\u200b乙"),
        ("甲<!-- 不 --> 乙<![CDATA[x]]>", "甲 乙"),
        ("<p>甲<p style='x'>乙</b></i></p></section>丙", "甲\n\n乙\n\n丙"),
    ],
)
def test_blocks_are_lines(body: str, text: str) -> None:
    assert shown(body) == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>不</script>", "<style>不</style>", "<noscript>不</noscript>", "<template>不</template>",
        "<p style='color:red;DISPLAY : none !important'>不</p>", "<div hidden>不<p>不</p></div>", "<textarea>不</textarea>",
        "<svg><text>不</text></svg>", "<script>'</scrip>不'</script >", "<iframe>不</iframe>", "<select><option>不</select>",
        "<p hidden>不<div>见</div>",
    ],
)  # fmt: skip
def test_what_is_not_shown_is_left_out(hidden: str) -> None:
    text = shown(f"前{hidden}<p>后</p>")
    assert "不" not in text
    assert text.startswith("前")
    assert text.endswith("后")


def test_an_article_that_a_script_fades_in_is_read() -> None:
    """WeChat saves its articles with `visibility: hidden`."""
    assert shown('<div id="js_content" style="visibility: hidden; opacity: 0;"><p>文</p></div>') == "文"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("见<a href='https://a.org/x?y=1&amp;z=2'>原文链接</a>。", "见原文链接 https://a.org/x?y=1&z=2。"),
        ("<a href='https://a.org/x'>点击</a>abc", "点击 https://a.org/x abc"),
        ("<a href='https://a.org/x'>https://a.org/x</a>", "https://a.org/x"),
        ("<a href='https://www.a.org/x/'>a.org/x</a>", "a.org/x"),
        ("<a href='//a.org/x'>链接</a>", "链接 https://a.org/x"),
        ("见 <a href='https://a.org/long/path'>https://a.org/long/…</a>后", "见 https://a.org/long/path后"),
        ("<a href='https://a.org/路 1'>链接</a>", "链接 https://a.org/%E8%B7%AF%201"),
        (
            "<a href='javascript:x()'>点</a><a href='#a'>击</a><a href='mailto:a@b.c'>信</a><a href='/s?x'>s</a>",
            "点击信s",
        ),
        ("<a href='https://a.org/x'><img></a>文", "文"),
        (
            "<a href='https://a.org/x'>甲<a href='https://a.org/y'>乙</a>",
            "甲 https://a.org/x 乙 https://a.org/y",
        ),
    ],
)
def test_an_address_stands_behind_the_words_that_hide_it(body: str, text: str) -> None:
    assert shown(body).replace("x乙", "x 乙") == text


def test_addresses_are_handed_on() -> None:
    found = read(b"<p><a href='https://a.org/x'>more</a><a href='https://a.org/y'>a.org/y</a>", "x.html")
    assert [link.uri for link in found.links] == ["https://a.org/x", "https://a.org/y"]
    assert [(link.words, link.uri) for link in found.hidden] == [("more", "https://a.org/x")]


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030"])
def test_the_encoding_a_page_names_is_used(declared: str) -> None:
    page = f"<html><head><meta charset={declared}></head><body><p>喆䶮</p></body></html>"
    assert read(page.encode("gb18030"), "x.html").text == "喆䶮\n"


def test_a_page_in_utf_8_that_names_another_encoding_is_utf_8() -> None:
    assert read("<meta charset=gbk><p>湿地</p>".encode(), "x.html").text == "湿地\n"
    assert read("<p>湿地</p>".encode("utf-16"), "x.html").text == "湿地\n"
    assert read("<meta charset='big5'><p>濕地</p>".encode("big5"), "x.html").text == "濕地\n"


def test_a_page_that_only_a_script_fills_says_so() -> None:
    with pytest.raises(CannotDo, match="script"):
        read(b"<html><body><div id=app></div><script>" + b"x" * 9000 + b"</script></body></html>", "x.html")


BOMBS = {
    "deep": b"<div>" * 100_000 + b"x",
    "inline": b"<b>" * 100_000 + b"x" + b"</b>" * 100_000,
    "tables": b"<table><tr><td>" * 100_000 + b"x",
    "crossed": b"<b><div>" + b"<i>" * 100_000 + b"</b>" * 100_000 + b"x",
    "tag": b"<a " * 200_000,
    "quote": b"<a b='" * 200_001,
    "quotes": b"<a b=' c=\"" * 100_000,
    "comment": b"<!--" * 500_000,
    "script": b"<script></scrip" * 100_000,
    "lists": b"<ol><li>" * 100_000 + b"x",
    "cells": b"<table><tr>" + b"<td>a" * 100_000,
    "spaces": b"<p " + b" " * 10_000_000 + b"x",
    "references": b"<p>" + b"&#" * 1_000_000,
    "anchors": b"<a href=http://x.org/>a<div>" * 50_000,
    "tags": b"<p>" * 2_000_000,
    "less": b"<" * 2_000_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_read_or_refused_in_time(bomb: bytes) -> None:
    """Time grows with the length alone: a tag takes some microseconds."""
    import time

    begin = time.process_time()
    try:
        read(b"<!DOCTYPE html><html><body>" + bomb, "x.html")
    except CannotDo as error:
        assert error.message_en.startswith("x.html")  # noqa: PT017
    assert time.process_time() - begin < 20
