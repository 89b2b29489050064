"""Organisations in running text: by known names, by the form of a name, by what they do; and what is none."""

import pytest

from nbs_graph.sources.newsletter.gazetteer import Countries, Gazetteer
from nbs_graph.sources.newsletter.organisations import Mention, actors, mentions

OURS = Gazetteer(
    [
        (
            "organisation/iucn",
            ["世界自然保护联盟", "International Union for Conservation of Nature"],
            ["IUCN"],
        ),
        ("organisation/lake", ["洱海湖泊中心"], ["EHC"]),
    ]
)
LANDS = Countries({"中国": "cn", "加拿大": "ca", "英国": "gb", "法国": "fr", "哥斯达黎加": "cr"})


def found_in(text: str, title: str = "", *, policy: bool = False) -> list[Mention]:
    """The organisations of an item; each stands where it says."""
    whole = f"{title}\n{text}" if title else text
    found = mentions(whole, actors(title, whole, OURS, LANDS, policy=policy), OURS)
    assert all(whole[slice(*mention.place)] for mention in found)
    return found


def read(text: str, title: str = "", *, policy: bool = False) -> list[tuple[str, str]]:
    """Names and roles."""
    return [(mention.name, mention.role) for mention in found_in(text, title, policy=policy)]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("世界自然保护联盟（IUCN）发布了报告。", "organisation/iucn"),
        ("International Union for Conservation of Nature 发布报告。", "organisation/iucn"),
        ("洱海湖泊中心主办论坛。", "organisation/lake"),
        ("IUCN 发布了报告。", ""),
        ("EHC 发布了报告。", ""),
        ("世界银行发布了报告。", ""),
    ],
)
def test_an_acronym_gives_no_id(text: str, id_: str) -> None:
    """Names of the graph do; all of these are known names."""
    (mention,) = found_in(text)
    assert (mention.id, mention.known) == (id_, True)


def test_two_names_of_one_are_one() -> None:
    """With the id that the long one gives."""
    (mention,) = found_in("世界自然保护联盟发布报告，IUCN 表示，IUCN 发布报告。")
    assert (mention.name, mention.id) == ("世界自然保护联盟", "organisation/iucn")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("大理州洱海管理局负责实施。", ["大理州洱海管理局"]),
        ("瑞典农业科学大学牵头的研究", ["瑞典农业科学大学"]),
        ("来自清华大学和云南大学的教师", ["清华大学", "云南大学"]),
        ("长江生态环保集团有限公司协办", ["长江生态环保集团有限公司"]),
        ("哥斯达黎加环境与能源部（MINAE）负责", ["哥斯达黎加环境与能源部"]),
        ("英国环境、食品和农村事务部（Defra）表示", ["英国环境、食品和农村事务部"]),
        ("湖北省林业局印发通知", ["湖北省林业局"]),
        ("浙江省人民政府办公厅印发", ["浙江省人民政府办公厅"]),
        (
            "由中国林业科学研究院、北京林业大学和国际竹藤中心完成",
            ["中国林业科学研究院", "北京林业大学", "国际竹藤中心"],
        ),
        ("世界自然保护联盟中国代表处主办", ["世界自然保护联盟中国代表处"]),
        ("OpenEarth 基金会推出平台", ["OpenEarth 基金会"]),
        ("Nordhav Climate 认缴 1 亿美元", ["Nordhav Climate"]),
        ("Mangrove Alliance 发布", ["Mangrove Alliance"]),
        ("公司 Treeconomy 的产品", ["Treeconomy"]),
        ("Verra 等标准机构", ["Verra"]),
    ],
)
def test_new_names_by_their_form(text: str, names: list[str]) -> None:
    """What a name ends in, how far it reaches to the left, what one in Latin letters does; none has an id."""
    assert [mention.name for mention in found_in(text)] == names
    assert not any(mention.id for mention in found_in(text))


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("湿地国际联合主办论坛", ["organiser"]),
        ("世界自然基金会（WWF）与湿地国际（Wetlands International）联合主办", ["organiser", "organiser"]),
        ("由世界银行和全球环境基金（GEF）共同资助", ["funder", "funder"]),
        ("世界银行近日发布报告", ["publisher"]),
        ("生态环境部与自然资源部联合印发通知", ["publisher", "publisher"]),
        ("湿地国际主办，世界银行协办", ["organiser", "partner"]),
        ("云南大学负责实施", ["implementer"]),
        ("根据世界银行的数据", [""]),
        ("世界银行表示", [""]),
    ],
)
def test_roles_are_those_that_the_text_says(text: str, roles: list[str]) -> None:
    """A list of names has one verb; without one there is no role."""
    assert [role for _, role in read(text)] == roles


def test_one_that_does_two_things() -> None:
    """Is named once for each."""
    assert read("世界银行发布报告，世界银行资助了研究。") == [
        ("世界银行", "publisher"),
        ("世界银行", "funder"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("加拿大和英国宣布分别出资 2 亿加元和 1000 万英镑", [("加拿大", "funder"), ("英国", "funder")]),
        ("哥斯达黎加政府提供资金", [("哥斯达黎加政府", "funder")]),
        ("加拿大的森林面积为 3 亿公顷", []),
        ("研究在法国进行", []),
        ("中国湿地保护", []),
    ],
)
def test_countries_are_actors_where_they_act(text: str, names: list[tuple[str, str]]) -> None:
    """Giving money, or as governments."""
    assert read(text) == names


def test_countries_in_the_title_of_a_policy() -> None:
    """There any verb makes one an actor, elsewhere not."""
    assert read("全文。", "加拿大发布国家适应战略", policy=True) == [("加拿大", "publisher")]
    assert read("全文。", "加拿大发布国家适应战略") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("政府将通过国家森林融资基金（FONAFIFO）投入 4,800 万美元", [("国家森林融资基金", "funder")]),
        ("碳基金的规模扩大", []),
        ("Blue Carbon Fund 启动", []),
    ],
)
def test_funds_are_actors_where_money_comes_through_them(text: str, names: list[tuple[str, str]]) -> None:
    """Else they are things."""
    assert read(text) == names


@pytest.mark.parametrize(
    ("text", "acts"), [("欧盟发布新法", True), ("经与欧盟协商", True), ("欧盟的森林面积", False)]
)
def test_unions_of_states(text: str, *, acts: bool) -> None:
    """Are actors where they act."""
    assert bool(read(text)) is acts


@pytest.mark.parametrize(
    "text",
    [
        "各国政府应加强合作，相关部门须落实。", "研究机构与企业参与", "课题组在《自然》发表", "国际组织和非政府组织", "该研究所发布报告", "通过《湿地公约》", "海洋保护区内的鱼类",
        "市中心公园", "InVEST 模型评估", "Nordhav Climate 的模型", "NbS 与 ESG 表示", "（Big Nature Impact）", "三家机构发布标准", "Landsat 影像",
        "基于自然的解决方案",
    ],
)  # fmt: skip
def test_what_is_none(text: str) -> None:
    """Common nouns, methods, treaties, places, names of things."""
    assert read(text) == []
