"""Giving out a stored password to a person; the audit trail has it first."""

from pydantic import SecretStr

from app.audit import trail
from app.audit.trail import Event
from app.installations.settings_store import BrokenSettings
from app.records.errors import RecordNotFound, refusal_of_broken
from app.records.store import RecordStore


def plain(password: SecretStr | None) -> str | None:
    """Return the password as text, for an answer that may show it."""
    return None if password is None else password.get_secret_value()


def reveal(store: RecordStore, service_id: int, reason: str) -> SecretStr | None:
    """Return the stored password and note who asked and why.

    The note is in the transaction: the caller may answer only once that is committed.
    Raises `RecordNotFound`, `BrokenRecord`.
    """
    stored = store.find(service_id)
    if stored is None:
        raise RecordNotFound
    if stored.integrity == "broken":
        raise refusal_of_broken(is_locked=stored.is_locked)
    event = Event("password.revealed", service_id, {}, reason)
    trail.write_many(store.connection, store.author, [event])
    return stored.password


def reveal_to_client(store: RecordStore, service_id: int, client_id: int) -> SecretStr | None:
    """Return the password for the owner's own page, noted like `reveal`.

    Raises `RecordNotFound` for everything but an enabled, whole record of this client, and while
    the settings do not allow that page or are broken.
    """
    if not _allows_client_password(store):
        raise RecordNotFound
    stored = store.find(service_id)
    if stored is None or stored.integrity == "broken":
        raise RecordNotFound
    if stored.record.client_id != client_id or not stored.record.enabled:
        raise RecordNotFound
    event = Event("password.shown_to_client", service_id)
    trail.write_many(store.connection, store.author, [event])
    return stored.password


def _allows_client_password(store: RecordStore) -> bool:
    try:
        return store.settings_for_decision().client_password_page
    except BrokenSettings:
        return False
