"""What holds for every request: ids, methods, headers, and problems from every source."""

import asyncio
import re
from collections.abc import Callable
from typing import NoReturn

import pytest
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from app import __version__
from app.api import search
from app.api.middleware import RequestContext
from app.metrics import Metrics
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of, refused_members
from tests.support.raw_json import CANARY

BAD_IDS = (
    *("+1", "0042", "1_000", "%201", "1%20", "2147483648", "99999999999999999999"),
    *("0", "-1", "1.0", "1e3", "0x1", "\u0661", "%00", "one", "1%0A", "\uff11"),
)
ALLOWED = {
    "/v1/access-records/1": "DELETE, GET, HEAD, PATCH, PUT",
    "/v1/access-records/1/merge-fields": "GET, HEAD",
    "/v1/access-records/1/client-area": "GET, HEAD",
    "/v1/whoami": "GET, HEAD",
    "/livez": "GET, HEAD",
    "/readyz": "GET, HEAD",
    "/metrics": "GET, HEAD",
    "/docs": "GET, HEAD",
    "/docs/assets/favicon.png": "GET, HEAD",
    "/openapi.json": "GET, HEAD",
}


@pytest.mark.parametrize("text", BAD_IDS)
def test_an_id_is_canonical(live_api: LiveApi, text: str) -> None:
    """A service id is digits without sign, zero, blank or separator, and below 2^31."""
    _, key = make_key(live_api, "mail")
    calls = [
        ("GET", f"/v1/access-records/{text}", live_api.writer_key, "/service_id"),
        ("DELETE", f"/v1/access-records/{text}", live_api.writer_key, "/service_id"),
        ("GET", f"/v1/access-records/{text}/merge-fields?client_id=1", key, "/service_id"),
    ]
    for method, path, caller, pointer in calls:
        assert refused_members(live_api.call(method, path, key=caller)) == {pointer: "id"}
    path = f"/v1/access-records/1/merge-fields?client_id={text.replace('+', '%2B')}"
    assert refused_members(live_api.call("GET", path, key=key)) == {"/client_id": "id"}


def test_the_largest_id_is_one(live_api: LiveApi) -> None:
    """2^31 - 1 is a service and a client like every other."""
    record = live_api.put_record(2**31 - 1, client_id=2**31 - 1)
    assert record["service_id"] == record["client_id"] == 2**31 - 1
    live_api.call("DELETE", f"/v1/access-records/{2**31 - 1}", key=live_api.writer_key)


def test_a_missing_parameter_is_named(live_api: LiveApi) -> None:
    """Without its client a render call is 422."""
    _, key = make_key(live_api, "mail")
    response = live_api.call("GET", "/v1/access-records/1/merge-fields", key=key)
    assert refused_members(response) == {"/client_id": "missing"}


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/v1", "/v2/whoami", "/v1/whoami/", "/V1/whoami", "/v1//whoami", "/docs/"),
        *("/v1/access-records/1/", "/docs/assets/", "/docs/assets/no", "/docs/assets/%2e%2e/x"),
        f"/{CANARY}?{CANARY}",
    ],
)
def test_an_unknown_route_is_404(live_api: LiveApi, path: str) -> None:
    """What is not there is a problem too; nothing is redirected, and no path is repeated."""
    response = live_api.call("GET", path, key=live_api.writer_key)
    assert problem_of(response, 404)["type"] == "/problems/not-found"
    assert CANARY not in response.text


@pytest.mark.parametrize("path", ALLOWED)
def test_a_wrong_method_names_all_right_ones(live_api: LiveApi, path: str) -> None:
    """405 carries every method that the path takes, and only those."""
    for method in ("POST", "TRACE", "PROPFIND"):
        response = live_api.call(method, path, key=live_api.writer_key)
        assert problem_of(response, 405)["type"] == "/problems/method-not-allowed"
        assert response.headers["allow"] == f"{ALLOWED[path]}, OPTIONS"


