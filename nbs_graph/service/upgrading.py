"""uvicorn's protocol over httptools, for requests that offer another protocol, as curl and Java's client do (`h2c`).

A server may ignore Upgrade and answer the request as it is (RFC 9110, 7.8). httptools cannot: it stops at the head,
and takes what comes then for the other protocol. So the head is read a second time without the offer.
"""

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class WithoutUpgrade(HttpToolsProtocol):
    """A connection that stays with HTTP/1.1."""

    def _offered(self) -> bool:
        """Whether the head is to be read again. CONNECT, which nobody answers here, counts as an upgrade as well."""
        return bool(self.parser.should_upgrade()) and self.parser.get_method() != b"CONNECT"

    def on_headers_complete(self) -> None:
        """The head is there."""
        if not self._offered():
            super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The body is there."""
        if not self._offered():
            super().on_message_complete()

    def data_received(self, data: bytes) -> None:
        """Bytes of a request."""
        self._unset_keepalive_if_required()
        while data:
            try:
                self.parser.feed_data(data)
            except httptools.HttpParserError:
                self.send_400_response("Invalid HTTP request received.")
                return
            except httptools.HttpParserUpgrade as stopped:
                if not self._offered():
                    return
                data = self._head_again() + data[stopped.args[0] :]
            else:
                return

    def _head_again(self) -> bytes:
        """The head without the offer, for a new parser: this one reads no further."""
        head = b"%s %s HTTP/%s\r\n" % (
            self.parser.get_method(),
            self.url,
            self.parser.get_http_version().encode(),
        )
        kept = (b"%s: %s\r\n" % field for field in self.headers if field[0] != b"upgrade")
        self.parser = httptools.HttpRequestParser(self)
        self.parser.set_dangerous_leniencies(lenient_data_after_close=True)  # as uvicorn does
        return head + b"".join(kept) + b"\r\n"
