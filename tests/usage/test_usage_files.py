"""Graph and table of a period as files, the totals of all services, scopes, and erasure."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from app.client_area import usage_totals
from tests.support.sql import run_sql
from tests.support.tenant import ALL_SCOPES
from tests.usage.measured_records import NOON
from tests.usage.served import (
    END,
    FIRST,
    GAP,
    IN,
    KNOWN,
    OUT,
    OWNER,
    Served,
    served,
    text,
)

BOTH = (1, 2)
SOLD, EDITED, BROKEN = 3, 4, 5
LATER, ERASED = 7, 8  # measured by the tests themselves, after the others


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give services of one owner that moved the same."""
    with served(tmp_path_factory.mktemp("usage") / "data") as api:
        services = (*BOTH, SOLD, EDITED, BROKEN)
        api.measure(*services)
        api.collect(*services)
        yield api


def test_the_graph_is_an_image_that_loads_nothing(api: Served) -> None:
    """Opened by itself it runs no script; nobody stores it; its text has the page's colour."""
    answer = api.ask(1, "usage.svg", language="german")
    assert answer.status_code == 200
    headers = answer.headers
    assert headers["content-type"] == "image/svg+xml"
    assert headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "<script" not in answer.text
    assert "Datenverkehr" in answer.text
    assert api.ask(1, "usage.svg", scheme="dark").text != api.ask(1, "usage.svg").text
    assert api.ask(1, "usage.svg", scheme="pink").status_code == 422


def test_the_tag_of_a_graph_is_that_of_what_it_shows(api: Served) -> None:
    """The same image is 304; other figures, another period, language or scheme are another one."""
    api.measure(LATER)
    begin = api.clock.slot + 1
    api.collect(LATER, slots=range(begin + 20, begin + 30))

    def tag(**query: object) -> str:
        return str(api.ask(LATER, "usage.svg", **query).headers["etag"])

    first = tag()
    assert first == tag()
    assert first.startswith('"')
    path = f"/v1/access-records/{LATER}/usage.svg?client_id={OWNER}&status=Active"
    for sent in (first, f"W/{first}", f'"other", {first}'):
        answer = api.call("GET", path, headers={"If-None-Match": sent})
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["etag"] == first
    other = [tag(period="7d"), tag(language="french"), tag(scheme="dark")]
    with api.settings(section_title="Another"):
        other.append(tag())
    # A file that comes late fills a gap: the period still ends with the same slot.
    api.collect(LATER, slots=range(begin, begin + 10))
    other.append(tag())
    assert len({first, *other}) == 6
    assert api.call("GET", path, headers={"If-None-Match": first}).status_code == 200
    stranger = path.replace(f"={OWNER}", "=77")
    assert api.call("GET", stranger, headers={"If-None-Match": "*"}).status_code == 404


def test_the_table_has_a_line_for_each_slot(api: Served) -> None:
    """A header, the slots that have elapsed, blanks where nothing is known."""
    answer = api.ask(1, "usage.csv", from_=text(GAP - 1), to=text(GAP + 2))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="usage-1.csv"'
    assert answer.text == (
        "from,to,in_bytes,out_bytes\r\n"
        f"{text(GAP - 1)},{text(GAP)},{IN},{OUT}\r\n"
        f"{text(GAP)},{text(GAP + 1)},,\r\n"
        f"{text(GAP + 1)},{text(GAP + 2)},{IN},{OUT}\r\n"
    )
    _, *rows = api.ask(1, "usage.csv").text.splitlines()
    assert len(rows) == 288


def test_who_reads_records_has_the_table_of_what_is_hidden(api: Served) -> None:
    """Without a status: while the record is disabled or the settings hide it; of its owner only."""
    reader = api.api.create_key("records:read")
    page = api.api.create_key("render")
    path = f"/v1/access-records/2/usage.csv?client_id={OWNER}"
    api.call("PATCH", "/v1/access-records/2", json={"enabled": False})
    with api.settings(show_usage=False):
        found = {
            name: [
                api.api.call("GET", asked, key=key).status_code
                for asked in (path, f"{path}&status=Active")
            ]
            for name, key in (("reader", reader), ("page", page))
        }
        foreign = api.api.call("GET", path.replace(f"={OWNER}", "=77"), key=reader)
    assert found == {"reader": [200, 404], "page": [404, 404]}
    assert foreign.status_code == 404
    api.call("PATCH", "/v1/access-records/2", json={"enabled": True})


