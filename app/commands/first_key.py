"""The key that `serve --first-key` creates for a newcomer, with an example call."""

from sqlalchemy import Connection

from app.auth import store
from app.auth.api_key import Scope
from app.auth.store import NewKey
from app.commands.session import Session, host_author, opened
from app.config import Settings
from app.installations.installation import installation_id_of

NAME = "first key"
SCOPES = frozenset(
    {Scope.RENDER, Scope.MAIL, Scope.RECORDS_READ, Scope.RECORDS_WRITE, Scope.LIFECYCLE}
)
BODY = '{"client_id": 56, "username": "acme", "password": "an example", "group": "ACME-DC1"}'


def welcome(settings: Settings, target: str) -> tuple[str | None, str]:
    """Return a new key, None if the database has one, and what to print once the API is ready.

    `target` is the address as curl takes it.
    """
    with opened(settings) as session:
        key = _first_key(session)
    if key is None:
        return None, "API keys exist already. For one more: netflow-manager key create --help"
    return key, (
        f"Your first API key, shown only this once: {key}\n"
        "Store an access record with it. This call waits for the key; paste it then:\n"
        # As an argument it would appear in the process list and in the shell's history.
        f"  read -r NFM_KEY && printf 'Authorization: Bearer %s\\n' \"$NFM_KEY\" | curl -H @- "
        f"-X PUT {target}/v1/access-records/1234 -H 'Content-Type: application/json' -d '{BODY}'"
    )


def _first_key(session: Session) -> str | None:
    def work(connection: Connection) -> str | None:
        if store.load_all(connection, session.keyring):
            return None
        author = host_author(installation_id_of(connection, "default"))
        wanted = NewKey(name=NAME, scopes=SCOPES)
        return store.create(connection, session.keyring, author, wanted)[1]

    return session.database.transact(work)
