"""Web addresses, DOIs, IRIs, language tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.validation import addresses

TITLE, SUMMARY = "http://purl.org/dc/terms/title", "http://purl.org/dc/terms/abstract"


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("www.iucn.org/x", "https://www.iucn.org/x"),
        ("https://iucn.org/a。", "https://iucn.org/a"),
        ("https：//iucn.org/a", "https://iucn.org/a"),
        ("https:/iucn.org/a", "https://iucn.org/a"),
        ("https://iucn.org/a（b）", "https://iucn.org/a(b)"),
        ("https://iucn.org/a b", None),
        ("https://iucn.org/a\nb", None),
        ("javascript:alert(1)", None),
        ("JavaScript://iucn.org/%0aalert(1)", None),
        ("data:text/html,x", None),
        ("ftp://iucn.org/x", None),
        ("/relative", None),
        ("https://localhost/x", None),
        ("https://user:word@iucn.org/", None),
        ("https://", None),
        ("https://iucn.org/%zz", None),
        ("", None),
    ],
)
def test_what_is_not_a_web_address(typed: str, suggestion: str | None) -> None:
    """Nothing that a reader could not follow, or should not."""
    fault = addresses.url(typed)
    assert fault is not None
    assert (fault.code, fault.suggestion) == ("NBS025", suggestion)


@pytest.mark.parametrize(
    "typed",
    [
        "https://kns.cnki.net/kcms2/article/abstract?v=JN2s-0dM_=&uniplatform=NZKPT&language=CHS",
        "https://www.cell.com/the-innovation/fulltext/S2666-6758(23)00109-1",
        "https://www.canada.ca/en/action-plan.html#:~:text=The%20Canada%E2%80%99s%20National",
        "http://例え.jp/路径",
        "https://iucn.org:8080",
        "HTTPS://IUCN.ORG/",
    ],
)
def test_what_is(typed: str) -> None:
    """Real links pass, odd as they look."""
    assert addresses.url(typed) is None


def test_printed_addresses_are_kept_as_printed() -> None:
    """Only what no browser could follow is refused of them."""
    assert addresses.url("https://iucn.org/a。", as_printed=True) is None
    assert addresses.url("https://iucn.org/a b", as_printed=True) is not None
    assert addresses.url("javascript:x", as_printed=True) is not None


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("https://doi.org/10.1016/j.x", "10.1016/j.x"),
        ("doi:10.1016/j.x.", "10.1016/j.x"),
        ("DOI： 10.1016/j.x", "10.1016/j.x"),
        ("doi:10.1016/J.XINN.2023", "10.1016/j.xinn.2023"),
        ("10.1/x", None),
        ("10.1016", None),
        ("S0048969723048271", None),
        ("", None),
    ],
)
def test_dois(typed: str, suggestion: str | None) -> None:
    """The name alone, without resolver or prefix."""
    fault = addresses.doi(typed)
    assert fault is not None
    assert (fault.code, fault.suggestion) == ("NBS026", suggestion)
    assert addresses.doi("10.1016/j.xinn.2023.100481") is None
    assert addresses.doi("10.1002/(SICI)1097-4628") is None


@pytest.mark.parametrize(
    ("typed", "code", "suggestion"),
    [
        ("https://e.org/a b", "NBS027", None),
        ("https://e.org/\u200ba", "NBS027", None),
        ("https://e.org/\u202ea", "NBS027", None),
        ("javascript:alert(1)", "NBS027", None),
        ("file:///etc/passwd", "NBS027", None),
        ("http://schema.org/name", "NBS028", "https://schema.org/name"),
        ("https://metadata.un.org/sdg/13", "NBS028", "http://metadata.un.org/sdg/13"),
    ],
)
def test_iris(typed: str, code: str, suggestion: str | None) -> None:
    """Characters, schemes, and namespaces that are one letter off."""
    fault = addresses.iri(typed)
    assert fault is not None
    assert (fault.code, fault.suggestion) == (code, suggestion)
    assert addresses.iri("https://w3id.org/nbs-graph/id/place/cn") is None


@pytest.mark.parametrize(
    ("tag", "predicate", "suggestion", "right"),
    [
        ("zh", SUMMARY, None, True),
        ("de", TITLE, None, True),
        ("de", SUMMARY, None, False),
        ("zh-hans", SUMMARY, "zh", False),
        ("en-GB", TITLE, "en", False),
        ("de-AT", TITLE, None, False),
    ],
)
def test_language_tags(tag: str, predicate: str, suggestion: str | None, right: bool) -> None:
    """`en` and `zh`; the language of the original for titles and names only."""
    fault = addresses.language(tag, predicate)
    assert (fault is None) == right
    assert fault is None or (fault.code, fault.suggestion) == ("NBS029", suggestion)


@given(st.text(max_size=60))
def test_what_is_suggested_passes(text: str) -> None:
    """A suggested address or DOI is one."""
    for check in (addresses.url, addresses.doi):
        fault = check(text)
        if fault is not None and fault.suggestion is not None:
            assert check(fault.suggestion) is None
