"""One HTTP connection: uvicorn's, with bounds, and with a problem for all that is not HTTP.

What the parser refuses goes through the app like every request, marked with `nfm.refused` in its
scope: so it gets a request id, a metric and a log line, and waits for its turn behind the requests
before it. A fault in the body of a request that is being answered is put into its scope as
`nfm.fault`, which `BodyLimit` raises to the handler that reads the body. A request whose caller is
lost before its answer is complete has `nfm.gone` there, for `RequestContext`.
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
    """One connection of a caller."""

    limits: Limits = Limits()

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self.is_deaf = False  # what still comes is thrown away
        self.is_in_body = False
        self.is_new = True  # has not sent a whole head
        self.is_ended = False  # sends no more
        self.unparsed = 0  # bytes since the parser last gave something
        self._watch = Watch(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """End the watch, and mark the request whose answer is not complete as `nfm.gone`."""
        self._watch.end()
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is not None and not cycle.response_complete:
            cycle.scope["nfm.gone"] = True  # type: ignore[typeddict-unknown-key]
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Feed the parser, and refuse what it or a bound refuses."""
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
            # No other protocol is spoken: the request is answered, what follows it is not read.
            self.is_deaf = True
            self.cycle.keep_alive = False
        except httptools.HttpParserError as error:
            self.refuse(_fault_of(error))
        if self.unparsed > self.limits.head_bytes:
            self.refuse(HeadTooLarge())

    def eof_received(self) -> bool | None:  # type: ignore[override]
        """Keep the connection for a refusal that is still to be written; else close it.

        The end of what a caller sends is the only sign that it has gone away.
        """
        self.is_ended = True
        cycle: RequestResponseCycle | None = self.cycle
        is_answered = cycle is None or cycle.response_complete
        if self.unparsed and is_answered and not (self.is_in_body or self.is_deaf):
            self.refuse(MalformedRequest("The request ends within its head."))
            return True
        return self.is_deaf and not is_answered

    def on_headers_complete(self) -> None:
        """Check the head as a whole, and start the request."""
        self._check_head()
        super().on_headers_complete()
        # What the parser calls a header from now on stands behind the body; nobody asked for it.
        self.headers = []
        self.is_new = False
        self.is_in_body = True
        self.unparsed = 0
        watch = self._watch
        watch.body_bytes = 0
        watch.began_at = watch.heard_at
        watch.answered_at = None

    def on_body(self, body: bytes) -> None:
        """Take a piece of a body."""
        self.unparsed = 0
        self._watch.body_bytes += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Expect the next head."""
        self.unparsed = 0
        self.is_in_body = False
        cycle = self.cycle
        if not cycle.response_complete:
            cycle.more_body = False
            cycle.message_event.set()

    def hang_up(self) -> None:
        """Close for writing now and for reading a little later.

        A connection that is closed with bytes unread is reset, and the answer can be lost with it.
        """
        self.is_deaf = True
        if self.is_ended or self.transport.is_closing():
            self.transport.close()
            return
        self.flow.resume_reading()
        self.transport.write_eof()
        self.loop.call_later(self.limits.linger_seconds, self.transport.close)

    def stop_reading(self) -> None:
        """Refuse the request whose body is still to come: the service stops."""
        if self.is_in_body and not self.is_deaf:
            self.refuse(Stopping())

    def refuse(self, fault: RequestFault) -> None:
        """Answer with the problem of a fault, and read no more."""
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
        """Raise `RequestFault`: what httptools lets pass and HTTP does not allow."""
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
            self.on_message_begin()  # not a byte of a first line could be read
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
    """The transport of a last answer: its `close` leaves the caller the time to read it."""

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
    """Return what is wrong, in words of our own: those of the parser repeat what was sent."""
    if isinstance(error.__context__, RequestFault):
        return error.__context__
    if isinstance(error, httptools.HttpParserInvalidMethodError):
        return MalformedRequest("The method is unknown, or this is not HTTP.")
    if isinstance(error, httptools.HttpParserInvalidURLError):
        return MalformedRequest(ENCODE)
    return MalformedRequest("This is not well-formed HTTP/1.1.")
