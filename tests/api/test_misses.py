"""A miss looks like every other miss: what only the operator learns is done after the answer."""

import asyncio
import logging
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from prometheus_client import Counter
from pydantic import SecretStr
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from app import logs
from app.api import settings
from app.installations.description import SettingsDescription, describe_settings
from app.records import access
from app.records.access import AccessReader
from app.records.sealing import open_password
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.sql import run_sql
from tests.support.waiting import HANG_SECONDS, wait_until

SCHEMA = "/v1/settings/schema"
ROUTE_THREADS = 40  # as many as anyio has for them
ABSENT, FOREIGN, DISABLED, EDITED, BROKEN = range(21, 26)
WORK_AFTER_THE_ANSWER = {
    ABSENT: [],
    FOREIGN: ["count", "log"],
    DISABLED: ["open"],
    EDITED: ["open", "count", "log"],
    BROKEN: ["count", "log"],
}
QUESTIONS = [
    "merge-fields?client_id=56",
    "merge-fields?client_id=56&",
    "client-area?client_id=56&status=Active&language=english",
    "client-area?client_id=56",
]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApi]:
    with LiveApi(tmp_path_factory.mktemp("misses") / "data") as api:
        for service_id in (FOREIGN, DISABLED, EDITED, BROKEN):
            api.put_record(
                service_id,
                client_id=57 if service_id == FOREIGN else 56,
                password="p",
                enabled=service_id not in {FOREIGN, DISABLED},
            )
        edit = "UPDATE access_records SET enabled = 0 WHERE service_id = ?"
        run_sql(api.settings, edit, EDITED)
        edit = "UPDATE access_records SET username = 'x' WHERE service_id = ?"
        run_sql(api.settings, edit, BROKEN)
        yield api


class _Lines(logging.Handler):
    """Notes each line of the log as a step."""

    def __init__(self, steps: list[str]) -> None:
        super().__init__()
        self._steps = steps

    def emit(self, _record: logging.LogRecord) -> None:
        self._steps.append("log")


@pytest.fixture
def steps(api: LiveApi, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Give what the service does, in order: opening a seal, counting, logging, answering."""
    steps: list[str] = []
    send = RequestResponseCycle.send
    withheld = api.app.state.services.metrics.withheld
    label = withheld.labels

    async def sending(cycle: RequestResponseCycle, message: Any) -> None:  # noqa: ANN401 - ASGI's
        await send(cycle, message)
        if message["type"] == "http.response.body":
            # uvloop sends at the end of this turn: what is in front of the next one waited for it.
            asyncio.get_running_loop().call_soon(steps.append, "answer")

    def opening(*given: Any) -> SecretStr | None:  # noqa: ANN401 - those of the function
        steps.append("open")
        return open_password(*given)

    def counting(reason: str) -> Counter:
        steps.append("count")
        return label(reason)  # type: ignore[no-any-return]

    monkeypatch.setattr(RequestResponseCycle, "send", sending)
    monkeypatch.setattr("app.records.access.open_password", opening)
    monkeypatch.setattr(withheld, "labels", counting)
    lines = _Lines(steps)
    access.log.addHandler(lines)
    yield steps
    access.log.removeHandler(lines)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("service_id", WORK_AFTER_THE_ANSWER)
def test_a_miss_does_its_extra_work_after_the_answer(
    api: LiveApi, steps: list[str], question: str, service_id: int
) -> None:
    """Another client's record, and a disabled one, cost what no record costs until the answer.

    Of a broken one the seal alone has been opened by then: nothing else tells that it is broken.
    """
    key = make_key(api, "mail", "render")[1]
    answer = api.call("GET", f"/v1/access-records/{service_id}/{question}", key=key)
    assert answer.json().get("merge_fields", {"netflow_enabled": False})["netflow_enabled"] is False
    before = ["open"] if service_id == BROKEN else []
    after = WORK_AFTER_THE_ANSWER[service_id]
    expected = [*before, "answer", *after]
    wait_until(lambda: len(steps) >= len(expected), "what is done after the answer")
    assert steps == expected


def test_metrics_count_misses_where_renders_note_them(
    api: LiveApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`/metrics` counts what is waiting in the event loop, which alone may touch it."""
    real = AccessReader.run_deferred
    loops = []

    def run_deferred(reader: AccessReader) -> None:
        loops.append(asyncio.get_running_loop())  # raises in every other thread
        real(reader)

    monkeypatch.setattr(AccessReader, "run_deferred", run_deferred)
    assert api.call("GET", "/metrics").status_code == 200
    assert loops


def test_metrics_wait_for_no_database(api: LiveApi, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are answered while calls that wait hold every thread of the routes."""
    begun, release = threading.Semaphore(0), threading.Event()

    def wait() -> SettingsDescription:
        begun.release()
        release.wait(HANG_SECONDS)
        return describe_settings()

    def ask() -> int:
        return api.call("GET", SCHEMA, key=key, timeout=2 * HANG_SECONDS).status_code

    key = api.create_key("admin")
    monkeypatch.setattr(settings, "describe_settings", wait)
    with ThreadPoolExecutor(ROUTE_THREADS) as pool:
        calls = [pool.submit(ask) for _ in range(ROUTE_THREADS)]
        try:
            assert all(begun.acquire(timeout=HANG_SECONDS) for _ in calls)
            assert api.call("GET", "/metrics").status_code == 200
        finally:
            release.set()
        assert {call.result() for call in calls} == {200}


def test_the_log_of_misses_is_bounded(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A minute has so many lines; the next one begins with the number of those left out."""
    clock = [0.0]
    monkeypatch.setattr(logs, "LINES_A_MINUTE", 3)
    monkeypatch.setattr("app.logs.time.monotonic", lambda: clock[0])
    limited = logs.LimitedLog(access.log)
    for number in range(10):
        limited.error("record_withheld", number=number)
    clock[0] = 60.0
    limited.report_suppressed()
    limited.error("record_withheld", number=10)
    lines = [(line.getMessage(), vars(line).get("number")) for line in caplog.records]
    assert lines[:3] == [("record_withheld", number) for number in range(3)]
    assert lines[3:] == [("errors_suppressed", None), ("record_withheld", 10)]
    assert vars(caplog.records[3])["count"] == 7
