"""Settings that an earlier release has sealed under other rules are served, not called edited."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from app.installations.settings import sealed_fields
from app.storage.tables import display_settings
from tests.support import command
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of

# A host that a URL may not have any more, and a member that a later release had.
STORED = {
    "default_netflow_url": "http://a*b.example.com/",
    "email_password": "omit",
    "section_title": "Traffic",
    "of_a_later_release": True,
}


@pytest.fixture
def api(tmp_path: Path) -> Iterator[LiveApi]:
    with LiveApi(tmp_path / "data") as own_api:
        yield own_api


def seal(api: LiveApi, chosen: object) -> None:
    """Store settings as a release with other rules has done, under a seal of this keyring."""
    services, text = api.app.state.services, json.dumps(chosen)
    row = {"chosen": text, "version": 7, "seal": b""}
    row["seal"] = services.keyring.current.seal(b"", sealed_fields(1, 7, text))
    services.database.transact(
        lambda connection: connection.execute(update(display_settings).values(row))
    )
    api.refresh_keys()


def test_sealed_settings_stay_what_they_are(api: LiveApi) -> None:
    """They are read, shown and used; a change of another setting leaves them."""
    seal(api, STORED)
    key = api.create_key("admin", "mail", "records:write")
    known = {name: value for name, value in STORED.items() if name != "of_a_later_release"}

    def settings() -> dict[str, Any]:
        answer: dict[str, Any] = api.call("GET", "/v1/settings", key=key).json()
        return answer

    assert {name: settings()[name] for name in known} == known
    api.put_record(5, client_id=56, username="acme", password="s3cret")
    path = "/v1/access-records/5/merge-fields?client_id=56"
    fields = api.call("GET", path, key=key).json()["merge_fields"]
    assert (fields["netflow_url"], fields["netflow_password"]) == ("http://a*b.example.com/", "")
    change = {"show_group": False}
    assert api.call("PATCH", "/v1/settings", key=key, json=change).status_code == 200
    assert {name: settings()[name] for name in known} == known
    checked = command.run(api.settings.data_dir, "check")
    assert "Everything is in order." in checked.stdout


@pytest.mark.parametrize("chosen", [[], {"show_group": "yes"}, {"visible_statuses": {}}])
def test_what_no_release_has_stored_is_broken(api: LiveApi, chosen: object) -> None:
    """Other types than those of the settings."""
    seal(api, chosen)
    key = api.create_key("admin")
    problem_of(api.call("GET", "/v1/settings", key=key), 409)
