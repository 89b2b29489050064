"""An agent, as tests play it."""

import json
from collections.abc import Callable
from typing import Any

from anyio.from_thread import BlockingPortal
from mcp import Client


class Agent:
    """Calls tools and reads resources, one after the other."""

    def __init__(self, portal: BlockingPortal, client: Client) -> None:
        self._portal = portal
        self.client = client

    def do(self, what: Callable[..., Any], *args: Any) -> Any:
        return self._portal.call(what, *args)

    def call(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """What a tool answers; its text says the same as its structure."""
        found = self.do(self.client.call_tool, tool, arguments)
        assert not found.is_error, found.content[0].text
        assert json.loads(found.content[0].text) == found.structured_content
        return dict(found.structured_content)

    def refused(self, tool: str, **arguments: Any) -> str:
        """What a tool says when it cannot do it."""
        found = self.do(self.client.call_tool, tool, arguments)
        assert found.is_error, found.structured_content
        return str(found.content[0].text)

    def read(self, uri: str) -> str:
        (content,) = self.do(self.client.read_resource, uri).contents
        return str(content.text)
