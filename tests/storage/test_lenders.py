"""A login that is copied while it changes is not left behind: each order, step by step."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from io import BytesIO

import pytest
from pydantic import SecretStr
from sqlalchemy import Connection

from app.audit.trail import Author
from app.bulk.importing import Upload, run_import
from app.bulk.ndjson_format import read_ndjson
from app.crypto.keyring import Keyring
from app.crypto.seal import Field
from app.records import write
from app.records.conditions import NO_CONDITION
from app.records.errors import RecordError
from app.records.lifecycle import merge_clients
from app.records.logins import LoginRotation, rotate
from app.records.record import StoredRecord
from app.records.stated import RecordChange, RecordStated
from app.records.store import RecordStore
from app.storage.database import Database
from app.storage.spool import Spool
from tests.storage.conftest import Client
from tests.support.databases import SERVERS

AUTHOR = Author(installation_id=1)
NewId = Callable[[], int]


class Interrupted(Keyring):
    """Calls somebody else once, when a row was read: nothing is written or locked by then."""

    def __init__(self, case: "Case", somebody: Callable[["Case"], object]) -> None:
        super().__init__(case.keyring.current)
        self._service_id = case.lender
        self._waiting = [partial(somebody, case)]

    def open(self, token: str, fields: Sequence[Field]) -> bytes:
        while self._waiting and self._service_id in fields:
            self._waiting.pop()()
        return super().open(token, fields)


@dataclass(frozen=True)
class Case:
    """A client with a lender of its login `acme`/`old`, and a service that is to borrow it."""

    database: Database
    keyring: Keyring
    spool: Spool
    owner: int
    lender: int
    borrower: int

    def run(self, work: Callable[[RecordStore], object], keyring: Keyring | None = None) -> None:
        """Run one write, with a keyring that can interrupt it."""

        def transaction(connection: Connection) -> None:
            work(RecordStore(connection, keyring or self.keyring, AUTHOR))

        self.database.transact(transaction)

    def stored(self, service_id: int) -> StoredRecord:
        with self.database.read() as connection:
            found = RecordStore(connection, self.keyring, AUTHOR).find(service_id)
        assert found is not None
        return found

    def password(self, service_id: int) -> str | None:
        password = self.stored(service_id).password
        return None if password is None else password.get_secret_value()

    # What borrows.

    def create(self, keyring: Keyring | None = None) -> None:
        stated = RecordStated(client_id=self.owner, reuse_login_from=self.lender)
        self.run(lambda store: write.put(store, self.borrower, stated, NO_CONDITION), keyring)

    def replace(self, keyring: Keyring | None = None) -> None:
        self._make_borrower()
        self.create(keyring)

    def patch(self, keyring: Keyring | None = None) -> None:
        self._make_borrower()
        change = RecordChange(client_id=self.owner, reuse_login_from=self.lender)
        self.run(lambda store: write.patch(store, self.borrower, change, NO_CONDITION), keyring)

    def load(self, keyring: Keyring | None = None) -> None:
        row = b'{"service_id": %d, "client_id": %d, "reuse_login_from": %d}'
        file = BytesIO(row % (self.borrower, self.owner, self.lender))
        upload = Upload(file=file, read=read_ndjson, spool=self.spool)
        report = run_import(self.database, keyring or self.keyring, AUTHOR, upload)
        assert not report.errors.count

    def _make_borrower(self) -> None:
        """Store a record of another client, for the borrower to have one."""
        stated = RecordStated(client_id=self.owner + 1, username="its own", password=SecretStr("x"))
        with suppress(RecordError):
            self.run(lambda store: write.put(store, self.borrower, stated, NO_CONDITION))

    # What changes the login that is lent.

    def rotate(self, keyring: Keyring | None = None) -> None:
        rotation = LoginRotation(netflow_url=None, username="acme", new_password=SecretStr("new"))
        self.run(lambda store: rotate(store, self.owner, rotation), keyring)

    def put_lender(self) -> None:
        stated = RecordStated(client_id=self.owner, username="other", password=SecretStr("new"))
        self.run(lambda store: write.put(store, self.lender, stated, NO_CONDITION))

    def patch_lender(self) -> None:
        change = RecordChange(username="other", password=SecretStr("new"))
        self.run(lambda store: write.patch(store, self.lender, change, NO_CONDITION))

    def merge(self, keyring: Keyring | None = None) -> None:
        self.run(lambda store: merge_clients(store, self.owner, self.owner + 2), keyring)


BORROWERS = (Case.create, Case.replace, Case.patch, Case.load)


@pytest.fixture(scope="module", params=SERVERS)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Run on each kind of server; on SQLite writers take turns from their first read on."""
    return str(request.param)


@pytest.fixture
def case(client: Client, new_id: NewId) -> Case:
    """Give a lender of the test's own."""
    services = client.api.app.state.services
    parts = (services.database, services.keyring, services.spool)
    case = Case(*parts, new_id(), new_id(), new_id())
    for _ in range(2):
        new_id()  # the clients after `owner`
    client.api.put_record(case.lender, client_id=case.owner, username="acme", password="old")
    return case


@pytest.mark.parametrize("borrow", BORROWERS)
@pytest.mark.parametrize("change", [Case.rotate, Case.put_lender, Case.patch_lender])
def test_a_lender_that_changes_is_read_again(
    case: Case, borrow: Callable[..., None], change: Callable[[Case], None]
) -> None:
    """What changes the lender after it was read, and before the copy is stored, is copied."""
    borrow(case, Interrupted(case, change))
    lender, borrower = case.stored(case.lender), case.stored(case.borrower)
    assert case.password(case.borrower) == case.password(case.lender) == "new"
    assert borrower.record.username == lender.record.username


@pytest.mark.parametrize("borrow", BORROWERS)
def test_a_rotation_finds_who_borrows_meanwhile(case: Case, borrow: Callable[..., None]) -> None:
    """A copy that is stored after a rotation has read the records gets the new password."""
    tag = case.stored(case.lender).record.version
    case.rotate(Interrupted(case, borrow))
    assert (case.password(case.lender), case.password(case.borrower)) == ("new", "new")
    assert case.stored(case.lender).record.version == tag + 1


def test_a_merge_finds_who_borrows_meanwhile(case: Case) -> None:
    """A record that took its login from one of a merged client is moved with the others."""
    case.merge(Interrupted(case, Case.create))
    owners = {case.stored(service).record.client_id for service in (case.lender, case.borrower)}
    assert owners == {case.owner + 2}


@pytest.mark.usefixtures("unmarked")
@pytest.mark.parametrize("borrow", BORROWERS)
def test_without_the_mark_a_password_is_stale(case: Case, borrow: Callable[..., None]) -> None:
    """The control: where lenders are not marked, each order leaves an old password behind."""
    case.rotate(Interrupted(case, borrow))
    assert (case.password(case.lender), case.password(case.borrower)) == ("new", "old")


def test_a_copy_changes_nothing_of_the_lender(client: Client, new_id: NewId) -> None:
    """Version, ETag, times and history of the record that lends stay as they are."""
    owner, lender, borrower = new_id(), new_id(), new_id()
    before = client.api.put_record(lender, client_id=owner, username="acme", password="old")
    client.api.put_record(borrower, client_id=owner, reuse_login_from=lender)
    path = f"/v1/access-records/{lender}"
    assert client.get(path) == before
    assert len(client.get(f"{path}/history")["items"]) == 1
