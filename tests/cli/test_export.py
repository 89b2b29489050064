"""`nbs-graph export`: publications and reports for reference managers, and back again without a loss."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from nbs_graph.sources.bibliography.names import named

Run = Callable[..., "subprocess.CompletedProcess[str]"]
DATA = Path(__file__).resolve().parents[2] / "data"
FORMATS = ("bibtex", "ris", "csl-json")
SUFFIXES = {"bibtex": "bib", "ris": "ris", "csl-json": "json"}
CARBON = "publication/doi-10-1038-s41558-023-01737-x"


def loaded(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    return found


def published() -> dict[str, dict[str, Any]]:
    """The publications and reports of data/, by published title."""
    files = [loaded(path) for path in DATA.rglob("*.yaml")]
    return {next(iter(f["title"].values())): f for f in files if f.get("kind") in ("Publication", "Report")}


def people() -> dict[str, tuple[str, str]]:
    """Person → family and given name."""
    files = [loaded(path) for path in (DATA / "people").glob("*.yaml")]
    return {f["id"]: (f.get("family", ""), f.get("given", "")) for f in files}


def parts(author: dict[str, str]) -> tuple[str, str]:
    """Family and given name of an author as credited: `Liu J.` and `J. Liu` are the same name."""
    name = named(author["as"])
    return name.family, name.given


@pytest.mark.parametrize("format", FORMATS)
def test_all_of_data_comes_back(nbs: Run, tmp_path: Path, format: str) -> None:
    """Title and language, kind, authors in order, `et al.`, date, DOI, address and journal survive the round trip."""
    name = f"all.{SUFFIXES[format]}"
    done = nbs("export", "--format", format, store=None)
    (tmp_path / name).write_text(done.stdout, "utf-8")
    back = nbs("import", name, cwd=tmp_path)
    assert back.returncode == 0, back.stderr
    drafts = [loaded(tmp_path / line) for line in back.stdout.split()]
    wanted = published()
    assert {next(iter(draft["title"].values())) for draft in drafts} == set(wanted)
    for draft in drafts:
        entry = wanted[next(iter(draft["title"].values()))]
        for key in ("kind", "title", "issued", "url", "doi", "journal", "moreAuthors"):
            assert draft.get(key) == entry.get(key), key
        assert [parts(a) for a in draft.get("authors", [])] == [parts(a) for a in entry.get("authors", [])]


def test_people_come_back_under_the_same_ids(nbs: Run, tmp_path: Path) -> None:
    """In pinyin for Chinese names, by the rules of docs/identifiers.md, as the editors made them by hand."""
    done = nbs("export", "--format", "csl-json", store=None)
    (tmp_path / "all.json").write_text(done.stdout, "utf-8")
    nbs("import", "all.json", cwd=tmp_path)
    drafts = {path.stem for path in (tmp_path / "drafts" / "people").iterdir()}
    by_hand = {a["agent"]: a["as"] for e in published().values() for a in e.get("authors", [])}
    in_full = {
        agent.removeprefix("person/")
        for agent, printed in by_hand.items()
        if agent.startswith("person/") and not printed.endswith(".")
    }
    assert len(in_full) > 15
    assert in_full <= drafts


def test_one_entry_however_it_is_named(nbs: Run) -> None:
    """By path, IRI, CURIE, or issue and position; BibTeX unless another format is asked for."""
    made = {
        nbs("export", name, store=None).stdout
        for name in (CARBON, f"https://w3id.org/nbs-graph/id/{CARBON}", f"nbsid:{CARBON}", "2023-08/06")
    }
    assert len(made) == 1
    text = made.pop()
    assert text.startswith("@article{doi-10-1038-s41558-023-01737-x,\n")
    assert "  author = {Pan, Haozhi and Page, Jessica and Shi, Rui and Cong, Cong and others},\n" in text
    assert text.count("@") == 1


def test_csl_json_is_a_list(nbs: Run) -> None:
    """As pandoc and Zotero take it: date parts as numbers, names in their parts."""
    (item,) = json.loads(nbs("export", CARBON, "--format", "csl-json", store=None).stdout)
    assert item["issued"] == {"date-parts": [[2023, 7, 20]]}
    assert item["author"][0] == {"family": "Pan", "given": "Haozhi"}
    assert item["type"] == "article-journal"


def test_wrong_entries(nbs: Run) -> None:
    """An unknown entry, and one that is no publication: exit code 2, told in both languages."""
    assert nbs("export", "publication/no-such", store=None).returncode == 2
    done = nbs("export", "fund/global-biodiversity-framework-fund", store=None)
    assert (done.returncode, "neither a publication nor a report" in done.stderr) == (2, True)
    assert (
        "既非" in nbs("--lang", "zh", "export", "fund/global-biodiversity-framework-fund", store=None).stderr
    )


def test_a_graph_without_publications(nbs: Run, tmp_path: Path) -> None:
    """Nothing to print is said, not passed over."""
    (tmp_path / "x.nq").write_text(
        "<https://e.org/a> <https://e.org/b> <https://e.org/c> <https://e.org/g> .\n"
    )
    done = nbs("export", store=tmp_path / "x.nq")
    assert (done.returncode, done.stdout) == (3, "")
