"""A question and what a person gave for it → the answer."""

import re
import shlex
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO, overload

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.graph import catalogue, coercion, results, sealing
from nbs_graph.graph.askable import Askable, Judged, Received
from nbs_graph.graph.binding import Term
from nbs_graph.graph.dataset import Answer, Dataset
from nbs_graph.graph.store import open_dataset
from nbs_graph.terms.header import HeaderError
from nbs_graph.terms.labels import label


@dataclass(frozen=True, slots=True)
class Request:
    """All that is needed to answer, in values that can be sent to another process.

    Args:
        name: of a question of the catalogue; or of the file, when `text` is given.
        text: SPARQL, perhaps under a header that declares parameters.
        parameters: as typed.
        store: the build or dump to read, as `store.locate` takes it.
        format, language, columns: see `results.Layout`.
        endpoint: the address of an endpoint to ask instead of a store.
        seconds: for one query to an endpoint; None for its own default.
        federate: let the query hold SERVICE.
    """

    name: str
    text: str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    store: str | None = None
    format: str = results.TABLE
    language: str = "en"
    columns: int | None = None
    endpoint: str | None = None
    seconds: float | None = None
    federate: bool = False

    def as_json(self) -> dict[str, Any]:
        """For the journey to another process."""
        return asdict(self)

    def question(self) -> catalogue.Question:
        """The question meant.

        Raises:
            UsageProblem: no such name. CannotDo: a wrong header.
        """
        if self.text is None:
            return catalogue.question(self.name)
        return parsed(self.name, self.text)


def parsed(name: str, text: str) -> catalogue.Question:
    """SPARQL, perhaps under a header → question.

    Raises:
        CannotDo: a wrong header.
    """
    try:
        return catalogue.parse(name, text)
    except HeaderError as error:
        raise CannotDo(f"{name}: {error}.", f"{name}：{error.zh}。") from error


def as_typed(question: catalogue.Question, given: Mapping[str, object]) -> dict[str, str]:
    """Values of a program → as a person would type them; None is left out.

    A truth is `true`, or `yes` where the parameter chooses between yes and no; `13.0` is the number 13, as JSON and data
    frames hold it.
    """
    kinds = {parameter.name: parameter for parameter in question.parameters}
    found: dict[str, str] = {}
    for name, value in given.items():
        if isinstance(value, bool):
            words = kinds[name].choices if name in kinds else ()
            pair = ("no", "yes") if {"no", "yes"} <= set(words) else ("false", "true")
            found[name] = pair[value]
        elif value is not None:
            found[name] = str(int(value) if isinstance(value, float) and value.is_integer() else value)
    return found


def lacking(question: catalogue.Question, given: Mapping[str, object]) -> coercion.Parameter | None:
    """The first parameter that must be given and is not, None when there is none.

    None as well when another is given that the question has not: that is what to tell first.
    """
    if set(given) - {parameter.name for parameter in question.parameters}:
        return None
    for parameter in question.asked:
        if parameter.required and given.get(parameter.name, parameter.default) is None:
            return parameter
    return None


def example_of(parameter: coercion.Parameter) -> str:
    """A value that a parameter may have, for who has given none."""
    return parameter.example or (parameter.choices[0] if parameter.choices else "…")


def answer(request: Request, out: BinaryIO, *, sealed: bool = False) -> int | None:
    """Answer a request; see `results.write` for what is returned.

    Args:
        sealed: cut this process off from the network, for good; only in a process of its own.
    Raises:
        UsageProblem, CannotDo: as the parts do.
    """
    question = request.question()
    named = request.text is None
    if request.endpoint is not None:
        return _answer_from(request.endpoint, request, question, out)
    sealed = sealed and not request.federate
    refused = sealed and sealing.refuse_connections()
    dataset = open_dataset(Path(request.store) if request.store else None)
    dataset.sealed = sealed and not refused
    dataset.federating = request.federate
    layout = results.Layout(
        request.format,
        request.language,
        request.columns,
        (lambda iri: label(dataset.store, iri, request.language)) if named else (lambda _: None),
    )
    found = ask(dataset, question, request.parameters, request.language)
    with dataset.at_work():
        return results.write(found, layout, out)


