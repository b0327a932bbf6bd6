"""A service with something to see, and the Prometheus that watches it."""

import time
from collections.abc import Iterator

import pytest

from app.audit import trail
from app.audit.trail import BACKED_UP, Author, Event
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.scrape import scrape
from tests.support.service_lists import listing
from tests.support.waiting import wait_until

DAY = 86_400
ROUND = ("nfm_usage_round_seconds", "installation=,source=nfdump")


@pytest.fixture(scope="session")
def busy_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApi]:
    """Return a service on which every metric has a series; its keys expire, its backup is noted."""
    folder = tmp_path_factory.mktemp("observed") / "data"
    with LiveApi(folder) as api:
        expires_at = (int(time.time()) + 30 * DAY) * 1_000_000
        _, key = make_key(api, "lifecycle", "render", "mail", expires_at=expires_at)
        api.put_record(7, client_id=5, password="p")
        admin, source = api.create_key("admin"), {"kind": "nfdump"}
        assert api.call("PUT", "/v1/usage-source", key=admin, json=source).is_success
        api.app.state.services.database.transact(
            lambda connection: trail.write(connection, Author(installation_id=1), Event(BACKED_UP))
        )
        headers = {"Content-Type": "application/x-ndjson"}
        lines = listing([(7, 5, "Active")])
        path = "/v1/reconciliations"
        assert api.call("POST", path, key=key, content=lines, headers=headers).is_success
        fields = "/v1/access-records/7/merge-fields?client_id=5"
        assert api.call("GET", fields, key=key).is_success
        wait_until(
            lambda: {("nfm_broken_seals", "kind=record"), ROUND} <= scrape(api).keys(),
            "the figures of the database",
        )
        yield api
