"""Schemathesis reads the OpenAPI document and tries to prove it wrong, with every check it has."""

import os
from pathlib import Path

from tests.openapi.schemathesis_run import run
from tests.support.live_api import LiveApi

# `make soak` asks for more cases, and for others each time.
EXAMPLES = os.environ.get("NFM_SOAK_EXAMPLES", "5")  # for each operation, in each of two phases
CASES = int(os.environ.get("NFM_SOAK_CASES", "1000"))
SEED = os.environ.get("NFM_SOAK_SEED", "1")
ALL_SCOPES = ("render", "mail", "records:read", "records:write", "lifecycle", "reveal", "admin")


def test_the_service_answers_as_its_document_says(tmp_path: Path) -> None:
    """No check fails, no status is 5xx, and every operation succeeds at least once."""
    with LiveApi(tmp_path / "data", NFM_AUTH_FAILURES_PER_MINUTE="100000") as api:
        key = api.create_key(*ALL_SCOPES)
        _fill(api, key)
        result = run(api.url, key, tmp_path / "ledger", "--max-examples", EXAMPLES, "--seed", SEED)
        document = api.http.get("/openapi.json").json()
    assert result.exit_code == 0, result.output
    assert result.cases >= CASES
    assert result.with_status(500, 599) == []
    assert result.with_status(403, 403) == []
    operations = {f"{m.upper()} {path}" for path, item in document["paths"].items() for m in item}
    assert operations - set(result.with_status(200, 299)) == set()


def _fill(api: LiveApi, key: str) -> None:
    """Store what the examples of the document speak of."""
    for service_id in (1234, 1235):
        api.put_record(
            service_id,
            client_id=56,
            username="acme",
            password="an example",
            netflow_url="https://netflow.myownserver.net/",
        )
    settings = {"client_password_page": True}
    assert api.call("PATCH", "/v1/settings", key=key, json=settings).is_success
