"""The wizard of `nbs-graph new --guided`: asks key by key, checks each answer as `validate` would, writes the file.

It speaks through two functions, so that a terminal, a pipe and a test can each be at the other end.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from nbs_graph.pipeline.wizard import questions
from nbs_graph.pipeline.wizard.questions import Question
from nbs_graph.sources import template
from nbs_graph.sources.authoring import authoring, segment
from nbs_graph.sources.yaml_writer import Noted, Value, write

Ask = Callable[[str], str | None]
"""Shows a prompt and gives the line typed, None at the end of input."""

BACK, SKIP, HELP, DONE = "<", "-", "?", "."

_INTRO = {
    "en": "Answer and press Enter. Enter alone takes what stands in [ ], or leaves the key for later.\n"
    f"{BACK} goes back, {SKIP} leaves it for later, {HELP} shows an example, {DONE} ends and leaves the rest for later.",
    "zh": "输入答案后按回车。直接回车采用 [ ] 中的内容；没有则留待以后。\n"
    f"{BACK} 返回上一项，{SKIP} 留待以后，{HELP} 显示示例，{DONE} 结束，其余留待以后。",
}


@dataclass(slots=True)
class Answers:
    """What was given so far: name of a question → its value; a question left for later has None."""

    kind: str
    language: str
    given: dict[str, Value | None] = field(default_factory=dict)


def guided(kind: str, language: str, ask: Ask, tell: Callable[[str], object]) -> str:
    """Ask for a new file of `kind` → its YAML; what was left for later stands in it as comments.

    Args:
        kind: one of `template.kinds()`, in any case.
        language: of the questions and comments.
        ask, tell: the person's end.
    Raises:
        UsageProblem: there is no such kind.
    """
    answers = Answers(template.kind_named(kind), language)
    tell(_INTRO[language])
    at = 0
    asked = _questions(answers)
    while at < len(asked):
        step = _step(asked[at], at + 1, answers, ask, tell)
        if step is None:
            break
        at = max(0, at + step)
        asked = _questions(answers)
        if step < 0:
            answers.given.pop(asked[at].name, None)
            asked = _questions(answers)
    return _document(answers)


def _questions(answers: Answers) -> list[Question]:
    """All questions as far as is known from the answers."""
    return list(questions.asked(answers.kind, answers.language, answers.given))


def _step(
    question: Question, number: int, answers: Answers, ask: Ask, tell: Callable[[str], object]
) -> int | None:
    """Ask one question until it is settled; how many questions to go on, None at the end."""
    default = question.default
    while True:
        shown = f" [{default}]" if default else ""
        typed = ask(f"{number}. {question.prompt}{shown}: ")
        if typed is None or (text := typed.strip()) == DONE:
            return None
        if text == BACK:
            return -1
        if text == HELP:
            tell(question.help)
            continue
        text = text or default
        if text in ("", SKIP):
            answers.given[question.name] = None
            return 1
        value, complaint, suggestion = question.read(text)
        if complaint is None:
            answers.given[question.name] = value
            return 1
        tell(complaint)
        default = suggestion or default


def _document(answers: Answers) -> str:
    """The YAML of the answers: in the order of the template, what is owed and missing as comments."""
    kind, language, given = answers.kind, answers.language, answers.given
    owed = ("id", "kind", *template.owed(kind))
    values: dict[str, Value] = {}
    for key in (*owed, *(key for key in authoring().keys[kind] if key not in owed)):
        if key == "kind":
            values[key] = kind
            continue
        value = questions.assembled(key, given)
        if value is not None:
            values[key] = value
        elif key == "id":
            values[key] = Noted(
                f"{segment(kind)}/{template.PLACEHOLDER}",
                above=template.help_of("id", language),
                off=True,
            )
        elif key in owed:
            values[key] = template.waiting(key, language)
    return write(values)


def unanswered(text: str) -> list[str]:
    """The keys that a file still owes something under, as its comments tell."""
    found: dict[str, None] = {}
    key = ""
    for line in text.split("\n"):
        bare = line.lstrip().removeprefix("# ")
        if not line.startswith((" ", "#  ")) and (match := _KEY.match(bare)):
            key = match[1]
        if key and template.PLACEHOLDER in bare and line.lstrip().startswith("#"):
            found[key] = None
    return list(found)


_KEY = re.compile(r"([A-Za-z]+):(?: |\Z)", re.ASCII)
