"""What a member of the record does that was added by the recipe.

`test_how_to_add.py` runs this in a copy of the tree that has the member `interface`.
"""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import app
from app.storage import migrate
from app.storage.database import Database
from app.storage.revision import NEWEST, check_revision
from app.storage.tables import metadata
from tests.support import released
from tests.support.databases import Place
from tests.support.live_api import LiveApi
from tests.support.tenant import Tenant
from tests.support.waiting import wait_until

ROOT = Path(__file__).parents[2]
VALUE = "ge-0/0/1"
NAMING_SCHEMAS = 7
# Whether rules set a member, and whether a service is measured by it, is decided for each one.
OF_RULES = {"PreviewedRecord", "RuleAnswer", "RuleStated"}
OF_TRAFFIC = {"ReportedRecord", "SharedAddress"}
BEFORE = f"{int(NEWEST) - 1:04}"
RELEASE = released.read(BEFORE, "sqlite")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Return a database that the release before has filled, after the upgrade."""
    place = Place(tmp_path, f"sqlite:///{tmp_path / 'test.sqlite3'}", None)
    released.load(place, BEFORE, RELEASE)
    place.command("migrate")
    return place


@pytest.fixture
def tenant(live_api: LiveApi) -> Tenant:
    """Return a new installation with one record that has the member."""
    tenant = Tenant.of(live_api)
    tenant.put(1, client_id=56, password="p", interface=VALUE)
    return tenant


def test_this_is_the_copy() -> None:
    """What runs here is the tree that has the member, and its migration is the newest one."""
    assert Path(app.__file__).is_relative_to(ROOT)
    assert "interface" in metadata.tables["access_records"].columns


def test_the_command_line_has_an_option_for_it(place: Place) -> None:
    """`record set` takes the member, and `record show` prints it."""
    place.command("record", "set", "9999", "--create", "--client-id", "56", "--interface", VALUE)
    assert json.loads(place.command("record", "show", "9999", "--json"))["interface"] == VALUE


def test_seals_of_the_release_before_stay_good(place: Place) -> None:
    """Every record that was stored before is in order and opens, without a value."""
    assert "Everything is in order." in place.command("check")
    with LiveApi(place.settings) as api:
        for service_id, password in RELEASE["passwords"].items():
            path = f"/v1/access-records/{service_id}"
            record = api.call("GET", path, key=RELEASE["key"]).json()
            assert (record["integrity"], record["interface"]) == ("ok", None)
            body = {"reason": "x"}
            revealed = api.call("POST", f"{path}/reveal-password", key=RELEASE["key"], json=body)
            assert revealed.json()["password"] == password


def test_an_edit_of_the_new_column_is_found(place: Place) -> None:
    """The seal covers the member: a value that was put there in the database is not shown."""
    place.sql(f"UPDATE access_records SET interface = '{VALUE}' WHERE service_id = 3")
    with LiveApi(place.settings) as api:
        items = api.call("GET", "/v1/access-records", key=RELEASE["key"]).json()["items"]
    assert [item["service_id"] for item in items if item["integrity"] == "broken"] == [3]


def test_the_migration_goes_up_and_down(tmp_path: Path) -> None:
    """The revision can be taken back and applied again."""
    database = Database(f"sqlite:///{tmp_path / 'test.sqlite3'}")
    migrate.upgrade(database)
    migrate.downgrade(database, BEFORE)
    migrate.upgrade(database)
    check_revision(database)
    database.close()


def test_it_is_written_read_and_audited(tenant: Tenant) -> None:
    """PUT and PATCH store it, GET returns it, and the trail has each change."""
    assert tenant.record(1)["interface"] == VALUE
    tenant.patch(1, interface="xe-1")
    assert tenant.record(1)["interface"] == "xe-1"
    tenant.put(1, client_id=56)
    assert tenant.record(1)["interface"] is None
    changes = [event["changes"].get("interface") for event in tenant.events(service_id=1)]
    assert changes == [
        {"old": "xe-1", "new": None},
        {"old": VALUE, "new": "xe-1"},
        {"old": None, "new": VALUE},
    ]


@pytest.mark.parametrize("media_type", ["text/csv", "application/x-ndjson"])
def test_it_is_exported_and_imported(tenant: Tenant, media_type: str) -> None:
    """An export has it, and an import of that file brings it back."""
    query = {"format": "csv" if media_type == "text/csv" else "ndjson"}
    exported = tenant.call("GET", "/v1/exports", params=query).text
    tenant.patch(1, interface=None)
    headers = {"Content-Type": media_type}
    tenant.call("POST", "/v1/imports", content=exported, headers=headers).raise_for_status()
    assert tenant.record(1)["interface"] == VALUE


def test_clients_and_mails_have_it_while_the_settings_show_it(tenant: Tenant) -> None:
    """The section and the merge fields have the value; its switch takes it out of the section."""
    path = "/v1/access-records/1/client-area"
    assert tenant.merge_fields(1, 56)["netflow_interface"] == VALUE
    assert tenant.merge_fields(1, 57)["netflow_interface"] == ""
    shown = tenant.get(path, client_id=56, language="german")
    assert shown["interface"] == VALUE
    assert VALUE in shown["html"]
    tenant.change_settings(show_interface=False)
    area = partial(tenant.get, path, client_id=56)
    wait_until(lambda: area()["interface"] is None, "the new settings")
    assert area()["visible"]
    assert VALUE not in area()["html"]


def test_the_document_has_it() -> None:
    """Every schema that names the members names this one, with its example."""
    document: dict[str, Any] = json.loads((ROOT / "docs" / "openapi.json").read_text())
    found = 0
    for name, schema in document["components"]["schemas"].items():
        if name in OF_RULES | OF_TRAFFIC:
            continue
        for neighbour in ("ip_address", "netflow_ip_address", "show_ip_address"):
            if neighbour in schema.get("properties", {}):
                found += 1
                assert neighbour.replace("ip_address", "interface") in schema["properties"], name
    assert found == NAMING_SCHEMAS
