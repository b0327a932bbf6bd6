"""The source of traffic over HTTP: stored, kept, dropped, conditional, audited and sealed."""

import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import httpx
import pytest
from sqlalchemy import Connection

from app.usage import groups
from app.usage.sources import analyzer_client
from tests.support.keys import make_key
from tests.support.problem import problem_of, refused_members
from tests.support.sql import run_sql
from tests.support.tenant import ALL_SCOPES, Tenant
from tests.support.waiting import HANG_SECONDS, wait_until
from tests.usage.analyzer import KEY, Analyzer, day, served

SOURCE = "/v1/usage-source"
URL = "https://netflow.example.com/"
STATED: dict[str, object] = {
    "kind": "netflow_analyzer",
    "url": URL,
    "auth": "query",
    "time_zone": "Europe/Berlin",
    "api_key": KEY,
}


@pytest.fixture(scope="module")
def analyzer() -> Iterator[Analyzer]:
    """Serve the answers of a day until now."""
    with served(Analyzer(day(int(datetime.now(UTC).timestamp())), shape="seconds")) as analyzer:
        yield analyzer


def _put(tenant: Tenant, **members: object) -> httpx.Response:
    return tenant.call("PUT", SOURCE, json=members)


def _asked(analyzer: Analyzer) -> int:
    """Return how often the server was asked for its groups."""
    return sum(path.endswith("getIPGroupConsReport") for path, _, _ in analyzer.asked)


def _slug(response: httpx.Response, status: int) -> str:
    """Return the kind of the problem in a response."""
    return str(problem_of(response, status)["type"]).rpartition("/")[2]


def test_a_source_is_created_replaced_and_deleted(tenant: Tenant) -> None:
    """201, then 200; what GET returned can be put back and changes nothing; 404 in the end."""
    assert tenant.call("GET", SOURCE).status_code == 404
    assert _slug(tenant.call("DELETE", SOURCE), 404) == "usage-source-not-found"
    created = _put(tenant, **STATED)
    assert created.status_code == 201
    stored = created.json()
    shown = {name: value for name, value in STATED.items() if name != "api_key"}
    state = {"has_api_key": True, "integrity": "ok", "version": 1}
    nothing_yet = {"last_success_at": None, "last_failure": None}
    assert stored.items() >= (shown | state | nothing_yet).items()
    read = tenant.call("GET", SOURCE)
    assert (read.json(), read.headers["etag"]) == (stored, created.headers["etag"])
    again = _put(tenant, **stored)
    assert (again.status_code, again.headers["etag"]) == (200, created.headers["etag"])
    assert _put(tenant, kind="nfdump").json()["has_api_key"] is False
    assert tenant.call("DELETE", SOURCE).status_code == 204
    assert tenant.call("GET", SOURCE).status_code == 404
    actions = [event["action"] for event in reversed(tenant.events())]
    assert [name for name in actions if name.startswith("usage")] == [
        *["usage_source.updated"] * 2,
        "usage_source.deleted",
    ]


@pytest.mark.parametrize(
    ("change", "has_key"),
    [
        ({}, True),
        ({"api_key": ""}, True),
        ({"api_key": None}, True),
        ({"url": "HTTPS://NetFlow.example.com:443"}, True),
        ({"auth": "header"}, True),
        ({"url": "https://netflow.example.com/other"}, False),
        ({"url": "https://netflow.example.net/"}, False),
        ({"url": "https://netflow.example.net/", "api_key": "another"}, True),
    ],
)
def test_a_blank_key_stays_with_its_url_only(
    tenant: Tenant, change: dict[str, object], *, has_key: bool
) -> None:
    """Blank keeps it, another spelling of the URL does, and another URL drops it."""
    _put(tenant, **STATED)
    stated = {name: value for name, value in STATED.items() if name != "api_key"}
    assert _put(tenant, **stated | change).json()["has_api_key"] is has_key


FAR = (
    *("169.254.169.254", "[::ffff:169.254.169.254]", "[fe80::1]", "[::169.254.169.254]"),
    *("0.0.0.0", "[::]", "192.0.2.1", "240.0.0.1", "255.255.255.255", "100.64.0.1"),
    *("[::ffff:198.51.100.1]", "[64:ff9b::a00:1]", "[2002:a00:1::]"),
)
REFUSED: list[tuple[dict[str, object], str, str]] = [
    ({"kind": "ntopng"}, "/kind", "literal_error"),
    ({"kind": "netflow_analyzer"}, "/url", "missing"),
    ({"kind": "nfdump", "api_key": "x"}, "/api_key", "not_for_source"),
    ({"kind": "nfdump", "url": URL}, "/url", "not_for_source"),
    ({"kind": "netflow_analyzer", "url": "http://netflow.example.com/"}, "/url", "url"),
    ({"kind": "netflow_analyzer", "url": "http://8.8.8.8/"}, "/url", "url"),
    ({"kind": "netflow_analyzer", "url": f"{URL}?apiKey=x"}, "/url", "url"),
    ({"kind": "netflow_analyzer", "url": f"{URL}#x"}, "/url", "url"),
    ({"kind": "netflow_analyzer", "url": "https://a:b@example.com/"}, "/url", "url_credentials"),
    ({"kind": "netflow_analyzer", "url": URL, "time_zone": "Mars/Base"}, "/time_zone", "time_zone"),
    ({"kind": "netflow_analyzer", "url": URL, "auth": "body"}, "/auth", "literal_error"),
    ({"kind": "nfdump", "directory": "/srv"}, "/<unknown>", "extra_forbidden"),
]


