"""The seven counters: what a ledger promises, compared with what a database has."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

from tests.gates.ledger import Operation, Outcome, Verb
from tests.support.databases import Place

MEMBERS = ("username", "group", "notes", "password")


@dataclass
class Counters:
    """What went wrong, by kind. All are empty when every answer was true."""

    lost: list[str] = field(default_factory=list)  # ACK and absent
    ghost: list[str] = field(default_factory=list)  # NACK and present
    dup: list[str] = field(default_factory=list)  # applied twice
    torn: list[str] = field(default_factory=list)  # members of two writes in one record
    stale: list[str] = field(default_factory=list)  # ACK, and then read without it
    lost_update: list[str] = field(default_factory=list)  # an ACK overwritten by another writer
    audit_gap: list[str] = field(default_factory=list)  # a change without its event
    acknowledged: int = 0

    def add(self, other: "Counters") -> None:
        """Add what another check has found."""
        for item in fields(self):
            setattr(self, item.name, getattr(self, item.name) + getattr(other, item.name))

    def __str__(self) -> str:
        found = {item.name: len(getattr(self, item.name)) for item in fields(self)[:7]}
        wrong = ", ".join(f"{name} {count}" for name, count in found.items() if count)
        return f"{self.acknowledged} ACKs, {wrong or 'all counters 0'}"

    def __bool__(self) -> bool:
        return any(getattr(self, item.name) for item in fields(self)[:7])


@dataclass(frozen=True)
class Stored:
    """The rows of a database."""

    members: dict[int, tuple[str, ...]]
    versions: dict[int, int]
    events: Counter[int]

    @classmethod
    def of(cls, place: Place, target: Path) -> "Stored":
        """Read every record, password included, through the command line."""
        place.command("export", str(target), "--include-passwords")
        with target.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        target.unlink()
        order = "FROM access_records ORDER BY service_id"
        services = map(int, place.sql(f"SELECT service_id {order}"))
        versions = map(int, place.sql(f"SELECT version {order}"))
        changed = "SELECT service_id FROM audit_events WHERE action LIKE 'record.%'"
        return cls(
            {int(row["service_id"]): tuple(row[name] for name in MEMBERS) for row in rows},
            dict(zip(services, versions, strict=True)),
            Counter(map(int, place.sql(changed))),
        )


def count(ledger: dict[int, list[Operation]], stored: Stored, stale: list[str]) -> Counters:
    """Compare. `stale` is what the writers saw as they wrote."""
    counters = Counters(stale=stale)
    for service, operations in ledger.items():
        counters.acknowledged += sum(one.outcome is Outcome.ACK for one in operations)
        if operations[0].verb is Verb.COUNT:
            _compare_number(counters, stored, operations)
        else:
            _compare_record(counters, stored, service, operations)
    return counters


def _of(operations: list[Operation], outcome: Outcome) -> list[Operation]:
    return [one for one in operations if one.outcome is outcome]


def _compare_number(counters: Counters, stored: Stored, operations: list[Operation]) -> None:
    service = operations[0].service
    least = len(_of(operations, Outcome.ACK))
    most = least + len(_of(operations, Outcome.UNKNOWN))
    value = int(stored.members[service][MEMBERS.index("notes")])
    # One more: the record was created before the load.
    events, version = stored.events[service] - 1, stored.versions[service] - 1
    line = f"service {service}: {least} to {most}, found {value}, {events} events"
    counters.lost_update += [line] * (value < least)
    counters.dup += [line] * (max(value, version) > most)
    counters.audit_gap += [line] * (events < value)


def _states(operations: list[Operation]) -> Iterator[tuple[str | None, int]]:
    """Yield what may be stored, as a token, with how many changes led to it."""
    acknowledged = _of(operations, Outcome.ACK)
    yield _token(acknowledged[-1] if acknowledged else None), len(acknowledged)
    # A writer leaves a record whose state it does not know, so there is one of these at most.
    for one in _of(operations, Outcome.UNKNOWN):
        yield _token(one), len(acknowledged) + 1


def _token(operation: Operation | None) -> str | None:
    exists = operation is not None and operation.verb is not Verb.DELETE
    return operation.token if operation is not None and exists else None


def _compare_record(
    counters: Counters, stored: Stored, service: int, operations: list[Operation]
) -> None:
    found = stored.members.get(service, (None,) * len(MEMBERS))
    possible = dict(_states(operations))
    line = f"service {service}: {found} instead of {possible} after {operations}"
    if len(set(found)) > 1:
        counters.torn.append(line)
        return
    if found[0] not in possible:
        refused = {_token(one) for one in _of(operations, Outcome.NACK)}
        (counters.ghost if found[0] in refused else counters.lost).append(line)
        return
    changes, events = possible[found[0]], stored.events[service]
    counters.audit_gap += [line] * (events < changes)
    counters.dup += [line] * (max(events, stored.versions.get(service, 0)) > changes)
