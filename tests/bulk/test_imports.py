"""POST /v1/imports: all rows or none, and what is said about bad ones."""

import http.client
import json
import socket
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.sql import query_sql, run_sql
from tests.support.waiting import HANG_SECONDS

NewId = Callable[[], int]
CSV = "text/csv"
NDJSON = "application/x-ndjson"
CANARY = "canary-hunter2"


def send(
    api: LiveApi, body: str | bytes, media_type: str = CSV, query: str = "", key: str | None = None
) -> httpx.Response:
    content = body if isinstance(body, bytes) else body.encode()
    return api.call(
        "POST",
        f"/v1/imports{query}",
        key=key or api.writer_key,
        content=content,
        headers={"Content-Type": media_type},
    )


def errors_of(response: httpx.Response) -> list[tuple[int, str, str]]:
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert CANARY not in response.text
    assert all(item["message"] for item in problem["errors"])
    return [(item["line"], item["pointer"], item["code"]) for item in problem["errors"]]


def read(api: LiveApi, service_id: int) -> dict[str, Any] | None:
    answer = api.call("GET", f"/v1/access-records/{service_id}", key=api.writer_key)
    return answer.json() if answer.is_success else None


def password_of(api: LiveApi, service_id: int) -> str | None:
    _, key = make_key(api, "reveal")
    path = f"/v1/access-records/{service_id}/reveal-password"
    return api.call("POST", path, key=key, json={"reason": "t"}).json()["password"]  # type: ignore[no-any-return]


def test_a_csv_file_creates_updates_and_leaves(live_api: LiveApi, new_id: NewId) -> None:
    """The answer counts what was created, updated and unchanged; a second time all is unchanged."""
    same, other, new = new_id(), new_id(), new_id()
    live_api.put_record(same, client_id=7, username="acme")
    live_api.put_record(other, client_id=7, username="old", password="kept")
    body = f"service_id,client_id,username\n{same},7,acme\n{other},7,changed\n{new},7,born\n"
    counts = {"dry_run": False, "rows": 3, "created": 1, "updated": 1, "unchanged": 1}
    nothing = {"errors": [], "error_count": 0, "warnings": [], "warning_count": 0, "preview": []}
    assert send(live_api, body).json() == {**counts, **nothing}
    assert password_of(live_api, other) == "kept"
    assert send(live_api, body).json()["unchanged"] == 3


def test_ndjson_has_the_meaning_of_a_put(live_api: LiveApi, new_id: NewId) -> None:
    """What a row leaves out takes its default, the password and the client excepted."""
    service = new_id()
    live_api.put_record(service, client_id=9, notes="gone", enabled=False, password="stays")
    line = {"service_id": service, "username": "new", "version": 5, "has_password": False}
    assert send(live_api, json.dumps(line) + "\n\n", NDJSON).json()["updated"] == 1
    record = read(live_api, service) or {}
    assert (record["client_id"], record["enabled"], record["notes"]) == (9, True, None)
    assert password_of(live_api, service) == "stays"


def test_csv_cells_are_read_as_documented(live_api: LiveApi, new_id: NewId) -> None:
    """Flags in every spelling, one guard taken away, line breaks kept, byte order mark skipped."""
    ids = [new_id() for _ in range(6)]
    flags = ["true", "FALSE", "1", "0", "yes", "No"]
    body = "\ufeffservice_id,client_id,enabled,password,notes\r\n" + "".join(
        f"{service},3,{flag},''=a{number},\"one\r\ntwo\"\r\n"
        for number, (service, flag) in enumerate(zip(ids, flags, strict=True))
    )
    assert send(live_api, body).json()["created"] == 6
    records = [read(live_api, service) for service in ids]
    assert [record and record["enabled"] for record in records] == [True, False] * 3
    assert {record and record["notes"] for record in records} == {"one\r\ntwo"}
    assert password_of(live_api, ids[0]) == "'=a0"


def test_rows_may_reuse_a_login_of_the_file_or_of_before(live_api: LiveApi, new_id: NewId) -> None:
    """A row takes the login of an earlier row, or of a stored record of the same client."""
    stored, first, second, foreign = new_id(), new_id(), new_id(), new_id()
    live_api.put_record(stored, client_id=4, username="acme", password="shared")
    rows: list[dict[str, object]] = [
        {"service_id": first, "client_id": 4, "reuse_login_from": stored},
        {"service_id": second, "client_id": 4, "reuse_login_from": first},
    ]
    body = "\n".join(map(json.dumps, rows))
    assert send(live_api, body, NDJSON).json()["created"] == 2
    assert password_of(live_api, second) == "shared"
    bad = json.dumps({"service_id": foreign, "client_id": 5, "reuse_login_from": stored})
    assert errors_of(send(live_api, bad, NDJSON)) == [(1, "/reuse_login_from", "no_login")]


