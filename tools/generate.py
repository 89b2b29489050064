"""Regenerates every machine-written file, or says which differ from what would be written.

    python -m tools.generate                    write them
    python -m tools.generate --check            compare; exit code 1 when one differs
    python -m tools.generate --list             name them, and what each is made from
    python -m tools.generate --release 0.1.0    record the IRIs that this release publishes

A file that is not listed here is written by hand and never touched.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nbs_graph.errors import NbsError
from tools import catalogue, cli_reference, countries, cue_reliability, graph, llms, releases, schema_card

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Part:
    """Some machine-written files that are made together.

    Args:
        source: what they are made from, for people.
        paths: the files, relative to the checkout.
        make: gives path → content; the same bytes for the same source.
    """

    source: str
    paths: tuple[str, ...]
    make: Callable[[], Mapping[str, bytes]]


# In this order: what comes later is made from what came before.
PARTS = (
    Part("names and codes in Babel and pycountry", countries.PATHS, countries.make),
    Part("data/, ontology/", graph.PATHS, graph.make),
    Part("tests/newsletters/*/links.gold.json, ontology/cues/", cue_reliability.PATHS, cue_reliability.make),
    Part("the commands' own help", cli_reference.PATHS, cli_reference.make),
    Part("queries/*.rq", catalogue.PATHS, catalogue.make),
    Part("ontology/, the graph, docs/pitfalls.yaml", schema_card.PATHS, schema_card.make),
    Part("the same, and queries/*.rq", llms.PATHS, llms.make),
)


def differing(parts: tuple[Part, ...] = PARTS, root: Path = ROOT) -> list[str]:
    """The files that are missing or not what would be written, in the order they are made."""
    return [path for part in parts for path, content in part.make().items() if _read(root / path) != content]


def write(parts: tuple[Part, ...] = PARTS, root: Path = ROOT) -> list[str]:
    """Write what differs; the files that were written."""
    written = []
    for part in parts:
        for path, content in part.make().items():
            if _read(root / path) != content:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(content)
                written.append(path)
    return written


def main(arguments: list[str] | None = None) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.generate", description="The machine-written files."
    )
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--check", action="store_true", help="compare, write nothing")
    asked.add_argument("--list", action="store_true", help="name the files and their sources")
    asked.add_argument("--release", metavar="VERSION", help="record the IRIs that this release publishes")
    options = parser.parse_args(arguments)
    try:
        return _run(options)
    except NbsError as problem:
        print(problem.message("en"), file=sys.stderr)
        return problem.exit_code


def _run(options: argparse.Namespace) -> int:
    if options.list:
        for part in PARTS:
            for path in part.paths:
                print(f"{path:34} from {part.source}")
        return 0
    if options.release:
        path, count = releases.record(ROOT, options.release)
        print(f"{path}: {count} published IRIs")
        return 0
    if options.check:
        stale = differing()
        for path in stale:
            print(f"{path} is not what its source says", file=sys.stderr)
        if stale:
            print("Run `make data`, look at the changes, and commit them.", file=sys.stderr)
        return 1 if stale else 0
    for path in write():
        print(f"wrote {path}")
    return 0


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


if __name__ == "__main__":
    raise SystemExit(main())
