"""The line between title and text: its people, organisations, journals and dates, or that it is none."""

import pytest

from nbs_graph.sources.newsletter.byline import Byline, parse

KNOWN = {"IUCN", "CDP", "World Bank", "欧盟委员会", "生态环境部"}
DATE = "2024 年 5 月 14 日"


def read(line: str) -> Byline:
    """A line that is a byline; what it says stands where it says."""
    found = parse(line, KNOWN.__contains__)
    assert found is not None
    for named in (*found.people, *found.organisations, *found.journals, *found.dates, *found.others):
        assert line[named.start : named.end] == named.name
    return found


@pytest.mark.parametrize(
    ("line", "people", "more"),
    [
        (f"Marieke van der Velde, Lucía de la Fuente, et al., {DATE}", ["Marieke van der Velde", "Lucía de la Fuente"], True),
        ("Ana Sofía dos Santos、Pieter van den Berg 等，2024年 5 月", ["Ana Sofía dos Santos", "Pieter van den Berg"], True),
        (f"Wang F., Liu J., Qin G., et al. {DATE}", ["Wang F.", "Liu J.", "Qin G."], True),
        ("Wang F., Liu J. 2023", ["Wang F.", "Liu J."], False),
        (f"A. Smith and B. Jones, {DATE}", ["A. Smith", "B. Jones"], False),
        ("Smith, J., Jones, A. B., 2023", ["Smith, J.", "Jones, A. B."], False),
        (f"J.-P. Dupont, M. van den Berg Jr., {DATE}", ["J.-P. Dupont", "M. van den Berg Jr."], False),
        (f"Sarah Whitmore-Jones, Ravi K. Menon and Li Wei, {DATE}", ["Sarah Whitmore-Jones", "Ravi K. Menon", "Li Wei"], False),
        ("Jane O’Neill, Jean-Luc Picard, 2023-08-12", ["Jane O’Neill", "Jean-Luc Picard"], False),
        ("Łukasz Żuk & Ève d'Arcy, 2023", ["Łukasz Żuk", "Ève d'Arcy"], False),
        ("Gabriela Núñez-Peña, Åsa Öhman, 2023", ["Gabriela Núñez-Peña", "Åsa Öhman"], False),
        ("John Smith1,2, Mary Jones3*, 2023 年 8 月", ["John Smith", "Mary Jones"], False),
        ("By John Smith, 12 August 2023", ["John Smith"], False),
        ("John Smith and Mary Jones", ["John Smith", "Mary Jones"], False),
        ("Li Wei et al.", ["Li Wei"], True),
        (f"陈晓岚，欧阳志远，阿依古丽.买买提，等，{DATE}", ["陈晓岚", "欧阳志远", "阿依古丽.买买提"], True),
        ("艾合麦提·那麦提，李雷，2023 年 8 月", ["艾合麦提·那麦提", "李雷"], False),
        ("刘子墨 ，王一帆， 2024 年 2 月 27 日", ["刘子墨", "王一帆"], False),
        ("王一帆 等 2023 年 5 月", ["王一帆"], True),
        ("李雷、韩梅梅等人，2023 年", ["李雷", "韩梅梅"], True),
        ("上官云, 2023", ["上官云"], False),
        ("丽贝卡·肖与李雷, 2023", ["丽贝卡·肖", "李雷"], False),
        ("王一帆，李雷", ["王一帆", "李雷"], False),
        ("文/王一帆", ["王一帆"], False),
        ("作者：王一帆、李雷", ["王一帆", "李雷"], False),
        ("（王一帆，李雷，2024 年）", ["王一帆", "李雷"], False),
    ],
)  # fmt: skip
def test_people(line: str, people: list[str], more: bool) -> None:
    """Western and Chinese names, particles, initials, marks of notes, et al., in every order; as printed."""
    found = read(line)
    assert ([name.name for name in found.people], found.more) == (people, more)
    assert not found.organisations