def test_every_bad_row_is_named(live_api: LiveApi, new_id: NewId) -> None:
    """Line, pointer and code of every error, in the order of the file; no value, nothing stored."""
    ids = [new_id() for _ in range(12)]
    live_api.put_record(ids[0], client_id=1)
    rows = [
        f"{ids[1]},1,true,{CANARY},,\n",
        f"{ids[1]},1,true,{CANARY},,\n",
        f",1,,{CANARY},,\n",
        f"+5,1,,{CANARY},,\n",
        f"{ids[2]},1,maybe,{CANARY},,\n",
        f"{ids[3]},,,{CANARY},,\n",
        f"{ids[4]},1,,{CANARY}\n",
        f'{ids[5]},1,,{CANARY},"two\nlines",ftp://{CANARY}/\n',
        f"{ids[6]},1,,{CANARY}\0,,\n",
        f'{ids[7]},1,,"{CANARY}"x,,\n',
        f"{ids[8]},2147483648,,{CANARY},,\n",
    ]
    header = "service_id,client_id,enabled,password,notes,netflow_url\n"
    body = (header + "".join(rows)).encode() + f"{ids[9]},1,,".encode() + b"\xff,,\n"
    answer = send(live_api, body)
    assert (answer.status_code, answer.json()["error_count"]) == (422, 11)
    assert errors_of(answer) == [
        (3, "/service_id", "duplicate"),
        (4, "/service_id", "missing"),
        (5, "/service_id", "int_type"),
        (6, "/enabled", "bool_type"),
        (7, "/client_id", "client_required"),
        (8, "", "field_count"),
        (9, "/netflow_url", "url"),
        (11, "/password", "control_character"),
        (12, "", "malformed"),
        (13, "/client_id", "less_than_equal"),
        (14, "", "encoding"),
    ]
    assert read(live_api, ids[1]) is None


def test_bad_ndjson_lines_are_named(live_api: LiveApi, new_id: NewId) -> None:
    """Each line is as strict as a body, and one bad line does not hide the next."""
    service = new_id()
    lines = [
        f'{{"service_id": {service}, "client_id": 1, "password": "{CANARY}"}}',
        '{"service_id": 1, "service_id": 1}',
        '{"service_id": NaN}',
        f'["{CANARY}"]',
        f'{{"service_id": "{CANARY}", "{CANARY}": 1}}',
        '{"service_id": 1, "notes": "' + "x" * 300_000 + '"}',
        '{"a": [[[[[[[[1]]]]]]]]}',
        f'{{"service_id": {service}, "client_id": 1}}',
    ]
    assert errors_of(send(live_api, "\n".join(lines), NDJSON)) == [
        (2, "", "malformed"),
        (3, "", "malformed"),
        (4, "", "not_an_object"),
        (5, "/service_id", "int_type"),
        (5, "/<unknown>", "extra_forbidden"),
        (6, "", "too_long"),
        (7, "", "malformed"),
        (8, "/service_id", "duplicate"),
    ]
    assert read(live_api, service) is None


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (f"service_id,{CANARY}", [(1, "/<unknown>", "unknown_column")]),
        ("service_id,notes,notes", [(1, "/notes", "duplicate_column")]),
        ("client_id", [(1, "/service_id", "missing")]),
        ("notes\n", [(1, "/service_id", "missing")]),
        ('"service_id', [(1, "", "malformed")]),
    ],
)
def test_a_bad_header_is_an_error_of_line_one(
    live_api: LiveApi, header: str, expected: list[tuple[int, str, str]]
) -> None:
    """Nothing below a header that cannot be used has a meaning."""
    assert errors_of(send(live_api, header + "\n1,2\n")) == expected


def test_a_dry_run_tells_and_stores_nothing(live_api: LiveApi, new_id: NewId) -> None:
    """A dry run answers 200 with the errors or the counts, and leaves no record and no event."""
    service = new_id()
    good = f"service_id,client_id\n{service},1\n"
    assert send(live_api, good, query="?dry_run=true").json()["created"] == 1
    bad = send(live_api, good + f"{service},1\n", query="?dry_run=true")
    assert (bad.status_code, bad.json()["error_count"], bad.json()["dry_run"]) == (200, 1, True)
    assert read(live_api, service) is None
    sql = "SELECT 1 FROM audit_events WHERE service_id = ?"
    assert query_sql(live_api.settings, sql, service) == []


