"""The logins that a dry run finds: those of stored records, and of those that it would create."""

import sqlite3

from app.provisioning.drafting import draft
from app.provisioning.logins import Lender, Logins
from app.provisioning.rule import RuleStated
from app.provisioning.service import NewService
from app.records.reader import RecordReader
from app.records.usernames import folded

_LENDERS = (
    "lenders (client_id, url, service_id, netflow_url, username, has_password, "
    "PRIMARY KEY (client_id, url))"
)
_USERNAMES = "usernames (folded, url, client_id, PRIMARY KEY (folded, url, client_id))"
TABLES = (_LENDERS, _USERNAMES)
_LENDER = (
    "SELECT service_id, netflow_url, username, has_password FROM lenders "
    "WHERE client_id = ? AND url = ?"
)


class TrialLogins(Logins):
    """Keeps what the dry run would create in the temporary tables `TABLES`."""

    def __init__(self, reader: RecordReader, default_url: str, scratch: sqlite3.Connection) -> None:
        super().__init__(reader, default_url)
        self._scratch = scratch

    def add(self, rule: RuleStated, service: NewService) -> None:
        """Draft the record of a service and remember its login. Raises `InvalidInput`.

        The record would be newer than every stored one.
        """
        found = draft(self, rule, service)
        stated = found.stated
        if stated.username is None:
            return
        url = stated.netflow_url or self.default_url
        taken = (folded(stated.username), url, service.client_id)
        self._scratch.execute("INSERT OR IGNORE INTO usernames VALUES (?, ?, ?)", taken)
        if stated.enabled:
            login = (service.service_id, stated.netflow_url, stated.username, found.has_password)
            row = (service.client_id, url, *login)
            self._scratch.execute("INSERT OR REPLACE INTO lenders VALUES (?, ?, ?, ?, ?, ?)", row)

    def newest(self, client_id: int, url: str) -> Lender | None:
        """Return the client's newest record that may lend its login at a URL."""
        found = self._scratch.execute(_LENDER, (client_id, url)).fetchone()
        if found is None:
            return super().newest(client_id, url)
        service_id, netflow_url, username, has_password = found
        return Lender(service_id, netflow_url, username, bool(has_password), None)

    def clients_with(self, username: str, url: str) -> set[int]:
        """Return the clients that have a username at a URL, whatever its case."""
        query = "SELECT client_id FROM usernames WHERE folded = ? AND url = ?"
        found = self._scratch.execute(query, (folded(username), url))
        return super().clients_with(username, url) | {client_id for (client_id,) in found}
