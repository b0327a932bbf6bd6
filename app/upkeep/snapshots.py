"""What the render path has in memory: keys, settings, who has rules or a source."""

from typing import NamedTuple

from app.auth import store
from app.auth.api_key import LoadedKeys
from app.auth.snapshot import KeySnapshot
from app.crypto.keyring import Keyring
from app.installations import settings_store
from app.installations.settings import DisplaySettings
from app.installations.snapshot import SettingsSnapshot, Snapshot
from app.provisioning import all_rules
from app.storage.database import Database
from app.usage.source_store import installations_with_source


class InMemory(NamedTuple):
    """The snapshots. `rules` and `sources` are the ids of the installations that have some.

    A source whose row was edited counts too: its figures are hidden where they are asked for.
    """

    keys: KeySnapshot
    settings: SettingsSnapshot
    rules: Snapshot[frozenset[int]]
    sources: Snapshot[frozenset[int]]


def in_memory(database: Database, keyring: Keyring) -> InMemory:
    """Return the snapshots. A refresh of the keys refreshes all of them."""

    def load_settings() -> dict[int, DisplaySettings | None]:
        with database.read() as connection:
            return settings_store.load_all(connection, keyring)

    def load_rules() -> frozenset[int]:
        with database.read() as connection:
            return all_rules.installations_with_rules(connection, keyring)

    def load_sources() -> frozenset[int]:
        with database.read() as connection:
            return frozenset(installations_with_source(connection))

    settings = SettingsSnapshot(load_settings)
    rules: Snapshot[frozenset[int]] = Snapshot(load_rules, frozenset())
    sources: Snapshot[frozenset[int]] = Snapshot(load_sources, frozenset())

    def load_keys() -> LoadedKeys:
        with database.read() as connection:
            keys = store.load_recent(connection, keyring)
        # After the keys, so that no key of a new installation is known before its settings.
        settings.refresh()
        rules.refresh()
        sources.refresh()
        return keys

    return InMemory(KeySnapshot(load_keys), settings, rules, sources)
