"""The service tab while something other than the API answers, or nothing can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_area import play_as_staff, save, tab, typed
from tests.addon.whmcs import Whmcs
from tests.faults.fault_server import FaultServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.tenant import Tenant

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

CLIENT = 7


@pytest.fixture
def service(whmcs: Whmcs, tenant: Tenant, new_id: NewId) -> int:
    """A service with a record."""
    service_id = new_id()
    whmcs.add_service(service_id, CLIENT)
    tenant.put(service_id, client_id=CLIENT, username="acme", group="BEFORE")
    return service_id


@pytest.mark.parametrize(
    ("media_type", "body"), [("text/html", b"<h1>OK</h1>"), ("application/json", b"{}")]
)
def test_an_answer_that_is_no_record_is_no_save(
    whmcs: Whmcs, service: int, media_type: str, body: bytes
) -> None:
    """It is not known whether the change was stored: the log and the tab say so, and keep it."""
    sent = typed(whmcs, service, group="TYPED")
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nConnection: close\r\n"
    answer = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    address = whmcs.settings["api_url"]
    with FaultServer(lambda exchange: exchange.send(answer)) as server:
        whmcs.settings["api_url"] = server.url
        [line] = play_as_staff(whmcs, save(service, sent)).activity
    whmcs.settings["api_url"] = address

    assert "It is not known whether the access record" in line


def test_a_save_without_a_key_keeps_what_was_typed(whmcs: Whmcs, service: int) -> None:
    """The addon lost its key while the tab was open: the record is named, the fields come back."""
    sent = typed(whmcs, service, group="TYPED")
    key = whmcs.settings.pop("api_key")
    remove = {"do": "sql", "text": "delete from tbladdonmodules where setting = 'api_key'"}
    outcome = play_as_staff(whmcs, remove, save(service, sent))

    [line] = outcome.activity
    assert f"access record of service {service} was not saved" in line
    assert key not in line


def test_the_tab_works_after_that(whmcs: Whmcs, service: int) -> None:
    """The control: a save of the same fields is stored."""
    outcome = play_as_staff(
        whmcs, save(service, typed(whmcs, service, group="TYPED")), tab(service)
    )
    assert outcome.activity == []
    assert "TYPED" in outcome.results[1][0]["NetFlow group"]
