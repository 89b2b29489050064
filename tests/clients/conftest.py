"""A running service, and the folder of Node's packages."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service import running

PACKAGES = running.ROOT / ".venv-clients"
"""Where `.ci/clients` puts the packages of `node/package-lock.json`."""


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `/sparql` of a server of the graph that ships."""
    with running.server(folder=tmp_path_factory.mktemp("clients")) as server:
        yield server.sparql


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder that holds node_modules, with the packages of the lock."""
    lock = Path(__file__).parent / "node" / "package-lock.json"
    installed = PACKAGES / "package-lock.json"
    if not shutil.which("node"):
        pytest.skip("there is no node (Debian: nodejs, npm); `bash .ci/clients` installs it where it can")
    if not (PACKAGES / "node_modules").is_dir() or installed.read_bytes() != lock.read_bytes():
        pytest.skip(
            f"the packages of {lock} are not installed; `bash .ci/clients` installs them where it can"
        )
    return PACKAGES


def program(name: str, package: str) -> str:
    """The path of a program; the test is skipped where there is none."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"there is no {name} (Debian: {package}); `bash .ci/clients` installs it where it can")
    return found
