"""`build`, `verify`, `diff`, `new` and `explain` as a user meets them: as processes."""

import hashlib
import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

TINY = Path(__file__).parent / "data" / "tiny"


def nbs(
    *arguments: object, cwd: Path | None = None, limit: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command; `limit` bounds the size of any file it writes, in bytes, as a full disk would."""

    def bound() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, "-m", "nbs_graph.cli.main", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, preexec_fn=bound, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the tiny issue."""
    out = tmp_path_factory.mktemp("built") / "build"
    done = nbs("build", "--data", TINY, "--out", out)
    assert done.returncode == 0, done.stderr
    assert "1 Publication" in done.stdout
    return out


def test_a_build_holds_what_the_contract_names(built: Path) -> None:
    """Store, four dumps, manifest and description."""
    names = {path.name for path in built.iterdir()}
    assert names == {
        "store", "manifest.json", "void.ttl", "nbs-graph.ttl", "nbs-graph.nq", "nbs-graph.jsonld", "nbs-graph.trig",
    }  # fmt: skip
    manifest = json.loads((built / "manifest.json").read_text())
    for name, entry in manifest["files"].items():
        content = (built / name).read_bytes()
        assert entry == {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    assert manifest["counts"]["graphs"]["issue/2030-01"] > 50
    assert manifest["counts"]["classes"]["Publication"] == 1


def test_dumps_keep_numbers_as_written(built: Path) -> None:
    """12.50 is still 12.50 in every dump, though stores write 12.5."""
    for name in ("nbs-graph.ttl", "nbs-graph.trig", "nbs-graph.nq", "nbs-graph.jsonld"):
        assert "12.50" in (built / name).read_text()


def test_building_again_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """Two builds of one state are equal, file by file."""
    again = tmp_path / "again"
    assert nbs("build", "--data", TINY, "--out", again).returncode == 0
    assert (again / "manifest.json").read_bytes() == (built / "manifest.json").read_bytes()


def test_verify_sees_a_flipped_byte(built: Path, tmp_path: Path) -> None:
    """A build is whole until one byte of it differs; then verify names the file and exits with 1."""
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    assert nbs("verify", copy).returncode == 0
    dump = copy / "nbs-graph.nq"
    content = bytearray(dump.read_bytes())
    content[len(content) // 2] ^= 1
    dump.write_bytes(bytes(content))
    done = nbs("verify", copy)
    assert done.returncode == 1
    assert "nbs-graph.nq" in done.stdout


def test_verify_without_a_manifest(tmp_path: Path) -> None:
    """A folder that is no build cannot be verified: exit 3."""
    done = nbs("verify", tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "manifest.json" in done.stderr


def test_wrong_data_publish_nothing(tmp_path: Path) -> None:
    """A fault in the data: exit 1, the place named, the former build untouched."""
    data, out = tmp_path / "data", tmp_path / "build"
    shutil.copytree(TINY, data)
    assert nbs("build", "--data", data, "--out", out).returncode == 0
    before = (out / "manifest.json").read_bytes()
    entry = data / "issues" / "2030-01" / "01-reeds.yaml"
    entry.write_text(entry.read_text().replace("2030-01-09", "2030-02-30"))
    done = nbs("build", "--data", data, "--out", out)
    assert done.returncode == 1
    assert "01-reeds.yaml:8:9" in done.stderr
    assert (out / "manifest.json").read_bytes() == before


def test_a_full_disk_loses_nothing(built: Path, tmp_path: Path) -> None:
    """When the disk is full, the build says so, exits with 3, and the former build is whole."""
    out = tmp_path / "build"
    assert nbs("build", "--data", TINY, "--out", out).returncode == 0
    before = {p.name: p.read_bytes() for p in out.iterdir() if p.is_file()}
    for limit in (10_000, 2_500_000):  # while a dump is written; while the store is
        done = nbs("build", "--data", TINY, "--out", out, limit=limit)
        assert done.returncode == 3, done.stderr
        assert "Traceback" not in done.stderr
    assert {p.name: p.read_bytes() for p in out.iterdir() if p.is_file()} == before
    assert nbs("verify", out).returncode == 0
    assert len(list((tmp_path / ".build-builds").iterdir())) == 1


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    """`--out` never replaces somebody's folder."""
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "thesis.txt").write_text("years of work")
    done = nbs("build", "--data", TINY, "--out", tmp_path / "precious")
    assert done.returncode == 3
    assert (tmp_path / "precious" / "thesis.txt").read_text() == "years of work"


def test_nothing_to_build(tmp_path: Path) -> None:
    """An empty data folder is not a graph: exit 3."""
    assert nbs("build", "--data", tmp_path, "--out", tmp_path / "out").returncode == 3
    assert not (tmp_path / "out").exists()


def test_old_builds_are_forgotten(tmp_path: Path) -> None:
    """The newest three builds are kept."""
    from nbs_graph.publish.atomic import replacing, write_files

    for number in range(5):
        with replacing(tmp_path / "build") as folder:
            write_files(folder, {"number": str(number).encode()})
    assert (tmp_path / "build" / "number").read_text() == "4"
    assert len(list((tmp_path / ".build-builds").iterdir())) == 3


def test_diff_tells_what_changed(built: Path, tmp_path: Path) -> None:
    """An entry that changed is named with what changed in it; equal states differ in nothing."""
    assert "No change" in nbs("diff", built, built, "--lang", "en").stdout
    changed = tmp_path / "changed.nq"
    changed.write_text(
        (built / "nbs-graph.nq").read_text().replace('"Reeds and Floods"', '"Reeds, and Floods"')
    )
    done = nbs("diff", built, changed, "--format", "json")
    assert done.returncode == 0
    found = [c for c in json.loads(done.stdout) if c["kind"] == "Publication"]
    assert [(c["change"], c["aspects"]) for c in found] == [("changed", ["names"])]


def test_diff_of_what_is_not_there(tmp_path: Path) -> None:
    """Absent or foreign files: exit 3, no traceback."""
    for name in ("absent.ttl", "strange.docx"):
        done = nbs("diff", tmp_path / name, tmp_path / name)
        assert done.returncode == 3
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", ["Publication", "event", "NewsletterIssue", "Organisation"])
def test_new_gives_yaml_to_fill_in(kind: str, language: str) -> None:
    """A template is YAML, with comments in the language asked for, and is refused until it is filled in."""
    done = nbs("new", kind, "--lang", language)
    assert done.returncode == 0
    assert yaml.safe_load(done.stdout)["kind"].lower() == kind.lower()
    assert any("一" <= c <= "鿿" for c in done.stdout) == (language == "zh") or language == "en"


def test_new_never_overwrites(tmp_path: Path) -> None:
    """`--out` refuses a file that is there; an unknown kind is a usage error with a suggestion."""
    target = tmp_path / "a.yaml"
    assert nbs("new", "Policy", "--out", target).returncode == 0
    before = target.read_text()
    assert nbs("new", "Fund", "--out", target).returncode == 3
    assert target.read_text() == before
    done = nbs("new", "Polcy", "--lang", "en")
    assert done.returncode == 2
    assert "Policy" in done.stderr


def test_explain_gives_the_words(built: Path) -> None:
    """From entry to concept: basis, words with their place, who and when; by item number or path alike."""
    by_item = nbs("explain", "2030-01/01", "--to", "theme:flood-risk", "--store", built, "--lang", "en")
    by_path = nbs(
        "explain",
        "publication/reeds-and-floods",
        "--to",
        "theme:flood-risk",
        "--store",
        built,
        "--lang",
        "en",
    )
    assert by_item.returncode == 0
    assert by_item.stdout == by_path.stdout
    for part in ("Flood risk", "洪水风险", "stated", "“洪水”", "40–42", "Reed Society", "2030-02-01"):
        assert part in by_item.stdout


def test_explain_a_concept_and_a_derived_link(built: Path) -> None:
    """From concept to entries; a derived link names its rule and what it came from."""
    done = nbs("explain", "--concept", "sdg:13", "--store", built, "--format", "json")
    (link,) = json.loads(done.stdout)
    assert link["basis"] == "derived"
    assert link["rule"].endswith("/rule/goal-from-target")
    assert link["derived_from"] == ["https://w3id.org/nbs-graph/id/publication/reeds-and-floods#sdg-13.1"]


def test_explain_in_turtle(built: Path) -> None:
    """The same as RDF that parses, evidence included."""
    import pyoxigraph as ox

    done = nbs("explain", "2030-01/01", "--store", built, "--format", "ttl")
    read = list(ox.parse(done.stdout.encode(), format=ox.RdfFormat.TURTLE))
    assert any("exact" in q.predicate.value and q.object.value == "洪水" for q in read)


def test_explain_what_is_not_there(built: Path) -> None:
    """Unknown entries and concepts are usage errors with a suggestion; asking for nothing is one too."""
    done = nbs("explain", "publication/reeds-and-flods", "--store", built, "--lang", "en")
    assert done.returncode == 2
    assert "publication/reeds-and-floods" in done.stderr
    assert nbs("explain", "2030-01/01", "--to", "theme:flod-risk", "--store", built).returncode == 2
    assert nbs("explain", "--store", built).returncode == 2
    assert nbs("explain", "2030-01/01", "--store", built / "absent").returncode == 3
