"""What staff do with the records that they ticked in the list, and with mails about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.article import WELCOME_MAIL

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.addon.admin_pages import Shown, Staff
    from tests.support.tenant import Tenant

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

WELCOME = "VPS Welcome Email"
PASSWORD = "secret-of-the-client"


@pytest.fixture
def services(staff: Staff, tenant: Tenant, new_id: NewId) -> list[int]:
    """Give three services of three clients with a record each, the last one disabled."""
    services = [new_id() for _ in range(3)]
    for service in services:
        staff.whmcs.add_service(service, service)
        is_last = service == services[-1]
        tenant.put(service, client_id=service, username="u", password=PASSWORD, enabled=not is_last)
    staff.whmcs.functions = ["local_api"]
    staff.whmcs.add_template(WELCOME, WELCOME_MAIL)
    staff.whmcs.add_template("Service Suspended", "Nothing of ours.")
    staff.whmcs.add_template("Invoice", "{$netflow_url}", mail_type="invoice")
    return services


def _tick(staff: Staff, mode: str, *services: int, **fields: str) -> Shown:
    ticked = [str(service) for service in services]
    listed = staff.get("list")
    boxes = [box.get("value") for box in listed.root.all("input", name="services[]")]
    assert set(ticked) <= set(boxes)
    return staff.submit(listed, services=ticked, mode=mode, **fields)


def _enabled(tenant: Tenant, services: list[int]) -> list[bool]:
    return [tenant.record(service)["enabled"] for service in services]


def test_ticked_records_are_enabled_and_disabled(
    staff: Staff, tenant: Tenant, services: list[int]
) -> None:
    """The others stay as they are; the page says what became of each."""
    shown = _tick(staff, "disable", *services[:2])
    assert _enabled(tenant, services) == [False, False, False]
    assert "Disabled: 2." in shown.text
    _tick(staff, "enable", services[2])
    assert _enabled(tenant, services) == [False, False, True]


def test_what_is_no_id_is_no_record(staff: Staff, tenant: Tenant, services: list[int]) -> None:
    """A forged box neither names the record of a part of it nor keeps the others from a change."""
    forged = [f"{services[0]}x", "99999999999", str(services[1])]
    shown = staff.submit(staff.get("list"), services=forged, mode="disable")
    assert _enabled(tenant, services) == [True, False, False]
    assert "Disabled: 1." in shown.text


def test_ticked_records_are_deleted_after_a_question(
    staff: Staff, tenant: Tenant, services: list[int]
) -> None:
    """The first click asks and deletes nothing."""
    question = _tick(staff, "delete", *services[:2])
    assert all(map(tenant.has_record, services))
    ticked = [str(service) for service in services[:2]]
    done = staff.submit(question, services=ticked, mode="delete")
    assert "Deleted: 2." in done.text
    assert [tenant.has_record(service) for service in services] == [False, False, True]


def test_one_that_fails_does_not_stop_the_others(
    staff: Staff, tenant: Tenant, services: list[int]
) -> None:
    """A record that is gone by now is named with its reason."""
    listed = staff.get("list")
    tenant.call("DELETE", f"/v1/access-records/{services[0]}")
    shown = staff.submit(listed, services=[str(services[0]), str(services[1])], mode="disable")
    assert "Disabled: 1." in shown.text
    assert "Not done: 1." in shown.text
    assert _enabled(tenant, services[1:]) == [False, False]


@pytest.mark.parametrize("mode", ["disable", "send", "delete"])
def test_without_a_tick_nothing_happens(
    staff: Staff, tenant: Tenant, services: list[int], mode: str
) -> None:
    """The list says that records are to be ticked first, and not as a success."""
    shown = _tick(staff, mode)
    assert "tick records first" in shown.root.one("div", class_="alert-warning").text
    assert _enabled(tenant, services) == [True, True, False]


def test_the_way_back_leads_to_the_same_list(staff: Staff, services: list[int]) -> None:
    """Filter, order and place stay through the question, the result and the choice of a mail."""
    chosen = {"client": "ada", "sort": "-client_id", "limit": "50"}
    place = "&".join(f"{name}={value}" for name, value in chosen.items())
    listed = staff.get("list", **chosen)
    ticked = [str(services[0])]
    question = staff.submit(listed, services=ticked, mode="delete")
    chooser = staff.submit(listed, services=ticked, mode="send")
    sent = staff.submit(chooser, services=ticked, template=WELCOME)
    for page in (question, staff.submit(listed, services=ticked, mode="disable"), chooser, sent):
        [back] = [link for link in page.root.all("a", class_="btn") if "=list" in link.get("href")]
        assert set(back.get("href").partition("action=list&")[2].split("&")) == set(
            place.split("&")
        )
    nothing = staff.submit(listed, mode="disable")
    assert nothing.root.named("client").value == "ada"
    assert staff.submit(question, services=ticked, mode="delete").html.count("client=ada") == 1


def test_without_the_token_nothing_happens(
    staff: Staff, tenant: Tenant, services: list[int]
) -> None:
    """A form of another site changes nothing and sends nothing."""
    listed = staff.get("list")
    shown = staff.submit(listed, services=[str(services[0])], mode="disable", token="forged")
    assert "Nothing was changed" in shown.text
    sent = staff.submit(staff.get("send", service_id=services[0]), token="forged")
    assert "Nothing was changed" in sent.text
    assert _enabled(tenant, services)[0]


@pytest.mark.needs("smarty")
def test_details_are_sent_by_a_mail_that_holds_them(
    staff: Staff, tenant: Tenant, services: list[int]
) -> None:
    """Only mails about services with the fields are offered; a disabled record gets none."""
    staff.smarty = 4
    staff.before = [{"do": "load", "file": "hooks.php"}]
    chooser = _tick(staff, "send", *services)
    options = [option.get("value") for option in chooser.root.all("option")]
    assert options == [WELCOME]
    assert chooser.text.count("No mail: the service has no record, or one that is disabled") == 1
    assert all(f"action=edit&amp;service_id={service}" in chooser.html for service in services)

    ticked = [str(service) for service in services]
    sent = staff.submit(chooser, services=ticked, template=WELCOME)

    assert "Mails sent: 2." in sent.text
    assert "Not done: 1." in sent.text
    assert PASSWORD not in sent.html
    assert tenant.record(services[0])["has_password"]


@pytest.mark.parametrize(
    "answer", ["throw", None, {"result": "error", "message": "Sending is disabled"}]
)
def test_a_mail_that_whmcs_does_not_send_is_said(
    staff: Staff, services: list[int], answer: object
) -> None:
    """The page names the reason of WHMCS where it gives one, and claims nothing."""
    staff.before = [{"do": "local_api", "answers": {"SendEmail": answer}}]
    shown = staff.submit(staff.get("send", service_id=services[0]), services=[str(services[0])])
    assert "Mails sent: 0." in shown.text
    assert ("Sending is disabled" in shown.text) == isinstance(answer, dict)


def test_records_link_to_it(staff: Staff, services: list[int]) -> None:
    """The list and the form of an enabled record offer to send the details."""
    listed = staff.get("list")
    assert f"action=send&amp;service_id={services[0]}" in listed.html
    saved = staff.get("edit", service_id=services[0], notice="record_saved")
    assert f"action=send&amp;service_id={services[0]}" in saved.html
