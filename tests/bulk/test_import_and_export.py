"""Import and export without HTTP: what comes back, and that a bad row leaves nothing."""

import io
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from app.audit.trail import Author
from app.bulk.csv_format import csv_header, read_csv, write_csv
from app.bulk.exporting import COLUMNS, Export, Format
from app.bulk.importing import run_import
from app.bulk.ndjson_format import read_ndjson, write_ndjson
from app.bulk.rows import Reader
from app.bulk.upload import Report, Upload
from app.config import Settings
from app.crypto.keyring import Keyring
from app.records.record import StoredRecord
from app.records.stated import RecordStated
from app.storage.database import Database
from app.storage.spool import Spool
from app.upkeep import opening
from tests.gates.gates import amount

ROUND_TRIPS = amount("NFM_ROUND_TRIPS")
READERS: dict[Format, Reader] = {"csv": read_csv, "ndjson": read_ndjson}
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "'",
    "''x",
    "\r",
    "\n",
    "\r\n",
    '"',
    '"",',
    "\t",
    "@",
    "-1",
    "﻿",
    " ",
]


@dataclass(frozen=True, slots=True)
class Place:
    """A database with a keyring."""

    database: Database
    keyring: Keyring
    file: Path
    spool: Spool

    def load(self, content: bytes, file_format: Format = "csv") -> Report:
        file = io.BytesIO(content)
        upload = Upload(file=file, read=READERS[file_format], spool=self.spool)
        return run_import(self.database, self.keyring, Author(installation_id=1), upload)

    def dump(self, file_format: Format) -> bytes:
        left_out: list[StoredRecord] = []
        export = Export(
            database=self.database,
            keyring=self.keyring,
            author=Author(installation_id=1),
            format=file_format,
            left_out=left_out.append,
            with_passwords=True,
        )
        content = b"".join(export.chunks())
        assert left_out == []
        return content

    def count(self, table: str) -> int:
        with closing(sqlite3.connect(self.file)) as connection:
            return int(connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])

    def clear(self) -> None:
        with closing(sqlite3.connect(self.file)) as connection, connection:
            for table in ("access_records", "record_networks", "audit_events"):
                connection.execute(f"DELETE FROM {table}")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """An empty database of its own."""
    wanted = Settings.from_mapping({"NFM_DATA_DIR": str(tmp_path_factory.mktemp("bulk") / "data")})
    opening.prepare(wanted)
    database = opening.open_database(wanted)
    assert database.sqlite_file is not None
    keyring = opening.open_keyring(wanted, database)
    yield Place(database, keyring, database.sqlite_file, Spool(wanted.spool_folder))
    database.close()


text = st.one_of(
    st.none(),
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40),
)
rows = st.fixed_dictionaries(
    {
        "client_id": st.integers(1, 2**31 - 1),
        "enabled": st.booleans(),
        "netflow_url": st.sampled_from(
            [None, "https://n.example.com/?a=b,c", "http://[::1]:8080/"]
        ),
        "username": text,
        "group": text,
        "ip_address": st.one_of(text, st.ip_addresses().map(str)),
        "notes": text,
        "password": text,
    }
)


def accepted(row: dict[str, object]) -> dict[str, object] | None:
    """Return what of a row the rules take: members that they refuse are left out."""
    kept = {}
    for name, value in row.items():
        try:
            stated = RecordStated.model_validate({name: value})
        except ValidationError:
            continue
        kept[name] = value if name == "password" else getattr(stated, name)
    return kept


@pytest.mark.no_cover
@settings(max_examples=ROUND_TRIPS, deadline=None, suppress_health_check=list(HealthCheck))
@given(generated=st.lists(rows, min_size=100, max_size=100))
def test_what_is_exported_imports_back(place: Place, generated: list[dict[str, object]]) -> None:
    """Generated rows, hostile strings and all, come back byte for byte in each format."""
    wanted = [
        dict.fromkeys((*COLUMNS, "password")) | {"service_id": number} | (accepted(row) or {})
        for number, row in enumerate(generated, start=1)
    ]
    for row in wanted:
        row["password"] = row["password"] or None
    files: dict[Format, bytes] = {
        "ndjson": write_ndjson(wanted),
        "csv": csv_header((*COLUMNS, "password")) + write_csv(wanted),
    }
    place.clear()
    assert place.load(files["ndjson"], "ndjson").errors.listed == []
    for file_format, expected in files.items():
        assert place.dump(file_format) == expected
        assert place.load(expected, file_format).outcomes == {"unchanged": len(wanted)}
        place.clear()
        assert place.load(expected, file_format).outcomes == {"created": len(wanted)}
        assert place.dump(file_format) == expected


@pytest.mark.parametrize("position", sorted(random.Random(8).sample(range(3_000), 50)))
def test_one_bad_row_anywhere_stores_nothing(place: Place, position: int) -> None:
    """Of 3,000 rows one is bad: no record, network or event is left, and its line is named."""
    place.clear()
    lines = [f"{number},1,10.0.0.1" for number in range(1, 3_001)]
    lines[position] = "0,1,10.0.0.1"
    report = place.load("\n".join(["service_id,client_id,ip_address", *lines]).encode())
    assert [error.line for error in report.errors.listed] == [position + 2]
    assert report.rows == 3_000
    for table in ("access_records", "record_networks", "audit_events"):
        assert place.count(table) == 0


def test_a_service_is_found_twice_across_batches(place: Place) -> None:
    """The second row of a service is refused however far it is from the first."""
    place.clear()
    numbers = [*range(5_000, 0, -1), 4_999]
    content = "service_id,client_id\n" + "".join(f"{number},1\n" for number in numbers)
    (error,) = place.load(content.encode()).errors.listed
    assert (error.line, error.code) == (5_002, "duplicate")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('1,"' + "x" * 140_000 + '"\n2,1\n', [(2, "malformed")]),
        ("1," + "x" * 300_000 + "\n2,x\n", [(2, "too_long"), (3, "int_type")]),
        ('1,"' + ("y" * 1_000 + '\n","') * 400 + "\n2,1\n", [(2, "too_long")]),
        ('1,"2\n', [(2, "malformed")]),
        ("1,1\r2,2\n", [(2, "malformed")]),
        ("\n\n1,x\n\r\n", [(4, "int_type")]),
    ],
)
def test_rows_that_csv_cannot_hold(
    place: Place, content: str, expected: list[tuple[int, str]]
) -> None:
    """Cells, lines and rows that are too long or that never end are errors of their line."""
    place.clear()
    report = place.load(f"service_id,client_id\n{content}".encode())
    found = [(error.line, error.code) for error in report.errors.listed]
    assert found[: len(expected)] == expected
    assert place.count("access_records") == 0
