"""Applies events of services in WHMCS to their records."""

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from app.input.fields import RecordId
from app.installations import settings_store
from app.provisioning.provision import is_wanted, provision
from app.provisioning.service import NewService
from app.records.change import Change, given_to, unchanged
from app.records.reader import RecordReader
from app.records.record import OWNER_CHANGED, StoredRecord
from app.records.store import RecordStore

TERMINATED = "Terminated"
STATUS_AFTER = {"suspended": "Suspended", "unsuspended": "Active"}
OnTerminate = Literal["disable", "delete", "keep"]


class _Event(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class ServiceChanged(_Event):
    """An event of one service. It does not change the record of another client."""

    event: Literal["suspended", "unsuspended", "terminated", "deleted", "owner_changed"]
    service_id: RecordId
    client_id: Annotated[RecordId, Field(description="Of `owner_changed` the new owner.")]


class ClientMerged(_Event):
    """WHMCS merged one client into another."""

    event: Literal["client_merged"]
    from_client_id: RecordId
    to_client_id: RecordId


class ServiceCreated(NewService):
    """A service was created, or got another product: it may need a record."""

    event: Literal["created", "package_changed"]


AnyEvent = ServiceChanged | ServiceCreated | ClientMerged
ServiceEvent = Annotated[AnyEvent, Field(discriminator="event")]

EVENTS = frozenset(
    name for kind in get_args(AnyEvent) for name in get_args(kind.model_fields["event"].annotation)
)
"""The names of all events."""


def answer_without_writing(reader: RecordReader, event: AnyEvent) -> bool | None:
    """Return what `apply_event` returns for an event that changes nothing, else None.

    Most events are of a service that has no record, or a repetition. They must not wait for a
    write transaction: SQLite has one writer at a time, and a server would lock rows.
    """
    if isinstance(event, ServiceCreated):
        return None if is_wanted(reader, event) else False
    if isinstance(event, ClientMerged):
        return None if any(_movable(reader, event.from_client_id)) else False
    stored = reader.find(event.service_id)
    if stored is None or not _concerns(event, stored):
        return False
    return True if _is_done(event, stored) else None


def apply_event(store: RecordStore, event: AnyEvent) -> bool:
    """Apply an event and return whether it concerned a record, or made one. Idempotent.

    The settings are read for a termination and a new record only. Raises `BrokenSettings` if it
    cannot read them, and what `provision` raises.
    """
    if isinstance(event, ServiceCreated):
        return provision(store, event)
    if isinstance(event, ClientMerged):
        return merge_clients(store, event.from_client_id, event.to_client_id)
    return _change(store, event)


def _change(store: RecordStore, event: ServiceChanged) -> bool:
    """Apply an event to the record of its service, if it concerns that."""
    stored = store.find(event.service_id)
    if stored is None or not _concerns(event, stored):
        return False
    if event.event == "deleted":
        store.delete(stored)
    elif not _is_done(event, stored):
        _update(store, event, stored)
    return True


def _concerns(event: ServiceChanged, stored: StoredRecord) -> bool:
    """Return whether an event has an effect on a record.

    It has none on another client's record (except `owner_changed`) and on a broken one (except
    `deleted`).
    """
    if stored.integrity == "broken":
        # The owner in a broken row is not trusted either; the row is deleted with its service.
        return event.event == "deleted"
    return event.event == "owner_changed" or stored.record.client_id == event.client_id


def _is_done(event: ServiceChanged, stored: StoredRecord) -> bool:
    """Return whether a record is as the event leaves it. Of a termination the settings decide."""
    if event.event == "owner_changed":
        # The record belongs to the new owner already: an admin may have saved it since.
        return stored.record.client_id == event.client_id
    return event.event in STATUS_AFTER and STATUS_AFTER[event.event] == stored.record.service_status


def merge_clients(store: RecordStore, from_client_id: int, to_client_id: int) -> bool:
    """Assign every intact record of one client to the other, keeping logins and traffic."""
    store.pass_traffic_on(from_client_id, to_client_id)
    changes = [
        Change(
            before=stored,
            record=stored.record._replace(client_id=to_client_id),
            password=stored.password,
            action="client.merged",
        )
        for stored in _movable(store, from_client_id)
    ]
    store.apply(changes)
    return bool(changes)


def _movable(reader: RecordReader, client_id: int) -> Iterator[StoredRecord]:
    """Yield the intact records of a client."""
    return (stored for stored in reader.of_client(client_id) if stored.integrity == "ok")


def owner_changed(stored: StoredRecord, client_id: int) -> Change:
    """Return the change for a new owner: no login, disabled, to be reviewed by an admin."""
    change = given_to(stored, client_id)
    record = change.record._replace(enabled=False, needs_review=OWNER_CHANGED)
    return change._replace(record=record, action="service.owner_changed")


def ended(change: Change, status: str, on_terminate: OnTerminate) -> Change:
    """Return the change for a service that has ended, if its record is not deleted."""
    enabled = change.record.enabled and on_terminate == "keep"
    record = change.record._replace(service_status=status, enabled=enabled)
    return change._replace(record=record, action="service.terminated")


def _update(store: RecordStore, event: ServiceChanged, stored: StoredRecord) -> None:
    if event.event == "owner_changed":
        store.apply([owner_changed(stored, event.client_id)])
        return
    if event.event == "terminated":
        settings = settings_store.load_for_decision(
            store.connection, store.keyring, store.installation_id
        )
        _terminate(store, stored, settings.on_terminate)
        return
    record = stored.record._replace(service_status=STATUS_AFTER[event.event])
    action = f"service.{event.event}"
    store.apply([Change(before=stored, record=record, password=stored.password, action=action)])


def _terminate(store: RecordStore, stored: StoredRecord, on_terminate: OnTerminate) -> None:
    if on_terminate == "delete":
        store.delete(stored)
        return
    store.apply([ended(unchanged(stored), TERMINATED, on_terminate)])
