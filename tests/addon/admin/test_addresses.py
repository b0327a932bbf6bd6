"""The field IP Address: a typing error that the API keeps as a name is pointed out."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.input.fields import clean_ip_address
from app.records.networks import networks_in
from tests.addon.admin_pages import ADA, add_hosting
from whmcs_hook.package import ADDON

if TYPE_CHECKING:
    from tests.addon.admin_pages import Staff

pytestmark = pytest.mark.needs("php")

SCRIPT = """
    const WHMCS = 1;
    require "$argv[1]/lib/Admin/Records/MistakenAddress.php";
    $class = 'WHMCS\\Module\\Addon\\NetflowManager\\Admin\\Records\\MistakenAddress';
    echo json_encode(array_map([$class, 'isIn'], json_decode(stream_get_contents(STDIN))));
"""
HINT = "This looks like an IP address"
MISTAKES = [
    *("203.0.113.300", "198.51.100.0/33", "203.0.113", "203.0.113.", "203.0.113/24", "10.0/8"),
    *("203.0.113.7.1", "203.0.113..7", "203.0.113.07", "203.0.113.7/", "203.0.113.7:443"),
    *("203.0.113.1-9", "203.0.113.1-203.0.113.9", "203.0.113.0/255.0.255.0", "203.0.113.7;"),
    *("203.0.113.7 and 203.0.113.8", "server 203.0.113.7", "203.0.113.7, 203.0.113.256"),
    *("2001:db8::g", "2001:db8:::1", "2001:db8::/129", "2001:db8:/32", "[2001:db8::1]"),
    *("2001:db8:1:2:3:4:5:6:7", "::1::2", "fe80::1%eth0", "(203.0.113.7)", "1.3.6.1.4"),
    *("2001:200:8:1", "2001:db8:8"),
]
NAMES = [
    *("", "ACME-DC1", "12345", "1.5", "10/8", "Gi0/1", "2024.11.3", "7.113.0.203.in-addr.arpa"),
    *("203.0.113.7.example.com", "vps-203.example.com", "1.3.6.1.2.1.2.2.1.10", "1:2", "x::y"),
    *(
        "00:11:22:33:44:55",
        "64496:100",
        "64496:1:2",
        "2914:3000:4",
        "3356:70:80, 2914:3000:4",
        "12:30:00",
        "R&D <x>",
        "203",
        "-",
        "dc1::rack2",
    ),
]
ADDRESSES = [
    *("203.0.113.7", "198.51.100.0/24", "198.51.100.7/24", "203.0.113.0/255.255.255.0"),
    *("203.0.113.0/0.0.0.255", "2001:db8::1", "2001:DB8::/32", "::", "::ffff:203.0.113.7"),
    *("203.0.113.7,198.51.100.7", "203.0.113.7\u00a02001:db8::/48", " 203.0.113.7 , ", "0.0.0.0/0"),
    *("203.0.113.7/032", "203.0.113.0/0.0.0.0"),
]
ADDRESS_LIKE = st.text("0123456789.:/, af-", min_size=1, max_size=24)


def _pointed_out(texts: list[str]) -> list[str]:
    """Return the texts that the addon takes for an address with a mistake."""
    command = ["php", "-d", "display_errors=stderr", "-r", SCRIPT, str(ADDON)]
    sent = json.dumps(texts)
    done = subprocess.run(command, input=sent, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return [text for text, found in zip(texts, json.loads(done.stdout), strict=True) if found]


def test_what_looks_like_an_address_and_is_none_is_pointed_out() -> None:
    """Mistyped addresses are told from names, and from everything that the API finds again."""
    assert _pointed_out(MISTAKES + NAMES + ADDRESSES) == MISTAKES
    assert [text for text in MISTAKES + NAMES if networks_in(clean_ip_address(text))] == []
    assert [text for text in ADDRESSES if not networks_in(clean_ip_address(text))] == []


@settings(max_examples=20, deadline=None, derandomize=True, database=None)
@given(st.lists(ADDRESS_LIKE | st.ip_addresses().map(str), min_size=50, max_size=50))
def test_nothing_that_the_api_finds_is_pointed_out(texts: list[str]) -> None:
    """Whatever the API takes for addresses is no mistake to the addon."""
    pointed_out = _pointed_out(texts)

    assert [text for text in pointed_out if networks_in(clean_ip_address(text))] == []


@pytest.mark.parametrize("text", ["203.0.113.300", "198.51.100.0/33"])
def test_a_mistake_is_stored_and_told(staff: Staff, text: str) -> None:
    """It is saved as the contract has it, and the page says what that means, beside the field."""
    add_hosting(staff.whmcs, 1)

    saved = staff.submit(staff.get("edit", service_id=1), ip_address=text, username="acme")

    assert staff.tenant.record(1)["ip_address"] == text
    assert "The access record is saved." in saved.text
    assert HINT in saved.root.one("div", class_="alert-warning").text
    described = saved.root.named("ip_address").get("aria-describedby").split()
    assert HINT in saved.root.by_id(described[0]).text


def test_a_name_and_an_address_are_saved_without_a_word(staff: Staff) -> None:
    """Identifiers are allowed: only what looks like a mistake is spoken of."""
    add_hosting(staff.whmcs, 1)
    for text in ("ACME-DC1", "203.0.113.7, 198.51.100.0/24"):
        saved = staff.submit(staff.get("edit", service_id=1), ip_address=text)
        assert staff.tenant.record(1)["ip_address"] == text
        assert HINT not in saved.text


def test_a_form_that_comes_back_tells_it_before_it_is_saved(staff: Staff) -> None:
    """Beside other errors the mistake is seen at once."""
    add_hosting(staff.whmcs, 1)

    shown = staff.post("save", service_id=1, netflow_url="ftp://x", ip_address="203.0.113.300")

    assert not staff.tenant.has_record(1)
    assert HINT in shown.text
    assert shown.root.named("ip_address").value == "203.0.113.300"


def test_the_form_and_the_import_say_the_same_of_several_addresses(staff: Staff) -> None:
    """Both name the separators that the API takes."""
    rule = "Separate several with commas or spaces."
    for action in ("edit", "import"):
        assert rule in staff.get(action).text
    staff.tenant.put(1, client_id=ADA, ip_address="203.0.113.7 198.51.100.7,2001:db8::1")
    assert staff.tenant.record(1)["ip_address"] == "203.0.113.7, 198.51.100.7, 2001:db8::1"
