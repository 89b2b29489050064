"""Files judged within the graph of `data/`, as an editor's are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nbs_graph.model import Diagnostic
from nbs_graph.pipeline.assemble import assemble
from nbs_graph.pipeline.files import Files
from nbs_graph.pipeline.inputs import read_inputs
from nbs_graph.pipeline.validate import Validator
from nbs_graph.resources import data_dir
from nbs_graph.sources.folder import read_documents, yaml_files

Judge = Callable[..., list[Diagnostic]]

REVIEW = """\
id: report/review-one
kind: Report
title: {en: "Floods and roofs: a review"}
translatedTitle: {zh: 洪水与屋顶}
summary:
  en: Green roofs keep water back. Their share in a city decides how much.
  zh: 绿色屋顶可滞留雨水，效果取决于其在城市中的占比。
issued: 2023-07-05
url: https://www.example.org/floods
authors:
  - agent: organisation/the-nature-conservancy
    evidence: {quote: TNC, at: 1-4, item: 2023-08/02}
themes:
  - code: flood-risk
    basis: curated
    confidence: high
    reason: {en: Roofs keep floods away., zh: 屋顶可减轻洪水。}
sdg:
  - code: "13.1"
    basis: curated
    confidence: high
    reason: {en: It is adaptation., zh: 属于适应。}
practices: [green-roof]
places: [cn]
keywords: {en: [green roof, flood], zh: [屋顶绿化, 洪水]}
"""
"""An entry without fault."""


@pytest.fixture(scope="session")
def validator() -> Validator:
    """Judges files within the graph of `data/`."""
    return Validator(assemble(q for d in read_documents(yaml_files(data_dir())) for q in d.quads).store)


@pytest.fixture
def judge(validator: Validator, tmp_path: Path) -> Judge:
    """What is said of a text, as the file of that name."""

    def said(text: str, name: str = "entry.yaml") -> list[Diagnostic]:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        files = Files(tuple(read_inputs([str(path)], input_format=None, stdin=b"")))
        return list(validator.validate(files).diagnostics)

    return said


@pytest.fixture
def review() -> str:
    """An entry without fault."""
    return REVIEW
