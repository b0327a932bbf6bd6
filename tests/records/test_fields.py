"""The rules of each member: what is accepted, how it is written down, and where the limits are."""

import unicodedata
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.records.stated import RecordStated
from tests.records.conftest import Records
from tests.support.problem import refused_members

REFUSED_CHARACTERS = {
    "control": "a\x07b",
    "tab": "a\tb",
    "line break": "a\nb",
    "NUL": "a\0b",
    "C1 control": "a\x9bb",
    "bidi override": "a\u202eb",
    "bidi isolate": "a\u2066b",
    "zero width space": "a\u200bb",
    "byte order mark": "\ufeffa",
    "soft hyphen": "a\xadb",
    "line separator": "a\u2028b",
    "private use": "a\ue000b",
    "noncharacter": "a\uffffb",
    "tag": "a\U000e0041b",
}
GOOD_URLS = {
    "https://netflow.myownserver.net/": "https://netflow.myownserver.net/",
    "HTTPS://NetFlow.Example.COM": "https://netflow.example.com/",
    "http://netflow.example.com:80/a?b=c#d": "http://netflow.example.com/a?b=c#d",
    "https://netflow.example.com:8443/x%20y": "https://netflow.example.com:8443/x%20y",
    "http://192.0.2.1:8080/": "http://192.0.2.1:8080/",
    "http://[2001:db8::1]/": "http://[2001:db8::1]/",
    "https://a.example/../b/./c": "https://a.example/b/c",
    "https://a.example/x@y?z=@": "https://a.example/x@y?z=@",
    "  https://a.example/ ": "https://a.example/",
}
BAD_URLS = [
    "netflow.example.com",
    "//netflow.example.com/",
    "ftp://netflow.example.com/",
    "javascript:alert(1)",
    "JavaScript://netflow.example.com/%0aalert(1)",
    "data:text/html,x",
    "https:netflow.example.com",
    "https:/netflow.example.com",
    "https://",
    "https:///path",
    "https://?x",
    "https://#x",
    "https://user@a.example/",
    "https://user:secret@a.example/",
    "https://:@a.example/",
    "https://@a.example/",
    "https://good.example\\@evil.example/",
    "https://good.example\\.evil.example/",
    "https://a.example/\tb",
    "https://a.\texample/",
    "\thttps://a.example/",
    "https://a.example/\n",
    "https://a.example/ b",
    "https://a.example/\"onclick='x'",
    "https://a.example/<script>",
    "https://a.example/{$x}",
    "https://a.example/a|b",
    "https://a.example/^",
    "https://a.example/`",
    "https://bücher.example/",
    "https://a.example/é",
    "https://a.example/\u202e",
    "https://a.example:99999/",
    "https://a.example:x/",
    "https://[::1/",
    "https://a..example%00/",
    "https://a*b.example/",
    "https://192.0.2.1*/",
    "http://999.1.1.1/",
]
ADDRESSES = {
    "203.0.113.7": "203.0.113.7",
    "203.0.113.9/28": "203.0.113.0/28",
    "203.0.113.7/32": "203.0.113.7/32",
    "203.0.113.9/255.255.255.240": "203.0.113.0/28",
    "2001:DB8:0::1": "2001:db8::1",
    "2001:db8::ff/120": "2001:db8::/120",
    "203.0.113.9/28,2001:DB8::1  198.51.100.1": "203.0.113.0/28, 2001:db8::1, 198.51.100.1",
    "203.0.113.9/28,2001:DB8::1,": "203.0.113.0/28, 2001:db8::1",
    ", 203.0.113.1 ,,203.0.113.2": "203.0.113.1, 203.0.113.2",
    "203.0.113.1\u00a0203.0.113.2": "203.0.113.1, 203.0.113.2",
    ",": ",",
    "customer 7 / port 3": "customer 7 / port 3",
    "203.0.113.300": "203.0.113.300",
    "203.0.113.07": "203.0.113.07",
    "203.0.113.1, port 3": "203.0.113.1, port 3",
    " eth0 ": "eth0",
}
PREFIX = "https://a.example/"


def _stated(**members: Any) -> RecordStated:  # noqa: ANN401 - wrong ones are meant
    return RecordStated.model_validate({"client_id": 1, **members})


def _code(**members: Any) -> str:  # noqa: ANN401
    with pytest.raises(ValidationError) as caught:
        _stated(**members)
    (error,) = caught.value.errors()
    assert error["loc"] == (next(iter(members)),)
    return error["type"]


@pytest.mark.parametrize("member", ["username", "group", "ip_address"])
@pytest.mark.parametrize(
    "text", ["\u0645\u06cc\u200c\u062e\u0648\u0631\u0645", "\U0001f469\u200d\U0001f4bb", "a\u0378b"]
)
def test_what_scripts_and_newer_unicode_need_is_kept(member: str, text: str) -> None:
    """Joiners, and characters that the tables of this interpreter do not have."""
    assert getattr(_stated(**{member: text}), member) == text


@pytest.mark.parametrize(
    ("text", "kind"), [("a\u202eb", "direction"), ("a\tb", "control"), ("a\ue000b", "private-use")]
)
def test_the_message_says_what_is_wrong(text: str, kind: str) -> None:
    """The kind of the character, and not the character."""
    with pytest.raises(ValidationError, match=kind):
        _stated(username=text)


