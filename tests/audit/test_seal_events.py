"""A record that is not shown because it was edited is told in the audit trail, once."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from app.records.broken_seals import MAX_NOTED, BrokenSeals, write_events
from app.storage.errors import DatabaseUnavailable
from tests.support.sql import run_sql
from tests.support.tenant import Tenant

NewId = Callable[[], int]
ACTION = "record.seal_broken"


def _store_notes(tenant: Tenant) -> None:
    asyncio.run(tenant.api.app.state.services.background.store_notes())


def _events(tenant: Tenant, service: int) -> list[dict[str, Any]]:
    return tenant.events(service_id=service, action=ACTION)


def test_a_broken_seal_is_an_event_once_a_version(tenant: Tenant, new_id: NewId) -> None:
    """Rendered often, an edited row has one event, and another one when it is edited anew."""
    service = new_id()
    tenant.put(service, client_id=1, username="u", password="p")
    tenant.edit_row(service)
    for _ in range(3):
        for _ in range(3):
            assert tenant.merge_fields(service, 1)["netflow_enabled"] is False
        _store_notes(tenant)
    (event,) = _events(tenant, service)
    assert event["changes"] == {"integrity": {"old": "ok", "new": "broken"}}
    assert (event["key_id"], event["actor"]) == (None, None)
    assert event["reason"] == "Not shown. The row has version 1."
    tenant.edit_row(service, "version = 7")
    tenant.merge_fields(service, 1)
    _store_notes(tenant)
    assert [event["reason"][-2:] for event in _events(tenant, service)] == ["7.", "1."]


def test_whole_and_foreign_records_are_no_event(tenant: Tenant, new_id: NewId) -> None:
    """What opens, what belongs to another client and what is disabled is not told as broken."""
    service, disabled = new_id(), new_id()
    tenant.put(service, client_id=1)
    tenant.put(disabled, client_id=1, enabled=False)
    for client in (1, 2):
        tenant.merge_fields(service, client)
        tenant.merge_fields(disabled, client)
    _store_notes(tenant)
    assert _events(tenant, service) == _events(tenant, disabled) == []


def test_an_edited_row_is_told_where_it_says_disabled(tenant: Tenant, new_id: NewId) -> None:
    """A record disabled outside the service is reported, though it would be hidden anyway."""
    service = new_id()
    tenant.put(service, client_id=1)
    tenant.edit_row(service, "enabled = 0")
    tenant.merge_fields(service, 1)
    _store_notes(tenant)
    assert len(_events(tenant, service)) == 1


def test_rendering_writes_nothing(tenant: Tenant, new_id: NewId) -> None:
    """The event waits in memory until it can be stored, and another process's counts as told."""
    service = new_id()
    tenant.put(service, client_id=1)
    tenant.edit_row(service)
    tenant.merge_fields(service, 1)
    assert _events(tenant, service) == []
    run_sql(tenant.api.settings, "ALTER TABLE audit_events RENAME TO kept")
    with pytest.raises(DatabaseUnavailable):
        _store_notes(tenant)
    run_sql(tenant.api.settings, "ALTER TABLE kept RENAME TO audit_events")
    _store_notes(tenant)
    assert len(_events(tenant, service)) == 1
    other_process = [(tenant.installation_id, service, 1)]
    tenant.api.app.state.services.database.transact(
        lambda connection: write_events(connection, other_process)
    )
    assert len(_events(tenant, service)) == 1


def test_memory_is_bounded() -> None:
    """However many rows were edited, a thousand are kept, and none is told twice."""
    broken = BrokenSeals()
    for service in range(3 * MAX_NOTED):
        broken.note((1, service, 1))
    first = broken.waiting()
    assert len(first) == MAX_NOTED
    broken.forget(first)
    broken.note(first[0])
    assert broken.waiting() == []
