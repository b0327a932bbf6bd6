"""What callers see while the database is not usable, and that it passes by itself."""

import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from app.auth.snapshot import MAX_AGE_SECONDS
from app.storage import sqlite as module
from app.storage.revision import NEWEST
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.sql import database_file, query_sql, run_sql

RECORD = "/v1/access-records/1"
MERGE_FIELDS = f"{RECORD}/merge-fields?client_id=1"


@pytest.fixture
def api(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LiveApi]:
    """Give an API with a record, whose patience with locks is short."""
    monkeypatch.setattr(module, "BUSY_TIMEOUT_MS", 100)
    with LiveApi(tmp_path / "data") as api:
        api.put_record(1, client_id=1, username="before")
        yield api


def test_a_locked_database_is_503_and_recovers(api: LiveApi) -> None:
    """While another process holds the lock, writes are 503 with Retry-After and reads go on."""
    with closing(sqlite3.connect(database_file(api.settings), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for method in ("PUT", "PATCH"):
            response = api.call(method, RECORD, key=api.writer_key, json={"username": "after"})
            problem = problem_of(response, 503)
            assert problem["type"] == "/problems/database-unavailable"
            assert "outcome" not in problem
            assert int(response.headers["retry-after"]) >= 1
        assert api.call("GET", RECORD, key=api.writer_key).json()["username"] == "before"
        other.execute("ROLLBACK")
    written = api.call("PATCH", RECORD, key=api.writer_key, json={"username": "after"})
    assert written.json()["username"] == "after"


def test_a_failed_commit_has_an_unknown_outcome(
    api: LiveApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A COMMIT that ends in an error is 503 with `outcome: unknown`, never a 2xx."""
    # A constraint fails here in the place of the disk, whose errors prove nothing.
    monkeypatch.setattr(module, "NOT_STORED", frozenset())
    run_sql(
        api.settings,
        "CREATE TABLE late (id REFERENCES late_parent (id) DEFERRABLE INITIALLY DEFERRED)",
    )
    run_sql(api.settings, "CREATE TABLE late_parent (id INTEGER PRIMARY KEY)")
    run_sql(
        api.settings,
        "CREATE TRIGGER at_commit AFTER INSERT ON audit_events BEGIN INSERT"
        " INTO late VALUES (99); END",
    )
    calls = [("PUT", {"client_id": 1}), ("PATCH", {"username": "x"}), ("DELETE", None)]
    for method, body in calls:
        options = {} if body is None else {"json": body}
        response = api.call(method, RECORD, key=api.writer_key, **options)
        problem = problem_of(response, 503)
        assert problem["type"] == "/problems/outcome-unknown", method
        assert problem["outcome"] == "unknown"
        assert int(response.headers["retry-after"]) >= 1
    run_sql(api.settings, "DROP TRIGGER at_commit")
    assert api.call("GET", RECORD, key=api.writer_key).json()["username"] == "before"
    assert api.call("DELETE", RECORD, key=api.writer_key).status_code == 204


def test_lost_tables_are_503_and_named(api: LiveApi, caplog: pytest.LogCaptureFixture) -> None:
    """Without its tables every call is 503, `/readyz` names the check, and all come back."""
    _, key = make_key(api, "mail", "render")
    run_sql(api.settings, "ALTER TABLE access_records RENAME TO kept")
    area = f"{RECORD}/client-area?client_id=1&status=Active&language=english"
    for path, caller in ((RECORD, api.writer_key), (MERGE_FIELDS, key), (area, key)):
        response = api.call("GET", path, key=caller)
        assert problem_of(response, 503)["type"] == "/problems/database-unavailable"
        assert "access_records" not in response.text
    # A database that answers, but not what renders ask.
    ready = api.call("GET", "/readyz")
    assert problem_of(ready, 503)["detail"] == "The check `database` failed."
    run_sql(api.settings, "UPDATE alembic_version SET version_num = 'other'")
    ready = api.call("GET", "/readyz")
    assert problem_of(ready, 503)["detail"] == "The check `migrations` failed."
    assert ready.headers["retry-after"]
    run_sql(api.settings, f"UPDATE alembic_version SET version_num = '{NEWEST}'")
    run_sql(api.settings, "ALTER TABLE kept RENAME TO access_records")
    assert api.call("GET", "/readyz").status_code == 200
    assert api.call("GET", MERGE_FIELDS, key=key).json()["merge_fields"]["netflow_enabled"]
    assert "no such table" not in " ".join(line.getMessage() for line in caplog.records)


def test_without_its_keys_the_service_stops_answering(
    api: LiveApi, caplog: pytest.LogCaptureFixture
) -> None:
    """Keys that cannot be read for five seconds are trusted no more: 503, and then as before."""
    run_sql(api.settings, "ALTER TABLE api_keys RENAME TO kept")
    lost_at = asked_at = time.monotonic()
    while api.call("GET", RECORD, key=api.writer_key).status_code == 200:
        assert asked_at - lost_at < MAX_AGE_SECONDS
        time.sleep(0.1)
        asked_at = time.monotonic()
    response = api.call("GET", RECORD, key=api.writer_key)
    assert problem_of(response, 503)["type"] == "/problems/database-unavailable"
    assert "snapshots_not_refreshed" in {line.getMessage() for line in caplog.records}
    run_sql(api.settings, "ALTER TABLE kept RENAME TO api_keys")
    assert api.call("GET", RECORD, key=api.writer_key).status_code == 200


def test_no_update_is_lost(tmp_path: Path) -> None:
    """Eight callers count up with If-Match: every 200 counts once, and no 412 counts at all."""
    with LiveApi(tmp_path / "data") as api:
        api.put_record(1, client_id=1, notes="0")

        def count_up(_: int) -> None:
            done = 0
            while done < 25:
                read = api.call("GET", RECORD, key=api.writer_key)
                response = api.call(
                    "PATCH",
                    RECORD,
                    key=api.writer_key,
                    json={"notes": str(int(read.json()["notes"]) + 1)},
                    headers={"If-Match": read.headers["etag"]},
                )
                assert response.status_code in {200, 412}
                done += response.is_success

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(count_up, range(8)))
        record = api.call("GET", RECORD, key=api.writer_key).json()
        assert (record["notes"], record["version"]) == ("200", 201)
        assert query_sql(api.settings, "SELECT count(*) FROM audit_events")[0][0] == 202


def test_a_race_to_create_makes_one(tmp_path: Path) -> None:
    """Of eight callers that create one record with `If-None-Match: *`, one does."""
    with LiveApi(tmp_path / "data") as api:

        def create(number: int) -> int:
            return api.call(
                "PUT",
                RECORD,
                key=api.writer_key,
                json={"client_id": number + 1},
                headers={"If-None-Match": "*"},
            ).status_code

        with ThreadPoolExecutor(8) as pool:
            statuses = sorted(pool.map(create, range(8)))
    assert statuses == [201] + [412] * 7
