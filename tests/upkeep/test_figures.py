"""The figures of `/metrics` that stand in the database: right, cheap, and never in the way."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.audit import trail
from app.audit.trail import BACKED_UP, Author, Event
from app.storage.database import Database
from app.upkeep import figures
from tests.support import command
from tests.support.databases import Place
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.provisioning import rule_path
from tests.support.scrape import Sample, named, scrape
from tests.support.service_lists import listing
from tests.support.sql import query_sql, run_sql
from tests.support.waiting import HANG_SECONDS, wait_until

DAY = 86_400
COMPLETE = ("nfm_figures_complete", "")
READY = ("nfm_ready", "")
BROKEN = ("nfm_broken_seals", "kind=record")


@pytest.fixture
def restless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each scrape read the database again."""
    monkeypatch.setattr("app.upkeep.gathering.PAUSE_SECONDS", 0.0)
    monkeypatch.setattr("app.upkeep.gathering.PAUSES_OF_WORK", 0)
    monkeypatch.setattr("app.api.metrics.READY_PAUSE_SECONDS", 0.0)


@pytest.fixture
def api(tmp_path: Path, restless: None) -> Iterator[LiveApi]:  # noqa: ARG001
    """Return an API whose database a test may damage."""
    with LiveApi(tmp_path / "data") as api:
        yield api


def _await(api: LiveApi, expected: dict[Sample, float]) -> dict[Sample, float]:
    """Scrape until the figures are these, and return all of them."""
    found: dict[Sample, float] = {}

    def is_there() -> bool:
        found.clear()
        found.update(scrape(api))
        return {name: found.get(name) for name in expected} == expected

    try:
        wait_until(is_there, "these figures")
    except AssertionError:
        assert {name: found.get(name) for name in expected} == expected
        raise
    return found


def test_records_are_counted_by_installation_and_state(api: LiveApi) -> None:
    """Enabled, disabled and to be reviewed add up to all, for each installation."""
    name = "nfm_records"
    for service_id in range(1, 5):
        api.put_record(service_id, client_id=5, password="p")
    api.put_record(3, client_id=5, enabled=False)
    key = api.create_key("lifecycle")
    event = {"event": "owner_changed", "service_id": 4, "client_id": 6}
    assert api.call("POST", "/v1/service-events", key=key, json=event).is_success
    command.run(api.settings.data_dir, "installation", "create", "second")
    _await(
        api,
        {
            (name, "installation=default,state=enabled"): 2,
            (name, "installation=default,state=disabled"): 1,
            (name, "installation=default,state=needs_review"): 1,
            (name, "installation=second,state=enabled"): 0,
            COMPLETE: 1,
            READY: 1,
        },
    )


