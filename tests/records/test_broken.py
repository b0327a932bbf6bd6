"""Rows edited outside the service are hidden, reported, and repaired only on request."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app import logs
from tests.records.conftest import Records
from tests.support import command
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.sql import query_sql, run_sql

EDITS = {
    "url": "netflow_url = 'https://evil.example/'",
    "owner": "client_id = 57",
    "enabled": "enabled = 1 - enabled",
    "username": "username = 'evil'",
    "disabled": "enabled = 0",
    "group": "netflow_group = NULL",
    "ip address": "ip_address = '0.0.0.0/0'",
    "version": "version = version + 1",
    "seal of nothing": "seal = ''",
    "seal with a foreign key": "seal = 'nfm1.ffffffff.' || substr(seal, 15)",
    "url of bytes": "netflow_url = x'68747470'",
    "seal of bytes": "seal = x'00ff'",
}
BODY = {
    "client_id": 56,
    "username": "acme",
    "password": "s3cret",
    "netflow_url": "https://good.example/",
    "group": "G",
    "ip_address": "192.0.2.1",
}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApi]:
    """Give an API of this module alone: `check` is to find its broken records and no others."""
    with LiveApi(tmp_path_factory.mktemp("broken") / "data") as api:
        yield api


@pytest.fixture(scope="module")
def render_key(api: LiveApi) -> str:
    return make_key(api, "mail", "render")[1]


@pytest.fixture
def record(api: LiveApi, new_id: Callable[[], int]) -> Iterator[Records]:
    """Give a record that is deleted again."""
    record = Records(api, new_id())
    assert record.put(BODY).status_code == 201
    yield record
    record.delete()


def _edit(record: Records, edit: str) -> None:
    statement = f"UPDATE access_records SET {EDITS[edit]} WHERE service_id = ?"
    assert run_sql(record.api.settings, statement, record.service_id) == 1


def _shown(record: Records, key: str, client_id: int = 56) -> str:
    """Return all that a client would see, through the short way and the long one."""
    answers = [
        record.api.call("GET", f"{record.path}/{question}", key=key)
        for question in (
            f"merge-fields?client_id={client_id}",
            f"merge-fields?client_id={client_id}&",
            f"client-area?client_id={client_id}&status=Active&language=english",
            f"client-area?client_id={client_id}",
        )
    ]
    assert {answer.status_code for answer in answers} == {200}
    return "".join(answer.text for answer in answers)


def _withheld(api: LiveApi) -> float:
    prefix = 'nfm_records_withheld_total{reason="broken_seal"} '
    lines = api.call("GET", "/metrics").text.splitlines()
    return next((float(line[len(prefix) :]) for line in lines if line.startswith(prefix)), 0.0)


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_row_is_not_shown(record: Records, render_key: str, edit: str) -> None:
    """Whatever sealed column is edited, neither the old owner nor a new one sees anything."""
    assert "good.example" in _shown(record, render_key)
    _edit(record, edit)
    for client_id in (56, 57):
        shown = _shown(record, render_key, client_id)
        for value in ("s3cret", "evil", "good.example", "acme"):
            assert value not in shown


@pytest.mark.parametrize("edit", ["url", "disabled"])
def test_an_edited_row_is_said_aloud(
    record: Records,
    render_key: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    edit: str,
) -> None:
    """A log line with the ids, a counter and `check` name the record that is withheld."""
    monkeypatch.setattr(logs, "LINES_A_MINUTE", 1_000_000)  # other tests may have used them up
    _edit(record, edit)
    before = _withheld(record.api)
    _shown(record, render_key)
    assert _withheld(record.api) == before + 4
    lines = [line for line in caplog.records if line.getMessage() == "record_withheld"]
    assert [vars(line)["service_id"] for line in lines] == [record.service_id] * 4
    assert {vars(line)["reason"] for line in lines} == {"broken_seal"}
    done = command.run(record.api.settings.data_dir, "check")
    assert done.returncode == 1
    assert f"Record of service {record.service_id} (installation 1): its seal" in done.stdout
    assert "evil" not in done.stdout


def test_swapped_seals_open_neither_row(
    record: Records, render_key: str, new_id: Callable[[], int]
) -> None:
    """The seals of two rows of one client, swapped, show nothing of either."""
    other = Records(record.api, new_id())
    other.put({**BODY, "password": "0ther"})
    rows = [record, other]
    seals = [
        query_sql(
            row.api.settings,
            "SELECT seal FROM access_records WHERE service_id = ?",
            row.service_id,
        )[0][0]
        for row in rows
    ]
    for row, seal in zip(rows, reversed(seals), strict=True):
        run_sql(
            row.api.settings,
            "UPDATE access_records SET seal = ? WHERE service_id = ?",
            seal,
            row.service_id,
        )
    for row in rows:
        assert row.get().json()["integrity"] == "broken"
        assert "acme" not in _shown(row, render_key)
        row.delete()


def test_a_seal_of_the_same_row_from_before_opens_nothing(record: Records, render_key: str) -> None:
    """A seal that the row had earlier does not bring its old password back."""
    settings = record.api.settings
    run_sql(settings, "CREATE TABLE kept AS SELECT service_id, seal FROM access_records")
    record.patch({"password": "n3w"})
    run_sql(
        settings,
        "UPDATE access_records SET seal = (SELECT seal FROM kept WHERE kept.service_id ="
        " access_records.service_id) WHERE service_id = ?",
        record.service_id,
    )
    run_sql(settings, "DROP TABLE kept")
    assert "s3cret" not in _shown(record, render_key)


def test_a_broken_record_says_so(record: Records) -> None:
    """GET shows the row as it is, without a password, as broken, and under another ETag."""
    before = record.get()
    _edit(record, "url")
    read = record.get()
    assert read.json() == {
        **before.json(),
        "netflow_url": "https://evil.example/",
        "has_password": False,
        "integrity": "broken",
    }
    assert read.headers["etag"] != before.headers["etag"]
    problem_of(record.put({"clear_password": True}, if_match=before.headers["etag"]), 412)


@pytest.mark.parametrize(
    ("method", "body"),
    [
        ("put", {"client_id": 56}),
        ("put", {"client_id": 56, "password": ""}),
        ("put", {"client_id": 57}),
        ("patch", {"password": "new"}),
        ("patch", {"clear_password": True}),
        ("patch", {"netflow_url": "https://good.example/"}),
        ("patch", {}),
    ],
)
def test_a_write_that_would_hide_the_edit_is_refused(
    record: Records, method: str, body: dict[str, Any]
) -> None:
    """Every other write than the sanctioned ones is 409, and leaves row and trail alone."""
    _edit(record, "url")
    before = record.get().json()
    problem = problem_of(getattr(record, method)(body), 409)
    assert problem["type"] == "/problems/broken-record"
    assert record.get().json() == before
    assert len(record.audit()) == 1


@pytest.mark.parametrize("word", [{"password": "n3w"}, {"clear_password": True}])
def test_a_put_that_decides_on_the_password_mends(
    record: Records, render_key: str, word: dict[str, Any]
) -> None:
    """A whole statement with a password, or without one on purpose, replaces a broken row."""
    _edit(record, "url")
    etag = record.get().headers["etag"]
    repaired = record.put(
        {"client_id": 56, "netflow_url": "https://good.example/", **word}, if_match=etag
    ).json()
    assert (repaired["integrity"], repaired["version"]) == ("ok", 2)
    assert "good.example" in _shown(record, render_key)
    assert record.password() == word.get("password")
    assert record.audit()[-1]["action"] == "record.updated"


def test_a_put_of_the_same_row_mends_too(record: Records) -> None:
    """Where only the seal is broken, a PUT of the same values seals the row anew."""
    _edit(record, "seal of nothing")
    body = {**BODY, "password": "", "clear_password": True}
    assert record.put(body).json()["integrity"] == "ok"


@pytest.mark.parametrize("edit", ["url", "seal of bytes"])
def test_a_broken_record_can_be_deleted(record: Records, edit: str) -> None:
    """DELETE takes a broken record away."""
    _edit(record, edit)
    assert record.delete().status_code == 204
    assert record.get().status_code == 404


def test_a_whole_database_is_in_order(tmp_path: Path) -> None:
    """The control: `check` finds nothing where nobody has edited anything."""
    with LiveApi(tmp_path / "data") as api:
        api.put_record(1, client_id=1, password="secret")
        done = command.run(tmp_path / "data", "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Records: 1 checked." in done.stdout
    assert done.stdout.endswith("Everything is in order.\n")