def test_create_refuses_what_exists(live_api: LiveApi, new_id: NewId) -> None:
    """With mode=create an existing record is an error; an unknown mode is 422."""
    old, new = new_id(), new_id()
    live_api.put_record(old, client_id=1)
    answer = send(live_api, f"service_id,client_id\n{new},1\n{old},1\n", query="?mode=create")
    assert errors_of(answer) == [(3, "/service_id", "exists")]
    assert read(live_api, new) is None
    assert send(live_api, "service_id\n", query="?mode=replace").status_code == 422


def test_at_most_a_thousand_errors_are_listed(live_api: LiveApi) -> None:
    """The count goes on where the list ends."""
    body = "service_id,client_id\n" + "x,1\n" * 2_500
    problem = send(live_api, body).json()
    assert (len(problem["errors"]), problem["error_count"]) == (1_000, 2_500)


def test_a_broken_record_needs_a_word_about_its_password(live_api: LiveApi, new_id: NewId) -> None:
    """A row replaces a broken record only with a password or clear_password."""
    service = new_id()
    live_api.put_record(service, client_id=1, password="x")
    run_sql(
        live_api.settings, "UPDATE access_records SET enabled = 0 WHERE service_id = ?", service
    )
    assert errors_of(send(live_api, f"service_id,client_id\n{service},1\n")) == [
        (2, "", "broken_record")
    ]
    cleared = f"service_id,client_id,clear_password\n{service},1,yes\n"
    assert send(live_api, cleared).json()["updated"] == 1


def test_every_change_is_in_the_audit_trail(live_api: LiveApi, new_id: NewId) -> None:
    """One event for each changed record, one for the import; none for what stays as it is."""
    service = new_id()
    _, admin = make_key(live_api, "admin", "records:write")
    body = f"service_id,client_id,password\n{service},1,{CANARY}\n"
    send(live_api, body, key=admin)
    trail = live_api.call("GET", "/v1/audit-events?limit=2", key=admin)
    assert [event["action"] for event in trail.json()["items"]] == [
        "import.applied",
        "record.created",
    ]
    assert trail.json()["items"][1]["changes"]["password"] == "set"
    assert CANARY not in trail.text
    newest = trail.json()["items"][0]["id"]
    send(live_api, f"service_id,client_id\n{service},1\n", key=admin)
    again = live_api.call("GET", "/v1/audit-events?limit=1", key=admin)
    assert again.json()["items"][0]["id"] == newest


def test_media_type_and_scope_are_checked_first(live_api: LiveApi) -> None:
    """Other media types are 415, a key without records:write is 403, no key is 401."""
    problem_of(send(live_api, "{}", "application/json"), 415)
    problem_of(send(live_api, "{}", "text/csv; charset=latin-1"), 415)
    reader = make_key(live_api, "records:read")[1]
    problem_of(send(live_api, "service_id\n", key=reader), 403)
    problem_of(live_api.call("POST", "/v1/imports", content=b""), 401)


def test_more_than_the_limit_is_413(live_api: LiveApi) -> None:
    """256 MiB and one byte are refused as soon as they are announced."""
    connection = http.client.HTTPConnection("127.0.0.1", live_api.port, timeout=HANG_SECONDS)
    headers = {
        "Authorization": f"Bearer {live_api.writer_key}",
        "Content-Type": CSV,
        "Content-Length": str(256 * 1024**2 + 1),
    }
    connection.request("POST", "/v1/imports", headers=headers)
    assert connection.getresponse().status == 413
    connection.close()


def test_a_cut_upload_changes_nothing(live_api: LiveApi, new_id: NewId) -> None:
    """A body that ends before its announced length stores no row, though its rows were whole."""
    service = new_id()
    body = f"service_id,client_id\n{service},1\n"
    with socket.create_connection(("127.0.0.1", live_api.port)) as connection:
        connection.sendall(
            f"POST /v1/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {live_api.writer_key}"
            f"\r\nContent-Type: text/csv\r\nContent-Length: {len(body) + 5}\r\n\r\n{body}".encode()
        )
        connection.shutdown(socket.SHUT_WR)
        connection.recv(1024)
    assert read(live_api, service) is None
    assert send(live_api, body).json()["created"] == 1


def test_installations_do_not_mix(live_api: LiveApi, new_id: NewId) -> None:
    """The same service id imported into two installations makes two records."""
    service = new_id()
    sql = "INSERT OR IGNORE INTO installations (id, name, created_at) VALUES (2, 'second', 0)"
    run_sql(live_api.settings, sql)
    _, other = make_key(live_api, "records:read", "records:write", installation_id=2)
    for key, name in ((live_api.writer_key, "one"), (other, "two")):
        body = f"service_id,client_id,username\n{service},1,{name}\n"
        assert send(live_api, body, key=key).json()["created"] == 1
        export = live_api.call("GET", "/v1/exports?format=csv", key=key)
        assert f"{service},1,1,,{name}," in export.text
    assert (read(live_api, service) or {})["username"] == "one"
