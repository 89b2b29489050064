"""`nbs-graph ingest` on what editors really type: told, never passed over, and the drafts stay without errors."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
HEAD = "NbS 通讯 2025 年 11 月\n\n"
PAPER = "《红树林恢复的效益》\n李雷，王一帆，2025 年 10 月 9 日\n文章比较了 12 个地点。\n链接：https://doi.org/10.1038/s41893-025-01234-5\n\n"


def ingest(nbs: Run, folder: Path, text: str, *more: str) -> "subprocess.CompletedProcess[str]":
    """Read a text as an issue."""
    (folder / "issue.txt").write_text(text, "utf-8")
    return nbs("ingest", "issue.txt", *more, "--lang", "en", store=None, cwd=folder)


def test_one_work_in_two_items(nbs: Run, tmp_path: Path) -> None:
    """The second says so, leaves the DOI to the first, and nothing is an error."""
    again = PAPER.replace("《红树林恢复的效益》", "红树林论文引起关注").replace("李雷，王一帆，", "")
    done = ingest(
        nbs,
        tmp_path,
        f"{HEAD}一、研究\n\n{PAPER}二、行业动态\n\n{again}",
        "--out",
        "d",
        "--expect",
        "items=2",
    )
    assert done.returncode == 0
    assert "Item 1 has the same DOI or address" in done.stderr
    second = next((tmp_path / "d").glob("02-*.yaml")).read_text("utf-8")
    assert "\n# doi: 10.1038/s41893-025-01234-5\n" in second or "\ndoi:" not in second
    checked = nbs("validate", "d", store=None, cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout


def test_words_without_a_title_are_left_over(nbs: Run, tmp_path: Path) -> None:
    """They are no entry; the notice of copyright is furniture."""
    text = f"{HEAD}一、研究\n\n{PAPER}二、读者来信\n\n感谢读者张三的来信。\n\n版权所有 © TNC 2025\n"
    found = json.loads(ingest(nbs, tmp_path, text, "--format", "json").stdout)
    assert [left["text"] for left in found["leftovers"]] == ["感谢读者张三的来信。"]
    assert len(found["entries"]) == 1


@pytest.mark.parametrize(
    "address", ["htp://www.example.cn/wetland", "http：//www.example.cn/a", "https:/www.example.cn/a"]
)
def test_what_is_no_address_is_told(nbs: Run, tmp_path: Path, address: str) -> None:
    """And not mended in silence."""
    item = f"海草床基金成立\n该基金于 11 月 3 日成立，规模 2 亿元。\n原文链接：{address}\n"
    done = ingest(nbs, tmp_path, f"{HEAD}一、行业动态\n\n{item}", "--format", "json")
    assert json.loads(done.stdout)["entries"][0]["links"] == []
    assert address in done.stderr


@pytest.mark.parametrize(
    ("words", "code"), [(["nowhere.txt"], 3), (["issue.txt", "--issue", "2024-13"], 2), (["issue.txt", "--format", "x"], 2)]
)  # fmt: skip
def test_exit_codes(nbs: Run, tmp_path: Path, words: list[str], code: int) -> None:
    """A file that is not there cannot be read (3); a parameter that means nothing is wrong usage (2)."""
    (tmp_path / "issue.txt").write_text(f"{HEAD}一、研究\n\n{PAPER}", "utf-8")
    assert nbs("ingest", *words, store=None, cwd=tmp_path).returncode == code
