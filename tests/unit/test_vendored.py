"""What comes from elsewhere is what its list says, byte for byte; the list names its licence and how it was obtained."""

import hashlib
import json
import re
from importlib import import_module

from nbs_graph.service.web import static
from tools import vendor_yasgui

PLACE = static.FOLDER / "yasgui"
TOLD = json.loads((PLACE / "VENDORED.json").read_text("utf-8"))


def test_the_files_are_those_of_the_list() -> None:
    """Every file beside the list is in it with its SHA-256, and nothing else is."""
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in PLACE.iterdir()
        if path.name != "VENDORED.json"
    }
    assert found == TOLD["files"]


def test_the_list_is_that_of_the_program_that_fetched_them() -> None:
    """Package, version and integrity are the ones that the program would fetch and check."""
    assert TOLD["package"] == vendor_yasgui.PACKAGE
    assert TOLD["version"] == vendor_yasgui.VERSION
    assert TOLD["integrity"] == vendor_yasgui.INTEGRITY
    assert import_module(TOLD["by"].removeprefix("python -m ")) is vendor_yasgui


def test_licences_travel_with_the_files() -> None:
    """The editor's own, and that of each package that is built into it, with its text where it has one."""
    assert "MIT License" in (PLACE / "LICENSE.txt").read_text("utf-8")
    others = (PLACE / "THIRD-PARTY.txt").read_text("utf-8")
    for package in ("codemirror", "jquery", "dompurify", "n3", "datatables.net", "lodash-es"):
        assert re.search(rf"^{re.escape(package)} \d+\.\d+\.\d+: \S+", others, re.MULTILINE), package
    assert "Permission is hereby granted" in others
    assert "Mozilla Public License" in others
