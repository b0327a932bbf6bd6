"""Applies events of services in WHMCS to their records."""

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from app.input.fields import RecordId
from app.installations import settings_store
from app.provisioning.provision import provision
from app.provisioning.service import NewService
from app.records.change import Change, given_to, unchanged
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
    """Apply an event to the record of its service.

    It has no effect without a record, on another client's record (except `owner_changed`) and on
    a broken one (except `deleted`).
    """
    stored = store.find(event.service_id)
    if stored is None:
        return False
    if event.event == "owner_changed":
        return _give_to(store, stored, event.client_id)
    # The owner in a broken row is not trusted either; the row is deleted with its service.
    is_owner = stored.record.client_id == event.client_id
    if event.event == "deleted" and (is_owner or stored.integrity == "broken"):
        store.delete(stored)
        return True
    if not is_owner or stored.integrity == "broken":
        return False
    _set_status(store, stored, event.event)
    return True


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
        for stored in store.of_client(from_client_id)
        if stored.integrity == "ok"
    ]
    store.apply(changes)
    return bool(changes)


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


def _give_to(store: RecordStore, stored: StoredRecord, client_id: int) -> bool:
    if stored.integrity == "broken":
        return False
    # The record belongs to the new owner already: an admin may have saved it since.
    if stored.record.client_id != client_id:
        store.apply([owner_changed(stored, client_id)])
    return True


def _set_status(store: RecordStore, stored: StoredRecord, event: str) -> None:
    if event == "terminated":
        settings = settings_store.load_for_decision(
            store.connection, store.keyring, store.installation_id
        )
        _terminate(store, stored, settings.on_terminate)
        return
    record = stored.record._replace(service_status=STATUS_AFTER[event])
    action = f"service.{event}"
    store.apply([Change(before=stored, record=record, password=stored.password, action=action)])


def _terminate(store: RecordStore, stored: StoredRecord, on_terminate: OnTerminate) -> None:
    if on_terminate == "delete":
        store.delete(stored)
        return
    store.apply([ended(unchanged(stored), TERMINATED, on_terminate)])
