"""`make bench` measures databases whose rows are those that the service writes."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.config import DATABASE_FILE
from app.records.reader import RecordReader
from bench import bulk, data
from bench.databases import SQLITE, Place


def test_the_records_of_the_bench_can_be_opened(tmp_path: Path) -> None:
    """Those that are asked for are intact; the many are put in by SQL."""
    few, many = Place(SQLITE, tmp_path / "few"), Place(SQLITE, tmp_path / "many")
    for filled in (data.fill(few, 2), data.fill_many(many, data.ASKED)):
        with data.opened(filled.place) as (database, keyring), database.read() as connection:
            stored = RecordReader(connection, keyring, 1).find(2)
            assert stored is not None
            assert stored.integrity == "ok"


def test_the_rows_of_an_import_are_inserted_again(tmp_path: Path) -> None:
    """The control of P5 writes what the import has left."""
    places = [Place(SQLITE, tmp_path / name) for name in ("one", "two")]
    data.fill(places[0], 3)
    with data.opened(places[1]):
        bulk.insert_raw(places[0].folder / DATABASE_FILE, places[1].folder)
    with closing(sqlite3.connect(places[1].folder / DATABASE_FILE)) as connection:
        assert connection.execute("SELECT count(*) FROM access_records").fetchone() == (3,)
