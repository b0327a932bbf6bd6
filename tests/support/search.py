"""Finds a secret in bytes, however it was written down."""

import html
import json
from base64 import b64encode
from urllib.parse import quote, quote_plus


def spellings(secret: str) -> dict[str, bytes]:
    """Return the ways in which a leaked text would be found in a log, a page or a dump."""
    raw = secret.encode()
    found = {
        "raw": raw,
        "UTF-16": secret.encode("utf-16-le"),
        "URL": quote(secret, safe="").encode(),
        "URL, plus": quote_plus(secret).encode(),
        "HTML": html.escape(secret).encode(),
        "JSON": json.dumps(secret)[1:-1].encode(),
        "JSON, UTF-8": json.dumps(secret, ensure_ascii=False)[1:-1].encode(),
        "HTML, braces": _with_braces(html.escape(secret)).encode(),
        "hexadecimal": raw.hex().encode(),
        "HEXADECIMAL": raw.hex().upper().encode(),
        "reversed": raw[::-1],
    }
    for offset in range(3):
        # What stands before the secret shifts its digits; those at the borders are its own.
        digits = b64encode(b"\0" * offset + raw).rstrip(b"=")
        own = digits[-(-offset * 8 // 6) : -1]
        found[f"base64 at {offset}"] = own
        found[f"base64url at {offset}"] = own.translate(bytes.maketrans(b"+/", b"-_"))
    return found


def _with_braces(text: str) -> str:
    return text.replace("{", "&#123;").replace("}", "&#125;").replace("&quot;", "&#34;")


def found_in(data: bytes, secret: str) -> list[str]:
    """Return the spellings in which the secret is in the data."""
    return [name for name, text in spellings(secret).items() if text in data]
