"""A login that one record lends to another, and what can happen to it meanwhile."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from pydantic import SecretStr
from sqlalchemy import Connection

from app.audit.trail import Author
from app.bulk.importing import run_import
from app.bulk.ndjson_format import read_ndjson
from app.bulk.upload import Upload
from app.crypto.keyring import Keyring
from app.crypto.seal import Field
from app.input.conditions import NO_CONDITION
from app.installations.settings_store import load_for_decision
from app.lifecycle.events import merge_clients
from app.records import write
from app.records.errors import RecordError
from app.records.logins import LoginRotation, rotate
from app.records.record import StoredRecord
from app.records.stated import RecordChange, RecordStated
from app.records.store import RecordStore
from app.storage.database import Database
from app.storage.spool import Spool

AUTHOR = Author(installation_id=1)


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

    def of(self, owner: int, lender: int, borrower: int) -> "Case":
        """Return a case of other ids on the same database."""
        return Case(self.database, self.keyring, self.spool, owner, lender, borrower)

    def run(self, work: Callable[[RecordStore], object], keyring: Keyring | None = None) -> None:
        """Run one write, with a keyring that can interrupt it."""

        def transaction(connection: Connection) -> None:
            work(RecordStore(connection, keyring or self.keyring, AUTHOR))

        self.database.transact(transaction)

    def synchronise(self) -> None:
        """Wait until this node of a cluster has what the others have acknowledged."""
        with self.database.read() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM access_records")

    def stored(self, service_id: int) -> StoredRecord:
        with self.database.read() as connection:
            found = RecordStore(connection, self.keyring, AUTHOR).find(service_id)
        assert found is not None
        return found

    def password(self, service_id: int) -> str | None:
        password = self.stored(service_id).password
        return None if password is None else password.get_secret_value()

    def make_lender(self) -> None:
        stated = RecordStated(client_id=self.owner, username="acme", password=SecretStr("old"))
        self.run(lambda store: write.put(store, self.lender, stated, NO_CONDITION))

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

        def work(store: RecordStore) -> list[int]:
            settings = load_for_decision(store.connection, store.keyring, AUTHOR.installation_id)
            return rotate(store, self.owner, rotation, settings.default_netflow_url)

        self.run(work, keyring)

    def put_lender(self) -> None:
        stated = RecordStated(client_id=self.owner, username="other", password=SecretStr("new"))
        self.run(lambda store: write.put(store, self.lender, stated, NO_CONDITION))

    def patch_lender(self) -> None:
        change = RecordChange(username="other", password=SecretStr("new"))
        self.run(lambda store: write.patch(store, self.lender, change, NO_CONDITION))

    def merge(self, keyring: Keyring | None = None) -> None:
        self.run(lambda store: merge_clients(store, self.owner, self.owner + 2), keyring)


BORROWERS = (Case.create, Case.replace, Case.patch, Case.load)
