"""Records whose traffic is measured, as the domain stores them, and what was measured of them."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeVar

import pytest
from sqlalchemy import Connection, func, insert, select

from app.audit.trail import Author
from app.config import Settings
from app.input.addresses import network_of
from app.input.conditions import NO_CONDITION
from app.installations import settings_store
from app.lifecycle.events import ServiceEvent, apply_event
from app.records import measuring, write
from app.records.stated import RecordStated
from app.records.store import RecordStore
from app.storage.tables import installations
from app.storage.usage_tables import usage_groups, usage_series
from app.upkeep import opening
from app.usage import networks, source_settings, transitions
from app.usage.collector import Collector, Report, Work
from app.usage.series import Question
from app.usage.slots import SLOTS_PER_DAY
from app.usage.sources.source import Batch, Done, Group, Marker, Measured, Source, SourceError
from app.usage.traffic import Traffic, read_traffic
from tests.support.live_api import embedded_settings

Result = TypeVar("Result")
Sums = Mapping[tuple[int, int], tuple[int, int]]
Range = tuple[int, int | None]

DAY = 20_000
NOON = DAY * SLOTS_PER_DAY + 144


class Clock:
    """The current slot, which a test moves on."""

    def __init__(self) -> None:
        self.slot = NOON

    def __call__(self) -> int:
        return self.slot


@dataclass
class ListSource:
    """A source whose files are the batches of a list, which a test writes."""

    files: Sequence[Batch]
    failure: SourceError | None = None
    is_blind: bool = False  # yields what was collected too, as if another one had not done so yet

    def check(self) -> None:
        """Every process can read it."""

    def batches(self, series: Sequence[Measured], done: Done) -> Iterator[Batch]:
        """Yield what was not collected, for the series that are measured."""
        measured = {each.id for each in series}
        for batch in self.files:
            is_done = done.done(batch.marker.name) or done.has_digest(batch.marker.digest)
            if is_done and not self.is_blind:
                continue
            sums = {key: moved for key, moved in batch.sums.items() if key[0] in measured}
            yield batch._replace(sums=sums)
        if self.failure is not None:
            raise self.failure

    def groups(self) -> list[Group]:
        return []


def file_of(
    slot: int, sums: Sums, *, name: str | None = None, mode: Literal["add", "replace"] = "add"
) -> Batch:
    """Return the batch of a file of a slot, known, whose content is these sums."""
    name = name or f"nfcapd.{slot}"
    content = f"{slot} {sorted(sums.items())}".encode()
    total = sum(map(sum, sums.values()))
    marker = Marker(name, sha256(content).digest(), slot, len(sums), total)
    return Batch(marker, sums, frozenset({slot}), mode)


class MeasuredRecords:
    """The records of a database, whose source is nfdump."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings = settings
        self.clock = clock
        self.database = opening.open_database(settings)
        self.keyring = opening.open_keyring(settings, self.database)

    @classmethod
    def new(cls, folder: Path, clock: Clock) -> "MeasuredRecords":
        """Make a database."""
        settings = embedded_settings(folder)
        opening.prepare(settings)
        records = cls(settings, clock)
        records.choose()
        return records

    def close(self) -> None:
        self.database.close()

    def choose(self, installation_id: int = 1) -> None:
        """Let an installation take its figures from nfdump."""
        author = Author(installation_id=installation_id, actor="test")
        self.database.transact(
            lambda connection: source_settings.choose_nfdump(connection, self.keyring, author)
        )

    def do(self, work: Callable[[RecordStore], Result], installation_id: int = 1) -> Result:
        """Return what `work` returns in one transaction."""
        author = Author(installation_id=installation_id, actor="test")
        return self.database.transact(
            lambda connection: work(RecordStore(connection, self.keyring, author))
        )

    def put(self, service_id: int, installation_id: int = 1, **members: object) -> None:
        stated = RecordStated.model_validate({"client_id": 5, **members})
        work = partial(write.put, service_id=service_id, stated=stated, condition=NO_CONDITION)
        self.do(work, installation_id)

    def report(self, event: ServiceEvent, installation_id: int = 1) -> bool:
        """Apply an event of WHMCS."""
        return self.do(lambda store: apply_event(store, event), installation_id)

    def add_installation(self, *networks: str) -> int:
        """Make another installation, with these networks and the same source; return its id."""
        row = {"name": secrets.token_hex(8), "created_at": 0}

        def work(connection: Connection) -> int:
            (installation_id,) = connection.execute(
                insert(installations).values(row)
            ).inserted_primary_key or (0,)
            settings_store.add_defaults(connection, self.keyring.current, installation_id)
            return int(installation_id)

        installation_id = self.database.transact(work)
        self.assign(installation_id, *networks)
        self.choose(installation_id)
        return installation_id

    def assign(self, installation_id: int, *names: str) -> None:
        """Assign networks to an installation."""
        author = Author(installation_id=installation_id, actor="test")
        listed = [network_of(name) for name in names]
        self.database.transact(
            lambda connection: networks.assign(connection, self.keyring, author, listed)
        )

    def series(self, service_id: int) -> list[tuple[int, str, Range]]:
        """Return the series of a service: client, target, first and last slot after the start."""
        columns = usage_series.c
        query = (
            select(columns.client_id, columns.target, columns.from_slot, columns.to_slot)
            .where(columns.service_id == service_id)
            .order_by(columns.from_slot)
        )
        return [
            (row[0], row[1], (row[2] - NOON, None if row[3] is None else row[3] - NOON))
            for row in self.read(lambda connection: connection.execute(query).all())
        ]

    def ids(self, service_id: int) -> list[int]:
        """Return the ids of the series of a service, oldest first."""
        columns = usage_series.c
        query = select(columns.id).where(columns.service_id == service_id)
        query = query.order_by(columns.from_slot)
        return self.read(lambda connection: list(connection.execute(query).scalars()))

    def read(self, work: Callable[[Connection], Result]) -> Result:
        with self.database.read() as connection:
            return work(connection)

    def traffic(
        self, service_id: int, client_id: int, slots: tuple[int, int], installation_id: int = 1
    ) -> Traffic | None:
        question = Question(installation_id, service_id, client_id)
        return self.read(lambda connection: read_traffic(connection, self.keyring, question, slots))

    def moved(self, service_id: int, client_id: int, slots: Iterable[int]) -> list[object]:
        """Return bytes in and out of slots: a gap is None, a service without figures is empty."""
        wanted = list(slots)
        traffic = self.traffic(service_id, client_id, (min(wanted), max(wanted)))
        if traffic is None:
            return []
        places = [slot - traffic.first for slot in wanted]
        return [
            (traffic.bytes_in[place], traffic.bytes_out[place]) if traffic.known[place] else None
            for place in places
        ]

    def collector(self, source: Source) -> Collector:
        work = Work(lambda: measuring.sync(self.database, self.keyring))
        return Collector(self.database, self.keyring, source, work)

    def collect(self, *files: Batch, failure: SourceError | None = None) -> Report:
        """Collect from files in one round."""
        return self.collect_from(ListSource(files, failure))

    def collect_from(self, source: Source) -> Report:
        """Collect from a source in one round, and give the lease back."""
        collector = self.collector(source)
        report = collector.round()
        collector.give_back()
        assert report is not None
        return report


def fill(settings: Settings) -> None:
    """Put rows into every table of traffic of a database with records, and end its series."""
    clock = Clock()
    with patched(clock), closing(MeasuredRecords(settings, clock)) as records:
        records.assign(1, "0.0.0.0/0", "::/0")
        records.choose()
        measuring.sync(records.database, records.keyring)
        query = select(func.min(usage_series.c.id))
        series = records.read(lambda connection: connection.execute(query).scalar_one())
        for slot in (NOON + 1, NOON + 2 * SLOTS_PER_DAY):
            clock.slot = slot + 2
            records.collect(file_of(slot, {(series, slot): (7, 2**40)}))
        keyring = records.keyring
        records.database.transact(lambda c: transitions.end_all(c, keyring, 1))
        groups = {"installation_id": 1, "fetched_at": 1, "failures": 0, "not_before": 1}
        row = insert(usage_groups).values(**groups, content=b"packed")
        records.database.transact(lambda c: c.execute(row).rowcount)


@contextmanager
def patched(clock: Clock) -> Iterator[None]:
    """Let every part of the service take the slot of a clock for the current one."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("abandoned", "again", "transitions", "measured", "retention", "future"):
            patch.setattr(f"app.usage.{module}.current_slot", clock)
        yield
