"""Changing a login that several services of a client share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_pages import ADA, GRACE, add_hosting
from tests.faults.fault_server import FaultServer
from tests.support.tenant import LARGEST

if TYPE_CHECKING:
    from tests.addon.admin_pages import Staff
    from tests.faults.fault_server import Exchange

pytestmark = pytest.mark.needs("php")

DEFAULT_URL = "https://netflow.myownserver.net/"
NEW = "canary-new-password"
TWICE = {"new_password": NEW, "new_password_again": NEW}


@pytest.fixture(autouse=True)
def _records(staff: Staff) -> None:
    """Give Ada two services with one login, and Grace one with the same username."""
    for service_id in (1, 2):
        add_hosting(staff.whmcs, service_id)
        staff.tenant.put(service_id, client_id=ADA, username="shared", password="old")
    staff.tenant.put(3, client_id=GRACE, username="shared", password="graces")


def _passwords(staff: Staff) -> list[str | None]:
    return [staff.tenant.password(service_id) for service_id in (1, 2, 3)]


def test_a_shared_login_is_changed_everywhere_at_once(staff: Staff) -> None:
    """The page names the services, one password goes into all of them, the result names them."""
    form = staff.get("rotate", client_id=ADA)
    for service_id in (1, 2):
        assert f"#{service_id} VPS Large, vps{service_id}.example.com" in form.text
    assert "#3" not in form.text

    done = staff.submit(form, **TWICE)

    assert _passwords(staff) == [NEW, NEW, "graces"]
    assert "The login is changed" in done.text
    for service_id in (1, 2):
        assert f"#{service_id} VPS Large, vps{service_id}.example.com" in done.text
    assert "NetFlow Analyzer" in done.text
    assert NEW not in done.html


def test_services_that_cannot_be_read_hide_no_result(staff: Staff) -> None:
    """Without WHMCS's table of services the page names them by number: the login is changed."""
    form = staff.get("rotate", client_id=ADA)
    staff.before = [{"do": "sql", "text": "drop table tblhosting"}]

    done = staff.submit(form, **TWICE)

    assert _passwords(staff) == [NEW, NEW, "graces"]
    assert "The login is changed" in done.text
    assert "#1" in done.text


def test_who_gets_a_password_for_the_first_time_is_named(staff: Staff) -> None:
    """Form and result tell which record has none, and the result what that means and what to do."""
    staff.tenant.patch(2, clear_password=True)
    form = staff.get("rotate", client_id=ADA)
    marked = [item.text for item in form.root.all("li") if item.all(class_="label-warning")]
    assert marked == ["#2 VPS Large, vps2.example.com no password now"]

    done = staff.submit(form, **TWICE)

    marked = [item.text for item in done.root.all("li") if item.all(class_="label-warning")]
    assert marked == ["#2 VPS Large, vps2.example.com had no password before"]
    assert "services that had no password before can contain one from now on" in done.text
    assert _passwords(staff) == [NEW, NEW, "graces"]


def test_the_result_says_how_the_client_gets_to_know(staff: Staff) -> None:
    """Nothing is sent by itself: the services lead to their mails, Health to the templates."""
    done = staff.submit(staff.get("rotate", client_id=ADA), **TWICE)

    assert "had no password" not in done.text
    links = [link.get("href") for link in done.root.one("ul", class_="nfm-steps").all("a")]
    assert links == [
        "addonmodules.php?module=netflow_manager&action=send&service_id=1",
        "addonmodules.php?module=netflow_manager&action=send&service_id=2",
        "addonmodules.php?module=netflow_manager&action=health",
    ]
    for words in ("nothing has been sent", "Password page for the owner"):
        assert words in done.root.one("ul", class_="nfm-steps").text


def test_one_button_leads_to_the_mails_of_all_services(staff: Staff) -> None:
    """After a rotation the details of all are sent by one form, unless that is too many for it."""
    done = staff.submit(staff.get("rotate", client_id=ADA), **TWICE)
    assert done.form.one("button").text == "Send details for all: 2"

    chooser = staff.submit(done, services=["1", "2"], mode="send")

    assert chooser.form.fields()["action"] == "send"
    assert [item.text[:2] for item in chooser.form.all("li")] == ["#1", "#2"]
    staff.tenant.patch(2, enabled=False)
    again = staff.submit(staff.get("rotate", client_id=ADA), **TWICE)
    assert again.form.all("button") == []


def test_only_mails_that_contain_the_login_are_suggested(staff: Staff) -> None:
    """A disabled record is changed too, but its service is no way to tell the client."""
    staff.tenant.patch(2, enabled=False)

    done = staff.submit(staff.get("rotate", client_id=ADA), **TWICE)

    assert staff.tenant.password(2) == NEW
    steps = done.root.one("ul", class_="nfm-steps")
    links = [link.get("href") for link in steps.all("a") if "id=" in link.get("href")]
    assert links == ["addonmodules.php?module=netflow_manager&action=send&service_id=1"]
    assert "contain no login, because their records are disabled: #2" in steps.text


def test_without_an_enabled_record_no_mail_is_suggested(staff: Staff) -> None:
    """Then the client is to be told, but no e-mail of WHMCS can do it."""
    for service_id in (1, 2):
        staff.tenant.patch(service_id, enabled=False)

    done = staff.submit(staff.get("rotate", client_id=ADA), **TWICE)

    steps = done.root.one("ul", class_="nfm-steps")
    assert steps.all("a") == []
    assert "Tell the client" in steps.text
    assert "an e-mail that contains" not in steps.text
    assert "because their records are disabled: #1, #2" in steps.text


