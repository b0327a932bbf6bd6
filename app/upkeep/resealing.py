"""Counts the rows that each key has sealed, and seals them again with the primary key.

Resealing runs during operation, can be resumed, and creates no new versions of records.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, func, inspect, select, tuple_
from sqlalchemy.engine import RowMapping

from app.auth import key_rows
from app.crypto.errors import BrokenSeal, UnknownSealingKey
from app.crypto.keyring import Keyring, KeySet
from app.crypto.seal import FORMAT, Field, split
from app.installations import settings_store
from app.provisioning import rule_store
from app.records import rows
from app.storage import key_marks
from app.storage.batches import compare_and_set
from app.storage.database import Database
from app.storage.known_keys import Mark, hold_primary
from app.storage.row_opener import RowOpener, row_opener
from app.storage.tables import access_records, api_keys, display_settings, provisioning_rules
from app.storage.typed_rows import as_line
from app.storage.usage_tables import usage_keys, usage_networks, usage_series, usage_sources
from app.usage import networks, series, source_store, tags

BATCH = 1_000
NO_KEY = ""


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A table with a seal in each row, and the fields that it covers."""

    table: Table
    fields_of: Callable[[RowMapping], tuple[Field, ...]]
    name: str
    noun: str

    def name_of(self, row: RowMapping) -> str:
        """Return the name of the row, even if somebody has edited its id."""
        keys = self.table.primary_key.columns.keys()
        return self.name.format_map({key: as_line(row[key]) for key in keys})


TABLES = (
    _Sealed(api_keys, key_rows.sealed_fields_of, "API key {id}", "API key"),
    _Sealed(
        display_settings,
        settings_store.sealed_fields_of,
        "settings of installation {installation_id}",
        "set of settings",
    ),
    _Sealed(
        provisioning_rules,
        rule_store.sealed_fields_of,
        "rule of product {product_id} (installation {installation_id})",
        "rule",
    ),
    _Sealed(
        access_records,
        rows.sealed_fields_of,
        "record of service {service_id} (installation {installation_id})",
        "record",
    ),
    _Sealed(
        usage_sources,
        source_store.sealed_fields_of,
        "source of traffic of installation {installation_id}",
        "source of traffic",
    ),
    _Sealed(
        usage_networks,
        networks.sealed_fields_of,
        "networks of installation {installation_id}",
        "set of networks",
    ),
    _Sealed(usage_series, series.sealed_fields_of, "series of traffic {id}", "series of traffic"),
    _Sealed(usage_keys, tags.sealed_fields_of, "key of sums of traffic", "key of sums of traffic"),
)
MAX_NAMED = 20
NO_MATCH = "its seal does not match"
UNUSABLE = "its key is not usable here"


@dataclass(slots=True)
class Progress:
    """How many rows were resealed, and how many could not be opened and were skipped."""

    resealed: int = 0
    broken: int = 0
    named: list[str] = field(default_factory=list)
    """The first broken rows, with the reason."""


def count_waiting(connection: Connection, keyring: Keyring) -> int:
    """Return how many rows are not sealed with the primary key."""
    return sum(_count(connection, sealed.table, keyring.primary_id) for sealed in TABLES)


def is_used(connection: Connection, key_id: str) -> bool:
    """Return whether any row is sealed with this key."""
    tables = [sealed.table for sealed in TABLES]
    return any(
        connection.execute(
            select(table.c.seal).where(table.c.seal.startswith(_prefix(key_id))).limit(1)
        ).first()
        for table in tables
    )


def stop_sealing(database: Database, key_id: str, state: Mark) -> bool:
    """Mark a key so that nothing is sealed with it any more; return whether no row needs it.

    If a row needs it, the key gets its previous mark back. Raises `DatabaseUnavailable`.
    """
    if _is_used(database, key_id):
        return False
    marks = {key_id: state}
    before = database.transact(lambda connection: key_marks.mark(connection, marks)).get(key_id)
    if before is None:
        return True  # the database does not know the key: no process may seal with it
    # Check again: writers have committed what they sealed before they were stopped.
    if not _is_used(database, key_id):
        return True
    database.transact(lambda connection: key_marks.take_back(connection, key_id, state, before))
    return False


def _is_used(database: Database, key_id: str) -> bool:
    with database.read() as connection:
        return is_used(connection, key_id)