def _answer_from(endpoint: str, request: Request, question: catalogue.Question, out: BinaryIO) -> int | None:
    """Answer from an endpoint; the names of what a table shows are asked for together."""
    from nbs_graph.graph.endpoint.client import SECONDS
    from nbs_graph.graph.remote import Remote

    remote = Remote(endpoint, request.seconds or SECONDS, federate=request.federate)
    layout = results.Layout(request.format, request.language, request.columns)
    if request.text is None:
        layout = replace(layout, label=lambda iri: label(remote, iri, request.language), foresee=remote.fetch)
    return results.write(ask(remote, question, request.parameters, request.language), layout, out)


@overload
def ask(
    dataset: Dataset, question: catalogue.Question, given: Mapping[str, str], language: str
) -> Answer: ...
@overload
def ask(
    dataset: Askable, question: catalogue.Question, given: Mapping[str, str], language: str
) -> Received: ...
def ask(dataset: Askable, question: catalogue.Question, given: Mapping[str, str], language: str) -> Received:
    """Answer a question.

    Args:
        given: parameter → value as typed.
        language: of the reader, for questions that declare `lang`.
    Raises:
        UsageProblem: an unknown parameter, a value that stands for nothing, a required one missing.
    """
    if isinstance(dataset, Judged) and question.columns:
        dataset.expect_right(question.name)
    try:
        return dataset.query(question.text, terms(dataset, question, given, language))
    except ValueError as error:
        place = re.search(r"\?(\w+)", str(error))
        zh = (
            f"查询中没有放置 ?{place[1]} 的位置；请在某个组中或查询末尾写入 `VALUES ?{place[1]} {{ UNDEF }}`"
            if place
            else error
        )
        raise CannotDo(f"{question.name}: {error}.", f"{question.name}：{zh}。") from error


def terms(
    dataset: Askable, question: catalogue.Question, given: Mapping[str, str], language: str
) -> dict[str, Term | None]:
    """The term of each parameter, None for one that was left out."""
    known = {p.name: p for p in question.parameters}
    for name in given:
        if name not in known:
            raise _unknown(name, question)
    if absent := lacking(question, given):
        raise _missing(absent, question)
    found: dict[str, Term | None] = {}
    for parameter in question.parameters:
        default = language if parameter.name == catalogue.LANGUAGE_PARAMETER else parameter.default
        typed = given.get(parameter.name, default)
        found[parameter.name] = None if typed is None else coercion.coerce(parameter, typed, dataset)
    return found


def _unknown(name: str, question: catalogue.Question) -> UsageProblem:
    from nbs_graph.terms.vocabulary import closest

    names = [p.name for p in question.asked]
    near = closest(name, names)
    if near:
        en, zh = f" Did you mean `{near}`?", f"是否想写 `{near}`？"
    elif names:
        en, zh = f" It takes: {', '.join(names)}.", f"可用参数：{'、'.join(names)}。"
    else:
        en, zh = " It takes none.", "它没有参数。"
    return UsageProblem(
        f"{question.name} has no parameter “{name}”.{en}", f"{question.name} 没有参数“{name}”。{zh}"
    )


def _missing(parameter: coercion.Parameter, question: catalogue.Question) -> UsageProblem:
    help = parameter.help or {}
    example = shlex.quote(example_of(parameter))
    en, zh = help.get("en", ""), help.get("zh", "")
    return UsageProblem(
        f"{question.name} needs `-p {parameter.name}={example}`" + (f": {en}" if en else "."),
        f"{question.name} 需要 `-p {parameter.name}={example}`" + (f"：{zh}" if zh else "。"),
    )
