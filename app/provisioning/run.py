"""Creates the records that the services on a list lack, by the rules of their products.

Batches of one transaction each, in order of service id: a run that is cut off is finished by the
next one. Later services use the logins that earlier ones of the run got, in a dry run too.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import IO, NamedTuple

from pydantic import Field
from sqlalchemy import Connection

from app.audit import trail
from app.audit.trail import Author, Event
from app.crypto.keyring import Keyring
from app.input.ended_lines import EndedLines
from app.input.faults import Fault, InvalidInput
from app.installations import settings_store
from app.installations.settings import DisplaySettings
from app.provisioning.logins import Logins
from app.provisioning.provision import create
from app.provisioning.rule import RuleStated
from app.provisioning.rule_store import RuleReader
from app.provisioning.service import NewService
from app.provisioning.trial_logins import TABLES, TrialLogins
from app.provisioning.turns import take_turns
from app.records.reader import RecordReader
from app.records.record import ENDED_STATUSES, ServiceStatusText
from app.records.store import RecordStore
from app.records.tally import MAX_LISTED, Tally
from app.storage.database import Database
from app.storage.scratch import scratch_tables
from app.storage.spool import Spool

BATCH = 100
MAX_LINE_BYTES = 64 * 1024


class ListedService(NewService):
    """A service on the full list."""

    status: ServiceStatusText = Field()


ENDED_LINES = EndedLines(ListedService, MAX_LINE_BYTES, "not_a_service-to-provision")


class Invalid(NamedTuple):
    """A service whose record would break a rule of a member."""

    service_id: int
    fault: Fault


@dataclass(slots=True)
class Report:
    """The result of a run or a dry run. Each service counts once, in the order of the members."""

    services: int = 0
    existing: int = 0
    without_rule: int = 0
    not_visible: int = 0
    created: Tally = field(default_factory=Tally)
    invalid: list[Invalid] = field(default_factory=list)
    invalid_count: int = 0

    def add(self, other: "Report") -> None:
        """Add the result of a batch."""
        self.existing += other.existing
        self.without_rule += other.without_rule
        self.not_visible += other.not_visible
        for service_id in other.created.service_ids:
            self.created.add(service_id)
        self.invalid += other.invalid[: MAX_LISTED - len(self.invalid)]
        self.invalid_count += other.invalid_count

    def refuse(self, service: NewService, faults: Sequence[Fault]) -> None:
        """Count a service, and list its first fault."""
        self.invalid_count += 1
        self.invalid.append(Invalid(service.service_id, faults[0]))


class ServicesToProvision:
    """A complete list, in which each service occurs once."""

    def __init__(self, scratch: sqlite3.Connection) -> None:
        self.scratch = scratch
        self.count = 0

    def fill(self, file: IO[bytes], check: Callable[[], None]) -> None:
        """Read the list. Raises `InvalidInput` for an invalid line, end, or service twice."""
        for number, service in ENDED_LINES.read(file, check):
            self._store(number, service)
            self.count += 1
        ENDED_LINES.refuse_rest(file, self.count, check)

    def batches(self) -> Iterator[list[ListedService]]:
        """Yield the services in order of their ids."""
        query = "SELECT id, line FROM services WHERE id > ? ORDER BY id LIMIT ?"
        last = 0
        while rows := self.scratch.execute(query, (last, BATCH)).fetchall():
            yield [ListedService.model_validate_json(line) for _, line in rows]
            last = rows[-1][0]

    def _store(self, number: int, service: ListedService) -> None:
        row = (service.service_id, service.model_dump_json())
        try:
            self.scratch.execute("INSERT INTO services VALUES (?, ?)", row)
        except sqlite3.IntegrityError:
            raise InvalidInput(Fault("/service_id", "duplicate-listed", number)) from None


@contextmanager
def services_to_provision(spool: Spool) -> Iterator[ServicesToProvision]:
    """Yield an empty list in a temporary file. Raises `SpoolUnavailable`."""
    services = "services (id INTEGER PRIMARY KEY, line)"
    with scratch_tables(spool, services, *TABLES) as scratch:
        yield ServicesToProvision(scratch)


@dataclass(frozen=True, slots=True)
class Run:
    """A run over the services of the author's installation."""

    database: Database
    keyring: Keyring
    author: Author
    listed: ServicesToProvision

    def preview(self) -> Report:
        """Return what `apply` would do now. Stores nothing. Raises `BrokenSettings`."""
        report = Report(self.listed.count)
        for services in self.listed.batches():
            with self._reading() as batch:
                default_url = batch.settings.default_netflow_url
                logins = TrialLogins(batch.reader, default_url, self.listed.scratch)
                report.add(batch.run(services, logins.add))
        return report

    def apply(self) -> Report:
        """Create the records. Raises `BrokenSettings`; what was created before stays."""
        report = Report(self.listed.count)
        for services in self.listed.batches():
            with self._reading() as batch:
                wanted = [service for service, _ in batch.wanted(services, report)]
            # Most services have their record: only those without one need a transaction.
            if wanted:
                report.add(self._apply(wanted))
        if report.invalid_count:
            self._note(report)
        return report

    def _apply(self, services: Sequence[ListedService]) -> Report:
        def work(connection: Connection) -> Report:
            store = RecordStore(connection, self.keyring, self.author)
            clients = (service.client_id for service in services)
            take_turns(connection, store.installation_id, clients)
            settings = settings_store.load_for_decision(
                connection, self.keyring, store.installation_id
            )
            logins = Logins(store, settings.default_netflow_url)
            return _Batch(store, settings).run(services, partial(create, store, logins))

        return self.database.transact(work)

    @contextmanager
    def _reading(self) -> Iterator["_Batch"]:
        with self.database.read() as connection:
            installation_id = self.author.installation_id
            settings = settings_store.load_for_display(connection, self.keyring, installation_id)
            yield _Batch(RecordReader(connection, self.keyring, installation_id), settings)

    def _note(self, report: Report) -> None:
        service_ids = [item.service_id for item in report.invalid]
        changes = {"count": report.invalid_count, "service_ids": service_ids}
        event = Event("record.provisioning_failed", None, changes)
        self.database.transact(lambda connection: trail.write(connection, self.author, event))


