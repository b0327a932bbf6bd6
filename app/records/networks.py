"""Which records cover an address: an index of networks, looked up without a scan.

A network covers an address exactly when it equals the address masked to the network's own
length. An address has 33 (IPv4) or 129 (IPv6) such masked forms, so a search is that many exact
look-ups in an index, whatever the number of records.
"""

from collections.abc import Iterable, Iterator, Sequence
from os.path import commonprefix
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, or_, select

from app.input import addresses
from app.input.addresses import IPV4_ADDRESS, Network
from app.input.fields import MAX_ID
from app.records.record import AccessRecord
from app.storage.batches import insert_many
from app.storage.tables import access_records, record_networks

BATCH = 1_000
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
    return select(record_networks.c.service_id).where(
        record_networks.c.installation_id == installation_id,
        record_networks.c.network.in_(_names_around(network)),
        record_networks.c.service_id.between(after + 1, MAX_ID),
    )


def others_with(connection: Connection, record: AccessRecord, most: int) -> list[int]:
    """Return services of other clients, at most so many, that share an address with a record.

    Their records are enabled. Opens no seal: an edited record can be among them.
    """
    networks = addresses.networks_in(record.ip_address or "")
    found: set[int] = set()
    for condition in _overlapping(networks):
        query = _of_others(record).where(condition).execution_options(yield_per=BATCH)
        for name, service_id in connection.execute(query):
            theirs = addresses.networks_in(str(name))
            if any(each.overlaps(network) for each in theirs for network in networks):
                found.add(service_id)
            if len(found) == most:
                return sorted(found)
    return sorted(found)


def _of_others(record: AccessRecord) -> Select[Any]:
    index, records = record_networks.c, access_records.c
    is_same = (index.installation_id == records.installation_id) & (
        index.service_id == records.service_id
    )
    return (
        select(index.network, index.service_id)
        .join_from(record_networks, access_records, is_same)
        .where(
            index.installation_id == record.installation_id,
            index.service_id.between(1, MAX_ID),
            records.enabled,
            records.client_id != record.client_id,
        )
    )


def _overlapping(networks: Iterable[Network]) -> Iterator[ColumnElement[bool]]:
    """Yield conditions one of which each network fulfils that overlaps one of these, and others."""
    around = sorted({name for network in networks for name in _names_around(network)})
    for start in range(0, len(around), BATCH):
        yield record_networks.c.network.in_(around[start : start + BATCH])
    wider = [network for network in networks if network.prefixlen < network.max_prefixlen]
    if beginnings := sorted({_beginning(network) for network in wider}):
        yield or_(*(record_networks.c.network.like(f"{each}%") for each in beginnings))


def _names_around(network: Network) -> list[str]:
    lengths = range(network.prefixlen + 1)
    return [str(network.supernet(new_prefix=length)) for length in lengths]


def _beginning(network: Network) -> str:
    """Return what the names of all addresses of a network begin with: whole parts of them."""
    ends = (network.network_address, network.broadcast_address)
    common: str = commonprefix(list(map(str, ends)))  # noqa: RUF071 - of characters
    return common[: max(common.rfind("."), common.rfind(":")) + 1]


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
