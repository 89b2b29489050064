"""ontology/cues/proved.tsv: how often each cue was said, and was right, in the issues that careful readers have linked."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nbs_graph.graph.store import SHIPPED, open_dataset
from nbs_graph.linking.annotate.annotator import Annotator
from nbs_graph.linking.annotate.reliability import COLUMNS, FILE
from nbs_graph.pipeline.suggested import parts
from nbs_graph.pipeline.suggesting import told
from nbs_graph.resources import data_dir
from tests.newsletters.reading import HERE
from tests.newsletters.scoring import aligned

PATHS = (f"ontology/cues/{FILE}",)
_GOLD = "links.gold.json"
_LISTS = {"themes": "theme", "sdg_targets": "sdg", "gbf_targets": "gbf"}
"""Lists of a gold file → prefix of what they hold; goals are left out, since a benchmark judges them."""


def make() -> Mapping[str, bytes]:
    """The file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(sorted(row for issue in sorted(HERE.glob(f"*/{_GOLD}")) for row in _rows(issue.parent)))
    return {PATHS[0]: out.getvalue().encode()}


def _rows(folder: Path) -> Iterator[tuple[str, str, str, int, int]]:
    """The cues of an issue."""
    annotator = Annotator()
    learned = {name for name, said in annotator.declared.families.items() if said.get("learned")}
    gold = json.loads((folder / _GOLD).read_text("utf-8"))["entries"]
    entries = told(
        (folder / "newsletter.txt").read_bytes(), "newsletter.txt", open_dataset(data_dir() / SHIPPED)
    )
    found: list[Mapping[str, Any]] = [
        {"title_zh": one.title_zh, "title_en": one.title_en, "told": one} for one in entries
    ]
    said: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for wanted, known in aligned(gold, found):
        if wanted is None or known is None:
            continue
        links = _links(wanted)
        for concept, words in annotator.heard(parts(known["told"])):
            if annotator.declared.concepts[concept] in learned:
                said[concept, words] += 1
                right[concept, words] += concept in links
    for concept, words in said:
        yield concept, words, folder.name, said[concept, words], right[concept, words]


def _links(wanted: Mapping[str, Any]) -> set[str]:
    return {f"{prefix}:{code}" for key, prefix in _LISTS.items() for code in wanted[key]}