def test_an_edited_row_is_counted_until_it_is_repaired(
    api: LiveApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to look at the record: the patrol finds it, and sees the repair."""
    monkeypatch.setattr("app.upkeep.seal_patrol.BATCH", 2)
    for service_id in (1, 2, 3, 4, 7):
        api.put_record(service_id, client_id=5, password="p")
    _await(api, {BROKEN: 0})
    run_sql(api.settings, "UPDATE access_records SET username = 'x' WHERE service_id IN (4, 7)")
    key = api.create_key("admin")
    assert api.call("PUT", rule_path(), key=key, json={}).is_success
    run_sql(api.settings, "UPDATE provisioning_rules SET record_enabled = 0")
    run_sql(api.settings, "UPDATE api_keys SET scopes = 'admin'")
    _await(
        api,
        {
            BROKEN: 2,
            ("nfm_broken_seals", "kind=rule"): 1,
            ("nfm_broken_seals", "kind=api_key"): 1,
            ("nfm_broken_seals", "kind=settings"): 0,
        },
    )
    run_sql(api.settings, "UPDATE access_records SET username = NULL WHERE service_id = 4")
    run_sql(api.settings, "DELETE FROM access_records WHERE service_id = 7")
    run_sql(api.settings, "UPDATE display_settings SET version = version + 1")
    found = _await(api, {BROKEN: 0, ("nfm_broken_seals", "kind=settings"): 1})
    assert found["nfm_seals_checked_timestamp_seconds", ""] == pytest.approx(time.time(), abs=DAY)


def test_the_next_keys_to_expire_are_named(api: LiveApi) -> None:
    """By id, the soonest first; those without an end, revoked, or long expired are not."""
    moment = int(time.time())
    ids = {}
    for days in (-30, -2, 3, 90):
        expires_at = (moment + days * DAY) * 1_000_000
        ids[days] = make_key(api, "render", expires_at=expires_at)[0].id
    gone, _ = make_key(api, "render", expires_at=(moment + DAY) * 1_000_000)
    assert command.run(api.settings.data_dir, "key", "revoke", gone.id).returncode == 0
    name = "nfm_api_keys"
    found = _await(
        api, {(name, "state=active"): 3, (name, "state=expired"): 2, (name, "state=revoked"): 1}
    )
    assert named(found, "nfm_api_key_expires_timestamp_seconds") == {
        f"key_id={ids[days]}": moment + days * DAY for days in (-2, 3, 90)
    }
    (created,) = named(found, "nfm_sealing_key_made_timestamp_seconds").values()
    assert created == pytest.approx(moment, abs=DAY)
    assert found["nfm_sealing_keys", "state=primary"] == 1


def test_the_last_runs_are_noted(api: LiveApi) -> None:
    """A reconciliation without a difference counts, a dry run does not; so does a backup."""
    runs = ("nfm_last_reconciliation_timestamp_seconds", "installation=default")
    backup = ("nfm_last_backup_timestamp_seconds", "")
    key = api.create_key("lifecycle")

    def reconcile(query: str) -> None:
        headers = {"Content-Type": "application/x-ndjson"}
        answer = api.call(
            "POST", f"/v1/reconciliations{query}", key=key, content=listing([]), headers=headers
        )
        assert answer.is_success, answer.text

    reconcile("?dry_run=true")
    found = _await(api, {runs: 0, backup: 0, COMPLETE: 1})
    before = time.time()
    reconcile("")
    api.app.state.services.database.transact(
        lambda connection: trail.write(connection, Author(installation_id=1), Event(BACKED_UP))
    )
    wait_until(lambda: scrape(api)[backup] > 0, "the note of the backup")
    found = scrape(api)
    assert before - 1 <= found[runs] <= found[backup] <= time.time() + 1


def test_the_last_runs_are_found_by_an_index(api: LiveApi) -> None:
    """Events of services, of which there are millions, are not read."""
    plan = query_sql(
        api.settings,
        "EXPLAIN QUERY PLAN SELECT installation_id, action, max(at) FROM audit_events "
        "WHERE installation_id IN (1, 2) AND service_id IS NULL AND action IN ('a', 'b') "
        "GROUP BY installation_id, action",
    )
    assert "ix_audit_events_service (installation_id=? AND service_id=?)" in str(plan)


def test_a_scrape_does_not_read_the_database_again_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within ten seconds all scrapes show what the first one has read."""
    calls = []
    real = figures.records

    def counted(database: Database) -> list[figures.Family]:
        calls.append(1)
        return real(database)

    monkeypatch.setattr(figures, "records", counted)
    monkeypatch.setattr("app.upkeep.gathering.PAUSE_SECONDS", HANG_SECONDS)
    with LiveApi(tmp_path / "data") as api:
        wait_until(lambda: named(scrape(api), "nfm_records"), "the first figures")
        for _ in range(20):
            scrape(api)
    assert calls == [1]


def test_a_database_that_fails_leaves_the_last_figures(api: LiveApi) -> None:
    """One gauge says so, another that the service is not ready; the rest is there as before."""
    api.put_record(1, client_id=5)
    enabled = ("nfm_records", "installation=default,state=enabled")
    _await(api, {enabled: 1, COMPLETE: 1, READY: 1})
    run_sql(api.settings, "ALTER TABLE installations RENAME TO gone")
    run_sql(api.settings, "ALTER TABLE alembic_version RENAME TO gone_too")
    found = _await(api, {enabled: 1, COMPLETE: 0, READY: 0})
    assert found["nfm_refused_keys_total", ""] == 0
    assert found["process_resident_memory_bytes", ""] > 0
    run_sql(api.settings, "ALTER TABLE gone_too RENAME TO alembic_version")
    run_sql(api.settings, "ALTER TABLE gone RENAME TO installations")
    _await(api, {enabled: 1, COMPLETE: 1, READY: 1})


def test_figures_that_take_too_long_are_given_up(
    api: LiveApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question is ended after a limit, a gauge says so, and the next one may succeed."""
    monkeypatch.setattr("app.upkeep.gathering.WORK_SECONDS", 0.1)

    def count_for_ever(database: Database) -> list[figures.Family]:
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i)"
        with database.read() as connection:
            connection.exec_driver_sql(f"{endless} FROM n")
        return []

    parts = api.app.state.services.gathering._parts  # noqa: SLF001
    with monkeypatch.context() as patch:
        patch.setitem(parts, "records", count_for_ever)
        _await(api, {COMPLETE: 0, READY: 1})
    _await(api, {COMPLETE: 1, READY: 1})


@pytest.mark.usefixtures("restless")
def test_a_server_that_hangs_holds_up_no_scrape(
    place: Place, database_kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On every database the figures are right; frozen, scrapes still come, and say so."""
    monkeypatch.setattr("app.upkeep.gathering.WORK_SECONDS", 2.0)
    with LiveApi(place.settings) as api:
        api.put_record(1, client_id=5, password="p")
        known = {("nfm_records", "installation=default,state=enabled"): 1.0, BROKEN: 0.0}
        found = _await(api, known | {COMPLETE: 1, READY: 1})
        (build,) = named(found, "nfm_build_info")
        assert f"database={database_kind}," in build
        is_sqlite = place.server is None
        assert (("nfm_last_backup_timestamp_seconds", "") in found) == is_sqlite
        if place.server is None:
            return
        with place.server.frozen():
            _await(api, known | {COMPLETE: 0, READY: 0})
        _await(api, known | {COMPLETE: 1, READY: 1})


def test_an_unknown_outcome_is_counted(
    api: LiveApi, new_id: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that says that the change may be stored raises the counter, which begins at 0."""
    unknown = ("nfm_outcomes_unknown_total", "")
    assert scrape(api)[unknown] == 0
    monkeypatch.setattr(type(api.app.state.services.database.kind), "has_doubt", lambda *_: True)
    path = f"/v1/access-records/{new_id()}"
    answer = api.call("PUT", path, key=api.writer_key, json={"client_id": 1})
    assert answer.json()["outcome"] == "unknown"
    assert scrape(api)[unknown] == 1


def test_pools_and_process_are_shown(api: LiveApi) -> None:
    """Each pool has its limit, and nobody waits; the process uses memory, time and files."""
    found = scrape(api)
    limits = named(found, "nfm_database_connections_limit")
    assert limits.keys() == {
        f"pool={name}"
        for name in (
            "calls",
            "renders",
            "snapshots",
            "searches",
            "reads",
            "overviews",
            "usage",
            "bulk",
        )
    }
    assert all(limits.values())
    assert set(named(found, "nfm_database_connections_waiting").values()) == {0}
    assert named(found, "nfm_database_connections_in_use").keys() == limits.keys()
    assert 0 < found["process_open_fds", ""] < found["process_max_fds", ""]
    assert 0 < found["process_start_time_seconds", ""] < time.time() + 60
    assert found["process_cpu_seconds_total", ""] > 0
