"""Who calls: one answer for every bad key, and scopes that imply nothing."""

from typing import Any

import httpx
import pytest

from app.audit.trail import Author
from app.auth.api_key import Scope
from app.auth.key_format import new_key
from app.times import now
from tests.support.keys import make_key, revoke
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.sql import query_sql

RECORD = "/v1/access-records/1"
MERGE_FIELDS = f"{RECORD}/merge-fields?client_id=1"
CLIENT_AREA = f"{RECORD}/client-area?client_id=1&status=Active&language=english"
ROUTES = {
    ("GET", RECORD): "records:read",
    ("PUT", RECORD): "records:write",
    ("PATCH", RECORD): "records:write",
    ("DELETE", RECORD): "records:write",
    ("GET", MERGE_FIELDS): "mail",
    ("GET", CLIENT_AREA): "render",
}


def _revoked(api: LiveApi) -> str:
    key, text = make_key(api, "mail")
    revoke(api, key.id, Author(installation_id=1))
    api.refresh_keys()
    return text


@pytest.fixture
def bad_headers(api: LiveApi) -> dict[str, list[tuple[str, str]]]:
    """Give one Authorization of each kind that must not work."""
    good = api.writer_key
    typo = good[:-1] + ("a" if good[-1] != "a" else "b")
    texts = {
        "malformed": "Bearer nfm_nonsense",
        "typo": f"Bearer {typo}",
        "unknown": f"Bearer {new_key()[1]}",
        "revoked": f"Bearer {_revoked(api)}",
        "expired": f"Bearer {make_key(api, 'mail', expires_at=now() - 1)[1]}",
        "other scheme": f"Basic {good}",
        "no scheme": good,
        "only the scheme": "Bearer",
        "two in one": f"Bearer {good} {good}",
        "latin": "Bearer é",
    }
    listed = {name: [("Authorization", text)] for name, text in texts.items()}
    listed["none"] = []
    listed["two headers"] = [("Authorization", f"Bearer {good}")] * 2
    return listed


def _send(api: LiveApi, method: str, path: str, headers: list[tuple[str, str]]) -> httpx.Response:
    encoded = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    body: dict[str, Any] = {"json": {}} if method in {"PUT", "PATCH"} else {}
    return api.http.request(method, path, headers=encoded, **body)


def test_every_bad_key_gets_one_answer(
    api: LiveApi, bad_headers: dict[str, list[tuple[str, str]]]
) -> None:
    """No key, noise, unknown, revoked and expired look the same on every route, but for the id."""
    for method, path in [*ROUTES, ("GET", "/v1/whoami")]:
        answers = {}
        for name, headers in bad_headers.items():
            response = _send(api, method, path, headers)
            problem_of(response, 401)
            assert response.headers["www-authenticate"] == "Bearer"
            answers[name] = response.content.replace(
                response.headers["x-request-id"].encode(), b"<id>"
            )
        assert len(set(answers.values())) == 1, answers


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_a_route_needs_its_scope(api: LiveApi, method: str, path: str) -> None:
    """A key with every other scope is refused, and the answer names the one that is missing."""
    needed = ROUTES[method, path]
    others = [scope for scope in Scope if scope != needed]
    _, key = make_key(api, *others)
    body: dict[str, Any] = {"json": {}} if method in {"PUT", "PATCH"} else {}
    problem = problem_of(api.call(method, path, key=key, **body), 403)
    assert problem["detail"] == f"This request needs a key with the scope {needed}."


def test_whoami_tells_what_a_key_may(api: LiveApi) -> None:
    """Any good key may ask about itself, and learns id, name, scopes, end and installation."""
    _, key = make_key(api, "render", "mail")
    assert api.call("GET", "/v1/whoami", key=key).json() == {
        "id": key.split("_")[1],
        "name": "test",
        "scopes": ["mail", "render"],
        "expires_at": None,
        "installation": "default",
    }


def test_an_expiry_is_told_in_utc(api: LiveApi) -> None:
    """A key that ends works until then, and whoami names the moment with `Z`."""
    _, text = make_key(api, "mail", expires_at=4_102_444_800_000_000)
    answer = api.call("GET", "/v1/whoami", key=text).json()
    assert answer["expires_at"] == "2100-01-01T00:00:00.000000Z"


@pytest.mark.parametrize("scheme", ["Bearer ", "bearer ", "BEARER ", "Bearer   "])
def test_the_scheme_is_read_as_rfc_9110_says(api: LiveApi, scheme: str) -> None:
    """The case of the scheme and more blanks after it do not matter."""
    headers = {"Authorization": scheme + api.writer_key}
    assert api.call("GET", "/v1/whoami", headers=headers).status_code == 200


def test_no_key_is_in_the_database(api: LiveApi) -> None:
    """The row of a key holds its digest; neither the key nor its secret is in any column."""
    key, text = make_key(api, "mail")
    rows = query_sql(api.settings, "SELECT * FROM api_keys WHERE id = ?", key.id)
    assert len(rows) == 1
    assert text.split("_")[2] not in str(rows)
