"""The overview of a dashboard: what it counts, on every database, and what it keeps from others."""

import asyncio
from collections.abc import Iterator

import pytest

from app.api import expensive
from app.records.counts import count_all_records, count_records
from tests.support.databases import Place
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.tenant import Tenant

OVERVIEW = "/v1/overview"
NOTHING = dict.fromkeys(("total", "enabled", "disabled", "needs_review", "never_had_password"), 0)


@pytest.fixture
def placed(place: Place) -> Iterator[LiveApi]:
    """Give an API on a database of each kind."""
    with LiveApi(place.settings) as api:
        yield api


def test_records_are_counted_on_every_database(placed: LiveApi) -> None:
    """Each state, what never had a password, and nothing of another installation."""
    tenant, other = Tenant.of(placed), Tenant.of(placed)
    assert tenant.get(OVERVIEW)["records"] == NOTHING | {"is_exact": True}
    for service_id in (1, 2, 3, 4):
        tenant.put(service_id, client_id=5, password="p" if service_id < 4 else None)
    tenant.patch(2, enabled=False)
    tenant.patch(3, password=None)
    tenant.post("/v1/service-events", {"event": "owner_changed", "service_id": 4, "client_id": 6})
    other.put(1, client_id=5, enabled=False)
    assert tenant.get(OVERVIEW)["records"] == {
        "is_exact": True,
        "total": 4,
        "enabled": 2,
        "disabled": 1,
        "needs_review": 1,
        "never_had_password": 1,
    }
    with placed.app.state.services.database.read() as connection:
        every = count_all_records(connection)
        some = count_records(connection, tenant.installation_id, most=2)
    assert (every[tenant.installation_id].total, every[other.installation_id].disabled) == (4, 1)
    assert not some.is_exact
    assert some.needs_review == 1


def test_a_key_that_may_not_read_records_gets_no_counts(live_api: LiveApi, tenant: Tenant) -> None:
    """The answer names the scope that is missing."""
    _, key = make_key(live_api, "render", installation_id=tenant.installation_id)
    problem = problem_of(live_api.call("GET", OVERVIEW, key=key), 403)
    assert "records:read" in problem["detail"]


def test_lists_do_not_wait_for_overviews(tenant: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the one place of overviews is taken, the next one is refused and lists are answered."""
    lane = tenant.api.app.state.services.overviews
    monkeypatch.setattr(lane, "_limits", expensive.Limits(places=1, wait_seconds=0, work_seconds=2))
    monkeypatch.setattr(lane, "_places", _Taken())
    assert tenant.found() == []
    problem_of(tenant.call("GET", OVERVIEW), 503)


class _Taken:
    """Places that nobody gives back."""

    async def acquire(self) -> None:
        """Wait until the caller has waited for long enough."""
        await asyncio.Event().wait()
