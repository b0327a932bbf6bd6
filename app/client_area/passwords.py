"""Returns a stored password to the client's own page, after storing the audit event."""

from pydantic import SecretStr

from app.audit import trail
from app.audit.trail import Event
from app.installations import settings_store
from app.records.errors import RecordNotFound
from app.records.store import RecordStore


def reveal_to_client(store: RecordStore, service_id: int, client_id: int) -> SecretStr | None:
    """Return the password for the owner's own page, audited like `records.passwords.reveal`.

    Raises `RecordNotFound` unless the record is an enabled, intact one of this client, and while
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
        settings = settings_store.load_for_decision(
            store.connection, store.keyring, store.installation_id
        )
    except settings_store.BrokenSettings:
        return False
    return settings.client_password_page
