"""The two dumps that are kept in git: the graph as `build` makes it from the editors' files."""

from functools import cache

from nbs_graph.errors import NotConformingError
from nbs_graph.pipeline.assemble import Assembled, assemble
from nbs_graph.publish.dumps import dumps
from nbs_graph.resources import data_dir
from nbs_graph.sources.folder import read_documents, yaml_files

PATHS = ("data/nbs-graph.ttl", "data/nbs-graph.trig")


@cache
def assembled() -> Assembled:
    """The graph of `data/`, linked.

    Raises:
        NotConformingError: a file cannot be read as an entry; `nbs-graph validate` says where.
    """
    documents = list(read_documents(yaml_files(data_dir())))
    faults = [fault for document in documents for fault in document.faults]
    if faults:
        first = faults[0]
        line = first.span.line if first.span else 0
        raise NotConformingError(
            f"{first.file}:{line}: {first.message['en']} (one of {len(faults)}; run `nbs-graph validate`)",
            f"{first.file}:{line}：{first.message['zh']}（共 {len(faults)} 处；请运行 `nbs-graph validate`）",
        )
    return assemble(quad for document in documents for quad in document.quads)


def make() -> dict[str, bytes]:
    """Path → content."""
    files = dumps(assembled().quads)
    return {path: files[path.removeprefix("data/")] for path in PATHS}
