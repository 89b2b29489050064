"""Much text, and files made to do harm: an answer in bounded time and memory, or a message of one line."""

import io
import os
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import bounded
from tests.bounded import Ran
from tests.newsletters.reading import HERE, text
from tests.newsletters.rendering import as_docx, as_html, packed

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1_000_000
START = "一、研究\n红树林恢复的效益\n李雷，王一帆，2024 年 5 月 9 日\n"
SAID = text(HERE / "2024-05")


def run(path: Path, patience: float) -> Ran:
    """Ingest a file, at most for `patience` seconds by the clock."""
    command = [
        sys.executable,
        "-m",
        "nbs_graph.cli.main",
        "ingest",
        str(path),
        "--issue",
        "2024-05",
        "--format",
        "json",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "NBS_GRAPH_STORE": ""}
    return bounded.run(command, environment, path.parent, patience)


def pages(count: int) -> str:
    """As many pages, the numbers on them changed, so that none is as another."""
    printed = SAID.count("\f") + 1
    head, mark, items = SAID.partition("一、研究进展")

    def more(number: int) -> str:
        return re.sub(r"\d+(?=%| 万| 个)", lambda match: str(int(match[0]) + number), mark + items)

    return head + "\f".join(more(number) for number in range(-(-count // printed)))


def test_a_thousand_pages(tmp_path: Path) -> None:
    """Within a minute and a gigabyte, with every item."""
    import json

    path = tmp_path / "issue.txt"
    path.write_text(pages(1000), "utf-8")
    outcome = run(path, 300)
    assert outcome.exit == 0, outcome.stderr[-1000:]
    said = json.loads(outcome.stdout)
    assert len(said["entries"]) == 28 * 112
    assert said["coverage"] >= 0.995
    assert outcome.seconds < 60
    assert outcome.megabytes < 1000


def test_time_grows_with_the_text_only(tmp_path: Path) -> None:
    """Four times the pages, not much more than four times the time."""
    seconds = []
    for count in (90, 360):
        path = tmp_path / f"{count}.txt"
        path.write_text(pages(count), "utf-8")
        seconds.append(run(path, 120).seconds)
    assert seconds[1] < 8 * seconds[0]


def bomb() -> bytes:
    """A Word file of a hundred kilobytes that would be a hundred megabytes."""
    return packed({"word/document.xml": "<w:document>" + " " * 100 * MEGABYTE + "</w:document>"})


def deep_zip() -> bytes:
    """A Word file that is a Word file in a Word file."""
    inner = as_docx(START)
    for _ in range(5):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            file.writestr("word/document.xml", inner)
        inner = out.getvalue()
    return inner


def of_text(make: Callable[[], str]) -> Callable[[], bytes]:
    """A text → its bytes, made when they are needed."""
    return lambda: make().encode()


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("txt", bytes),
    "binary": ("txt", lambda: bytes(range(256)) * 4000),
    "zeros": ("txt", lambda: b"\0" * MEGABYTE),
    "one line of 100 MB": ("txt", of_text(lambda: START + "红树林" * 11 * MEGABYTE)),
    "100 MB of line ends": ("txt", lambda: b"\n" * 100 * MEGABYTE),
    "one paragraph of 2 MB": ("txt", of_text(lambda: START + "红树林恢复，" * 110_000)),
    "mixed encodings": ("txt", lambda: START.encode() * 50 + START.encode("gb18030") * 50),
    "half a character": ("txt", lambda: START.encode()[:-1] + b"\xe7\xba"),
    "surrogates": ("txt", lambda: START.encode() + b"\xed\xa0\x80\xed\xb0\x80\n"),
    "utf-16": ("txt", lambda: START.encode("utf-16")),
    "headings only": ("txt", of_text(lambda: "一、研究\n二、政策\n" * 50_000)),
    "page numbers only": ("txt", of_text(lambda: START + "".join(f"- {n} -\n\f" for n in range(9_999)))),
    "bare numbers only": ("txt", of_text(lambda: START + "".join(f"{n}\n" for n in range(9_999)))),
    "addresses only": ("txt", of_text(lambda: START + "".join(f"https://example.org/{n}-\n{n}\n" for n in range(30_000)))),
    "one address of 1 MB": ("txt", of_text(lambda: START + "链接：https://example.org/" + "a-" * 500_000)),
    "one address again and again": ("txt", of_text(lambda: START + "https://example.org/a\n" * 10_000)),
    "brackets that never close": ("txt", of_text(lambda: START + "《（【「" * 100_000)),
    "brackets on lines": ("txt", of_text(lambda: START + "《湿地\n" * 50_000)),
    "titles only": ("txt", of_text(lambda: START + "湿地国际举办论坛\n" * 50_000)),
    "bylines only": ("txt", of_text(lambda: START + "Wang F., Liu J., Qin G., et al. 2023\n" * 20_000)),
    "initials": ("txt", of_text(lambda: START + ("A. " * 85 + "\n") * 2_000)),
    "names": ("txt", of_text(lambda: START + ("Aa " * 85 + "\n") * 2_000)),
    "dates": ("txt", of_text(lambda: START + "2024 年 5 月 9 日至" * 50_000)),
    "numbers": ("txt", of_text(lambda: START + "1.2 亿至 3.4 亿美元、" * 30_000)),
    "digits": ("txt", of_text(lambda: START + "9" * MEGABYTE + " 亿美元。")),
    "numerals": ("txt", of_text(lambda: START + "一千万亿" * 50_000 + "元。")),
    "goals": ("txt", of_text(lambda: START + "SDG 13、" * 50_000 + "。")),
    "organisations": ("txt", of_text(lambda: START + "湿地国际研究中心和" * 30_000 + "主办。")),
    "spaces": ("txt", of_text(lambda: START + (" " * 10_000 + "湿地\n") * 200)),
    "unseen characters": ("txt", of_text(lambda: START + "\u200b" * MEGABYTE + "湿地。")),
    "combining marks": ("txt", of_text(lambda: START + "a" + "\u0301" * 100_000)),
    "form feeds": ("txt", lambda: START.encode() + b"\f" * MEGABYTE),
    "nested HTML": ("html", of_text(lambda: "<html><body>" + "<div>" * 200_000 + "湿地")),
    "HTML that never closes": ("html", of_text(lambda: "<html><body><p " + "a='" * 200_000)),
    "HTML entities": ("html", of_text(lambda: "<html><body>" + "&amp;&#x4e00;" * 200_000)),
    "HTML tables": ("html", of_text(lambda: "<html><body>" + "<table><tr><td>" * 20_000 + "湿地")),
    "many rows": ("html", of_text(lambda: as_html(START + "一\t二\t三\n" * 30_000).decode())),
    "a Word bomb": ("docx", bomb),
    "a Word file in a Word file": ("docx", deep_zip),
    "a PDF that ends early": ("pdf", lambda: b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"),
    "a PDF of nothing but marks": ("pdf", lambda: b"%PDF-1.7\n" + b"<<" * MEGABYTE + b"\n%%EOF"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files(tmp_path: Path, name: str) -> None:
    """Read or refused within seconds and a gigabyte; a refusal is a line that says what is wrong."""
    ending, make = HOSTILE[name]
    path = tmp_path / f"issue.{ending}"
    path.write_bytes(make())
    outcome = run(path, 90)
    assert outcome.exit in (0, 1, 3), outcome.stderr[-1000:]
    assert "Traceback" not in outcome.stderr
    if outcome.exit:
        assert outcome.stdout == ""
        assert len(outcome.stderr.splitlines()) == 1
    assert outcome.seconds < (10 if name == "one line of 100 MB" else 30)
    assert outcome.megabytes < 1000


def test_a_line_of_a_hundred_megabytes_is_refused(tmp_path: Path) -> None:
    """Within ten seconds, saying why."""
    path = tmp_path / "issue.txt"
    path.write_bytes(HOSTILE["one line of 100 MB"][1]())
    outcome = run(path, 60)
    assert outcome.exit == 3
    assert "MB" in outcome.stderr
    assert outcome.seconds < 10
