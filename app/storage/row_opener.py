"""Opens the seals of rows and distinguishes missing keys from keys that never existed."""

from collections.abc import Callable, Container, Sequence
from functools import cache, partial

from sqlalchemy import Connection

from app.crypto.errors import BrokenSeal, UnknownSealingKey
from app.crypto.keyring import SealOpener
from app.crypto.seal import Field, split
from app.storage.known_keys import known_keys


class RowOpener:
    """Opens seals like the keyring, and checks key ids for which the keyring has no key.

    Somebody who can write SQL can put any id into a seal. If the database does not know the key
    either, it never existed: the row was edited, and no keyring file will open it.
    """

    def __init__(self, opener: SealOpener, known_ids: Callable[[], Container[str]]) -> None:
        self._opener = opener
        self._known_ids = known_ids

    def open(self, token: str, fields: Sequence[Field]) -> bytes:
        """Return the plaintext of a token.

        Raises `UnknownSealingKey` if its key is not usable here but may become usable again, and
        `BrokenSeal` in every other case. Must be called while the connection is open.
        """
        try:
            return self._opener.open(token, fields)
        except UnknownSealingKey:
            if self._is_key(split(token)[0]):
                raise
            raise BrokenSeal from None

    def _is_key(self, key_id: str) -> bool:
        in_keyring = {key.key_id for key in self._opener.keys}
        return key_id in in_keyring or key_id in self._known_ids()


def row_opener(connection: Connection, opener: SealOpener) -> RowOpener:
    """Return an opener for the rows of a connection. It queries the known keys at most once.

    It may do so at any time: rows must not be streamed from the same connection meanwhile.
    """
    return RowOpener(opener, cache(partial(known_keys, connection)))
