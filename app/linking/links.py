"""Proposes what to measure for services by their addresses. Nothing is written but the proposals.

Two passes: what all services and records have is noted first, so that nothing is proposed that
two clients have.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO, Literal

from pydantic_core import from_json, to_json

from app.crypto.keyring import Keyring
from app.input.faults import Fault, InvalidInput
from app.linking.choosers import NAMED_TABLE, ByAddress, ByGroup, Choice, Chooser
from app.linking.claims import Claims, claims
from app.linking.services import Listed, Owned, owned_by, read_services
from app.linking.survey import page_of, subject_of
from app.linking.targets import Targets
from app.records.reader import RecordReader
from app.records.record import StoredRecord
from app.storage.database import Database
from app.storage.spool import Spool, SpoolFile
from app.usage.groups import Groups
from app.usage.kinds import NFDUMP
from app.usage.source_store import NOTHING, origin_for_display
from app.usage.targets import Origin

BATCH = 1_000
_SERVICES = "services (service_id INTEGER PRIMARY KEY, client_id INTEGER, choice TEXT)"

Mode = Literal["patch", "create"]
"""The mode of the import: `patch` for records that there are, `create` for services without one."""


@dataclass(frozen=True, slots=True)
class Linking:
    """One run for an installation. `groups` are those of its source, as far as they are known."""

    keyring: Keyring
    installation_id: int
    spool: Spool
    groups: Groups
    mode: Mode

    def write(self, database: Database, services: IO[bytes], output: SpoolFile) -> None:
        """Read services, and write a line for each that something is proposed for, in their order.

        Nothing is proposed without a source. Raises `InvalidInput`, `StorageError`,
        `SpoolUnavailable`, and `UnknownSealingKey` for a source that may be intact.
        """
        with database.read() as connection:
            found = origin_for_display(connection, self.keyring, self.installation_id)
        origin = found or NOTHING
        lines = database.checked(read_services(services))
        with claims(self.spool, _SERVICES, NAMED_TABLE) as (claimed, scratch):
            chooser = self._chooser(origin, claimed, scratch)
            choices = self._choices(database, lines, chooser, Targets(origin, self.groups))
            for number, owned, choice in choices:
                _store(scratch, number, owned, choice)
            self._note_records(database, chooser)
            chooser.settle(database.check)
            proposals = database.checked(_proposals(scratch, chooser))
            while part := list(islice(proposals, BATCH)):
                output.write(b"".join(part))

    def _choices(
        self, database: Database, lines: Iterator[Listed], chooser: Chooser, targets: Targets
    ) -> Iterator[tuple[int, Owned, Choice | None]]:
        """Note services, and yield each with its line and what is chosen for it."""
        while batch := list(islice(lines, BATCH)):
            with database.read() as connection:
                reader = RecordReader(connection, self.keyring, self.installation_id)
                found = reader.find_many([service.service_id for _, service in batch])
            for number, service in batch:
                owned = owned_by(service)
                chooser.note(owned)
                stored = found.get(owned.service_id)
                is_wanted = self._is_wanted(owned, stored, targets)
                choice = chooser.choose(owned) if is_wanted else None
                yield number, owned, choice and _beside(choice, stored)

    def _chooser(self, origin: Origin, claimed: Claims, scratch: sqlite3.Connection) -> Chooser:
        if origin.kind == NFDUMP:
            return ByAddress(origin, claimed)
        return ByGroup(self.groups.items if origin.kind else (), scratch)

    def _note_records(self, database: Database, chooser: Chooser) -> None:
        after: int | None = 0
        while after is not None:
            with database.read() as connection:
                subjects, after = page_of(connection, self.installation_id, after)
            chooser.note_records(database.checked(subjects))

    def _is_wanted(self, owned: Owned, stored: StoredRecord | None, targets: Targets) -> bool:
        """Return whether the record of a service lacks what a proposal states."""
        if stored is None or self.mode == "create":
            return stored is None and self.mode == "create"
        subject = subject_of(stored)
        is_own = stored.integrity == "ok" and subject.client_id == owned.client_id
        return is_own and targets.are_missing(subject._replace(enabled=True))


def _beside(choice: Choice, stored: StoredRecord | None) -> Choice:
    """Return a choice that replaces nothing in a record but the target that it lacks."""
    if stored is None or stored.record.ip_address is None or "group" not in choice.members:
        return choice
    return choice._replace(members={"group": choice.members["group"]})


def _store(scratch: sqlite3.Connection, number: int, owned: Owned, choice: Choice | None) -> None:
    """Note a service with its choice. Raises `InvalidInput` for one that was listed before."""
    row = (owned.service_id, owned.client_id, None if choice is None else to_json(choice))
    try:
        scratch.execute("INSERT INTO services VALUES (?, ?, ?)", row)
    except sqlite3.IntegrityError:
        raise InvalidInput(Fault("/service_id", "duplicate-listed", number)) from None


def _proposals(scratch: sqlite3.Connection, chooser: Chooser) -> Iterator[bytes]:
    """Yield the lines of the targets that one client has."""
    query = "SELECT * FROM services WHERE choice IS NOT NULL ORDER BY service_id"
    for service_id, client_id, stored in scratch.execute(query):
        choice = Choice(*from_json(stored))
        if chooser.is_exclusive(choice.target):
            ids = {"service_id": service_id, "client_id": client_id}
            yield to_json({**ids, **choice.members, "reason": choice.reason}) + b"\n"