def count_by_key(connection: Connection) -> dict[str, Counter[str]]:
    """Return how many rows each key has sealed: by key id, then by kind of row.

    A seal without a key id counts under `NO_KEY`.
    """
    counts: dict[str, Counter[str]] = {}
    for sealed in TABLES:
        query = select(sealed.table.c.seal).execution_options(yield_per=BATCH)
        for seal in connection.execute(query).scalars():
            counts.setdefault(key_id_of(seal), Counter())[sealed.noun] += 1
    return counts


def key_ids_in(connection: Connection) -> set[str]:
    """Return the ids of the keys that sealed rows, of a database of any revision."""
    tables = inspect(connection)
    needed: set[str] = set()
    for table in (sealed.table for sealed in TABLES):
        if tables.has_table(table.name):
            query = select(table.c.seal).execution_options(yield_per=BATCH)
            needed.update(map(key_id_of, connection.execute(query).scalars()))
    return needed - {NO_KEY}


def key_id_of(seal: object) -> str:
    """Return the id of the key in a seal, or `NO_KEY` for anything that is not a seal."""
    try:
        return split(str(seal))[0]
    except BrokenSeal:
        return NO_KEY


def reseal(database: Database, keyring: Keyring) -> Iterator[Progress]:
    """Reseal every row that opens, and report the progress after each batch.

    A row that is changed meanwhile is sealed with the primary key by that change: the old seal is
    part of the condition of the update. After an interruption it continues where it stopped.
    """
    progress = Progress()
    for sealed in TABLES:
        last: tuple[Any, ...] | None = None
        while True:
            batch = _Batch(sealed, keyring, last)
            moved, broken, last = database.transact(batch.move)
            if last is None or last == batch.last:
                break  # an edited id can occur again under its own
            progress.resealed += moved
            progress.broken += len(broken)
            progress.named += broken[: MAX_NAMED - len(progress.named)]
            yield progress


@dataclass(frozen=True, slots=True)
class _Batch:
    sealed: _Sealed
    keyring: Keyring
    last: tuple[Any, ...] | None

    def move(self, connection: Connection) -> tuple[int, list[str], tuple[Any, ...] | None]:
        """Return how many rows were resealed, which ones were not, and the key of the last one."""
        table = self.sealed.table
        keys = list(table.primary_key.columns)
        key_set = hold_primary(connection, self.keyring)
        rows = connection.execute(self._query(key_set.primary_id)).mappings().all()
        if not rows:
            return 0, [], None
        moves, broken = [], []
        opener = row_opener(connection, key_set)
        for row in rows:
            try:
                moves.append(self._move_of(row, key_set, opener))
            except BrokenSeal as error:
                why = UNUSABLE if isinstance(error, UnknownSealingKey) else NO_MATCH
                broken.append(f"{self.sealed.name_of(row)}: {why}")
        read = (*(key.name for key in keys), "seal")
        compare_and_set(connection, table, (read, ("seal",)), moves)
        return len(moves), broken, tuple(rows[-1][key.name] for key in keys)

    def _query(self, primary_id: str) -> Any:  # noqa: ANN401 - SQLAlchemy's type of it is longer than the query
        table = self.sealed.table
        keys = list(table.primary_key.columns)
        query = select(table).where(_waits(table, primary_id))
        if self.last is not None:
            query = query.where(tuple_(*keys) > tuple_(*self.last))
        return query.order_by(*keys).limit(BATCH)

    def _move_of(self, row: RowMapping, key_set: KeySet, opener: RowOpener) -> tuple[object, ...]:
        fields = self.sealed.fields_of(row)
        plaintext = opener.open(row["seal"], fields)
        keys = [row[key.name] for key in self.sealed.table.primary_key.columns]
        return (*keys, row["seal"], key_set.seal(plaintext, fields))


def _count(connection: Connection, table: Table, key_id: str) -> int:
    query = select(func.count()).select_from(table).where(_waits(table, key_id))
    return connection.execute(query).scalar_one()


def _waits(table: Table, key_id: str) -> Any:  # noqa: ANN401
    return ~table.c.seal.startswith(_prefix(key_id))


def _prefix(key_id: str) -> str:
    return f"{FORMAT}.{key_id}."
