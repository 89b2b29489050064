"""Annotators with a small ontology: three themes, two goals with a target each, a crosswalk, and what a test adds of cues."""

import shutil
from pathlib import Path

from nbs_graph.linking.annotate.annotator import Annotator

ROOT = Path(__file__).resolve().parents[2]
_SCHEMES = """
@prefix nbs: <https://w3id.org/nbs-graph/ontology#> .
@prefix sdg: <http://metadata.un.org/sdg/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix theme: <https://w3id.org/nbs-graph/scheme/theme/> .
theme:wetlands a skos:Concept ; skos:prefLabel "Wetlands"@en , "湿地"@zh ; skos:altLabel "marshy city"@en ; skos:hiddenLabel "heron"@en .
theme:finance a skos:Concept ; skos:prefLabel "Nature finance"@en , "自然融资"@zh .
theme:city a skos:Concept ; skos:prefLabel "Green city"@en , "绿色城市"@zh .
sdg:6 a skos:Concept , nbs:Goal ; skos:prefLabel "Clean water"@en .
sdg:6.6 a skos:Concept , nbs:Target ; skos:broader sdg:6 ; skos:prefLabel "Water ecosystems"@en .
sdg:11 a skos:Concept , nbs:Goal ; skos:prefLabel "Sustainable cities"@en .
sdg:11.7 a skos:Concept , nbs:Target ; skos:broader sdg:11 ; skos:prefLabel "Public green space"@en .
"""
_CROSSWALK = """
@prefix nbs: <https://w3id.org/nbs-graph/ontology#> .
@prefix sdg: <http://metadata.un.org/sdg/> .
@prefix theme: <https://w3id.org/nbs-graph/scheme/theme/> .
@prefix strength: <https://w3id.org/nbs-graph/scheme/mapping-strength/> .
@prefix m: <https://w3id.org/nbs-graph/crosswalk/theme-sdg/> .
m:w a nbs:Mapping ; nbs:mapsFrom theme:wetlands ; nbs:mapsTo sdg:6.6 ; nbs:strength strength:always .
m:c a nbs:Mapping ; nbs:mapsFrom theme:city ; nbs:mapsTo sdg:11.7 ; nbs:strength strength:suggests .
"""


def annotator(folder: Path, cues: str = "") -> Annotator:
    """Cues as YAML → an annotator that knows them beside the small schemes, written to a new `folder`."""
    for name in ("schemes", "crosswalks", "cues"):
        (folder / name).mkdir(parents=True)
    (folder / "schemes" / "all.ttl").write_text(_SCHEMES, "utf-8")
    (folder / "crosswalks" / "all.ttl").write_text(_CROSSWALK, "utf-8")
    shutil.copy(ROOT / "ontology" / "cues" / "settings.yaml", folder / "cues")
    if cues:
        (folder / "cues" / "own.yaml").write_text(cues, "utf-8")
    return Annotator(folder)
