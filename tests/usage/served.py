"""Measured records that a real server answers for."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.usage.slots import moment_of
from tests.support.live_api import LiveApi
from tests.support.tenant import ALL_SCOPES
from tests.usage.measured_records import NOON, Clock, MeasuredRecords, file_of, patched

OWNER = 5
IN, OUT = 3_000, 9_000
FIRST, LAST = NOON + 1, NOON + 100
GAP = NOON + 50
END = LAST + 1 - 6  # the flows of half an hour are still being reported
KNOWN = END - FIRST - 1


def text(slot: int) -> str:
    """Return when a slot begins, as the API writes it."""
    return f"{moment_of(slot):%Y-%m-%dT%H:%M:%SZ}"


class Served:
    """A server, and the records of its database."""

    def __init__(self, api: LiveApi, records: MeasuredRecords) -> None:
        self.api = api
        self.records = records
        self.key = api.create_key(*ALL_SCOPES)

    @property
    def clock(self) -> Clock:
        return self.records.clock

    def ask(self, service_id: int, kind: str = "usage", **query: Any) -> httpx.Response:  # noqa: ANN401
        """Ask for `usage`, `usage.svg` or `usage.csv`, as the page of the owner does."""
        path = f"/v1/access-records/{service_id}/{kind}"
        asked = {"client_id": OWNER, "status": "Active"} | query
        params = {
            name.rstrip("_"): str(value) for name, value in asked.items() if value is not None
        }
        return self.call("GET", path, params=params)

    def usage(self, service_id: int, **query: Any) -> dict[str, Any]:  # noqa: ANN401
        """Return the answer about a service."""
        answer = self.ask(service_id, **query)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401
        return self.api.call(method, path, key=self.key, **options)

    def change_settings(self, **members: object) -> None:
        answer = self.call("PATCH", "/v1/settings", json=members)
        assert answer.status_code == 200, answer.text

    @contextmanager
    def settings(self, **members: object) -> Iterator[None]:
        """Change settings for a while."""
        before = self.call("GET", "/v1/settings").json()
        self.change_settings(**members)
        try:
            yield
        finally:
            self.change_settings(**{name: before[name] for name in members})

    def measure(self, *service_ids: int, **members: Any) -> None:  # noqa: ANN401 - as in `put`
        """Store records of the owner, each with an address of its own."""
        for service_id in service_ids:
            address = {"ip_address": f"192.0.2.{service_id}"}
            self.records.put(service_id, **{"client_id": OWNER, **address, **members})

    def collect(self, *service_ids: int, slots: range = range(FIRST, LAST + 1)) -> None:
        """Let each of the services move the same in each slot, but for the gap."""
        self.clock.slot = max(self.clock.slot, slots.stop + 1)
        series = [self.records.ids(service_id)[-1] for service_id in service_ids]
        self.records.collect(
            *[
                file_of(slot, {(each, slot): (IN, OUT) for each in series})
                for slot in slots
                if slot != GAP
            ]
        )


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Start a server without records, whose installation takes its figures from nfdump."""
    clock = Clock()
    with pytest.MonkeyPatch.context() as patch, patched(clock):
        patch.setattr("app.usage.known.current_slot", clock)
        with LiveApi(folder) as api, closing(MeasuredRecords(api.settings, clock)) as records:
            records.choose()
            yield Served(api, records)
