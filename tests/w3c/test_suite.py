"""Our engine on the W3C test suite: pySHACL's results, on whole graphs and node by node."""

import logging
from collections import Counter
from collections.abc import Iterator

import pytest

from .cases import Case, Ours, Outcome, by_pyshacl, cases

FROM_PYSHACL = {
    "core/misc/severity-002": "a severity of one's own is told as a Violation: the house has three",
    "core/property/uniqueLang-002": 'only "true" asks for unique languages, not "1" (SHACL 4.4.5); pySHACL takes both',
    "sparql/node/prefixes-001": "a prefix that comes by owl:imports: refused by ours; pySHACL takes it from the data",
}
"""Case → why our results are others than those of pySHACL."""

FROM_EXPECTED = {
    "core/property/uniqueLang-002": 'takes "1" for "true"',
    "sparql/pre-binding/shapesGraph-001": "has no $shapesGraph, which SHACL leaves open (5.3.1)",
}
"""Case → what plain pySHACL does otherwise than the suite expects."""

OURS_FROM_EXPECTED = {
    "core/misc/severity-002": FROM_PYSHACL["core/misc/severity-002"],
    "sparql/node/prefixes-001": FROM_PYSHACL["sparql/node/prefixes-001"],
    "sparql/pre-binding/shapesGraph-001": FROM_EXPECTED["sparql/pre-binding/shapesGraph-001"],
}
"""Case → what our engine does otherwise than the suite expects."""


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Failures are part of the suite; nobody needs to read of them."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def unlabelled(outcome: Outcome) -> Outcome:
    """An outcome without the labels of blank nodes."""
    return outcome if isinstance(outcome, str) else frozenset(said.without_labels() for said in outcome)


def test_the_suite_is_whole() -> None:
    """98 cases of core, 23 of SPARQL; every difference that is listed is one of a case that exists."""
    found = Counter(case.name.partition("/")[0] for case in cases())
    assert found == {"core": 98, "sparql": 23}
    listed = FROM_PYSHACL.keys() | FROM_EXPECTED.keys() | OURS_FROM_EXPECTED.keys()
    assert listed <= {case.name for case in cases()}


@pytest.mark.parametrize("case", cases(), ids=str)
def test_case(case: Case) -> None:
    """Whole graph = node by node; = plain pySHACL = what the suite expects, or a difference that is listed."""
    ours, plain = Ours(case), by_pyshacl(case)
    whole = ours.whole()
    assert ours.one_by_one() == whole
    assert (whole != plain) == (case.name in FROM_PYSHACL), (whole, plain)
    assert (unlabelled(plain) != case.expected) == (case.name in FROM_EXPECTED), (plain, case.expected)
    assert (unlabelled(whole) != case.expected) == (case.name in OURS_FROM_EXPECTED), (whole, case.expected)
