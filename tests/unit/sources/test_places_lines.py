"""Places in N-Triples and N-Quads."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places_written import (
    E,
    blanks_where_marked,
    cut,
    every_triple_is_found,
    found_where_marked,
    wanted_are_like_all,
)

from nbs_graph.sources.places import ANONYMOUS, places

S, P, O = (f"<{E}{name}>" for name in "spo")  # noqa: E741  subject, predicate, object

OBJECTS = {
    "iri": (f"{S} {P} ⟦{O}⟧ .", E + "o"),
    "escaped iri": (rf"{S} {P} ⟦<https://e.org/\u6D2A\U0001F600>⟧ .", E + "洪😀"),
    "string": (f'{S} {P} ⟦"x > <y> . "⟧ .', "x > <y> . "),
    "empty": (f'{S} {P} ⟦""⟧ .', ""),
    "escapes": (rf'{S} {P} ⟦"\t\n\"\\\u6C34"⟧ .', '\t\n"\\水'),
    "language": (f'{S} {P} ⟦"洪水"@zh-Hans⟧ .', "洪水"),
    "direction": (f'{S} {P} ⟦"洪水"@zh--ltr⟧ .', "洪水"),
    "datatype": (f'{S} {P} ⟦"5"^^<https://e.org/d>⟧ .', "5"),
    "label": (f"{S} {P} ⟦_:a.b⟧ .", "_:a.b"),
    "triple term": (f"{S} {P} ⟦<<( {S} {P} <<( {S} {P} {O} )>> )>>⟧ .", ANONYMOUS),
    "no white space": (f"{S}{P}⟦{O}⟧.# no {S} {P} {O} .", E + "o"),
    "much white space": (f" \t{S}\t {P}  ⟦{O}⟧ \t. ", E + "o"),
    "wide characters before": (f'{S} {P} "😀é\u0301洪" .\n{S} {P} ⟦{O}⟧ .', E + "o"),
    "among others": (
        f'<{E}r> {P} {O} .\n{S} <{E}q> {O} .\n\n# no\n{S} {P} "x" .\n{S} {P} ⟦{O}⟧ .\n',
        E + "o",
    ),
    "subject with more letters": (f"<{E}s2> {P} {O} .\n{S} {P} ⟦{O}⟧ .\n<{E}s2> {P} {O} .", E + "o"),
    "carriage returns and line feeds": (
        f"<{E}r> {P} {O} .\r\n\r\n{S} {P} 1 .".replace("1", f"⟦{O}⟧"),
        E + "o",
    ),
    "carriage returns only": (f"<{E}r> {P} {O} .\r\r{S} <{E}q> {O} .\r {S} {P} ⟦{O}⟧ .\r", E + "o"),
    "escaped subject": (rf"<https://e.org/\u0073> {P} ⟦{O}⟧ .", E + "o"),
    "twice": (f"{S} {P} ⟦{O}⟧ .\n{S} {P} {O} .", E + "o"),
}


@pytest.mark.parametrize(("document", "value"), OBJECTS.values(), ids=OBJECTS)
def test_the_place_of_a_triple_is_its_object(document: str, value: str) -> None:
    """From the first to the last character of the term, with language or datatype."""
    found_where_marked(document, "ntriples", E + "s", E + "p", value)
    for graph in ("", f"<{E}g>", " _:g "):
        found_where_marked(document.replace("⟧ .", f"⟧ {graph}."), "nquads", E + "s", E + "p", value)


@pytest.mark.parametrize(
    ("document", "subject"),
    [
        (f"⟦{S}⟧ {P} {O} .\n{S} {P} {O} .", E + "s"),
        (f"<{E}o> {P} {S} .\n ⟦{S}⟧ {P} {O} .", E + "s"),
        (f"_:sb {P} {O} .\n⟦_:s⟧ {P} {O} .\n_:s {P} {O} .", "_:s"),
        (f"_:s.b {P} {O} .\n⟦_:s⟧ {P} {O} .\n_:s.b {P} {O} .", "_:s"),
    ],
)
def test_the_place_of_a_subject_is_where_it_is_described(document: str, subject: str) -> None:
    """The token, the first time."""
    found_where_marked(document, "ntriples", subject)
    found_where_marked(document, "nquads", subject)


def test_blank_nodes() -> None:
    """Each label the first time."""
    blanks_where_marked(f'⟦_:a⟧ {P} ⟦_:b⟧ .\n_:a {P} "_:c" .\n⟦_:d⟧ {P} _:a .', "ntriples")
    blanks_where_marked(f"⟦_:a⟧ {P} ⟦_:b⟧ ⟦_:g⟧ .\n{S} {P} {O} _:a .", "nquads")


@pytest.mark.parametrize(
    "fault", ["<", "_:", f"{S}", f"{S} {P}", f'{S} {P} "x', f"{S} {P} {O}", f"{S} {P} x .", "\0", "]"]
)
def test_a_faulty_line_is_passed_over(fault: str) -> None:
    """There is no complaint, and the others are found."""
    text = f"{S} {P} {O} .\n{fault}"
    found = places(text, "ntriples").find(E + "s", E + "p", E + "o")
    assert found is not None
    assert cut(text, found) == O


terms = st.sampled_from([S, O, f"<{E}s2>", "_:a", "_:a.b", r"<https://e.org/\u0073>", f"<{E}洪>"])
objects = terms | st.sampled_from(
    ['""', '"x"@en', r'"\"\\"', f'"5"^^<{E}d>', '"> <"', '"。"@zh', '"\t"', '"#"', f'"{S} {P}"']
)
spaces = st.sampled_from([" ", "", "\t", "  "])
lines = st.one_of(
    st.tuples(
        spaces,
        terms,
        spaces,
        st.just(P),
        spaces,
        objects,
        spaces,
        st.sampled_from([".", " .", f"<{E}g>.", "_:g .", ".#x"]),
    ).map("".join),
    st.sampled_from(["", " ", "#", f"# {S} {P} {O} .", "\t#\t"]),
)


@given(st.lists(lines, max_size=12), st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
@settings(deadline=None, max_examples=100)
def test_lines_of_all_sorts(written: list[str], end: str) -> None:
    """Every triple of a named subject that the parser reads has its place."""
    every_triple_is_found(end.join(written), "nquads")
    wanted_are_like_all(end.join(written), "nquads")
    without_graphs = [line.replace(f"<{E}g>.", ".").replace("_:g .", ".") for line in written]
    every_triple_is_found(end.join(without_graphs), "ntriples")
