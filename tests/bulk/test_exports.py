"""GET /v1/exports: what leaves, in which form, and for whom."""

import csv
import io
import json
from collections.abc import Callable

import httpx
import pytest

from app.bulk import exporting
from app.storage.database import Database
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.sql import query_sql, run_sql

NewId = Callable[[], int]
CANARY = "canary-export"
COLUMNS = "service_id,client_id,enabled,netflow_url,username,group,ip_address,notes"


def test_csv_has_the_columns_of_an_import(live_api: LiveApi, new_id: NewId) -> None:
    """Header first, rows in order of service id, no password, formula cells guarded."""
    first, second = new_id(), new_id()
    live_api.put_record(second, client_id=2, enabled=False, username="@x", notes='a "b",\r\nc')
    live_api.put_record(first, client_id=1, username="=1+1", group="+1", password=CANARY)
    answer = live_api.call("GET", "/v1/exports?format=csv", key=live_api.writer_key)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert CANARY not in answer.text
    assert answer.text.startswith(COLUMNS + "\r\n")
    rows = list(csv.reader(io.StringIO(answer.text, newline="")))[1:]
    ids = [int(row[0]) for row in rows]
    assert ids == sorted(ids)
    assert [str(first), "1", "1", "", "'=1+1", "'+1", "", ""] in rows
    assert [str(second), "2", "0", "", "'@x", "", "", 'a "b",\r\nc'] in rows


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'"])
def test_every_start_of_a_formula_is_guarded(live_api: LiveApi, new_id: NewId, start: str) -> None:
    """A password that begins like a formula leaves with one `'` before it, and no more."""
    service = new_id()
    live_api.put_record(service, client_id=1, password=start + "x")
    _, key = make_key(live_api, "records:read", "reveal")
    answer = live_api.call("GET", "/v1/exports?format=csv&include_passwords=true", key=key)
    rows = {row[0]: row for row in csv.reader(io.StringIO(answer.text, newline=""))}
    assert rows[str(service)][-1] == f"'{start}x"


def test_ndjson_has_the_members_of_an_import(live_api: LiveApi, new_id: NewId) -> None:
    """One object a line, without guards."""
    service = new_id()
    live_api.put_record(service, client_id=1, username="=1")
    answer = live_api.call("GET", "/v1/exports?format=ndjson", key=live_api.writer_key)
    assert answer.headers["content-type"] == "application/x-ndjson"
    lines = [json.loads(line) for line in answer.text.splitlines()]
    (found,) = [line for line in lines if line["service_id"] == service]
    assert ",".join(found) == COLUMNS
    assert found["username"] == "=1"


def test_passwords_need_reveal_and_are_audited_first(live_api: LiveApi, new_id: NewId) -> None:
    """Without the scope 403 and no event; with it the event is there before the first byte."""
    live_api.put_record(new_id(), client_id=1, password=CANARY)
    path = "/v1/exports?format=ndjson&include_passwords=true"
    count = "SELECT COUNT(*) FROM audit_events WHERE action = 'export.with_passwords'"
    before = query_sql(live_api.settings, count)[0][0]
    problem_of(live_api.call("GET", path, key=live_api.writer_key), 403)
    _, revealer = make_key(live_api, "reveal")
    problem_of(live_api.call("GET", path, key=revealer), 403)
    assert query_sql(live_api.settings, count) == [(before,)]
    _, key = make_key(live_api, "records:read", "reveal")
    headers = {"Authorization": f"Bearer {key}"}
    with live_api.http.stream("GET", path, headers=headers) as answer:
        assert isinstance(before, int)
        assert query_sql(live_api.settings, count) == [(before + 1,)]
        assert CANARY in "".join(answer.iter_text())


def test_a_broken_record_is_left_out_and_reported(
    live_api: LiveApi, new_id: NewId, caplog: pytest.LogCaptureFixture
) -> None:
    """A record that was edited outside the service is not exported; log and metric report it."""
    service = new_id()
    live_api.put_record(service, client_id=1, username="good", password=CANARY)
    sql = "UPDATE access_records SET username = 'evil' WHERE service_id = ?"
    run_sql(live_api.settings, sql, service)
    answer = live_api.call("GET", "/v1/exports?format=csv", key=live_api.writer_key)
    assert f"\n{service}," not in answer.text
    assert "evil" not in answer.text
    withheld = [entry for entry in caplog.records if entry.getMessage() == "record_withheld"]
    assert service in {getattr(entry, "service_id", None) for entry in withheld}
    assert (
        'nfm_records_withheld_total{reason="broken_seal"}' in live_api.call("GET", "/metrics").text
    )
    run_sql(live_api.settings, "DELETE FROM access_records WHERE service_id = ?", service)


def test_format_is_required_and_checked(live_api: LiveApi) -> None:
    """No format, or another one, is 422 and names them; no key is 401; no records:read 403."""
    for query in ("", "?format=xlsx", "?format=csv&include_passwords=1"):
        problem_of(live_api.call("GET", f"/v1/exports{query}", key=live_api.writer_key), 422)
    for query in ("", "?format=xlsx"):
        refused = live_api.call("GET", f"/v1/exports{query}", key=live_api.writer_key)
        (error,) = refused.json()["errors"]
        assert error["pointer"] == "/format"
        assert "'csv' or 'ndjson'" in error["message"]
    problem_of(live_api.call("GET", "/v1/exports?format=csv"), 401)
    _, writer = make_key(live_api, "records:write")
    problem_of(live_api.call("GET", "/v1/exports?format=csv", key=writer), 403)


def test_many_batches_give_every_record_once(
    live_api: LiveApi, new_id: NewId, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The batches join without a gap, a repetition or a second header."""
    monkeypatch.setattr(exporting, "BATCH", 2)
    ids = [new_id() for _ in range(5)]
    for service in ids:
        live_api.put_record(service, client_id=1)
    answer = live_api.call("GET", "/v1/exports?format=csv", key=live_api.writer_key)
    found = [row[0] for row in csv.reader(io.StringIO(answer.text, newline=""))]
    assert found.count("service_id") == 1
    assert len(found) == len(set(found))
    assert set(map(str, ids)) <= set(found)


def test_an_export_that_fails_midway_does_not_look_whole(
    live_api: LiveApi, new_id: NewId, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection ends without the end of the body, so that no client takes it for all."""
    live_api.put_record(new_id(), client_id=1)

    def failing(_export: exporting.Export, _database: Database, after: int) -> exporting.Piece:
        if after == exporting.START:
            return b"first\r\n", 1
        raise RuntimeError

    monkeypatch.setattr(exporting.Export, "go_on", failing)
    with pytest.raises(httpx.RemoteProtocolError):
        live_api.call("GET", "/v1/exports?format=csv", key=live_api.writer_key)
