"""The errors of an import are sufficient to fix the file."""

import pytest

from app.bulk.exporting import COLUMNS
from tests.support.tenant import Tenant

CSV, NDJSON = "text/csv", "application/x-ndjson"


def _message(tenant: Tenant, body: bytes, media_type: str = CSV) -> str:
    headers = {"Content-Type": media_type}
    answer = tenant.call("POST", "/v1/imports", content=body, headers=headers)
    assert answer.status_code == 422
    [error] = answer.json()["errors"]
    return str(error["message"])


def test_an_unknown_column_is_told_which_there_are(tenant: Tenant) -> None:
    """Who has misspelt a column reads the names of all that a file can state, and no others."""
    message = _message(tenant, b"service_id,canary\n1,2\n")

    beginning, names = message.removesuffix(".").split(": ")
    assert beginning == "Column 2 is none that an import takes"
    assert set(names.split(", ")) == {*COLUMNS, "password", "clear_password", "reuse_login_from"}
    assert "canary" not in message


@pytest.mark.parametrize(
    ("media_type", "body"),
    [(CSV, b"service_id,notes\n1,\xe9\n"), (NDJSON, b'{"service_id": 1, "notes": "\xe9"}\n')],
)
def test_another_encoding_is_told_what_to_do(tenant: Tenant, media_type: str, body: bytes) -> None:
    """A file that is not UTF-8 is told to be saved as UTF-8."""
    assert "not UTF-8. Save the file as UTF-8" in _message(tenant, body, media_type)
