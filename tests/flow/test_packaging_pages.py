"""Pages work from the wheel: files, templates and words are inside."""

import zipfile
from pathlib import Path

import pytest

from tests.flow.test_packaging import elsewhere, installed, run, wheel

pytestmark = pytest.mark.slow
__all__ = ["elsewhere", "installed", "wheel"]  # fixtures

ROOT = Path(__file__).resolve().parents[2]
CODE = """
from nbs_graph.service.web import markup, static
markup.warm()
page = markup.page("questions.html", "zh", "../", groups=[], keep="", switch="?lang=en")
assert "可直接回答的问题" in page.decode()
print(markup.__file__, *sorted(static.files()))
"""


def test_the_wheel_holds_what_pages_need(wheel: Path) -> None:
    """All of `static/`, licences included, all templates, and the words."""
    packed = set(zipfile.ZipFile(wheel).namelist())
    service = ROOT / "nbs_graph" / "service"
    wanted = [
        path
        for folder in ("static", "web/templates")
        for path in (service / folder).rglob("*")
        if path.is_file()
    ]
    assert len(wanted) > 10
    assert {path.relative_to(ROOT).as_posix() for path in wanted} <= packed
    assert "nbs_graph/service/web/words.yaml" in packed


def test_pages_are_made_away_from_the_checkout(installed: Path, elsewhere: Path) -> None:
    """The installed package finds its own files."""
    place, *files = run(installed.parent / "python", "-c", CODE, cwd=elsewhere).stdout.split()
    assert not place.startswith(str(ROOT / "nbs_graph"))
    assert {"page.css", "editor.js", "yasgui/yasgui.min.js"} <= set(files)
