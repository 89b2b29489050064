"""The declared table of codes says what the page and the code say."""

import re
from pathlib import Path

from nbs_graph.model import Diagnostic, Severity
from nbs_graph.validation import mending
from nbs_graph.validation.codes import codes, mend_of, title, ways

ROOT = Path(__file__).resolve().parents[3]
HEADING = re.compile(r"^## (NBS\d{3}) · (.+?) \| (.+)$", re.MULTILINE)


def test_titles_are_those_of_the_page() -> None:
    """Every heading of docs/diagnostics.md is declared in both languages, and nothing else, in the same order."""
    page = (ROOT / "docs" / "diagnostics.md").read_text("utf-8")
    headings = [(code, {"en": en, "zh": zh}) for code, en, zh in HEADING.findall(page)]
    assert [(code, dict(declared.title)) for code, declared in codes().items()] == headings


def test_ways_of_mending_exist_and_are_used() -> None:
    """What is declared is programmed, and the reverse."""
    assert ways() == mending.ways()


def test_shapes_are_declared_by_their_name() -> None:
    """The shapes that can be mended exist; others of the same code are left to a person."""
    message = {"en": "x", "zh": "x"}
    space = "https://w3id.org/nbs-graph/shape/"
    known = Diagnostic("NBS105", Severity.WARNING, message, shape=space + "DoiSpelling-lowerCase")
    other = Diagnostic("NBS105", Severity.WARNING, message, shape=space + "Identified-ror")
    assert (mend_of(known), mend_of(other)) == ("lower-case", None)
    shapes = "".join(path.read_text("utf-8") for path in (ROOT / "shapes").glob("*.ttl"))
    assert "shape:DoiSpelling-lowerCase a sh:PropertyShape" in shapes


def test_unknown_codes_are_called_by_themselves() -> None:
    """A report of a later version does not break a format."""
    assert title("NBS999", "en") == "NBS999"
    assert title("NBS020", "zh") == "不是日期"
    assert mend_of(Diagnostic("NBS999", Severity.INFO, {"en": "x", "zh": "x"})) is None
