"""`nbs-graph mcp`: the questions as a server of the Model Context Protocol, for agents."""

from nbs_graph.cli import common
from nbs_graph.errors import CannotDo
from nbs_graph.settings import language


def mcp(*, store: common.Store = None, lang: common.Language = None) -> None:
    """Serve the graph to an agent on stdin and stdout (Model Context Protocol), until it closes them.

    It can list and ask the named questions, query in SPARQL, find things by name, explain links and suggest some; it
    can change nothing. Needs pip install '.[mcp]' in a clone of nbs-graph.
    """
    try:
        from nbs_graph.agents.server import serve
    except ImportError as error:
        package = (error.name or "").partition(".")[0]
        if package == "nbs_graph":
            raise
        raise CannotDo(
            f"`mcp` needs further packages ({package} is missing): pip install '.[mcp]' in a clone of nbs-graph",
            f"`mcp` 需要额外的软件包（缺少 {package}）：请在 nbs-graph 的克隆目录中执行 pip install '.[mcp]'",
        ) from error
    serve(store, language(lang))
