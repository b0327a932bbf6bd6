"""What is no HTTP/1.1 that the service reads: a problem with a request id, and a closed end."""

import random
import re

import pytest

from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.raw_http import exchange, head
from tests.support.raw_json import CANARY

HOST = b"Host: test\r\n"
_C = CANARY.encode()
POST = b"POST /v1/service-events HTTP/1.1\r\n" + HOST
MALFORMED = {
    "raw UTF-8 in a query": b"GET /v1/access-records?q=M\xc3\xbc" + _C + b" HTTP/1.1\r\n" + HOST,
    "raw Latin-1 in a path": b"GET /v1/M\xfc" + _C + b" HTTP/1.1\r\n" + HOST,
    "a blank in a path": b"GET /v1/a b" + _C + b" HTTP/1.1\r\n" + HOST,
    "a tab in a path": b"GET /v1/a\tb HTTP/1.1\r\n" + HOST,
    "no path": b"GET " + _C + b" HTTP/1.1\r\n" + HOST,
    "a port that is none": b"GET http://test:99999/ HTTP/1.1\r\n" + HOST,
    "an unknown method": _C + b" /livez HTTP/1.1\r\n" + HOST,
    "a method in lower case": b"get /livez HTTP/1.1\r\n" + HOST,
    "CONNECT": b"CONNECT test:80 HTTP/1.1\r\n" + HOST,
    "no Host": b"GET /livez HTTP/1.1\r\n",
    "two Hosts": b"GET /livez HTTP/1.1\r\n" + HOST + HOST,
    "two Hosts in HTTP/1.0": b"GET /livez HTTP/1.0\r\n" + HOST + HOST,
    "two lengths": POST + b"Content-Length: 3\r\nContent-Length: 3\r\n",
    "lengths that differ": POST + b"Content-Length: 3\r\nContent-Length: 4\r\n",
    "a list of lengths": POST + b"Content-Length: 3, 3\r\n",
    "a length with a sign": POST + b"Content-Length: +3\r\n",
    "a negative length": POST + b"Content-Length: -3\r\n",
    "a length of 30 digits": POST + b"Content-Length: " + b"9" * 30 + b"\r\n",
    "a blank length": POST + b"Content-Length:\r\n",
    "chunks and a length": POST + b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
    "a length and chunks": POST + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
    "another coding": POST + b"Transfer-Encoding: gzip\r\n",
    "two codings": POST + b"Transfer-Encoding: gzip, chunked\r\n",
    "identity": b"GET /livez HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: identity\r\n",
    "chunks in HTTP/1.0": b"POST /livez HTTP/1.0\r\nTransfer-Encoding: chunked\r\n",
    "HTTP/0.9": b"GET /livez\r\n",
    "HTTP/1.2": b"GET /livez HTTP/1.2\r\n" + HOST,
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n",
    "HTTP/2 as a version": b"GET /livez HTTP/2.0\r\n" + HOST,
    "RTSP": b"DESCRIBE rtsp://test RTSP/1.0\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01" + _C,
    "a blank before the colon": b"GET /livez HTTP/1.1\r\nHost : test\r\n",
    "a folded header": b"GET /livez HTTP/1.1\r\n" + HOST + b"A: b\r\n c\r\n",
    "a header without a name": b"GET /livez HTTP/1.1\r\n" + HOST + b": " + _C + b"\r\n",
    "NUL in a header": b"GET /livez HTTP/1.1\r\n" + HOST + b"A: " + _C + b"\0\r\n",
    "no carriage returns": b"GET /livez HTTP/1.1\nHost: test\n",
}


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_not_http_is_a_problem(
    live_api: LiveApi, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It is 400 with a request id, closed, counted, and one line of log without its bytes."""
    before = _refused(live_api, 400)
    caplog.clear()
    caplog.set_level("INFO")
    answer = exchange(live_api.port, MALFORMED[name] + b"\r\n")
    answer.problem(400, "malformed-request")
    assert len(answer.statuses) == 1
    assert answer.last.headers["connection"] == "close"
    assert CANARY.encode() not in answer.data
    assert _refused(live_api, 400) == before + 1
    (line,) = [vars(record) for record in caplog.records if "refused" in vars(record)]
    assert line["refused"] == "malformed-request"
    assert line["request_id"] == answer.last.headers["x-request-id"]
    assert CANARY not in str(line)
    assert _events(caplog) == {"request"}


def _events(caplog: pytest.LogCaptureFixture) -> set[str]:
    """Return what the service has logged, and what anybody else has that is no information.

    Settings that another test has broken are reported from the background, once a minute.
    """
    records = [record for record in caplog.records if record.message != "settings_broken"]
    own = {record.message for record in records if record.name.startswith("app.")}
    return own | {record.message for record in records if record.levelname != "INFO"}


def _refused(live_api: LiveApi, status: int) -> float:
    text = live_api.call("GET", "/metrics").text
    pattern = rf'requests_total{{method="other",route="unmatched",status="{status}"}} (\S+)'
    found = re.search(pattern, text)
    return float(found[1]) if found else 0


def test_raw_bytes_are_answered_with_what_to_do(live_api: LiveApi) -> None:
    """Who calls curl with `?q=Müller` reads that it has to be encoded."""
    answer = exchange(live_api.port, MALFORMED["raw UTF-8 in a query"] + b"\r\n")
    assert "percent-encode" in answer.problem(400, "malformed-request")


def test_the_callers_request_id_is_kept(live_api: LiveApi) -> None:
    """Where it came before what is refused, and not the one of the request before."""
    ids = ("first", "second")
    first, second = (
        head("GET /livez HTTP/1.1", f"X-Request-Id: {request_id}") for request_id in ids
    )
    answer = exchange(live_api.port, first + second[:-2] + b"Host: again\r\n\r\n")
    assert answer.last.headers["x-request-id"] == "second"
    answer = exchange(live_api.port, first + b"\0")
    assert answer.last.headers["x-request-id"] not in ids
    answer.problem(400, "malformed-request")


HEADS_TOO_LARGE = {
    "a line without an end": head("GET /livez HTTP/1.1")[:-2] + b"A: " + b"x" * 2**20,
    "a long path": b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
    "a long path without an end": b"GET /" + b"x" * 2**20,
    "a long method": b"\r\n" * 50_000 + b"GET",
    "a whole head": head("GET /livez HTTP/1.1", *(f"A{n}: {'x' * 900}" for n in range(90))),
    "many headers": head("GET /livez HTTP/1.1", *(f"A{n}: x" for n in range(101))),
    "a whole head after another": head("GET /livez HTTP/1.1")
    + head("GET /livez HTTP/1.1", *(f"A{n}: {'x' * 900}" for n in range(90))),
}


@pytest.mark.parametrize("name", HEADS_TOO_LARGE)
def test_a_head_has_an_end(live_api: LiveApi, name: str) -> None:
    """More than 64 KiB or 100 headers is 431, at once, however they come."""
    data = HEADS_TOO_LARGE[name]
    for pieces in ([data], [data[at : at + 1000] for at in range(0, len(data), 1000)]):
        answer = exchange(live_api.port, *pieces)
        assert "64 KiB" in answer.problem(431, "head-too-large")


def test_a_large_head_is_taken(live_api: LiveApi) -> None:
    """The control: 60 KB and 90 headers are a request like every other, whole or in pieces."""
    data = head(
        "GET /livez HTTP/1.1", "Connection: close", *(f"A{n}: {'x' * 670}" for n in range(88))
    )
    for pieces in ([data], [data[at : at + 1000] for at in range(0, len(data), 1000)]):
        assert exchange(live_api.port, *pieces).last.status_code == 200


def test_no_more_is_read_of_a_line_without_an_end(live_api: LiveApi) -> None:
    """The answer is there after the first 65 KB, and 100 MB more cost nobody anything."""
    pieces = [head("GET /livez HTTP/1.1")[:-2] + b"A: ", *[b"x" * 2**20] * 100]
    exchange(live_api.port, *pieces).problem(431, "head-too-large")
    assert live_api.call("GET", "/livez").is_success


CHUNKED = "Transfer-Encoding: chunked"
BAD_BODIES = {
    "a size that is none": (b"zz\r\n", 400),
    "a negative size": (b"-1\r\n", 400),
    "a size of 20 digits": (b"f" * 20 + b"\r\n", 400),
    "no line end after a piece": (b"1\r\nabc\r\n", 400),
    "an extension without an end": (b"1;" + b"x" * 2**20, 431),
    "trailers without an end": (b"1\r\n{\r\n0\r\nA: " + b"x" * 2**20, 431),
    "many trailers": (b"1\r\n{\r\n0\r\n" + b"A: b\r\n" * 100_000, 431),
}


@pytest.mark.parametrize("name", BAD_BODIES)
@pytest.mark.parametrize("path", ["/v1/access-records/77001", "/v1/imports?dry_run=true"])
def test_a_bad_body_is_a_problem(live_api: LiveApi, name: str, path: str) -> None:
    """What breaks off inside of a body reaches the handler as a fault, and the caller as 4xx."""
    method, kind = ("POST", "text/csv") if "imports" in path else ("PUT", "application/json")
    body, status = BAD_BODIES[name]
    lines = (f"Content-Type: {kind}", CHUNKED)
    start = head(f"{method} {path} HTTP/1.1", *lines, key=live_api.writer_key)
    answer = exchange(live_api.port, start, body)
    answer.problem(status, "malformed-request" if status == 400 else "head-too-large")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "path",
    [
        "/v1/access-records?q=x",
        "/v1/exports?format=csv",
        "/v1/clients/1/logins",
        "/v1/audit-events",
    ],
)
def test_a_bad_body_that_nobody_asked_for(
    live_api: LiveApi, caplog: pytest.LogCaptureFixture, method: str, path: str
) -> None:
    """A search that comes with a body that is no HTTP is 400, and no crash."""
    key = make_key(live_api, "records:read", "records:write", "admin")[1]
    caplog.clear()
    caplog.set_level("INFO")
    start = head(f"{method} {path} HTTP/1.1", CHUNKED, key=key)
    answer = exchange(live_api.port, start + b"zz\r\n")
    assert answer.statuses == [400]
    assert answer.last.headers["content-type"] == "application/problem+json"
    if method == "GET":
        answer.problem(400, "malformed-request")
    assert _events(caplog) == {"request"}


def test_a_trailer_is_no_header(live_api: LiveApi) -> None:
    """A key that comes behind the body opens nothing."""
    start = head("GET /v1/whoami HTTP/1.1", "Connection: close", CHUNKED)
    trailer = f"0\r\nAuthorization: Bearer {live_api.writer_key}\r\n\r\n".encode()
    assert exchange(live_api.port, start + trailer).last.status_code == 401


def test_a_refusal_waits_for_its_turn(live_api: LiveApi) -> None:
    """Answers to the requests before it come first, and whole."""
    answer = exchange(live_api.port, head("GET /openapi.json HTTP/1.1") * 3 + b"BAD\r\n\r\n")
    assert answer.statuses == [200, 200, 200, 400]
    answer.problem(400, "malformed-request")


def _broken(source: random.Random, key: str) -> bytes:
    """Return a request with some bytes changed, left out, doubled or put in."""
    body = b'{"event": "suspended", "service_id": 1, "client_id": 1}'
    kind = "Content-Type: application/json"
    seeds = (
        head("GET /v1/access-records?limit=1 HTTP/1.1", key=key),
        head("GET http://test/livez HTTP/1.0"),
        head("POST /v1/service-events HTTP/1.1", kind, f"Content-Length: {len(body)}", key=key)
        + body,
        head("PUT /v1/access-records/77002 HTTP/1.1", kind, CHUNKED, key=key)
        + b"5\r\n{}   \r\n0\r\nA: b\r\n\r\n",
    )
    data = bytearray(source.choice(seeds))
    for _ in range(source.randint(1, 4)):
        at = source.randrange(len(data))
        piece = source.choice(
            (b"\r\n", b"\0", b"\xff", b":", b" ", b"\t", b"%", b",", b"9" * 20, data[at : at + 9])
        )
        data[at : at + source.randint(0, 3)] = piece
    return bytes(data)


def test_thousands_of_broken_requests_cost_nothing(
    live_api: LiveApi, caplog: pytest.LogCaptureFixture
) -> None:
    """No hang, no 5xx, no crash; every error is a problem, and the service goes on."""
    caplog.set_level("INFO")
    source = random.Random(9)
    for _ in range(3_000):
        answer = exchange(live_api.port, _broken(source, live_api.writer_key), half_close=True)
        assert all(status < 500 for status in answer.statuses), answer.data
        if answer.statuses and answer.statuses[-1] >= 400 and b"connection: close" in answer.data:
            assert answer.last.headers["content-type"] == "application/problem+json"
            assert answer.last.headers["x-request-id"] in answer.last.text
    assert _events(caplog) <= {"request", "client_gone"}
    assert live_api.call("GET", "/livez").is_success
