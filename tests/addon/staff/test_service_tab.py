"""The service tab of the admin area: a record is read and changed beside its service."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_area import (
    SESSION,
    encoded,
    fields_of,
    play_as_staff,
    save,
    shown_tab,
    tab,
    typed,
)
from tests.addon.whmcs import Whmcs

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.tenant import Tenant

    NewId = Callable[[], int]
    HandOver = Callable[[dict[str, str]], dict[str, str]]

pytestmark = pytest.mark.needs("php")

HARD = "&<>\"'#%+{$x} \u00e4 \U0001f600 &amp; </textarea>"
CLIENT = 7
PASSWORD = "stays-where-it-is"
RECORD = {
    "client_id": CLIENT,
    "username": "acme",
    "group": "ACME-DC1",
    "ip_address": "203.0.113.0/28",
    "notes": "ticket 881\nsecond line",
    "password": PASSWORD,
}


@pytest.fixture
def service(whmcs: Whmcs, tenant: Tenant, new_id: NewId) -> int:
    """Give a service with a record."""
    service_id = new_id()
    whmcs.add_service(service_id, CLIENT)
    tenant.put(service_id, **RECORD)
    return service_id


def test_the_tab_shows_the_record_and_its_pages(whmcs: Whmcs, service: int) -> None:
    """Every field, the links, no password, and two calls: the record, and checks of its traffic."""
    outcome = play_as_staff(whmcs, tab(str(service)))
    [rows] = outcome.results[0]
    whole = "".join(rows.values())

    assert list(rows) == [
        "NetFlow access",
        "NetFlow enabled",
        "NetFlow username",
        "NetFlow group",
        "NetFlow IP address",
        "NetFlow notes (internal)",
        "NetFlow password",
    ]
    for text in ("acme", "ACME-DC1", "203.0.113.0/28", "second line", "stored", " checked"):
        assert text in whole
    for action in ("edit", "history", "explain"):
        assert f"action={action}&amp;service_id={service}" in whole
    assert PASSWORD not in whole
    asked = [entry[2].partition("?")[0] for entry in outcome.module_log]
    own = f"GET /v1/access-records/{service}"
    assert asked == [own, f"{own}/explanation"]


@pytest.mark.parametrize("hand_over", [dict, encoded])
def test_what_is_typed_is_stored(
    whmcs: Whmcs, tenant: Tenant, service: int, hand_over: HandOver
) -> None:
    """All fields arrive character for character, whether WHMCS encodes input or not."""
    sent = typed(whmcs, service, username=HARD, group=HARD, notes=f"{HARD}\r\n{HARD}")
    del sent["netflow_manager_enabled"]
    outcome = play_as_staff(whmcs, save(str(service), hand_over(sent)))

    record = tenant.record(service)
    assert (record["username"], record["group"]) == (HARD, HARD)
    assert record["notes"] == f"{HARD}\n{HARD}"
    assert record["enabled"] is False
    assert record["ip_address"] == RECORD["ip_address"]
    assert tenant.password(service) == PASSWORD
    assert outcome.activity == []
    assert tenant.events(service_id=service)[0]["actor"] == "grace"
    assert fields_of(shown_tab(whmcs, service))["netflow_manager_username"] == HARD


def test_blank_fields_are_cleared(whmcs: Whmcs, tenant: Tenant, service: int) -> None:
    """A text that is taken away is gone from the record."""
    play_as_staff(whmcs, save(service, typed(whmcs, service, group="", notes="")))

    record = tenant.record(service)
    assert (record["group"], record["notes"], record["username"]) == (None, None, "acme")


def test_saving_unchanged_fields_sends_nothing(whmcs: Whmcs, tenant: Tenant, service: int) -> None:
    """A service saved without a change of these fields costs no call, line breaks or not."""
    sent = typed(whmcs, service)
    before = tenant.record(service)
    outcome = play_as_staff(whmcs, save(service, sent), save(service, encoded(sent)))

    assert outcome.module_log == []
    assert tenant.record(service) == before


@pytest.mark.parametrize("missing", ["present", "etag", "shown"])
def test_another_way_to_save_changes_nothing(
    whmcs: Whmcs, tenant: Tenant, service: int, missing: str
) -> None:
    """Without what the tab brings along, fields of these names are not taken for its own."""
    before = tenant.record(service)
    sent = typed(whmcs, service, username="other")
    del sent[f"netflow_manager_{missing}"]
    outcome = play_as_staff(whmcs, save(service, sent), save(service, {}), save(None, sent))

    assert tenant.record(service) == before
    assert outcome.module_log == []


def test_fields_of_one_service_are_not_saved_for_another(
    whmcs: Whmcs, tenant: Tenant, service: int, new_id: NewId
) -> None:
    """A tab that was opened for one service changes no other one's record."""
    other = new_id()
    whmcs.add_service(other, CLIENT)
    tenant.put(other, client_id=CLIENT)
    outcome = play_as_staff(whmcs, save(other, typed(whmcs, service, username="other")))

    assert tenant.record(other)["username"] is None
    assert outcome.module_log == []


