"""Files together: duplicates, dangling references, counts, and the graph that an entry joins."""

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.model import Diagnostic, Report, Severity
from nbs_graph.namespaces import GRAPH, ID
from nbs_graph.pipeline.assemble import assemble
from nbs_graph.pipeline.validate import validate_data, validate_paths
from nbs_graph.sources.folder import read_documents, yaml_files
from nbs_graph.validation import integrity

TINY = Path(__file__).resolve().parents[2] / "cli" / "data" / "tiny"
ENTRY, ISSUE, ORGANISATION = (
    "issues/2030-01/01-reeds.yaml",
    "issues/2030-01/issue.yaml",
    "organisations/reed-society.yaml",
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the small issue that may be broken."""
    return Path(shutil.copytree(TINY, tmp_path / "data"))


@pytest.fixture(scope="module")
def base() -> tuple[ox.Quad, ...]:
    """The small issue as a graph."""
    return assemble(quad for document in read_documents(yaml_files(TINY)) for quad in document.quads).quads


def change(path: Path, old: str, new: str) -> None:
    """Edit a file in one place."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def violations(report: Report) -> list[Diagnostic]:
    """What must not land."""
    return [d for d in report.diagnostics if d.severity is Severity.VIOLATION]


def codes(report: Report) -> list[tuple[str, str]]:
    """Code and file name of the violations."""
    return [(d.code, Path(d.file or "-").name) for d in violations(report)]


def test_the_small_issue_is_right(data: Path) -> None:
    """Nothing to say, and it is said of how much."""
    report = validate_data(data)
    assert not violations(report)
    assert (report.checked.files, report.checked.entries) == (4, 4)
    assert report.checked.constraints > report.checked.shapes > 100


def test_a_dangling_reference(data: Path) -> None:
    """The place of the reference, and what was probably meant."""
    change(data / ISSUE, "curatedBy: organisation/reed-society", "curatedBy: organisation/reed-societies")
    (found,) = violations(validate_data(data))
    assert (found.code, found.suggestion) == ("NBS055", "organisation/reed-society")
    assert found.span is not None


def test_every_place_of_a_reference(data: Path) -> None:
    """The same wrong id or code several times is told wherever it stands, and nothing is said to be lacking for it."""
    text = (data / ENTRY).read_text("utf-8").replace("basis: curated", "basis: Curated")
    text = text.replace("basis: stated", "basis: Curated", 1)
    (data / ENTRY).write_text(
        text.replace("themes:", "mentions: [framework/nix]\nparts: [framework/nix]\nthemes:"), "utf-8"
    )
    found = violations(validate_data(data))
    told = [(d.code, d.value) for d in found]
    assert told.count(("NBS055", f"{ID}framework/nix")) == 2
    assert {code for code, _ in told} == {"NBS054", "NBS055"}
    assert len(told) - 2 == text.count("basis: Curated") > 1
    assert len({d.span for d in found}) == len(found)


def test_a_reference_typed_by_name(data: Path) -> None:
    """`places:` holds ids without `place/`; the suggestion does too."""
    change(data / ENTRY, "places: [cn]", "places: [cnn]")
    (found,) = violations(validate_data(data))
    assert (found.code, found.suggestion) == ("NBS055", "cn")


def test_counts_that_were_announced(data: Path) -> None:
    """An item too few is noticed where the number stands."""
    change(data / ISSUE, "expectedItems: 1", "expectedItems: 2")
    change(data / ISSUE, "expectedLinks: 1", "expectedLinks: 3")
    report = validate_data(data)
    assert codes(report) == [("NBS113", "issue.yaml")] * 2


def test_one_id_in_two_files(data: Path) -> None:
    """The second is told of the first; their statements are not mixed."""
    shutil.copy(data / ENTRY, data / "issues/2030-01/02-again.yaml")
    assert codes(validate_data(data)) == [("NBS050", "02-again.yaml")]


def test_one_doi_twice(data: Path) -> None:
    """The same work in two files is told; in capitals the DOI is to be written in lower case first."""
    change(data / ENTRY, "url:", "doi: 10.1234/reeds\nurl:")
    text = (data / ENTRY).read_text("utf-8").replace("10.1234/reeds", "10.1234/REEDS")
    (data / "issues/2030-01/02-b.yaml").write_text(text.replace("reeds-and-floods", "reeds-again"), "utf-8")
    change(data / ISSUE, "    section", "    covers: [publication/reeds-again]\n    section")
    assert "NBS105" in {d.code for d in validate_data(data).diagnostics}
    again = (data / "issues/2030-01/02-b.yaml").read_text("utf-8").replace("10.1234/REEDS", "10.1234/reeds")
    (data / "issues/2030-01/02-b.yaml").write_text(again, "utf-8")
    assert ("NBS113", "02-b.yaml") in codes(validate_data(data))


def test_a_triple_in_two_graphs() -> None:
    """Each triple lives in exactly one named graph."""
    triple = ox.NamedNode(ID + "a"), ox.NamedNode(ID + "p"), ox.Literal("x")
    quads = [ox.Quad(*triple, ox.NamedNode(GRAPH + name)) for name in ("agents", "derived", "agents")]
    found = list(integrity.two_graphs(quads, lambda *_: None))
    assert [d.code for d in found] == ["NBS051"]
    assert not list(integrity.two_graphs([quads[0], quads[2]], lambda *_: None))


def test_a_changed_file_replaces_what_the_graph_says(data: Path, base: tuple[ox.Quad, ...]) -> None:
    """An entry is judged by its file, not by a mixture of old and new."""
    change(data / ENTRY, "issued: 2030-01-09", "issued: 2030-02")
    assert not violations(validate_paths([str(data / ENTRY)], base=base))
    change(data / ISSUE, "expectedLinks: 1", "expectedLinks: 0")
    change(data / ISSUE, "    links:\n", "")
    text = (data / ISSUE).read_text("utf-8")
    (data / ISSUE).write_text(text[: text.index("      - printed")], "utf-8")
    assert not violations(validate_paths([str(data / ISSUE)], base=base))


def test_the_same_is_said_of_a_file_alone_and_of_the_whole(data: Path, base: tuple[ox.Quad, ...]) -> None:
    """What the folder says because of a file, of its neighbours too, is what the file says against the graph."""
    before = {(d.code, d.focus) for d in validate_data(data).diagnostics if d.file != str(data / ENTRY)}
    change(data / ENTRY, "flood-risk", "flood-risks")
    change(data / ENTRY, "value: 12.50", "value: 12,50")
    change(data / ENTRY, "zh: 湖岸芦苇带可拦蓄部分洪水。该研究测算了其效果。", "")
    whole = {(d.code, d.focus) for d in validate_data(data).diagnostics} - before
    alone = {(d.code, d.focus) for d in validate_paths([str(data / ENTRY)], base=base).diagnostics}
    assert {code for code, *_ in whole} >= {"NBS023", "NBS054", "NBS100"}
    assert alone == whole


def test_a_new_entry_needs_its_neighbours(data: Path, base: tuple[ox.Quad, ...]) -> None:
    """Against the graph its references are known; alone they are not."""
    assert not violations(validate_paths([str(data / ENTRY)], base=base))
    assert {code for code, _ in codes(validate_paths([str(data / ENTRY)]))} == {"NBS055"}


def test_partners_formats(base: tuple[ox.Quad, ...], tmp_path: Path) -> None:
    """The graph's own entry passes in every RDF format; an unknown one is a matter of usage."""
    entry = [
        q
        for q in base
        if str(q.subject).startswith(f"<{ID}publication/reeds") and "graph/issue" in str(q.graph_name)
    ]
    for suffix, format in (
        ("ttl", ox.RdfFormat.TURTLE),
        ("jsonld", ox.RdfFormat.JSON_LD),
        ("rdf", ox.RdfFormat.RDF_XML),
    ):
        path = tmp_path / f"x.{suffix}"
        ox.serialize([q.triple for q in entry], str(path), format=format)
        assert not violations(validate_paths([str(path)], base=base)), suffix
    with pytest.raises(UsageProblem):
        validate_paths([str(tmp_path / "x.ttl")], input_format="docx")


def test_nothing_to_check(tmp_path: Path) -> None:
    """Data of which no shape knows anything are not a pass."""
    (tmp_path / "x.nt").write_text("<https://e.org/a> <https://e.org/p> <https://e.org/b> .", "utf-8")
    with pytest.raises(CannotDo):
        validate_paths([str(tmp_path / "x.nt")])
    with pytest.raises(CannotDo):
        validate_data(tmp_path)
