"""`make bench` measures what it says, writes both pages, and fails when a promise is not kept; on graphs that are sound."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from benchmarks import graphs, peers
from benchmarks import run as bench
from benchmarks.measure import measured
from benchmarks.synthetic import lean
from benchmarks.synthetic.entries import entry, issue
from benchmarks.synthetic.faults import KINDS, Fault
from benchmarks.synthetic.world import World
from benchmarks.synthetic.writing import as_quads, as_yaml, item_iri
from nbs_graph.model import Severity
from nbs_graph.namespaces import GRAPH, ONTOLOGY
from nbs_graph.pipeline.assemble import assemble
from nbs_graph.sources.yaml_ld import read_entry
from nbs_graph.validation.engine import validate
from nbs_graph.validation.shapes import load


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data of the checkout, and a docs/ of its own to write to."""
    (tmp_path / "data").symlink_to(bench.ROOT / "data")
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    return tmp_path


def written(place: Path) -> tuple[dict[str, object], str]:
    """Both pages."""
    docs = place / "docs"
    return json.loads((docs / "figures.json").read_text("utf-8")), (docs / "figures.md").read_text("utf-8")


def test_the_pages_tell_what_was_measured(elsewhere: Path) -> None:
    """Medians and ranges on the page, all runs in the raw file, differing bytes counted."""
    made = bench.figure(
        "a thing", ["query", f"{elsewhere}/data"], 500, [(100.0, 110.0), (300.0, 320.0), (200.0, 210.0)]
    )
    assert (made.command, made.median) == ("nbs-graph query data", 200)
    bench.write([made], [{"a.ttl": "0" * 64}, {"a.ttl": "f" * 64}])
    raw, page = written(elsewhere)
    assert raw["milliseconds"][0]["cpu"] == [100.0, 300.0, 200.0]  # type: ignore[index]
    assert raw["sha256"] == {"a.ttl": ["0" * 64, "f" * 64]}
    assert "| a thing | `nbs-graph query data` | 500 | 200 | 100–300 | 210 | 3 |" in page
    assert "| `a.ttl` | 2 | " in page


def test_a_command_is_measured(tmp_path: Path) -> None:
    """A real command takes some time of the processor, and no less of the clock than nothing."""
    cpu, wall = bench.run(["--version"], tmp_path)
    assert cpu > 0
    assert wall > 0


@pytest.mark.parametrize(
    ("took", "digests", "code"),
    [(90.0, ["0", "0"], 0), (900.0, ["0", "0"], 1), (90.0, ["0", "f"], 1)],
    ids=["kept", "slow", "bytes differ"],
)
def test_the_exit_code_says_whether_promises_hold(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, took: float, digests: list[str], code: int
) -> None:
    """1 when a command takes longer than promised, or when two builds differ."""
    monkeypatch.setattr(bench, "SEEDS", range(2))
    monkeypatch.setattr(bench, "run", lambda *_, **__: (took, took))
    monkeypatch.setattr(bench, "built", lambda _, seed, __: ((took, took), {"a.ttl": digests[seed] * 64}))
    assert bench.main() == code
    assert written(elsewhere)[0]["seeds"] == 2