REFUSED += [({"kind": "netflow_analyzer", "url": f"http://{host}/"}, "/url", "url") for host in FAR]


@pytest.mark.parametrize(("body", "pointer", "code"), REFUSED)
def test_what_cannot_be_meant_is_refused(
    tenant: Tenant, body: dict[str, object], pointer: str, code: str
) -> None:
    """422 names the member; nothing is stored."""
    assert refused_members(_put(tenant, **body)) == {pointer: code}
    assert tenant.call("GET", SOURCE).status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1:8080/", "http://[::1]/", "http://10.0.0.7/nfa", "http://localhost/"),
        *("http://172.31.0.1/", "http://192.168.1.1/", "http://[fd00::1]/"),
        "http://[::ffff:10.0.0.1]/",
    ],
)
def test_plain_http_is_for_near_hosts(tenant: Tenant, url: str) -> None:
    """Loopback and private addresses, as literals, and localhost."""
    assert _put(tenant, kind="netflow_analyzer", url=url).status_code == 201


def test_conditions_are_those_of_the_stored_source(tenant: Tenant) -> None:
    """412 for another version; If-None-Match * creates only; 304 for the known one."""
    first = _put(tenant, **STATED).headers["etag"]
    second = _put(tenant, **STATED | {"auth": "header"}).headers["etag"]
    assert first != second
    for method, headers in (
        ("PUT", {"If-Match": first}),
        ("PUT", {"If-None-Match": "*"}),
        ("DELETE", {"If-Match": first}),
    ):
        body = {"json": STATED} if method == "PUT" else {}
        response = tenant.call(method, SOURCE, headers=headers, **body)
        assert _slug(response, 412) == "precondition-failed"
    known = tenant.call("GET", SOURCE, headers={"If-None-Match": second})
    assert known.status_code == 304
    assert tenant.call("DELETE", SOURCE, headers={"If-Match": second}).status_code == 204


def test_the_key_is_sealed_and_shown_nowhere(tenant: Tenant) -> None:
    """Neither an answer nor the trail nor the row has it, and the trail says what became of it."""
    answers = [_put(tenant, **STATED).text, tenant.call("GET", SOURCE).text]
    answers.append(_put(tenant, **STATED | {"api_key": f"{KEY}2"}).text)
    answers.append(_put(tenant, **STATED | {"api_key": "", "url": f"{URL}x/"}).text)
    rows = run_sql(tenant.api.settings, "SELECT * FROM usage_sources")
    trail = tenant.events()
    assert KEY not in repr((answers, rows, trail))
    changed = [e["changes"].get("api_key") for e in trail if e["action"].startswith("usage")]
    assert changed == ["cleared", "changed", "set"]


@pytest.mark.parametrize(
    "edit", ["url = 'https://evil.example.com/'", "auth = 'header'", "kind = 'nfdump'"]
)
def test_an_edited_row_has_no_key_and_is_not_asked(tenant: Tenant, edit: str) -> None:
    """The seal covers URL and installation: a key never follows a URL that SQL wrote."""
    _put(tenant, **STATED)
    mine = tenant.installation_id
    run_sql(tenant.api.settings, f"UPDATE usage_sources SET {edit} WHERE installation_id = {mine}")
    stored = tenant.get(SOURCE)
    assert (stored["integrity"], stored["has_api_key"]) == ("broken", False)
    assert tenant.get(f"{SOURCE}/groups")["items"] == []
    findings = tenant.call("POST", f"{SOURCE}/test").json()["findings"]
    assert findings[0]["ok"] is False
    kept = {name: value for name, value in STATED.items() if name != "api_key"}
    assert _put(tenant, **kept).json()["has_api_key"] is False


