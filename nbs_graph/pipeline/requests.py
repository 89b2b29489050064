"""A request to validate → its report: what is read, what it is judged against, how it is weighed."""

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from nbs_graph.errors import CannotDo
from nbs_graph.graph.store import open_dataset
from nbs_graph.model import Checked, Report
from nbs_graph.pipeline.dump import LARGE, validate_dump
from nbs_graph.pipeline.files import Files
from nbs_graph.pipeline.inputs import YAML, content, format_of, read_inputs
from nbs_graph.pipeline.limited import Request
from nbs_graph.pipeline.validate import Validator, judge_whole, written_in
from nbs_graph.settings import store_location
from nbs_graph.sources.folder import is_data
from nbs_graph.sources.rdf import refused
from nbs_graph.sparql.graph import Readable
from nbs_graph.validation.nodes import Nodes
from nbs_graph.validation.profiles import weighed
from nbs_graph.validation.shapes import load


def answer(
    request: Request,
    without: Collection[str] = (),
    reading: Callable[[str], object] = lambda _: None,
    judging: Callable[[int, int], object] = lambda *_: None,
) -> Report:
    """Validate what a request asks for.

    Args:
        request: what and against what.
        without: files that are left out.
        reading: told of each file before it is read.
        judging: told how many nodes have been judged, of how many; 0 when that is not known.
    Raises:
        UsageProblem, CannotDo: as `pipeline.validate`, and when the graph to join cannot be opened.
    """
    shapes = load()
    if (dump := _dump(request)) is not None and dump[0] not in without:
        file, format = dump
        reading(file)
        raw, fault = content(Path(file))
        if fault is None:
            fault = refused(raw, file, format)
        if fault is not None:
            report = Report((fault,), Checked(files=1), (file,))
        else:
            graph = base(request.against)
            report = validate_dump(
                raw,
                file,
                format,
                kept=written_in(graph),
                before=Nodes(graph) if graph is not None else None,
                shapes=shapes,
                judging=judging,
            )
    else:
        inputs = read_inputs(
            request.paths,
            input_format=request.input_format,
            stdin=request.stdin,
            reading=reading,
            without=without,
        )
        files = Files(tuple(inputs))
        if _is_whole(request):
            report, _ = judge_whole(files, shapes, reading, judging)
        else:
            report = Validator(base(request.against), shapes).validate(files, judging, reading)
    return replace(report, diagnostics=tuple(weighed(report.diagnostics, shapes, request.profile)))


def _is_whole(request: Request) -> bool:
    """Whether what is named makes a graph of its own: a folder of data is among it, and no graph to join."""
    folders = (Path(path) for path in request.paths)
    return request.whole or (request.against is None and any(map(is_data, folders)))


def _dump(request: Request) -> tuple[str, str] | None:
    """The file and format of a single large file of RDF, if that is what is asked for."""
    if len(request.paths) != 1 or not Path(request.paths[0]).is_file():
        return None
    path = Path(request.paths[0])
    size = path.stat().st_size * (10 if path.suffix == ".gz" else 1)
    format = request.input_format or format_of(path)
    return (str(path), format) if size >= LARGE and format != YAML else None


def base(against: str | None) -> Readable | None:
    """The graph that files would join: a build, a dump, an endpoint; None when there is none yet.

    Raises:
        CannotDo: it was named, and cannot be opened.
    """
    if against is not None and "://" in against:
        from nbs_graph.graph.remote import Remote

        remote = Remote(against)
        remote.expect_graph()
        return remote
    asked = Path(against) if against else None
    try:
        return open_dataset(asked).store
    except CannotDo:
        if store_location(asked) is not None:
            raise
        return None
