"""Requests in the form that routes know: a HEAD is a GET, and no path has a prefix."""

from collections import ChainMap

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class HeadAsGet:
    """Answers HEAD as a GET whose body stays behind (RFC 9110, section 9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request (ASGI)."""
        if scope.get("method") != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        # The server looks at its own method to know that no body follows. What it notes in its
        # scope meanwhile, a fault or that the caller is gone, is seen through this one.
        await self._app(ChainMap({"method": "GET"}, scope), receive, send_without_body)


class PathPrefix:
    """Removes the prefix from the path of a request.

    Everything inside sees its own paths, whether the proxy in front has removed the prefix or not.
    A path without the prefix is left as it is: health checks of the same host need not know it.
    """

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self._app = app
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request (ASGI)."""
        if scope.get("path", "").startswith(f"{self._prefix}/"):
            # In the server's own scope, in which it notes faults while the request is handled.
            scope["path"] = scope["path"].removeprefix(self._prefix)
        await self._app(scope, receive, send)
