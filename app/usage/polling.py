"""The sources that are asked one by one: a collector for each installation that has such a one."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from app.crypto.keyring import Keyring
from app.storage.database import Database
from app.times import now
from app.usage import counters
from app.usage.collector import Collector, Work
from app.usage.kinds import NETFLOW_ANALYZER, Feed
from app.usage.source_settings import StoredSource, polled

MINUTE = 60 * 1_000_000
PAUSE = 60 * MINUTE
"""In microseconds: how often a source is asked by processes that end after a round."""
FAILED_PAUSE = 15 * MINUTE
FAILED = frozenset({"refused", "unreachable"})
"""Failures of a whole source, not of some of its groups."""


class Polling:
    """The collectors of these sources, from round to round.

    `ca_file` is that of their links. Each remembers when its groups are due, and is made anew when
    an administrator has changed the source.
    """

    def __init__(
        self, database: Database, keyring: Keyring, work: Work, ca_file: Path | None
    ) -> None:
        self.database = database
        self.keyring = keyring
        # Figures are those of slots that have ended: no flow is still to be reported.
        self.work = replace(work, active_timeout=0)
        self.ca_file = ca_file
        self._made: dict[str, Collector] = {}

    def has_sources(self) -> bool:
        """Return whether there is any source that is asked. Raises `StorageError`."""
        with self.database.read() as connection:
            return bool(polled(connection, self.keyring))

    def collectors(self, *, is_single: bool = False) -> list[Collector]:
        """Return the collectors of the present sources.

        With `is_single`, for a process that ends after one round, without those of sources whose
        last round was in the last hour, or, if it failed as a whole, in the last 15 minutes. Raises
        `StorageError`.
        """
        with self.database.read() as connection:
            sources = polled(connection, self.keyring)
            if is_single:
                sources = [each for each in sources if _is_due(connection, each)]
        made: dict[str, Collector] = {}
        for source in sources:
            collector = self._made.get(source.etag) or self._new(source)
            if collector is not None:
                made[source.etag] = collector
        self._made = made
        return list(made.values())

    def _new(self, source: StoredSource) -> Collector | None:
        analyzer = source.analyzer(self.ca_file)
        if analyzer is None:
            return None
        return Collector(self.database, self.keyring, analyzer, self.work, _feed_of(source))


def _is_due(connection: Connection, source: StoredSource) -> bool:
    ended = counters.read(connection, _feed_of(source).name).get(counters.ROUND_ENDED, 0)
    pause = FAILED_PAUSE if source.last_failure in FAILED else PAUSE
    return ended < source.updated_at or now() - ended > pause


def _feed_of(source: StoredSource) -> Feed:
    return Feed(NETFLOW_ANALYZER, source.installation_id)