def test_groups_are_fetched_once_in_ten_minutes(tenant: Tenant, analyzer: Analyzer) -> None:
    """From the cache, searched and paged; a failing source leaves the last ones."""
    assert tenant.get(f"{SOURCE}/groups") == {"items": [], "fetched_at": None, "next_cursor": None}
    _put(tenant, kind="netflow_analyzer", url=analyzer.url, api_key=KEY)
    asked = _asked(analyzer)
    first = tenant.get(f"{SOURCE}/groups", limit=1)
    assert [group["name"] for group in first["items"]] == ["ACME"]
    assert re.fullmatch(r"20\S+Z", first["fetched_at"])
    rest = tenant.get(f"{SOURCE}/groups", limit=1, cursor=first["next_cursor"])
    assert ([group["name"] for group in rest["items"]], rest["next_cursor"]) == (
        ["Mail Sites"],
        None,
    )
    found = tenant.get(f"{SOURCE}/groups", q="mail")
    assert [group["id"] for group in found["items"]] == ["2500001"]
    assert _asked(analyzer) == asked + 1
    mine = f"WHERE installation_id = {tenant.installation_id}"
    run_sql(tenant.api.settings, f"UPDATE usage_groups SET fetched_at = 1, not_before = 1 {mine}")
    analyzer.fault = "500"
    try:
        for _ in range(3):
            assert len(tenant.get(f"{SOURCE}/groups")["items"]) == 2
    finally:
        analyzer.fault = None
    assert _asked(analyzer) == asked + 2


def test_one_caller_at_a_time_fetches_groups(
    tenant: Tenant, analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of callers who all found the list missing, or old, one asks; another URL forgets it."""
    _put(tenant, kind="netflow_analyzer", url=analyzer.url, api_key=KEY)
    asked = _asked(analyzer)
    mine = f"WHERE installation_id = {tenant.installation_id}"
    read, together = groups.row_of, threading.Barrier(3, timeout=HANG_SECONDS)

    def read_together(connection: Connection, installation_id: int) -> object:
        row = read(connection, installation_id)
        together.wait()
        return row

    monkeypatch.setattr(groups, "row_of", read_together)
    for number in (1, 2):
        with ThreadPoolExecutor(3) as pool:
            found = list(pool.map(lambda _: tenant.get(f"{SOURCE}/groups"), range(3)))
        assert _asked(analyzer) == asked + number
        assert any(page["items"] for page in found)
        old = "UPDATE usage_groups SET fetched_at = 1, not_before = 1"
        run_sql(tenant.api.settings, f"{old} {mine}")
    monkeypatch.undo()
    _put(tenant, kind="netflow_analyzer", url=f"{analyzer.url}other/")
    tenant.get(f"{SOURCE}/groups")
    assert _asked(analyzer) == asked + 3


def test_a_test_says_what_was_understood(tenant: Tenant, analyzer: Analyzer) -> None:
    """Each finding in the language asked for; 404 without a source; a fault is named."""
    path = f"{SOURCE}/test"
    assert _slug(tenant.call("POST", path), 404) == "usage-source-not-found"
    _put(tenant, kind="netflow_analyzer", url=analyzer.url, api_key=KEY)
    findings = tenant.call("POST", path).json()["findings"]
    assert [each["label"] for each in findings] == [
        "NetFlow Analyzer",
        "Series of a group",
        "Last round of the collector",
    ]
    assert findings[0]["ok"] is True
    assert findings[2]["ok"] is True
    analyzer.fault = "login page"
    try:
        answer = tenant.call("POST", path, params={"language": "german"})
    finally:
        analyzer.fault = None
    refused = answer.json()["findings"][0]
    assert (refused["ok"], refused["found"][:24]) == (False, "Er lehnt den Schlüssel a")
    assert KEY not in answer.text


def test_scopes(tenant: Tenant) -> None:
    """Whoever may read records lists groups; all else is for administrators."""
    others = [scope for scope in ALL_SCOPES if scope != "admin"]
    key = make_key(tenant.api, *others, installation_id=tenant.installation_id)[1]
    calls = (("GET", ""), ("PUT", ""), ("DELETE", ""), ("POST", "/test"))
    for method, path in calls:
        response = tenant.api.call(method, f"{SOURCE}{path}", key=key)
        assert _slug(response, 403) == "scope-missing"
    assert tenant.api.call("GET", f"{SOURCE}/groups", key=key).status_code == 200


def test_tests_of_a_slow_source_leave_threads_to_others(
    tenant: Tenant, analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two wait for it at once and the next is refused; before, forty kept all writes waiting."""
    _put(tenant, kind="netflow_analyzer", url=analyzer.url, api_key=KEY)
    monkeypatch.setattr(analyzer_client, "LIMIT_SECONDS", 3.0)
    monkeypatch.setattr(analyzer, "fault", "slow")
    asked = len(analyzer.asked)
    with ThreadPoolExecutor(2) as pool:
        tests = [pool.submit(tenant.call, "POST", f"{SOURCE}/test") for _ in range(2)]
        wait_until(lambda: len(analyzer.asked) == asked + 2, "two questions to the source")
        assert _slug(tenant.call("POST", f"{SOURCE}/test"), 503) == "busy"
        assert {test.result().status_code for test in tests} == {200}
    monkeypatch.setattr(analyzer, "fault", None)
    wait_until(
        lambda: tenant.call("POST", f"{SOURCE}/test").status_code == 200, "a place given back"
    )
