"""A call that failed has the same id in WHMCS's activity log and in the log of the API."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest

from tests.addon.whmcs import Step, Whmcs
from tests.faults.fault_server import Exchange, FaultServer, closed_port

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.live_api import LiveApi

pytestmark = pytest.mark.needs("php")

MERGE: Step = {"do": "hook", "name": "AfterClientMerge", "vars": {"toUserID": 1, "fromUserID": 2}}
NOTE = re.compile(r" \(Request id: ([\w.:-]+)\) ")


@pytest.fixture
def whmcs(tmp_path: Path, live_api: LiveApi) -> Whmcs:
    """Return a WHMCS whose key may do nothing of what its hooks report."""
    installation = Whmcs(tmp_path)
    installation.connect(live_api.url, live_api.create_key("render"))
    return installation


def test_a_refused_call_is_found_in_the_log_of_the_api(
    whmcs: Whmcs, caplog: pytest.LogCaptureFixture
) -> None:
    """The line of the activity log names the id under which the API has logged the request."""
    caplog.set_level(logging.INFO, "app")
    outcome = whmcs.play(MERGE, {"do": "hook", "name": "DailyCronJob", "vars": {}})
    assert outcome.faults == []
    logged = {
        vars(record)["request_id"]: vars(record)["status"]
        for record in caplog.records
        if record.message == "request"
    }
    assert len(outcome.activity) == 2
    for line in outcome.activity:
        (request_id,) = NOTE.findall(line)
        assert logged[request_id] == 403
        assert re.fullmatch("[0-9a-f]{32}", request_id)
    named = [str(entry) for entry in outcome.module_log if "status 403" in str(entry)]
    assert any(f"request id {request_id}" in entry for entry in named)


@pytest.mark.parametrize(
    ("header", "expected"),
    [("", None), ("X-Request-Id: of-a-proxy.1", "of-a-proxy.1"), ("X-Request-Id: <b> x", None)],
)
def test_the_id_of_the_answer_counts(whmcs: Whmcs, header: str, expected: str | None) -> None:
    """A proxy may have given the request another one; without a valid one it is the id sent."""
    head = f"HTTP/1.1 502 Bad\r\n{header}\r\n" if header else "HTTP/1.1 502 Bad\r\n"
    answer = f"{head}Content-Length: 0\r\nConnection: close\r\n\r\n".encode()
    with FaultServer(lambda exchange: exchange.send(answer)) as server:
        whmcs.settings["api_url"] = server.url
        [line] = whmcs.play(MERGE).activity
        [request] = server.requests
    sent = re.search(r"^X-Request-Id: ([0-9a-f]{32})\r$", request, re.MULTILINE)
    assert sent is not None
    assert NOTE.findall(line) == [expected or sent[1]]


def test_a_request_that_was_not_answered_has_the_id_that_was_sent(whmcs: Whmcs) -> None:
    """The API may have it in its log; a request that was never sent is in none."""

    def hang_up(exchange: Exchange) -> None:
        exchange.connection.close()

    with FaultServer(hang_up) as server:
        whmcs.settings["api_url"] = server.url
        [line] = whmcs.play(MERGE).activity
        [request] = server.requests
    assert f"X-Request-Id: {NOTE.findall(line)[0]}\r\n" in request
    whmcs.settings["api_url"] = closed_port()
    [line] = whmcs.play(MERGE).activity
    assert "Request id" not in line
