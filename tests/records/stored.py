"""Records as the domain stores them, in a database of the test's own and without HTTP."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.audit.trail import Author
from app.crypto import rotation
from app.crypto.keyring_write import edit_keyring
from app.input.conditions import NO_CONDITION
from app.main import create_app
from app.records import write
from app.records.record import StoredRecord
from app.records.stated import RecordStated
from app.records.store import RecordStore
from app.upkeep import opening
from tests.support.live_api import embedded_settings
from tests.support.sql import query_sql, run_sql

Result = TypeVar("Result")


class StoredRecords:
    """The records of a database of the test's own."""

    def __init__(self, folder: Path) -> None:
        self.settings = embedded_settings(folder)
        opening.prepare(self.settings)
        self.services = create_app(self.settings).state.services

    def close(self) -> None:
        self.services.database.close()

    def do(self, work: Callable[[RecordStore], Result]) -> Result:
        """Return what `work` returns in one transaction, which is not repeated."""
        author = Author(installation_id=1, actor="test")
        with self.services.database.read() as connection:
            result = work(RecordStore(connection, self.services.keyring, author))
            connection.commit()
        return result

    def put(self, service_id: int, **members: object) -> StoredRecord:
        stated = RecordStated.model_validate({"client_id": 5, **members})
        return self.do(lambda store: write.put(store, service_id, stated, NO_CONDITION)).stored

    def found(self, service_id: int) -> StoredRecord:
        stored = self.do(lambda store: store.find(service_id))
        assert stored is not None
        return stored

    def edit(self, assignment: str) -> None:
        run_sql(self.settings, f"UPDATE access_records SET {assignment}")

    def events(self) -> list[tuple[object, ...]]:
        query = "SELECT action, service_id, actor, reason FROM audit_events ORDER BY id"
        return list(query_sql(self.settings, query))

    def lock(self) -> None:
        """Replace the key that seals, and switch the old one off."""
        old, path = self.services.keyring.primary_id, self.settings.keyring_file
        new = edit_keyring(path, lambda keys: rotation.add(keys, "")).keys[-1].key_id
        edit_keyring(path, lambda keys: rotation.promote(keys, new))
        edit_keyring(path, lambda keys: rotation.disable(keys, old))
        assert self.services.keyring.reload()
