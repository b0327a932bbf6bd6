"""Three nodes of Galera: reads that wait, conflicts that are named, nodes that are refused."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from io import BytesIO

import pytest
from sqlalchemy import Connection, event, text

from app.bulk.importing import run_import
from app.bulk.ndjson_format import read_ndjson
from app.bulk.upload import Upload
from app.storage import galera, reasons
from app.storage.database import ATTEMPTS, Database
from app.storage.errors import NoQuorum, UnsafeDatabase, WriteConflict
from app.storage.spool import Spool
from app.upkeep import opening
from tests.support.command import run
from tests.support.databases import Place
from tests.support.galera import on_node
from tests.support.lending import AUTHOR, Case
from tests.support.live_api import LiveApi
from tests.support.mariadb import MariaDB
from tests.support.problem import problem_of
from tests.support.servers import ServerCommandFailed
from tests.support.waiting import wait_until

pytestmark = [pytest.mark.needs("mariadb"), pytest.mark.no_cover]

STATE = "SHOW STATUS LIKE 'wsrep_local_state_comment'"
DISABLE = text("UPDATE access_records SET enabled = 0 WHERE service_id = :service")
ENABLED = text("SELECT enabled FROM access_records WHERE service_id = :service")
Shows = Callable[[Database, int], bool]


@pytest.fixture(scope="module")
def place(nodes: list[MariaDB], tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Give a migrated database with its keyring, by its first node."""
    first = nodes[0]
    return Place(tmp_path_factory.mktemp("galera"), first.new_database(), first).prepare()


@pytest.fixture
def databases(place: Place, nodes: list[MariaDB]) -> Iterator[list[Database]]:
    """Give the database as each node has it."""
    databases = [Database(on_node(place.database_url, node)) for node in nodes]
    yield databases
    for database in databases:
        database.close()


@pytest.fixture
def case(place: Place, databases: list[Database], new_id: Callable[[], int]) -> Case:
    """Give a record, written through the first node and seen by all."""
    keyring = opening.open_keyring(place.settings, databases[0])
    spool = Spool(place.settings.spool_folder)
    case = Case(databases[0], keyring, spool, new_id(), new_id(), new_id())
    case.make_lender()
    for database in databases:
        with database.read() as connection:
            assert connection.scalar(ENABLED, {"service": case.lender})
    return case


def _lock(node: MariaDB) -> None:
    with suppress(ServerCommandFailed):  # it is killed
        node.execute("SET GLOBAL wsrep_desync = ON; FLUSH TABLES WITH READ LOCK; SELECT SLEEP(100)")


@contextmanager
def _applies_nothing(node: MariaDB) -> Iterator[Callable[[], None]]:
    """Let a node, as a donor does, apply nothing of the others' until the block or a call ends."""
    with ThreadPoolExecutor(1) as pool:
        locked = pool.submit(_lock, node)
        sleeper = "SELECT id FROM information_schema.processlist WHERE info = 'SELECT SLEEP(100)'"
        wait_until(lambda: node.execute(sleeper), "the lock on the node")

        def end() -> None:
            for number in node.execute(sleeper).split():
                node.execute(f"KILL {number}")
            node.execute("SET GLOBAL wsrep_desync = OFF")

        try:
            yield end
        finally:
            end()
            locked.result()
            wait_until(lambda: "Synced" in node.execute(STATE), "a node in synchronisation")


def _in_the_engine(database: Database, service_id: int) -> bool:
    with database.read() as connection:
        return bool(connection.scalar(ENABLED, {"service": service_id}))


def _in_the_render_lane(database: Database, service_id: int) -> bool:
    async def find() -> bool:
        lookup = database.lookup()
        await lookup.open()
        try:
            row = await lookup.find(1, service_id)
        finally:
            await lookup.close()
        assert row is not None
        return bool(row.enabled)

    return asyncio.run(find())


def _disable(case: Case) -> None:
    case.database.transact(lambda connection: connection.execute(DISABLE, {"service": case.lender}))


BOTH = (_in_the_engine, _in_the_render_lane)
LANES = pytest.mark.parametrize("shows", BOTH)


@LANES
def test_a_disabled_record_is_not_shown_through_another_node(
    case: Case, databases: list[Database], nodes: list[MariaDB], shows: Shows
) -> None:
    """A read of a node that is behind waits until it has what another one has acknowledged."""
    with ThreadPoolExecutor(1) as pool, _applies_nothing(nodes[1]) as go_on:
        _disable(case)
        shown = pool.submit(shows, databases[1], case.lender)
        waiting = "SELECT 1 FROM information_schema.processlist WHERE info LIKE '%enabled%' "
        waiting += "AND user = 'netflow'"
        wait_until(lambda: shown.done() or nodes[1].execute(waiting), "the read")
        go_on()
        assert shown.result() is False


