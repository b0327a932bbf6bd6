"""Two nodes of Galera: a login that is copied on one while it is rotated on the other."""

import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Barrier

import pytest

from app.storage.database import Database
from app.storage.spool import Spool
from app.upkeep import opening
from tests.support.databases import Place
from tests.support.galera import on_node
from tests.support.lending import BORROWERS, Case, Interrupted
from tests.support.mariadb import MariaDB

pytestmark = [pytest.mark.needs("mariadb"), pytest.mark.no_cover]

RACES = 20
_IDS = itertools.count(100, 10)

Pair = tuple[Case, Case]


@pytest.fixture(scope="module")
def cluster(nodes: list[MariaDB], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Give one case on each of two nodes, with the same ids."""
    first, second, _ = nodes
    with ExitStack() as stack:
        place = Place(tmp_path_factory.mktemp("galera"), first.new_database(), first).prepare()
        databases = [
            Database(place.database_url),
            Database(on_node(place.database_url, second)),
        ]
        for database in databases:
            stack.callback(database.close)
        keyring = opening.open_keyring(place.settings, databases[0])
        spool = Spool(place.settings.spool_folder)
        one, other = (Case(database, keyring, spool, 1, 2, 3) for database in databases)
        yield one, other


@pytest.fixture
def pair(cluster: Pair) -> Pair:
    """Give a lender of the test's own that both nodes know."""
    return _at_other_ids(cluster)


def _at_other_ids(pair: Pair) -> Pair:
    owner = next(_IDS)
    one, other = (case.of(owner, owner + 3, owner + 4) for case in pair)
    one.make_lender()
    other.synchronise()
    return one, other


def _stale(one: Case, other: Case) -> int:
    """Return how many of the two records do not have the new password on both nodes."""
    passwords: list[str | None] = []
    for case in (one, other):
        case.synchronise()
        passwords += [case.password(case.lender), case.password(case.borrower)]
    return sum(password != "new" for password in passwords)


@pytest.mark.parametrize("borrow", BORROWERS)
def test_a_rotation_sees_a_copy_of_another_node(pair: Pair, borrow: Callable[..., None]) -> None:
    """A copy that is committed on one node, while the other one rotates, gets the new password."""
    one, other = pair
    one.rotate(Interrupted(one, lambda _: borrow(other)))
    assert _stale(one, other) == 0


@pytest.mark.parametrize("borrow", BORROWERS)
def test_a_copy_sees_a_rotation_of_another_node(pair: Pair, borrow: Callable[..., None]) -> None:
    """A rotation that is committed on one node, while the other one copies, is copied."""
    one, other = pair
    borrow(one, Interrupted(one, lambda _: other.rotate()))
    assert _stale(one, other) == 0


def _race(one: Case, other: Case) -> int:
    """Rotate on one node and copy on the other at once; return how many records are stale."""
    start = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        ends = [pool.submit(_after, start, write) for write in (one.rotate, other.create)]
        for end in ends:
            end.result()
    return _stale(one, other)


def _after(start: Barrier, write: Callable[[], None]) -> None:
    start.wait()
    write()


def test_no_race_between_nodes_leaves_a_password_behind(pair: Pair) -> None:
    """Certification finds copy and rotation in each other's way, whichever is first."""
    assert sum(_race(*_at_other_ids(pair)) for _ in range(RACES)) == 0


@pytest.mark.usefixtures("unmarked")
def test_without_the_mark_nodes_pass_each_other(pair: Pair) -> None:
    """The control: two writes that have no row in common are both certified."""
    one, other = pair
    one.rotate(Interrupted(one, lambda _: other.create()))
    assert _stale(one, other) > 0


def test_a_copy_reaches_every_node(
    nodes: list[MariaDB], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """An installation that is copied into one node is complete on another one, and back."""
    first, second, _ = nodes
    folder = tmp_path_factory.mktemp("copied")
    sources = [Place(tmp_path, f"sqlite:///{tmp_path}/{name}.sqlite3", None) for name in "ab"]
    place = Place(folder, first.new_database(), first)
    sources[0].prepare().command("key", "create", "--name", "x", "--scope", "mail")
    sources[0].command("copy", "--to", place.database_url)
    beside = Place(tmp_path, on_node(place.database_url, second), second)
    assert beside.command("check").endswith("Everything is in order.")
    assert "both databases hold the same" in beside.command("copy", "--to", sources[1].database_url)