@pytest.mark.parametrize(
    ("line", "organisations", "people"),
    [
        (f"CDP, {DATE}", ["CDP"], []),
        (f"John Smith and Mary Jones, IUCN, {DATE}", ["IUCN"], ["John Smith", "Mary Jones"]),
        (f"Ravi K. Menon and Li Wei, World Bank, {DATE}", ["World Bank"], ["Ravi K. Menon", "Li Wei"]),
        (
            "自然资源部第三海洋研究所，大自然保护协会（TNC），2024 年 3 月",
            ["自然资源部第三海洋研究所", "大自然保护协会（TNC）"],
            [],
        ),
        (f"国家林业和草原局 {DATE}", ["国家林业和草原局"], []),
        (f"{DATE} 生态环境部", ["生态环境部"], []),
        ("欧盟委员会，6 月 22 日", ["欧盟委员会"], []),
        ("World Bank; IUCN; 2024", ["World Bank", "IUCN"], []),
        (f"University of Exeter, {DATE}", ["University of Exeter"], []),
    ],
)
def test_organisations(line: str, organisations: list[str], people: list[str]) -> None:
    """As authors, or behind them as publishers; with their short names."""
    found = read(line)
    assert [name.name for name in found.organisations] == organisations
    assert [name.name for name in found.people] == people


@pytest.mark.parametrize(
    ("line", "journal", "people"),
    [
        ("Nature Sustainability，Tomasz Wójcik，2024", "Nature Sustainability", ["Tomasz Wójcik"]),
        (
            "Nature Sustainability，第 3 卷第 5 期，Tomasz Wójcik，2024",
            "Nature Sustainability",
            ["Tomasz Wójcik"],
        ),
        (
            "Tomasz Wójcik, Nature Sustainability 2024, 12(3): 45-60",
            "Nature Sustainability",
            ["Tomasz Wójcik"],
        ),
        (
            f"Yuhan Zhao and Kenji Nakamura, Urban Nature Letters, {DATE}",
            "Urban Nature Letters",
            ["Yuhan Zhao", "Kenji Nakamura"],
        ),
        ("李雷，王一帆，《湖泊湿地学报》，2024年 4月", "《湖泊湿地学报》", ["李雷", "王一帆"]),
        ("李雷，王一帆，生态学报，2024 年", "生态学报", ["李雷", "王一帆"]),
        ("期刊：Nature Climate Change 时间：2023 年 8 月", "Nature Climate Change", []),
        ("来源：《自然》 2024 年", "《自然》", []),
        ("Nature, 2023", "Nature", []),
    ],
)
def test_journals(line: str, journal: str, people: list[str]) -> None:
    """Before or behind the authors, with volume and issue, with a label."""
    found = read(line)
    assert [name.name for name in found.journals] == [journal]
    assert [name.name for name in found.people] == people


@pytest.mark.parametrize(
    ("line", "date"),
    [
        (DATE, DATE), ("(2023 年 8 月 9 日)", "2023 年 8 月 9 日"), ("二〇二三年八月九日", "二〇二三年八月九日"), ("Aug 2023", "Aug 2023"),
        ("CDP, 12 August 2023", "12 August 2023"), ("CDP, August 12, 2023", "August 12, 2023"), ("CDP 2023-08-12", "2023-08-12"),
        ("CDP 2023.8.12", "2023.8.12"), ("CDP 2023/08", "2023/08"), ("CDP，2024年 4月", "2024年 4月"), ("CDP，八月九日", "八月九日"),
        ("CDP，2024 年 6 月 24 日至 7 月 5 日", "2024 年 6 月 24 日至 7 月 5 日"), ("CDP，2024 年 8 月 22 日—26 日", "2024 年 8 月 22 日—26 日"),
        ("CDP，2024 年 5 月上旬", "2024 年 5 月上旬"), ("CDP，2024", "2024"), ("CDP，2024 年 5 月 14 日（周二）", DATE),
        ("CDP，2024 年 5 月 14 日 15:00—16:30（CEST）", DATE), ("发布时间：2024 年 5 月 14 日", DATE),
    ],
)  # fmt: skip
def test_dates(line: str, date: str) -> None:
    """In the forms that are printed, ranges as one; weekdays and times of day beside them."""
    assert [name.name for name in read(line).dates] == [date]


