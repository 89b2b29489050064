"""Dates, DOIs, addresses, languages and names as people write them are read exactly or not at all."""

import pytest

from nbs_graph.sources.bibliography import fields, latex, names
from nbs_graph.sources.bibliography.work import Name


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2023", "2023"), ("2023-08", "2023-08"), ("2023-8-9", "2023-08-09"), ("2023/08/09", "2023-08-09"),
        ("2023年8月9日", "2023-08-09"), ("2023年8月", "2023-08"), ("2023年", "2023"), ("２０２３－０８", "2023-08"),
        ("August 2023", "2023-08"), ("9 August 2023", "2023-08-09"), ("Aug. 9th, 2023", "2023-08-09"),
        ("2023 Aug 9", "2023-08-09"), ("2021/2022", "2021/2022"),
        ("08/09/2023", ""), ("2023-02-30", ""), ("2023-13", ""), ("summer 2023", ""), ("23", ""), ("n.d.", ""), ("", ""),
    ],
)  # fmt: skip
def test_dates(written: str, read: str) -> None:
    """Never padded; what could mean two days means none."""
    assert fields.edtf(written) == read


@pytest.mark.parametrize(
    ("span", "point"),
    [("2023-05/2023-07", "2023"), ("2023-05-01/2023-05-03", "2023-05"), ("2021/2022", ""), ("2023/..", "")],
)
def test_spans(span: str, point: str) -> None:
    """What both ends share, and no more."""
    assert fields.point(span) == point


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://doi.org/10.1038/S41558-023", "10.1038/s41558-023"),
        ("http://dx.doi.org/10.1234/a(b)c.", "10.1234/a(b)c"),
        ("doi: 10.1234/x", "10.1234/x"),
        ("10.1234/x y", ""),
        ("https://e.org/10.1234/x", ""),
        ("11.1234/x", ""),
    ],
)
def test_dois(written: str, read: str) -> None:
    """Bare and in lower case."""
    assert fields.doi(written) == read


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Jan van der Berg", Name("Jan van der Berg", "van der Berg", "Jan")),
        ("Liu J.", Name("Liu J.", "Liu", "J.")),
        ("Liu JH", Name("Liu JH", "Liu", "JH")),
        ("Jane Doe", Name("Jane Doe", "Doe", "Jane")),
        ("JANE DOE", Name("JANE DOE", "DOE", "JANE")),
        ("Kim Lee", Name("Kim Lee", "Lee", "Kim")),
        ("Tom Oak", Name("Tom Oak", "Oak", "Tom")),
        ("Xiaoming Wang", Name("Xiaoming Wang", "Wang", "Xiaoming")),
        ("Wang Xiaoming", Name("Wang Xiaoming", "Wang", "Xiaoming")),
        ("Li Wei", Name("Li Wei")),
        ("Jane LI", Name("Jane LI")),
        ("J. A. Liu", Name("J. A. Liu", "Liu", "J. A.")),
        ("Berg, Jan", Name("Jan Berg", "Berg", "Jan")),
        ("靳彤", Name("靳彤", "靳", "彤")),
        ("欧阳修", Name("欧阳修", "欧阳", "修")),
        ("艾合麦提·那麦提", Name("艾合麦提·那麦提")),
        ("IUCN", Name("IUCN", institution=True)),
        ("World Bank", Name("World Bank", institution=True)),
        ("生态环境部", Name("生态环境部", institution=True)),
        ("自然资源部", Name("自然资源部", institution=True)),
    ],
)
def test_names(printed: str, name: Name) -> None:
    """Particles, initials behind, Chinese family names of two characters, institutions."""
    assert names.named(printed) == name


@pytest.mark.parametrize(
    ("printed", "made"),
    [
        ("曾强", "zeng-qiang"),
        ("朱建华", "zhu-jianhua"),
        ("吕绿", "lv-lv"),
        ("艾合麦提.那麦提", "aihemaiti-namaiti"),
        ("Jane Doe", "jane-doe"),
        ("Li Wei", "li-wei"),
        ("Wang Xiaoming", "wang-xiaoming"),
        ("Berg, Jan", "jan-berg"),
    ],
)
def test_identifiers_of_people(printed: str, made: str) -> None:
    """Chinese ones in pinyin, family name first and read as one; others as printed."""
    assert names.identifier(names.named(printed)) == made


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"M{\"u}ller \& S{\o}n, na{\"\i}ve {\ss}", "Müller & Søn, naïve ß"),
        ("{CO$_2$} and m$^{2}$", "CO₂ and m²"),
        (r"\emph{In situ} 5\% -- \textbf{x}", "In situ 5% – x"),
        ("``So''~called", "“So” called"),
        (r"\unknown{x}", r"\unknown x"),
    ],
)
def test_latex(written: str, read: str) -> None:
    """Accents, escapes, styles; what is not known stays visible."""
    assert latex.decoded(written) == read