@pytest.mark.slow
def test_it_runs_from_end_to_end(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command once, on the real data; how fast this machine is does not matter here."""
    monkeypatch.setattr(bench, "RUNS", 1)
    monkeypatch.setattr(bench, "SEEDS", range(1))
    bench.main()
    raw, page = written(elsewhere)
    assert {"nbs-graph.ttl", "nbs-graph.trig", "void.ttl"} <= set(raw["sha256"])  # type: ignore[call-overload]
    assert all(f"| `{figure['command']}` |" in page for figure in raw["milliseconds"])  # type: ignore[attr-defined]


def parsed(lines: str) -> set[ox.Quad]:
    return set(ox.parse(lines.encode(), format=ox.RdfFormat.N_QUADS))


def violations(quads: set[ox.Quad]) -> set[tuple[str, str]]:
    """Focus and shape of whatever is wrong with what was written, once it is linked."""
    subjects = {str(quad.subject)[1:-1] for quad in quads}
    found = validate(assemble(sorted(quads, key=str)).store, load(), subjects)
    return {
        (str(r.focus), str(r.shape).rsplit("/", 1)[-1]) for r in found if r.severity is Severity.VIOLATION
    }


def test_made_up_graphs_conform() -> None:
    """Nothing is wrong with a graph that was made without faults, nor with what is added to it later."""
    world = World(60)
    quads = parsed("".join(line for lines in graphs.write(world) for line in lines))
    assert 40 * world.entries < len(quads) < 90 * world.entries
    added = [parsed(graphs.new_quads(number, world)) for number in range(10)]
    assert not violations(quads.union(*added))


def test_faults_are_found() -> None:
    """Each fault is found where the list of faults says, and nothing else is, but items summed up by their entries."""
    world, faults = World(110, seed=3), list[Fault]()
    quads = parsed("".join(line for lines in graphs.write(world, 0.7, faults) for line in lines))
    found = violations(quads)
    missed = [f for f in faults for focus in (f.focus, f.other) if focus and (focus, f.shape) not in found]
    assert not missed
    assert len({fault.kind for fault in faults}) > len(KINDS) * 0.8
    faulty = {iri for fault in faults for iri in (fault.entry, fault.other)}
    assert {shape for focus, shape in found if focus.split("#")[0] not in faulty} <= {
        "ItemSummed",
        "NewsletterItem-summary",
    }


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the hash seed; and another seed gives another graph."""
    made = []
    for number, (seed, hashing) in enumerate((("1", "1"), ("1", "2"), ("2", "1"))):
        out = tmp_path / f"{number}.nq"
        command = [
            sys.executable,
            "-m",
            "benchmarks.graphs",
            "40",
            "--seed",
            seed,
            "--faulty",
            "0.3",
            "--out",
            str(out),
        ]
        setting = os.environ | {"PYTHONHASHSEED": hashing}
        subprocess.run(
            command, check=True, cwd=Path(graphs.__file__).parents[1], env=setting, capture_output=True
        )
        made.append(out.read_bytes())
    assert made[0] == made[1] != made[2]


def test_the_project_reads_the_same() -> None:
    """Agents, issues, entries and new entries as YAML are read as the very quads that were written."""
    world = World(60)
    tree, covered = issue(world, 0)
    graph, name = GRAPH + tree["id"], tree["id"].removeprefix("issue/")
    trees = [(tree, ""), *((entry(world, draft, place), item_iri(name, place)) for draft, place in covered)]
    trees += [(graphs.new_entry(number, world), "") for number in range(30)]
    trees += [(agent, "") for agent in list(world.agents())[::20]]
    for made, item in trees:
        read = read_entry(
            as_yaml(made), file="x.yaml", graph=graph, item_of=lambda _, item=item: item or None
        )
        assert not read.faults
        assert set(read.quads) == parsed("".join(as_quads(made, graph, item)))
    assert graphs.new_yaml(0, world).startswith("id: ")


def test_faults_are_listed_and_the_rest_is_linked(tmp_path: Path) -> None:
    """`--faults` lists them; `--linked` adds all that the build makes, and nothing is lost."""
    plain, linked, listed = (tmp_path / name for name in ("plain.nq", "linked.nq", "faults.json"))
    asked = ["30", "--faulty", "0.5"]
    assert graphs.main([*asked, "--out", str(plain), "--faults", str(listed)]) == 0
    assert graphs.main([*asked, "--out", str(linked), "--linked"]) == 0
    assert {"entry", "kind", "focus", "shape", "other"} == set(json.loads(listed.read_text("utf-8"))[0])
    assert parsed(plain.read_text("utf-8")) < parsed(linked.read_text("utf-8"))
    assert f"<{GRAPH}derived>" in linked.read_text("utf-8")


def test_lean_graphs_are_linked_in_portions() -> None:
    """As if all of it had been linked together, and each entry keeps what questions start from."""
    whole, portions = (parsed("".join(lean.portions(World(90), size))) for size in (100, 1))
    assert whole == portions
    for predicate in ("alignment", "mainEntry", "earliest"):
        found = {quad.subject for quad in whole if quad.predicate.value == ONTOLOGY + predicate}
        assert len(found) >= 60, predicate


def test_a_process_is_measured_and_stopped(tmp_path: Path) -> None:
    """Peak memory is the command's own, however large the one is that asks; what takes too long is stopped."""
    ballast = bytearray(120_000_000)
    used = measured([sys.executable, "-S", "-c", "print('done')"], tmp_path / "out")
    assert (used.code, (tmp_path / "out").read_text("utf-8")) == (0, "done\n")
    assert 0 < used.peak < len(ballast) / 2**20
    slow = measured([sys.executable, "-S", "-c", "import time; time.sleep(60)"], tmp_path / "out", limit=0.3)
    assert slow.code is None
    assert slow.seconds < 30


def test_reports_of_peers_are_compared(tmp_path: Path) -> None:
    """Results are told by focus, shape, component, path and value; engines that name no SPARQL constraint agree with those that do."""
    report = """PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX s: <https://w3id.org/nbs-graph/shape/>
        [] sh:result [ sh:focusNode <urn:x> ; sh:sourceShape s:DoiOnce ; sh:value "1" ; sh:sourceConstraint s:DoiOnce-other ;
        sh:sourceConstraintComponent sh:SPARQLConstraintComponent ; sh:resultSeverity sh:Violation ] ."""
    (tmp_path / "a").write_text(report, "utf-8")
    (tmp_path / "b").write_text(report.replace("sh:sourceConstraint s:DoiOnce-other ;", ""), "utf-8")
    a, b = (frozenset(peers.results(tmp_path / name)) for name in ("a", "b"))
    assert next(iter(a)) == peers.Result(
        "<urn:x>", "DoiOnce", "DoiOnce-other", "SPARQLConstraintComponent", "", '"1"', "Violation"
    )
    assert a != b
    assert not peers.apart(a, b)
    assert peers.apart(a, frozenset()) == {"DoiOnce SPARQLConstraintComponent": 1}


def test_peers_get_one_graph_and_all_shapes(tmp_path: Path) -> None:
    """The union of the named graphs with the ontology; the shapes with and without SPARQL."""
    graphs.main(["2", "--out", str(tmp_path / "g.nq")])
    inputs = peers.prepare(tmp_path / "g.nq", tmp_path)
    told = inputs.data.read_text("utf-8")
    assert "NewsletterIssue> .\n" in told
    assert "<http://www.w3.org/2002/07/owl#Class>" in told
    assert "ns/shacl#sparql>" in inputs.shapes.read_text("utf-8")
    assert "ns/shacl#sparql>" not in inputs.core.read_text("utf-8")


def test_absent_peers_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without their environment none is there, which is no failure."""
    monkeypatch.setattr(peers, "HOME", tmp_path / "nowhere")
    graphs.main(["2", "--out", str(tmp_path / "g.nq")])
    assert peers.versions() == {}
    assert peers.main([str(tmp_path / "g.nq"), "shacl", "--out", str(tmp_path / "o.json")]) == 0
    assert json.loads((tmp_path / "o.json").read_text("utf-8")) == [{"engine": "shacl", "problem": "absent"}]
