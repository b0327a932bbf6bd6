"""The rules of all installations, of which each may have any number."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, and_, func, select
from sqlalchemy.engine import RowMapping

from app.crypto.keyring import Keyring
from app.provisioning.rule import Rule
from app.provisioning.rule_store import open_rule
from app.storage.row_opener import row_opener
from app.storage.tables import provisioning_rules

BATCH = 100


def installations_with_rules(connection: Connection, keyring: Keyring) -> frozenset[int]:
    """Return the ids of the installations that have a rule which creates records.

    Every worker asks every other second, so it opens one rule of each, and others only until one
    is whole.
    """
    columns = provisioning_rules.c
    first = (
        select(columns.installation_id, func.min(columns.product_id).label("product_id"))
        .where(columns.enabled)
        .group_by(columns.installation_id)
        .subquery()
    )
    is_first = and_(
        columns.installation_id == first.c.installation_id,
        columns.product_id == first.c.product_id,
    )
    rows = connection.execute(select(provisioning_rules).join(first, is_first)).mappings().all()
    opener = row_opener(connection, keyring)
    return frozenset(
        row["installation_id"]
        for row in rows
        if open_rule(opener, row).is_active
        or any(
            open_rule(opener, other).is_active
            for other in _rows_of(connection, row["installation_id"], columns.enabled)
        )
    )


def load_broken(connection: Connection, keyring: Keyring) -> list[Rule]:
    """Return the rules whose row was edited; not those whose sealing key is not usable here."""
    opener = row_opener(connection, keyring)
    ids = connection.scalars(select(provisioning_rules.c.installation_id).distinct()).all()
    opened = (open_rule(opener, row) for each in ids for row in _rows_of(connection, each))
    return [
        stored.rule for stored in opened if stored.integrity == "broken" and not stored.is_locked
    ]


def _rows_of(
    connection: Connection, installation_id: int, *conditions: ColumnElement[bool]
) -> Iterator[RowMapping]:
    """Yield the rows of an installation, a batch in memory at a time."""
    columns = provisioning_rules.c
    query = (
        select(provisioning_rules)
        .where(columns.installation_id == installation_id, *conditions)
        .order_by(columns.product_id)
        .limit(BATCH)
    )
    rows = connection.execute(query).mappings().all()
    while rows:
        yield from rows
        # As it is in the row, whatever an edit has made of it.
        later = query.where(columns.product_id > rows[-1]["product_id"])
        rows = connection.execute(later).mappings().all()
