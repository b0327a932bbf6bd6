"""API keys for a running service, at once: it is told to look instead of waited for."""

from typing import TYPE_CHECKING

from app.audit.trail import Author
from app.auth import store
from app.auth.api_key import ApiKey, Scope
from app.auth.store import NewKey

if TYPE_CHECKING:
    from tests.support.live_api import LiveApi


def make_key(
    api: "LiveApi", *scopes: str, installation_id: int = 1, expires_at: int | None = None
) -> tuple[ApiKey, str]:
    """Store a key and return it with its text; the service knows it."""
    services = api.app.state.services
    wanted = NewKey(name="test", scopes=frozenset(map(Scope, scopes)), expires_at=expires_at)
    author = Author(installation_id=installation_id)
    made: tuple[ApiKey, str] = services.database.transact(
        lambda connection: store.create(connection, services.keyring, author, wanted)
    )
    api.refresh_keys()
    return made


def revoke(api: "LiveApi", key_id: str, author: Author) -> ApiKey:
    """Revoke a key; the service is not told."""
    services = api.app.state.services
    revoked: ApiKey = services.database.transact(
        lambda connection: store.revoke(connection, services.keyring, author, key_id)
    )
    return revoked
