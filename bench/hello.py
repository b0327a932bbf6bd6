"""The limit of every call: a bare ASGI app that answers a constant of the usual size."""

from starlette.types import ASGIApp, Receive, Scope, Send

BODY = b'{"hello": "' + b"x" * 260 + b'"}'


def make() -> ASGIApp:
    """Return the app."""

    async def app(scope: Scope, _receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await answer(send, BODY)

    return app


async def answer(send: Send, body: bytes) -> None:
    """Send a 200 with JSON, with the least that HTTP asks for."""
    headers = [
        (b"content-length", b"%d" % len(body)),
        (b"content-type", b"application/json"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
