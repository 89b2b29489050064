"""Folders of editors' files: which are read, into which graph, with which items."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from nbs_graph.errors import CannotDo
from nbs_graph.namespaces import GRAPH, ID
from nbs_graph.sources.folder import decode, read_documents, yaml_files


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """A folder of one issue with one entry, and an organisation beside it."""
    home = tmp_path / "data" / "issues" / "2023-09"
    (home / "named").mkdir(parents=True)
    (tmp_path / "data" / "organisations").mkdir()
    (home / "issue.yaml").write_text(
        "id: issue/2023-09\nkind: NewsletterIssue\nitems:\n  - {main: event/a, covers: [fund/b]}\n", "utf-8"
    )
    for name in ("01-a.yaml", "named/c.yml"):
        (home / name).write_text("id: event/a\nkind: Event\nthemes: [{code: x, evidence: q}]\n", "utf-8")
    (tmp_path / "data" / "organisations" / "o.yaml").write_text(
        "id: organisation/o\nkind: Organisation\n", "utf-8"
    )
    return home


def test_yaml_files_in_order_without_hidden_ones(issue: Path) -> None:
    """Both suffixes, below any folder, but nothing that starts with a dot."""
    (issue / ".draft.yaml").write_text("x: y", "utf-8")
    (issue / ".git").mkdir()
    (issue / ".git" / "x.yaml").write_text("x: y", "utf-8")
    (issue / "notes.txt").write_text("x", "utf-8")
    assert [p.relative_to(issue).as_posix() for p in yaml_files(issue)] == [
        "01-a.yaml",
        "issue.yaml",
        "named/c.yml",
    ]


def graphs(paths: list[Path]) -> set[str]:
    """The named graphs that the quads of some files go to."""
    return {
        q.graph_name.value
        for d in read_documents(paths)
        for q in d.readable
        if isinstance(q.graph_name, ox.NamedNode)
    }


def test_the_issue_decides_the_graph(issue: Path) -> None:
    """Files of an issue belong to the graph of its id, whatever the folder is called; all others to the agents'."""
    entry = "id: policy/soil-act\nkind: Policy\ntitle: {en: Soil Act}\n"
    (issue / "named" / "soil.yaml").write_text(entry, "utf-8")
    (issue.parents[1] / "organisations" / "o.yaml").write_text(entry, "utf-8")
    assert graphs([issue / "named" / "soil.yaml"]) == {GRAPH + "issue/2023-09"}
    assert graphs([issue.parents[1] / "organisations" / "o.yaml"]) == {GRAPH + "agents"}
    moved = issue.rename(issue.with_name("september"))
    assert graphs([moved / "named" / "soil.yaml"]) == {GRAPH + "issue/2023-09"}


def test_evidence_finds_the_item_that_covers_the_entry(issue: Path) -> None:
    """`issue.yaml` says which item an entry belongs to."""
    (document,) = read_documents([issue / "01-a.yaml"])
    assert not document.faults
    sources = {str(q.object) for q in document.quads if q.predicate.value.endswith("hasSource")}
    assert sources == {f"<{ID}item/2023-09/01>"}


def test_a_broken_issue_file_is_its_own_fault(issue: Path) -> None:
    """Entries of an issue whose list cannot be read ask for the item, and do not crash."""
    for content in (
        b"\xff\xfe",
        b"a: b: c",
        b"- x",
        b"id: issue/2023-09\nitems: none\n",
        b"items: [x, {main: [y]}]\n",
    ):
        (issue / "issue.yaml").write_bytes(content)
        (document,) = read_documents([issue / "01-a.yaml"])
        assert [fault.code for fault in document.faults] == ["NBS017"]


def test_bytes_that_are_not_utf8() -> None:
    """The first bad byte is placed; a byte order mark is not part of the text."""
    text, fault = decode("一\n标题: ".encode() + "洪水".encode("gb18030"), "x.yaml")
    assert text == ""
    assert fault is not None
    assert fault.code == "NBS001"
    assert fault.span is not None
    assert fault.span.line == 2
    assert decode("\ufeffid: x".encode(), "x.yaml") == ("id: x", None)


def test_a_file_that_cannot_be_read(issue: Path) -> None:
    """The system's reason reaches the person, with the path."""
    (issue / "gone.yaml").symlink_to(issue / "nowhere")
    with pytest.raises(CannotDo, match=r"gone\.yaml"):
        list(read_documents([issue / "gone.yaml"]))
