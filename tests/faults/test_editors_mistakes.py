"""What newsletter editors typically get wrong: the text alone is enough to mend the file (a test of text).

`mistakes/` holds each wrong file, what is printed of it in both languages, and the file as mended by following that
text. `mistakes/regenerate.py` writes the texts anew; read them as an editor would before keeping them.
"""

import importlib.util
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from nbs_graph.model import Diagnostic

FOLDER = Path(__file__).resolve().parent / "mistakes"
_SPEC = importlib.util.spec_from_file_location("mistakes_regenerate", FOLDER / "regenerate.py")
assert _SPEC is not None
assert _SPEC.loader is not None
mistakes = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(mistakes)

JARGON = re.compile(
    r"\b(IRI|URI|literal|datatype|node|shape|triple|predicate|lexical|scheme)s?\b|字面量|数据类型|节点|形状|三元组"
)

Said = tuple[dict[str, str], list[Diagnostic]]


@pytest.fixture(scope="module")
def judged() -> Iterator[dict[str, Said]]:
    """What is said of every file of the folder, wrong and mended; named as an editor would who works beside them."""
    before = Path.cwd()
    os.chdir(FOLDER)
    try:
        judge = mistakes.validator()
        files = [file for path in mistakes.WRONG for file in (path, mistakes.mended(path))]
        yield {file.name: mistakes.said(file, judge) for file in files}
    finally:
        os.chdir(before)


@pytest.mark.parametrize("path", mistakes.WRONG, ids=lambda path: path.stem)
def test_what_is_said(judged: dict[str, Said], path: Path) -> None:
    """One error for one mistake, word for word, in both languages, without words of our trade, and nothing twice."""
    printed, wrong = judged[path.name]
    assert len(wrong) == 1
    for language in mistakes.LANGUAGES:
        assert printed[language] == mistakes.golden(path, language).read_text("utf-8")
        message = wrong[0].message[language]
        assert not JARGON.search(message), message
        assert wrong[0].suggestion is None or not re.search("Did you mean|是否想写", message)


@pytest.mark.parametrize("path", mistakes.WRONG, ids=lambda path: path.stem)
def test_what_to_do_about_it(judged: dict[str, Said], path: Path) -> None:
    """The mended file has no error; where something is suggested, it stands in it."""
    assert judged[mistakes.mended(path).name][1] == []
    suggestion = judged[path.name][1][0].suggestion
    assert suggestion is None or suggestion in mistakes.mended(path).read_text("utf-8")


def test_there_are_enough_of_them() -> None:
    """Twenty or more, each complete."""
    assert len(mistakes.WRONG) >= 20
    names = {path.name for path in FOLDER.iterdir() if path.is_file() and path.suffix != ".py"}
    owed = {
        file.name
        for path in mistakes.WRONG
        for file in (
            path,
            mistakes.mended(path),
            *(mistakes.golden(path, lang) for lang in mistakes.LANGUAGES),
        )
    }
    assert names == owed