def test_totals_list_the_services_of_their_present_owners(
    api: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In order, also in pieces of one; a broken record is left out, an edited series is null."""
    monkeypatch.setattr(usage_totals, "BATCH", 1)
    settings = api.api.settings
    api.records.put(SOLD, client_id=8, ip_address=f"192.0.2.{SOLD}")
    api.clock.slot += 2
    run_sql(settings, "UPDATE usage_series SET kind = 'x' WHERE service_id = ?", EDITED)
    run_sql(settings, "UPDATE access_records SET username = 'x' WHERE service_id = ?", BROKEN)
    bounds = f"from={text(FIRST)}&to={text(END)}"
    answer = api.call("GET", f"/v1/usage-totals?{bounds}")
    assert answer.headers["content-type"] == "application/x-ndjson"
    *lines, last = map(json.loads, answer.text.splitlines())
    ids = [(line["service_id"], line["client_id"]) for line in lines]
    assert ids == [(1, OWNER), (2, OWNER), (EDITED, OWNER)]
    assert last == {"end": True, "count": 3}
    figures = {
        "in_bytes": KNOWN * IN,
        "out_bytes": KNOWN * OUT,
        "total_bytes": KNOWN * (IN + OUT),
        "percentile_95_bps": OUT * 8 // 300,
    }
    counted = {"method": "higher", "elapsed_slots": END - FIRST}
    assert lines[0] == _line(1, figures, counted | {"samples": KNOWN, "known_slots": KNOWN})
    nothing = dict.fromkeys(figures)
    assert lines[2] == _line(EDITED, nothing, counted | {"samples": 0, "known_slots": 0})
    before = api.call("GET", f"/v1/usage-totals?from={text(NOON - 9)}&to={text(NOON - 1)}")
    assert before.text == '{"end":true,"count":0}\n'
    assert api.call("GET", "/v1/usage-totals?period=1y").status_code == 422


def _line(service_id: int, *members: dict[str, Any]) -> dict[str, Any]:
    line: dict[str, Any] = {"service_id": service_id, "client_id": OWNER}
    for each in members:
        line |= each
    return line


CALLS = {
    "GET /v1/access-records/1/usage?client_id=5": {"render"},
    "GET /v1/access-records/1/usage.svg?client_id=5": {"render"},
    "GET /v1/access-records/1/usage.csv?client_id=5": {"render", "records:read"},
    "GET /v1/usage-totals": {"records:read"},
    "DELETE /v1/access-records/99/usage": {"records:write"},
}


def test_each_scope_alone_opens_its_calls(api: Served) -> None:
    """And no other scope does; without a key it is 401."""
    keys = {scope: api.api.create_key(scope) for scope in ALL_SCOPES}
    for call, allowed in CALLS.items():
        method, path = call.split()
        statuses = {s: api.api.call(method, path, key=key).status_code for s, key in keys.items()}
        assert {s for s, status in statuses.items() if status in {200, 204}} == allowed, call
        assert {statuses[s] for s in statuses.keys() - allowed} == {403}, call
        assert api.api.call(method, path).status_code == 401


def test_erasing_is_for_all_owners_and_recorded_once(api: Served) -> None:
    """What was measured is gone, an enabled record is measured from the next slot on."""
    api.measure(ERASED)
    begin = api.clock.slot + 1
    api.collect(ERASED, slots=range(begin, begin + 10))
    api.measure(ERASED, client_id=8)
    assert len(api.records.ids(ERASED)) == 2
    api.clock.slot += 2
    assert api.usage(ERASED, client_id=8)["visible"]
    path = f"/v1/access-records/{ERASED}/usage"
    answer = api.call("DELETE", path, headers={"X-Actor": "jane"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert len(api.records.ids(ERASED)) == 1
    shown = [api.usage(ERASED, client_id=client_id, period="7d") for client_id in (OWNER, 8)]
    assert [(each["visible"], each["total_bytes"]) for each in shown] == [
        (False, None),
        (True, None),
    ]
    ((client_id, _, (begin, end)),) = api.records.series(ERASED)
    assert (client_id, begin + NOON, end) == (8, api.clock.slot + 1, None)
    events = api.call("GET", f"/v1/audit-events?action=usage.erased&service_id={ERASED}").json()
    (event,) = events["items"]
    assert event["actor"] == "jane"
    assert api.call("DELETE", "/v1/access-records/98/usage").status_code == 204
    events = api.call("GET", "/v1/audit-events?action=usage.erased&service_id=98").json()
    assert events["items"] == []
