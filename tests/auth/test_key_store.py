"""What is stored about keys beside their seal, and what the seals of odd rows cover."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import Connection, select

from app.audit.trail import Author
from app.auth import key_rows, store
from app.auth.api_key import ApiKey, Scope
from app.auth.store import DAYS_REMEMBERED, NewKey, UnknownKey
from app.config import Settings
from app.crypto.errors import BrokenSeal
from app.main import create_app
from app.storage.errors import LostRace
from app.storage.tables import api_keys
from app.times import days_from_now, now
from app.upkeep import opening
from tests.support.live_api import embedded_settings
from tests.support.sql import query_sql, run_sql

Result = TypeVar("Result")
HOST = Author(installation_id=1, actor="host:test")
DAY = 86_400_000_000


class Keys:
    """The API keys of a database of the test's own."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        opening.prepare(settings)
        self.services = create_app(settings).state.services

    def do(self, work: Callable[[Connection], Result]) -> Result:
        result: Result = self.services.database.transact(work)
        return result

    def call(self, function: Callable[..., Result], *arguments: object) -> Result:
        return self.do(lambda it: function(it, self.services.keyring, *arguments))

    def make(self, name: str, **members: int) -> ApiKey:
        wanted = NewKey(name=name, scopes=frozenset({Scope.MAIL}), **members)
        return self.call(store.create, HOST, wanted)[0]

    def uses(self) -> dict[object, object]:
        return dict(query_sql(self.settings, "SELECT id, last_used_at FROM api_keys"))  # type: ignore[arg-type]

    def loaded(self) -> set[str]:
        """Return the names of the keys that a worker would know."""
        return {key.name for key in self.call(store.load_recent).good}


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[Keys]:
    keys = Keys(embedded_settings(tmp_path / "data"))
    yield keys
    keys.services.database.close()


def test_a_use_is_noted_on_the_key_that_was_used(keys: Keys) -> None:
    """Each key gets its own time, an unused one none, and an earlier time replaces no later one."""
    one, two, unused = (keys.make(name) for name in ("one", "two", "unused"))
    keys.do(lambda it: store.note_uses(it, {}))
    assert set(keys.uses().values()) == {None}
    keys.do(lambda it: store.note_uses(it, {one.id: 10, two.id: 20, "0" * 12: 30}))
    assert keys.uses() == {one.id: 10, two.id: 20, unused.id: None}
    keys.do(lambda it: store.note_uses(it, {one.id: 9, two.id: 21}))
    assert keys.uses() == {one.id: 10, two.id: 21, unused.id: None}


def test_keys_that_ended_long_ago_are_not_loaded(keys: Keys) -> None:
    """A worker reads keys that ended within a year, whether expired or revoked, and no older."""
    year_ago = days_from_now(-DAYS_REMEMBERED)
    assert abs(year_ago - (now() - 365 * DAY)) < DAY
    for name, moment in (("recent", year_ago + DAY), ("old", year_ago - DAY)):
        keys.make(f"{name}, expired", expires_at=moment)
        key = keys.make(f"{name}, revoked")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(store, "now", lambda moment=moment: moment)
            keys.call(store.revoke, HOST, key.id)
    keys.make("current", expires_at=now() + DAY)
    assert keys.loaded() == {"recent, expired", "recent, revoked", "current"}
    assert len(keys.call(store.load_all)) == 5


def test_a_key_with_an_edited_row_is_deleted_when_it_is_revoked(keys: Keys) -> None:
    """Its row is gone, which sealing it again would not achieve; an intact one stays, revoked."""
    edited, intact = keys.make("edited"), keys.make("intact")
    run_sql(keys.settings, "UPDATE api_keys SET scopes = 'admin' WHERE id = ?", edited.id)
    for key in (edited, intact):
        assert keys.call(store.revoke, HOST, key.id).revoked_at is not None
    assert list(keys.uses()) == [intact.id]
    assert keys.call(store.load_broken) == []
    query = "SELECT action, actor, changes FROM audit_events ORDER BY id DESC LIMIT 2"
    for (action, actor, changes), key in zip(
        query_sql(keys.settings, query), (intact, edited), strict=True
    ):
        assert (action, actor) == ("key.revoked", "host:test")
        scopes = ["mail"] if key is intact else ["admin"]
        held = {"key": key.id, "name": key.name, "scopes": scopes}
        expected = {name: {"old": value, "new": None} for name, value in held.items()}
        assert json.loads(str(changes)) == expected


def test_keys_of_old_releases_get_the_voucher(keys: Keys) -> None:
    """Every intact key has it afterwards, an edited one none; a lost race starts over."""
    old, edited = keys.make("old"), keys.make("edited")
    seal = keys.services.keyring.current.seal(b"", old.sealed_fields())
    run_sql(keys.settings, "UPDATE api_keys SET seal = ? WHERE id = ?", seal, old.id)
    run_sql(keys.settings, "UPDATE api_keys SET name = 'x' WHERE id = ?", edited.id)
    new = keys.make("new")
    assert keys.call(store.vouching) == {old.id: False, new.id: True}
    ignore = "CREATE TRIGGER lost BEFORE UPDATE ON api_keys BEGIN SELECT RAISE(IGNORE); END"
    run_sql(keys.settings, ignore)
    with keys.services.database.read() as connection, pytest.raises(LostRace):
        store.vouch(connection, keys.services.keyring, keys.services.keyring.current)
    run_sql(keys.settings, "DROP TRIGGER lost")
    keys.call(store.vouch, keys.services.keyring.current)
    assert keys.call(store.vouching) == {old.id: True, new.id: True}


def test_the_installation_of_a_key_is_read_from_its_row(keys: Keys) -> None:
    """An id that no key has is said to be one."""
    key = keys.make("one")
    assert keys.do(lambda it: store.installation_id_of_key(it, key.id)) == 1
    with pytest.raises(UnknownKey):
        keys.do(lambda it: store.installation_id_of_key(it, "0" * 12))


def test_the_sealed_fields_of_a_key_are_pinned() -> None:
    """Fields and order are part of the format: another name or order breaks every stored key."""
    key = ApiKey("id", 2, "name of 2", "hook", frozenset({"render", "mail"}), "digest", 3, 4, 5, 6)
    assert key.sealed_fields() == ("api_keys", "id", 2, "hook", "mail render", "digest", 3, 4, 5)


def test_a_row_of_odd_values_has_no_sealed_fields(keys: Keys) -> None:
    """The fields of an intact row are those of its key; a value of another type is refused."""
    key = keys.make("one")
    row = keys.do(lambda it: it.execute(select(api_keys)).mappings().one())
    assert key_rows.sealed_fields_of(row) == key.sealed_fields()
    run_sql(keys.settings, "UPDATE api_keys SET created_at = 'x'")
    odd = keys.do(lambda it: it.execute(select(api_keys)).mappings().one())
    with pytest.raises(BrokenSeal):
        key_rows.sealed_fields_of(odd)
