"""However an entry's file is written: deciding a link changes that link, keeps every other byte, and reads back."""

import re
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from nbs_graph.sources.yaml_edit import Link, add_links, change_link, home, links
from nbs_graph.sources.yaml_layout import Layout
from nbs_graph.sources.yaml_said import plain
from nbs_graph.sources.yaml_tree import read
from nbs_graph.sources.yaml_writer import Flow, Plain, Value, inline, item

SCHEME = "https://w3id.org/nbs-graph/scheme/"
BASES = {"themes": SCHEME + "theme/", "sdg": "http://metadata.un.org/sdg/", "gbf": SCHEME + "gbf/"}
CODES = {"themes": ("wetlands", "flood-risk", "no"), "sdg": ("13.1", "13", "15.a"), "gbf": ("8", "D", "19")}
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")) | st.sampled_from("：:#'\"{}[],-湿地 \\"),
    min_size=1, max_size=30,
).filter(lambda t: t.strip() == t and " ".join(t.split()) == t and "\ufeff" not in t)  # fmt: skip
REASONS = st.fixed_dictionaries({"en": TEXTS, "zh": TEXTS})


@st.composite
def items(draw: st.DrawFn, code: str) -> dict[str, Value]:
    """The keys of a link, in any order."""
    said: dict[str, Value] = {
        "code": code,
        "basis": draw(st.sampled_from(("suggested", "curated", "rejected"))),
    }
    for key, values in (
        ("score", st.just(Plain("0.5"))), ("reason", REASONS), ("by", st.just("person/a")), ("when", st.just(Plain("2026"))),
        ("evidence", st.fixed_dictionaries({"quote": TEXTS})), ("confidence", st.just("low")),
    ):  # fmt: skip
        if draw(st.booleans()):
            said[key] = draw(values)
    keys = draw(st.permutations(list(said)))
    return {key: said[key] for key in keys}


@st.composite
def files(draw: st.DrawFn) -> str:
    """An entry as some editor would write it: lists in lines or brackets, indented so or so, with comments."""
    margin = " " * draw(st.sampled_from((0, 2, 4)))
    comment = st.sampled_from(("", "  # said", " # 注"))
    lines = ["id: policy/a" + draw(comment), "kind: Policy"]
    for key in draw(st.permutations(["themes", "sdg", "gbf", "places"])):
        if key == "places":
            lines.append("places: [cn]" + draw(comment))
            continue
        codes = draw(st.lists(st.sampled_from(CODES[key]), unique=True, max_size=3))
        made = [draw(items(code)) for code in codes]
        style = draw(st.sampled_from(("lines", "brackets", "absent")))
        if style == "brackets" or (style == "lines" and not made and draw(st.booleans())):
            lines.append(f"{key}: {inline(made, flow=False)}{draw(comment)}")
        elif style == "lines":
            lines.append(f"{key}:{draw(comment)}")
            for one in made:
                short = draw(st.booleans())
                first, *rest = item(Flow(one)) if short else item(one)
                block = first.endswith(">-")
                lines += [
                    margin + first + ("" if block else draw(comment)),
                    *(margin + line for line in rest),
                ]
                if draw(st.booleans()):
                    lines += ["", margin + "# between"]
    text = draw(st.sampled_from(("\n", "\r\n"))).join(lines)
    return text + draw(st.sampled_from(("", "\n", "\n\n# the end\n")))


JUDGED = st.builds(
    lambda basis, confidence, reason: {
        "basis": basis, "confidence": confidence, "reason": reason, "by": "organisation/b", "when": Plain("2026-11-23"),
    },
    st.sampled_from(("curated", "rejected")), st.sampled_from((None, "high")), REASONS,
)  # fmt: skip
CONCEPTS = st.sampled_from([(key, code) for key, codes in CODES.items() for code in codes])


@settings(deadline=None)
@given(files(), CONCEPTS, JUDGED)
def test_a_decision_changes_one_link(
    text: str, of: tuple[str, str], judged: Mapping[str, Value | None]
) -> None:
    """Before and behind the link every byte stays; what the file says besides is the same."""
    key, code = of
    concept = BASES[key] + code
    assert home(concept) == (key, code)
    before = Layout(text)
    there = [link for link in links(before.tree) if link.concept == concept]
    if there:
        fields = {**judged, "score": None}
        after = change_link(text, concept, fields)
        start, end = before.start(there[0].item), before.end(there[0].item)
        assert after[:start] == text[:start]
        assert after.endswith(text[before.line_end(end) if not before.in_brackets(there[0].item) else end :])
    else:
        fields = {name: value for name, value in judged.items() if value is not None}
        after = add_links(text, [Link(key, code, fields)])
        without = re.sub(
            rf"(?m)^{key}: \[\]", f"{key}:", text
        )  # an empty list in brackets becomes one in lines
        assert _is_inserted(text, after) or _is_inserted(without, after)
        assert after.count("#") >= text.count("#")
    _reads_back(text, after, concept, fields, key)
    if not there:
        assert add_links(after, [Link(key, code, fields)]) == after
    assert change_link(after, concept, fields) == after


def _is_inserted(text: str, after: str) -> bool:
    """Whether a text is another with something put in at one place."""
    most = next((n for n, (a, b) in enumerate(zip(text, after, strict=False)) if a != b), len(text))
    rest = len(text) - most
    return after.endswith(text[most:]) if rest else True


def _reads_back(text: str, after: str, concept: str, fields: Mapping[str, Value | None], key: str) -> None:
    """All other links are the same, and the link says what was decided."""
    old, new = plain(read(text)), plain(read(after))
    assert {k: v for k, v in old.items() if k != key} == {k: v for k, v in new.items() if k != key}
    others = [plain(link.item) for link in links(read(text)) if link.concept != concept]
    assert others == [plain(link.item) for link in links(read(after)) if link.concept != concept]
    (link,) = [link for link in links(read(after)) if link.concept == concept]
    said = plain(link.item)
    for name, value in fields.items():
        wanted = value.text if isinstance(value, Plain) else value
        assert said.get(name) == wanted
