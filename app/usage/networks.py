"""The networks that an installation may measure: a sealed row that a command on the host writes.

Whoever writes records can type any address. So where several WHMCS share a service, the host says
whose addresses are whose.
"""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.engine import RowMapping

from app.audit import trail
from app.audit.trail import Author, Event
from app.crypto.errors import BrokenSeal, UnknownSealingKey
from app.crypto.keyring import Keyring
from app.crypto.seal import Field
from app.input.addresses import Network, network_of
from app.storage.known_keys import hold_primary
from app.storage.row_opener import row_opener
from app.storage.tables import installations
from app.storage.typed_rows import read_row
from app.storage.usage_tables import usage_networks
from app.usage.targets import SEPARATOR


class Assigned(NamedTuple):
    """The networks of an installation; None: it has no row. A broken row has none."""

    networks: tuple[Network, ...] | None
    is_intact: bool = True


def allowed_networks(
    connection: Connection, keyring: Keyring, installation_id: int
) -> tuple[Network, ...] | None:
    """Return the networks that an installation may measure, None for all.

    Without a row an installation that is alone may measure all, one of several none; with a row
    that was edited, none. Raises `UnknownSealingKey`.
    """
    networks = assigned(connection, keyring, installation_id).networks
    if networks is not None:
        return networks
    query = select(func.count()).select_from(installations)
    return None if connection.scalar(query) == 1 else ()


def assigned(connection: Connection, keyring: Keyring, installation_id: int) -> Assigned:
    """Return the networks in the row of an installation. Raises `UnknownSealingKey`."""
    query = select(usage_networks).where(usage_networks.c.installation_id == installation_id)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        return Assigned(None)
    try:
        row_opener(connection, keyring).open(row["seal"], sealed_fields_of(row))
    except UnknownSealingKey:
        raise
    except BrokenSeal:
        return Assigned((), is_intact=False)
    names = row["networks"]
    return Assigned(tuple(map(network_of, names.split(SEPARATOR))) if names else ())


def assign(
    connection: Connection, keyring: Keyring, author: Author, networks: Iterable[Network]
) -> None:
    """Store the networks that the author's installation may measure. Raises `KeyringOutdated`."""
    installation_id = author.installation_id
    before = assigned(connection, keyring, installation_id).networks
    names = _names(networks)
    seal = hold_primary(connection, keyring).seal(b"", _sealed_fields(installation_id, names))
    mine = usage_networks.c.installation_id == installation_id
    connection.execute(delete(usage_networks).where(mine))
    row = {"installation_id": installation_id, "networks": names, "seal": seal}
    connection.execute(insert(usage_networks).values(row))
    old = None if before is None else _names(before)
    changes = {"networks": {"old": old, "new": names}}
    trail.write(connection, author, Event("installation.networks_assigned", None, changes))


def sealed_fields_of(row: RowMapping) -> tuple[Field, ...]:
    """Return what the seal of a row covers. Raises `BrokenSeal`."""
    columns, is_readable = read_row(usage_networks, row)
    if not is_readable:
        raise BrokenSeal
    return _sealed_fields(columns["installation_id"], columns["networks"])


def _sealed_fields(installation_id: int, names: str) -> tuple[Field, ...]:
    return ("usage_networks", installation_id, names)


def _names(networks: Iterable[Network]) -> str:
    return SEPARATOR.join(sorted({str(network) for network in networks}))
