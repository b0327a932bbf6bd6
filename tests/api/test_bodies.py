"""Bodies that are no strict JSON, or too large, or of another type: 4xx, and no echo."""

import random
import socket
from collections.abc import Callable, Iterator

import httpx
import pytest

from app.api.middleware import MAX_JSON_BYTES
from app.input.strict_json import MalformedBody, parse
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.raw_json import CANARY, INVALID, MALFORMED
from tests.support.tenant import Tenant
from tests.support.waiting import HANG_SECONDS

Send = Callable[..., httpx.Response]
GOOD = b'{"client_id": 1, "username": "acme", "notes": "%b"}'
JSON = "application/json"


@pytest.fixture
def send(live_api: LiveApi, new_id: Callable[[], int]) -> Send:
    """Give a call that sends raw bytes to a service without a record."""
    path = f"/v1/access-records/{new_id()}"

    def call(
        content: bytes | Iterator[bytes], method: str = "PUT", media_type: str | None = JSON
    ) -> httpx.Response:
        headers = {} if media_type is None else {"Content-Type": media_type}
        key = live_api.writer_key
        return live_api.call(method, path, key=key, content=content, headers=headers)

    return call


def _assert_silent(response: httpx.Response) -> None:
    assert CANARY not in response.text
    assert CANARY not in str(response.headers)


@pytest.mark.parametrize("case", MALFORMED)
def test_what_is_no_strict_json_is_400(send: Send, case: str) -> None:
    """A text that two readers could understand differently is refused before it is understood."""
    for method in ("PUT", "PATCH"):
        response = send(MALFORMED[case], method)
        problem = problem_of(response, 400)
        assert problem["type"] == "/problems/malformed-body"
        _assert_silent(response)


@pytest.mark.parametrize("case", INVALID)
def test_what_is_json_and_no_record_is_422(send: Send, case: str) -> None:
    """Strict JSON that is no record is understood, refused, and not repeated."""
    response = send(INVALID[case])
    assert problem_of(response, 422)["errors"]
    _assert_silent(response)


def test_the_reader_takes_strict_json() -> None:
    """The control: values of every type, depth 8 and any Unicode are read as they stand."""
    assert parse(b' {"a": [1, -2.5e3, true, null, "\xc3\xa9\\ud83d\\udd11"]}\n') == {
        "a": [1, -2500.0, True, None, "é🔑"]
    }
    assert parse(b"[" * 8 + b"]" * 8) == [[[[[[[[]]]]]]]]
    assert parse(b"1e308") == 1e308
    with pytest.raises(MalformedBody):
        parse(b"[" * 9 + b"]" * 9)


@pytest.mark.parametrize("number", ["9" * 6_000, "-" + "9" * 6_000, "1e999"])
def test_a_number_without_a_bound_is_named(send: Send, number: str) -> None:
    """A number that Python cannot read is JSON: the answer says that it is too large."""
    problem = problem_of(send(b'{"client_id": %b}' % number.encode()), 400)
    assert problem["detail"] == "The body contains a number that is too large."


@pytest.mark.parametrize(
    "media_type",
    [
        None,
        "",
        "text/plain",
        "text/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonx",
        "application/vnd.api+json",
        "application/merge-patch+json",
        "application/json; charset=utf-16",
        "application/json; charset=latin-1",
        CANARY,
    ],
)
def test_another_media_type_is_415(send: Send, media_type: str | None) -> None:
    """A missing or other media type or charset is refused, and the answer names what is taken."""
    response = send(GOOD % CANARY.encode(), media_type=media_type)
    assert JSON in problem_of(response, 415)["detail"]
    _assert_silent(response)


