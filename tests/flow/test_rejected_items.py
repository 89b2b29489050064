"""A link that was rejected is not offered again for the newsletter's item, whatever its headline is."""

import shutil
from pathlib import Path

import pytest

from nbs_graph.graph.dataset import Dataset
from nbs_graph.namespaces import expand, shorten
from nbs_graph.pipeline import ingest, suggesting
from nbs_graph.pipeline.assemble import assemble
from nbs_graph.pipeline.deciding import Decision, decide, decided, write
from nbs_graph.resources import data_dir
from nbs_graph.sources.folder import read_documents, yaml_files
from nbs_graph.sources.newsletter import reader

pytestmark = pytest.mark.corpus
REJECTED = {12: "sdg:15.2", 17: "", 19: "", 20: ""}
"""Position → concept; where none is said, the first theme that the file has on a person's word."""


def test_a_rejection_is_remembered_for_every_item(corpus: Path, tmp_path: Path) -> None:
    """Items 12, 17, 19 and 20 of August have headlines that are no titles of entries."""
    shutil.copytree(data_dir(), tmp_path / "data")
    judge = next((tmp_path / "data" / "organisations").glob("nbs-graph.yaml"))
    wanted = {}
    for position, concept in REJECTED.items():
        (path,) = (tmp_path / "data" / "issues" / "2023-08").glob(f"{position}-*.yaml")
        curated = sorted(shorten(iri) for iri, basis in decided(path) if basis == "curated")
        wanted[position] = concept or next(one for one in curated if one.startswith(("sdg:", "theme:")))
        reason = {"en": "It does not hold.", "zh": "不成立。"}
        decision = Decision(expand(wanted[position]), False, reason, "organisation/nbs-graph", "2026-11-25")
        write(decide(path, decision, judge))
    documents = read_documents(yaml_files(tmp_path / "data"))
    dataset = Dataset(assemble(quad for document in documents for quad in document.quads).store)
    raw = (corpus / "newsletter.txt").read_bytes()
    found = suggesting.suggest(raw, "newsletter.txt", dataset)
    assert all(one.entry.id for one in found)
    for position, concept in wanted.items():
        assert concept in found[position - 1].rejected
        assert concept not in {one.concept for one in found[position - 1].suggestions}
    issue = reader.read(found[0].source, ingest.world(dataset))
    assert len(ingest.write_drafts(issue, dataset, tmp_path / "drafts", "en").recognised) == len(found)
