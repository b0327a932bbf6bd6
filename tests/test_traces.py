"""W3C Trace Context: a valid header names the trace of a request, any other one is ignored."""

import json
import logging
from collections.abc import Iterator

import pytest

from app import traces
from app.logs import JsonLines
from app.traces import parse
from tests.support.live_api import LiveApi

TRACE, PARENT = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
VALID = f"00-{TRACE}-{PARENT}-01"


@pytest.mark.parametrize(
    "value",
    [
        *("", "00", VALID[:-1], VALID + "0", VALID + "-x", VALID.upper(), f" {VALID}"),
        f"ff-{TRACE}-{PARENT}-01",
        f"00-{'0' * 32}-{PARENT}-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"01-{TRACE}-{PARENT}-01x",
        f"0x-{TRACE}-{PARENT}-01",
        f"{VALID}\n",
    ],
)
def test_an_invalid_header_is_ignored(value: str) -> None:
    """What the specification calls invalid names no trace."""
    assert parse(value.encode()) is None


@pytest.mark.parametrize("value", [VALID, VALID.replace("00-4", "cc-4") + "-later"])
def test_a_valid_header_names_its_trace(value: str) -> None:
    """Later versions may have more; what is passed on is the version that this service knows."""
    traces.follow([(b"traceparent", value.encode())])
    assert traces.current_id() == TRACE
    assert traces.outgoing() == {"traceparent": VALID}
    traces.follow([(b"traceparent", VALID.encode())] * 2)
    assert (traces.current_id(), traces.outgoing()) == (None, {})


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    """Collect the log of the service as it would be written."""
    found: list[str] = []

    class Collecting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(JsonLines().format(record))

    log, handler = logging.getLogger("app"), Collecting()
    caplog.set_level(logging.INFO, "app")
    log.addHandler(handler)
    yield found
    log.removeHandler(handler)


def test_the_line_of_a_request_names_its_trace(live_api: LiveApi, lines: list[str]) -> None:
    """On one connection, only the request that brings a valid header has one; no answer has it."""
    answers = [
        live_api.call("GET", "/v1/whoami", headers=headers)
        for headers in ({"traceparent": VALID}, {"traceparent": VALID[:-1]}, {})
    ]
    ids = [answer.headers["x-request-id"] for answer in answers]
    found = {line["request_id"]: line.get("trace_id") for line in map(json.loads, lines)}
    assert [found[request_id] for request_id in ids] == [TRACE, None, None]
    assert all(TRACE not in str(answer.headers) + answer.text for answer in answers)