@pytest.mark.parametrize(
    ("method", "path", "header", "types"),
    [
        ("PUT", "/v1/access-records/1", "accept", "application/json"),
        ("PATCH", "/v1/access-records/1", "accept-patch", f"{JSON}, application/merge-patch+json"),
        ("POST", "/v1/imports", "accept", "application/x-ndjson, text/csv"),
        ("POST", "/v1/reconciliations", "accept", "application/x-ndjson"),
    ],
)
def test_415_names_what_is_accepted(
    tenant: Tenant, method: str, path: str, header: str, types: str
) -> None:
    """For programs too: `Accept`, of a PATCH `Accept-Patch`, and of a compressed body neither."""
    wrong = tenant.call(method, path, content=b"x", headers={"Content-Type": "text/plain"})
    problem_of(wrong, 415)
    assert wrong.headers[header] == types
    coded = {"Content-Type": types.split(", ", maxsplit=1)[0], "Content-Encoding": "br"}
    compressed = tenant.call(method, path, content=b"x", headers=coded)
    assert "without Content-Encoding" in problem_of(compressed, 415)["detail"]
    # Uploads are the only bodies that may be compressed.
    is_upload = method == "POST"
    assert compressed.headers["accept-encoding"] == ("gzip, identity" if is_upload else "identity")
    assert header not in compressed.headers


@pytest.mark.parametrize(
    "media_type", ["application/json; charset=UTF-8", 'APPLICATION/JSON; charset="utf-8"']
)
def test_parameters_of_the_media_type_are_read(send: Send, media_type: str) -> None:
    """JSON in UTF-8 is taken, however its type is spelled."""
    assert send(GOOD % b"x", media_type=media_type).status_code == 201


def _sized(size: int) -> bytes:
    body = GOOD % b"x"
    return body + b" " * (size - len(body))


def _chunks(body: bytes) -> Iterator[bytes]:
    for start in range(0, len(body), 50_000):
        yield body[start : start + 50_000]


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_has_at_most_256_kib(send: Send, *, announced: bool) -> None:
    """The limit fits exactly; one byte more is 413, with a Content-Length and in chunks."""
    for size, statuses in ((MAX_JSON_BYTES, {200, 201}), (MAX_JSON_BYTES + 1, {413})):
        body = _sized(size)
        response = send(body if announced else _chunks(body))
        assert response.status_code in statuses
    assert problem_of(response, 413)["type"] == "/problems/body-too-large"


def test_a_length_beyond_all_numbers_is_413(live_api: LiveApi) -> None:
    """A Content-Length of many digits is refused before a byte of the body is sent."""
    head = (
        "PUT /v1/access-records/1 HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {live_api.writer_key}\r\nContent-Length: 999999999999\r\n\r\n"
    ).encode()
    with socket.create_connection(("127.0.0.1", live_api.port), timeout=HANG_SECONDS) as connection:
        connection.sendall(head)
        answer = connection.recv(65_536)
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"application/problem+json" in answer


def _mutated(body: bytes, dice: random.Random) -> bytes:
    changed = bytearray(body)
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(changed))
        choice = dice.randrange(4)
        if choice == 0:
            changed[place] = dice.randrange(256)
        elif choice == 1:
            changed[place:place] = dice.choice(
                [b"\0", b"{", b"[", b'"', b"\\u", b"\xff", b"9" * 30]
            )
        elif choice == 2:
            del changed[place : place + dice.randint(1, 8)]
        else:
            changed[place] ^= 1 << dice.randrange(8)
        changed = changed or bytearray(b"x")
    return bytes(changed)


def test_no_mutated_body_is_a_crash(send: Send) -> None:
    """A thousand bodies with broken bytes: never 5xx, every refusal a problem without an echo."""
    dice = random.Random(20_261_123)
    body = (
        b'{"client_id": 56, "enabled": true, "netflow_url": "https://netflow.example.com/",'
        b' "username": "' + CANARY.encode() + b'", "password": "p\\u00e9", "ip_address":'
        b' "203.0.113.9/28", "notes": "a\\nb", "group": null, "clear_password": false}'
    )
    seen = set()
    for _ in range(1000):
        response = send(_mutated(body, dice), dice.choice(["PUT", "PATCH"]))
        seen.add(response.status_code)
        if response.status_code >= 400:
            problem_of(response, response.status_code)
            _assert_silent(response)
    assert seen <= {200, 201, 400, 404, 422}
    assert {200, 400, 422} <= seen
