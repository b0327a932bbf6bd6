"""What earlier releases have stored is served: every seal, key and setting, and it goes on."""

import pytest

from app.storage.revision import NEWEST
from tests.support import released
from tests.support.databases import Place
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.provisioning import RULES

OLDEST = "0005"
REVISIONS = sorted({revision for revision, _ in released.releases()})
KINDS_WRITTEN = {"sqlite", "postgresql", "mariadb"}


@pytest.mark.parametrize("revision", REVISIONS)
def test_what_a_release_stored_is_served(
    empty_place: Place, database_kind: str, revision: str
) -> None:
    """After the upgrade records, passwords, keys, settings and rules are those that were stored."""
    release = released.read(revision, database_kind)
    released.load(empty_place, revision, release)
    assert "Everything is in order." in _upgraded(empty_place)
    with LiveApi(empty_place.settings) as api:
        key = release["key"]
        assert release["records"].keys() == release["passwords"].keys()
        for service_id, record in release["records"].items():
            path = f"/v1/access-records/{service_id}"
            read = api.call("GET", path, key=key).json()
            assert {name: read[name] for name in record} == record
            revealed = api.call("POST", f"{path}/reveal-password", key=key, json={"reason": "x"})
            assert revealed.json()["password"] == release["passwords"][service_id]
        settings = api.call("GET", "/v1/settings", key=key).json()
        assert {name: settings[name] for name in release["settings"]} == release["settings"]
        rules = api.call("GET", RULES, key=key).json()["items"]
        assert [
            rule | stored for rule, stored in zip(rules, release["rules"], strict=True)
        ] == rules
        problem_of(api.call("GET", "/v1/whoami", key=release["revoked_key"]), 401)


@pytest.mark.parametrize("revision", REVISIONS)
def test_an_edit_of_what_a_release_stored_is_found(
    empty_place: Place, database_kind: str, revision: str
) -> None:
    """Old seals are as strict as new ones: an edited row is broken, and the others are not."""
    released.load(empty_place, revision, released.read(revision, database_kind))
    _upgraded(empty_place)
    empty_place.sql("UPDATE access_records SET client_id = 77 WHERE service_id = 3")
    with LiveApi(empty_place.settings) as api:
        items = api.call("GET", "/v1/access-records", key=api.writer_key).json()["items"]
    broken = {item["service_id"] for item in items if item["integrity"] == "broken"}
    assert (len(items), broken) == (5, {3})


@pytest.mark.parametrize("revision", REVISIONS)
def test_work_goes_on_after_an_upgrade(
    empty_place: Place, database_kind: str, revision: str
) -> None:
    """Everything can be resealed, changed and audited, and all is in order afterwards."""
    release = released.read(revision, database_kind)
    released.load(empty_place, revision, release)
    _upgraded(empty_place)
    empty_place.command("reseal")
    with LiveApi(empty_place.settings) as api:
        change = {"username": "later"}
        api.call("PATCH", "/v1/access-records/3", key=release["key"], json=change)
        path = "/v1/access-records/3/reveal-password"
        revealed = api.call("POST", path, key=release["key"], json={"reason": "x"}).json()
        assert revealed["password"] == release["passwords"]["3"]
        for rule in release["rules"]:
            body = rule | {"notes": "later"}
            path = f"{RULES}/{rule['product_id']}"
            assert api.call("PUT", path, key=release["key"], json=body).status_code == 200
    assert "Everything is in order." in empty_place.command("check")


def _upgraded(place: Place) -> str:
    """Migrate as an operator does, and return what `check` prints."""
    place.command("migrate")
    return place.command("check")


def test_every_revision_has_what_it_stored() -> None:
    """Whoever adds a revision writes its files, by `python -m tests.support.released`."""
    revisions = {f"{number:04}" for number in range(int(OLDEST), int(NEWEST) + 1)}
    assert set(released.releases()) == {
        (revision, kind) for revision in revisions for kind in KINDS_WRITTEN
    }
