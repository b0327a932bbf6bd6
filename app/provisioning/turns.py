"""One transaction after the other provisions the services of a client, on every database.

Two services of a new client at once must share one login, and two clients must not get the same
username at once: the second transaction has to see what the first one stored.
"""

from collections.abc import Iterable
from zlib import crc32

from sqlalchemy import Connection, case, insert, update
from sqlalchemy.exc import IntegrityError

from app.records.usernames import folded
from app.storage.errors import LostRace
from app.storage.tables import provisioning_turns

MAX_TURN = 2**30
_HASHES = 2**31


def take_turns(connection: Connection, installation_id: int, client_ids: Iterable[int]) -> None:
    """Wait until no other transaction provisions services of these clients.

    The turns last until the transaction ends. They are rows that it changes: Galera, where a lock
    holds on one node only, refuses the COMMIT of the second. Raises `LostRace`.
    """
    _take(connection, installation_id, client_ids)


def take_turn_of_username(connection: Connection, installation_id: int, username: str) -> None:
    """Wait until no other transaction gives a new login this username, whatever its case.

    As `take_turns`. Its row has a negative number in place of a client.
    """
    _take(connection, installation_id, [-1 - crc32(folded(username).encode()) % _HASHES])


def _take(connection: Connection, installation_id: int, numbers: Iterable[int]) -> None:
    columns = provisioning_turns.c
    # In one order, so that two transactions do not wait for each other.
    for number in sorted(set(numbers)):
        taken = connection.execute(
            update(provisioning_turns)
            .where(columns.installation_id == installation_id, columns.client_id == number)
            .values(turn=case((columns.turn.between(0, MAX_TURN), columns.turn + 1), else_=0))
        )
        if taken.rowcount:
            continue
        values = {"installation_id": installation_id, "client_id": number, "turn": 0}
        try:
            connection.execute(insert(provisioning_turns).values(values))
        except IntegrityError:
            raise LostRace from None
