"""What an entry should be linked to: of an entry of a links.gold.json, and of an editor's file."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from benchmarks.linking.scoring import Wanted, goal_of
from nbs_graph.linking.annotate.cues import declared
from nbs_graph.namespaces import expand, shorten
from nbs_graph.resources import ontology_dir

_NO_THEME_FITS = "other"
_BASES = frozenset({"stated", "curated"})


def of_gold(entry: Mapping[str, Any]) -> dict[str, Wanted]:
    """An entry of a links.gold.json → family → what it should have.

    A secondary goal is right and need not be found. A theme `other:…` says that none of the list fits.
    """

    def codes(prefix: str, key: str) -> frozenset[str]:
        return frozenset(f"{prefix}:{str(code).casefold()}" for code in entry.get(key) or ())

    primary, targets = codes("sdg", "sdg_primary"), codes("sdg", "sdg_targets")
    themes = frozenset(
        theme for theme in codes("theme", "themes") if not theme.startswith(f"theme:{_NO_THEME_FITS}")
    )
    gbf = codes("gbf", "gbf_targets")
    return {
        "goals": Wanted(primary | codes("sdg", "sdg_secondary"), primary),
        "targets": Wanted(targets, targets),
        "themes": Wanted(themes, themes),
        "gbf": Wanted(gbf, gbf),
    }


def annotated(entries: Iterable[Mapping[str, Wanted]]) -> list[dict[str, Wanted]]:
    """The same entries without the families that not one of them has a link of: nobody looked for those."""
    told = list(entries)
    families = [family for family in (told[0] if told else ()) if any(one[family].right for one in told)]
    return [{family: one[family] for family in families} for one in told]


def of_draft(entry: Mapping[str, Any], sought: Mapping[str, Sequence[str]]) -> dict[str, Wanted]:
    """An entry of an editor's file → family → what it should have, for every family that is suggested.

    A target that it is linked to makes its goal right, and sought when the link to the target is sure enough.

    Args:
        entry: the file as keys and text.
        sought: `goals`, `others` → `stated` and the confidences of curated links that have to be found.
    """
    known = declared().concepts
    right: dict[str, set[str]] = {family: set() for family in declared().families}
    found: dict[str, set[str]] = {family: set() for family in declared().families}
    for key, base in _keys().items():
        for link in entry.get(key) or ():
            concept = shorten(base + link["code"])
            if link.get("basis") not in _BASES or concept not in known:
                continue  # not decided by people, or of a kind that is never suggested: a goal of the KM-GBF
            told = [(known[concept], concept)]
            if goal_of(concept) in known and known[goal_of(concept)] != known[concept]:
                told.append((known[goal_of(concept)], goal_of(concept)))
            sure = link["basis"] if link["basis"] == "stated" else link.get("confidence", "")
            for family, one in told:
                right[family].add(one)
                if sure in sought.get(family, sought["others"]):
                    found[family].add(one)
    return {family: Wanted(frozenset(right[family]), frozenset(found[family])) for family in right}


@cache
def _keys() -> dict[str, str]:
    """Keys of links to concepts → what a code under them is added to, as the context says."""
    context = json.loads((ontology_dir() / "context.jsonld").read_text("utf-8"))["@context"]
    bases = {
        key: said["@context"]["code"]["@context"]["@base"]
        for key, said in context.items()
        if isinstance(said, dict) and "code" in said.get("@context", {})
    }
    spaces = {expand(family["prefix"] + ":") for family in declared().families.values()}
    return {key: base for key, base in bases.items() if base in spaces}
