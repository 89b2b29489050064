"""The Python door: open a graph, ask it, and get rows of Python values."""

import contextlib
import copy
import keyword
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

import pyoxigraph as ox

from nbs_graph.errors import UsageProblem
from nbs_graph.graph import asking, catalogue
from nbs_graph.graph.askable import Triples
from nbs_graph.graph.coercion import Parameter
from nbs_graph.graph.dataset import Dataset
from nbs_graph.graph.endpoint.address import is_url
from nbs_graph.graph.rows import Row, value
from nbs_graph.graph.store import open_dataset
from nbs_graph.settings import LANGUAGES, language

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from nbs_graph.graph.askable import Received
    from nbs_graph.graph.display import Questions
    from nbs_graph.graph.remote import Remote
    from nbs_graph.linking.display import Explanations
    from nbs_graph.model import Diagnostic


class Result:
    """The rows of an answer: iterate, index, slice, count; `columns` are their names.

    An ASK has one row with one column, `answer`, and is as true as that; CONSTRUCT and DESCRIBE have `subject`,
    `predicate`, `object`. Every other answer is true when it has rows.
    """

    def __init__(self, answer: "Received") -> None:
        # Read at once: the engine's objects must not travel between threads.
        self._true = bool(answer) if isinstance(answer, ox.QueryBoolean) else True
        if isinstance(answer, ox.QueryBoolean):
            self.columns: tuple[str, ...] = ("answer",)
            self._terms: list[tuple[Any, ...]] = [(ox.Literal(bool(answer)),)]
        elif isinstance(answer, ox.QueryTriples | Triples):
            self.columns = ("subject", "predicate", "object")
            self._terms = sorted(((t.subject, t.predicate, t.object) for t in answer), key=str)
        else:
            self.columns = tuple(variable.value for variable in answer.variables)
            self._terms = [tuple(solution) for solution in answer]

    def __iter__(self) -> Iterator[Row]:
        return (self._row(terms) for terms in self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def __bool__(self) -> bool:
        return self._true and bool(self._terms)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> "Result": ...
    def __getitem__(self, index: int | slice) -> "Row | Result":
        if isinstance(index, slice):
            some = copy.copy(self)
            some._terms = self._terms[index]  # noqa: SLF001 -- of the same class
            return some
        return self._row(self._terms[index])

    def _row(self, terms: tuple[Any, ...]) -> Row:
        return Row({name: value(term) for name, term in zip(self.columns, terms, strict=True)})

    def __repr__(self) -> str:
        return f"Result({len(self)} rows: {', '.join(self.columns)})"

    def __str__(self) -> str:
        from nbs_graph.graph.tables import table

        return table(self.columns, self._terms, None)

    def _repr_html_(self) -> str:
        from nbs_graph.graph import display

        return display.rows(self.columns, self._terms)

    def to_pandas(self, *, prefixed: bool = False, decimals: str = "exact") -> "pd.DataFrame":
        """The rows as a pandas data frame of typed columns; which types, `graph.frames` says.

        Args:
            prefixed: write IRIs as prefixed names (`sdg:13`).
            decimals: `exact`, or `float`.
        Raises:
            CannotDo: pandas is not installed. UsageProblem: `decimals` is neither.
        """
        from nbs_graph.graph import frames

        return frames.to_pandas(self.columns, self._terms, prefixed=prefixed, decimals=decimals)

    def to_polars(self, *, prefixed: bool = False, decimals: str = "exact") -> "pl.DataFrame":
        """The rows as a polars data frame; arguments and errors as of `to_pandas`."""
        from nbs_graph.graph import frames

        return frames.to_polars(self.columns, self._terms, prefixed=prefixed, decimals=decimals)

    def to_csv(self, path: "str | PathLike[str] | None" = None) -> str:
        """The rows as CSV (SPARQL 1.1 results: full IRIs, exact numbers, `_:` before blank nodes); written to `path` when given.

        Raises:
            OSError: it could not be written.
        """
        import csv
        import io

        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(self.columns)
        writer.writerows([_plain(term) for term in row] for row in self._terms)
        if path is not None:
            Path(path).write_text(out.getvalue(), "utf-8", newline="")
        return out.getvalue()


class Graph:
    """An opened graph: a build or dump on this machine, or a SPARQL 1.1 endpoint.

    A build stays what it was when it was opened; open it again after the next. An endpoint is first asked when something has
    to be known, and anew each time; a query to it may take `timeout` seconds (default 60).
    """

    def __init__(self, store: "str | PathLike[str] | None" = None, *, timeout: float | None = None) -> None:
        self._place = str(store) if store is not None else None
        self._dataset = _opened(store, timeout)

    def query(
        self, question: "str | PathLike[str]", /, *, lang: str | None = None, **parameters: object
    ) -> Result:
        """Ask a named question, a `.rq` file, or SPARQL.

        Args:
            question: a name (`g.questions()` lists them), a path, or the text of a query.
            lang: language of titles and labels, `en` or `zh`.
            parameters: of the question, as on the command line; for one whose name Python reserves (`from`)
                add an underscore (`from_`).
        Raises:
            UsageProblem: no such question or parameter, or a SPARQL error, with its place.
            CannotDo: the file cannot be read, or the query failed.
        """
        if lang is not None and lang not in LANGUAGES:
            raise UsageProblem(f"lang is en or zh, not “{lang}”.", f"lang 应为 en 或 zh，而不是“{lang}”。")
        asked = _meant(question)
        given = asking.as_typed(asked, {name.removesuffix("_"): said for name, said in parameters.items()})
        if absent := asking.lacking(asked, given):
            raise _missing(asked, absent)
        with self._read():
            return Result(asking.ask(self._dataset, asked, given, language(lang)))

    def explain(self, entry: str, to: str | None = None) -> "Explanations":
        """Why an entry is linked to what it is linked to.

        Args:
            entry: IRI, CURIE, path under `id/`, or issue and position (`2023-08/05`).
            to: only the links to this concept (`sdg:13`, `theme:flood-risk`).
        Raises:
            UsageProblem: the graph knows no such entry or concept.
        """
        from nbs_graph.linking.display import Explanations
        from nbs_graph.linking.explain import Explainer

        explainer = Explainer(self._dataset.store)
        with self._read():
            concept = explainer.resolve_concept(to) if to else None
            return Explanations(explainer.of_entry(explainer.resolve_entry(entry), concept))

    def considered(self, entry: str, to: str | None = None) -> "Explanations":
        """What was suggested for an entry, or rejected, and does not hold, by another statement neither.

        Args:
            entry: as `explain` takes it.
            to: only what stands in the scheme of this concept.
        Raises:
            UsageProblem: the graph knows no such entry or concept.
        """
        from nbs_graph.linking.display import Explanations
        from nbs_graph.linking.explain import Explainer

        explainer = Explainer(self._dataset.store)
        with self._read():
            concept = explainer.resolve_concept(to) if to else None
            return Explanations(explainer.considered(explainer.resolve_entry(entry), concept))

    def validate(self, *paths: "str | PathLike[str]") -> "tuple[Diagnostic, ...]":
        """What is wrong with files of entries, judged in this graph that they would join.

        Raises:
            UsageProblem: the format of a file is not known.
            CannotDo: a file is absent or unreadable, or holds nothing that can be checked.
        """
        if any(Path(path).is_dir() or Path(path).suffix not in (".yaml", ".yml") for path in paths):
            from nbs_graph.pipeline.limited import Request, validate

            # partners' files are read where they can do no harm
            return validate(Request(tuple(map(str, paths)), against=self._place)).diagnostics
        from nbs_graph.pipeline.validate import validate_paths

        with self._read():
            return validate_paths([str(path) for path in paths], base=self._dataset.store).diagnostics

    def questions(self) -> "Questions":
        """The named questions: `name`, `question` by language, `parameters`, `columns`, `text`."""
        from nbs_graph.graph.display import Questions

        return Questions(catalogue.questions())

    @contextlib.contextmanager
    def _read(self) -> Iterator[None]:
        """While it is read; what an endpoint said is not kept, for it may say something else the next time."""
        try:
            yield
        finally:
            if not isinstance(self._dataset, Dataset):
                self._dataset.forget()

    def __len__(self) -> int:
        with self._read():
            return len(self._dataset)

    def __repr__(self) -> str:
        return f"Graph({len(self)} quads)"

    def _repr_html_(self) -> str:
        from nbs_graph.graph import display

        return display.graph(repr(self), self._place)


def _opened(place: "str | PathLike[str] | None", timeout: float | None) -> "Dataset | Remote":
    """What a place holds: an endpoint by its address, else a store."""
    if not is_url(place):
        return open_dataset(Path(place) if place is not None else None)
    from nbs_graph.graph.endpoint.client import SECONDS
    from nbs_graph.graph.remote import Remote

    return Remote(str(place), timeout or SECONDS)


def _meant(question: "str | PathLike[str]") -> catalogue.Question:
    if not isinstance(question, str) or question.endswith((".rq", ".sparql")):
        path = Path(question)
        return catalogue.read(path.stem, path)
    if any(c in question for c in "{ \n"):
        return asking.parsed("query", question)
    return catalogue.question(question)


def _missing(question: catalogue.Question, parameter: Parameter) -> UsageProblem:
    """A parameter that must be given, written as Python and the magics take it."""
    underscore = "_" if keyword.iskeyword(parameter.name) else ""
    example = f"{parameter.name}{underscore}={asking.example_of(parameter)!r}"
    help = parameter.help or {}
    en, zh = (
        f"{mark}{help[tongue]}" if help.get(tongue) else "" for tongue, mark in (("en", ": "), ("zh", "："))
    )
    return UsageProblem(f"{question.name} needs {example}{en}.", f"{question.name} 需要 {example}{zh}。")


def _plain(term: Any) -> str:
    """A term as SPARQL 1.1 writes it in CSV (Query Results CSV and TSV Formats, 3.2)."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else "" if term is None else str(term)
