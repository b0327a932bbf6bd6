"""A password arrives as it was typed, whatever WHMCS does to input, and never comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_pages import ADA, add_hosting
from tests.addon.whmcs import ADMIN_PAGE, LOAD_ENTRY_POINTS, request

if TYPE_CHECKING:
    from tests.addon.admin_pages import Staff

pytestmark = pytest.mark.needs("php")

PASSWORDS = [
    "&<>\"'#%+{}$",
    "{literal}x{/literal}",
    "pass😀wörd",
    "  leading and trailing  ",
    "&amp;",
    "&amp;amp;&lt;b&gt;",
    "a%20b+c",
    "\t",
    "0",
    "ﬀ e\u0301 \u00e9",
    "&<>\"'",
]


@pytest.fixture(autouse=True)
def _service(staff: Staff) -> None:
    """Give Ada a service."""
    add_hosting(staff.whmcs, 1)


@pytest.mark.parametrize("password", PASSWORDS)
@pytest.mark.parametrize("is_encoded", [False, True])
def test_a_password_is_stored_byte_for_byte(
    staff: Staff, password: str, *, is_encoded: bool
) -> None:
    """Encoded by WHMCS or not: the API gets the bytes that were typed, and gives them to mails."""
    form = staff.get("edit", service_id=1).form.fields()
    fields = form | {"password": password, "username": "R&D <x>"}
    send = staff.post_encoded if is_encoded else staff.post

    shown = send("save", **{name: text for name, text in fields.items() if name != "action"})

    reason = {"reason": "test"}
    reveal = staff.tenant.post("/v1/access-records/1/reveal-password", reason).json()
    assert reveal["password"].encode() == password.encode()
    merged = staff.tenant.merge_fields(1, ADA)
    assert merged["netflow_password"].encode() == password.encode()
    assert staff.tenant.record(1)["username"] == "R&D <x>"
    if len(password) > 5:
        assert password not in shown.html


@pytest.mark.parametrize("password", PASSWORDS)
def test_a_rotation_stores_byte_for_byte(staff: Staff, password: str) -> None:
    """The form of a shared login keeps every byte too, through a WHMCS that encodes."""
    staff.tenant.put(1, client_id=ADA, username="R&D")
    form = staff.get("rotate", client_id=ADA).form.fields()
    form |= {"new_password": password, "new_password_again": password}

    staff.post_encoded("rotate", **{k: v for k, v in form.items() if k not in {"action", "token"}})

    assert staff.tenant.password(1) == password


def test_a_form_without_our_probe_is_read_by_its_looks(staff: Staff) -> None:
    """Fields from elsewhere have no probe: raw texts stay, encoded ones are decoded once."""
    staff.post("save", service_id=1, password="<b>&amp;", notes='"quoted"')
    assert staff.tenant.password(1) == "<b>&amp;"

    staff.post_encoded("save", service_id=1, password="<b>&amp;", notes='"quoted"')

    assert staff.tenant.password(1) == "<b>&amp;"
    assert staff.tenant.record(1)["notes"] == '"quoted"'


def test_bytes_that_are_no_text_are_refused_beside_the_field(staff: Staff) -> None:
    """Input that is no UTF-8 is an error of its field; nothing is stored and nothing breaks."""
    sent = request(post={"action": "save", "token": "c" * 64, "service_id": "1"})
    # The runner speaks JSON, which has no such bytes: PHP makes them.
    broken = {"do": "post_bytes", "values": {"group": "ff41", "password": "fe"}}
    session = {"do": "session", "values": staff.session}
    outcome = staff.whmcs.run(LOAD_ENTRY_POINTS, session, sent, broken, ADMIN_PAGE)

    assert outcome.steps[-1].printed.count("contains characters that cannot be read") >= 2
    assert outcome.faults == []
    assert not staff.tenant.has_record(1)


def test_no_page_shows_a_stored_password(staff: Staff) -> None:
    """List, form, history, rotation and the question before deleting know no secret."""
    secret = "canary-{&}-secret"
    add_hosting(staff.whmcs, 2)
    for service_id in (1, 2):
        staff.tenant.put(service_id, client_id=ADA, username="acme", password=secret)
    staff.tenant.patch(1, password=secret + "2")
    staff.tenant.change_settings(show_password=True)

    for action in ("list", "edit", "history", "rotate", "delete"):
        shown = staff.get(action, service_id=1, client_id=ADA)
        assert "canary" not in shown.html, action
        assert "canary" not in str(shown.outcome.module_log), action


@pytest.mark.parametrize(
    "typed",
    [
        "https://canary@h.example.com:8443/",
        " HTTPS://u:ca@nary@h.example.com",
        "u:canary@h.example.com",
        "https:\\\\u:canary@h.example.com",
        "https://u:canary/more@h.example.com/",
        "https://u:can#ary@h.example.com/",
        "https://u:can@ary/more@h.example.com/",
        "https://u:can@h#canary@h.example.com/",
        "https://u:canary@h.example.com/x?a=b@c",
    ],
)
@pytest.mark.parametrize("is_reached", [True, False])
def test_a_login_inside_of_the_url_does_not_come_back(
    staff: Staff, typed: str, *, is_reached: bool
) -> None:
    """Refused or not read by the API, the URL is not in the page, which says so."""
    if not is_reached:
        staff.whmcs.settings["api_url"] = "http://127.0.0.1:1"

    shown = staff.post("save", service_id=1, netflow_url=typed, notes="typed")

    assert shown.root.named("netflow_url").value == ""
    assert "The address may have held a login and was not kept" in shown.error_of("netflow_url")
    assert shown.root.named("notes").value == "typed"
    assert "canary" not in shown.html
    assert "nary" not in shown.html
    assert not staff.tenant.has_record(1)


@pytest.mark.parametrize(
    "typed",
    [
        "ftp://h:x/",
        "ftp://[::1]/",
        "https://h.example.com:8443/apps/user@example.com",
        "https://h.example.com/?next=a:b@c",
        "https://[2001:db8::1]/a@b",
        "https://[2001:db8::1]:8443/a:b@c",
    ],
)
def test_a_url_without_a_login_comes_back_as_it_was(staff: Staff, typed: str) -> None:
    """What the API accepts holds no login, whatever else the form is refused for."""
    shown = staff.post("save", service_id=1, netflow_url=typed, username="u" * 256)

    assert shown.root.named("netflow_url").value == typed
    assert "may have held a login" not in shown.text


def test_a_url_that_nothing_has_read_comes_back_where_it_is_the_stored_one(staff: Staff) -> None:
    """A login of the client takes its place, so it is not sent: only the stored one is known."""
    stored = "https://h.example.com/user@example.com"
    staff.tenant.put(1, client_id=ADA, netflow_url=stored)
    sent: dict[str, str | int] = {"reuse_login_from": 99, "netflow_url": stored}

    assert staff.post("save", service_id=1, **sent).root.named("netflow_url").value == stored
    sent["netflow_url"] = "https://u:canary@h.example.com/"
    shown = staff.post("save", service_id=1, **sent)

    assert shown.root.named("netflow_url").value == ""
    assert "canary" not in shown.html
