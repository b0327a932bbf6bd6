"""Revealing a stored password to a person, after an audit event."""

from pydantic import SecretStr

from app.audit import trail
from app.audit.trail import Event
from app.records.errors import RecordNotFound, refusal_of_broken
from app.records.store import RecordStore


def plain(password: SecretStr | None) -> str | None:
    """Return the password as a string, for a response that may contain it."""
    return None if password is None else password.get_secret_value()


def reveal(store: RecordStore, service_id: int, reason: str) -> SecretStr | None:
    """Return the stored password and write who asked, and why, to the audit trail.

    The event is part of the transaction: return the password only after the commit.
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
