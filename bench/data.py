"""Fills databases with records: each truly sealed, or a million of which some thousands are."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice

from pydantic import SecretStr

from app.audit.trail import Author
from app.auth import store
from app.auth.api_key import Scope
from app.auth.key_format import digest
from app.auth.store import NewKey
from app.config import Settings
from app.crypto.keyring import Keyring
from app.records.batch import ROW_COLUMNS
from app.records.record import AccessRecord
from app.records.sealing import seal_record
from app.storage.batches import insert_many
from app.storage.database import Database
from app.storage.tables import access_records
from app.times import now
from app.upkeep import opening
from bench.databases import Place

BATCH = 5_000
ASKED = 10_000
SCOPES = frozenset({Scope.MAIL, Scope.RENDER, Scope.RECORDS_READ, Scope.RECORDS_WRITE})


@dataclass(frozen=True, slots=True)
class BenchData:
    """A filled database and a key for it. Service n belongs to client n.

    Those that may be asked for are every `stride`-th.
    """

    place: Place
    records: int
    key: str
    stride: int = 1

    def environment(self) -> dict[str, str]:
        """Return what the compared servers need to find it."""
        return {**self.place.environment(), "BENCH_KEY_HASH": digest(self.key)}


def fill(place: Place, records: int) -> BenchData:
    """Put in that many records, each under a seal of its own."""
    with opened(place) as (database, keyring):
        ids = iter(range(1, records + 1))
        while batch := list(islice(ids, BATCH)):
            rows = [_row(keyring, service_id) for service_id in batch]
            database.transact(
                partial(insert_many, table=access_records, columns=ROW_COLUMNS, rows=rows)
            )
        return BenchData(place, records, _new_key(database, keyring))


def fill_many(place: Place, records: int) -> BenchData:
    """Put very many records into SQLite, by SQL; 10,000 of them can be opened and asked for.

    The others have the seal of another row, of the same length: rows and indexes are as large
    as they would be.
    """
    with opened(place) as (database, keyring):
        key = _new_key(database, keyring)
        stride = records // ASKED
        sealed = [_row(keyring, n * stride) for n in range(1, ASKED + 1)]
        with closing(sqlite3.connect(str(database.sqlite_file), isolation_level=None)) as raw:
            _fill_by_sql(raw, records, str(sealed[0][-1]))
            raw.executemany(
                "UPDATE access_records SET seal = ? WHERE installation_id = 1 AND service_id = ?",
                [(row[-1], row[1]) for row in sealed],
            )
            raw.execute("COMMIT")
        return BenchData(place, records, key, stride)


def _fill_by_sql(raw: sqlite3.Connection, records: int, seal: str) -> None:
    raw.execute("PRAGMA cache_size = -400000")
    raw.execute("BEGIN IMMEDIATE")
    indexes = raw.execute(
        "SELECT name, sql FROM sqlite_master "
        "WHERE tbl_name = 'access_records' AND type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    # An index that is made at the end is sorted once.
    for name, _ in indexes:
        raw.execute(f"DROP INDEX {name}")
    raw.execute(_FILL, {"records": records, "seal": seal, "now": now()})
    for _, sql in indexes:
        raw.execute(sql)


# Of each column, for the n-th record.
_VALUES = {
    "installation_id": "1",
    "service_id": "n",
    "client_id": "n",
    "enabled": "1",
    "username": "'client' || n",
    "netflow_group": "'IPG-' || n",
    "ip_address": "'203.0.113.0/28'",
    "version": "1",
    "incarnation": "printf('%016x', n)",
    **dict.fromkeys(("created_at", "updated_at", "password_changed_at"), ":now"),
    "lent": "0",
    "seal": ":seal",
}
_FILL = f"""
INSERT INTO access_records ({", ".join(ROW_COLUMNS)})
WITH RECURSIVE numbers(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < :records)
SELECT {", ".join(_VALUES.get(name, "NULL") for name in ROW_COLUMNS)}
FROM numbers
"""


@contextmanager
def opened(place: Place) -> Iterator[tuple[Database, Keyring]]:
    """Prepare a new place as an operator would, and give its database and keyring."""
    settings = Settings.from_mapping(place.environment())
    if settings.embedded:
        opening.prepare(settings)
    else:
        for command in (("migrate",), ("keyring", "init")):
            run = (sys.executable, "-m", "app", *command)
            subprocess.run(run, env=place.process_environment(), check=True, capture_output=True)
    with existing(place) as both:
        yield both


@contextmanager
def existing(place: Place) -> Iterator[tuple[Database, Keyring]]:
    """Give the database of a place that was prepared, and its keyring."""
    settings = Settings.from_mapping(place.environment())
    database = opening.open_database(settings)
    try:
        yield database, opening.open_keyring(settings, database)
    finally:
        database.close()


def _new_key(database: Database, keyring: Keyring) -> str:
    wanted = NewKey(name="bench", scopes=SCOPES)
    author = Author(installation_id=1)
    _, key = database.transact(lambda c: store.create(c, keyring, author, wanted))
    return key


def _row(keyring: Keyring, service_id: int) -> tuple[object, ...]:
    record = _record(service_id)
    return (*record, seal_record(keyring.current, record, SecretStr(f"password-{service_id}")))


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
