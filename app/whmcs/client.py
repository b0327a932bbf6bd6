"""Finds the client of a service through `GetClientsProducts` of the WHMCS API."""

import asyncio
import logging
import ssl
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated

import httpx
from pydantic import BaseModel, BeforeValidator, Field, SecretStr, ValidationError

from app import traces
from app.input.fields import MAX_ID
from app.whmcs.errors import ServiceUnknown, WhmcsUnavailable

log = logging.getLogger(__name__)

LIMIT_SECONDS = 2.0
MAX_BYTES = 256 * 1024
PLAIN = {"Accept-Encoding": "identity"}

# WHMCS writes ids as numbers or strings, and an empty list as an empty string.
_Id = Annotated[int, Field(ge=1, le=MAX_ID)]


class _Product(BaseModel):
    id: _Id
    clientid: _Id


class _Products(BaseModel):
    product: list[_Product] = []


class _Answer(BaseModel):
    result: str
    products: Annotated[_Products, BeforeValidator(lambda value: value or {})] = _Products()


@cache
def _tls() -> ssl.SSLContext:
    """Return the shared context: creating it blocks the event loop for 20 ms."""
    return ssl.create_default_context()


@dataclass(frozen=True, slots=True)
class WhmcsClient:
    """One WHMCS. `url` is its address, or that of its `includes/api.php`."""

    url: str
    identifier: str
    secret: SecretStr = field(repr=False)

    async def client_of(self, service_id: int) -> int:
        """Return the client that owns a service.

        Raises `ServiceUnknown`, and `WhmcsUnavailable` without a complete, usable answer within
        two seconds. Redirects and proxies are not followed.
        """
        try:
            async with asyncio.timeout(LIMIT_SECONDS):
                content = await self._ask(service_id)
            answer = _Answer.model_validate_json(content)
        except (TimeoutError, httpx.HTTPError, ValidationError) as error:
            log.warning("whmcs_lookup_failed", extra={"reason": type(error).__name__})
            raise WhmcsUnavailable from None
        if answer.result != "success":
            log.warning("whmcs_lookup_failed", extra={"reason": "refused"})
            raise WhmcsUnavailable
        for product in answer.products.product:
            if product.id == service_id:
                return product.clientid
        raise ServiceUnknown

    async def _ask(self, service_id: int) -> bytes:
        form = {
            "action": "GetClientsProducts",
            "identifier": self.identifier,
            "secret": self.secret.get_secret_value(),
            "serviceid": str(service_id),
            "responsetype": "json",
        }
        headers = PLAIN | traces.outgoing()
        content = b""
        async with (
            httpx.AsyncClient(verify=_tls(), trust_env=False, timeout=LIMIT_SECONDS) as client,
            client.stream("POST", self._endpoint(), data=form, headers=headers) as response,
        ):
            response.raise_for_status()
            # Raw bytes: compressed data could grow without limit when it is unpacked.
            async for chunk in response.aiter_raw():
                content += chunk
                if len(content) > MAX_BYTES:
                    raise httpx.DecodingError("The answer is too long.")
        return content

    def _endpoint(self) -> str:
        if self.url.endswith("/api.php"):
            return self.url
        return self.url.rstrip("/") + "/includes/api.php"
