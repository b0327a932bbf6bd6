"""U5: nobody sees a byte that another owner's service moved."""

import os
import random
from collections.abc import Callable, Iterator, Sequence

import pytest
from sqlalchemy import Connection, select

from app.crypto.keyring import Keyring
from app.input.conditions import NO_CONDITION
from app.lifecycle.events import ClientMerged, ServiceChanged
from app.records import write
from app.records.stated import RecordChange
from app.storage.usage_tables import usage_series
from app.usage.series import Question, Series, opened
from app.usage.sources.source import Batch, Done, Measured
from tests.support.sql import run_sql
from tests.usage.measured_records import NOON, Clock, ListSource, MeasuredRecords, file_of

QUESTIONS = int(os.environ.get("NFM_USAGE_QUESTIONS", "250"))
STEPS = int(os.environ.get("NFM_USAGE_STEPS", "30"))
INSTALLATIONS, SERVICES, CLIENTS = (1, 2), range(1, 5), range(1, 4)
Place = tuple[int, int]
"""An installation and a service."""
Owner = tuple[int, int, int]


def _bytes_of(address: int, slot: int) -> int:
    return address * 10**9 + slot


class AddressSource(ListSource):
    """A source that has moved bytes of every address in every slot, also outside of bounds."""

    def __init__(self, slots: Sequence[int]) -> None:
        super().__init__([])
        self.slots = slots

    def batches(self, series: Sequence[Measured], done: Done) -> Iterator[Batch]:
        """Yield a file of all slots, for every series, whether it was open then or not."""
        del done  # each slot is collected once
        address = {each.id: int(str(each.networks[0].network_address)[-1]) for each in series}
        sums = {(i, slot): (_bytes_of(address[i], slot), 0) for i in address for slot in self.slots}
        if self.slots:
            yield file_of(self.slots[-1], sums)._replace(known=frozenset(self.slots))


class Model:
    """Who owns the bytes of each address in each slot, told from what happened."""

    def __init__(self, records: MeasuredRecords, seed: int) -> None:
        self.records = records
        self.draw = random.Random(seed)
        self.measured: dict[Place, tuple[int, int]] = {}  # client and address
        self.clients: dict[Place, int] = {}
        self.broken: set[Place] = set()
        self.owned: dict[tuple[Owner, int], int] = {}  # bytes by owner and slot
        self.first = records.clock.slot + 1

    def step(self) -> None:
        """Let something happen, let time pass, and collect."""
        place = self.draw.choice(INSTALLATIONS), self.draw.choice(SERVICES)
        happenings = (self._put, self._put, self._sell, self._switch, self._delete, self._merge)
        if place in self.broken:
            self._delete(place)
        else:
            self.draw.choice((*happenings, self._break))(place)
        self._pass(self.draw.choice((0, 1, 1, 2, 200)))

    def _pass(self, slots: int) -> None:
        clock = self.records.clock
        passed = range(clock.slot + 1, clock.slot + 1 + slots)
        for slot in passed:
            for place, (client, address) in self.measured.items():
                self.owned[(*place, client), slot] = _bytes_of(address, slot)
        clock.slot += slots
        # The current slot is not over.
        start = max(self.first, passed.start - 1)
        self.records.collect_from(AddressSource(range(start, clock.slot)))

    def _put(self, place: Place) -> None:
        client, address = self.draw.choice(CLIENTS), self.draw.randrange(1, 9)
        ip_address = f"192.0.{place[0]}.{address}"
        self.records.put(place[1], place[0], client_id=client, ip_address=ip_address)
        self.measured[place], self.clients[place] = (client, address), client

    def _sell(self, place: Place) -> None:
        client = self.draw.choice(CLIENTS)
        event = {"event": "owner_changed", "service_id": place[1], "client_id": client}
        self.records.report(ServiceChanged.model_validate(event), place[0])
        if place in self.clients and self.clients[place] != client:
            self.clients[place] = client
            self.measured.pop(place, None)

    def _switch(self, place: Place) -> None:
        if place in self.clients:
            change = RecordChange.model_validate({"enabled": False})
            self.records.do(
                lambda store: write.patch(store, place[1], change, NO_CONDITION), place[0]
            )
            self.measured.pop(place, None)

    def _delete(self, place: Place) -> None:
        if self.clients.pop(place, None) is not None:
            self.records.do(lambda store: write.remove(store, place[1], NO_CONDITION), place[0])
            self.measured.pop(place, None)
            self.broken.discard(place)

    def _break(self, place: Place) -> None:
        if place in self.clients:
            statement = (
                "UPDATE access_records SET username = 'x' "
                "WHERE installation_id = ? AND service_id = ?"
            )
            run_sql(self.records.settings, statement, *place)
            self.broken.add(place)

    def _merge(self, place: Place) -> None:
        giver, heir = self.draw.sample(CLIENTS, 2)
        installation = place[0]
        if any(where[0] == installation for where in self.broken):
            return  # a broken record keeps its client, and its series goes
        event = ClientMerged(event="client_merged", from_client_id=giver, to_client_id=heir)
        self.records.report(event, installation)
        self._rename(installation, giver, heir)

    def _rename(self, installation: int, giver: int, heir: int) -> None:
        """Let one client own what the other one owns, now and before."""

        def now(where: Sequence[int], client: int) -> int:
            return heir if (where[0], client) == (installation, giver) else client

        self.clients = {where: now(where, client) for where, client in self.clients.items()}
        self.measured = {
            where: (now(where, client), address)
            for where, (client, address) in self.measured.items()
        }
        self.owned = {
            ((*owner[:2], now(owner, owner[2])), slot): moved
            for (owner, slot), moved in self.owned.items()
        }

    def ask(self) -> tuple[int, int]:
        """Ask for one owner's traffic; return how many slots are right, and how many are not."""
        installation, service = self.draw.choice(INSTALLATIONS), self.draw.choice(SERVICES)
        client = self.draw.choice(CLIENTS)
        slots = (self.first, self.records.clock.slot - 1)
        traffic = self.records.traffic(service, client, slots, installation)
        owned = {
            slot: self.owned.get(((installation, service, client), slot), 0)
            for slot in range(slots[0], slots[1] + 1)
        }
        if traffic is None:
            return 0, sum(map(bool, owned.values()))
        found = zip(owned.values(), traffic.bytes_in, traffic.known, strict=True)
        verdicts = [(mine == seen and bool(mine) == bool(known)) for mine, seen, known in found]
        return sum(verdicts), verdicts.count(False)


