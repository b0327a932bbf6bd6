"""A run that is cut off: each service has one record in the end."""

from collections import Counter
from typing import Any

import pytest

from app.provisioning import run as runs
from app.provisioning.provision import create
from app.storage.errors import DatabaseUnavailable
from tests.support.problem import problem_of
from tests.support.provisioning import listing, run, service, set_rule, try_run
from tests.support.tenant import Tenant

SERVICES = 250
CLIENTS = 7
LISTED = [service(number, 56 + number % CLIENTS) for number in range(1, SERVICES + 1)]


def _records(tenant: Tenant) -> list[dict[str, Any]]:
    return list(tenant.get("/v1/access-records", limit=500)["items"])


def _assert_whole(tenant: Tenant) -> None:
    """One record and one event a service, one login a client."""
    records = _records(tenant)
    assert [record["service_id"] for record in records] == [*range(1, SERVICES + 1)]
    assert len({record["username"] for record in records}) == CLIENTS
    first: dict[int, str | None] = {}
    for record in records:
        password = tenant.password(record["service_id"])
        assert first.setdefault(record["client_id"], password) == password
    events = tenant.events(action="record.provisioned")
    assert Counter(event["service_id"] for event in events) == dict.fromkeys(
        range(1, SERVICES + 1), 1
    )


def test_a_run_that_was_cut_off_is_finished_by_the_next(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The batches before stay, nothing of the one that failed; the next run creates the others."""
    set_rule(tenant, username="c{client_id}", password="generate")

    def fail_late(*arguments: Any) -> None:  # noqa: ANN401
        if arguments[-1].service_id == SERVICES - 10:
            raise DatabaseUnavailable
        create(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(runs, "create", fail_late)
        problem_of(try_run(tenant, listing(LISTED), dry_run="false"), 503)
    assert len(_records(tenant)) == SERVICES // runs.BATCH * runs.BATCH
    planned = run(tenant, LISTED)
    report = run(tenant, LISTED, dry_run="false")
    assert report == planned | {"dry_run": False}
    assert report["existing"] + report["created"]["count"] == SERVICES
    _assert_whole(tenant)
