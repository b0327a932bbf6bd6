"""What the render path has in memory: keys, settings, and which installations have rules."""

from app.auth import store
from app.auth.api_key import LoadedKeys
from app.auth.snapshot import KeySnapshot
from app.crypto.keyring import Keyring
from app.installations import settings_store
from app.installations.settings import DisplaySettings
from app.installations.snapshot import SettingsSnapshot, Snapshot
from app.provisioning import all_rules
from app.storage.database import Database


def in_memory(
    database: Database, keyring: Keyring
) -> tuple[KeySnapshot, SettingsSnapshot, Snapshot[frozenset[int]]]:
    """Return the snapshots. A refresh of the keys refreshes all of them."""

    def load_settings() -> dict[int, DisplaySettings | None]:
        with database.read() as connection:
            return settings_store.load_all(connection, keyring)

    def load_rules() -> frozenset[int]:
        with database.read() as connection:
            return all_rules.installations_with_rules(connection, keyring)

    settings = SettingsSnapshot(load_settings)
    rules: Snapshot[frozenset[int]] = Snapshot(load_rules, frozenset())

    def load_keys() -> LoadedKeys:
        with database.read() as connection:
            keys = store.load_recent(connection, keyring)
        # After the keys, so that no key of a new installation is known before its settings.
        settings.refresh()
        rules.refresh()
        return keys

    return KeySnapshot(load_keys), settings, rules
