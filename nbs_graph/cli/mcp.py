"""`nbs-graph mcp`: the questions as a server of the Model Context Protocol, for agents."""

from nbs_graph.cli import common
from nbs_graph.errors import CannotDo
from nbs_graph.settings import language


def mcp(*, store: common.Store = None, lang: common.Language = None) -> None:
    """Serve the graph to an agent on stdin and stdout (Model Context Protocol), until it closes them.

    It can list and ask the named questions, query in SPARQL, find things by name, explain links and suggest some; it
    can change nothing. Needs pip install 'nbs-graph[mcp]'.
    """
    try:
        from nbs_graph.agents.server import serve
    except ImportError as error:
        package = (error.name or "").partition(".")[0]
        if package == "nbs_graph":
            raise
        raise CannotDo(
            f"`mcp` needs further packages ({package} is missing): pip install 'nbs-graph[mcp]'",
            f"`mcp` 需要额外的软件包（缺少 {package}）：pip install 'nbs-graph[mcp]'",
        ) from error
    serve(store, language(lang))
