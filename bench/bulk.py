"""P5, P7 and U8: import beside the database's own bulk insert, and the memory of a million rows."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import httpx
from sqlalchemy import Table, func, select

from app.audit.trail import Author
from app.bulk.csv_format import read_csv
from app.bulk.exporting import Export
from app.bulk.importing import run_import
from app.bulk.upload import Upload
from app.config import DATABASE_FILE, Settings
from app.crypto.keyring import Keyring
from app.storage.batches import Row
from app.storage.contents import stored_columns
from app.storage.database import Database
from app.storage.spool import Spool
from app.storage.tables import access_records, audit_events, record_networks
from app.storage.usage_tables import usage_series
from app.upkeep import opening
from app.usage.kinds import NFDUMP
from app.usage.source_settings import choose_nfdump
from bench.verdict import at_least, at_most

ROUNDS = 3
ROWS = 100_000
ROWS_FOR_MEMORY = 1_000_000
RATE_GOAL, MEMORY_GOAL = 0.5, 30
TABLES = (access_records, record_networks, audit_events)
KEY_CREATE = ("key", "create", "--name=bench", "--scope=records:read", "--scope=records:write")
HEADER = b"service_id,client_id,username,password,group,ip_address,notes\r\n"


@dataclass(frozen=True, slots=True)
class Rates:
    """Rows a second.

    `again` imports what is there already, `raw` is the driver's executemany of the rows that the
    import left behind.
    """

    imported: float
    again: float
    exported: float
    raw: float


def report_rates(folder: Path) -> list[str]:
    """Import, import again, export and insert by turns, each round in new databases."""
    source = write_csv(folder / "rows.csv", ROWS)
    rounds = [_round(folder / f"round{number}", source, ROWS) for number in range(ROUNDS)]
    rates = {name: median(getattr(each, name) for each in rounds) for name in Rates.__slots__}
    ratio = median(each.imported / each.raw for each in rounds)
    return [
        f"P5  import and export, SQLite, {ROWS:,} rows of CSV",
        f"    raw insert   {rates['raw']:10,.0f} rows/s   (same rows, same three tables)",
        f"    import       {rates['imported']:10,.0f} rows/s",
        f"    import again {rates['again']:10,.0f} rows/s   (nothing changes)",
        f"    export       {rates['exported']:10,.0f} rows/s",
        f"    import / raw insert = {at_least(ratio, RATE_GOAL)}",
    ]


def report_memory(folder: Path) -> list[str]:
    """Import and export a million rows over HTTP."""
    growth = measure_memory(folder, ROWS_FOR_MEMORY)
    return [
        f"P7  memory above idle, {ROWS_FOR_MEMORY:,} rows over HTTP",
        *(f"    {name} = {at_most(size, MEMORY_GOAL, ' MB')}" for name, size in growth.items()),
    ]


def report_with_source(folder: Path) -> list[str]:
    """Import into an installation without a source of traffic and into one with it, by turns."""
    source = write_csv(folder / "measured.csv", ROWS)
    rounds = [
        [_import_rate(folder / f"{kind}{number}", source, kind) for kind in (None, NFDUMP)]
        for number in range(ROUNDS)
    ]
    without, measured = (median(rates) for rates in zip(*rounds, strict=True))
    ratio = median(each[1] / each[0] for each in rounds)
    return [
        f"U8  import, SQLite, {ROWS:,} rows of CSV, each with an address",
        f"    without a source {without:10,.0f} rows/s",
        f"    with nfdump      {measured:10,.0f} rows/s   (a series begins for each row)",
        f"    with / without = {at_least(ratio, RATE_GOAL)}",
    ]


def _import_rate(folder: Path, source: Path, kind: str | None) -> float:
    with _opened(folder) as (database, keyring):
        author = Author(installation_id=1)
        if kind is not None:
            database.transact(lambda connection: choose_nfdump(connection, keyring, author))
        with source.open("rb") as file:
            upload = Upload(file=file, read=read_csv, spool=Spool(folder / "spool"))
            seconds = _seconds(lambda: run_import(database, keyring, author, upload))
        with database.read() as connection:
            series = connection.scalar(select(func.count()).select_from(usage_series))
        if series != (ROWS if kind else 0):
            raise RuntimeError(f"{series} series began")
    return ROWS / seconds


def write_csv(path: Path, rows: int) -> Path:
    """Write an ordinary file: every row a new service with a login, a group and an address."""
    with path.open("wb") as file:
        file.write(HEADER)
        for number in range(1, rows + 1):
            address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
            file.write(
                f"{number},{number},client{number},password-{number},IPG-{number},{address},"
                f"ticket {number}\r\n".encode()
            )
    return path


def _round(folder: Path, source: Path, rows: int) -> Rates:
    with _opened(folder / "imported") as (database, keyring):
        author = Author(installation_id=1)
        with source.open("rb") as file:
            upload = Upload(file=file, read=read_csv, spool=Spool(folder / "spool"))
            imported, again = (
                rows / _seconds(lambda: run_import(database, keyring, author, upload))
                for _ in range(2)
            )
        export = Export(
            database=database, keyring=keyring, author=author, format="csv", left_out=print
        )
        exported = rows / _seconds(lambda: sum(map(len, export.chunks())))
    with _opened(folder / "raw"):
        raw = rows / insert_raw(folder / "imported" / DATABASE_FILE, folder / "raw")
    return Rates(imported, again, exported, raw)


@contextmanager
def _opened(folder: Path) -> Iterator[tuple[Database, Keyring]]:
    settings = Settings.from_mapping({"NFM_DATA_DIR": str(folder)})
    opening.prepare(settings)
    database = opening.open_database(settings)
    yield database, opening.open_keyring(settings, database)
    database.close()


def insert_raw(source: Path, folder: Path) -> float:
    """Return the seconds that it takes to insert the rows of one database into another."""
    with closing(sqlite3.connect(source)) as connection:
        rows = {table: _rows_of(connection, table) for table in TABLES}
    with closing(sqlite3.connect(folder / DATABASE_FILE, isolation_level=None)) as target:
        for pragma in ("synchronous = FULL", "foreign_keys = ON"):
            target.execute(f"PRAGMA {pragma}")

        def insert() -> None:
            target.execute("BEGIN IMMEDIATE")
            for table, values in rows.items():
                marks = ", ".join("?" * len(stored_columns(table)))
                target.executemany(
                    f"INSERT INTO {table} ({_columns(table)}) VALUES ({marks})", values
                )
            target.execute("COMMIT")

        return _seconds(insert)


def _rows_of(connection: sqlite3.Connection, table: Table) -> list[Row]:
    return connection.execute(f"SELECT {_columns(table)} FROM {table}").fetchall()


def _columns(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in stored_columns(table))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def measure_memory(folder: Path, rows: int) -> dict[str, float]:
    """Return by how many megabytes a real server grows, at its peak, above what it has idle."""
    environment = {**os.environ, "NFM_DATA_DIR": str(folder / "served")}
    program = [sys.executable, "-m", "app"]
    key = subprocess.run(
        [*program, *KEY_CREATE],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    process = subprocess.Popen(
        [*program, "serve", "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        url = process.stdout.readline().split(" on ")[1].split()[0]
        with httpx.Client(
            base_url=url, headers={"Authorization": f"Bearer {key}"}, timeout=None
        ) as client:
            _import(client, write_csv(folder / "few.csv", 10))
            return _growth(process.pid, client, write_csv(folder / "many.csv", rows))
    finally:
        process.terminate()
        process.wait()


def _growth(pid: int, client: httpx.Client, source: Path) -> dict[str, float]:
    idle = _peak_megabytes(pid)
    _import(client, source)
    imported = _peak_megabytes(pid)
    with client.stream("GET", "/v1/exports?format=csv") as answer:
        for _ in answer.iter_bytes():
            pass
    return {"import": imported - idle, "export": _peak_megabytes(pid) - idle}


def _import(client: httpx.Client, source: Path) -> None:
    with source.open("rb") as file:
        answer = client.post("/v1/imports", content=file, headers={"Content-Type": "text/csv"})
    answer.raise_for_status()


def _peak_megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) / 1024
