"""A dataset of named graphs in the embedded Oxigraph store, asked as the union of its graphs."""

import contextlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from nbs_graph.errors import CannotDo, NbsError, UsageProblem
from nbs_graph.graph import binding, clauses, guard
from nbs_graph.namespaces import prefixes
from nbs_graph.terms.width import plain

try:
    import resource
except ImportError:  # not a POSIX system
    resource = None  # type: ignore[assignment]

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_STANDARD_STREAMS = 3
_CORRUPT = (RuntimeError, ValueError, SyntaxError)
_CALL = re.compile(r"custom function <([^>]*)> (is not supported|requires)")


@dataclass(frozen=True, slots=True)
class Scope:
    """The RDF dataset that a protocol request names (SPARQL 1.1 Protocol, 2.1.4); it takes the place of FROM.

    Args:
        default: IRIs of the graphs whose merge is the default graph; none: it is empty. Twice is as good as once.
        named: IRIs of the named graphs.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Dataset:
    """Quads in named graphs, and SPARQL over them.

    Args:
        store: what holds the quads; new and in memory when not given.

    Set `sealed` in a process that only answers queries from memory: see `at_work`. Set `federating` for a person's own query that
    may hold SERVICE, which the engine then follows to the network.
    """

    def __init__(self, store: ox.Store | None = None) -> None:
        self.store = ox.Store() if store is None else store
        self.sealed = False
        self.federating = False
        self.reads_files = False

    @classmethod
    def read_only(cls, folder: Path) -> "Dataset":
        """Open a store on disk for reading; several processes may.

        Raises:
            CannotDo: absent, unreadable or damaged.
        """
        try:
            dataset = cls(ox.Store.read_only(str(folder)))
        except (OSError, *_CORRUPT) as error:
            raise cannot_open(folder, error) from error
        dataset.reads_files = True
        return dataset

    @classmethod
    def on_disk(cls, folder: Path) -> "Dataset":
        """Open or create a store on disk for writing; only one process can.

        Raises:
            CannotDo: not writable, damaged, or somebody else is writing.
        """
        try:
            dataset = cls(ox.Store(str(folder)))
        except (OSError, *_CORRUPT) as error:
            raise cannot_open(folder, error) from error
        dataset.reads_files = True
        return dataset

    @classmethod
    def from_dump(cls, path: Path) -> "Dataset":
        """Load a dump (TriG, N-Quads, Turtle, N-Triples) into memory.

        Raises:
            CannotDo: absent, unreadable, or not what its name says.
        """
        dataset = cls()
        dataset.load_file(path)
        return dataset

    def load_file(self, path: Path, graph: str | None = None) -> None:
        """Add a file's quads; a file of triples goes into the named graph `graph`, else into the default graph.

        Raises:
            CannotDo: absent, unreadable, or not what its name says.
        """
        format = ox.RdfFormat.from_extension(path.suffix[1:])
        if format is None:
            raise CannotDo(f"{path} is not an RDF file by its name.", f"{path} 的扩展名不是 RDF 格式。")
        try:
            content = path.read_bytes()
            self.store.bulk_load(content, format, to_graph=ox.NamedNode(graph) if graph else None)
        except (OSError, *_CORRUPT) as error:
            raise cannot_open(path, error) from error

    def extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads."""
        self.store.extend(quads)

    def bulk_extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add many quads, fast, all or none, and have them on disk when done."""
        self.store.bulk_extend(quads)
        self.store.flush()

    def __len__(self) -> int:
        return len(self.store)

    @cached_property
    def is_empty(self) -> bool:
        """Whether there is no quad at all; `len` would count them all."""
        return next(self.store.quads_for_pattern(None, None, None), None) is None

    def graphs(self) -> list[str]:
        """IRIs of the named graphs, sorted."""
        return sorted(g.value for g in self.store.named_graphs() if isinstance(g, ox.NamedNode))

    def query(
        self,
        text: str,
        bindings: Mapping[str, binding.Term | None] | None = None,
        scope: Scope | None = None,
        base: str | None = None,
    ) -> Answer:
        """Answer a SPARQL query over the union of the named graphs, or over what its FROM clauses name.

        Args:
            text: the query; the project's prefixes need no declaration.
            bindings: values of its parameters, see `binding`.
            scope: the graphs to answer over, whatever FROM says.
            base: what relative IRIs are relative to; without it they are refused, as slips.
        Raises:
            UsageProblem: not an acceptable query; says where. ValueError: what is in `scope` is no IRI.
            CannotDo: it could not be evaluated.
        """
        _, found = guard.check(text, federate=self.federating)
        bound = binding.bind(text, bindings) if bindings else text
        declared = dict(prefixes())
        if scope is not None:
            over: dict[str, Any] = _over(map(_nodes, (scope.default, scope.named)))
        elif not (asked := clauses.clauses(found)):
            over = {"use_default_graph_as_union": True}
        elif len(asked) > 1 and (graphs := clauses.graphs(text, found, asked, declared, base)):
            over = _over(graphs)
        else:
            over = {}
        try:
            with self.at_work():
                return self.store.query(bound, base_iri=base, prefixes=declared, **over)
        except SyntaxError as error:
            from nbs_graph.graph import syntax

            raise syntax.explain(text, str(error), prefixes(), based=base is not None) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise failed(error) from error

    @contextlib.contextmanager
    def at_work(self) -> Iterator[None]:
        """While the engine works: when `sealed`, this process can open nothing, neither files nor connections.

        Not for a store on disk, which opens its own files meanwhile: `sealing` is for those.

        Answers of SELECT are computed while they are read, so reading them belongs in here too.
        """
        if not self.sealed or self.reads_files or resource is None:
            yield
            return
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (_STANDARD_STREAMS, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def _nodes(iris: Iterable[str]) -> list[ox.NamedNode]:
    return [ox.NamedNode(iri) for iri in dict.fromkeys(iris)]


def _over(graphs: Iterable[list[ox.NamedNode]]) -> dict[str, Any]:
    default, named = graphs
    return {"default_graph": default, "named_graphs": named}


def failed(error: Exception) -> NbsError:
    """The engine gave up on a query while it computed the answer → an error that says whose fault that is."""
    told = plain(str(error))
    if call := _CALL.search(told):
        iri, what = call.groups()
        if what == "requires":
            return UsageProblem(
                f"SPARQL: the function <{iri}> takes another number of arguments ({told}).",
                f"SPARQL：函数 <{iri}> 的参数个数不符（{told}）。",
            )
        return UsageProblem(
            f"SPARQL: there is no function <{iri}>; the functions of SPARQL 1.1 and the constructors of XSD can be called.",
            f"SPARQL：没有函数 <{iri}>；可用 SPARQL 1.1 的函数与 XSD 构造函数。",
        )
    return CannotDo(f"The query failed: {told}", f"查询执行失败：{told}")


def cannot_open(place: Path, error: Exception) -> CannotDo:
    """The engine's or the system's complaint about a file or folder → an error that says what to do."""
    reason = str(error)
    if isinstance(error, FileNotFoundError):
        en, zh = (
            "it does not exist or holds no store; run `nbs-graph build`",
            "不存在或不含图库，请运行 `nbs-graph build`",
        )
    elif isinstance(error, PermissionError) or (place.exists() and not os.access(place, os.R_OK)):
        en, zh = "you may not read it", "没有读取权限"
    elif "lock" in reason.lower():
        en, zh = (
            "another process is writing to it; wait until it has finished",
            "另一进程正在写入，请待其完成",
        )
    elif isinstance(error, OSError) and error.strerror:
        en = zh = error.strerror
    elif isinstance(error, SyntaxError):
        en, zh = f"it is damaged: {reason}", f"内容已损坏：{reason}"
    else:
        en = "it is damaged; run `nbs-graph verify` on it, or build again"
        zh = "内容已损坏，请用 `nbs-graph verify` 检查，或重新构建"
        en, zh = f"{en} ({reason})", f"{zh}（{reason}）"
    return CannotDo(f"{place} cannot be opened: {en}.", f"无法打开 {place}：{zh}。")
