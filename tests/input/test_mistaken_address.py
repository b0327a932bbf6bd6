"""An IP address with a typing error is distinguished from a name and from a valid address."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from app.input.fields import clean_ip_address
from app.input.mistaken_address import MISTAKEN_ADDRESS, warnings_about
from app.records.networks import networks_in

MISTAKES = [
    *("203.0.113.300", "198.51.100.0/33", "203.0.113", "203.0.113.", "203.0.113/24", "10.0/8"),
    *("203.0.113.7.1", "203.0.113..7", "203.0.113.07", "203.0.113.7/", "203.0.113.7:443"),
    *("203.0.113.1-9", "203.0.113.0/255.0.255.0", "203.0.113.7;"),
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
    *(
        "203.0.113.7,198.51.100.7",
        "203.0.113.7\u00a02001:db8::/48",
        " 203.0.113.7 , ",
        "128.0.0.0/1",
    ),
    *("203.0.113.7/032", "203.0.113.1-203.0.113.9", "203.0.113.8 255.255.255.248"),
]
ADDRESS_LIKE = st.text("0123456789.:/, af-", min_size=1, max_size=24)


def test_what_looks_like_an_address_but_is_invalid_is_reported() -> None:
    """Mistyped addresses are distinguished from names, and from everything a search finds."""
    samples = MISTAKES + NAMES + ADDRESSES
    assert [text for text in samples if warnings_about(text)] == MISTAKES
    stored = [text for text in samples if warnings_about(clean_ip_address(text))]
    assert stored == MISTAKES
    assert [text for text in MISTAKES + NAMES if networks_in(clean_ip_address(text))] == []
    assert [text for text in ADDRESSES if not networks_in(clean_ip_address(text))] == []


@settings(max_examples=1000, deadline=None, derandomize=True, database=None)
@given(ADDRESS_LIKE | st.ip_addresses().map(str))
def test_nothing_that_a_search_finds_is_reported(text: str) -> None:
    """Whatever is stored as an address is no mistake."""
    try:
        stored = clean_ip_address(text)
    except PydanticCustomError:
        return  # nothing is stored
    assert not (networks_in(stored) and warnings_about(stored))


def test_a_warning_has_a_code_and_no_value() -> None:
    """Programs get pointer and code; the message is the same for every value."""
    assert warnings_about("203.0.113.300") == [MISTAKEN_ADDRESS]
    assert (MISTAKEN_ADDRESS.pointer, MISTAKEN_ADDRESS.code) == ("/ip_address", "mistaken_address")
    assert warnings_about(None) == []
