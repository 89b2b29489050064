"""`nbs-graph import`: files of reference managers become drafts, and what does not is told."""

import csv
import datetime as dt
import io
import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

Run = Callable[..., "subprocess.CompletedProcess[str]"]

BIB = """@string{ncc = "Nature Climate Change"}
@article{soil,
  title = {The {CO$_2$} Sink of Peatlands: 10\\% more?},
  author = {van der Berg, Jan and M{\\"u}ller, Anna and {World Wetland Network} and 欧阳修 and others},
  journal = ncc, year = 2023, month = aug,
  doi = {https://doi.org/10.1038/S41558-000}, volume = 3,
  abstract = {SECRET WORDS}, publisher = {Springer}, langid = {english}
}
"""
RIS = """TY  - RPRT
TI  - 红树林报告
AU  - 世界自然保护联盟
AU  - 等
PY  - 2023
DA  - 2023/02//
UR  - https://e.org/a;b
ER  -
"""
CSL = [
    {
        "id": "x",
        "type": "article-journal",
        "title": "Soil <i>sinks</i>",
        "author": [
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"literal": "IUCN"},
        ],
        "issued": {"date-parts": [[2023, 8, 9]]},
        "DOI": "10.1234/A.B",
        "container-title": "Wetlands",
        "language": "en-GB",
        "page": "1-9",
    }
]
OPENALEX = {
    "meta": {"count": 1},
    "results": [
        {
            "id": "https://openalex.org/W1",
            "doi": "https://doi.org/10.1234/oa",
            "display_name": "Mangrove gains",
            "publication_date": "2023-01-01",
            "publication_year": 2023,
            "type": "article",
            "language": "en",
            "authorships": [
                {"author": {"display_name": "Jan van der Berg"}, "raw_author_name": "Jan van der Berg"}
            ],
            "primary_location": {
                "landing_page_url": "https://e.org/oa",
                "source": {
                    "display_name": "Ocean Journal",
                    "type": "journal",
                    "host_organization_name": "Wiley",
                },
            },
            "abstract_inverted_index": {"SECRET": [0]},
            "cited_by_count": 3,
        }
    ],
}