def test_a_change_by_somebody_else_is_not_overwritten(
    whmcs: Whmcs, tenant: Tenant, service: int
) -> None:
    """The save is refused, logged and shown at the next view, with what was typed, once."""
    sent = typed(whmcs, service, group="MINE")
    tenant.patch(service, group="THEIRS")
    outcome = play_as_staff(whmcs, save(service, sent), tab(service), tab(service))
    [first], [second] = outcome.results[1:]

    assert tenant.record(service)["group"] == "THEIRS"
    [line] = outcome.activity
    assert "it has changed since you opened it" in line
    assert "The record was not saved: it has changed" in first["NetFlow access"]
    assert "MINE" in first["NetFlow group"]
    assert "Stored now: THEIRS" in first["NetFlow group"]
    assert "THEIRS" in second["NetFlow group"]
    assert "not saved" not in second["NetFlow access"]

    play_as_staff(whmcs, save(service, fields_of(first)))
    assert tenant.record(service)["group"] == "MINE"


def test_after_a_conflict_tab_and_form_say_the_same(
    whmcs: Whmcs, tenant: Tenant, service: int
) -> None:
    """A blank value, the box and the password are told in the words of the form."""
    sent = typed(whmcs, service, group="MINE", notes="MINE")
    tenant.patch(service, group=None, enabled=False, password="changed")
    rows = play_as_staff(whmcs, save(service, sent), tab(service)).results[1][0]
    assert "Stored now: \u2013" in rows["NetFlow group"]
    assert "Stored now: ticket 881" in rows["NetFlow notes (internal)"]
    assert "Stored now: disabled" in rows["NetFlow enabled"]
    changed = tenant.record(service)["password_changed_at"]
    assert "A password is stored" in rows["NetFlow password"]
    assert f'datetime="{changed}"' in rows["NetFlow password"]


def test_an_address_with_a_mistake_is_pointed_out(
    whmcs: Whmcs, tenant: Tenant, service: int
) -> None:
    """What the API keeps as a name is told in the tab as in the form."""
    assert "looks like an IP address" not in shown_tab(whmcs, service)["NetFlow IP address"]
    tenant.patch(service, ip_address="203.0.113.300")

    assert "looks like an IP address" in shown_tab(whmcs, service)["NetFlow IP address"]


def test_a_rule_of_the_api_is_told_beside_its_field(
    whmcs: Whmcs, tenant: Tenant, service: int
) -> None:
    """What the API would not take is named with its reason, and nothing of it is stored."""
    sent = typed(whmcs, service, username="zero\u200bwidth", group="fine")
    outcome = play_as_staff(whmcs, save(service, sent), tab(service))

    assert tenant.record(service)["group"] == RECORD["group"]
    [line] = outcome.activity
    assert "NetFlow username: " in line
    assert "zero" not in line
    [rows] = outcome.results[1]
    assert 'href="#nfm-username">NetFlow username</a>:' in rows["NetFlow access"]
    assert 'id="nfm-username-error">Must not contain' in rows["NetFlow username"]


