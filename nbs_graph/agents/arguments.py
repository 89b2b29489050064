"""Arguments as a tool takes them, and nothing else: what is wrong with them is told in the agent's language."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from nbs_graph.errors import UsageProblem

CHINESE = {
    "ask.question": "`list_questions` 列出的名称，如 `entries-by-sdg`",
    "sparql.query": "SPARQL 1.1 的 SELECT、ASK、CONSTRUCT 或 DESCRIBE 查询",
    "find.text": "中文或英文的名称、缩写、代码或词语",
    "suggest.text": "某一内容的标题与摘要，中英文均可",
}
"""What the arguments are that must be given; agents read their descriptions in English."""
_LONG = 80


def named(tool: str, schema: Mapping[str, Any], given: Mapping[str, Any]) -> None:
    """See that no argument is unknown, which would make a wrong answer look like a right one, and none is missing.

    Args:
        tool: its name; schema: the JSON Schema of its arguments; given: by name.
    Raises:
        UsageProblem: says what it takes.
    """
    takes = schema["properties"]
    for name in given:
        if name not in takes:
            raise _unknown(tool, list(takes), name, given[name])
    for name in schema.get("required", ()):
        if name not in given:
            en = takes[name].get("description", "")
            zh = CHINESE.get(f"{tool}.{name}", "")
            raise UsageProblem(f"{tool} needs `{name}`: {en}.", f"{tool} 需要 `{name}`：{zh}。")


def wrong(tool: str, schema: Mapping[str, Any], name: str, given: Any) -> UsageProblem:
    """An argument whose value is not of its type or range → what it should be."""
    en, zh = _shape(schema["properties"].get(name, {}))
    said = json.dumps(given, ensure_ascii=False)
    said = said if len(said) <= _LONG else f"{said[:_LONG]}…"
    return UsageProblem(
        f"{tool}: `{name}` is {en}, not {said}.", f"{tool}：`{name}` 应为{zh}，而不是 {said}。"
    )


def _unknown(tool: str, takes: Sequence[str], name: str, value: Any) -> UsageProblem:
    from nbs_graph.terms.vocabulary import closest

    near = closest(name, takes)
    listed = [f"`{one}`" for one in takes]
    en = f"{tool} has no argument `{name}`. " + (f"Did you mean `{near}`? " if near else "")
    zh = f"{tool} 没有参数 `{name}`。" + (f"是否想写 `{near}`？" if near else "")
    en += f"It takes {', '.join(listed)}."
    zh += f"可用参数：{'、'.join(listed)}。"
    if "parameters" in takes and not near:
        within = value if isinstance(value, dict) else {name: value}
        example = json.dumps({"parameters": within}, ensure_ascii=False)
        if len(example) <= _LONG:
            en += f" Parameters of the question go into `parameters`: {example}."
            zh += f"问题的参数写在 `parameters` 中：{example}。"
    return UsageProblem(en, zh)


def _shape(schema: Mapping[str, Any]) -> tuple[str, str]:
    """What a JSON Schema asks for, in words."""
    for one in schema.get("anyOf", ()):
        if one.get("type") != "null":
            schema = one
            break
    if choices := schema.get("enum"):
        words = [f"`{one}`" for one in choices]
        return " or ".join(words), " 或 ".join(words)
    kind = schema.get("type")
    en, zh = _KINDS.get(str(kind), ("something else", "其他内容"))
    if kind not in {"integer", "number"}:
        return en, zh
    least, above, most = (schema.get(key) for key in ("minimum", "exclusiveMinimum", "maximum"))
    if above is not None:
        en, zh = f"{en} above {above:g}", f"大于 {above:g} 的{zh}"
    elif least is not None:
        en, zh = f"{en} from {least:g}", f"不小于 {least:g} 的{zh}"
    return (f"{en}, at most {most:g}", f"不大于 {most:g}、{zh}") if most is not None else (en, zh)


_KINDS = {
    "string": ("text", "文本"),
    "integer": ("a whole number", "整数"),
    "number": ("a number", "数"),
    "boolean": ("true or false", "true 或 false"),
    "object": (
        'an object of names and values such as {"sdg": "13"}',
        '由名称和值组成的对象，如 {"sdg": "13"}',
    ),
}