def drafted(nbs: Run, folder: Path, name: str, content: "str | bytes", *more: str) -> dict[str, Any]:
    """Import a file that holds one work → its draft."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    done = nbs("import", name, *more, cwd=folder)
    assert done.returncode == 0, done.stderr
    (draft,) = done.stdout.split()
    found: dict[str, Any] = yaml.load((folder / draft).read_text("utf-8"), Loader=yaml.BaseLoader)
    return found


def test_bibtex(nbs: Run, tmp_path: Path) -> None:
    """LaTeX, macros, particles, institutions, `others`; the DOI bare and small, the date no more precise than given."""
    assert drafted(nbs, tmp_path, "a.bib", BIB) == {
        "id": "publication/doi-10-1038-s41558-000",
        "kind": "Publication",
        "title": {"en": "The CO₂ Sink of Peatlands: 10% more?"},
        "issued": "2023-08",
        "doi": "10.1038/s41558-000",
        "journal": "Nature Climate Change",
        "authors": [
            {"agent": "person/jan-van-der-berg", "as": "Jan van der Berg"},
            {"agent": "person/anna-muller", "as": "Anna Müller"},
            {"agent": "organisation/world-wetland-network", "as": "World Wetland Network"},
            {"agent": "person/ouyang-xiu", "as": "欧阳修"},
        ],
        "moreAuthors": "true",
    }


def test_ris(nbs: Run, tmp_path: Path) -> None:
    """A report with a Chinese title gets an id by its hash; addresses keep their semicolons."""
    found = drafted(nbs, tmp_path, "a.ris", RIS)
    assert found["id"].startswith("report/zh-")
    assert (found["kind"], found["title"], found["issued"]) == ("Report", {"zh": "红树林报告"}, "2023-02")
    assert (found["url"], found["moreAuthors"]) == ("https://e.org/a;b", "true")


def test_csl_json(nbs: Run, tmp_path: Path) -> None:
    """Particles, literal names, markup in titles, date parts."""
    found = drafted(nbs, tmp_path, "a.json", json.dumps(CSL))
    assert (found["title"], found["issued"], found["doi"]) == (
        {"en": "Soil sinks"},
        "2023-08-09",
        "10.1234/a.b",
    )
    assert [author["as"] for author in found["authors"]] == ["Jan van der Berg", "IUCN"]
    assert found["journal"] == "Wetlands"


def test_openalex(nbs: Run, tmp_path: Path) -> None:
    """An answer of the API is told from CSL-JSON; its January 1 is a year, as it writes that for unknown days."""
    found = drafted(nbs, tmp_path, "a.json", json.dumps(OPENALEX))
    assert (found["title"], found["issued"]) == ({"en": "Mangrove gains"}, "2023")
    assert (found["url"], found["journal"]) == ("https://e.org/oa", "Ocean Journal")
    assert found["authors"] == [{"agent": "person/jan-van-der-berg", "as": "Jan van der Berg"}]


@pytest.mark.parametrize("heads", ["en", "zh"])
def test_csv_with_headings_in_either_language(nbs: Run, tmp_path: Path, heads: str) -> None:
    """The template, filled in, is read; its example row and its remarks are not."""
    printed = nbs("import", "--template", "csv", "--lang", heads)
    rows = list(csv.reader(io.StringIO(printed.stdout.removeprefix("\ufeff"))))
    assert len({len(row) for row in rows[:2]}) == 1
    row = dict.fromkeys(range(len(rows[0])), "")
    row |= {
        0: "Report",
        1: "Soil, water",
        2: "土与水",
        3: "en",
        4: "Berg, Jan; 靳彤; et al.",
        5: "August 2023",
        10: "Ours.",
    }
    out = io.StringIO()
    csv.writer(out).writerows([*rows, list(row.values())])
    found = drafted(nbs, tmp_path, "a.csv", "\ufeff" + out.getvalue())
    assert (found["kind"], found["id"], found["issued"]) == ("Report", "report/soil-water", "2023-08")
    assert (found["title"], found["translatedTitle"]) == ({"en": "Soil, water"}, {"zh": "土与水"})
    assert (found["summary"], found["moreAuthors"]) == ({"en": "Ours."}, "true")
    assert [author["as"] for author in found["authors"]] == ["Jan Berg", "靳彤"]


def test_xlsx_dates_are_what_was_typed(nbs: Run, tmp_path: Path) -> None:
    """A month that Excel made a day of is a month again; a number is a year."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Title", "年份"])
    sheet.append(["Soil", dt.datetime(2023, 8, 1)])  # noqa: DTZ001 -- days have no zone
    sheet.cell(2, 2).number_format = "mmm-yy"
    book.save(tmp_path / "made.xlsx")
    found = drafted(nbs, tmp_path, "a.xlsx", (tmp_path / "made.xlsx").read_bytes())
    assert (found["id"], found["issued"]) == ("publication/soil", "2023-08")


def test_the_xlsx_template_is_a_workbook_that_explains_itself(
    small_environment: dict[str, str], tmp_path: Path
) -> None:
    """Two sheets: the table with its example row, which is left out when read, and the columns explained."""
    made = [sys.executable, "-m", "nbs_graph.cli.main", "import"]
    run = partial(subprocess.run, env=small_environment, capture_output=True, check=False, cwd=tmp_path)
    (tmp_path / "t.xlsx").write_bytes(run([*made, "--template", "xlsx"]).stdout)
    first, second = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets
    assert (first.max_row, second.max_row) == (2, first.max_column + 1)
    done = run([*made, "t.xlsx"])
    assert (done.returncode, b"example row" in done.stderr) == (0, True)


def test_drafts_say_what_is_owed_and_never_copy_an_abstract(nbs: Run, tmp_path: Path) -> None:
    """Commented lines for the translation, the summary, themes and goals; the publisher as a hint; no abstract."""
    drafted(nbs, tmp_path, "a.bib", BIB)
    text = (tmp_path / "drafts" / "doi-10-1038-s41558-000.yaml").read_text("utf-8")
    for line in ("# translatedTitle:", "#   zh: …", "# summary:", "# themes:", "# sdg:", "#   volume: 3"):
        assert line in text.splitlines()
    assert "Springer" in text
    assert "SECRET" not in text


def test_new_people_and_institutions_get_drafts(nbs: Run, tmp_path: Path) -> None:
    """One each, of the right kind, which `validate` accepts as they stand."""
    drafted(nbs, tmp_path, "a.bib", BIB, "--out", "made")
    people = {path.stem for path in (tmp_path / "made" / "people").iterdir()}
    assert people == {"jan-van-der-berg", "anna-muller", "ouyang-xiu"}
    assert nbs("validate", "made/people", "made/organisations", cwd=tmp_path, store=None).returncode == 0


