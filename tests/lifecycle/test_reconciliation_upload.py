"""The upload of a reconciliation: whole and well-formed, or nothing changes; long, and flat."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support import command
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.service_lists import listing, report_of, send
from tests.support.sql import run_sql
from tests.support.tenant import Tenant
from tests.support.waiting import HANG_SECONDS

ONE = '{"service_id": 1, "client_id": 57, "status": "Terminated"}\n'
TWO = '{"service_id": 2, "client_id": 56, "status": "Terminated"}\n'
END = '{"end": true, "count": 2}\n'
LINES = 200_000
ALLOWED_BYTES = 40 * 1024**2

BAD: dict[str, tuple[str | bytes, int, str]] = {
    "no end": (ONE + TWO, 3, "no_end"),
    "nothing": ("", 1, "no_end"),
    "cut in a line": (ONE + TWO[:-10], 2, "malformed"),
    "cut in the end": (ONE + TWO + '{"end": true', 3, "malformed"),
    "count too small": (ONE + TWO + END.replace("2", "1"), 3, "count"),
    "count too large": (ONE + TWO + END.replace("2", "3"), 3, "count"),
    "after the end": (ONE + TWO + END + ONE.replace("1", "3"), 4, "after_end"),
    "two ends": (ONE + TWO + END + END, 4, "after_end"),
    "blank after the end": (ONE + TWO + END + "\n", 4, "malformed"),
    "twice": (ONE + ONE + END, 2, "duplicate"),
    "garbage": (ONE + "canary\n" + END, 2, "malformed"),
    "blank line": (ONE + "\n" + TWO + END, 2, "malformed"),
    "bad UTF-8": (ONE.encode() + b'{"status": "\xff"}\n', 2, "malformed"),
    "duplicate name": (ONE + TWO[:-2] + ', "status": "canary"}\n' + END, 2, "malformed"),
    "a list": (ONE + "[1]\n" + END, 2, "not_a_service"),
    "text id": (ONE + TWO.replace("2", '"2"') + END, 2, "not_a_service"),
    "id too large": (ONE + TWO.replace("2", "2147483648") + END, 2, "not_a_service"),
    "no status": (ONE + '{"service_id": 2, "client_id": 56}\n' + END, 2, "not_a_service"),
    "blank status": (ONE + TWO.replace("Terminated", "") + END, 2, "not_a_service"),
    "one member too many": (ONE + TWO[:-2] + ', "canary": 1}\n' + END, 2, "not_a_service"),
    "end is false": (ONE + TWO + END.replace("true", "false"), 3, "not_a_service"),
    "count is text": (ONE + TWO + END.replace("2", '"2"'), 3, "not_a_service"),
    "negative count": (ONE + TWO + END.replace("2", "-1"), 3, "not_a_service"),
    "too long a line": (ONE + TWO.rstrip() + " " * 5000 + "\n" + END, 2, "too_long"),
    "two services in a long line": (ONE.rstrip().ljust(4096) + TWO + END, 1, "too_long"),
    "an endless line": ("x" * 1_000_000, 1, "too_long"),
}


@pytest.fixture(scope="module")
def records(live_api: LiveApi) -> Tenant:
    """Give two records, which no test changes."""
    tenant = Tenant.of(live_api)
    for service_id in (1, 2):
        tenant.put(service_id, client_id=56, password="s3cret")
    return tenant


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("dry_run", ["false", "true"])
def test_a_bad_upload_changes_nothing(records: Tenant, case: str, dry_run: str) -> None:
    """What is not a complete list is 422 with the line and the reason; nothing changes."""
    body, line, code = BAD[case]
    before = records.get("/v1/access-records")
    response = send(records, body, dry_run=dry_run, force="true")
    (error,) = problem_of(response, 422)["errors"]
    assert (error["line"], error["code"]) == (line, code)
    assert error["message"]
    assert "canary" not in response.text
    assert records.get("/v1/access-records") == before


@pytest.mark.parametrize("media_type", [None, "application/json", "text/csv"])
def test_only_ndjson_is_taken(records: Tenant, media_type: str | None) -> None:
    """A missing or another media type is 415."""
    headers = {} if media_type is None else {"Content-Type": media_type}
    response = records.call("POST", "/v1/reconciliations", content=ONE + TWO + END, headers=headers)
    problem_of(response, 415)


@pytest.mark.parametrize("name", ["dry_run", "force"])
@pytest.mark.parametrize("value", ["1", "True", "", "yes"])
def test_flags_are_true_or_false(records: Tenant, name: str, value: str) -> None:
    """A flag that could be misread as false is 422: a dry run must not turn real."""
    before = records.get("/v1/access-records")
    problem_of(send(records, ONE + TWO + END, **{name: value}), 422)
    assert records.get("/v1/access-records") == before


@pytest.mark.parametrize("ending", ["\n", "", "\r\n", "  \n"])
def test_line_endings(tenant: Tenant, ending: str) -> None:
    """The last line may lack its end, lines may end as on Windows, and blanks are no matter."""
    body = (ONE + TWO + END.rstrip()).replace("\n", ending or "\n") + ending
    assert report_of(send(tenant, body))["services"] == 2


def test_a_connection_that_breaks_changes_nothing(records: Tenant) -> None:
    """A caller that goes away in the middle of its list has changed nothing."""
    before = records.get("/v1/access-records")
    with socket.create_connection(("127.0.0.1", records.api.port)) as connection:
        head = (
            "POST /v1/reconciliations?force=true HTTP/1.1\r\nHost: localhost\r\n"
            f"Authorization: Bearer {records.key}\r\nContent-Length: 100000\r\n"
            "Content-Type: application/x-ndjson\r\n\r\n"
        )
        connection.sendall((head + ONE + TWO + END).encode())
    assert records.get("/v1/access-records") == before
    assert records.events(action="service.terminated") == []


def test_a_report_lists_a_thousand_ids(tenant: Tenant) -> None:
    """Counts are whole, the ids beside them at most 1,000, also over many batches."""
    run_sql(
        tenant.api.settings,
        "INSERT INTO access_records (installation_id, service_id, client_id, enabled, seal,"
        " version, incarnation, created_at, updated_at) WITH RECURSIVE n(i) AS (VALUES (1)"
        " UNION ALL SELECT i + 1 FROM n WHERE i < 2100) SELECT ?, i, 1, 1, '', 1, 'x', 1, 1 FROM n",
        tenant.installation_id,
    )
    response = send(tenant, listing([]), dry_run="true")
    assert response.json()["records"] == 2100
    assert response.json()["broken"] == {"count": 2100, "service_ids": list(range(1, 1001))}
    changed = [(number, 1, "Active") for number in range(1, 2101)]
    assert send(tenant, listing(changed), dry_run="true").json()["broken"]["count"] == 2100
    statement = "DELETE FROM access_records WHERE installation_id = ?"
    run_sql(tenant.api.settings, statement, tenant.installation_id)


def _lines() -> Iterator[bytes]:
    """Give a long list in pieces, as a caller streams it."""
    for start in range(1, LINES + 1, 1000):
        numbers = range(start, start + 1000)
        lines = ({"service_id": n, "client_id": 1, "status": "Active"} for n in numbers)
        yield "".join(json.dumps(line) + "\n" for line in lines).encode()
    yield json.dumps({"end": True, "count": LINES}).encode()


def _peak_bytes(pid: int) -> int:
    """Return the most memory that a process has had."""
    text = Path(f"/proc/{pid}/status").read_text()
    (line,) = (line for line in text.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


@pytest.mark.no_cover
@pytest.mark.needs("serve")
def test_a_long_list_takes_little_memory(tmp_path: Path) -> None:
    """200,000 services pass through a real process within 40 MB above what it had before."""
    key = command.new_key(tmp_path / "data", "lifecycle")
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/x-ndjson"}
    with command.serving(tmp_path / "data") as served:
        url = f"{served.ready_on()}/v1/reconciliations"
        empty = httpx.post(url, content=listing([]), headers=headers, timeout=HANG_SECONDS)
        assert empty.is_success
        before = _peak_bytes(served.process.pid)
        answer = httpx.post(url, content=_lines(), headers=headers, timeout=HANG_SECONDS)
        grown = _peak_bytes(served.process.pid) - before
    assert answer.json()["services"] == LINES
    assert grown < ALLOWED_BYTES, grown
