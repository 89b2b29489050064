"""`nbs-graph validate`: its formats, profiles, mending, compressed files and large dumps, as a user meets them."""

import gzip
import json
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

TINY = Path(__file__).parent / "data" / "tiny"
Run = Callable[..., "subprocess.CompletedProcess[str]"]
WRONG = "id: organisation/reed-society\nkind: Organisation\nname: {en: Reed Society, zh: 芦苇协会}\nfounded: 1999-7\n"


@pytest.fixture(scope="module")
def home(nbs: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newcomer's folder with a build, and a wrong file beside it."""
    away = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("home") / "data")).parent
    assert nbs("build", cwd=away, store=None).returncode == 0
    (away / "wrong.yaml").write_text(WRONG, "utf-8")
    return away


def test_every_format_says_the_same(nbs: Run, home: Path) -> None:
    """Text, JSON, SARIF, JUnit and annotations tell of one fault at one place, and the exit code is 1."""
    said = {
        name: nbs("validate", "wrong.yaml", "--format", name, cwd=home, store=None)
        for name in ("text", "json", "sarif", "junit", "github")
    }
    assert {done.returncode for done in said.values()} == {1}, said["sarif"].stderr
    assert "wrong.yaml:4:10: error NBS020" in said["text"].stdout
    (told,) = [d for d in json.loads(said["json"].stdout)["diagnostics"] if d["severity"] == "violation"]
    assert (told["code"], told["line"], told["column"], told["suggestion"]) == ("NBS020", 4, 10, "1999-07")
    results = json.loads(said["sarif"].stdout)["runs"][0]["results"]
    (result,) = [found for found in results if found["level"] == "error"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (result["ruleId"], region["startLine"], region["startColumn"]) == ("NBS020", 4, 10)
    assert "failures" in ET.fromstring(said["junit"].stdout).attrib or "<failure" in said["junit"].stdout
    assert "::error file=wrong.yaml,line=4,col=10," in said["github"].stdout


def test_mending_is_shown_before_it_is_written(nbs: Run, home: Path, tmp_path: Path) -> None:
    """Without --yes nothing is written where nobody can be asked; with it the file is mended, and passes."""
    path = tmp_path / "wrong.yaml"
    path.write_text(WRONG, "utf-8")
    shown = nbs("validate", str(path), "--fix", cwd=home, store=None)
    assert "+founded: 1999-07" in shown.stderr
    assert (shown.returncode, path.read_text("utf-8")) == (1, WRONG)
    done = nbs("validate", str(path), "--fix", "--yes", cwd=home, store=None)
    assert (done.returncode, path.read_text("utf-8")) == (0, WRONG.replace("1999-7", "1999-07"))
    assert nbs("validate", str(path), "--yes", cwd=home, store=None).returncode == 2


def test_partners_are_asked_for_less(nbs: Run, home: Path, tmp_path: Path) -> None:
    """A reason in one language is an error for editors, a warning for partners; an ill date is wrong for both."""
    path = tmp_path / "place.yaml"
    path.write_text("id: place/reed-lake\nkind: Place\nname: {en: Reed Lake}\n", "utf-8")
    editor, partner = (
        nbs("validate", str(path), *more, cwd=home, store=None) for more in ((), ("--profile", "import"))
    )
    assert (editor.returncode, partner.returncode) == (1, 0), editor.stdout
    assert ": warning NBS" in partner.stdout
    assert nbs("validate", "wrong.yaml", "--profile", "import", cwd=home, store=None).returncode == 1
    assert nbs("validate", "wrong.yaml", "--profile", "editor", cwd=home, store=None).returncode == 2


def test_a_shape_is_named_when_asked_for(nbs: Run, home: Path, tmp_path: Path) -> None:
    """Maintainers see which shape speaks and where it stands; JSON always says so."""
    path = tmp_path / "place.yaml"
    path.write_text("id: place/reed-lake\nkind: Place\nname: {en: Reed Lake}\n", "utf-8")
    assert "shapes/place.ttl:" in nbs("validate", str(path), "--verbose", cwd=home, store=None).stdout
    told = json.loads(nbs("validate", str(path), "--format", "json", cwd=home, store=None).stdout)
    assert told["diagnostics"][0]["defined"].startswith("shapes/place.ttl:")


def test_compressed_files_are_read(nbs: Run, home: Path, tmp_path: Path) -> None:
    """`.nt.gz` as `.nt`; a broken one is told, not a crash."""
    line = "<https://w3id.org/nbs-graph/id/place/x> a <https://w3id.org/nbs-graph/ontology#Plaice> .\n"
    (tmp_path / "x.ttl.gz").write_bytes(gzip.compress(line.encode()))
    (tmp_path / "broken.ttl.gz").write_bytes(b"PK")
    told = json.loads(nbs("validate", str(tmp_path), "--format", "json", cwd=home, store=None).stdout)
    codes = {(Path(d["file"]).name, d["code"], d["line"]) for d in told["diagnostics"]}
    assert {("x.ttl.gz", "NBS037", 1), ("broken.ttl.gz", "NBS073", 1)} <= codes


def test_a_large_dump_is_judged_as_a_small_one(nbs: Run, home: Path, tmp_path: Path) -> None:
    """The same faults at the same places, by the way for large files as well."""
    quads = list(ox.parse(path=str(home / "build" / "nbs-graph.nq"), format=ox.RdfFormat.N_QUADS))
    kept = [q for q in quads if "/graph/issue/" in str(q.graph_name) or "agents" in str(q.graph_name)]
    title = ox.NamedNode("http://purl.org/dc/terms/title")
    (broken,) = [q for q in kept if q.predicate == title and "id/publication" in str(q.subject)][:1]
    kept = [q for q in kept if q != broken] + [
        ox.Quad(broken.subject, title, ox.Literal("no language"), broken.graph_name)
    ]
    small, large = tmp_path / "small.nq", tmp_path / "large.nq"
    small.write_bytes(ox.serialize(kept, format=ox.RdfFormat.N_QUADS) or b"")
    large.write_bytes(small.read_bytes() + b"# padding padding padding\n" * 400_000)
    told = []
    for path in (small, large):
        done = nbs("validate", str(path), "--format", "json", cwd=home, store=None)
        assert done.returncode == 1, done.stderr
        found = json.loads(done.stdout)["diagnostics"]
        told.append({(d["code"], d["focus"], d["line"]) for d in found if d["severity"] == "violation"})
    assert told[0]
    assert told[0] == told[1]


@pytest.mark.parametrize("dump", ["nbs-graph.ttl", "nbs-graph.trig", "nbs-graph.nq", "nbs-graph.jsonld"])
def test_what_we_publish_passes(nbs: Run, home: Path, dump: str) -> None:
    """A whole dump repeats our vocabularies and what rules derive; that is no fault of whoever sends it back."""
    done = nbs("validate", str(home / "build" / dump), "--format", "json", cwd=home, store=None)
    found = json.loads(done.stdout)["diagnostics"]
    assert (done.returncode, [d["message"]["en"] for d in found if d["severity"] == "violation"]) == (0, [])


def test_what_no_rule_derives_is_not_taken_from_a_dump(nbs: Run, home: Path, tmp_path: Path) -> None:
    """Neither a forged derivation nor a changed concept gets in that way."""
    text = (home / "build" / "nbs-graph.nq").read_text("utf-8")
    entry = "<https://w3id.org/nbs-graph/id/publication/reeds-and-floods>"
    forged = (
        f"{entry} <https://w3id.org/nbs-graph/ontology#contributesTo> <http://metadata.un.org/sdg/4> "
        "<https://w3id.org/nbs-graph/graph/derived> .\n"
    )
    concept = (
        '<http://metadata.un.org/sdg/4> <http://www.w3.org/2004/02/skos/core#prefLabel> "Schools"@en '
        "<https://w3id.org/nbs-graph/graph/vocabulary> .\n"
    )
    for name, line in (("forged", forged), ("concept", concept)):
        path = tmp_path / f"{name}.nq"
        path.write_text(text + line, "utf-8")
        found = json.loads(nbs("validate", str(path), "--format", "json", cwd=home, store=None).stdout)
        told = [(d["code"], d["line"]) for d in found["diagnostics"] if d["severity"] == "violation"]
        assert ("NBS038", text.count("\n") + 1) in told, name


def test_a_right_file_is_not_blamed_for_a_wrong_one(nbs: Run, home: Path, tmp_path: Path) -> None:
    """A year that a partner calls a day is wrong there, and right as an editor's year."""
    right = WRONG.replace("1999-7", "1999")
    (tmp_path / "right.yaml").write_text(right, "utf-8")
    place = "<https://w3id.org/nbs-graph/id/organisation/other>"
    (tmp_path / "wrong.nt").write_text(
        f'{place} <https://schema.org/foundingDate> "1999"^^<http://www.w3.org/2001/XMLSchema#date> .\n',
        "utf-8",
    )
    found = json.loads(nbs("validate", str(tmp_path), "--format", "json", cwd=home, store=None).stdout)
    wrong = {Path(d["file"]).name for d in found["diagnostics"] if d["severity"] == "violation"}
    assert wrong == {"wrong.nt"}


def test_a_file_without_end_is_told(nbs: Run, home: Path) -> None:
    """In text too, which quotes the lines at fault."""
    done = nbs("validate", "/dev/zero", "--input-format", "yaml", cwd=home, store=None)
    assert done.returncode == 1
    assert "NBS072" in done.stdout