def test_labels_say_what_stands_behind() -> None:
    """Several on one line."""
    found = read("主办方：世界自然保护联盟；时间：2024 年 6 月 12 日；地点：北京；语言：中文")
    assert [(name.name, name.role) for name in found.organisations] == [("世界自然保护联盟", "organiser")]
    assert [name.name for name in found.dates] == ["2024 年 6 月 12 日"]
    assert [name.name for name in found.others] == ["北京", "中文"]


def test_a_label_beats_the_form_of_a_name() -> None:
    """An institution as publisher, an author who looks like nothing."""
    found = read("作者：红树林工作小组，发布机构：绿研 | 时间：2023 年 8 月")
    assert [(name.name, name.role) for name in found.organisations][-1] == ("绿研", "publisher")


@pytest.mark.parametrize(
    "line",
    [
        "2023 年 8 月 9 日，在巴西贝伦举行的峰会通过宣言。", "8 月 9 日，生态环境部发布通知", "2024 年 5 月 28 日，世界银行与全球环境基金（GEF）宣布启动",
        "2023 年，全国新增湿地 20 万公顷", "Mangroves and Coral Reefs", "Mangrove restoration, coastal protection, 2023", "Nature Sustainability",
        "John Smith", "王一帆", "湿地、森林、草原", "保护、恢复、利用", "研究由李雷、王一帆完成", "https://e.org/2023", "红树林恢复的效益", "",
        "李雷，" * 90 + "2024 年", "该研究于 2024 年 5 月发表", "2024 年 5 月起施行", "欧盟委员会宣布启动计划", "中国 2023 年", "Brazil, 2023",
        "湿地公约第十四届缔约方大会 2022 年", "红树林、海草床和盐沼", "黄河、长江", "金融、保险、农业",
        "Blue Carbon and Green Finance", "Global Wetland Outlook 2025", "White Paper, June 2024",
    ],
)  # fmt: skip
def test_what_is_no_byline(line: str) -> None:
    """Sentences that begin with a date, titles, lists of things, names alone, addresses, what is too long."""
    assert parse(line, KNOWN.__contains__) is None


@pytest.mark.parametrize(
    ("line", "organisations", "people"),
    [
        ("Food and Agriculture Organization of the United Nations, 2023", ["Food and Agriculture Organization of the United Nations"], []),
        ("Ministry of Environment and Energy, 17 May 2024", ["Ministry of Environment and Energy"], []),
        ("World Bank and World Resources Institute, 2023", ["World Bank", "World Resources Institute"], []),
        ("Jane Doe and World Bank, 2023", ["World Bank"], ["Jane Doe"]),
        ("文／王一帆 李雷", [], ["王一帆", "李雷"]),
        ("Jane Doe (WWF), 12 Aug 2025", [], ["Jane Doe"]),
        ("王一帆（清华大学）、李雷，2025 年 5 月", [], ["王一帆", "李雷"]),
        ("Smith J., Kim H.-J. & the BeaverNet Consortium · Science · 3–5 May 2025", ["BeaverNet Consortium"], ["Smith J.", "Kim H.-J."]),
        ("国家海洋环境监测中心 编，大自然保护协会参与编写，2026年2月", ["国家海洋环境监测中心", "大自然保护协会"], []),
    ],
)  # fmt: skip
def test_what_stands_between_names(line: str, organisations: list[str], people: list[str]) -> None:
    """An `and` within a name parts nothing; a space between two people does; a verb behind a name is none of it."""
    found = read(line)
    assert [name.name for name in found.organisations] == organisations
    assert [name.name for name in found.people] == people


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe, Aug 9-12, 2023",
        "Jane Doe, 2023 Aug 9",
        "王一帆，2023 年 9 月 18-24 日",
        "王一帆，9 月 18-24 日",
    ],
)
def test_ranges_of_days(line: str) -> None:
    """In either language, whole."""
    assert read(line).dates[0].name == line.partition("，" if "，" in line else ", ")[2]
