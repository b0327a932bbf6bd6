"""Which records cover an address: an index of networks, looked up without a scan.

A network covers an address exactly when it equals the address masked to the network's own
length. An address has 33 (IPv4) or 129 (IPv6) such masked forms, so a search is that many exact
look-ups in an index, whatever the number of records.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Select, delete, select

from app.input import addresses
from app.input.addresses import IPV4_ADDRESS, Network
from app.input.fields import MAX_ID
from app.records.record import AccessRecord
from app.storage.batches import insert_many
from app.storage.tables import record_networks

_COLUMNS = ("installation_id", "network", "service_id")

Entry = tuple[int, str, int]


def networks_in(text: str | None) -> list[str]:
    """Return the networks in a stored `ip_address`; an empty list for any other identifier."""
    if text is None:
        return []
    if IPV4_ADDRESS.fullmatch(text):
        return [f"{text}/32"]
    return sorted(map(str, addresses.networks_in(text)))


def services_covering(installation_id: int, network: Network, after: int) -> Select[tuple[int]]:
    """Return the query for the services whose records cover an address or a complete network.

    Only ids greater than `after` are returned; a row edited by hand can have a string or 1.5 there.
    """
    candidates = [
        str(network.supernet(new_prefix=length)) for length in range(network.prefixlen + 1)
    ]
    return select(record_networks.c.service_id).where(
        record_networks.c.installation_id == installation_id,
        record_networks.c.network.in_(candidates),
        record_networks.c.service_id.between(after + 1, MAX_ID),
    )


def entries_of(record: AccessRecord) -> list[Entry]:
    """Return the networks of a record as rows of the index."""
    return [
        (record.installation_id, network, record.service_id)
        for network in networks_in(record.ip_address)
    ]


def index(connection: Connection, entries: Sequence[Entry]) -> None:
    """Add the networks of records that have none in the index yet."""
    insert_many(connection, record_networks, _COLUMNS, entries)


def forget(connection: Connection, installation_id: int, service_ids: Iterable[int]) -> None:
    """Remove the networks of services from the index."""
    connection.execute(
        delete(record_networks).where(
            record_networks.c.installation_id == installation_id,
            record_networks.c.service_id.in_(list(service_ids)),
        )
    )
