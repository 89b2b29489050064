"""What a person types becomes a typed term of the graph, or an error that helps."""

import contextlib
from collections.abc import Mapping

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.errors import UsageProblem
from nbs_graph.graph.asking import terms
from nbs_graph.graph.catalogue import Question
from nbs_graph.graph.coercion import TYPES, Parameter, coerce
from nbs_graph.graph.dataset import Dataset

ID = "https://w3id.org/nbs-graph/id/"
THEME = "https://w3id.org/nbs-graph/scheme/theme/"
NBS = "https://w3id.org/nbs-graph/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SDG = "http://metadata.un.org/sdg/"


@pytest.mark.parametrize(
    ("type", "scheme", "typed", "iri"),
    [
        ("concept", "sdg", "13", SDG + "13"),
        ("concept", "sdg", "sdg:13", SDG + "13"),
        ("concept", "sdg", "SDG 13", SDG + "13"),
        ("concept", "sdg", SDG + "13.1", SDG + "13.1"),
        ("concept", "sdg", "climate action", SDG + "13"),
        ("concept", "sdg", "气候行动", SDG + "13"),
        ("concept", "sdg", "１３.１", SDG + "13.1"),
        ("concept", "theme", "flood-risk", THEME + "flood-risk"),
        ("concept", "theme", "Flood risk", THEME + "flood-risk"),
        ("concept", "theme", "theme:urban-nbs", THEME + "urban-nbs"),
        ("concept", "theme", "海绵城市", THEME + "urban-nbs"),
        ("kind", None, "Policy", NBS + "Policy"),
        ("kind", None, "nbs:policy".replace("p", "P"), NBS + "Policy"),
        ("kind", None, "政策", NBS + "Policy"),
        ("country", None, "CN", ID + "place/cn"),
        ("country", None, "china", ID + "place/cn"),
        ("country", None, "加拿大", ID + "place/ca"),
        ("iri", None, "publication/green-roofs", ID + "publication/green-roofs"),
        ("iri", None, "nbsid:publication/green-roofs", ID + "publication/green-roofs"),
        ("iri", None, "2023-08/01", ID + "publication/green-roofs"),
    ],
)
def test_things_go_by_many_names(small: Dataset, type: str, scheme: str | None, typed: str, iri: str) -> None:
    """Codes, prefixed names, IRIs and labels in both languages mean the same thing."""
    assert coerce(Parameter("x", type, scheme), typed, small) == ox.NamedNode(iri)


@pytest.mark.parametrize(
    ("type", "typed", "datatype"),
    [
        ("integer", "-12", "integer"),
        ("decimal", "1.5", "decimal"),
        ("year", "2027", "integer"),
        ("date", "2024-02-29", "date"),
        ("boolean", "true", "boolean"),
        ("text", 'any "text" at all', "string"),
    ],
)
def test_values_get_their_datatype(small: Dataset, type: str, typed: str, datatype: str) -> None:
    assert coerce(Parameter("x", type), typed, small) == ox.Literal(
        typed, datatype=ox.NamedNode(XSD + datatype)
    )


@pytest.mark.parametrize(
    ("parameter", "typed", "said"),
    [
        (Parameter("sdg", "concept", "sdg"), "13.2", "Did you mean `13.1`"),
        (Parameter("theme", "concept", "theme"), "flod-risk", "Did you mean `flood-risk`"),
        (Parameter("theme", "concept", "theme"), "sponge", "Did you mean `urban-nbs`"),
        (Parameter("theme", "concept", "theme"), "xyz", "Known: flood-risk, urban-nbs"),
        (Parameter("theme", "concept", "theme"), "sdg:13", "there is no “sdg:13”"),
        (Parameter("kind", "kind"), "Polcy", "Did you mean `Policy`"),
        (Parameter("country", "country"), "Chna", "Did you mean `cn`"),
        (Parameter("entry", "iri"), "publication/green-rofs", "Did you mean `publication/green-roofs`"),
        (Parameter("entry", "iri"), "nope:x", "Unknown prefix"),
        (Parameter("entry", "iri"), "http://a b", "is not an IRI"),
        (Parameter("from", "date"), "2023-02-30", "a date such as"),
        (Parameter("from", "date"), "2023-2-3", "a date such as"),
        (Parameter("year", "year"), "27", "four digits"),
        (Parameter("n", "integer"), "１２", "whole number"),
        (Parameter("n", "decimal"), "NaN", "a number"),
        (Parameter("parts", "choice", choices=("yes", "no")), "ye", "Did you mean `yes`"),
        (Parameter("parts", "choice", choices=("yes", "no")), "maybe", "Known: no, yes"),
    ],
)
def test_errors_say_what_would_be_right(small: Dataset, parameter: Parameter, typed: str, said: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        coerce(parameter, typed, small)
    assert said in caught.value.message_en
    assert caught.value.message_zh != caught.value.message_en


@given(st.sampled_from(sorted(TYPES)), st.text())
def test_anything_typed_is_a_term_or_a_usage_problem(type: str, typed: str) -> None:
    """Property: no text crashes a coercion."""
    parameter = Parameter("x", type, "theme", choices=("a",))
    with contextlib.suppress(UsageProblem):
        assert isinstance(coerce(parameter, typed, Dataset()), ox.NamedNode | ox.Literal)


def question(*parameters: Parameter) -> Question:
    return Question("q", {}, (), parameters, (), "ASK {}")


def given_terms(small: Dataset, asked: Question, typed: Mapping[str, str]) -> dict[str, str | None]:
    found = terms(small, asked, typed, "zh")
    return {name: None if term is None else term.value for name, term in found.items()}


def test_parameters_may_be_left_out(small: Dataset) -> None:
    """Defaults are taken, `lang` follows the reader, the rest stays unbound."""
    asked = question(
        Parameter("a", "text"), Parameter("b", "text", default="x"), Parameter("lang", "text", default="en")
    )
    assert given_terms(small, asked, {}) == {"a": None, "b": "x", "lang": "zh"}
    assert given_terms(small, asked, {"b": "y", "lang": "en"}) == {"a": None, "b": "y", "lang": "en"}


def test_required_and_unknown_parameters(small: Dataset) -> None:
    asked = question(
        Parameter("theme", "text", required=True, example="flood-risk", help={"en": "which", "zh": "何者"})
    )
    with pytest.raises(UsageProblem, match="needs `-p theme=flood-risk`: which"):
        given_terms(small, asked, {})
    with pytest.raises(UsageProblem, match="Did you mean `theme`"):
        given_terms(small, asked, {"them": "x"})
    with pytest.raises(UsageProblem, match="It takes none"):
        given_terms(small, question(), {"theme": "x"})
