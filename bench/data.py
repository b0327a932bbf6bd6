"""Fills a data directory with records, through the same seal and tables as the service."""

from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import Connection, insert

from app import boot
from app.audit.trail import Author
from app.auth import store
from app.auth.api_key import Scope
from app.auth.key_format import digest
from app.auth.store import NewKey
from app.crypto.keyring import Keyring
from app.records.record import AccessRecord
from app.records.sealing import seal_record
from app.settings import Settings
from app.storage.tables import access_records
from app.times import now

BATCH = 5_000


@dataclass(frozen=True, slots=True)
class BenchData:
    """A filled data directory and a key for it."""

    folder: Path
    records: int
    key: str

    def environment(self) -> dict[str, str]:
        """Return what the compared servers need to find it."""
        return {
            "NFM_DATA_DIR": str(self.folder),
            "BENCH_KEY_HASH": digest(self.key),
        }


def fill(folder: Path, records: int) -> BenchData:
    """Make a database with that many records: service n belongs to client n."""
    settings = Settings.from_mapping({"NFM_DATA_DIR": str(folder)})
    boot.prepare(settings)
    database = boot.open_database(settings)
    keyring = boot.open_keyring(settings, database)
    wanted = NewKey(name="bench", scopes=frozenset({Scope.MAIL, Scope.RENDER}))
    author = Author(installation_id=1)
    _, key = database.transact(lambda c: store.create(c, keyring, author, wanted))
    ids = iter(range(1, records + 1))
    while batch := list(islice(ids, BATCH)):
        rows = [_row(keyring, service_id) for service_id in batch]
        database.transact(partial(_store, rows))
    database.close()
    return BenchData(folder, records, key)


def _store(rows: list[dict[str, object]], connection: Connection) -> None:
    connection.execute(insert(access_records), rows)


def _row(keyring: Keyring, service_id: int) -> dict[str, object]:
    record = _record(service_id)
    row = asdict(record)
    row["netflow_group"] = row.pop("group")
    row["seal"] = seal_record(keyring, record, SecretStr(f"password-{service_id}"))
    return row


def _record(service_id: int) -> AccessRecord:
    moment = now()
    return AccessRecord(
        installation_id=1,
        service_id=service_id,
        client_id=service_id,
        enabled=True,
        netflow_url=None,
        username=f"client{service_id}",
        group=f"IPG-{service_id}",
        ip_address="203.0.113.0/28",
        notes=None,
        service_status=None,
        version=1,
        incarnation=f"{service_id:016x}",
        created_at=moment,
        updated_at=moment,
        password_changed_at=moment,
    )
