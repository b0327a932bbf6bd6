"""A dry run leaves no trace in the audit trail, so it must not confirm a guessed password."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.live_api import LiveApi

STORED = "canary-stored"
WRONG = "canary-wrong"


def _counts(api: LiveApi, rows: list[dict[str, Any]], dry_run: str = "true") -> dict[str, int]:
    answer = api.call(
        "POST",
        f"/v1/imports?dry_run={dry_run}",
        key=api.writer_key,
        content="\n".join(map(json.dumps, rows)),
        headers={"Content-Type": "application/x-ndjson"},
    ).json()
    return {name: answer[name] for name in ("created", "updated", "unchanged")}


@pytest.fixture
def service(live_api: LiveApi, new_id: Callable[[], int]) -> int:
    """Return a service of client 7 whose record has the stored password and nothing else."""
    service = new_id()
    live_api.put_record(service, client_id=7, password=STORED)
    return service


@pytest.mark.parametrize("guess", [STORED, WRONG])
def test_a_dry_run_confirms_no_password(live_api: LiveApi, service: int, guess: str) -> None:
    """A right and a wrong password are counted alike, as an update."""
    row = {"service_id": service, "password": guess}
    assert _counts(live_api, [row]) == {"created": 0, "updated": 1, "unchanged": 0}


@pytest.mark.parametrize("guess", [STORED, WRONG])
def test_a_dry_run_confirms_no_password_of_a_row_before(
    live_api: LiveApi, new_id: Callable[[], int], service: int, guess: str
) -> None:
    """Nor does it where the guess is a new record whose login the row re-uses."""
    other = new_id()
    rows: list[dict[str, Any]] = [
        {"service_id": other, "client_id": 7, "password": guess},
        {"service_id": service, "reuse_login_from": other},
    ]
    assert _counts(live_api, rows) == {"created": 1, "updated": 1, "unchanged": 0}


def test_a_dry_run_still_counts_rows_without_a_password(live_api: LiveApi, service: int) -> None:
    """Rows that bring no password are compared as ever."""
    unchanged = {"created": 0, "updated": 0, "unchanged": 1}
    assert _counts(live_api, [{"service_id": service, "password": ""}]) == unchanged
    changed = {"created": 0, "updated": 1, "unchanged": 0}
    assert _counts(live_api, [{"service_id": service, "group": "x"}]) == changed


def test_an_import_of_the_stored_password_is_no_change(live_api: LiveApi, service: int) -> None:
    """An import that stores, where a wrong guess would leave an event, still says so."""
    row = {"service_id": service, "password": STORED}
    counts = _counts(live_api, [row], dry_run="false")
    assert counts == {"created": 0, "updated": 0, "unchanged": 1}
