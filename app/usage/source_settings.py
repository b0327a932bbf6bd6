"""The source of an installation with its link: read, replaced and deleted by administrators."""

import os
from pathlib import Path
from typing import Final, Literal, NamedTuple

from pydantic import SecretStr
from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.exc import IntegrityError

from app.audit import trail
from app.audit.trail import Author, Event
from app.crypto.errors import BrokenSeal, UnknownSealingKey
from app.crypto.keyring import Keyring
from app.input.conditions import NO_CONDITION, Condition
from app.storage.errors import LostRace
from app.storage.known_keys import hold_primary
from app.storage.row_opener import RowOpener, row_opener
from app.storage.typed_rows import read_row
from app.storage.usage_tables import usage_sources
from app.times import Microseconds, now
from app.usage import source_store
from app.usage.kinds import NETFLOW_ANALYZER, NFDUMP
from app.usage.slots import UnknownTimeZone, slot_of, zone_named
from app.usage.sources.analyzer_client import Auth, Link
from app.usage.sources.netflow_analyzer import NetflowAnalyzer
from app.usage.stated_source import SourceStated
from app.usage.transitions import end_all, stop

STATED: Final = ("kind", "url", "auth", "time_zone")
MICROSECONDS: Final = 1_000_000
MAX_VERSION: Final = 2**31 - 2


class SourceNotFound(Exception):
    """The installation has no source of traffic."""


class StoredSource(NamedTuple):
    """A source, whether its seal opens, and the seal. A broken one has no key, and is not used.

    `is_locked` is true when a broken source is sealed with a key that is not usable here.
    """

    installation_id: int
    kind: str
    url: str | None
    auth: str | None
    time_zone: str | None
    version: int
    incarnation: str
    created_at: Microseconds
    updated_at: Microseconds
    last_success_at: Microseconds | None
    last_failure: str | None
    seal: str
    api_key: SecretStr | None
    integrity: Literal["ok", "broken"]
    is_locked: bool = False

    @property
    def etag(self) -> str:
        """Return the strong entity tag of what was stated, quotes included."""
        suffix = "" if self.integrity == "ok" else "-broken"
        return f'"{self.incarnation}-{self.version}{suffix}"'

    @property
    def stated(self) -> dict[str, object]:
        """Return what was stated, the key left out."""
        return {name: getattr(self, name) for name in STATED}

    def analyzer(self, ca_file: Path | None) -> NetflowAnalyzer | None:
        """Return the NetFlow Analyzer of this source; None where it is another kind, or broken."""
        if self.integrity == "broken" or self.kind != NETFLOW_ANALYZER or self.url is None:
            return None
        auth: Auth = "query" if self.auth == "query" else "header"
        try:
            zone = zone_named(self.time_zone or "UTC")
        except UnknownTimeZone:
            return None  # this host has other time zones than the one that stored it
        since = slot_of(self.updated_at / MICROSECONDS)
        return NetflowAnalyzer(Link(self.url, auth, self.api_key, ca_file), zone, since)


class Written(NamedTuple):
    """What a PUT left behind, and how many series it ended."""

    stored: StoredSource
    created: bool
    ended: int = 0


def find(connection: Connection, keyring: Keyring, installation_id: int) -> StoredSource | None:
    """Return the source of an installation, None when there is none."""
    query = select(usage_sources).where(usage_sources.c.installation_id == installation_id)
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else _open(row_opener(connection, keyring), row)


def polled(connection: Connection, keyring: Keyring) -> list[StoredSource]:
    """Return every intact source that is asked by itself, in order of installations."""
    query = select(usage_sources).where(usage_sources.c.kind == NETFLOW_ANALYZER)
    rows = connection.execute(query.order_by(usage_sources.c.installation_id)).mappings().all()
    opener = row_opener(connection, keyring)
    return [source for source in (_open(opener, row) for row in rows) if source.integrity == "ok"]


