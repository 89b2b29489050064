"""A linked graph → a build on disk: store, dumps, description and manifest, shown all at once or not at all."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from nbs_graph.pipeline.assemble import Assembled
from nbs_graph.publish import manifest, metadata
from nbs_graph.publish.atomic import replacing, write_files
from nbs_graph.publish.canonical import in_order
from nbs_graph.publish.dumps import dumps
from nbs_graph.settings import version


@dataclass(frozen=True, slots=True)
class Release:
    """What was published: where, and the content of its manifest."""

    place: Path
    manifest: dict[str, Any]


def release(graph: Assembled, place: Path) -> Release:
    """Publish a graph at `place`, replacing the build that is shown there.

    Raises:
        CannotDo: it could not be written; the former build is untouched.
    """
    ordered = in_order(graph.quads)
    files = dumps(ordered)
    files[metadata.FILE] = metadata.describe(ordered, files, version())
    with replacing(place) as folder:
        write_files(folder, files)
        store = ox.Store(str(folder / manifest.STORE))
        store.bulk_extend(ordered)
        store.flush()
        content = manifest.manifest(store, files, version())
        del store
        write_files(folder, {manifest.FILE: manifest.dumped(content)})
    return Release(place, content)
