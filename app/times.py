"""Times as the database stores them: integer microseconds since 1970 in UTC.

Integers behave the same in SQLite, MariaDB and PostgreSQL; date types do not.
"""

import time
from datetime import UTC, datetime, timedelta

Microseconds = int
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EARLIEST = (datetime(1, 1, 1, tzinfo=UTC) - EPOCH) // timedelta.resolution
LATEST = (datetime(9999, 12, 31, tzinfo=UTC) - EPOCH) // timedelta.resolution


def now() -> Microseconds:
    """Return the time now."""
    return time.time_ns() // 1_000


def to_datetime(moment: Microseconds) -> datetime:
    """Return the same moment as an aware `datetime` in UTC.

    A moment outside the range of `datetime`, as in an edited row, becomes its last or first one.
    """
    moment = max(EARLIEST, min(moment, LATEST))
    return EPOCH + timedelta(microseconds=moment)


def to_text(moment: Microseconds) -> str:
    """Return the same moment as an RFC 3339 string with `Z`."""
    return rfc3339(to_datetime(moment))


def rfc3339(moment: datetime) -> str:
    """Return an aware `datetime` in UTC as the RFC 3339 string that this service writes."""
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def days_from_now(days: int) -> Microseconds:
    """Return the moment that many days of 24 hours ahead."""
    return now() + days * 86_400_000_000
