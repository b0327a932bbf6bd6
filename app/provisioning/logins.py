"""The logins that a new service can use, and the usernames that it cannot."""

from typing import NamedTuple

from app.provisioning.reuse import newest_login
from app.records.reader import RecordReader
from app.records.record import StoredRecord
from app.records.usernames import clients_with


class Lender(NamedTuple):
    """A record that lends its login. `stored` is None for one that a dry run would create."""

    service_id: int
    netflow_url: str | None
    username: str | None
    has_password: bool
    stored: StoredRecord | None


class Logins:
    """Those of the stored records, but for the record of the service `without`.

    `default_url` is the URL of records without one.
    """

    def __init__(self, reader: RecordReader, default_url: str, without: int | None = None) -> None:
        self.reader = reader
        self.default_url = default_url
        self.without = without

    def newest(self, client_id: int, url: str) -> Lender | None:
        """Return the client's newest record that may lend its login at a URL."""
        stored = newest_login(self.reader, client_id, url, self.default_url, self.without)
        if stored is None:
            return None
        record, has_password = stored.record, stored.password is not None
        return Lender(record.service_id, record.netflow_url, record.username, has_password, stored)

    def clients_with(self, username: str, url: str) -> set[int]:
        """Return the clients that have a username at a URL, whatever its case."""
        return clients_with(self.reader, username, url, self.default_url, self.without)