@pytest.mark.parametrize("path", ALLOWED)
def test_options_names_all_methods(live_api: LiveApi, path: str) -> None:
    """OPTIONS is answered with the methods of the path, without a key and without a body."""
    for key in (live_api.writer_key, None):
        response = live_api.call("OPTIONS", path, key=key)
        assert (response.status_code, response.content) == (204, b"")
        assert response.headers["allow"] == f"{ALLOWED[path]}, OPTIONS"
        assert response.headers["x-request-id"]
    problem_of(live_api.call("OPTIONS", "/nowhere"), 404)


@pytest.mark.parametrize(
    "path", [*ALLOWED, "/v1/access-records/1?x=1", "/v1/exports?format=csv", "/nowhere"]
)
def test_head_is_a_get_without_its_body(live_api: LiveApi, path: str) -> None:
    """HEAD has the status and the headers of GET, whatever they are, and no body."""
    seen = {}
    for method in ("GET", "HEAD"):
        headers = {"X-Request-Id": "the-same"}
        response = live_api.call(method, path, key=live_api.writer_key, headers=headers)
        fixed = {name: response.headers[name] for name in response.headers if name != "date"}
        fixed.pop("transfer-encoding", None)  # says how a body is sent
        if path == "/metrics":
            del fixed["content-length"]  # the figures go on
        if path == "/docs":
            del fixed["content-security-policy"]  # has a nonce
        seen[method] = (response.status_code, fixed)
    assert response.content == b""
    assert seen["HEAD"] == seen["GET"]


