"""Names of things: the three rules of docs/identifiers.md, and the ids that are in data/ by them."""

from pathlib import Path

import pytest
import yaml

from nbs_graph.sources.minting import LONGEST, name, of_chinese, of_doi, slug

DATA = Path(__file__).resolve().parents[3] / "data"


def test_the_examples_of_the_documentation() -> None:
    assert of_doi("10.1038/s41558-023-01737-x") == "doi-10-1038-s41558-023-01737-x"
    assert slug("Global Biodiversity Framework Fund") == "global-biodiversity-framework-fund"
    assert of_chinese("国际红熊猫日").startswith("zh-")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Rocío Córdoba-Muñoz", "rocio-cordoba-munoz"),
        ("Łukasz Ørsted & Söhne", "lukasz-orsted-sohne"),
        ("China's “Red Line”", "chinas-red-line"),
        ("湿地", ""),
        ("word " * 40, "word-" * 15 + "word"),
        ("a" * 100, "a" * LONGEST),
    ],
)
def test_slugs(text: str, made: str) -> None:
    """Marks and signs go, words are not cut, scripts that have no rule give nothing."""
    assert slug(text) == made


def test_ids_in_data_follow_the_rules() -> None:
    """What editors minted by hand, the program mints: publications by DOI, by English title, by Chinese title."""
    seen = 0
    for path in DATA.rglob("*.yaml"):
        entry = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        if entry.get("kind") == "Publication":
            title = entry["title"].get("en") or entry["title"]["zh"]
            assert entry["id"] == "publication/" + name(title, entry.get("doi", ""))
            seen += 1
    assert seen > 5
