"""The house keeps its shape: imports go down the floors only, files stay short, every folder says what it holds."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "nbs_graph"

FLOORS = {
    "errors": 0,
    "namespaces": 0,
    "resources": 0,
    "settings": 0,
    "terms": 1,
    "model": 1,
    "sparql": 1,
    "sources": 2,
    "graph": 2,
    "validation": 2,
    "linking": 2,
    "publish": 2,
    "pipeline": 3,
    "api": 4,
    "agents": 4,
    "notebook": 4,
    "cli": 4,
    "service": 4,
    "__init__": 4,
}
# Rooms of one floor that may use each other, and why.
NEIGHBOURS = {
    ("namespaces", "errors"),
    ("namespaces", "resources"),
    ("resources", "errors"),
    ("terms", "sparql"),  # names are read from whatever can be read
    ("__init__", "api"),
    ("cli", "agents"),
    ("cli", "service"),
    ("notebook", "api"),
}
LIMIT = 300


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "nbs_graph" and len(parts) > 1:
                yield (parts[1] if parts[1] in FLOORS else "__init__"), node.lineno


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_down(path: Path) -> None:
    """A room imports only from floors below it; rooms of one floor are joined by the pipeline."""
    here = room(path)
    assert here in FLOORS, f"{here} is on no floor: add it to FLOORS"
    for there, line in imported_rooms(path):
        if there == here or (here, there) in NEIGHBOURS:
            continue
        assert FLOORS[there] < FLOORS[here], f"{path.name}:{line} imports {there}, which is not below {here}"


def test_there_are_no_cycles_inside_rooms() -> None:
    """Modules import one another without going round."""
    edges: dict[str, set[str]] = {}
    for path in modules():
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        known = {".".join(p.relative_to(ROOT).with_suffix("").parts) for p in modules()}
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ImportFrom) and node.module:
                targets = {node.module, *(f"{node.module}.{a.name}" for a in node.names)}
                edges.setdefault(name, set()).update(targets & known)
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail, name))
        if name not in done:
            for target in edges.get(name, ()):
                visit(target, (*trail, name))
            done.add(name)

    for name in edges:
        visit(name, ())


def python_files() -> list[Path]:
    folders = ("nbs_graph", "tests", "tools", "benchmarks")
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def test_files_are_short() -> None:
    """No Python file has more than 300 lines."""
    long = {
        str(p.relative_to(ROOT)): n
        for p in python_files()
        if (n := len(p.read_text("utf-8").splitlines())) > LIMIT
    }
    assert not long


def test_every_module_says_what_it_is() -> None:
    """Each module of the package starts with a docstring."""
    silent = [
        str(p.relative_to(ROOT))
        for p in modules()
        if ast.get_docstring(ast.parse(p.read_text("utf-8"))) is None
    ]
    assert not silent
