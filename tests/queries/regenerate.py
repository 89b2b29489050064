"""Write the expected answers anew: `python tests/queries/regenerate.py`, then read the difference before keeping it."""

import sys

from question_cases import EXPECTED, as_csv, by_value, cases, kept, table

from nbs_graph.graph.dataset import Dataset
from nbs_graph.pipeline.assemble import assemble
from nbs_graph.resources import data_dir
from nbs_graph.sources.folder import read_documents, yaml_files


def main() -> None:
    """Answer every case on the data of the checkout; say which answers changed."""
    documents = list(read_documents(yaml_files(data_dir())))
    dataset = Dataset(assemble(quad for document in documents for quad in document.quads).store)
    EXPECTED.mkdir(exist_ok=True)
    wanted = set()
    for case in cases():
        rows = table(dataset, case)
        wanted.add(case.file)
        if not case.file.exists() or by_value(kept(case)) != by_value(rows):
            sys.stdout.write(f"{case.name}: {len(rows) - 1} rows\n")
            case.file.write_text(as_csv(rows), "utf-8")
    for stale in set(EXPECTED.glob("*.csv")) - wanted:
        sys.stdout.write(f"{stale.stem}: removed\n")
        stale.unlink()


if __name__ == "__main__":
    main()
