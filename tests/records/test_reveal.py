"""Passwords in clear: for whom, and never before the trail says so for good."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.storage import sqlite
from tests.records.conftest import Records
from tests.support.keys import make_key
from tests.support.problem import problem_of, refused_members
from tests.support.sql import run_sql
from tests.support.tenant import ALL_SCOPES, Tenant

REVEAL = "/v1/access-records/1/reveal-password"
CLIENT = "/v1/access-records/1/client-password"
REASON = {"reason": "ticket 881"}
OWNER = {"client_id": 56}
PAIR = {"service_id": 1, **OWNER}
TOLD = {REVEAL: {"password": " s3cret\n"}, CLIENT: {**PAIR, "password": " s3cret\n"}}


@pytest.fixture
def secret(tenant: Tenant) -> Tenant:
    """Give service 1 of client 56 with a password, and the page of the owner switched on."""
    tenant.put(1, client_id=56, username="acme", password=" s3cret\n")
    tenant.change_settings(client_password_page=True)
    return tenant


@contextmanager
def _commits_fail(tenant: Tenant) -> Iterator[None]:
    """Make the COMMIT of every transaction fail that writes an audit event of the tenant."""
    name = f"doom_{tenant.installation_id}"
    run_sql(
        tenant.api.settings,
        f"CREATE TABLE {name} (parent INTEGER REFERENCES installations(id)"
        " DEFERRABLE INITIALLY DEFERRED)",
    )
    run_sql(
        tenant.api.settings,
        f"CREATE TRIGGER {name}_trigger AFTER INSERT ON audit_events"
        f" WHEN NEW.installation_id = {tenant.installation_id}"
        f" BEGIN INSERT INTO {name} VALUES (-1); END",
    )
    try:
        with pytest.MonkeyPatch.context() as patch:
            # A constraint fails here in the place of the disk, whose errors prove nothing.
            patch.setattr(sqlite, "NOT_STORED", frozenset())
            yield
    finally:
        run_sql(tenant.api.settings, f"DROP TRIGGER {name}_trigger")
        run_sql(tenant.api.settings, f"DROP TABLE {name}")


def test_a_reveal_is_answered_and_noted(secret: Tenant) -> None:
    """The password comes back byte for byte; who asked, and why, is in the trail."""
    headers = {"X-Actor": "jane", "X-Request-Id": "reveal-1"}
    response = secret.post(REVEAL, REASON, **headers)
    assert (response.status_code, response.json()) == (200, {"password": " s3cret\n"})
    assert response.headers["cache-control"] == "no-store"
    event = secret.events()[0]
    assert event["action"] == "password.revealed"
    assert (event["service_id"], event["reason"], event["actor"]) == (1, "ticket 881", "jane")
    assert (event["key_id"], event["request_id"]) == (secret.key_id, "reveal-1")
    assert event["changes"] == {}
    assert "s3cret" not in str(secret.events())


def test_a_record_without_a_password_reveals_null(secret: Tenant) -> None:
    """Null is an answer too, and noted like any other."""
    secret.put(1, client_id=56, clear_password=True)
    assert secret.post(REVEAL, REASON).json() == {"password": None}
    assert secret.post(CLIENT, OWNER).json() == {**PAIR, "password": None}
    actions = [event["action"] for event in secret.events()[:2]]
    assert actions == ["password.shown_to_client", "password.revealed"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"reason": None},
        {"reason": ""},
        {"reason": " \u00a0"},
        {"reason": 5},
        {"reason": "x" * 256},
        {"reason": "a\0b"},
        {"reason": "fine", "more": 1},
    ],
)
def test_a_reason_is_required(secret: Tenant, body: dict[str, object]) -> None:
    """Without a reason of 1 to 255 visible characters there is no password and no event."""
    before = secret.events()
    response = secret.post(REVEAL, body)
    assert refused_members(response).keys() <= {"/reason", "/<unknown>"}
    assert "s3cret" not in response.text
    assert secret.events() == before


@pytest.mark.parametrize("path", [REVEAL, CLIENT])
@pytest.mark.parametrize("scope", ALL_SCOPES)
def test_one_scope_and_no_other(secret: Tenant, path: str, scope: str) -> None:
    """`reveal` reads a password as an admin, `mail` as the owner; no other scope implies it."""
    key = make_key(secret.api, scope, installation_id=secret.installation_id)[1]
    body = REASON if path == REVEAL else OWNER
    response = secret.api.call("POST", path, key=key, json=body)
    if scope == {REVEAL: "reveal", CLIENT: "mail"}[path]:
        assert response.json() == TOLD[path]
    else:
        problem_of(response, 403)


@pytest.mark.parametrize(("path", "body"), [(REVEAL, REASON), (CLIENT, OWNER)])
def test_no_password_leaves_before_the_commit(
    secret: Tenant, path: str, body: dict[str, object]
) -> None:
    """When the trail cannot be committed the answer is 503, with an unknown outcome."""
    before = secret.events()
    with _commits_fail(secret):
        response = secret.post(path, body)
    assert problem_of(response, 503)["outcome"] == "unknown"
    assert "s3cret" not in response.text
    assert secret.events() == before
    assert secret.post(path, body).json() == TOLD[path]


def test_a_failed_commit_of_a_write_is_no_success(secret: Tenant) -> None:
    """A PUT whose COMMIT fails says that nobody knows, and here nothing was stored."""
    with _commits_fail(secret):
        response = secret.try_put(1, client_id=56, username="other")
    problem = problem_of(response, 503)
    assert (problem["type"], problem["outcome"]) == ("/problems/outcome-unknown", "unknown")
    assert response.headers["retry-after"]
    assert secret.record(1)["username"] == "acme"


def test_a_broken_record_reveals_nothing(secret: Tenant) -> None:
    """An edited row is 409 for the admin and 404 for the owner, without an event."""
    secret.edit_row(1)
    before = secret.events()
    assert problem_of(secret.post(REVEAL, REASON), 409)["type"] == "/problems/broken-record"
    problem_of(secret.post(CLIENT, OWNER), 404)
    assert secret.events() == before


def test_a_missing_record_reveals_nothing(secret: Tenant) -> None:
    """A service without a record is 404, without an event."""
    before = secret.events()
    problem_of(secret.post("/v1/access-records/2/reveal-password", REASON), 404)
    problem_of(secret.post("/v1/access-records/2/client-password", OWNER), 404)
    assert secret.events() == before


def test_the_owner_reads_the_password(secret: Tenant) -> None:
    """The owner's page gets it, with the pair that it is about, and the trail says so."""
    assert secret.post(CLIENT, OWNER).json() == TOLD[CLIENT]
    event = secret.events()[0]
    assert (event["action"], event["service_id"]) == ("password.shown_to_client", 1)


