"""Small builds for tests of swapping: each says in every graph which one it is."""

from pathlib import Path

from nbs_graph.graph.dataset import Dataset
from nbs_graph.publish.atomic import replacing, write_files

P = "http://example.org/generation"


def publish(place: Path, number: int, things: int = 200) -> None:
    """Show a build at `place`: every one of its things has the generation's number, in one of two graphs."""
    lines = (
        f'<http://example.org/thing/{n}> <{P}> "{number}" <http://example.org/graph/{n % 2}> .\n'
        for n in range(things)
    )
    with replacing(place) as fresh:
        dump = fresh / "nbs-graph.nq"
        write_files(fresh, {"nbs-graph.nq": "".join(lines).encode()})
        Dataset.on_disk(fresh / "store").bulk_extend(Dataset.from_dump(dump).store)
        told = f'{{"format": 1, "number": {number}, "store": {{"quads": {things}}}, "counts": {{"graphs": {{}}}}}}'
        write_files(fresh, {"manifest.json": told.encode()})


MIXED = f"SELECT DISTINCT ?number {{ ?thing <{P}> ?number }}"
COUNTED = f"SELECT ?number (COUNT(?thing) AS ?n) {{ GRAPH ?g {{ ?thing <{P}> ?number }} }} GROUP BY ?number"
