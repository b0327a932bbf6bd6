"""No list scans the records: SQLite's own query plans over 10,000 rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, get_args

import pytest
from sqlalchemy import event

from app.crypto.keyring import Keyring
from app.records.counts import count_all_records, count_records
from app.records.order import NATURAL, Order, Place, Sort
from app.records.reader import RecordReader
from app.records.search import Filters
from app.storage.database import Database
from app.storage.tables import CLIENT_INDEX
from app.upkeep import opening
from tests.support.live_api import embedded_settings

PRIMARY_KEY = "sqlite_autoindex_access_records_1"
NETWORKS = "sqlite_autoindex_record_networks_1"
ROWS = 10_000
FILL = f"""
INSERT INTO access_records (installation_id, service_id, client_id, enabled, username,
    netflow_group, ip_address, seal, version, incarnation, created_at, updated_at)
WITH RECURSIVE numbers(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < {ROWS})
SELECT 1, n, n / 3 + 1, n % 2, 'u' || n, 'g' || (n % 9), '10.' || n, '', 1, 'x', 1, n FROM numbers
"""
FILL_NETWORKS = f"""
INSERT INTO record_networks (installation_id, network, service_id)
WITH RECURSIVE numbers(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < {ROWS})
SELECT 1, '10.' || n / 256 || '.' || n % 256 || '.0/24', n FROM numbers
"""


@dataclass(frozen=True)
class Planner:
    """A database, and what it plans to do for a search."""

    database: Database
    keyring: Keyring

    def plan(self, work: Callable[[RecordReader], object]) -> str:
        """Run a search or a count and return the plan of its query."""
        queries: list[tuple[str, Any]] = []

        def note(_c: object, _d: object, statement: str, parameters: object, *_: object) -> None:
            queries.append((statement, parameters))

        event.listen(self.database.engine, "before_cursor_execute", note)
        with self.database.read() as connection:
            work(RecordReader(connection, self.keyring, 1))
        event.remove(self.database.engine, "before_cursor_execute", note)
        ((statement, parameters),) = (item for item in queries if "access_records" in item[0])
        with self.database.read() as connection:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            return "\n".join(str(row[3]) for row in rows)


@pytest.fixture(scope="module", params=["with statistics", "without statistics"])
def planner(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Planner]:
    settings = embedded_settings(tmp_path_factory.mktemp("plans") / "data")
    opening.prepare(settings)
    database = opening.open_database(settings)
    with database.engine.begin() as connection:
        connection.exec_driver_sql(FILL)
        connection.exec_driver_sql(FILL_NETWORKS)
        if request.param == "with statistics":
            connection.exec_driver_sql("ANALYZE")
    database.engine.dispose()
    yield Planner(database, opening.open_keyring(settings, database))
    database.close()


@pytest.mark.parametrize(
    ("filters", "index"),
    [
        (Filters(), PRIMARY_KEY),
        (Filters(q="u77"), PRIMARY_KEY),
        (Filters(enabled=True, updated_since=5), PRIMARY_KEY),
        (Filters(client_ids=(7,)), CLIENT_INDEX),
        (Filters(username="u77"), "ix_access_records_username"),
        (Filters(group="g7"), "ix_access_records_group"),
        (Filters(needs_review="owner_changed"), "ix_access_records_needs_review"),
        (Filters(ip="10.3.4.5/32"), NETWORKS),
        (Filters(ip="2001:db8::/64", client_ids=(7,)), NETWORKS),
    ],
)
def test_a_list_goes_by_an_index(planner: Planner, filters: Filters, index: str) -> None:
    """Every filter is looked up in an index, in order: nothing is scanned, nothing sorted."""
    plan = planner.plan(lambda reader: reader.search(filters, after=ROWS // 2, limit=50))
    count = planner.plan(lambda reader: reader.total(filters, most=50))
    natural, place = Order(NATURAL), Place(ROWS // 2, ROWS // 2)
    listed = planner.plan(
        lambda reader: reader.search_in_order(filters, natural, place=place, limit=50)
    )
    assert listed == plan
    assert index in plan, plan
    assert index in count, count
    for word in ("SCAN access_records", "SCAN record_networks", "FOR ORDER BY"):
        assert word not in plan + count, plan + count
    # A range of records beside the look-up of networks would be a scan by another name.
    assert filters.ip is None or "service_id>?)" not in plan.splitlines()[0], plan


@pytest.mark.parametrize("sort", get_args(Sort))
@pytest.mark.parametrize("number", [1, 2, 100])
def test_records_of_clients_go_by_their_index(planner: Planner, number: int, sort: Sort) -> None:
    """In any order, from any place: no record of another client is read, and none to count."""
    filters, order = Filters(client_ids=tuple(range(1, 7 * number, 7))), Order(sort)
    by_client = f"{CLIENT_INDEX} (installation_id=? AND client_id=?"
    count = planner.plan(lambda reader: reader.total(filters, most=50))
    for place in (None, Place(ROWS // 6, ROWS // 2)):
        find = partial(RecordReader.search_in_order, filters=filters, order=order, limit=9)
        plan = planner.plan(partial(find, place=place))
        assert plan.startswith(f"SEARCH access_records USING INDEX {by_client}"), plan
    assert f"SEARCH access_records USING COVERING INDEX {by_client}" in count, count


def test_a_count_stops_at_its_limit(planner: Planner) -> None:
    """No more rows are looked at than are to be told, of many that match and of few."""
    with planner.database.read() as connection:
        reader = RecordReader(connection, planner.keyring, 1)
        assert reader.total(Filters(), most=ROWS + 1) == ROWS
        assert reader.total(Filters(enabled=True), most=ROWS) == ROWS // 2
        assert reader.total(Filters(group="g7"), most=20) == 20
        assert reader.total(Filters(q="u777"), most=20) == 11
    count = planner.plan(lambda reader: reader.total(Filters(), most=20))
    assert f"USING COVERING INDEX {PRIMARY_KEY}" in count


@pytest.mark.parametrize("sort", get_args(Sort))
def test_an_order_goes_by_an_index(planner: Planner, sort: Sort) -> None:
    """The whole list is read in any order from the place on: nothing is scanned, nothing sorted."""
    order, place = Order(sort), Place(ROWS // 6, ROWS // 2)
    everything = Filters()
    plans = (
        planner.plan(
            lambda reader: reader.search_in_order(everything, order, place=place, limit=9)
        ),
        planner.plan(lambda reader: reader.search_in_order(everything, order, place=None, limit=9)),
    )
    for plan in plans:
        assert "SCAN" not in plan, plan
        assert "FOR ORDER BY" not in plan, plan


def test_counts_by_state_read_an_index_alone(planner: Planner) -> None:
    """What a dashboard shows is counted in one index, without a look at any record."""
    plans = (
        planner.plan(lambda reader: count_records(reader.connection, 1)),
        planner.plan(lambda reader: count_all_records(reader.connection)),
    )
    for plan in plans:
        assert "COVERING INDEX ix_access_records_needs_review" in plan, plan
        assert "TEMP B-TREE" not in plan


def test_a_plan_without_an_index_is_noticed(planner: Planner) -> None:
    """The control: a query that has to scan says so in its plan."""
    with planner.database.read() as connection:
        query = "EXPLAIN QUERY PLAN SELECT * FROM access_records WHERE netflow_url = 'x'"
        assert "SCAN access_records" in str(connection.exec_driver_sql(query).all())
