"""What parsers complain of is told in Chinese to those who read Chinese."""

import re

import pytest
import yaml

from nbs_graph.resources import ontology_dir
from nbs_graph.sources.rdf import read_rdf
from nbs_graph.sources.reasons import chinese

TABLE = yaml.safe_load((ontology_dir() / "parser-reasons.yaml").read_text("utf-8"))
FILES = {
    "turtle": '<https://e.org/a> <x> "y" .',
    "turtle-prefix": "unknown:a unknown:b unknown:c .",
    "turtle-dot": '<https://e.org/a> <https://e.org/b> "y"',
    "ntriples": '"a" <https://e.org/b> "c" .',
    "jsonld": '{"@id": "https://e.org/a",}',
    "rdfxml": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="a b"/></rdf:RDF>',
}


@pytest.mark.parametrize("name", FILES)
def test_frequent_reasons_are_in_chinese(name: str) -> None:
    """No English words but what stands in the file, and names of RDF."""
    document = read_rdf(FILES[name].encode(), file="x", format=name.partition("-")[0])
    [fault] = document.faults
    assert fault.code == "NBS070"
    assert fault.message["en"].startswith("Not valid here: ")
    words = set(re.findall(r"[A-Za-z]{3,}", fault.message["zh"]))
    assert words <= {"IRI", "https", "unknown", "prefix"}, fault.message["zh"]


def test_other_reasons_are_quoted() -> None:
    """In the parser's words, as such."""
    text = b'{"@context": {"a": {"@id": "https://e.org/a", "@container": ["@list", "@set"]}}, "a": 1}'
    document = read_rdf(text, file="x", format="jsonld")
    [fault] = document.faults
    assert re.search(r"解析器称：“Not supported @container value combination”。", fault.message["zh"])


@pytest.mark.parametrize("reason", TABLE)
def test_translations_keep_the_words_of_the_file(reason: str) -> None:
    """As many slots in Chinese as in English, filled with what is in the file."""
    assert reason.count("{}") == TABLE[reason].count("{}")
    filled = reason.replace("{}", "'xyz'")
    said = chinese(filled)
    assert said is not None
    assert said.count("'xyz'") == reason.count("{}")
    assert re.search(r"[\u4e00-\u9fff]", said)
