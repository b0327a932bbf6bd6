"""The ready-made texts of docs/mail-templates.md give the mails that they promise."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.addon.article import MERGE_FIELDS, PASSWORD_URL, lines_of
from tests.addon.whmcs import Whmcs, mail

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.tenant import Tenant

    NewId = Callable[[], int]

pytestmark = [pytest.mark.needs("php", "smarty"), pytest.mark.parametrize("smarty", [3, 4])]

DOCUMENT = (Path(__file__).parents[3] / "docs" / "mail-templates.md").read_text(encoding="utf-8")
BLOCKS = re.findall(
    r"^## (HTML|Plain text), (.+)\n(?:.*\n)*?```(?:html|text)\n([^`]*)```", DOCUMENT, re.MULTILINE
)
TEXTS = {f"{form}, {what}": (form == "Plain text", block) for form, what, block in BLOCKS}
PASSWORDS = ["pä&<>\"'#%+{}$ 漢 end", " {literal} 😀 ", "0", "{$netflow_url}{/if}"]
CLOSING = "You can use NetFlow Analyzer to view bandwidth and traffic statistics for your service."


class Reader(HTMLParser):
    """Reads an HTML mail as its reader does: lines of text, and where the links lead."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.links: list[str | None] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links.append(dict(attrs)["href"])


@pytest.fixture
def site(whmcs: Whmcs, tenant: Tenant) -> Whmcs:
    """Give a WHMCS that knows its address and has the texts as templates; the page is on."""
    tenant.change_settings(client_password_page=True)
    whmcs.connect(tenant.api.url, tenant.key)
    whmcs.add("tblconfiguration", setting="SystemURL", value="https://billing.example.com/w/")
    for name, (is_plain, block) in TEXTS.items():
        whmcs.add_template(name, block, plaintext=int(is_plain))
    return whmcs


def _lines(name: str, body: str) -> list[str]:
    is_plain, _ = TEXTS[name]
    return lines_of(body if is_plain else Reader(body).text)


def test_the_document_has_all_four_texts(smarty: int) -> None:
    """HTML and plain text, with the password and with the link, use every field that there is."""
    del smarty
    assert len(TEXTS) == len(BLOCKS) == 4
    fields = re.findall(r"\$(netflow_\w+)", "".join(block for _, block in TEXTS.values()))
    assert set(fields) == MERGE_FIELDS | {PASSWORD_URL}
    assert "|" not in "".join(block for _, block in TEXTS.values())


@pytest.mark.parametrize("password", PASSWORDS)
def test_the_password_arrives_as_it_was_typed(
    site: Whmcs, tenant: Tenant, smarty: int, password: str
) -> None:
    """With the password in it, a mail of either form shows exactly the stored one."""
    tenant.put(1, client_id=56, username="a&b", password=password, group="ACME", ip_address=None)
    site.add_service(1, 56)
    names = [name for name in TEXTS if name.endswith("with the password")]

    outcome = site.play(*[mail(name, 1) for name in names], smarty=smarty)

    assert outcome.faults == []
    for name, sent in zip(names, outcome.results, strict=True):
        assert f"Password: {password}\n" in (
            sent["body"] if TEXTS[name][0] else Reader(sent["body"]).text
        )
        lines = _lines(name, sent["body"])
        assert lines[0] == "NetFlow Analyzer Access"
        assert lines[1:3] == ["URL: https://netflow.myownserver.net/", "Username: a&b"]
        assert lines[4:] == ["Group/IP: ACME", CLOSING]
        assert len(lines) == 6


def test_the_link_stands_in_place_of_the_password(site: Whmcs, tenant: Tenant, smarty: int) -> None:
    """With the link in it, no password is in the mail, and the link leads to the service's page."""
    tenant.put(1, client_id=56, username="acme", password="canary", group="ACME")
    site.add_service(1, 56)
    names = [name for name in TEXTS if "link" in name]
    address = "https://billing.example.com/w/index.php?m=netflow_manager&id=1&view=password"

    outcome = site.play(*[mail(name, 1) for name in names], smarty=smarty)

    html, plain = (sent["body"] for sent in outcome.results)
    assert address in Reader(html).links
    assert f"Password, after login: {address}" in lines_of(plain)
    assert "canary" not in html + plain


def test_what_is_not_there_leaves_no_line(site: Whmcs, tenant: Tenant, smarty: int) -> None:
    """Without a password no line speaks of one; without a record the block is not sent at all."""
    tenant.put(1, client_id=56, username="acme")
    for service in (1, 2):
        site.add_service(service, 56)

    sent = site.play(*[mail(name, service) for service in (1, 2) for name in TEXTS], smarty=smarty)

    assert sent.faults == []
    bare, none = sent.results[:4], sent.results[4:]
    for name, result in zip(TEXTS, bare, strict=True):
        assert len(_lines(name, result["body"])) == 5
        assert "Password" not in result["body"]
    assert [result["body"].strip() for result in none] == [""] * 4