@pytest.fixture
def two(records: MeasuredRecords) -> MeasuredRecords:
    """Give two installations, each with its own network and the same ids."""
    records.assign(1, "192.0.1.0/24")
    assert records.add_installation("192.0.2.0/24") == INSTALLATIONS[1]
    return records


def test_each_owner_sees_the_bytes_of_the_own_time(
    two: MeasuredRecords,
    record_property: Callable[[str, object], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Records are written, sold, disabled, deleted, broken and merged at random moments.

    The control shows series to whoever asks, and finds bytes of others.
    """
    model = Model(two, seed=5)
    for _ in range(STEPS):
        model.step()
    answers = [model.ask() for _ in range(QUESTIONS)]
    right, wrong = (sum(counts) for counts in zip(*answers, strict=True))
    record_property("measured", f"{QUESTIONS} questions, {right} slots right, {wrong} wrong")
    assert wrong == 0
    assert right > QUESTIONS
    with monkeypatch.context() as patch:
        patch.setattr("app.usage.traffic.series_of", _whoever_asks)
        assert sum(model.ask()[1] for _ in range(QUESTIONS)) > 0


def _whoever_asks(
    connection: Connection, keyring: Keyring, question: Question
) -> list[Series] | None:
    """Return the series of a service to every client: the control."""
    query = select(usage_series).where(
        usage_series.c.installation_id == question.installation_id,
        usage_series.c.service_id == question.service_id,
    )
    return [stored.series for stored in opened(connection, keyring, query)]


EDITS = {
    "another client": "client_id = 6",
    "another service": "service_id = 2",
    "another target": "target = '192.0.2.9/32'",
    "another kind": "kind = 'netflow_analyzer'",
    "an earlier begin": "from_slot = from_slot - 100",
    "opened again": "to_slot = NULL",
    "a later end": "to_slot = to_slot + 100",
    "another id": "id = id + 100",
    "the seal of another": "seal = (SELECT seal FROM usage_series WHERE service_id = 2)",
    "no seal": "seal = ''",
}


@pytest.fixture
def sold(records: MeasuredRecords, clock: Clock) -> MeasuredRecords:
    """Give service 1, which client 5 had and client 6 has, and service 2 of client 7."""
    records.put(1, ip_address="192.0.2.1")
    records.put(2, client_id=7, ip_address="192.0.2.2")
    clock.slot += 3
    records.put(1, client_id=6, ip_address="192.0.2.1")
    clock.slot += 3
    records.collect_from(AddressSource(range(NOON + 1, clock.slot)))
    return records


def _shown(records: MeasuredRecords) -> set[Place]:
    """Return which clients see bytes of which services."""
    slots = (NOON - 200, NOON + 200)
    asked = [(service, client) for service in (1, 2) for client in (5, 6, 7)]
    traffic = {place: records.traffic(*place, slots) for place in asked}
    return {place for place, found in traffic.items() if found and any(found.bytes_in)}


def test_without_an_edit_each_owner_sees_bytes(sold: MeasuredRecords) -> None:
    """The control: the old owner, the new one, and the other service's."""
    assert _shown(sold) == {(1, 5), (1, 6), (2, 7)}
    slots = range(NOON + 1, NOON + 6)
    first = [(_bytes_of(1, slot), 0) for slot in slots]
    assert sold.moved(1, 5, slots) == [*first[:3], None, None]
    assert sold.moved(1, 6, slots) == [None, None, None, *first[3:]]


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_series_shows_nothing(sold: MeasuredRecords, edit: str) -> None:
    """Neither the edited series nor another one of the service that it names, to anybody."""
    if edit == "opened again":
        run_sql(sold.settings, "UPDATE usage_series SET to_slot = 1 WHERE client_id = 6")
    statement = f"UPDATE usage_series SET {EDITS[edit]} WHERE service_id = 1 AND client_id = 5"
    assert run_sql(sold.settings, statement) == 1
    # A row that went to another service takes that one's figures away, and none along.
    is_gone = edit == "another service"
    assert _shown(sold) == ({(1, 6)} if is_gone else {(2, 7)})


def test_two_rows_that_swap_their_places_show_nothing(sold: MeasuredRecords) -> None:
    """The seal covers the id: the sums of one series do not become another's."""
    ids = [sold.ids(1)[0], sold.ids(2)[0]]
    for old, new in ((ids[0], 99), (ids[1], ids[0]), (99, ids[1])):
        run_sql(sold.settings, "UPDATE usage_series SET id = ? WHERE id = ?", new, old)
    assert _shown(sold) == set()
