"""Services of WHMCS with their addresses, as a caller lists them: one JSON object a line."""

from collections.abc import Iterator
from typing import IO, Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.bulk.rows import bounded_lines, too_long
from app.input import addresses
from app.input.addresses import Network
from app.input.faults import Fault, InvalidInput
from app.input.fields import RecordId
from app.input.strict_json import MalformedBody, parse
from app.provisioning.addresses import joined


class ServiceWithAddresses(BaseModel):
    """A service, its owner, and what WHMCS has as its addresses."""

    model_config = ConfigDict(strict=True, extra="forbid", hide_input_in_errors=True)

    service_id: RecordId
    client_id: RecordId
    addresses: Annotated[list[str], Field(description="Each is one or several, or blank.")]


class Owned(NamedTuple):
    """What a client has for a service: its addresses joined, and the networks that they are.

    `text` is None where there are none, or where one of them is no address.
    """

    service_id: int
    client_id: int
    text: str | None
    networks: frozenset[Network]


Listed = tuple[int, ServiceWithAddresses]
"""A service, and the line that it is in."""


def read_services(file: IO[bytes]) -> Iterator[Listed]:
    """Yield each service with its line; blank lines are skipped.

    Raises `InvalidInput` for a line that is no service with addresses, or is longer than 256 KiB.
    """
    for number, line in enumerate(bounded_lines(file), start=1):
        if line is None:
            raise InvalidInput(too_long(number))
        if line.isspace():
            continue
        try:
            yield number, ServiceWithAddresses.model_validate(parse(line))
        except MalformedBody as error:
            raise InvalidInput(Fault("", error.key, number)) from None
        except ValidationError:
            raise InvalidInput(Fault("", "not_an_addressed_service", number)) from None


def owned_by(service: ServiceWithAddresses) -> Owned:
    """Return what the client of a service has for it."""
    given = [text for text in service.addresses if text.strip()]
    parts = [addresses.networks_in(text) for text in given]
    text = joined(given) if all(parts) else None
    networks = frozenset(network for part in parts for network in part)
    return Owned(service.service_id, service.client_id, text, networks)
