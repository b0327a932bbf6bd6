"""P6: moving every seal under a new key, over the plain UPDATE of as many rows."""

import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median

from sqlalchemy import select

from app.config import Settings
from app.crypto.keyring import Keyring, KeySet, KeyState, SealingKey
from app.storage.database import Database
from app.storage.known_keys import note
from app.storage.tables import access_records
from app.upkeep import opening
from app.upkeep.resealing import BATCH, reseal
from bench.data import BenchData
from bench.databases import SQLITE
from bench.verdict import at_least

ROUNDS = 3
GOAL = 0.6
UPDATE = "UPDATE access_records SET seal = {mark} WHERE installation_id = 1 AND service_id = {mark}"


def report(data: BenchData) -> list[str]:
    """Reseal and update the same rows by turns, a thousand in each transaction.

    The new keys are kept nowhere: nothing else can use this database afterwards.
    """
    settings = Settings.from_mapping(data.place.environment())
    database = opening.open_database(settings)
    keyring = opening.open_keyring(settings, database)
    mark = "?" if data.place.kind == SQLITE else "%s"
    rounds = []
    for _ in range(ROUNDS):
        keyring = _rotated(database, keyring)
        seconds = _seconds(lambda: _reseal(database, keyring, data.records))  # noqa: B023 - at once
        rounds.append((data.records / seconds, data.records / _update(database, mark)))
    database.close()
    ratio = median(resealed / updated for resealed, updated in rounds)
    return [
        f"P6  resealing, {data.place.kind}, {data.records:,} records",
        f"    UPDATE {median(updated for _, updated in rounds):10,.0f} rows/s",
        f"    reseal {median(resealed for resealed, _ in rounds):10,.0f} rows/s",
        f"    reseal / UPDATE = {at_least(ratio, GOAL)}",
    ]


def _rotated(database: Database, keyring: Keyring) -> Keyring:
    (old,) = [key for key in keyring.keys if key.state is KeyState.PRIMARY]
    new = SealingKey.generate(created=old.created, state=KeyState.PRIMARY)
    keys = KeySet([replace(old, state=KeyState.DECRYPT_ONLY), new])
    database.transact(lambda connection: note(connection, keys))
    return Keyring(keys)


def _reseal(database: Database, keyring: Keyring, records: int) -> None:
    *_, progress = reseal(database, keyring)
    if progress.broken or progress.resealed < records:
        raise RuntimeError(str(progress))


def _update(database: Database, mark: str) -> float:
    """Return the seconds of the driver's own executemany, every seal written as it is."""
    columns = access_records.c
    with database.read() as connection:
        rows = connection.execute(select(columns.seal, columns.service_id)).all()
    pairs = [(seal, service_id) for seal, service_id in rows]
    raw = database.engine.raw_connection()
    cursor = raw.cursor()

    def work() -> None:
        for start in range(0, len(pairs), BATCH):
            # SQLite's connections open no transaction by themselves.
            cursor.execute("BEGIN")
            cursor.executemany(UPDATE.format(mark=mark), pairs[start : start + BATCH])
            cursor.execute("COMMIT")

    seconds = _seconds(work)
    raw.close()
    return seconds


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
