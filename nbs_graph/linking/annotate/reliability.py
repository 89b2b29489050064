"""How reliable cues have proved: `ontology/cues/proved.tsv`, counted over issues that careful readers have linked.

A file of counts, not of weights: for each cue and issue, in how many entries it was said, and in how many of these the
readers made the link. It is machine-written (tools/cue_reliability.py).
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from nbs_graph.errors import CannotDo
from nbs_graph.linking.annotate.checking import broken, text_of

FILE = "proved.tsv"
COLUMNS = ("concept", "words", "issue", "said", "right")
EXAMPLES = "examples"
"""Stands for the issue where the entries were made up, to try cues on; they count for less."""
Key = tuple[str, str]


def factors(folder: Path, learning: Mapping[str, float], without: str = "") -> dict[Key, float]:
    """Concept and words → what the points of a cue are multiplied by; a cue that was never said is not there.

    The share of right ones is drawn towards `prior` by `weight` imagined entries (the mean of a beta distribution,
    Gelman et al., *Bayesian Data Analysis*, 2.1), and told in relation to it, within bounds.

    Args:
        folder: `ontology/cues/`; learning: `prior`, `weight`, `least`, `most`, `examples`, of the settings.
        without: an issue to leave out, so that it can be judged by what the others teach.
    Raises:
        CannotDo: the file is not as it is written.
    """
    said: dict[Key, float] = {}
    right: dict[Key, float] = {}
    for concept, words, issue, times, good in _rows(folder / FILE):
        if issue != without:
            share = learning["examples"] if issue == EXAMPLES else 1
            said[concept, words] = said.get((concept, words), 0) + share * times
            right[concept, words] = right.get((concept, words), 0) + share * good
    prior, weight = learning["prior"], learning["weight"]
    return {
        key: min(
            max((right[key] + weight * prior) / (times + weight) / prior, learning["least"]), learning["most"]
        )
        for key, times in said.items()
    }


def _rows(path: Path) -> Iterator[tuple[str, str, str, int, int]]:
    if not path.is_file():  # a folder of one's own need not have learned anything
        return
    lines = text_of(path).split("\n")
    rows = csv.reader(lines, delimiter="\t")
    try:
        if tuple(next(rows, ())) != COLUMNS:
            raise _broken(path, 1)
        for row in rows:
            if row:
                concept, words, issue, times, good = row
                said, right = int(times), int(good)
                if not 0 <= right <= said or not said:
                    raise _broken(path, rows.line_num)
                yield concept, words, issue, said, right
    except (ValueError, csv.Error) as error:
        raise _broken(path, rows.line_num) from error


def _broken(path: Path, line: int) -> CannotDo:
    return broken(
        path,
        "not as written by tools/cue_reliability.py; run `make data`",
        "与 tools/cue_reliability.py 所写不符，请运行 `make data`",
        line=line,
    )
