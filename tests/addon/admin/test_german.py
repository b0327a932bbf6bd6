"""A German administrator reads no English: what the API refuses, what does not answer, statuses."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from app.translations.catalog import TRANSLATIONS
from tests.addon.admin_area import add_staff, play_as_staff, save, shown_tab, typed
from tests.addon.admin_pages import ADA, add_hosting
from tests.addon.admin_site import uploaded
from tests.addon.test_languages import texts
from tests.faults.fault_server import FaultServer
from tests.support.keys import make_key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.addon.admin_pages import Staff
    from tests.faults.fault_server import Exchange

Fields = dict[str, str | int]

pytestmark = pytest.mark.needs("php")

NOWHERE = "http://127.0.0.1:1"
HOSTILE = "<b>{$x}"
DOWN = "An der Adresse der API nimmt niemand Verbindungen an"
REFUSED = {
    "netflow_url": ("ftp://example.com/", "Muss mit https:// oder http:// beginnen"),
    "username": ("x" * 256, "Darf höchstens 255 Zeichen haben."),
    "group": ("a\tb", "Darf keine Steuerzeichen enthalten, zum Beispiel keinen Tabulator."),
    "ip_address": ("0.0.0.0/0", "Darf kein Subnetz sein, das alle Adressen umfasst."),
    "notes": ("x" * 10_001, "Darf höchstens 10.000 Zeichen haben."),
}


def _english_left(shown: str) -> list[str]:
    """Return the English strings of addon and API that a page shows and that German has not."""
    english = {**texts("english"), **TRANSLATIONS["english"].strings}
    german = " ".join([*texts("german").values(), *TRANSLATIONS["german"].strings.values()])
    parts = [part for text in english.values() for part in re.split(r":\w+|\{[^}]*\}", text)]
    sentences = {part.strip() for part in parts if len(part.split()) > 1}
    return [part for part in sentences if part in shown and part not in german]


@pytest.fixture
def german(staff: Staff) -> Staff:
    """Give an administrator who reads German, and Ada's service."""
    staff.texts = texts("german")
    add_staff(staff.whmcs, language="german")
    add_hosting(staff.whmcs, 1)
    return staff


def test_the_control_finds_english() -> None:
    """An English sentence is found among German ones, and a German page has none."""
    assert _english_left("x Must have at most 300 characters. y")
    assert _english_left("Darf höchstens 255 Zeichen haben.") == []


def test_fields_that_the_api_refuses(german: Staff) -> None:
    """Beside each field of the form, its limit kept, stands the rule in German."""
    values = {name: value for name, (value, _) in REFUSED.items()}
    shown = german.post("save", service_id=1, client_id=ADA, enabled="1", **values)

    for name, (_, message) in REFUSED.items():
        assert message in shown.error_of(name)
    assert "Der Datensatz wurde nicht gespeichert." in shown.text
    assert _english_left(shown.text) == []


def test_fields_of_the_service_tab(german: Staff) -> None:
    """After a save that the API refuses the tab says why, and so does the activity log."""
    german.tenant.put(1, client_id=ADA, username="acme")
    sent = typed(german.whmcs, 1, username="x" * 256)
    outcome = play_as_staff(german.whmcs, save(1, sent))

    assert "Darf höchstens 255 Zeichen haben." in " ".join(outcome.activity)


def test_a_tab_of_an_api_that_is_down(german: Staff) -> None:
    """The rows say in German that nothing answers."""
    german.whmcs.settings["api_url"] = NOWHERE
    assert DOWN in " ".join(shown_tab(german.whmcs, 1).values())


def test_rows_of_an_import(german: Staff, tmp_path: Path) -> None:
    """Errors and warnings of the check, and the errors of the import."""
    file = tmp_path / "records.csv"
    file.write_text(f"service_id,username,ip_address,wrong\n1,{'x' * 300},1E+12,{HOSTILE}\n")
    german.before = [uploaded(file)]
    shown = german.post("import", mode="upsert", dry_run="true")
    assert "Spalte 4 kennt der Import nicht. Er nimmt an: service_id," in shown.text
    assert _english_left(shown.text) == []

    file.write_text(f"service_id,username,ip_address\n1,{'x' * 300},1E+12\n2,,\n")
    for dry_run in ("true", "false"):
        shown = german.post("import", mode="upsert", dry_run=dry_run)
        assert "Darf höchstens 255 Zeichen haben." in shown.text
        assert "WHMCS hat keinen solchen Service." in shown.text
        assert _english_left(shown.text) == []


def test_a_setting_that_the_api_refuses(german: Staff) -> None:
    """The form of the settings names its rule in German."""
    shown = german.submit(german.get("settings"), section_title="x" * 256)
    assert "Darf höchstens 255 Zeichen haben." in shown.text
    assert _english_left(shown.text) == []


