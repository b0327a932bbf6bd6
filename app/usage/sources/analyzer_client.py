"""Asks NetFlow Analyzer over HTTPS: one question, one JSON answer, within limits.

No URL and no text of an exception is logged or passed on: with `auth="query"` the key is in both.
"""

import asyncio
import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, Self

import httpx
from pydantic import SecretStr

from app.usage.sources.source import (
    SourceRefused,
    SourceUnavailable,
    SourceUnreadable,
    Unreadable,
)

CONNECT_SECONDS: Final = 3.0
LIMIT_SECONDS: Final = 20.0
MAX_BYTES: Final = 8 * 2**20
AT_ONCE: Final = 4
PLAIN: Final = {b"Accept": b"application/json", b"Accept-Encoding": b"identity"}
KEY: Final = "apiKey"

Auth = Literal["header", "query"]


def unreadable(reason: str) -> SourceUnreadable:
    """Return the error for an answer that is not understood."""
    return SourceUnreadable([Unreadable("NetFlow Analyzer", range(0), reason)])


@dataclass(frozen=True, slots=True)
class Link:
    """How to reach a NetFlow Analyzer. `auth` says where the key goes.

    `ca_file` has the certificates that may have signed the server's; None for those of the system.
    """

    url: str = field(repr=False)
    auth: Auth
    api_key: SecretStr | None
    ca_file: Path | None = None


class AnalyzerClient:
    """Asks one NetFlow Analyzer; use as an async context manager.

    Certificates are verified, redirects and proxies are not followed, and nothing is decompressed:
    little data could become much.
    """

    def __init__(self, link: Link) -> None:
        self._link = link
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._http = httpx.AsyncClient(
            verify=_tls(link.ca_file),
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(LIMIT_SECONDS, connect=CONNECT_SECONDS),
        )

    async def __aenter__(self) -> Self:
        """Return the client."""
        return self

    async def __aexit__(self, *_error: object) -> None:
        """Close its connections."""
        await self._http.aclose()

    async def ask(self, path: str, **parameters: str) -> object:
        """Return the JSON value that a path below `api/json/` answers with.

        Raises `SourceUnavailable` without an answer within 20 seconds, `SourceRefused` if key or
        address is wrong, `SourceUnreadable` for an answer that is not JSON or is too long.
        """
        async with self._turns:
            try:
                async with asyncio.timeout(LIMIT_SECONDS):
                    content = await self._content(path, parameters)
            except (TimeoutError, httpx.HTTPError, httpx.InvalidURL, OSError):
                raise SourceUnavailable("NetFlow Analyzer does not answer in time.") from None
        return _value_in(content)

    async def _content(self, path: str, parameters: Mapping[str, str]) -> bytes:
        url = f"{self._link.url.rstrip('/')}/api/json/{path}"
        headers, asked = dict(PLAIN), dict(parameters)
        if self._link.api_key is not None:
            key = self._link.api_key.get_secret_value()
            if self._link.auth == "header":
                headers[KEY.encode()] = key.encode()  # a string would have to be ASCII
            else:
                asked[KEY] = key
        content = bytearray()
        async with self._http.stream("GET", url, params=asked, headers=headers) as response:
            _check(response)
            async for chunk in response.aiter_raw():
                content += chunk
                if len(content) > MAX_BYTES:
                    raise unreadable("the answer is longer than 8 MiB")
        return bytes(content)


def _check(response: httpx.Response) -> None:
    """Raise the error that the head of a response stands for."""
    if response.is_server_error:
        raise SourceUnavailable("NetFlow Analyzer reports an error of its own.")
    is_page = "html" in response.headers.get("content-type", "").lower()
    if response.is_redirect or response.status_code in {401, 403} or is_page:
        raise SourceRefused("NetFlow Analyzer asks for a login: key or address is wrong.")
    if response.status_code != httpx.codes.OK:
        raise unreadable("the status of the answer is not 200")


def _value_in(content: bytes) -> object:
    if content.lstrip()[:1] == b"<":
        raise SourceRefused("NetFlow Analyzer answers with a page: key or address is wrong.")
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        raise unreadable("the answer is not JSON, or not complete") from None
    if isinstance(value, dict) and "error" in value:
        raise SourceRefused("NetFlow Analyzer refuses the question: key or address is wrong.")
    return value


def _tls(ca_file: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca_file)
    except OSError:
        raise SourceUnavailable("NFM_NFA_CA_FILE cannot be read.") from None
