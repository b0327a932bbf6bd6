"""Lists of access records: each filter alone, together, and what no filter takes."""

from datetime import datetime, timedelta, timezone
from urllib.parse import quote

import pytest

from app.api import search
from tests.support.live_api import LiveApi
from tests.support.problem import refused_members
from tests.support.tenant import Tenant

LIST = "/v1/access-records"


@pytest.fixture(scope="module")
def filled(live_api: LiveApi) -> Tenant:
    """Give five records that differ in every member; no test changes them."""
    tenant = Tenant.of(live_api)
    tenant.put(1, client_id=56, username="acme", group="DC1", password="canary-1")
    tenant.put(2, client_id=56, username="acme", group="dc1", enabled=False)
    tenant.put(30, client_id=57, username="École", notes="TICKET 881")
    tenant.put(31, client_id=57, ip_address="203.0.113.0/28", notes="100 % of _it\\")
    tenant.put(2**31 - 1, client_id=58, group="Zürich")
    return tenant


def test_a_list_is_in_order_and_has_no_password(filled: Tenant) -> None:
    """Without filters all records of the installation come in order, each as GET reads it."""
    page = filled.get(LIST)
    assert [item["service_id"] for item in page["items"]] == [1, 2, 30, 31, 2**31 - 1]
    assert page["items"][0] == filled.record(1)
    assert page["items"][0]["has_password"] is True
    assert page["next_cursor"] is None
    assert "canary-1" not in str(page)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"client_id": "56"}, [1, 2]),
        ({"client_id": "99"}, []),
        ({"enabled": "true"}, [1, 30, 31, 2**31 - 1]),
        ({"enabled": "false"}, [2]),
        ({"group": "DC1"}, [1]),
        ({"group": "DC"}, []),
        ({"group": " Zu\u0308rich "}, [2**31 - 1]),
        ({"username": "acme"}, [1, 2]),
        ({"username": "acm"}, []),
        ({"ip": "203.0.113.7"}, [31]),
        ({"client_id": "56", "enabled": "true"}, [1]),
        ({"client_id": "57", "ip": "203.0.113.7"}, [31]),
        ({"client_id": "56", "ip": "203.0.113.7"}, []),
        ({"username": "acme", "group": "dc1", "enabled": "false"}, [2]),
        ({"q": "c1", "client_id": "56", "enabled": "false"}, [2]),
    ],
)
def test_filters(filled: Tenant, query: dict[str, str], expected: list[int]) -> None:
    """A filter is exact, several must all hold, and text is compared in its stored form."""
    assert filled.found(**query) == expected


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("ACM", [1, 2]),
        ("dC1", [1, 2]),
        ("École", [30]),
        ("éCOLE", [30]),
        ("ZÜRICH", [2**31 - 1]),
        ("ticket 881", [30]),
        ("203.0.113", [31]),
        ("%", [31]),
        ("_it", [31]),
        ("\\", [31]),
        ("30", [30]),
        ("2147483647", [2**31 - 1]),
        ("21474836470", []),
        ("0", [31]),
        ("canary", []),
    ],
)
def test_q_finds_text_anywhere(filled: Tenant, q: str, expected: list[int]) -> None:
    """`q` is found in username, group, address and notes in any case, or is a service id."""
    assert filled.found(q=q) == expected


def test_updated_since_includes_its_moment(tenant: Tenant) -> None:
    """Records that changed at that moment or later are listed, whatever zone names it."""
    tenant.put(2, client_id=1)
    tenant.put(1, client_id=1)
    tenant.patch(2, notes="changed")
    text = tenant.record(2)["updated_at"]
    moment = datetime.fromisoformat(text)
    assert tenant.found(updated_since=text) == tenant.found(updated_since=text.lower()) == [2]
    elsewhere = moment.astimezone(timezone(timedelta(hours=-9, minutes=-30)))
    assert tenant.found(updated_since=elsewhere.isoformat()) == [2]
    assert tenant.found(updated_since=(moment + timedelta(microseconds=1)).isoformat()) == []
    assert tenant.found(updated_since="2000-01-01T00:00:00+14:00") == [1, 2]


