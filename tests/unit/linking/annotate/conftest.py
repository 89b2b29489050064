"""An annotator with a small ontology of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nbs_graph.linking.annotate.annotator import Annotator
from tests.made.annotators import annotator


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str], Annotator]:
    """Cues → an annotator."""
    return lambda cues: annotator(tmp_path / "ontology", cues)
