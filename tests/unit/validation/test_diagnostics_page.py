"""docs/diagnostics.md: every code is there, every example says what it claims."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from nbs_graph.model import Diagnostic, Severity
from nbs_graph.pipeline.assemble import assemble
from nbs_graph.pipeline.validate import validate_paths
from nbs_graph.resources import data_dir
from nbs_graph.sources.folder import read_documents, yaml_files

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "diagnostics.md").read_text("utf-8")
SUFFIX = {"yaml": "yaml", "turtle": "ttl", "nquads": "nq", "json": "jsonld", "xml": "rdf"}
SECTION = re.compile(r"^## (NBS\d{3}) .*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SECTIONS = {match[1]: FENCE.findall(match[0]) for match in SECTION.finditer(PAGE)}
RUN = {
    code + (f"-{n // 2 + 1}" if n else ""): fences[n : n + 2]
    for code, fences in SECTIONS.items()
    for n in range(0, len(fences), 2)
}
"""Code, with a number when it has several examples → the wrong one and the right one."""
RDF = ("NBS022", "NBS027", "NBS028", "NBS029", "NBS035", "NBS036", "NBS037", "NBS038", "NBS039", "NBS070")
"""What partners are told of their RDF, and should see in RDF."""

BASE = {
    "id": "id: {sort}/example-{code}\n",
    "kind": "kind: Publication\n",
    "title": "title: {{en: Floods and roofs}}\n",
    "translatedTitle": "translatedTitle: {{zh: 洪水与屋顶}}\n",
    "summary": "summary: {{en: Green roofs keep water back., zh: 绿色屋顶能够滞留雨水。}}\n",
    "issued": "issued: 2023-08\n",
    "authors": "authors:\n  - {{agent: organisation/the-nature-conservancy, as: TNC, evidence: {{quote: TNC, at: 1-4, item: 2023-08/02}}}}\n",
    "url": "url: https://www.example.org/floods\n",
    "themes": "themes:\n  - {{code: flood-risk, basis: curated, confidence: high, reason: {{en: Roofs hold water., zh: 屋顶可滞水。}}}}\n",
    "sdg": 'sdg:\n  - {{code: "13.1", basis: curated, confidence: high, reason: {{en: It is adaptation., zh: 属于适应。}}}}\n',
}


def files(code: str, language: str, text: str) -> Iterator[tuple[str, str]]:
    """The file or files that an example stands for: name and content."""
    if language != "yaml":
        yield f"{code}.{SUFFIX[language]}", text
    elif text.startswith(("id:", "- ")):
        for number, part in enumerate(text.split("# another file\n")):
            yield f"{code}_{number}.yaml", part
    else:
        shown = set(re.findall(r"^(\w+):", text, re.MULTILINE))
        other = "kind" in shown
        kept = [
            v
            for k, v in BASE.items()
            if k not in shown and not (other and k in ("issued", "authors", "translatedTitle", "title"))
        ]
        titles = ["title: {{en: Floods and roofs, zh: 洪水与屋顶}}\n"] if other else []
        yield f"{code}.yaml", "".join([*kept, *titles]).format(sort="publication", code=code.lower()) + text


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, list[Diagnostic]]]:
    """What is said of all wrong examples in one run, and of all right ones in another: code of the section → diagnostics."""
    graph = assemble(quad for document in read_documents(yaml_files(data_dir())) for quad in document.quads)
    outcomes = []
    for which in (0, 1):
        folder = tmp_path_factory.mktemp("examples")
        for code, fences in RUN.items():
            for name, text in files(code, *fences[which]):
                (folder / name).write_text(text, "utf-8")
        by_code: dict[str, list[Diagnostic]] = {code: [] for code in RUN}
        for diagnostic in validate_paths([str(folder)], base=graph.quads).diagnostics:
            if diagnostic.file:
                by_code[re.split(r"[._]", Path(diagnostic.file).name)[0]].append(diagnostic)
        outcomes.append(by_code)
    return outcomes


@pytest.mark.parametrize("code", RUN)
def test_the_wrong_example_is_told_so(said: list[dict[str, list[Diagnostic]]], code: str) -> None:
    """The code of the section is among what is said of its first example."""
    assert code[:6] in {d.code for d in said[0][code]}, said[0][code]


@pytest.mark.parametrize("code", RUN)
def test_the_right_example_is_not(said: list[dict[str, list[Diagnostic]]], code: str) -> None:
    """It is not said of the second, at a severity that matters; entries shown whole have no error at all."""
    found = [d for d in said[1][code] if d.severity is Severity.VIOLATION]
    assert code[:6] not in {d.code for d in found}, found
    language, text = RUN[code][1]
    if language == "yaml" and not text.startswith("id: issue"):
        assert not found


def test_examples_come_in_pairs() -> None:
    """Wrong and right, and in Turtle for what is said of RDF."""
    for code, fences in SECTIONS.items():
        assert len(fences) % 2 == 0, code
    for code in RDF:
        assert [language for language, _ in SECTIONS[code]].count("turtle") == 2, code


def test_titles_are_those_of_the_program() -> None:
    """The page and `ontology/diagnostics.yaml` have the same codes."""
    declared = (ROOT / "ontology" / "diagnostics.yaml").read_text("utf-8")
    assert set(re.findall(r"^  (NBS\d{3}):", declared, re.MULTILINE)) == set(SECTIONS)


def test_every_code_is_documented() -> None:
    """No code in the package without a section, no section without a code in the package."""
    used = {
        code
        for path in (ROOT / "nbs_graph").rglob("*.py")
        for code in re.findall(r"\"(NBS\d{3})\"", path.read_text("utf-8"))
    }
    assert used == set(SECTIONS)


def test_messages_say_what_to_do_in_both_languages(said: list[dict[str, list[Diagnostic]]]) -> None:
    """English in English, Chinese in Chinese."""
    for diagnostics in said[0].values():
        for diagnostic in diagnostics:
            assert re.search(r"[\u4e00-\u9fff]", diagnostic.message["zh"]), diagnostic
            assert (
                diagnostic.message["en"].isascii()
                or "“" in diagnostic.message["en"]
                or "`" in diagnostic.message["en"]
            )