@pytest.mark.parametrize("case", ["setting off", "another client", "disabled", "broken settings"])
def test_nobody_else_does(secret: Tenant, case: str) -> None:
    """Every other pair, a disabled record and a page that is off are one 404, not noted."""
    if case == "setting off":
        secret.change_settings(client_password_page=False)
    if case == "disabled":
        secret.patch(1, enabled=False)
    if case == "broken settings":
        statement = "UPDATE display_settings SET version = 9 WHERE installation_id = ?"
        run_sql(secret.api.settings, statement, secret.installation_id)
        secret.api.app.state.services.settings.refresh()
    before = secret.events(service_id=1)
    missing = secret.post("/v1/access-records/2/client-password", OWNER)
    body = {"client_id": 57} if case == "another client" else OWNER
    response = secret.post(CLIENT, body)
    keep = ("type", "title", "status", "detail")
    expected, found = (problem_of(answer, 404) for answer in (missing, response))
    assert {name: found[name] for name in keep} == {name: expected[name] for name in keep}
    assert secret.events(service_id=1) == before


@pytest.mark.parametrize("body", [{}, {"client_id": "56"}, {"client_id": 0}, {"client_id": True}])
def test_a_client_is_an_id(secret: Tenant, body: dict[str, object]) -> None:
    """The owner's page names its client, as a number."""
    assert list(refused_members(secret.post(CLIENT, body))) == ["/client_id"]


def test_a_default_installation_has_no_page(record: Records) -> None:
    """The page of the owner is off until an admin switches it on."""
    record.make()
    key = make_key(record.api, "mail")[1]
    path = f"{record.path}/client-password"
    problem_of(record.api.call("POST", path, key=key, json=OWNER), 404)
