"""The welcome mail of the article, through hook, API and real Smarty."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.addon.article import MERGE_FIELDS, WELCOME_MAIL, lines_of
from tests.addon.whmcs import Whmcs, mail

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.live_api import LiveApi

    NewId = Callable[[], int]

pytestmark = [pytest.mark.needs("php", "smarty"), pytest.mark.parametrize("smarty", [3, 4])]

NAME = "Dedicated/VPS Server Welcome Email"
PASSWORD = "pä&<>\"'#%+{}$ 漢 end"
RECORD = {
    "netflow_url": "https://netflow.myownserver.net/",
    "username": "acme",
    "password": PASSWORD,
    "group": "ACME-DC1",
    "ip_address": "203.0.113.0/28",
}


@pytest.mark.parametrize("plaintext", [0, 1])
def test_an_enabled_record_fills_all_five_lines(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, smarty: int, plaintext: int
) -> None:
    """The client gets every detail byte for byte: entities in an HTML mail, raw in a plain one."""
    service, client = new_id(), new_id()
    live_api.put_record(service, client_id=client, **RECORD)
    whmcs.add_service(service, client)
    whmcs.add_template(NAME, WELCOME_MAIL, plaintext=plaintext)
    html = "pä&amp;&lt;&gt;&quot;&#039;#%+&#123;&#125;$ 漢 end"

    outcome = whmcs.play(mail(NAME, service), smarty=smarty)

    assert outcome.faults == []
    assert lines_of(outcome.results[0]["body"]) == [
        "NetFlow Analyzer Access",
        "URL: https://netflow.myownserver.net/",
        "Username: acme",
        f"Password: {PASSWORD if plaintext else html}",
        "Group/IP: ACME-DC1 203.0.113.0/28",
        "You can use NetFlow Analyzer to view bandwidth and traffic statistics for your service.",
    ]


def test_without_an_enabled_record_nothing_of_the_block_is_sent(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, smarty: int
) -> None:
    """Disabled, unknown, another client's: nothing of the block is sent, nothing is undefined."""
    client, former = new_id(), new_id()
    disabled, unknown, moved = new_id(), new_id(), new_id()
    live_api.put_record(disabled, client_id=client, **RECORD, enabled=False)
    live_api.put_record(moved, client_id=former, **RECORD)
    for service in (disabled, unknown, moved):
        whmcs.add_service(service, client)
    whmcs.add_template(NAME, WELCOME_MAIL + "[{$netflow_password}{$netflow_url}]")

    steps = [mail(NAME, service) for service in (disabled, unknown, moved)]
    outcome = whmcs.play(*steps, smarty=smarty)

    assert outcome.faults == []
    for sent in outcome.results:
        assert sent["body"].strip() == "[]"
        assert set(sent["fields"]) == MERGE_FIELDS


def test_an_invoice_mail_gets_no_field(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, smarty: int
) -> None:
    """An invoice whose id is that of another client's service brings no field at all."""
    number, client, other = new_id(), new_id(), new_id()
    live_api.put_record(number, client_id=other, **RECORD)
    whmcs.add_service(number, other)
    whmcs.add("tblinvoices", id=number, userid=client, status="Unpaid")
    whmcs.add_template("Invoice Created", "Invoice {$invoice_id}", mail_type="invoice")

    outcome = whmcs.play(mail("Invoice Created", number, "invoice"), smarty=smarty)

    sent = outcome.results[0]
    assert sent["fields"] == []
    assert sent["body"] == f"Invoice {number}"
    assert outcome.module_log == []


def test_a_template_without_the_fields_costs_no_call(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, smarty: int
) -> None:
    """The fields are defined in every product mail, but the API is asked only where one is used."""
    service, client = new_id(), new_id()
    live_api.put_record(service, client_id=client, **RECORD)
    whmcs.add_service(service, client)
    whmcs.add_template("Hosting Account Welcome Email", "Hello {$client_first_name}")

    outcome = whmcs.play(mail("Hosting Account Welcome Email", service), smarty=smarty)

    assert outcome.results[0]["body"] == "Hello Ada"
    assert set(outcome.results[0]["fields"]) == MERGE_FIELDS
    assert outcome.module_log == []


def test_each_translation_is_escaped_for_its_own_form(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, smarty: int
) -> None:
    """Where a template is HTML in one language and plain in another, the client's one decides."""
    service, client = new_id(), new_id()
    live_api.put_record(service, client_id=client, **{**RECORD, "username": "a&b"})
    whmcs.add_service(service, client)
    whmcs.tables["tblclients"][0]["language"] = "german"
    whmcs.add_template(NAME, "{$netflow_username}", plaintext=0)
    whmcs.add_template(NAME, "{$netflow_username}", plaintext=1, language="german")

    outcome = whmcs.play(mail(NAME, service), smarty=smarty)

    assert outcome.results[0]["body"] == "a&b"


def test_the_demo_sends_the_mail_of_the_article(smarty: int) -> None:
    """What a newcomer sees in the demo is the article's text, word for word."""
    del smarty
    template = Path(__file__).parents[3] / "whmcs_hook" / "demo" / "welcome_mail.tpl"

    assert WELCOME_MAIL in template.read_text(encoding="utf-8")
