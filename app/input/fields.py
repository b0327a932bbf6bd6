"""The rules of each member as types: what they accept, and the form in which it is stored.

Every rule raises a pydantic error with a fixed message (`refuse`): it never repeats the input.
"""

import re
import unicodedata
from typing import Annotated, Final, NoReturn
from urllib.parse import urlsplit

from pydantic import AfterValidator, AnyHttpUrl, Field, SecretStr, TypeAdapter, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.input import addresses, patterns
from app.input.addresses import IPV4_ADDRESS, NETMASKS, UnusableAddresses, network_of
from app.input.faults import Fault
from app.input.patterns import JsonSchema, text_or_null

MAX_ID: Final = 2**31 - 1
MAX_TEXT: Final = 255
MAX_URL: Final = 2_048
MAX_PASSWORD: Final = 1_024
MAX_NOTES: Final = 10_000
LONGER_BEFORE_NFC: Final = 4
"""A letter with its marks is one character in NFC; so many times longer a string may be before."""
MAX_MARKS: Final = 30
"""Combining marks in a row, as in the Stream-Safe Text Format of Unicode (UAX #15)."""

# Zero-width joiner and non-joiner are letters of Persian and of Indic scripts, and join emoji.
_JOINERS = frozenset("\u200c\u200d")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Control, format, surrogate, private, line separators. Not the unassigned ones: the next version
# of Unicode may have assigned them.
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_LINE_BREAKS = frozenset("\r\n")

# Printable ASCII without backslash, quotes, angle brackets, braces, caret, backtick, bar.
_RAW_URL = re.compile(r"https?://(?![/?#])[!#-&(-;=?-\[\]_a-z~]+", re.ASCII | re.IGNORECASE)
_LINE_BREAK = re.compile(r"[\r\n]+")
_NORMAL_URL: Final = re.compile(patterns.URL, re.ASCII)
_URL_PARSER: Final = TypeAdapter(AnyHttpUrl)


def refuse(key: str, **values: int) -> NoReturn:
    """Raise a validation error: `Fault` describes its key and the values of its message."""
    fault = Fault("", key, values=values)
    raise PydanticCustomError(fault.code, fault.message, {"key": key, **values})


def clean_name(text: str | None) -> str | None:
    """Return a name as it is stored: NFC, trimmed, empty as `None`. At most 255 characters.

    Refuses invisible characters: control, private-use and bidirectional ones, and zero-width ones
    other than joiners.
    """
    if text is None:
        return None
    trimmed = text.strip()
    if len(trimmed) > LONGER_BEFORE_NFC * MAX_TEXT:
        refuse("too_long-characters", limit=MAX_TEXT)
    cleaned = (trimmed if _is_plain(trimmed) else _seen(trimmed)).strip()
    if len(cleaned) > MAX_TEXT:
        refuse("too_long-characters", limit=MAX_TEXT)
    return cleaned or None


def clean_filter(text: str | None) -> str | None:
    """Return a filter of a list in the form of a stored name. Refuses a blank one.

    A filter that a caller left blank by mistake would list everything.
    """
    cleaned = clean_name(text)
    if text is not None and cleaned is None:
        refuse("blank-filter")
    return cleaned


def _is_plain(text: str) -> bool:
    """Return whether a string is printable ASCII, which is its own NFC form, as most are."""
    return text.isascii() and text.isprintable()


def _seen(text: str) -> str:
    unseen = {*filter(_is_unseen, text)}
    if unseen & _BIDI:
        refuse("unseen_character-direction")
    if any(unicodedata.category(character) == "Cc" for character in unseen):
        refuse("unseen_character-control")
    if unseen:
        refuse("unseen_character")
    return _to_nfc(text)


def _to_nfc(text: str) -> str:
    """Return the string in NFC, which takes a time that is quadratic in marks without a base."""
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > MAX_MARKS:
            refuse("too_many_marks", limit=MAX_MARKS)
    return unicodedata.normalize("NFC", text)


def _is_unseen(character: str) -> bool:
    is_joiner = character in _JOINERS
    # Noncharacters are reserved for good: the last two of each plane, and 32 more.
    code = ord(character)
    is_noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004
    is_unseen = unicodedata.category(character) in _UNSEEN_CATEGORIES
    return is_noncharacter or (is_unseen and not is_joiner)


