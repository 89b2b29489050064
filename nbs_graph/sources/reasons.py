"""What parsers complain of, in Chinese, as declared in `ontology/parser-reasons.yaml`."""

import re
from functools import cache

import yaml

from nbs_graph.resources import ontology_dir
from nbs_graph.terms.header import TEXT_ONLY

_SLOT = "{}"


@cache
def _table() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each reason as an expression, with its translation; those with more words of their own first."""
    said = yaml.load((ontology_dir() / "parser-reasons.yaml").read_text("utf-8"), Loader=TEXT_ONLY)
    ordered = sorted(said.items(), key=lambda pair: -len(pair[0].replace(_SLOT, "")))
    return tuple(
        (re.compile("(.+?)".join(map(re.escape, en.split(_SLOT))), re.DOTALL), zh) for en, zh in ordered
    )


def chinese(reason: str) -> str | None:
    """A parser's reason → the same in Chinese, None when it is not in the table."""
    for pattern, template in _table():
        found = pattern.fullmatch(reason)
        if found:
            parts = template.split(_SLOT)
            words = [chinese(words) or words for words in found.groups()]
            return parts[0] + "".join(word + rest for word, rest in zip(words, parts[1:], strict=True))
    return None
