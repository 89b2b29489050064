"""Where the declared parts of the house are: beside the package in a checkout, inside it in a wheel."""

from functools import cache
from pathlib import Path

from nbs_graph.errors import CannotDo

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """The folder that holds `ontology/`, `shapes/`, `queries/` and `data/`.

    Raises:
        CannotDo: the installation is incomplete.
    """
    for candidate in (_PACKAGE / "resources", _PACKAGE.parent):
        if (candidate / "ontology" / "context.jsonld").is_file():
            return candidate
    raise CannotDo(
        "This installation lacks its ontology folder; reinstall nbs-graph.",
        "安装不完整：缺少 ontology 文件夹，请重新安装 nbs-graph。",
    )


def ontology_dir() -> Path:
    """`ontology/`: modules, schemes, alignments, crosswalks, rules, context and prefixes."""
    return root() / "ontology"


def shapes_dir() -> Path:
    """`shapes/`: the SHACL shapes, one file per target class."""
    return root() / "shapes"


def queries_dir() -> Path:
    """`queries/`: the named questions, one `.rq` file each."""
    return root() / "queries"


def data_dir() -> Path:
    """`data/`: the editors' files and the generated dumps."""
    return root() / "data"


def docs_dir() -> Path:
    """`docs/`: what people and agents read, among it the schema card and `llms.txt`."""
    return root() / "docs"
