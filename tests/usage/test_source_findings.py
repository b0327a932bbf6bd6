"""What an administrator is told about the last round of a source."""

import pytest

from tests.support.sql import run_sql
from tests.support.tenant import Tenant

SOURCE = "/v1/usage-source"


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        ("unreachable", "nicht erreichbar"),
        ("refused", "abgelehnt"),
        ("unreadable", "nicht verstanden"),
        ("disagrees", "widersprechen"),
        ("edited", "nicht verstanden"),
    ],
)
def test_a_failed_round_is_named_in_words(tenant: Tenant, failure: str, words: str) -> None:
    """No code of the API stands among the words of a language, and no edited one fails the test."""
    assert tenant.call("PUT", SOURCE, json={"kind": "nfdump"}).status_code == 201
    mine = tenant.installation_id
    edit = f"UPDATE usage_sources SET last_failure = '{failure}' WHERE installation_id = {mine}"
    run_sql(tenant.api.settings, edit)
    assert tenant.get(SOURCE)["last_failure"] == failure
    (found,) = tenant.call("POST", f"{SOURCE}/test?language=german").json()["findings"]
    assert (found["ok"], words in found["found"]) == (False, True)
    assert failure not in found["found"]
