"""A flood of bad keys is refused, and never holds up a good one."""

import re
import time
from pathlib import Path

import httpx
import pytest

from app.auth import failures
from app.auth.errors import TooManyFailures
from app.auth.failures import FailureLimit
from tests.support import command
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.waiting import HANG_SECONDS

NAMING_HEADERS = ("X-Forwarded-For", "X-Real-IP", "X-Forwarded-For", "Forwarded")


def test_a_flood_of_bad_keys_is_refused(tmp_path: Path) -> None:
    """After the allowed failures come 429 with Retry-After, while a good key still works."""
    with LiveApi(tmp_path / "data", NFM_AUTH_FAILURES_PER_MINUTE="300") as api:
        # Waiting for its own key has cost the API a few failures.
        statuses = [api.call("GET", "/v1/whoami", key="wrong").status_code for _ in range(310)]
        refused = api.call("GET", "/v1/whoami", key="wrong")
        problem_of(refused, 429)
        assert 1 <= int(refused.headers["retry-after"]) <= 61
        assert statuses == sorted(statuses)
        assert 0 < statuses.count(401) <= 300
        for path in ("/v1/whoami", "/v1/access-records/1"):
            assert api.call("GET", path, key=api.writer_key).status_code in {200, 404}
        written = api.call("PUT", "/v1/access-records/1", key="wrong", content=b"{")
        assert written.status_code == 429
        metrics = api.call("GET", "/metrics").text
        counted = re.search(r"nfm_refused_keys_total (\d+)", metrics)
        assert counted is not None
        assert int(counted[1]) >= 312


@pytest.mark.needs("serve")
def test_a_header_names_no_other_caller(tmp_path: Path) -> None:
    """A caller who names another address in each request is refused like any other."""
    with command.serving(tmp_path / "data", NFM_AUTH_FAILURES_PER_MINUTE="2") as served:
        url = served.ready_on()
        with httpx.Client(base_url=url, trust_env=False, timeout=HANG_SECONDS) as client:
            statuses = [
                client.get("/v1/whoami", headers={name: f"192.0.2.{number}"}).status_code
                for number, name in enumerate(NAMING_HEADERS)
            ]
    assert statuses == [401, 401, 429, 429]


def test_failures_are_counted_per_address_and_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """One address's failures are no other's, and a minute later the count begins anew."""
    clock = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    limit = FailureLimit(2)
    limit.record("one")
    limit.record("one")
    with pytest.raises(TooManyFailures) as caught:
        limit.record("one")
    assert caught.value.retry_after_seconds == 61
    limit.record("other")
    clock[0] += 59.5
    with pytest.raises(TooManyFailures) as caught:
        limit.record("one")
    assert caught.value.retry_after_seconds == 1
    clock[0] += 0.5
    limit.record("one")


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """When too many addresses fail, the one that was quiet longest is forgotten first."""
    monkeypatch.setattr(failures, "MAX_ADDRESSES", 2)
    limit = FailureLimit(1)
    for address in ("one", "two", "three"):
        limit.record(address)
    limit.record("one")
    with pytest.raises(TooManyFailures):
        limit.record("three")
