"""A graph into an endpoint, graph by graph, and then read back: what arrived is compared, not believed."""

import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from nbs_graph.errors import CannotDo
from nbs_graph.graph.dataset import Dataset
from nbs_graph.graph.endpoint.likeness import Likeness, key
from nbs_graph.graph.endpoint.writer import Door, ours
from nbs_graph.graph.remote import Remote
from nbs_graph.namespaces import GRAPH
from nbs_graph.pipeline.progress import Progress
from nbs_graph.sparql.graph import gather

BATCH_BYTES = 1 << 20
_TOGETHER = 1_000
"""Triples whose subjects are read back at once; well under the caps of servers."""
_EXAMPLES = 3
_PLAIN = (string.ascii_letters + string.digits + "_.-~ ").encode()
Told = Callable[[str, int, int], None]
"""What is done (`send`, `check`), how many triples of how many."""


@dataclass
class Arrived:
    """What became of one graph.

    Args:
        graph: its IRI; local, remote: triples here and there.
        hash_here, hash_there: over values, whatever the order.
        respelt: literals that are written otherwise there and mean the same.
        missing, unexpected: a few triples that are only here, or only there, as lines.
    """

    graph: str
    local: int = 0
    remote: int = 0
    hash_here: str = ""
    hash_there: str = ""
    respelt: int = 0
    missing: list[str] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)

    @property
    def same(self) -> bool:
        """Whether the same is there as here."""
        return self.local == self.remote and self.hash_here == self.hash_there