def clean_notes(text: str | None) -> str | None:
    """Return notes in NFC. Line breaks are kept, other control characters refused."""
    if text is None:
        return None
    if len(text) > LONGER_BEFORE_NFC * MAX_NOTES:
        refuse("too_long-characters", limit=MAX_NOTES)
    cleaned = text if _is_plain(text) else _without_controls(text)
    if len(cleaned) > MAX_NOTES:
        refuse("too_long-characters", limit=MAX_NOTES)
    return cleaned or None


def _without_controls(text: str) -> str:
    if any(
        unicodedata.category(character) in {"Cc", "Cs"} and character not in _LINE_BREAKS
        for character in text
    ):
        refuse("control_character")
    return _to_nfc(text)


def clean_url(text: str | None) -> str | None:
    r"""Return an http or https URL in its WHATWG form, empty as `None`. At most 2,048 characters.

    The raw string is checked first, because parsers disagree about some strings: in
    `https://good.example\@evil.example/` a browser and `urlsplit` read different hosts.
    """
    trimmed = "" if text is None else text.strip(" ")
    if not trimmed:
        return None
    if len(trimmed) > MAX_URL:
        refuse("too_long-characters", limit=MAX_URL)
    if _RAW_URL.fullmatch(trimmed) is None:
        refuse("url-ascii")
    normal = _normal_url(trimmed)
    if len(normal) > MAX_URL:
        refuse("too_long-characters", limit=MAX_URL)
    return normal


def _normal_url(text: str) -> str:
    try:
        authority = urlsplit(text).netloc
        url = _URL_PARSER.validate_python(text)
    except ValueError:  # pydantic's own error is one
        refuse("url-host")
    # The parser drops empty credentials, as in `https://:@netflow.example.com/`.
    if "@" in authority or url.username is not None:
        refuse("url_credentials")
    # The parser takes hosts that no name server knows, as `a*b.example.com`.
    if _NORMAL_URL.fullmatch(str(url)) is None:
        refuse("url-host")
    return str(url)


def clean_ip_address(text: str | None) -> str | None:
    """Return addresses, subnets and ranges in canonical form, any other identifier as it is.

    `203.0.113.9/28, 2001:DB8::1` becomes `203.0.113.0/28, 2001:db8::1`. Any run of commas and
    white space, line breaks included, separates two addresses.
    """
    cleaned = clean_name(None if text is None else _LINE_BREAK.sub(" ", text))
    if cleaned is None or (IPV4_ADDRESS.fullmatch(cleaned) and cleaned not in NETMASKS):
        return cleaned
    try:
        canonical = addresses.canonical(cleaned)
    except UnusableAddresses as error:
        refuse(str(error))
    except ValueError:
        return cleaned
    if len(canonical) > MAX_TEXT:
        refuse("too_long-canonical", limit=MAX_TEXT)
    return canonical or cleaned


def check_password(password: SecretStr | None) -> SecretStr | None:
    """Return the password byte for byte. At most 1,024 characters, no NUL."""
    text = "" if password is None else password.get_secret_value()
    if len(text) > MAX_PASSWORD:
        refuse("too_long-characters", limit=MAX_PASSWORD)
    if "\0" in text:
        refuse("control_character-nul")
    return password


def canonical_network(text: str) -> str:
    """Return an address or subnet in CIDR notation: `203.0.113.7` as `203.0.113.7/32`."""
    try:
        return str(network_of(text.strip()))
    except ValueError:
        refuse("ip_address")


ID_SCHEMA: Final[JsonSchema] = {"type": "integer", "minimum": 1, "maximum": MAX_ID}
RecordId = Annotated[int, Field(ge=1, le=MAX_ID), WithJsonSchema(ID_SCHEMA)]
Name = Annotated[
    str | None,
    AfterValidator(clean_name),
    WithJsonSchema(text_or_null(patterns.SEEN, MAX_TEXT)),
]
Notes = Annotated[
    str | None,
    AfterValidator(clean_notes),
    WithJsonSchema(text_or_null(patterns.NO_CONTROLS, MAX_NOTES)),
]
NetflowUrl = Annotated[
    str | None,
    AfterValidator(clean_url),
    WithJsonSchema(text_or_null(patterns.URL_OR_BLANK, MAX_URL)),
]
IpAddress = Annotated[
    str | None,
    AfterValidator(clean_ip_address),
    WithJsonSchema(text_or_null(patterns.SEEN, MAX_TEXT)),
]
Password = Annotated[
    SecretStr | None,
    AfterValidator(check_password),
    WithJsonSchema(text_or_null(patterns.NO_NUL, MAX_PASSWORD, format="password", writeOnly=True)),
]