@pytest.mark.parametrize(
    ("member", "case"),
    [
        (member, case)
        for member in ("username", "group", "ip_address")
        for case in REFUSED_CHARACTERS
        # A line break separates addresses.
        if (member, case) != ("ip_address", "line break")
    ],
)
def test_what_nobody_sees_is_refused(member: str, case: str) -> None:
    """Control, bidirectional, zero-width and private characters are no names."""
    assert _code(**{member: REFUSED_CHARACTERS[case]}) == "unseen_character"


@given(st.text(max_size=40))
def test_a_name_is_stored_in_one_form(text: str) -> None:
    """Whatever name is accepted is NFC, trimmed, not blank, and stays itself when sent again."""
    try:
        name = _stated(username=text).username
    except ValidationError:
        return
    if name is None:
        assert not text.strip()
        return
    assert name == unicodedata.normalize("NFC", name).strip()
    assert _stated(username=name).username == name


def test_names_are_normalised() -> None:
    """A letter and its accent become one character; letters of any script are names."""
    assert _stated(username="Zu\u0308rich").username == "Z\u00fcrich"
    assert _stated(group="  東京 データ  ").group == "東京 データ"


@pytest.mark.parametrize("member", ["username", "group", "ip_address"])
def test_a_name_has_at_most_255_characters(member: str) -> None:
    """255 characters are stored, counted after trimming; 256 are refused."""
    assert getattr(_stated(**{member: " " + "é" * 255 + " "}), member) == "é" * 255
    assert _code(**{member: "é" * 256}) == "too_long"


def test_canonical_addresses_have_a_limit_too() -> None:
    """A list that grows beyond 255 characters when it is written down is refused."""
    many = ",".join(["10.0.0.1"] * 28)
    assert len(many) <= 255 < len(many.replace(",", ", "))
    assert _code(ip_address=many) == "too_long"


@pytest.mark.parametrize("text", ADDRESSES)
def test_addresses_are_canonical(text: str) -> None:
    """What parses as addresses is written one way; anything else is an identifier."""
    assert _stated(ip_address=text).ip_address == ADDRESSES[text]
    assert _stated(ip_address=ADDRESSES[text]).ip_address == ADDRESSES[text]


@pytest.mark.parametrize("url", GOOD_URLS)
def test_a_url_is_stored_as_browsers_read_it(url: str) -> None:
    """A URL is written in its WHATWG form, and that form is stable."""
    assert _stated(netflow_url=url).netflow_url == GOOD_URLS[url]
    assert _stated(netflow_url=GOOD_URLS[url]).netflow_url == GOOD_URLS[url]


@pytest.mark.parametrize("url", BAD_URLS)
def test_a_url_that_parsers_could_misread_is_refused(url: str) -> None:
    """Other schemes, credentials, backslashes, blanks, quotes and non-ASCII are refused."""
    assert _code(netflow_url=url) in {"url", "url_credentials"}


@pytest.mark.parametrize("login", ["user", "user:secret", ":secret", ":"])
def test_a_login_in_a_url_has_a_code_of_its_own(login: str) -> None:
    """A program can tell that the URL it sent holds a login, and must not be shown again."""
    assert _code(netflow_url=f"https://{login}@netflow.example.com/") == "url_credentials"


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30))
@example("@evil.example")
def test_an_accepted_url_is_safe_to_print(rest: str) -> None:
    """No accepted URL holds credentials or a character that HTML or Smarty would read."""
    assume(rest)
    try:
        url = _stated(netflow_url="https://" + rest).netflow_url
    except ValidationError:
        return
    assert url is not None
    assert url.startswith("https://")
    assert "@" not in url.split("/")[2].partition("?")[0]
    assert not set(url) & set("\\\"'<>{}`|^ ")


def test_a_url_has_at_most_2048_characters() -> None:
    """The limit counts before and after the URL is written in its normal form."""
    longest = PREFIX + "x" * (2048 - len(PREFIX))
    assert _stated(netflow_url=longest).netflow_url == longest
    assert _code(netflow_url=longest + "x") == "too_long"
    # Without its slash it is one shorter, and grows by it.
    assert _code(netflow_url="https://a.example?" + "x" * (2048 - len(PREFIX))) == "too_long"


def test_a_password_has_at_most_1024_characters() -> None:
    """Characters count, not bytes; NUL alone is refused."""
    assert _stated(password="🔑" * 1024).new_password is not None
    assert _code(password="x" * 1025) == "too_long"
    assert _code(password="a\0b") == "control_character"


def test_notes_keep_their_lines() -> None:
    """Line breaks stay, other controls are refused, 10,000 characters fit, and NFC is applied."""
    assert _stated(notes=" a\r\nu\u0308 \u200d").notes == " a\r\n\u00fc \u200d"
    assert _stated(notes="x" * 10_000).notes == "x" * 10_000
    assert _stated(notes="").notes is None
    assert _code(notes="x" * 10_001) == "too_long"
    assert _code(notes="a\tb") == "control_character"
    assert _code(notes="a\x9b") == "control_character"


def test_the_rules_hold_over_http(record: Records) -> None:
    """All wrong members of one request are named at once, and none of their values is."""
    canary = "s3cret"
    body = {
        "client_id": 1,
        "netflow_url": f"ftp://{canary}",
        "username": f"{canary}\u202e",
        "group": canary * 100,
        "ip_address": f"{canary}\x07",
        "notes": f"{canary}\x07",
        "password": f"{canary}\0",
    }
    response = record.put(body)
    assert set(refused_members(response)) == {f"/{name}" for name in body if name != "client_id"}
    assert canary not in response.text
