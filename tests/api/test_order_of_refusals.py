"""Who calls and what they may is judged before their query and body, of which nothing is read."""

import http.client
import json
import re
import socket

import pytest

from app.api.middleware import MAX_JSON_BYTES
from tests.openapi.document import COMMITTED
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.waiting import HANG_SECONDS

OPERATIONS = [
    (method.upper(), re.sub(r"\{\w+\}", "1", path))
    for path, item in json.loads(COMMITTED.read_text(encoding="utf-8"))["paths"].items()
    for method, operation in item.items()
    if "requestBody" in operation
]
TOO_LONG = str(1024**4)
BROKEN: dict[str, tuple[dict[str, str], bytes | None]] = {
    "not JSON": ({"Content-Type": "application/json"}, b'{"a": NaN'),
    "another media type": ({"Content-Type": "image/png"}, b"x"),
    "no media type": ({}, b"x"),
    "a wrong member": ({"Content-Type": "application/json"}, b'{"a": 1}'),
    "announced and too long": ({"Content-Length": TOO_LONG}, None),
    "announced and never sent": ({"Content-Length": "100000"}, None),
}


@pytest.fixture(scope="module")
def callers(live_api: LiveApi) -> dict[int, str | None]:
    """Give a caller for each refusal: no operation with a body takes the scope `render`."""
    return {401: None, 403: make_key(live_api, "render")[1]}


def _status(
    api: LiveApi, operation: tuple[str, str], key: str | None, broken: str
) -> tuple[int, str]:
    """Return the status and media type of an answer to a body that may never be sent."""
    headers, body = BROKEN[broken]
    headers = dict(headers)
    if key is not None:
        headers["Authorization"] = f"Bearer {key}"
    connection = http.client.HTTPConnection("127.0.0.1", api.port, timeout=HANG_SECONDS)
    try:
        connection.request(*operation, body=body, headers=headers)
        answer = connection.getresponse()
        return answer.status, str(answer.getheader("content-type"))
    finally:
        connection.close()


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("status", [401, 403])
def test_who_may_not_call_hears_that_and_nothing_of_their_body(
    live_api: LiveApi, callers: dict[int, str | None], status: int, broken: str
) -> None:
    """Every operation with a body, for every kind of broken one, sent or only announced."""
    assert ("POST", "/v1/imports") in OPERATIONS
    assert len(OPERATIONS) >= 9
    answers = {
        operation: _status(live_api, operation, callers[status], broken) for operation in OPERATIONS
    }
    expected = (status, "application/problem+json")
    assert answers == dict.fromkeys(OPERATIONS, expected)


@pytest.mark.parametrize("status", [401, 403])
def test_who_may_not_call_hears_nothing_of_their_query(
    live_api: LiveApi, callers: dict[int, str | None], status: int
) -> None:
    """A parameter that no operation has is looked at by nobody before the key is."""
    for method, path in OPERATIONS:
        answer = live_api.call(method, f"{path}?no=1", key=callers[status], json={})
        assert answer.status_code == status, path


def _answer_to_who_waits(api: LiveApi, key: str | None, length: int) -> bytes:
    """Return the first head that comes back for a PUT which sends its body only when told to."""
    head = (
        "PUT /v1/access-records/1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {key}\r\nContent-Length: {length}\r\nExpect: 100-continue\r\n\r\n"
    )
    address = ("127.0.0.1", api.port)
    with socket.create_connection(address, timeout=HANG_SECONDS) as connection:
        connection.sendall(head.encode())
        lines = iter(connection.makefile("rb").readline, b"\r\n")
        return b"".join(lines)


def test_nobody_is_told_to_send_a_body_that_is_not_read(
    live_api: LiveApi, callers: dict[int, str | None]
) -> None:
    """With `Expect: 100-continue` a refusal is the only answer, and it ends the connection."""
    key, long = live_api.writer_key, MAX_JSON_BYTES + 1
    for caller, length, status in [(None, 9, 401), (callers[403], 9, 403), (key, long, 413)]:
        head = _answer_to_who_waits(live_api, caller, length).lower()
        assert head.startswith(b"http/1.1 %d " % status)
        assert b"connection: close\r\n" in head
    # The control: whoever may call is told to go on.
    assert _answer_to_who_waits(live_api, key, 9).startswith(b"HTTP/1.1 100 ")
