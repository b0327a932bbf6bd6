"""The rules of each member as types: what they accept, and the form in which it is stored.

Every rule raises a pydantic error with a fixed message: an error never repeats the input.
"""

import re
import unicodedata
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Annotated, Final, NoReturn
from urllib.parse import urlsplit

from pydantic import AfterValidator, AnyHttpUrl, Field, SecretStr, TypeAdapter, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.input import patterns
from app.input.patterns import JsonSchema, text_or_null

MAX_ID: Final = 2**31 - 1
MAX_TEXT: Final = 255
MAX_URL: Final = 2_048
MAX_PASSWORD: Final = 1_024
MAX_NOTES: Final = 10_000

# Control, format (bidi overrides, zero width), surrogate, private, unassigned, line separators.
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LINE_BREAKS = frozenset("\r\n")

# Printable ASCII without backslash, quotes, angle brackets, braces, caret, backtick, bar.
_RAW_URL = re.compile(r"https?://(?![/?#])[!#-&(-;=?-\[\]_a-z~]+", re.ASCII | re.IGNORECASE)
# By far the most frequent form, in the one spelling that `ip_address` accepts and returns.
IPV4_ADDRESS: Final = re.compile(
    r"(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?!\Z)|\Z)){4}", re.ASCII
)
_NORMAL_URL: Final = re.compile(patterns.URL, re.ASCII)
_SEPARATORS: Final = re.compile(r"[,\s]+")
_URL_PARSER: Final = TypeAdapter(AnyHttpUrl)


def refuse(code: str, message: str) -> NoReturn:
    """Raise a validation error with a fixed message."""
    # The messages are fixed and have no placeholders.
    raise PydanticCustomError(code, message)


def clean_name(text: str | None) -> str | None:
    """Return a name as it is stored: NFC, trimmed, empty as `None`. At most 255 characters.

    Refuses invisible characters: control, zero-width and bidirectional ones.
    """
    if text is None:
        return None
    cleaned = (text if _is_plain(text) else _seen(text)).strip()
    if len(cleaned) > MAX_TEXT:
        refuse("too_long", "Must have at most 255 characters.")
    return cleaned or None


def clean_filter(text: str | None) -> str | None:
    """Return a filter of a list in the form of a stored name. Refuses a blank one.

    A filter that a caller left blank by mistake would list everything.
    """
    cleaned = clean_name(text)
    if text is not None and cleaned is None:
        refuse("blank", "Must not be blank. Leave the filter out to list everything.")
    return cleaned


def _is_plain(text: str) -> bool:
    """Return whether a string is printable ASCII, which is its own NFC form, as most are."""
    return text.isascii() and text.isprintable()


def _seen(text: str) -> str:
    if any(unicodedata.category(character) in _UNSEEN_CATEGORIES for character in text):
        refuse("unseen_character", "Must not contain control or invisible characters.")
    return unicodedata.normalize("NFC", text)


def clean_notes(text: str | None) -> str | None:
    """Return notes in NFC. Line breaks are kept, other control characters refused."""
    if text is None:
        return None
    cleaned = text if _is_plain(text) else _without_controls(text)
    if len(cleaned) > MAX_NOTES:
        refuse("too_long", "Must have at most 10,000 characters.")
    return cleaned or None


def _without_controls(text: str) -> str:
    if any(
        unicodedata.category(character) in {"Cc", "Cs"} and character not in _LINE_BREAKS
        for character in text
    ):
        refuse("control_character", "Must not contain control characters other than line breaks.")
    return unicodedata.normalize("NFC", text)


def clean_url(text: str | None) -> str | None:
    r"""Return an http or https URL in its WHATWG form, empty as `None`. At most 2,048 characters.

    The raw string is checked first, because parsers disagree about some strings: in
    `https://good.example\@evil.example/` a browser and `urlsplit` read different hosts.
    """
    trimmed = "" if text is None else text.strip(" ")
    if not trimmed:
        return None
    if len(trimmed) > MAX_URL:
        refuse("too_long", "Must have at most 2,048 characters.")
    if _RAW_URL.fullmatch(trimmed) is None:
        refuse("url", "Must begin with https:// or http:// and be in printable ASCII.")
    normal = _normal_url(trimmed)
    if len(normal) > MAX_URL:
        refuse("too_long", "Must have at most 2,048 characters.")
    return normal


def _normal_url(text: str) -> str:
    try:
        authority = urlsplit(text).netloc
        url = _URL_PARSER.validate_python(text)
    except ValueError:  # pydantic's own error is one
        refuse("url", "Must begin with https:// or http:// and name a host.")
    # The parser drops empty credentials, as in `https://:@netflow.example.com/`.
    if "@" in authority or url.username is not None:
        refuse("url_credentials", "Must not contain a username or password.")
    # The parser takes hosts that no name server knows, as `a*b.example.com`.
    if _NORMAL_URL.fullmatch(str(url)) is None:
        refuse("url", "Must begin with https:// or http:// and name a host.")
    return str(url)


def clean_ip_address(text: str | None) -> str | None:
    """Return addresses and subnets in canonical form, any other identifier as it is.

    `203.0.113.9/28, 2001:DB8::1` becomes `203.0.113.0/28, 2001:db8::1`. Any run of commas and
    white space separates two addresses.
    """
    cleaned = clean_name(text)
    if cleaned is None or IPV4_ADDRESS.fullmatch(cleaned):
        return cleaned
    try:
        canonical = ", ".join(map(_canonical_address, _SEPARATORS.sub(" ", cleaned).split()))
    except ValueError:
        return cleaned
    if len(canonical) > MAX_TEXT:
        refuse("too_long", "Must have at most 255 characters in canonical form.")
    return canonical or cleaned


def _canonical_address(token: str) -> str:
    network = network_of(token)
    return str(network) if "/" in token else str(ip_address(token))


def network_of(token: str) -> IPv4Network | IPv6Network:
    """Return an address or a subnet as a network, host bits masked. Raises `ValueError`."""
    if "%" in token:
        raise ValueError  # an address with a zone has a meaning on one host only
    return ip_network(token, strict=False)


def check_password(password: SecretStr | None) -> SecretStr | None:
    """Return the password byte for byte. At most 1,024 characters, no NUL."""
    text = "" if password is None else password.get_secret_value()
    if len(text) > MAX_PASSWORD:
        refuse("too_long", "Must have at most 1,024 characters.")
    if "\0" in text:
        refuse("control_character", "Must not contain NUL characters.")
    return password


def canonical_network(text: str) -> str:
    """Return an address or subnet in CIDR notation: `203.0.113.7` as `203.0.113.7/32`."""
    try:
        return str(network_of(text.strip()))
    except ValueError:
        refuse("ip_address", "Must be an IP address or a subnet.")


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
