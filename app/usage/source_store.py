"""The source of each installation: a sealed row, whose plaintext is the API key if it has one."""

from collections.abc import Mapping

from sqlalchemy import Connection, Select, delete, select, update
from sqlalchemy.engine import RowMapping

from app.audit import trail
from app.audit.trail import Author, Event
from app.crypto.errors import BrokenSeal, UnknownSealingKey
from app.crypto.keyring import Keyring
from app.crypto.seal import Field
from app.storage.row_opener import row_opener
from app.storage.typed_rows import read_row
from app.storage.usage_tables import usage_groups, usage_known, usage_sources
from app.times import now
from app.usage.kinds import NETFLOW_ANALYZER, NFDUMP, Feed, source_name
from app.usage.networks import allowed_networks
from app.usage.sources.source import Failure
from app.usage.targets import Origin

SEALED = ("installation_id", "kind", "url", "auth", "time_zone", "version", "incarnation")

"""Why the last round of a source failed."""

NOTHING = Origin("", ())
"""Where an installation whose row was edited gets its figures: nothing is measured."""


def origin_of(connection: Connection, keyring: Keyring, installation_id: int) -> Origin | None:
    """Return where an installation gets its figures, for a write transaction; None if nowhere.

    Whoever changes the source waits until the transaction has ended. Raises `UnknownSealingKey`.
    """
    return _origin(connection, keyring, _row_of(installation_id).with_for_update(read=True))


def origin_for_display(
    connection: Connection, keyring: Keyring, installation_id: int
) -> Origin | None:
    """Return the same without holding it. Raises `UnknownSealingKey`."""
    return _origin(connection, keyring, _row_of(installation_id))


def _row_of(installation_id: int) -> Select[tuple[object, ...]]:
    return select(usage_sources).where(usage_sources.c.installation_id == installation_id)


def _origin(
    connection: Connection, keyring: Keyring, query: Select[tuple[object, ...]]
) -> Origin | None:
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        return None
    try:
        row_opener(connection, keyring).open(row["seal"], sealed_fields_of(row))
    except UnknownSealingKey:
        raise
    except BrokenSeal:
        return NOTHING
    allowed = allowed_networks(connection, keyring, row["installation_id"])
    return Origin(row["kind"], allowed)


def installations_with_source(connection: Connection) -> list[int]:
    """Return the ids of the installations that have a source, in their order."""
    query = select(usage_sources.c.installation_id).order_by(usage_sources.c.installation_id)
    return list(connection.execute(query).scalars())


def used_by(connection: Connection, installation_id: int) -> str:
    """Return the name in the tables of the source that the figures of an installation end with.

    That is its present one. As long as that has delivered nothing, and after it was deleted, it is
    the one that has delivered last, so that older figures stay. The row is not verified: an edited
    one hides figures, or shows them later.
    """
    query = select(usage_sources.c.kind).where(usage_sources.c.installation_id == installation_id)
    kind, days = connection.scalar(query), usage_known.c
    present = NFDUMP if kind is None else source_name(str(kind), installation_id)
    delivered = select(days.day).where(days.source == present).limit(1)
    if kind is not None and connection.scalar(delivered) is not None:
        return present
    names = (NFDUMP, source_name(NETFLOW_ANALYZER, installation_id))
    last = select(days.source).where(days.source.in_(names)).order_by(days.day.desc()).limit(1)
    return str(connection.scalar(last) or present)


def note_round(connection: Connection, feed: Feed, failure: Failure | None) -> None:
    """Note at the sources that a round of the collector was for how it has ended."""
    values: dict[str, object] = {"last_failure": failure}
    if failure is None:
        values["last_success_at"] = now()
    these = [usage_sources.c.kind == feed.kind]
    if feed.installation_id is not None:
        these.append(usage_sources.c.installation_id == feed.installation_id)
    connection.execute(update(usage_sources).where(*these).values(values))


def remove(connection: Connection, author: Author) -> bool:
    """Delete the source of the author's installation; return whether there was one.

    `transitions.stop` ends the series of the installation in the same transaction.
    """
    forget_groups(connection, author.installation_id)
    mine = usage_sources.c.installation_id == author.installation_id
    removed = connection.execute(delete(usage_sources).where(mine)).rowcount == 1
    if removed:
        trail.write(connection, author, Event("usage_source.deleted"))
    return removed


def sealed_fields_of(row: RowMapping) -> tuple[Field, ...]:
    """Return what the seal of a row covers. Raises `BrokenSeal`."""
    columns, is_readable = read_row(usage_sources, row)
    if not is_readable:
        raise BrokenSeal
    return sealed_fields(columns)


def sealed_fields(columns: Mapping[str, object]) -> tuple[Field, ...]:
    """Return what a seal covers. Raises `BrokenSeal` for members of other types."""
    fields: list[Field] = ["usage_sources"]
    for name in SEALED:
        value = columns[name]
        if not isinstance(value, str | int | None):
            raise BrokenSeal
        fields.append(value)
    return tuple(fields)


def forget_groups(connection: Connection, installation_id: int) -> None:
    """Delete the groups that were fetched from the source of an installation."""
    mine = usage_groups.c.installation_id == installation_id
    connection.execute(delete(usage_groups).where(mine))