def put(
    connection: Connection,
    keyring: Keyring,
    author: Author,
    stated: SourceStated,
    condition: Condition,
) -> Written:
    """Create or replace the source of the author's installation.

    A key that is not stated stays while kind and URL do. With another kind or URL the open series
    end; the next round of the collector begins others. Raises `InvalidInput`,
    `PreconditionFailed`, `LostRace`, `KeyringOutdated`, and `UnknownSealingKey` if a key would be
    lost that is sealed with one which may become usable again.
    """
    stated.checked()
    before = find(connection, keyring, author.installation_id)
    condition.check(before)
    if before is not None and before.is_locked and stated.kind == NETFLOW_ANALYZER:
        _need_key(stated)
    trusted = before if before is not None and before.integrity == "ok" else None
    is_same = trusted is not None and (trusted.kind, trusted.url) == (stated.kind, stated.url)
    kept = trusted.api_key if trusted is not None and is_same else None
    key = SecretStr(stated.key) if stated.key else kept
    if trusted is not None and trusted.stated == stated.columns and _text(key) == _text(kept):
        return Written(trusted, created=False)
    after = _write(connection, keyring, author, (before, stated, key))
    ended = 0
    if before is not None and not is_same:
        ended = end_all(connection, keyring, author.installation_id)
    changes = _changes(trusted, after)
    trail.write(connection, author, Event("usage_source.updated", None, changes))
    return Written(after, before is None, ended)


def choose_nfdump(connection: Connection, keyring: Keyring, author: Author) -> int:
    """Let the author's installation take its figures from nfdump; return how many series ended.

    Raises as `put`.
    """
    stated = SourceStated(kind=NFDUMP)
    return put(connection, keyring, author, stated, NO_CONDITION).ended


def remove(connection: Connection, keyring: Keyring, author: Author, condition: Condition) -> None:
    """Delete the source of the author's installation, broken or not, and end its series.

    Raises `SourceNotFound`, `PreconditionFailed`, `LostRace`, `KeyringOutdated`.
    """
    stored = find(connection, keyring, author.installation_id)
    condition.check(stored)
    if stop(connection, keyring, author) is None:
        raise SourceNotFound


def _need_key(stated: SourceStated) -> None:
    if not stated.key:
        raise UnknownSealingKey


def _write(
    connection: Connection,
    keyring: Keyring,
    author: Author,
    wanted: tuple[StoredSource | None, SourceStated, SecretStr | None],
) -> StoredSource:
    """Store a source in place of the one before. Raises `LostRace`, `KeyringOutdated`."""
    before, stated, key = wanted
    moment = now()
    # Nothing of a broken row is kept: its version could repeat an ETag.
    goes_on = before is not None and before.integrity == "ok" and before.version < MAX_VERSION
    row: dict[str, object] = {
        "installation_id": author.installation_id,
        **stated.columns,
        "version": before.version + 1 if before is not None and goes_on else 1,
        "incarnation": before.incarnation if before is not None and goes_on else _drawn(),
        "created_at": before.created_at if before is not None and goes_on else moment,
        "updated_at": moment,
        "last_success_at": None,
        "last_failure": None,
    }
    source_store.forget_groups(connection, author.installation_id)
    keys = hold_primary(connection, keyring)
    row["seal"] = keys.seal(_text(key).encode(), source_store.sealed_fields(row))
    if before is not None:
        mine = usage_sources.c.installation_id == author.installation_id
        same = usage_sources.c.seal == before.seal
        if connection.execute(delete(usage_sources).where(mine, same)).rowcount != 1:
            raise LostRace
    try:
        connection.execute(insert(usage_sources).values(row))
    except IntegrityError:
        raise LostRace from None
    return StoredSource(**row, api_key=key, integrity="ok")  # type: ignore[arg-type]


def _open(opener: RowOpener, row: RowMapping) -> StoredSource:
    columns, _ = read_row(usage_sources, row)
    values = {name: columns[name] for name in StoredSource._fields[:-3]}
    incarnation = str(values["incarnation"])
    if not (incarnation.isascii() and incarnation.isalnum()):
        values["incarnation"] = ""  # it goes into a response header
    try:
        key = opener.open(row["seal"], source_store.sealed_fields_of(row)).decode()
    except BrokenSeal as error:
        is_locked = isinstance(error, UnknownSealingKey)
        return StoredSource(**values, api_key=None, integrity="broken", is_locked=is_locked)
    return StoredSource(**values, api_key=SecretStr(key) if key else None, integrity="ok")


def _changes(before: StoredSource | None, after: StoredSource) -> dict[str, object]:
    old = dict.fromkeys(STATED) if before is None else before.stated
    new = after.stated
    changes: dict[str, object] = {
        name: {"old": old[name], "new": new[name]} for name in STATED if old[name] != new[name]
    }
    keys = (_text(None if before is None else before.api_key), _text(after.api_key))
    if keys[0] != keys[1]:
        changes["api_key"] = "cleared" if not keys[1] else "changed" if keys[0] else "set"
    return changes


def _text(key: SecretStr | None) -> str:
    return "" if key is None else key.get_secret_value()


def _drawn() -> str:
    return os.urandom(8).hex()
