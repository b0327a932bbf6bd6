"""Schemathesis reads the OpenAPI document and tries to prove it wrong, with every check it has.

On every kind of database, with a key that may do everything and with every other kind of key.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.audit.trail import Author
from app.usage.source_settings import choose_nfdump
from tests.openapi.schemathesis_run import Run, run, run_by_turns
from tests.support.databases import KINDS, Place
from tests.support.keys import make_key, revoke
from tests.support.live_api import LiveApi
from tests.support.tenant import ALL_SCOPES

# Thousands of calls of what other tests cover.
pytestmark = pytest.mark.no_cover

# `make soak` asks for more cases of every phase, and for others each time.
SOAK = "NFM_SOAK_CASES" in os.environ
SEED = os.environ.get("NFM_SOAK_SEED", "1")
CASES = int(os.environ.get("NFM_SOAK_CASES", "100"))
EXAMPLES = os.environ.get("NFM_SOAK_EXAMPLES", "3")  # for each operation, in each of two phases
# Every second turn is one of a key that may call the operation, the others are those of eight.
TURNS = os.environ.get("NFM_SOAK_EXAMPLES", "16")
# The edges of every parameter are thousands of cases, and the same code on every database.
ALL_PHASES = "examples,coverage,fuzzing,stateful"
SHORT = "examples,fuzzing"
SCOPE = re.compile(r"Needs the scope `([a-z:]+)`(?: or `([a-z:]+)`)?")
# Their service has figures until the run itself disables, sells or deletes its record.
OF_FIGURES = {f"GET /v1/access-records/{{service_id}}/usage.{kind}" for kind in ("svg", "csv")}


@pytest.fixture
def api(place: Place) -> Iterator[LiveApi]:
    """Give a service on each kind of database in turn, with what the examples speak of."""
    with LiveApi(replace(place.settings, auth_failures_per_minute=100_000)) as api:
        services, author = api.app.state.services, Author(installation_id=1)
        services.database.transact(lambda c: choose_nfdump(c, services.keyring, author))
        for service_id in (1234, 1235):
            api.put_record(
                service_id,
                client_id=56,
                username="acme",
                password="an example",
                netflow_url="https://netflow.myownserver.net/",
                ip_address=f"192.0.2.{service_id - 1_200}",
            )
        settings = {"client_password_page": True}
        admin = make_key(api, "admin")[1]
        assert api.call("PATCH", "/v1/settings", key=admin, json=settings).is_success
        yield api


def _operations(api: LiveApi) -> dict[str, set[str]]:
    """Return the scopes of which each operation needs one; none where it needs no special one."""
    paths = api.http.get("/openapi.json").json()["paths"]
    return {
        f"{method.upper()} {path}": _scopes_of(operation.get("description", ""))
        for path, item in paths.items()
        for method, operation in item.items()
    }


def _scopes_of(description: str) -> set[str]:
    found = SCOPE.search(description)
    return set(filter(None, found.groups())) if found else set()


def _is_clean(result: Run, cases: int) -> None:
    assert result.exit_code == 0, result.output
    assert result.cases >= cases
    assert result.with_status(500, 599) == []


def test_the_service_answers_as_its_document_says(
    api: LiveApi, tmp_path: Path, database_kind: str
) -> None:
    """No check fails, no status is 5xx, and every operation succeeds at least once."""
    phases = ALL_PHASES if SOAK or database_kind == "sqlite" else SHORT
    options = ("--phases", phases, "--max-examples", EXAMPLES, "--seed", SEED)
    result = run(api.url, api.create_key(*ALL_SCOPES), tmp_path / "ledger", *options)
    _is_clean(result, CASES)
    assert result.with_status(403, 403) == []
    missing = _operations(api).keys() - set(result.with_status(200, 299))
    assert missing - OF_FIGURES == set()


@pytest.mark.parametrize("database_kind", KINDS if SOAK else KINDS[:1], indirect=True)
def test_every_kind_of_key_may_do_its_own(api: LiveApi, tmp_path: Path) -> None:
    """Each scope alone opens its operations and no other; no key and a revoked one open none."""
    keys = {scope: make_key(api, scope)[1] for scope in ALL_SCOPES}
    revoked, keys["revoked"] = make_key(api, *ALL_SCOPES)
    revoke(api, revoked.id, Author(installation_id=1))
    api.refresh_keys()
    options = ["--phases", "examples,fuzzing", "--max-examples", TURNS, "--seed", SEED]
    # It sends requests with other keys than those whose turn it is.
    options += ["--exclude-checks", "ignored_auth"]
    result = run_by_turns(api.url, keys | {"none": ""}, tmp_path / "ledger", *options)
    _is_clean(result, CASES)
    opened = set(result.with_status(200, 299))
    for operation, scopes in _operations(api).items():
        with_ = {kind for kind in (*keys, "none") if f"{operation} as {kind}" in opened}
        if operation in OF_FIGURES:
            assert with_ <= scopes, operation
        elif scopes:
            assert with_ == scopes, operation
        elif operation.split()[1].startswith("/v1/"):
            # A few fuzzed queries may be invalid each time that a key has its turn.
            assert with_ <= set(ALL_SCOPES), operation
            assert _opened_by(api, operation, keys) == set(ALL_SCOPES), operation


def _opened_by(api: LiveApi, operation: str, keys: dict[str, str]) -> set[str]:
    """Return the kinds of keys that an operation without parameters answers."""
    method, path = operation.split()
    return {kind for kind, key in keys.items() if api.call(method, path, key=key).is_success}