def test_a_change_that_changes_nothing_is_no_update(tenant: Tenant) -> None:
    """A PATCH of the same values does not bring a record into `updated_since`."""
    created = tenant.put(1, client_id=1, username="acme")
    before = created["updated_at"]
    assert before == created["created_at"]
    assert tenant.patch(1, username=" acme ").status_code == 200
    assert tenant.record(1)["updated_at"] == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("client_id", text) for text in ("0", "-1", "+1", "01", "1.0", "2147483648", "", "x")),
        *(("enabled", text) for text in ("True", "1", "yes", "", "null")),
        *(("limit", text) for text in ("0", "501", "-1", "+5", "05", "5.0", "", "9" * 5000)),
        *(("ip", text) for text in ("", "300.1.1.1", "1.2.3", "203.0.113.0/33", "x", "fe80::1%1")),
        ("ip", "1" * 65),
        *(("updated_since", text) for text in ("", "2026-01-01", "2026-01-01T00:00:00", "0")),
        *(("updated_since", text) for text in ("2026-13-01T00:00:00Z", "2026-W01-1T00:00:00Z")),
        ("updated_since", "9999-12-31T23:59:59-01:00"),
        ("updated_since", "0001-01-01T00:00:00+01:00"),
        *((name, "a\0b") for name in ("group", "username", "q")),
        *((name, "canary" * 50) for name in ("group", "username", "q")),
        *(("cursor", text) for text in ("", "x", "bmZtOg", "bmZtOjE=", "bmZtOi01", "bmZtOjA")),
        ("cursor", "bmZtOjk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OQ"),
        ("cursor", "é"),
    ],
)
def test_what_cannot_be_asked(filled: Tenant, name: str, value: str) -> None:
    """A bad filter, limit or cursor is 422 that names the parameter and repeats no value."""
    response = filled.call("GET", LIST, params={name: value})
    assert list(refused_members(response)) == [f"/{name}"]
    if len(value) > 2:
        assert value not in response.text
        assert quote(value) not in response.text


@pytest.mark.parametrize("limit", [1, 2, 500])
def test_limits(filled: Tenant, limit: int) -> None:
    """A page has as many items as asked for, from 1 to 500."""
    assert len(filled.found(limit=limit)) == min(limit, 5)


def test_a_total_is_counted_on_request(filled: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    """It counts what matches on all pages, says when there are more, and is else not there."""
    assert "total" not in filled.get(LIST)
    assert "total" not in filled.get(LIST, total="false")
    page = filled.get(LIST, total="true", limit=2)
    following = filled.get(LIST, total="true", limit=2, cursor=page["next_cursor"])
    assert page["total"] == following["total"] == {"count": 5, "is_exact": True}
    for query, count in (({"client_id": "56"}, 2), ({"q": "881"}, 1), ({"ip": "203.0.113.7"}, 1)):
        assert filled.get(LIST, total="true", **query)["total"]["count"] == count
    assert list(refused_members(filled.call("GET", LIST, params={"total": "1"}))) == ["/total"]

    monkeypatch.setattr(search, "MAX_TOTAL", 5)
    assert filled.get(LIST, total="true")["total"] == {"count": 5, "is_exact": True}
    monkeypatch.setattr(search, "MAX_TOTAL", 4)
    assert filled.get(LIST, total="true")["total"] == {"count": 4, "is_exact": False}


def test_the_default_limit_is_fifty(tenant: Tenant) -> None:
    """Without a limit a page has 50 items and says where to go on."""
    for service_id in range(1, 52):
        tenant.put(service_id, client_id=1)
    page = tenant.get(LIST)
    assert len(page["items"]) == 50
    assert tenant.found(cursor=page["next_cursor"]) == [51]


def test_a_broken_record_is_listed_as_broken(tenant: Tenant) -> None:
    """A list tells which rows were edited, and that they have no password."""
    tenant.put(1, client_id=1, password="secret")
    tenant.edit_row(1)
    (item,) = tenant.get(LIST)["items"]
    assert (item["integrity"], item["has_password"]) == ("broken", False)
