"""`docs/questions.md`: every named question with its parameters, columns and a command to try."""

import shlex
from itertools import groupby

from nbs_graph.graph.catalogue import Question, questions
from nbs_graph.graph.coercion import Parameter
from tools import markdown

PATHS = ("docs/questions.md",)

# First tag of a question → heading, in this order; a tag that is not here follows under its own name.
_HEADINGS = {
    "newsletter": "The newsletter · 通讯",
    "search": "Finding entries · 查找条目",
    "discovery": "Finding more · 发现关联",
    "sdg": "Sustainable Development Goals · 可持续发展目标",
    "gbf": "Kunming-Montreal Framework · 昆蒙框架",
    "theme": "Themes · 主题",
    "challenge": "Societal challenges · 社会挑战",
    "ecosystem": "Ecosystems · 生态系统",
    "practice": "Practice · 实践",
    "research": "Research · 研究",
    "findings": "Findings · 数据与发现",
    "policy": "Policy · 政策",
    "finance": "Money · 资金",
    "framework": "Frameworks · 框架与方法",
    "organisations": "Organisations · 机构",
    "places": "Places · 地点",
    "calendar": "Dates · 日期",
    "evidence": "Why a link holds · 关联的依据",
    "quality": "For editors · 供编者核查",
}

_INTRO = """
# Questions

What the graph can be asked, each question by its name; its SPARQL is in `queries/NAME.rq`, to read and copy. `nbs-graph queries` lists them; `--lang zh` gives titles and labels in Chinese; `--format`
gives CSV, TSV, JSON or XML. A parameter that is not required may be left out. How to add one: [CONTRIBUTING](../CONTRIBUTING.md#a-question).

图谱可回答的问题，按名称调用。`nbs-graph queries` 列出全部；加 `--lang zh` 输出中文标题与标签；`--format` 可选 CSV、TSV、JSON、XML。
非必填参数可省略。
"""


def make() -> dict[str, bytes]:
    """Path → content."""
    order = {tag: number for number, tag in enumerate(_HEADINGS)}
    found = sorted(questions(), key=lambda q: (order.get(_tag(q), len(order)), _tag(q), q.name))
    groups = [(tag, list(group)) for tag, group in groupby(found, key=_tag)]
    parts = [markdown.notice("queries/*.rq"), _INTRO, "\n", _overview(groups)]
    for tag, group in groups:
        parts.append(f"\n## {_HEADINGS.get(tag, tag.capitalize())}\n")
        parts.extend(_entry(question) for question in group)
    return {PATHS[0]: "".join(parts).encode()}


def _tag(question: Question) -> str:
    return question.tags[0] if question.tags else "other"


def _overview(groups: list[tuple[str, list[Question]]]) -> str:
    rows = [
        (_HEADINGS.get(tag, tag.capitalize()), ", ".join(f"[`{q.name}`](#{q.name})" for q in group))
        for tag, group in groups
    ]
    return markdown.table(["about", "questions"], rows)


def _entry(question: Question) -> str:
    parts = [f"\n### {question.name}\n\n{question.question['en']}  \n{question.question['zh']}\n"]
    if question.asked:
        given = [(f"`{p.name}`", _values(p), p.help["en"], p.help["zh"]) for p in question.asked if p.help]
        parts.append("\n" + markdown.table(["parameter", "value", "meaning", "含义"], given))
    if question.columns:
        rows = [(f"`{c.name}`", c.help["en"], c.help["zh"]) for c in question.columns]
        parts.append("\n" + markdown.table(["column", "meaning", "含义"], rows))
    parts.append("\n" + markdown.code(command(question), "sh"))
    return "".join(parts)


def command(question: Question) -> str:
    """A command that asks the question, with the examples of its parameters."""
    given = [
        f"-p {shlex.quote(f'{p.name}={p.example or p.default}')}"
        for p in question.asked
        if p.example or p.required
    ]
    return " ".join(["nbs-graph query", question.name, *given])


def _values(parameter: Parameter) -> str:
    said = " or ".join(f"`{value}`" for value in parameter.choices) or parameter.type
    if parameter.scheme:
        said += f" of {parameter.scheme}"
    if parameter.required:
        return f"{said}, required"
    return f"{said}, default `{parameter.default}`" if parameter.default else said
