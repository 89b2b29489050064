"""The named questions as agents get them: as short as they can be told, found by what they are about."""

from typing import Any

from nbs_graph.agents.shaping import worded
from nbs_graph.errors import UsageProblem
from nbs_graph.graph.catalogue import Question, names, question, questions
from nbs_graph.terms.vocabulary import closest


def list_questions(about: str, language: str) -> dict[str, Any]:
    """The named questions that are about some words; where none has all of them, those with the most."""
    words = set(about.casefold().split())
    fits = [(sum(word in _words_of(one) for word in words), one) for one in questions()]
    most = max(count for count, _ in fits)
    if words and not most:
        note = worded(
            language,
            "none has any of these words; list them without `about`",
            "没有问题含有这些词；请去掉 `about` 列出全部",
        )
        return {"questions": [], "total": 0, "note": note}
    found: dict[str, Any] = {"questions": [_described(one, language) for count, one in fits if count == most]}
    found["total"] = len(found["questions"])
    if most < len(words):
        found["note"] = worded(
            language,
            "none has all of these words; these have some",
            "没有问题含有全部词语；以下含有其中一部分",
        )
    return found


def named(name: str) -> Question:
    """The question of that name.

    Raises:
        UsageProblem: there is none; says which was probably meant, else how they are listed.
    """
    known = names()
    if name in known or closest(name, known):
        return question(name)
    raise UsageProblem(
        f"There is no question “{name}”; `list_questions` tells which there are.",
        f"没有名为“{name}”的问题；用 `list_questions` 查看全部。",
    )


def parameters_of(one: Question) -> tuple[str, str]:
    """The parameters of a question, for who gave a wrong one; in English and Chinese."""
    en, zh = [], []
    for p in one.asked:
        example = p.example or (p.choices[0] if p.choices else None)
        en.append(
            f"{p.name} ({', '.join([*(['required'] if p.required else []), f'e.g. {example}' if example else p.type])})"
        )
        zh.append(
            f"{p.name}（{'，'.join([*(['必填'] if p.required else []), f'如 {example}' if example else p.type])}）"
        )
    return (
        f"Parameters of {one.name}: {'; '.join(en) or 'none'}.",
        f"{one.name} 的参数：{'；'.join(zh) or '无'}。",
    )


def _described(one: Question, language: str) -> dict[str, Any]:
    """A question in one language, as short as it can be told."""
    return {
        "name": one.name,
        "asks": one.question.get(language, ""),
        "parameters": [
            {
                key: told
                for key, told in {
                    "name": p.name,
                    "type": f"{p.scheme} {p.type}" if p.scheme else p.type,
                    "required": p.required or None,
                    "default": p.default,
                    "choices": list(p.choices) or None,
                    "example": p.example,
                    "help": (p.help or {}).get(language),
                }.items()
                if told is not None
            }
            for p in one.asked
        ],
        "columns": [c.name for c in one.columns],
    }


def _words_of(one: Question) -> str:
    """All that is said of a question."""
    said = [one.name, *one.question.values(), *one.tags]
    for parameter in one.asked:
        said += [parameter.name, *(parameter.help or {}).values()]
    for column in one.columns:
        said += [column.name, *column.help.values()]
    return " ".join(said).casefold()
