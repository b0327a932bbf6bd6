"""The link to the password page, and the mail log, over the whole matrix of mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.article import MERGE_FIELDS, PASSWORD_URL
from tests.addon.mail.test_matrix import CASES, TYPES
from tests.addon.whmcs import Step, Whmcs, mail, pre_send

if TYPE_CHECKING:
    from tests.addon.mail.test_matrix import Case
    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php", "smarty")

SERVICE, CLIENT = 7, 8
PASSWORD = "canary & <of> 'the' {log}"
ADDRESS = f"https://whmcs.example.com/index.php?m=netflow_manager&id={SERVICE}&view=password"
SYSTEM_URLS = {
    "https://whmcs.example.com/": ADDRESS,
    "https://whmcs.example.com": ADDRESS,
    "http://192.0.2.1:8080/billing/": ADDRESS.replace(
        "https://whmcs.example.com", "http://192.0.2.1:8080/billing"
    ),
    "https://whmcs.example.com/&amp;/": ADDRESS.replace(".com/", ".com/&/"),
    "": "",
    "javascript:alert(1)//": "",
    'https://whmcs.example.com/"><script>': "",
}


@pytest.fixture
def site(whmcs: Whmcs, tenant: Tenant) -> Whmcs:
    """Give a WHMCS that knows its address, with one service and its record; the page is on."""
    tenant.change_settings(client_password_page=True)
    tenant.put(SERVICE, client_id=CLIENT, username="acme", password=PASSWORD)
    whmcs.connect(tenant.api.url, tenant.key)
    whmcs.add_service(SERVICE, CLIENT)
    whmcs.add("tblconfiguration", setting="SystemURL", value="https://whmcs.example.com/")
    return whmcs


def _add_templates(site: Whmcs, message: str) -> None:
    for mail_type in TYPES:
        other = "invoice" if mail_type == "product" else mail_type
        for name, kind in (("own", mail_type), ("shared", "product"), ("shared", other)):
            site.add_template(f"{name} {mail_type}", message, kind, subject=f"{kind} {message}")


def _expected(case: Case, *, asks: bool) -> tuple[set[str], object]:
    """Tell which fields a mail gets, and the link among them."""
    if not case.is_product_mail():
        return set(), None
    if case.deserves_credentials():
        return {*MERGE_FIELDS, PASSWORD_URL}, ADDRESS.replace("&", "&amp;")
    # Of a mail without a template nobody knows what is in it.
    asks = asks and case.name != "unknown"
    return ({*MERGE_FIELDS, PASSWORD_URL}, "") if asks else (set(MERGE_FIELDS), None)


@pytest.mark.parametrize("asks", [True, False])
def test_the_link_goes_only_where_it_belongs(site: Whmcs, *, asks: bool) -> None:
    """Of 864 mails those that get the password get the link; others a blank one, if they ask."""
    _add_templates(site, "{$netflow_password_url}" if asks else "{$netflow_url}")
    steps = [
        pre_send(case.message_name(), SERVICE, case.merge_fields(SERVICE, CLIENT)) for case in CASES
    ]

    outcome = site.play(*steps)

    assert outcome.faults == []
    for case, [fields] in zip(CASES, outcome.results, strict=True):
        names, link = _expected(case, asks=asks)
        assert set(fields) == names, case
        assert dict(fields).get(PASSWORD_URL) == link, case


@pytest.mark.parametrize("smarty", [3, 4])
def test_no_password_is_in_the_mail_log(site: Whmcs, smarty: int) -> None:
    """Of 576 mails, written plainly, escaped again and URL-encoded, the log keeps no password."""
    value = "$netflow_password"
    message = f"{{{value}}} / {{{value}|escape}} / {{{value}|urlencode}} / {{{value}|ucfirst}}"
    _add_templates(site, f"{{if isset({value})}}{message}{{/if}}")
    cases = [case for case in CASES if case.name != "unknown"]

    outcome = site.play(*[_sent(case) for case in cases], smarty=smarty)

    # Smarty 4 announces that it will not know two modifiers any more that the policy allows.
    assert [fault for fault in outcome.faults if '" as a modifier is deprecated' not in fault] == []
    for case, sent in zip(cases, outcome.results, strict=True):
        told = case.deserves_credentials()
        assert ("anary" in sent["body"]) == ("anary" in sent["subject"]) == told, case
        logged = sent["logged"]
        assert "anary" not in str(logged), case
        blank = " /  /  / " if case.is_product_mail() else ""
        assert logged["message"] == (" / ".join(["********"] * 4) if told else blank), case
    assert "anary" not in str([outcome.activity, outcome.module_log])


def _sent(case: Case) -> Step:
    """Send the mail of a case, with no merge field that speaks of a service but the case's."""
    claims = case.merge_fields(SERVICE, CLIENT)
    names = ("service_id", "client_id", "invoice_id", "ticket_id", "domain_id")
    return mail(
        case.message_name(), SERVICE, case.mail_type, **{name: claims.get(name) for name in names}
    )


@pytest.mark.parametrize(("system_url", "address"), SYSTEM_URLS.items())
def test_the_link_begins_with_the_address_of_whmcs(
    site: Whmcs, system_url: str, address: str
) -> None:
    """With or without a slash, encoded or not; what is no address gives a blank link."""
    site.tables["tblconfiguration"][0]["value"] = system_url
    site.add_template("Welcome", "{$netflow_password_url}", plaintext=1)

    outcome = site.play(pre_send("Welcome", SERVICE, {}))

    assert outcome.faults == []
    assert outcome.results[0][0][PASSWORD_URL] == address


def test_a_whmcs_without_that_table_sends_its_mails(site: Whmcs) -> None:
    """What cannot be read makes the link blank and costs no other field."""
    site.add_template("Welcome", "{$netflow_password_url}")
    drop: Step = {"do": "sql", "text": "DROP TABLE tblconfiguration"}

    outcome = site.play(drop, pre_send("Welcome", SERVICE, {}))

    fields = outcome.results[1][0]
    assert fields[PASSWORD_URL] == ""
    assert fields["netflow_username"] == "acme"