_Wanted = tuple[ListedService, RuleStated]
"""A service that gets a record, and the rule for it."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """Some services of a run, within one connection."""

    reader: RecordReader
    settings: DisplaySettings
    rules: dict[int, RuleStated | None] = field(default_factory=dict)

    def run(
        self,
        services: Sequence[ListedService],
        create_record: Callable[[RuleStated, NewService], None],
    ) -> Report:
        """Create the records that are wanted. Each may lend its login to the next."""
        report = Report()
        for service, rule in self.wanted(services, report):
            try:
                create_record(rule, service)
            except InvalidInput as error:
                report.refuse(service, error.faults)
            else:
                report.created.add(service.service_id)
        return report

    def wanted(self, services: Sequence[ListedService], report: Report) -> list[_Wanted]:
        """Return the services that get a record. The others are counted in the report."""
        existing = self.reader.existing([service.service_id for service in services])
        wanted: list[_Wanted] = []
        for service in services:
            rule = self._rule_of(service.product_id)
            if service.service_id in existing:
                report.existing += 1
            elif rule is None:
                report.without_rule += 1
            elif not self._is_visible(service.status):
                report.not_visible += 1
            else:
                wanted.append((service, rule))
        return wanted

    def _is_visible(self, status: str) -> bool:
        return status in self.settings.visible_statuses and status not in ENDED_STATUSES

    def _rule_of(self, product_id: int) -> RuleStated | None:
        if product_id not in self.rules:
            reader = self.reader
            rules = RuleReader(reader.connection, reader.keyring, reader.installation_id)
            self.rules[product_id] = rules.active(product_id)
        return self.rules[product_id]
