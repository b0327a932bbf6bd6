"""What does not fit between the records of an installation and its source of traffic.

Everything is read a page at a time, and each list has its first hundred only. What is listed was
verified: its seals are intact. The rest is counted as it is stored.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection

from app.crypto.keyring import Keyring
from app.input import addresses
from app.input.addresses import Network
from app.linking.claims import Claims, Overlap, claims
from app.linking.found import MOST, Found
from app.linking.silence import OpenSeries, SilentExporter, Week, silent_exporters
from app.linking.survey import PAGE, claims_of, intact, page_of
from app.linking.targets import Targets
from app.storage.database import Database
from app.storage.spool import Spool
from app.times import Microseconds
from app.usage.answer import progress_of
from app.usage.groups import Groups
from app.usage.kinds import source_name
from app.usage.series import Question, series_of
from app.usage.slots import Slot
from app.usage.source_store import NOTHING, origin_for_display
from app.usage.sources.source import Group
from app.usage.targets import Origin, Subject


class Shared(NamedTuple):
    """An address or subnet, and a record of each client that has it or more."""

    ip_address: str
    records: list[Subject]


@dataclass(slots=True)
class Lists:
    """What was found. `kind` is that of the source, None without one that is intact."""

    kind: str | None = None
    collected_until: Slot | None = None
    groups_fetched_at: Microseconds | None = None
    targets_missing: Found[Subject] = field(default_factory=Found)
    silent_services: Found[Subject] = field(default_factory=Found)
    groups_without_record: Found[Group] = field(default_factory=Found)
    shared_addresses: Found[Shared] = field(default_factory=Found)
    silent_exporters: Found[SilentExporter] = field(default_factory=Found)


class UsageReport:
    """One report. Close it after its last piece.

    `groups` are those of the source, as far as they are known.
    """

    _database: Database
    """That of the piece that runs: the lane gives each piece one of its own."""

    def __init__(
        self, keyring: Keyring, installation_id: int, spool: Spool, groups: Groups
    ) -> None:
        self._keyring = keyring
        self._installation_id = installation_id
        self._spool = spool
        self._groups = groups
        self._pieces = self._run()
        self.lists = Lists(groups_fetched_at=groups.fetched_at)

    def go_on(self, database: Database) -> bool:
        """Look at the next part; return whether there is more.

        Raises `StorageError`, `SpoolUnavailable`, and `UnknownSealingKey` for a source that may be
        intact.
        """
        self._database = database
        return next(self._pieces, False)

    def close(self) -> None:
        """Remove the temporary table; a piece that still runs does so when it ends."""
        with suppress(ValueError):
            self._pieces.close()

    def _run(self) -> Generator[bool, None, None]:
        origin = self._origin()
        with claims(self._spool) as (claimed, _):
            yield from self._records(origin, claimed)
            yield from self._overlaps(claimed)
        if origin is not None:
            week = Week(source_name(origin.kind, self._installation_id), self._keyring)
            yield from self._silent(week, origin)
            with self._database.read() as connection:
                exporters = silent_exporters(connection, origin.kind)
            self.lists.silent_exporters.add(exporters, iter)

    def _origin(self) -> Origin | None:
        """Return where figures come from; None without a source, and for one that was edited."""
        with self._database.read() as connection:
            origin = origin_for_display(connection, self._keyring, self._installation_id)
            if origin is None or origin == NOTHING:
                return None
            self.lists.kind = origin.kind
            self.lists.collected_until = progress_of(connection, self._installation_id).collected
            return origin

    def _records(self, origin: Origin | None, claimed: Claims) -> Iterator[bool]:
        """Find records without a target, and groups without a record; note who has addresses."""
        targets = Targets(origin, self._groups)
        after: int | None = 0
        while after is not None:
            with self._database.read() as connection:
                subjects, after = page_of(connection, self._installation_id, after)
                missing = [
                    each for each in self._database.checked(subjects) if targets.are_missing(each)
                ]
                self.lists.targets_missing.add(missing, partial(self._unchanged, connection))
            claimed.add(claims_of(self._database.checked(subjects)))
            yield True
        self.lists.groups_without_record.add(targets.unnamed, iter)

    def _overlaps(self, claimed: Claims) -> Iterator[bool]:
        # Not the method of one database: each piece has another.
        overlaps = claimed.overlaps(lambda: self._database.check())  # noqa: PLW0108
        while part := list(islice(overlaps, PAGE)):
            with self._database.read() as connection:
                self.lists.shared_addresses.add(part, partial(self._shared, connection, claimed))
            yield True

    def _silent(self, week: Week, origin: Origin) -> Iterator[bool]:
        with self._database.read() as connection:
            after: int | None = 0 if week.is_known(connection) else None
        while after is not None:
            with self._database.read() as connection:
                found, after = week.series(connection, self._installation_id, origin.kind, after)
                idle = week.idle(connection, found)
                silent = self.lists.silent_services
                if silent.has_room:
                    idle = week.still_idle(connection, idle)
                silent.add(idle, partial(self._measured, connection))
            yield True

    def _intact(self, connection: Connection, service_ids: Iterable[int]) -> Iterator[Subject]:
        return intact(connection, self._keyring, self._installation_id, list(service_ids))

    def _unchanged(self, connection: Connection, found: Sequence[Subject]) -> Iterator[Subject]:
        """Yield the intact ones of records."""
        wanted = set(found)
        stored = self._intact(connection, (each.service_id for each in found))
        return (each for each in stored if each in wanted)

    def _measured(self, connection: Connection, found: Sequence[OpenSeries]) -> Iterator[Subject]:
        """Yield the records of series that are intact, and those of the present owners."""
        series = {each.service_id: each for each in found}
        for subject in self._intact(connection, series):
            each = series[subject.service_id]
            question = Question(self._installation_id, each.service_id, each.client_id)
            is_owner = subject.enabled and subject.client_id == each.client_id
            if is_owner and series_of(connection, self._keyring, question):
                yield subject

    def _shared(
        self, connection: Connection, claimed: Claims, found: Sequence[Overlap]
    ) -> Iterator[Shared]:
        """Yield the overlaps that are those of intact records of several clients."""
        for overlap in found:
            records = [
                each
                for each in self._intact(connection, claimed.first_services(overlap, MOST))
                if each.enabled and _covers(each, overlap.network)
            ]
            if len({each.client_id for each in records}) > 1:
                yield Shared(_text_of(overlap.network), records)


def _covers(subject: Subject, network: Network) -> bool:
    own = addresses.networks_in(subject.ip_address or "")
    return any(each.overlaps(network) for each in own)


def _text_of(network: Network) -> str:
    """Return a single address without the length of its prefix."""
    is_single = network.prefixlen == network.max_prefixlen
    return str(network.network_address if is_single else network)