@LANES
def test_without_the_wait_a_disabled_record_is_shown(
    case: Case,
    databases: list[Database],
    nodes: list[MariaDB],
    shows: Shows,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control: a node that is behind shows what it has."""
    monkeypatch.setattr(galera, "READS_WAIT", "SET SESSION wsrep_sync_wait = 0")
    behind = Database(databases[1].url)
    with _applies_nothing(nodes[1]):
        _disable(case)
        assert shows(behind, case.lender) is True
    behind.close()


@LANES
def test_a_server_built_without_galera_is_used_as_it_is(
    case: Case, databases: list[Database], shows: Shows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that does not know the variable is no error, and neither is one without a provider."""
    monkeypatch.setattr(galera, "READS_WAIT", "SET SESSION wsrep_of_another_build = 1")
    other = Database(databases[1].url)
    assert shows(other, case.lender) is True
    other.close()
    assert not galera.is_node({"wsrep_on": "ON", "wsrep_provider": "none"})


@contextmanager
def _others_write(here: Database, there: Database, service_id: int, times: int) -> Iterator[None]:
    """Let another node write the row before so many commits of this one."""
    left = iter(range(times))
    count_up = text("UPDATE access_records SET lent = lent + 1 WHERE service_id = :service")

    def write(_connection: Connection) -> None:
        if next(left, None) is not None:
            there.transact(lambda other: other.execute(count_up, {"service": service_id}))

    event.listen(here.engine, "commit", write)
    try:
        yield
    finally:
        event.remove(here.engine, "commit", write)


def _import(case: Case) -> int:
    row = b'{"service_id": %d, "client_id": %d, "username": "imported"}\n'
    file = BytesIO(row % (case.lender, case.owner) + row % (case.borrower, case.owner))
    upload = Upload(file=file, read=read_ndjson, spool=case.spool)
    return run_import(case.database, case.keyring, AUTHOR, upload).rows


def test_an_import_goes_on_once_others_leave_its_rows(
    case: Case, databases: list[Database]
) -> None:
    """An import that another node makes start over, as long as it has attempts, is stored."""
    with _others_write(databases[0], databases[1], case.lender, ATTEMPTS - 1):
        assert _import(case) == 2
    assert case.stored(case.borrower).record.username == "imported"


def test_an_import_says_that_others_write_its_rows(case: Case, databases: list[Database]) -> None:
    """One that is never let through names the cause and how often, and has stored nothing."""
    with (
        _others_write(databases[0], databases[1], case.lender, 10 * ATTEMPTS),
        pytest.raises(WriteConflict, match=f"the same rows {ATTEMPTS} times"),
    ):
        _import(case)
    with databases[2].read() as connection:
        assert connection.scalar(ENABLED, {"service": case.borrower}) is None


def test_a_refusal_is_reported_after_another_node_ended_the_transaction(
    case: Case, databases: list[Database]
) -> None:
    """ROLLBACK of a transaction that is ended already fails; the reason to roll back is raised."""
    here, there, _ = databases

    def refuse(connection: Connection) -> None:
        connection.execute(DISABLE, {"service": case.lender})
        there.transact(lambda other: other.execute(DISABLE, {"service": case.lender}))
        # This node has applied it once a read that waits for the others shows it.
        assert not _in_the_engine(here, case.lender)
        raise LookupError

    with pytest.raises(LookupError):
        here.transact(refuse)
    _disable(case)


@pytest.mark.parametrize(
    ("setting", "value", "wanted"),
    [("wsrep_dirty_reads", "ON", "OFF"), ("wsrep_OSU_method", "RSU", "TOI")],
)
def test_a_node_that_breaks_a_promise_is_refused(
    nodes: list[MariaDB], databases: list[Database], setting: str, value: str, wanted: str
) -> None:
    """Reads without quorum, and migrations of one node alone, are named with their fix."""
    databases[2].check_safe()
    nodes[2].execute(f"SET GLOBAL {setting} = {value}")
    try:
        with pytest.raises(UnsafeDatabase, match=f"(?i){setting} is {value}: set it to {wanted}"):
            databases[2].check_safe()
    finally:
        nodes[2].execute(f"SET GLOBAL {setting} = {wanted}")


@contextmanager
def _alone(node: MariaDB) -> Iterator[None]:
    """Take a node's quorum away: it reaches none of the others."""
    node.execute("SET GLOBAL wsrep_provider_options = 'gmcast.isolate=1'")
    try:
        wait_until(lambda: "Synced" not in node.execute(STATE), "a node without quorum")
        yield
    finally:
        node.execute("SET GLOBAL wsrep_provider_options = 'gmcast.isolate=0'")
        wait_until(lambda: "Synced" in node.execute(STATE), "a node in synchronisation")


def test_a_node_without_quorum_is_named(nodes: list[MariaDB], case: Case, place: Place) -> None:
    """Both lanes, `/readyz` and `check` say that the quorum is missing; all of it comes back."""
    here = replace(place, database_url=on_node(place.database_url, nodes[2]))
    database = Database(here.database_url)
    with LiveApi(here.settings) as api:
        with _alone(nodes[2]):
            lanes = [lambda lane=lane: lane(database, case.lender) for lane in BOTH]
            for look in (database.check_safe, database.ping, *lanes):
                with pytest.raises(NoQuorum):
                    look()
            problem = problem_of(api.call("GET", "/readyz"), 503)
            assert reasons.NOT_PRIMARY in problem["detail"]
            done = run(here.folder, "check", variables=here.variables)
            assert (done.returncode, reasons.NOT_PRIMARY in done.stdout) == (1, True)
        assert api.call("GET", "/readyz").status_code == 200
    database.close()
