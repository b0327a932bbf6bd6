"""The first start after the update seals API keys anew while another host changes them."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, update

from app.audit.trail import Author
from app.auth import store
from app.auth.api_key import ApiKey
from app.auth.store import NewKey
from app.crypto.keyring import Keyring, KeySet
from app.crypto.seal import Field
from app.storage.database import Database
from app.storage.tables import api_keys
from app.upkeep import first_settings, opening
from tests.support.databases import SERVERS, Place, new_place

AUTHOR = Author(installation_id=1)


@pytest.fixture(params=SERVERS)
def place(request: pytest.FixtureRequest) -> Place:
    return new_place(request, request.param).prepare()


@pytest.fixture
def database(place: Place) -> Iterator[Database]:
    database = Database(place.database_url)
    yield database
    database.close()


class _Interrupted(KeySet):
    """Seals, and has a key revoked elsewhere the first time that it does."""

    def __init__(self, keys: KeySet, elsewhere: Database, key_id: str) -> None:
        super().__init__(keys.keys)
        self._elsewhere, self._waiting = elsewhere, [key_id]

    def seal(self, plaintext: bytes, fields: tuple[Field, ...]) -> str:  # type: ignore[override]
        if self._waiting:
            key_id, keyring = self._waiting.pop(), Keyring(KeySet(self.keys))
            self._elsewhere.transact(
                lambda connection: store.revoke(connection, keyring, AUTHOR, key_id)
            )
        return super().seal(plaintext, fields)


def _create_without_voucher(connection: Connection, keyring: Keyring) -> ApiKey:
    """Store a key as the release before made it: with nothing in its seal."""
    wanted = NewKey(name="old", scopes=frozenset())
    key, _ = store.create(connection, keyring, AUTHOR, wanted)
    seal = keyring.current.seal(b"", key.sealed_fields())
    connection.execute(update(api_keys).values(seal=seal))
    return key


def test_a_revocation_beside_the_first_start_stays(place: Place, database: Database) -> None:
    """A key that is revoked between being read and being sealed anew is revoked, and whole."""
    keyring = opening.open_keyring(place.settings, database)
    key = database.transact(lambda connection: _create_without_voucher(connection, keyring))
    elsewhere = Database(place.database_url)
    interrupted = Keyring(_Interrupted(keyring.current, elsewhere, key.id))
    database.transact(lambda connection: first_settings.seal_missing(connection, interrupted))
    elsewhere.close()
    with database.read() as connection:
        (found,) = store.load_all(connection, keyring)
        assert store.vouching(connection, keyring) == {key.id: True}
    assert found.revoked_at is not None
