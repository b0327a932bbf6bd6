"""Deletes what is older than an installation keeps, in small batches."""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Table,
    Update,
    delete,
    exists,
    select,
    tuple_,
    update,
)

from app.storage.database import Database
from app.storage.usage_tables import usage_days, usage_files, usage_known, usage_series
from app.usage.lease import Lease
from app.usage.slots import day_of
from app.usage.timeline import current_slot, first_slot

BATCH = 500
MOST = 40
"""Batches a round: after a long pause the rest follows with the next rounds."""


class Kept(NamedTuple):
    """How many days an installation keeps sums of five minutes, and totals of a day."""

    sum_days: int = 100
    total_days: int = 400


DEFAULT = Kept()


class Retention:
    """What a source has delivered for installations, each of which keeps it for its time."""

    def __init__(self, database: Database, source: str, lease: Lease) -> None:
        self.database = database
        self.source = source
        self.lease = lease
        self.today = day_of(current_slot())

    def apply(self, installations: Mapping[int, Kept]) -> int:
        """Delete what no longer has to be kept; return how many rows.

        An installation that is not given keeps the default. Raises `LeaseLost`, `StorageError`.
        """
        done, longest = 0, DEFAULT.total_days
        for installation_id in self._installations():
            kept = installations.get(installation_id, DEFAULT)
            longest = max(longest, kept.total_days)
            mine = select(usage_series.c.id).where(
                usage_series.c.installation_id == installation_id
            )
            is_own = usage_days.c.series_id.in_(mine)
            old_sums = usage_days.c.day < self.today - kept.sum_days
            has_sums = usage_days.c.sums_in.is_not(None)
            done += self._repeat(usage_days, (is_own, old_sums, has_sums), drops=True)
            old_days = usage_days.c.day < self.today - kept.total_days
            done += self._repeat(usage_days, (is_own, old_days))
            ended = usage_series.c.to_slot < first_slot(self.today - kept.total_days)
            is_theirs = usage_series.c.installation_id == installation_id
            is_empty = ~exists().where(usage_days.c.series_id == usage_series.c.id)
            done += self._repeat(usage_series, (is_theirs, ended, is_empty))
        return done + self._forget(longest)

    def _installations(self) -> list[int]:
        query = select(usage_series.c.installation_id).distinct()
        with self.database.read() as connection:
            return list(connection.execute(query).scalars())

    def _forget(self, days: int) -> int:
        """Delete what is known of files and slots of days that nobody keeps."""
        first = first_slot(self.today - days)
        files, slots = usage_files.c, usage_known.c
        done = self._repeat(usage_files, (files.source == self.source, files.slot < first))
        is_old = slots.day < self.today - days
        return done + self._repeat(usage_known, (slots.source == self.source, is_old))

    def _repeat(
        self, table: Table, conditions: tuple[ColumnElement[bool], ...], *, drops: bool = False
    ) -> int:
        keys = list(table.primary_key.columns)
        query = select(*keys).where(*conditions).limit(BATCH)
        done = 0
        for _ in range(MOST):
            with self.database.read() as connection:
                found = [tuple(row) for row in connection.execute(query)]
            if not found:
                break
            these = tuple_(*keys).in_(found)
            change: Delete | Update = delete(table).where(these)
            if drops:
                change = update(table).where(these).values(sums_in=None, sums_out=None)
            self.database.transact(partial(self._change, change=change))
            done += len(found)
        return done

    def _change(self, connection: Connection, change: Delete | Update) -> None:
        self.lease.extend(connection)
        connection.execute(change)
