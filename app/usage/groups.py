"""The groups that the source of an installation knows, fetched again after ten minutes.

Nothing is measured by what is kept here: the collector asks the source itself.
"""

import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.crypto.keyring import Keyring
from app.input.addresses import network_of
from app.storage.database import Database
from app.storage.usage_tables import usage_groups
from app.times import Microseconds, now
from app.usage import source_settings
from app.usage.sources.breaker import pause_after
from app.usage.sources.netflow_analyzer import NetflowAnalyzer
from app.usage.sources.source import Group, SourceError

SECOND: Final = 1_000_000
KEPT: Final = 600 * SECOND
OLD: Final = 3_600 * SECOND
ASKING: Final = 60 * SECOND
"""How long others leave a source alone that one process asks: longer than two answers may take."""
MAX_BYTES: Final = 16 * 2**20
MAX_FAILURES: Final = 100


class Groups(NamedTuple):
    """Groups in order of their names, and when they were fetched; None: never."""

    items: list[Group]
    fetched_at: Microseconds | None


NONE: Final = Groups([], None)


class _AskedByAnother(Exception):
    """Another process has begun to ask the source."""


class _Row(NamedTuple):
    fetched_at: Microseconds | None
    failures: int
    not_before: Microseconds
    content: bytes | None

    @property
    def groups(self) -> Groups:
        """Return what was fetched; nothing if the row was edited."""
        items = unpacked(self.content)
        return NONE if items is None else Groups(items, self.fetched_at)

    @property
    def is_due(self) -> bool:
        """Return whether the source is to be asked, and nobody does so."""
        is_old = self.fetched_at is None or now() - self.fetched_at > KEPT
        return is_old and now() >= self.not_before


@dataclass(frozen=True, slots=True)
class GroupCache:
    """The groups of all installations. `ca_file` is that of their links."""

    database: Database
    keyring: Keyring
    ca_file: Path | None = None

    def read(self, installation_id: int) -> Groups:
        """Return the groups of an installation, fetched if they are older than ten minutes.

        Without a source there are none. While the source does not answer, the last ones are
        returned. One process at a time asks a source, and fewer times after failures. Raises
        `StorageError`.
        """
        with self.database.read() as connection:
            source = source_settings.find(connection, self.keyring, installation_id)
            row = row_of(connection, installation_id)
        analyzer = None if source is None else source.analyzer(self.ca_file)
        if analyzer is None:
            return NONE
        if row is not None and not row.is_due:
            return row.groups
        claimed = now() + ASKING
        if not self._write(installation_id, row, {"not_before": claimed}):
            return NONE if row is None else row.groups
        asked = _Row(None, 0, claimed, None) if row is None else row._replace(not_before=claimed)
        return self._fetch(installation_id, asked, analyzer)

    def _fetch(self, installation_id: int, row: _Row, analyzer: NetflowAnalyzer) -> Groups:
        moment = now()
        try:
            items = sorted(
                analyzer.groups_with_networks(), key=lambda group: (group.name.casefold(), group.id)
            )
        except SourceError:
            failures = min(row.failures + 1, MAX_FAILURES)
            pause = pause_after(failures) * SECOND
            values: dict[str, object] = {"failures": failures, "not_before": moment + pause}
            self._write(installation_id, row, values)
            return row.groups
        fetched = {"fetched_at": moment, "failures": 0, "content": packed(items)}
        self._write(installation_id, row, fetched)
        return Groups(items, moment)

    def _write(self, installation_id: int, row: _Row | None, values: dict[str, object]) -> bool:
        """Change a row that is still as it was read; return whether it was."""
        try:
            return self.database.transact(
                lambda connection: _change(connection, installation_id, row, values)
            )
        except _AskedByAnother:
            return False


def _change(
    connection: Connection, installation_id: int, row: _Row | None, values: dict[str, object]
) -> bool:
    columns = usage_groups.c
    if row is not None:
        mine = (columns.installation_id == installation_id, columns.not_before == row.not_before)
        return connection.execute(update(usage_groups).where(*mine).values(values)).rowcount == 1
    new = {"installation_id": installation_id, "failures": 0}
    try:
        connection.execute(insert(usage_groups).values(new | values))
    except IntegrityError:
        raise _AskedByAnother from None
    return True


def recent(connection: Connection, installation_id: int) -> Groups | None:
    """Return groups that were fetched within the last hour, without asking for them; else None."""
    row = row_of(connection, installation_id)
    groups = NONE if row is None else row.groups
    fetched_at = groups.fetched_at
    return None if fetched_at is None or now() - fetched_at > OLD else groups


def row_of(connection: Connection, installation_id: int) -> _Row | None:
    """Return what is stored of the groups of an installation; None: nothing."""
    columns = usage_groups.c
    query = select(*(columns[name] for name in _Row._fields))
    row = connection.execute(query.where(columns.installation_id == installation_id)).one_or_none()
    return None if row is None else _Row._make(row)


def packed(groups: list[Group]) -> bytes:
    """Return groups as they are stored."""
    rows = [[group.id, group.name, _names_of(group)] for group in groups]
    # As UTF-8, which takes no more bytes than the answer that had them did.
    return zlib.compress(json.dumps(rows, ensure_ascii=False).encode(), 1)


def _names_of(group: Group) -> list[str] | None:
    return None if group.networks is None else list(map(str, group.networks))


def unpacked(content: bytes | None) -> list[Group] | None:
    """Return the groups that were stored, None where somebody has edited them."""
    try:
        listed = zlib.decompressobj().decompress(content or b"", MAX_BYTES)
        return [_group_of(*row) for row in json.loads(listed)]
    except (ValueError, TypeError, RecursionError, zlib.error):
        return None


def _group_of(number: object, name: object, networks: list[str] | None) -> Group:
    """Return a group. Raises `ValueError` or `TypeError` for a row that was edited."""
    known = None if networks is None else tuple(map(network_of, networks))
    return Group(str(number), str(name), known)