def test_a_form_without_the_token_changes_nothing(
    whmcs: Whmcs, tenant: Tenant, service: int
) -> None:
    """Where WHMCS has no check of its own, the module's token is needed."""
    sent = typed(whmcs, service, username="other") | {"netflow_manager_token": "x"}
    outcome = play_as_staff(whmcs, save(service, sent))

    assert tenant.record(service)["username"] == "acme"
    assert "was not saved" in outcome.activity[0]


@pytest.mark.parametrize("access", ["1", "", "22", "no", None])
def test_a_role_without_the_addon_sees_and_changes_nothing(
    whmcs: Whmcs, tenant: Tenant, service: int, access: str | None
) -> None:
    """Hooks run for all staff: whose role may not use the addon gets no row and no change."""
    sent = typed(whmcs, service, username="other")
    whmcs.settings.pop("access")
    if access is not None:
        whmcs.settings["access"] = access
    outcome = play_as_staff(whmcs, tab(service), save(service, sent))

    assert outcome.results[0] == [[]]
    assert tenant.record(service)["username"] == "acme"
    assert outcome.module_log == []


def test_nobody_logged_in_sees_nothing(whmcs: Whmcs, service: int) -> None:
    """Without an administrator in the session there is no row and no call."""
    outcome = whmcs.play(tab(service))

    assert outcome.results == [[[]]]
    assert outcome.module_log == []


def test_a_service_without_a_record_offers_to_add_one(whmcs: Whmcs, new_id: NewId) -> None:
    """The tab links to the form, and that there is no record opens no breaker."""
    service = new_id()
    outcome = play_as_staff(whmcs, *[tab(service)] * 5)

    for [rows] in outcome.results:
        assert f"action=edit&amp;service_id={service}" in rows["NetFlow access"]
    assert len(outcome.module_log) == 5


def test_a_moved_service_is_not_edited_here(whmcs: Whmcs, service: int) -> None:
    """The record of another client is shown with a warning, without fields to type into."""
    whmcs.tables["tblhosting"][0]["userid"] = CLIENT + 1
    rows = shown_tab(whmcs, service)

    assert f"belongs to client {CLIENT}" in rows["NetFlow access"]
    assert fields_of(rows) == {}


def test_a_broken_record_is_not_edited_here(whmcs: Whmcs, tenant: Tenant, service: int) -> None:
    """A row that was edited outside of the API is told, without fields to type into."""
    tenant.edit_row(service)
    rows = shown_tab(whmcs, service)
    assert "changed outside of NetFlow Manager" in rows["NetFlow access"]
    assert fields_of(rows) == {}


def test_a_status_changed_in_the_same_request_is_no_conflict(
    whmcs: Whmcs, tenant: Tenant, service: int
) -> None:
    """Status and fields may be saved together, in whatever order WHMCS runs its hooks."""
    variables = {"serviceid": service, "userid": CLIENT}
    edit = {"do": "hook", "name": "ServiceEdit", "vars": variables}
    for status, group, order in (("Suspended", "A", 1), ("Active", "B", -1)):
        sent = typed(whmcs, service, group=group)
        whmcs.tables["tblhosting"][0]["domainstatus"] = status
        outcome = play_as_staff(whmcs, *[edit, save(service, sent)][::order])

        record = tenant.record(service)
        assert (record["service_status"], record["group"]) == (status, group)
        assert outcome.activity == []


def test_a_missing_language_column_shows_english(whmcs: Whmcs, service: int) -> None:
    """A table of staff without languages costs nobody the tab."""
    gone = {"do": "sql", "text": "alter table tbladmins drop column language"}
    outcome = whmcs.play(SESSION, gone, tab(service))

    assert outcome.faults == []
    assert "NetFlow access" in outcome.results[2][0]
