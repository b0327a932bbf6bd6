"""The URL of WHMCS, as a variable states it."""

from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from app.input.fields import clean_url

PLAIN_ALLOWED = {("http", "127.0.0.1"), ("http", "::1"), ("http", "localhost")}


def parse_whmcs_url(text: str) -> str:
    """Return the URL unchanged. Raises `ValueError`, which does not repeat it."""
    try:
        url = clean_url(text)
    except PydanticCustomError:
        url = None
    if url is None:
        raise ValueError("is not a URL, or has a password inside.")
    parts = urlsplit(url)
    if parts.scheme != "https" and (parts.scheme, parts.hostname) not in PLAIN_ALLOWED:
        raise ValueError("must begin with https://, or http:// on this machine.")
    return text
