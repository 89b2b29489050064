"""Templates: every kind of file has one, in both languages, and it is refused until filled in."""

import re

import pytest
import yaml

from nbs_graph.errors import UsageProblem
from nbs_graph.sources.authoring import authoring
from nbs_graph.sources.template import kinds, template
from nbs_graph.sources.yaml_ld import read_entry
from nbs_graph.sources.yaml_tree import read

CASES = [(kind, language) for kind in kinds() for language in ("en", "zh")]


def test_every_kind_has_a_template() -> None:
    """Whatever kind a file may have, `new` knows it."""
    groups = authoring().groups
    of_their_own = {k for k, group in groups.items() if group in {"Entry", "Agent", "Issue"} and k != group}
    assert set(kinds()) == of_their_own | {"Place"}


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_templates_parse_with_all_their_options(kind: str, language: str) -> None:
    """The template is YAML as it stands, and with every optional key taken out of its comment."""
    text = template(kind, language)
    assert yaml.safe_load(text)["kind"] == kind
    whole = re.sub(r"(?m)^# (?=[a-z][a-zA-Z]*:|  )", "", text)
    keys = [key.value for key, _ in read(whole).pairs]
    assert sorted(keys) == sorted(set(authoring().keys[kind]))


@pytest.mark.parametrize("kind", kinds())
def test_untouched_templates_are_refused(kind: str) -> None:
    """What is owed must be filled in: the ellipsis counts as nothing."""
    document = read_entry(template(kind, "en"), file="x.yaml", graph="https://example.org/g")
    assert document.faults
    filled = template(kind, "en").replace("/…", "/a-name", 1)
    faults = read_entry(filled, file="x.yaml", graph="https://example.org/g").faults
    assert {"NBS016"} & {fault.code for fault in faults}


def test_an_unknown_kind_is_a_usage_problem() -> None:
    """With a suggestion when one is near."""
    with pytest.raises(UsageProblem, match="Publication"):
        template("Publicatin", "en")
