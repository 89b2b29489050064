"""ontology/cues/proved.tsv: how often each cue was said, and was right, in what careful readers have linked.

Issues, and the made-up items on which cues were tried (benchmarks/linking/examples, six writers).
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.linking.newsletters import BLIND, REFERENCE, folders
from benchmarks.linking.plan import ITEMS
from nbs_graph.graph.store import SHIPPED, open_dataset
from nbs_graph.linking.annotate.annotator import Annotator, Part
from nbs_graph.linking.annotate.reliability import COLUMNS, EXAMPLES, FILE
from nbs_graph.pipeline.suggested import parts
from nbs_graph.pipeline.suggesting import told
from nbs_graph.resources import data_dir
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
    writer.writerows(sorted([*(row for folder in _linked() for row in _rows(folder)), *_examples()]))
    return {PATHS[0]: out.getvalue().encode()}


def _linked() -> Iterator[Path]:
    """The issues with links that something may be learned of."""
    for name, use, folder in folders(held_out=True):
        if folder is not None and use not in (REFERENCE, BLIND):
            assert folder.name == name
            yield folder


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


def _examples() -> Iterator[tuple[str, str, str, int, int]]:
    """The cues of themes in all examples, which are linked with nothing else."""
    annotator = Annotator()
    said: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for path in sorted(ITEMS.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            item = json.loads(line)
            links = {f"theme:{code}" for code in item["themes"]}
            for concept, words in annotator.heard([Part(item["title"], "title"), Part(item["body"])]):
                if concept.startswith("theme:"):
                    said[concept, words] += 1
                    right[concept, words] += concept in links
    for concept, words in said:
        yield concept, words, EXAMPLES, said[concept, words], right[concept, words]


def _links(wanted: Mapping[str, Any]) -> set[str]:
    return {f"{prefix}:{code}" for key, prefix in _LISTS.items() for code in wanted[key]}