def test_the_largest_records_are_looked_through(staff: Staff) -> None:
    """Of more records than one answer holds, each as large as can be, the last one is known."""
    rows = [LARGEST | {"service_id": number, "client_id": ADA} for number in range(10, 210)]
    staff.tenant.import_rows([row | {"password": "old"} for row in rows[:-1]] + rows[-1:])
    login = {name: str(LARGEST[name]) for name in ("netflow_url", "username")}

    done = staff.post("rotate", client_id=ADA, **login, **TWICE)

    assert "Changed records: 200." in done.text
    marked = [item.text for item in done.root.all("li") if item.all(class_="label-warning")]
    assert marked == ["#209 had no password before"]


def test_records_that_cannot_be_listed_stop_no_rotation(staff: Staff) -> None:
    """Which had a password is good to know, and decides nothing: without it no word is said."""

    def behave(exchange: Exchange) -> None:
        if exchange.request.startswith("POST"):
            head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 17\r\n"
            exchange.send(f'{head}\r\n{{"changed": [1]}} '.encode())

    with FaultServer(behave) as server:
        staff.whmcs.settings["api_url"] = server.url
        done = staff.post("rotate", client_id=ADA, username="shared", netflow_url="", **TWICE)

    assert "The login is changed" in done.text
    assert "had no password" not in done.text


def test_a_username_can_change_with_it(staff: Staff) -> None:
    """A new username goes into the same records."""
    staff.submit(staff.get("rotate", client_id=ADA), new_username="renamed", **TWICE)

    assert [staff.tenant.record(number)["username"] for number in (1, 2, 3)] == [
        "renamed",
        "renamed",
        "shared",
    ]


def test_of_several_logins_one_is_chosen(staff: Staff) -> None:
    """A client with more than one login gets a choice, whose links lead to one form each."""
    url = "https://x.example.com/"
    staff.tenant.put(4, client_id=ADA, username="other & <one>", netflow_url=url)
    choice = staff.get("rotate", client_id=ADA)
    assert choice.root.all("form", method="post") == []
    offered = choice.root.one("ul", class_="list-group").all("a")
    links = {link.text: link.get("href") for link in offered}
    assert list(links) == ["shared", "other & <one>"]

    form = staff.get("rotate", client_id=ADA, username="other & <one>", netflow_url=url)
    staff.submit(form, **TWICE)

    assert "username=other%20%26%20%3Cone%3E" in links["other & <one>"]
    assert staff.tenant.password(4) == NEW
    assert _passwords(staff) == ["old", "old", "graces"]


def test_two_passwords_that_differ_change_nothing(staff: Staff) -> None:
    """A mistyped repetition is told beside its field, and both are typed again."""
    form = staff.get("rotate", client_id=ADA)

    shown = staff.submit(form, new_password=NEW, new_password_again=NEW + " ", new_username="kept")

    assert "differ" in shown.error_of("new_password_again")
    assert shown.root.named("new_username").value == "kept"
    assert _passwords(staff) == ["old", "old", "graces"]
    assert NEW not in shown.html


def test_what_the_api_refuses_stands_beside_its_field(staff: Staff) -> None:
    """A blank password and a username that is too long are refused, and nothing changes."""
    form = staff.get("rotate", client_id=ADA)
    blank = staff.submit(form, new_password="", new_password_again="")
    assert blank.error_of("new_password") == "Must not be blank."

    long = staff.submit(form, new_username="a" * 256, **TWICE)

    assert "255 characters" in long.error_of("new_username")
    assert _passwords(staff) == ["old", "old", "graces"]


def test_a_bare_form_rotates(staff: Staff) -> None:
    """Client, URL, username and the password once are enough; a blank URL is the default."""
    staff.post("rotate", client_id=ADA, netflow_url="", username="shared", new_password=NEW)

    assert _passwords(staff) == [NEW, NEW, "graces"]


def test_a_login_that_is_gone_is_told(staff: Staff) -> None:
    """A login that no record has any more changes nothing and says why."""
    form = staff.get("rotate", client_id=ADA)
    for service_id in (1, 2):
        staff.tenant.patch(service_id, username="moved-on")

    shown = staff.submit(form, **TWICE)

    assert "No record of this client has this URL and username." in shown.summary.text
    assert _passwords(staff) == ["old", "old", "graces"]


def test_different_passwords_are_pointed_out(staff: Staff) -> None:
    """Where records hold different passwords for the login, the page says what follows."""
    staff.tenant.patch(2, password="another")

    assert "hold different passwords now" in staff.get("rotate", client_id=ADA).text


@pytest.mark.parametrize(
    ("client_id", "words"),
    [
        ("99", "No access record of this client has a login."),
        ("x<y", "Enter the number of a client."),
        ("", "The number of the client in WHMCS."),
    ],
)
def test_a_client_is_needed(staff: Staff, client_id: str, words: str) -> None:
    """Without a client, or one without logins, the page asks for one."""
    shown = staff.get("rotate", client_id=client_id)

    assert words in shown.text
    assert shown.root.named("client_id").value == client_id


def test_a_client_may_have_more_logins_than_a_page_lists(staff: Staff) -> None:
    """Beyond the fifty logins that a page has by itself, each can still be chosen and changed."""
    for number in range(10, 65):
        staff.tenant.put(number, client_id=ADA, username=f"user{number}", password="old")

    form = staff.get("rotate", client_id=ADA, username="user64", netflow_url=DEFAULT_URL)
    staff.submit(form, **TWICE)

    assert staff.tenant.password(64) == NEW


def test_a_refusal_without_a_field_is_told(staff: Staff) -> None:
    """A URL that the API does not take has no field in this form, yet the page says so."""
    shown = staff.post("rotate", client_id=ADA, netflow_url="ftp://x", username="shared", **TWICE)

    assert "Nothing was changed." in shown.summary.text
    assert "http" in shown.summary.text