def test_a_caller_who_is_there_gets_an_answer(
    live_api: LiveApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever takes a caller for gone who is not: the answer is a problem with a request id."""

    def search_for_nobody(*_: object) -> NoReturn:
        raise ClientDisconnect

    monkeypatch.setattr(search, "RecordReader", search_for_nobody)
    path = "/v1/access-records?q=x"
    problem = problem_of(live_api.call("GET", path, key=live_api.writer_key), 500)
    assert problem["type"] == "/problems/internal-error"


def test_head_is_405_where_there_is_no_get(live_api: LiveApi) -> None:
    """A path that only takes POST says so, by headers alone."""
    response = live_api.call("HEAD", "/v1/imports", key=live_api.writer_key)
    assert (response.status_code, response.headers["allow"]) == (405, "POST, OPTIONS")
    assert response.content == b""


@pytest.mark.parametrize("path", [*ALLOWED, "/nowhere", "/v1/nowhere", "/v1/access-records/+"])
def test_every_answer_has_its_headers(live_api: LiveApi, path: str) -> None:
    """An id is on every answer, `no-store` on all below /v1, and nobody may sniff types."""
    for method in ("GET", "PUT", "HEAD"):
        response = live_api.call(method, path)
        assert re.fullmatch(r"[0-9a-f]{32}", response.headers["x-request-id"])
        assert response.headers["x-content-type-options"] == "nosniff"
        no_store = response.headers.get("cache-control") == "no-store"
        assert no_store is path.startswith("/v1")


def test_no_other_site_may_read_an_answer(live_api: LiveApi) -> None:
    """No answer lets a script of another site read it, send a key, or be sent without asking."""
    origin = {"Origin": "https://evil.example", "Access-Control-Request-Method": "PUT"}
    for method in ("OPTIONS", "GET"):
        for path in ("/v1/whoami", "/livez", "/docs"):
            response = live_api.call(method, path, key=live_api.writer_key, headers=origin)
            assert [name for name in response.headers if name.startswith("access-control")] == []
            assert "set-cookie" not in response.headers


@pytest.mark.parametrize("sane", ["a", "x" * 64, "0af7651916cd43dd-8448:eb.21_1"])
def test_a_sane_request_id_is_kept(live_api: LiveApi, sane: str) -> None:
    """The caller's id comes back, in header and problem, so that logs can be joined."""
    response = live_api.call("GET", "/v1/nowhere", headers={"X-Request-Id": sane})
    assert problem_of(response, 404)["request_id"] == sane


@pytest.mark.parametrize("odd", ["", "x" * 65, "a b", "<script>", 'a"b', "a/b", "é"])
def test_an_odd_request_id_is_replaced(live_api: LiveApi, odd: str) -> None:
    """What could be no id is not repeated anywhere; the answer has a fresh one."""
    headers = [(b"X-Request-Id", odd.encode("latin-1"))]
    response = live_api.http.get("/v1/nowhere", headers=headers)
    assert re.fullmatch(r"[0-9a-f]{32}", problem_of(response, 404)["request_id"])


def test_health_and_metrics(live_api: LiveApi, new_id: Callable[[], int]) -> None:
    """The service says that it lives, that all parts are usable, and what it has answered."""
    assert live_api.call("GET", "/livez").json() == {"status": "ok"}
    assert live_api.call("GET", "/readyz").json() == {
        "status": "ready",
        "version": __version__,
        "checks": {"database": "ok", "migrations": "ok", "keyring": "ok"},
    }
    live_api.call("GET", f"/{CANARY}-{new_id()}")
    metrics = live_api.call("GET", "/metrics")
    assert metrics.headers["content-type"].startswith("text/plain; version=")
    assert 'nfm_http_requests_total{method="GET",route="/livez",status="200"}' in metrics.text
    assert 'route="unmatched",status="404"' in metrics.text
    assert CANARY not in metrics.text


def test_the_documentation_comes_from_here(live_api: LiveApi) -> None:
    """The page loads its scripts from the service itself, and names every operation's scope."""
    page = live_api.call("GET", "/docs")
    assets = re.findall(r'(?:src|<link [^>]*href)="([^"]+)"', page.text)
    assert len(assets) == 5
    for asset in assets:
        assert asset.startswith("/docs/assets/")
        assert live_api.call("GET", asset).status_code == 200
    document = live_api.call("GET", "/openapi.json").json()
    assert "/v1/access-records/{service_id}" in document["paths"]
    patch = document["components"]["schemas"]["RecordChange"]["properties"]
    assert all("default" not in member for member in patch.values())


def test_the_documentation_has_routes_of_its_own(live_api: LiveApi) -> None:
    """Page, files and document are counted under their own names, no matter which file it was."""
    counted = {
        "/docs": ("/docs", 200),
        "/openapi.json": ("/openapi.json", 200),
        "/docs/assets/favicon.png": ("/docs/assets/{path}", 200),
        f"/docs/assets/{CANARY}": ("/docs/assets/{path}", 404),
    }
    for path in counted:
        live_api.call("GET", path)
    metrics = live_api.call("GET", "/metrics").text
    for route, status in counted.values():
        label = f'method="GET",route="{route}",status="{status}"'
        assert f"nfm_http_requests_total{{{label}}}" in metrics
    assert CANARY not in metrics
    assert "_created" not in metrics


def test_a_crash_tells_nothing_but_the_request_id(
    live_api: LiveApi, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An error that nobody foresaw is a 500 problem; its text stays in the service."""

    def crash() -> None:
        raise ZeroDivisionError(CANARY)

    monkeypatch.setattr(live_api.app.state.services.metrics, "render", crash)
    response = live_api.call("GET", "/metrics")
    assert problem_of(response, 500)["type"] == "/problems/internal-error"
    assert CANARY not in response.text
    assert [line.getMessage() for line in caplog.records].count("crash") == 1


def test_a_crash_in_the_middle_is_no_healthy_end() -> None:
    """Once an answer has begun, a crash breaks the connection instead of ending it well."""

    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("begun")(scope, receive, send)
        raise ZeroDivisionError

    sent: list[str] = []

    async def send(message: Message) -> None:
        sent.append(message["type"])

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
    with pytest.raises(ZeroDivisionError):
        asyncio.run(RequestContext(broken, Metrics())(scope, receive, send))
    assert sent == ["http.response.start", "http.response.body"]