class Push:
    """One graph on its way.

    Args:
        dataset: the graph. door: where it is written, and read back.
        batch: triples in one request.
        progress: what was done before, see `Progress`.
    Raises:
        UsageProblem: a graph is not ours. CannotDo: there is no named graph, or triples are in none.
    """

    def __init__(self, dataset: Dataset, door: Door, batch: int, progress: Progress) -> None:
        self._dataset = dataset
        self._door = door
        self._remote = Remote(door.endpoint, door.seconds)
        self._batch = batch
        self._progress = progress
        self.graphs = [ours(graph) for graph in dataset.graphs()]
        _expect_named(dataset, self.graphs)

    def absent(self) -> list[str]:
        """Graphs of ours that are there and no longer here."""
        return [g for g in self._remote.graphs() if g.startswith(GRAPH) and g not in self.graphs]

    def here(self, graph: str) -> int:
        """Triples of a graph here."""
        return sum(1 for _ in self._dataset.store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))

    def count(self, graph: str) -> int:
        """Triples of a graph there."""
        return self._remote.count(graph)

    def send(self, told: Told) -> None:
        """Write every graph that is not there yet by what the progress says.

        Raises:
            CannotDo: the endpoint refused, or took a request without effect; what was done is noted.
        """
        total, done = len(self._dataset), 0
        seen = False
        for graph in self.graphs:
            lines = self._lines(graph)
            start = self._progress.begin(graph, lines)
            for number, batch in enumerate(self._batches(lines)):
                done += len(batch)
                if number >= start:
                    self._door.add(graph, batch, first=number == 0)
                    seen = seen or self._has_arrived(graph, batch[0])
                    self._progress.advance(graph, number + 1)
                told("send", done, total)
            self._progress.finish(graph)

    def drop(self, graphs: list[str]) -> dict[str, int]:
        """Take graphs of ours away.

        Returns:
            those that have triples all the same, and how many: a server may say yes and do nothing.
        Raises:
            CannotDo: the endpoint refused, or does not answer.
        """
        for graph in graphs:
            self._door.empty(graph)
        return {graph: left for graph in graphs if (left := self.count(graph))}

    def check(self, told: Told) -> Iterator[Arrived]:
        """Read everything back and compare it, graph by graph.

        Raises:
            CannotDo: the endpoint does not answer.
        """
        self._remote.forget()
        total, done = len(self._dataset), 0
        for graph in self.graphs:
            found = Arrived(graph, remote=self.count(graph))
            here, there = Likeness(), Likeness()
            for quads in self._by_subjects(graph):
                mine = {key(quad): quad for quad in quads}
                theirs = {key(quad): quad for quad in self._back(graph, quads)}
                here.add(mine)
                there.add(theirs)
                found.respelt += sum(1 for k in mine.keys() & theirs.keys() if mine[k] != theirs[k])
                for into, left in (
                    (found.missing, mine.keys() - theirs),
                    (found.unexpected, theirs.keys() - mine),
                ):
                    into.extend(sorted(left)[: _EXAMPLES - len(into)])
                done += len(quads)
                told("check", done, total)
            found.local, found.hash_here, found.hash_there = here.count, here.hash, there.hash
            yield found

    def _lines(self, graph: str) -> list[str]:
        """The triples of a graph, in one order, as they are sent."""
        quads = self._dataset.store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
        return sorted(f"{q.subject} {q.predicate} {q.object} .\n" for q in quads)

    def _batches(self, lines: list[str]) -> Iterator[list[str]]:
        """As many lines as a request may have, by number and by bytes."""
        batch: list[str] = []
        size = 0
        for line in lines:
            own = _sent(line)
            if batch and (len(batch) >= self._batch or size + own > BATCH_BYTES):
                yield batch
                batch, size = [], 0
            batch.append(line)
            size += own
        if batch:
            yield batch

    def _has_arrived(self, graph: str, line: str) -> bool:
        """See, once, that a request had an effect: a server may say yes and do nothing."""
        subject, predicate, _ = line.split(" ", 2)
        asked = f"SELECT ?o WHERE {{ GRAPH <{graph}> {{ {subject} {predicate} ?o }} }} LIMIT 1"
        if not self._remote.select(asked):
            raise CannotDo(
                f"The endpoint accepted what was sent to <{graph}>, and nothing is there. Is --update or --graph-store "
                "the address of the same data, and may you write there?",
                f"端点接受了写入 <{graph}> 的请求，但其中没有内容。--update 或 --graph-store 是否指向同一数据？是否有写入权限？",
            )
        return True

    def _by_subjects(self, graph: str) -> Iterator[list[ox.Quad]]:
        """The triples of a graph in pieces, each with all triples of its subjects."""
        quads = self._dataset.store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
        of: dict[object, list[ox.Quad]] = {}
        for quad in quads:
            of.setdefault(quad.subject, []).append(quad)
        piece: list[ox.Quad] = []
        for own in of.values():
            if piece and len(piece) + len(own) > _TOGETHER:
                yield piece
                piece = []
            piece += own
        if piece:
            yield piece

    def _back(self, graph: str, quads: list[ox.Quad]) -> Iterator[ox.Quad]:
        """What is said there of the subjects of these triples."""
        subjects = list(dict.fromkeys(quad.subject for quad in quads))
        gather(self._remote, subjects)
        for subject in subjects:
            yield from self._remote.quads_for_pattern(subject, None, None, ox.NamedNode(graph))
        self._remote.release()


def _expect_named(dataset: Dataset, graphs: list[str]) -> None:
    """See that what is pushed is all there is: only named graphs are sent, and compared afterwards.

    Raises:
        CannotDo: there is none, or the default graph has triples.
    """
    unnamed = next(iter(dataset.store.quads_for_pattern(None, None, None, ox.DefaultGraph())), None)
    if graphs and unnamed is None:
        return
    if graphs:
        en, zh = "has triples outside of its named graphs", "含有不在任何命名图中的三元组"
    else:
        en, zh = "has no named graph", "没有任何命名图"
    raise CannotDo(
        f"The graph {en}; only named graphs are pushed. Give a build (`nbs-graph build`) or its nbs-graph.trig with "
        "--store: Turtle and N-Triples lose the names.",
        f"该图谱{zh}；推送只针对命名图。请用 --store 指定构建结果（`nbs-graph build`）或其中的 nbs-graph.trig："
        "Turtle 与 N-Triples 不保留图名。",
    )


def _sent(line: str) -> int:
    """Bytes of a line in an update, which is sent as a form: all but a few of them become three.

    The Graph Store Protocol needs fewer. Batches are the same for both, so that either can resume what the other began.
    """
    written = line.encode()
    return len(written) + 2 * len(written.translate(None, _PLAIN))
