"""What the annotator asks: which links of a file were decided."""

from pathlib import Path

import pytest

from nbs_graph.errors import CannotDo
from nbs_graph.pipeline.deciding import Outcome, decided, write

TEXT = """id: policy/a
kind: Policy
themes:
  - {code: flood-risk, basis: stated}
  - code: wetlands
    basis: rejected
sdg: [{code: "13.1", basis: suggested}, {basis: curated}, {code: …, basis: stated}]
gbf:
alignsWith: [{code: framework/x, basis: curated}]
"""


def test_links_and_their_bases(tmp_path: Path) -> None:
    """Of a text or a file, byte order mark or not; what has no code is no link."""
    path = tmp_path / "a.yaml"
    path.write_text("\ufeff" + TEXT, "utf-8")
    found = decided(TEXT)
    assert found == decided(path)
    assert {(iri.rsplit("/", 1)[-1], basis) for iri, basis in found} == {
        ("flood-risk", "stated"), ("wetlands", "rejected"), ("13.1", "suggested"), ("x", "curated"),
    }  # fmt: skip


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    """Somebody may be typing."""
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, "utf-8")
    outcome = Outcome(path, "id: policy/b\n", "id: policy/c\n", "")
    with pytest.raises(CannotDo, match="meanwhile"):
        write(outcome)
    assert path.read_text("utf-8") == TEXT
