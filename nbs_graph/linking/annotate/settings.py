"""`ontology/cues/settings.yaml` as it has to be: every key, and what may stand there."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from nbs_graph.linking.annotate.checking import Read, read
from nbs_graph.namespaces import prefixes

STRENGTHS = ("strong", "plain", "weak", "against")
LABELS = ("prefLabel", "altLabel", "hiddenLabel")


class _Number(NamedTuple):
    least: float
    most: float
    whole: bool = False


_SHARE, _POSITIVE, _ANY, _COUNT = _Number(0, 1), _Number(1e-9, 1e9), _Number(-1e9, 1e9), _Number(0, 1e9, whole=True)  # fmt: skip
_WORDS, _PREFIX, _SWITCH = "words", "prefix", "switch"
_FAMILY = {
    "prefix": _PREFIX,
    "threshold": _SHARE,
    "most": _COUNT,
    "class?": ("Goal", "Target"),
    "relative?": _Number(0, 1e9),
    "inside?": _SHARE,
    "crowd?": {"after": _COUNT, "share": _SHARE},
    "learned?": _SWITCH,
    "broader?": _SWITCH,
    "scale?": _POSITIVE,
}
"""A key that may be left out has a `?` behind it; `*` is any name."""
_FORM: Mapping[str, Any] = {
    "points": dict.fromkeys(STRENGTHS, _ANY),
    "labels": {f"{kind}?": STRENGTHS for kind in LABELS},
    "places": dict.fromkeys(("title", "lead", "body"), _Number(0, 1e9)),
    "length": {"usual": _POSITIVE, "power": _ANY, "least": _POSITIVE, "most": _POSITIVE, "latin": _POSITIVE},
    "again": _Number(0, 1e9),
    "second_language": _SHARE,
    "crosswalk": dict.fromkeys(("always", "suggests", "broader"), _SHARE),
    "goal_of_target": _SHARE,
    "least": _SHARE,
    "learning": {
        "prior": _Number(1e-9, 1),
        "weight": _POSITIVE,
        "least": _POSITIVE,
        "most": _POSITIVE,
        "examples": _SHARE,
    },
    "families": {"*": _FAMILY},
    "negations": {
        "en": _WORDS,
        "zh": _WORDS,
        "not_negations": {"en": _WORDS, "zh": _WORDS},
        "reach": {"en": _COUNT, "zh": _COUNT},
    },
}


def settings(path: Path) -> Mapping[str, Any]:
    """The settings, as they have to be.

    Raises:
        CannotDo: a key is missing or unknown, or something else stands there than has to.
    """
    file = read(path)
    _check(file, file.said, _FORM)
    return file.said


def _check(file: Read, value: Any, form: Any, *at: str) -> None:
    if isinstance(form, dict):
        _check_keys(file, value, form, *at)
    elif isinstance(form, _Number):
        kinds = int if form.whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds) or not form.least <= value <= form.most:
            en, zh = ("whole number", "整数") if form.whole else ("number", "数")
            bounds = f"{max(form.least, 0):g}–{form.most:g}" if form.most <= 1 else ""
            raise file.broken(f"a {en} {bounds and f'from {bounds} '}is needed, not {value}", f"应为{bounds and f' {bounds} 之间的'}{zh}，而不是 {value}", *at)  # fmt: skip
    elif form == _WORDS:
        file.words(value, *at)
    elif form == _SWITCH and not isinstance(value, bool):
        raise file.broken(f"write `yes` or `no`, not {value}", f"应写 yes 或 no，而不是 {value}", *at)
    elif isinstance(form, tuple) and value not in form:
        raise file.broken(f"write one of {', '.join(form)}, not {value}", f"应写 {'、'.join(form)} 之一，而不是 {value}", *at)  # fmt: skip
    elif form == _PREFIX and (not isinstance(value, str) or value not in prefixes()):
        raise file.broken(f"“{value}” is no prefix of ontology/prefixes", f"“{value}”不是已声明的前缀", *at)


def _check_keys(file: Read, value: Any, form: Mapping[str, Any], *at: str) -> None:
    said = file.mapping(value, *at)
    known = {name.removesuffix("?"): inner for name, inner in form.items()}
    if "*" in form:
        known = dict.fromkeys(said, form["*"])
    if unknown := said.keys() - known.keys():
        one, names = min(unknown), sorted(known)
        raise file.broken(f"unknown key; known: {', '.join(names)}", f"未知的键，可用：{'、'.join(names)}", *at, one)  # fmt: skip
    for name in form:
        if not name.endswith(("?", "*")) and name not in said:
            raise file.broken(f"the key “{name}” is missing", f"缺少键“{name}”", *at)
    if not said:
        raise file.broken("nothing is said", "没有内容", *at)
    for name, inner in said.items():
        _check(file, inner, known[name], *at, name)