def test_all_that_is_not_taken_is_told(nbs: Run, tmp_path: Path) -> None:
    """Every field, with the reason, in the language asked for."""
    (tmp_path / "a.bib").write_text(
        BIB + "stray words\n@misc{bare, year=2020}\n@misc{day, title={Day}, date={2023-02-30}}"
    )
    done = nbs("import", "a.bib", cwd=tmp_path)
    assert done.returncode == 1  # a record without a title
    for said in (
        "volume (1 record)",
        "abstract (1 record)",
        "publisher",
        "date (1 record)",
        "stray words",
        "line 10: a record",
    ):
        assert said in done.stderr
    (tmp_path / "b.bib").write_text(BIB)
    assert (
        "未采用 volume（1 条）" in nbs("--lang", "zh", "import", "b.bib", "--out", "zh", cwd=tmp_path).stderr
    )


def test_what_the_graph_has_is_reported_and_not_written(nbs: Run, tmp_path: Path) -> None:
    """By DOI, by address, by title whatever its punctuation; the drafts are of the others."""
    (tmp_path / "a.bib").write_text(
        "@misc{a, title={X}, doi={10.1038/S41558-023-01737-X}}"
        "@misc{b, title={Y}, url={http://portals.iucn.org/library/node/50903/}}"
        "@misc{c, title={liana cutting in selectively logged forests increases both carbon sequestration and timber yields!}}"
        "@misc{d, title={中国森林生态系统碳汇现状与潜力}}"
        "@misc{e, title={New}}"
    )
    done = nbs("import", "a.bib", cwd=tmp_path, store=None)
    assert (done.returncode, done.stdout.split()) == (0, ["drafts/new.yaml"])
    assert done.stderr.count("in the graph already") == 4
    assert "publication/doi-10-1038-s41558-023-01737-x" in done.stderr


def test_people_of_the_graph_are_recognised_and_to_be_checked(nbs: Run, tmp_path: Path) -> None:
    """Same name: the same id and no draft, with a request to check; an acronym is only hinted at."""
    (tmp_path / "a.bib").write_text("@misc{a, title={New}, author={靳彤 and {IUCN}}}")
    assert nbs("import", "a.bib", cwd=tmp_path, store=None).returncode == 0
    text = (tmp_path / "drafts" / "new.yaml").read_text("utf-8")
    assert "{agent: person/jin-tong, as: 靳彤}  # the graph has this name" in text
    assert "organisation/international-union-for-conservation-of-nature has this acronym" in text
    assert not (tmp_path / "drafts" / "people").exists()


def test_duplicates_within_the_file_are_reported(nbs: Run, tmp_path: Path) -> None:
    """The first is written; two works with one title and different DOIs are two; one id is not given to two works."""
    (tmp_path / "a.bib").write_text(
        "@misc{a, title={Same}}\n@misc{b, title={SAME.}}\n"
        "@misc{c, title={Twin}, doi={10.1234/a}}\n@misc{d, title={Twin}, doi={10.1234/b}}\n"
        "@misc{e, title={C and D}}\n@misc{f, title={C and Đ}}"
    )
    done = nbs("import", "a.bib", cwd=tmp_path)
    assert len(done.stdout.split()) == 5
    assert "# id: publication/c-and-d " in (tmp_path / "drafts" / "c-and-d-line-6.yaml").read_text("utf-8")
    assert "line 2: the same work as line 1 (same title)" in done.stderr
    assert "line 6: the id publication/c-and-d belongs to another work" in done.stderr
    assert done.returncode == 1


def test_existing_files_are_never_overwritten(nbs: Run, tmp_path: Path) -> None:
    """An editor's work survives a second import, and that is said."""
    drafted(nbs, tmp_path, "a.bib", BIB)
    for path in (tmp_path / "drafts").rglob("*.yaml"):
        path.write_text("mine\n")
    done = nbs("import", "a.bib", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.count("is there already, left alone") == 5
    assert {path.read_text() for path in (tmp_path / "drafts").rglob("*.yaml")} == {"mine\n"}


def test_standard_input(nbs: Run, tmp_path: Path) -> None:
    """`-` with a format reads from a pipe."""
    done = nbs("import", "-", "--input-format", "ris", stdin=RIS, cwd=tmp_path)
    assert (done.returncode, len(done.stdout.split())) == (0, 1)
