"""Which graph is opened, and what is said when none can be."""

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from nbs_graph.errors import CannotDo
from nbs_graph.graph import store
from nbs_graph.graph.dataset import Dataset

SMALL = Path(__file__).resolve().parents[2] / "cli" / "data" / "small.trig"


@pytest.fixture
def build(tmp_path: Path, small: Dataset) -> Path:
    folder = tmp_path / "build"
    folder.mkdir()
    Dataset.on_disk(folder / "store").bulk_extend(small.store)
    (folder / "manifest.json").write_text("{}")
    return folder


def test_order_of_places(build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was asked for, else NBS_GRAPH_STORE, else ./build, else the graph that ships."""
    shipped = tmp_path / "data"
    shipped.mkdir()
    monkeypatch.setattr(store, "data_dir", lambda: shipped)
    monkeypatch.delenv("NBS_GRAPH_STORE", raising=False)
    monkeypatch.chdir(shipped)
    with pytest.raises(CannotDo, match="no graph yet"):
        store.locate()
    shutil.copy(SMALL, shipped / store.SHIPPED)
    assert store.locate() == shipped / store.SHIPPED
    monkeypatch.chdir(tmp_path)
    assert store.locate() == Path("build/store")
    monkeypatch.setenv("NBS_GRAPH_STORE", str(shipped / store.SHIPPED))
    assert store.locate() == shipped / store.SHIPPED
    assert store.locate(build) == build / "store"


def test_builds_and_dumps_hold_the_same(build: Path, small: Dataset) -> None:
    on_disk, dump = store.open_dataset(build), store.open_dataset(SMALL)
    assert set(on_disk.store) == set(dump.store) == set(small.store)
    assert len(on_disk) == len(small)
    assert on_disk.graphs() == small.graphs()


def test_several_may_read_nobody_may_write(build: Path) -> None:
    first, second = store.open_dataset(build), store.open_dataset(build)
    assert len(first) == len(second)
    with pytest.raises(RuntimeError, match="read-write"):
        first.extend([next(iter(first.store))])


def test_only_one_may_write(tmp_path: Path) -> None:
    kept = Dataset.on_disk(tmp_path / "s")
    with pytest.raises(CannotDo, match="another process is writing"):
        Dataset.on_disk(tmp_path / "s")
    assert len(kept) == 0


def test_what_cannot_be_opened(build: Path, tmp_path: Path) -> None:
    """Absent, no build, empty, damaged, not RDF: each is told, in both languages."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.trig").write_text("")
    (tmp_path / "bad.trig").write_text("<a:a> <a:b")
    (tmp_path / "text.pdf").write_text("")
    (tmp_path / "hollow").mkdir()
    Dataset.on_disk(tmp_path / "hollow" / "store")
    (build / "store" / "CURRENT").write_text("junk")
    for name, said in {
        "absent": "does not exist",
        "folder": "is not a build",
        "empty.trig": "holds no data",
        "bad.trig": "damaged",
        "text.pdf": "not an RDF file",
        "hollow": "holds no data",
        "build": "damaged",
    }.items():
        with pytest.raises(CannotDo, match=said) as caught:
            store.open_dataset(tmp_path / name)
        assert name in caught.value.message_zh


def test_triples_go_to_the_graph_named(tmp_path: Path) -> None:
    (tmp_path / "t.ttl").write_text("<a:a> <a:b> <a:c> .")
    dataset = Dataset()
    dataset.load_file(tmp_path / "t.ttl", "a:g")
    assert dataset.graphs() == ["a:g"]
    assert next(iter(dataset.store)).graph_name == ox.NamedNode("a:g")
