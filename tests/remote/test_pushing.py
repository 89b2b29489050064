"""What may be pushed, in which pieces, and whether what was to go is gone."""

from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from nbs_graph.cli.main import main
from nbs_graph.errors import CannotDo
from nbs_graph.graph.dataset import Dataset
from nbs_graph.graph.endpoint.writer import Door
from nbs_graph.namespaces import GRAPH
from nbs_graph.pipeline.progress import Progress
from nbs_graph.pipeline.pushing import BATCH_BYTES, Push
from tests.contract import engines

NOBODY = Door("http://127.0.0.1:9/sparql", None, "http://127.0.0.1:9/update", 5.0)
TRIPLE = "<urn:s> <urn:p> 'o' ."
NAMED = f"<{GRAPH}agents> {{ {TRIPLE} }}"


def push(folder: Path, text: str) -> Push:
    dataset = Dataset()
    dataset.store.load(text, ox.RdfFormat.TRIG)
    return Push(dataset, NOBODY, 1000, Progress(folder / "progress.json", "e", 1000, resume=False))


@pytest.mark.parametrize(
    ("text", "said"), [(TRIPLE, "no named graph"), (f"{TRIPLE} {NAMED}", "outside of its named graphs")]
)
def test_what_would_not_be_sent_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(CannotDo, match=said) as told:
        push(tmp_path, text)
    assert "nbs-graph.trig" in told.value.message_zh


@pytest.mark.parametrize("letter", ["a", "图", "<"])
def test_a_request_has_a_megabyte_at_most(tmp_path: Path, letter: str) -> None:
    """As it is sent: as a form, in which a letter of Chinese has nine bytes."""
    lines = [f'<urn:s> <urn:p> "{letter * 1000}" .\n'] * 990
    batches = list(push(tmp_path, NAMED)._batches(lines))
    assert sum(map(len, batches)) == len(lines)
    sizes = [len(urlencode({"update": "".join(batch)})) for batch in batches]
    assert max(sizes) <= BATCH_BYTES + len("update=")
    assert len(batches) == 1 or min(sizes[:-1]) > 0.9 * BATCH_BYTES


def test_a_graph_that_stays_although_it_was_to_go_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A server that accepts DELETE and does nothing."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    dump = tmp_path / "old.trig"
    dump.write_text(f"<{GRAPH}old> {{ {TRIPLE} }}")
    new = tmp_path / "new.trig"
    new.write_text(NAMED)
    with engines.oxigraph(tmp_path / "store", dump=dump) as engine:
        command = ["push", "--endpoint", engine.place, "--store", str(new), "--drop-absent", "--lang", "en"]
        with monkeypatch.context() as deaf:
            deaf.setattr(Door, "empty", lambda *_: None)
            assert main(command) == 1
            assert f"<{GRAPH}old> was to be emptied and still has 1 triples" in capsys.readouterr().err
        assert main(command) == 0
        assert capsys.readouterr().out.startswith("same\t1\t1\t")
