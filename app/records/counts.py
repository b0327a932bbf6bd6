"""How many records there are, and in which state."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, case, func, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from app.storage.tables import access_records

MAX_COUNTED: Final = 100_000


class Counts(NamedTuple):
    """The records of an installation, each in one of the first three members.

    `never_had_password` counts those of any state whose password was never set. A record whose
    password was removed is not among them: only its seal tells, which counting does not open.
    Where `is_exact` is false, each number is the least that there are.
    """

    enabled: int = 0
    disabled: int = 0
    needs_review: int = 0
    never_had_password: int = 0
    is_exact: bool = True

    @property
    def total(self) -> int:
        """Return how many records there are."""
        return self.enabled + self.disabled + self.needs_review


def count_all_records(connection: Connection) -> dict[int, Counts]:
    """Return the counts of each installation that has records.

    Looks at every entry of an index that has all that is counted, and at no record.
    """
    installation_id = access_records.c.installation_id
    query = select(installation_id, *_sums(access_records.c)).group_by(installation_id)
    return {row[0]: _counts(row[1:]) for row in connection.execute(query)}


def count_records(connection: Connection, installation_id: int, most: int = MAX_COUNTED) -> Counts:
    """Return the counts of one installation, looking at no more than `most` records.

    Of more records than that, those that need a review are still counted, up to `most`.
    """
    columns = access_records.c
    is_own = columns.installation_id == installation_id
    counted = (columns.enabled, columns.needs_review, columns.password_changed_at)
    some = select(*counted).where(is_own).limit(most).subquery()
    counts = _counts(connection.execute(select(*_sums(some.c))).one())
    if counts.total < most:
        return counts
    waiting = select(columns.service_id).where(is_own, columns.needs_review.is_not(None))
    found = connection.execute(select(func.count()).select_from(waiting.limit(most).subquery()))
    return counts._replace(needs_review=found.scalar_one(), is_exact=False)


def _counts(sums: Iterable[int | None]) -> Counts:
    # MariaDB returns decimals, and every database null for no rows.
    enabled, disabled, needs_review, never = (int(number or 0) for number in sums)
    return Counts(enabled, disabled, needs_review, never)


def _sums(columns: ReadOnlyColumnCollection[str, Any]) -> list[ColumnElement[int]]:
    is_reviewed = columns.needs_review.is_(None)
    is_enabled = columns.enabled.is_(True)
    counted = (
        is_reviewed & is_enabled,
        is_reviewed & ~is_enabled,
        ~is_reviewed,
        columns.password_changed_at.is_(None),
    )
    return [func.sum(case((condition, 1), else_=0)) for condition in counted]