def test_a_rotation_that_the_api_refuses(german: Staff) -> None:
    """A login that is gone meanwhile, and a password that is too long."""
    german.tenant.put(1, client_id=ADA, username="acme", netflow_url="https://a.example/")
    login: Fields = {"client_id": ADA, "netflow_url": "https://a.example/", "new_password": "p"}
    shown = german.post("rotate", username="gone", **login)
    assert "Kein Datensatz dieses Kunden hat diese URL" in shown.text

    shown = german.post("rotate", username="acme", **login | {"new_password": "p" * 1_025})
    assert "Darf höchstens 1.024 Zeichen haben." in shown.text
    assert _english_left(shown.text) == []


def test_a_scope_that_the_key_lacks(german: Staff) -> None:
    """It is named in German, whatever the language of the API's sentence about it."""
    tenant = german.tenant
    _, key = make_key(tenant.api, "render", installation_id=tenant.installation_id)
    german.whmcs.settings["api_key"] = key
    shown = german.get("list")
    assert "Dem Schlüssel fehlt die Berechtigung records:read (403)." in shown.text
    assert _english_left(shown.text) == []


@pytest.mark.parametrize("action", ["list", "edit", "health", "explain", "settings", "history"])
def test_pages_of_an_api_that_is_down(german: Staff, action: str) -> None:
    """Each says in German that nothing accepts the connection, and nothing is English."""
    german.whmcs.settings["api_url"] = NOWHERE
    shown = german.get(action, service_id=1)
    assert DOWN in shown.text
    assert _english_left(shown.text) == []


def test_what_is_not_known_is_not_ticked(german: Staff) -> None:
    """While the API is down no call is said to be allowed, on either page."""
    rows = {"health": 9, "explain": 1}
    allowed = texts("german")["no_pause"]
    for address, count in ((german.whmcs.settings["api_url"], 0), (NOWHERE, 1)):
        german.whmcs.settings["api_url"] = address
        for action, expected in rows.items():
            shown = german.get(action, service_id=1)
            cells = [cell.text for cell in shown.root.all("td")]
            assert sum("nicht zurückgehalten" in cell for cell in cells) == expected * count
            assert cells.count(allowed) == expected * (1 - count)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"client_area_enabled": False}, "Der Abschnitt ist in den Einstellungen ausgeschaltet"),
        ({"visible_statuses": []}, "In den Einstellungen ist kein Status angekreuzt"),
    ],
)
def test_health_is_not_right_while_nobody_sees_a_section(
    german: Staff, change: dict[str, object], found: str
) -> None:
    """A section that is switched off or shown for no status is something to solve."""
    german.whmcs.add_template("Welcome", "{$netflow_url}")
    assert "Alles in Ordnung" in german.get("health").text
    german.tenant.change_settings(**change)

    shown = german.get("health")

    assert "Alles in Ordnung" not in shown.text
    assert found in shown.text
    assert _english_left(shown.text) == []


def test_a_passage_that_nothing_answered_is_not_free(german: Staff) -> None:
    """Where only the diagnosis is answered, methods and uploads are not known to pass."""
    lines = {"version": "9", "serves_clients": True, "lines": []}
    body = json.dumps(lines).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    answer = f"{head}Connection: close\r\n\r\n".encode() + body

    def respond(exchange: Exchange) -> None:
        if re.search("/readyz|/v1/diagnosis", exchange.request):
            exchange.send(answer)

    with FaultServer(respond) as server:
        german.whmcs.settings["api_url"] = server.url
        shown = german.get("health")

    assert texts("german")["passage_unknown"] in shown.text
    assert "erreichen die API:" not in shown.text


def test_statuses_are_in_german(german: Staff) -> None:
    """In the list, and in the reasons why a section is not shown."""
    german.whmcs.tables["tblhosting"][0]["domainstatus"] = "Suspended"
    german.tenant.put(1, client_id=ADA, username="acme")
    listed, explained = german.get("list"), german.get("explain", service_id=1)

    assert "Gesperrt" in listed.text
    assert "Der Status ist Gesperrt; angezeigt werden: Aktiv." in explained.text
    for shown in (listed, explained):
        assert "Suspended" not in shown.text
        assert "Active" not in shown.text
        assert "visible_statuses" not in shown.text
        assert _english_left(shown.text) == []


def test_a_status_that_whmcs_does_not_know_stays_as_it_is(german: Staff) -> None:
    """A hostile one is shown as it is, escaped."""
    german.whmcs.tables["tblhosting"][0]["domainstatus"] = HOSTILE
    shown = german.get("explain", service_id=1)
    assert HOSTILE in shown.text
    assert HOSTILE not in shown.html


def test_a_night_that_failed_is_explained_in_german(german: Staff) -> None:
    """The cron job speaks no language; its reason is worded by who reads it."""
    night = {"do": "hook", "name": "DailyCronJob", "vars": {}}
    german.before = [{"do": "load", "file": "hooks.php"}, night]
    german.whmcs.settings["api_url"] = NOWHERE
    shown = german.get("health")

    [row] = [row.text for row in shown.root.all("tr") if row.text.startswith("Abgleich")]
    assert "ist fehlgeschlagen." in row
    assert DOWN in row
    assert _english_left(shown.text) == []
