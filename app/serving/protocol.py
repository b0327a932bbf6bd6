"""One HTTP connection: uvicorn's, with limits, and with problem responses to invalid HTTP.

A request that the parser refuses goes through the app like any other, marked with `nfm.refused` in
its scope: so it gets a request id, a metric and a log line, and is answered after the requests
before it. A fault in the body of a request that is being handled is stored in its scope as
`nfm.fault`; `BodyLimit` raises it in the handler that reads the body. If the client disconnects
before the response is complete, the scope has `nfm.gone`, for `RequestContext`.
"""

import asyncio
from typing import Any

import httptools
from uvicorn._types import HTTPScope
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from app.api.problems.errors import HeadTooLarge, MalformedRequest, RequestFault, Stopping
from app.serving.limits import Limits
from app.serving.watch import Watch

ENCODE = (
    "Path and query are ASCII; percent-encode every other byte. "
    "curl does it with: -G --data-urlencode name=value"
)


class HttpProtocol(HttpToolsProtocol):
    """One connection of a client."""

    limits: Limits = Limits()

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self.is_deaf = False  # further input is discarded
        self.is_in_body = False
        self.is_new = True  # has not sent a complete head
        self.is_ended = False  # sends no more
        self.is_last = False  # the next request is the last one
        self.unparsed = 0  # bytes since the parser last produced something
        self._watch = Watch(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """End the watch, and mark a request without a complete response as `nfm.gone`."""
        self._watch.end()
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is not None and not cycle.response_complete:
            cycle.scope["nfm.gone"] = True  # type: ignore[typeddict-unknown-key]
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """Close after the request in progress, or after one that may have been sent already."""
        self.is_last = self.is_new or self.unparsed > 0
        if not self.is_last:
            super().shutdown()

    def data_received(self, data: bytes) -> None:
        """Feed the parser, and refuse input that violates HTTP or a limit."""
        if self.is_deaf:
            return
        self._unset_keepalive_if_required()
        watch = self._watch
        watch.heard_at = self.loop.time()
        if not self.unparsed and not self.is_in_body:
            watch.began_at = watch.heard_at
        self.unparsed += len(data)
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            # Upgrades are not supported: the request is answered, and nothing after it is read.
            self.is_deaf = True
            self.cycle.keep_alive = False
        except httptools.HttpParserError as error:
            self.refuse(_fault_of(error))
        if self.unparsed > self.limits.head_bytes:
            self.refuse(HeadTooLarge())

    def eof_received(self) -> bool | None:  # type: ignore[override]
        """Keep the connection if a refusal still has to be written; otherwise close it.

        The end of the input is the only sign that a client has disconnected.
        """
        self.is_ended = True
        cycle: RequestResponseCycle | None = self.cycle
        is_answered = cycle is None or cycle.response_complete
        if self.unparsed and is_answered and not (self.is_in_body or self.is_deaf):
            self.refuse(MalformedRequest("The request ends within its head."))
            return True
        return self.is_deaf and not is_answered

    def on_headers_complete(self) -> None:
        """Check the complete head, and start the request."""
        self._check_head()
        super().on_headers_complete()
        if self.is_last:
            self.cycle.keep_alive = False
        # Headers that the parser reports from now on are trailers, which nothing uses.
        self.headers = []
        self.is_new = False
        self.is_in_body = True
        self.unparsed = 0
        watch = self._watch
        watch.body_bytes = 0
        watch.began_at = watch.heard_at
        watch.answered_at = None

    def on_body(self, body: bytes) -> None:
        """Receive a piece of a body."""
        self.unparsed = 0
        self._watch.body_bytes += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Wait for the next head."""
        self.unparsed = 0
        self.is_in_body = False
        cycle = self.cycle
        if not cycle.response_complete:
            cycle.more_body = False
            cycle.message_event.set()

    def hang_up(self) -> None:
        """Close for writing now and for reading a little later.

        Closing a connection with unread bytes resets it, which can lose the response.
        """
        self.is_deaf = True
        if self.is_ended or self.transport.is_closing():
            self.transport.close()
            return
        self.flow.resume_reading()
        self.transport.write_eof()
        self.loop.call_later(self.limits.linger_seconds, self.transport.close)

    def stop_reading(self) -> None:
        """Refuse a request whose body has not arrived yet, because the service is shutting down."""
        if self.is_in_body and not self.is_deaf:
            self.refuse(Stopping())

    def refuse(self, fault: RequestFault) -> None:
        """Answer with the problem of a fault, and stop reading."""
        if self.is_deaf:
            return
        self.is_deaf = True
        if not self.is_in_body:
            self._answer_refused(fault)
        elif self.cycle.response_complete:
            self.hang_up()
        else:
            self.cycle.keep_alive = False
            self.cycle.transport = _Lingering(self)  # type: ignore[assignment]
            if not self.cycle.response_started:
                self.cycle.scope["nfm.fault"] = fault  # type: ignore[typeddict-unknown-key]
                self.cycle.message_event.set()

    def _check_head(self) -> None:
        """Raise `RequestFault` for a head that httptools accepts but HTTP does not allow."""
        size = len(self.url)
        hosts = 0
        coding = None
        for name, value in self.headers:
            size += len(name) + len(value) + 4
            if name == b"host":
                hosts += 1
            elif name == b"transfer-encoding":
                coding = value.lower()
        if size > self.limits.head_bytes or len(self.headers) > self.limits.headers:
            raise HeadTooLarge
        version = self.parser.get_http_version()
        if hosts != 1 or coding is not None or version != "1.1":
            _check_unusual(version, hosts, coding)

    def _answer_refused(self, fault: RequestFault) -> None:
        before: RequestResponseCycle | None = self.cycle
        self.cycle = self._refused_cycle(fault, before)
        if before is None or before.response_complete:
            self._start_asgi_task(self.cycle, self.app)
        else:
            self.pipeline.appendleft((self.cycle, self.app))

    def _refused_cycle(
        self, fault: RequestFault, before: RequestResponseCycle | None
    ) -> RequestResponseCycle:
        begun: HTTPScope | None = self.scope
        if begun is None or (before is not None and begun is before.scope):
            self.on_message_begin()  # no byte of a first line could be read
        url = self.url.partition(b"?")[0].decode("latin-1")
        scope = {**self.scope, "method": "", "path": url, "raw_path": self.url, "query_string": b""}
        return RequestResponseCycle(
            scope=scope | {"nfm.refused": fault},  # type: ignore[arg-type]
            transport=_Lingering(self),  # type: ignore[arg-type]
            flow=self.flow,
            logger=self.logger,
            access_logger=self.access_logger,
            access_log=False,
            default_headers=self.server_state.default_headers,
            message_event=asyncio.Event(),
            expect_100_continue=False,
            keep_alive=False,
            on_response=self.on_response_complete,
        )


class _Lingering:
    """The transport of a last response: its `close` leaves the client time to read it."""

    def __init__(self, connection: HttpProtocol) -> None:
        self._connection = connection

    def write(self, data: bytes) -> None:
        self._connection.transport.write(data)

    def is_closing(self) -> bool:
        return self._connection.transport.is_closing()

    def close(self) -> None:
        self._connection.hang_up()


def _check_unusual(version: str, hosts: int, coding: bytes | None) -> None:
    if version == "1.0":
        if hosts > 1 or coding is not None:
            raise MalformedRequest("HTTP/1.0 has at most one Host header and no transfer coding.")
        return
    if version != "1.1":
        raise MalformedRequest("This service speaks HTTP/1.1.")
    if hosts != 1:
        raise MalformedRequest("HTTP/1.1 needs one Host header.")
    if coding not in {None, b"chunked"}:
        raise MalformedRequest("The only transfer coding is `chunked`.")


def _fault_of(error: httptools.HttpParserError) -> RequestFault:
    """Return a message of our own: those of the parser repeat the input."""
    if isinstance(error.__context__, RequestFault):
        return error.__context__
    if isinstance(error, httptools.HttpParserInvalidMethodError):
        return MalformedRequest("The method is unknown, or this is not HTTP.")
    if isinstance(error, httptools.HttpParserInvalidURLError):
        return MalformedRequest(ENCODE)
    return MalformedRequest("This is not well-formed HTTP/1.1.")
