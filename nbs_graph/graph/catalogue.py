"""The named questions: `queries/*.rq`, each a SPARQL query under a `#+` header.

The header is YAML (all values text):

    question: {en: …, zh: …}            what it answers
    tags: [sdg, links]
    parameters:                          in the order they are told to a person
      - name: sdg                        `?sdg` in the query, see `binding`
        type: concept                    a row of `coercion.TYPES`
        scheme: sdg                      for concepts: the vocabulary
        required: true                   else it may be left out, and the variable stays unbound
        default: "13"                    taken when it is left out
        choices: [yes, no]               for choices
        example: "13"
        help: {en: …, zh: …}
    columns:                             in the order of SELECT
      - {name: entry, help: {en: …, zh: …}}

The name of a question is the file's. A parameter called `lang` is filled with the reader's language.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.graph.coercion import TYPES, Parameter
from nbs_graph.resources import queries_dir
from nbs_graph.terms.header import HeaderError, split

LANGUAGE_PARAMETER = "lang"
_PARAMETER_KEYS = {"name", "type", "scheme", "required", "default", "choices", "example", "help"}
_COLUMN_KEYS = {"name", "help"}
_TRUE = {"true", "yes"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer: its name and what it means."""

    name: str
    help: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: what it asks in each language, its parameters and columns, its SPARQL."""

    name: str
    question: Mapping[str, str]
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str

    @property
    def asked(self) -> tuple[Parameter, ...]:
        """The parameters that a person gives; `lang` follows the reader."""
        return tuple(p for p in self.parameters if p.name != LANGUAGE_PARAMETER)

    def as_json(self) -> dict[str, Any]:
        """The object that `queries --format json` prints."""
        return {
            "name": self.name,
            "question": dict(self.question),
            "tags": list(self.tags),
            "parameters": [
                {
                    "name": p.name,
                    "type": p.type,
                    "scheme": p.scheme,
                    "required": p.required,
                    "default": p.default,
                    "choices": list(p.choices),
                    "example": p.example,
                    "help": dict(p.help or {}),
                }
                for p in self.asked
            ],
            "columns": [{"name": c.name, "help": dict(c.help)} for c in self.columns],
        }


def names(folder: Path | None = None) -> list[str]:
    """The names of all questions, sorted."""
    return sorted(path.stem for path in (folder or queries_dir()).glob("*.rq"))


def questions(folder: Path | None = None) -> list[Question]:
    """All questions, by name."""
    return [question(name, folder) for name in names(folder)]


def question(name: str, folder: Path | None = None) -> Question:
    """The question of that name.

    Raises:
        UsageProblem: there is none; says which was probably meant.
    """
    known = names(folder)
    if name not in known:
        from nbs_graph.terms.vocabulary import closest

        near = closest(name, known)
        raise UsageProblem(
            f"There is no question “{name}”."
            + (f" Did you mean `{near}`?" if near else " `nbs-graph queries` lists them."),
            f"没有名为“{name}”的问题。"
            + (f"是否想写 `{near}`？" if near else "用 `nbs-graph queries` 查看全部。"),
        )
    return read(name, (folder or queries_dir()) / f"{name}.rq")


def read(name: str, path: Path) -> Question:
    """A query file with its header, or without one.

    Raises:
        CannotDo: the file cannot be read, or its header is wrong.
    """
    try:
        return parse(name, path.read_text("utf-8-sig"))
    except (OSError, ValueError) as error:
        en = (error.strerror if isinstance(error, OSError) else None) or str(error)
        zh = error.zh if isinstance(error, HeaderError) else en
        raise CannotDo(f"{path} cannot be used: {en}.", f"无法使用 {path}：{zh}。") from error


def parse(name: str, text: str) -> Question:
    """The text of a query file → question.

    Raises:
        HeaderError: the header is wrong.
    """
    header, body = split(text)
    if unknown := set(header) - {"name", "question", "tags", "parameters", "columns"}:
        raise _unknown_keys(unknown)
    if header.get("name", name) != name:
        raise HeaderError(f"the header's name is {header['name']}", f"头部中的名称是 {header['name']}")
    return Question(
        name=name,
        question=_texts(header.get("question", {})),
        tags=tuple(header.get("tags") or ()),
        parameters=tuple(_parameter(p) for p in header.get("parameters") or ()),
        columns=tuple(_column(c) for c in header.get("columns") or ()),
        text=body,
    )


def _parameter(values: Any) -> Parameter:

    _known(values, _PARAMETER_KEYS, {"name", "type"})
    if values["type"] not in TYPES:
        raise HeaderError(
            f"unknown type {values['type']} of parameter {values['name']}; known: {', '.join(TYPES)}",
            f"参数 {values['name']} 的类型 {values['type']} 不存在；可用：{'、'.join(TYPES)}",
        )
    for kind, key in (("concept", "scheme"), ("choice", "choices")):
        if values["type"] == kind and not values.get(key):
            article = "a " if key == "scheme" else ""
            raise HeaderError(
                f"parameter {values['name']} needs {article}{key}", f"参数 {values['name']} 需要 {key}"
            )
    return Parameter(
        name=values["name"],
        type=values["type"],
        scheme=values.get("scheme"),
        required=values.get("required", "false").lower() in _TRUE,
        default=values.get("default"),
        choices=tuple(values.get("choices") or ()),
        example=values.get("example"),
        help=_texts(values.get("help", {})),
    )


def _column(values: Any) -> Column:
    _known(values, _COLUMN_KEYS, {"name"})
    return Column(values["name"], _texts(values.get("help", {})))


def _known(values: Any, allowed: Iterable[str], needed: Iterable[str]) -> None:
    if not isinstance(values, dict):
        raise HeaderError(f"not a map: {values}", f"不是由键和值组成：{values}")
    if wrong := set(values) - set(allowed):
        raise _unknown_keys(wrong)
    if missing := set(needed) - set(values):
        listed = sorted(missing)
        raise HeaderError(f"missing in the header: {', '.join(listed)}", f"头部缺少：{'、'.join(listed)}")


def _unknown_keys(keys: Iterable[str]) -> HeaderError:
    listed = sorted(keys)
    return HeaderError(
        f"unknown keys in the header: {', '.join(listed)}", f"头部中有未知的键：{'、'.join(listed)}"
    )


def _texts(values: Any) -> Mapping[str, str]:
    return {str(k): str(v) for k, v in values.items()} if isinstance(values, dict) else {"en": str(values)}
