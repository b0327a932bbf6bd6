"""Puts a backup in the place of the SQLite database, which is kept aside."""

import os
import re
import shutil
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, inspect, select
from sqlalchemy.engine import URL

from app.audit.trail import Author, Event
from app.config import Settings
from app.crypto.errors import KeyringError
from app.crypto.keyring import Keyring
from app.crypto.keyring_file import load_keyring
from app.private_file import delete_drafts, private_file, sync
from app.storage.database import Database
from app.storage.errors import DatabaseInUse, NotADatabase
from app.storage.known_keys import KnownKey, Mark, check_matches, find_outdated, unusable_in
from app.storage.revision import KNOWN, NEWEST, current_revision, is_usable, mismatch
from app.storage.sqlite_files import (
    GIVE_UP_SECONDS,
    beside,
    change_file,
    check_intact,
    exclusive,
    reading_file,
)
from app.storage.tables import access_records, provisioning_rules, sealing_keys
from app.times import now, to_datetime
from app.upkeep.backups import RESTORED, SideFile, digest_of, note, read_side_file, side_file_of
from app.upkeep.opening import missing_keyring
from app.upkeep.resealing import key_ids_in

# An incarnation that was edited to something else stays: it is what makes that record a broken one.
_RENEWAL = (
    "UPDATE {table} SET incarnation = lower(hex(randomblob(8))) "  # noqa: S608 - ours
    f"WHERE incarnation GLOB '{'[0-9a-f]' * 16}'"
)


class NotRestored(Exception):
    """A backup cannot take the place of the database. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is in a backup.

    `tagged` are the tables whose rows have entity tags, `key_problem` is why the keyring does not
    open everything, if so.
    """

    revision: str
    tagged: tuple[str, ...]
    needs_reseal: bool = False
    key_problem: str | None = None

    @property
    def needs_migration(self) -> bool:
        """Return whether this version cannot use the database before it is migrated."""
        return self.revision in KNOWN - {NEWEST}


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: its side file if it had one, and where the previous database is now."""

    side: SideFile | None
    aside: Path | None
    content: Content


@dataclass(frozen=True, slots=True)
class Restoring:
    """A backup and the place where it goes. `despite_keys` accepts what no key opens."""

    copy: Path
    settings: Settings
    author_in: Callable[[int], Author]
    despite_keys: bool = False

    def into(self, target: Path) -> Restored:
        """Check the backup, and put it in the place of the database `target`.

        No process can use that during the swap, and it is complete at every moment. The new file
        has the owner of the old one, or else of the folder. Raises `NotRestored`, `StorageError`,
        `KeyringError`, and `OSError` if the folder cannot be written.
        """
        # A link to the database stays one, and the new file is where the old one was.
        target = target.resolve()
        side = self._check_place(target)
        exists = target.exists()
        with ExitStack() as held, private_file(target, replace=exists) as draft:
            shutil.copyfile(self.copy, draft)
            _check_digest(draft, side, self.copy)
            found = self._check_content(draft)
            # Versions count on from those of the copy. With the old incarnations, a tag from after
            # the backup would come twice, and its holder would overwrite what it has not seen.
            for table in found.tagged:
                change_file(draft, _RENEWAL.format(table=table))
            self._note(draft, found.revision)
            _set_owner(draft, target if exists else target.parent)
            if exists:
                held.enter_context(exclusive(target))
                # Who opens the old file during the swap waits for its lock, and would then write
                # its pages beside the new one. After this time nobody waits any more.
                held.callback(time.sleep, GIVE_UP_SECONDS)
            elif target.exists():
                raise DatabaseInUse(f"A process has just made a database in {target.parent}.")
            aside = _keep_aside(target)
        delete_drafts(target.parent, re.escape(target.name))
        return Restored(side, aside if exists else None, found)

    def _check_place(self, target: Path) -> SideFile | None:
        if not self.copy.is_file():
            raise NotADatabase("The copy is not a file.")
        if target.exists() and target.samefile(self.copy):
            raise NotRestored("This file is the present database.")
        if any(path.stat().st_size for path in beside(self.copy)):
            raise NotRestored(
                f"A file beside the copy shows that it was in use when it was copied: "
                f"{beside(self.copy)[0].name}. Restore a file that `backup` has written."
            )
        return read_side_file(self.copy)

    def _check_content(self, draft: Path) -> Content:
        """Return the content; rows sealed with other keys than the primary need a reseal."""
        with reading_file(draft) as connection:
            check_intact(connection)
            revision = _check_revision(connection)
            tagged = _tagged(connection)
            used = key_ids_in(connection)
            known = _known_keys(connection)
        if not used and not known and not os.path.lexists(self.settings.keyring_file):
            return Content(revision, tagged)  # no key was ever needed
        if not os.path.lexists(self.settings.keyring_file):
            raise missing_keyring(self.settings.keyring_file)
        keyring = load_keyring(self.settings.keyring_file)
        problem = _find_key_problem(used, known, keyring)
        if problem is not None and not self.despite_keys:
            raise NotRestored(problem)
        return Content(revision, tagged, not used <= {keyring.primary_id}, problem)

    def _note(self, draft: Path, revision: str) -> None:
        if revision in KNOWN - {NEWEST}:
            return  # its trail may have other columns
        database = Database(URL.create("sqlite", database=str(draft)))
        try:
            note(database, self.author_in, Event(RESTORED, None, {"copy": self.copy.name}))
        finally:
            database.close()


def _check_digest(draft: Path, side: SideFile | None, copy: Path) -> None:
    if side is not None and (side.bytes, side.sha256) != (draft.stat().st_size, digest_of(draft)):
        raise NotRestored(
            f"The copy is not what {side_file_of(copy).name} describes: it was "
            "damaged or changed. Take another copy."
        )


def _check_revision(connection: Connection) -> str:
    revision = current_revision(connection)
    if revision is None:
        raise NotADatabase("The copy is not a database of NetFlow Manager.")
    if revision not in KNOWN and not is_usable(connection, revision):
        raise mismatch(revision)
    return revision


def _tagged(connection: Connection) -> tuple[str, ...]:
    """Return the tables with an incarnation in each row, in a database of any revision."""
    tables = inspect(connection)
    wanted = (access_records.name, provisioning_rules.name)
    return tuple(name for name in wanted if tables.has_table(name))


def _known_keys(connection: Connection) -> dict[str, KnownKey]:
    """Return the keys that a database of any revision knows, by id."""
    columns = {column["name"] for column in inspect(connection).get_columns(sealing_keys.name)}
    chosen = [column for column in sealing_keys.columns if column.name in columns]
    rows = connection.execute(select(*chosen)).mappings()
    return {
        str(row["id"]): KnownKey(row["check_value"], row.get("state", Mark.ACTIVE)) for row in rows
    }


def _find_key_problem(used: set[str], known: dict[str, KnownKey], keyring: Keyring) -> str | None:
    """Return why the keyring does not open everything or may not seal, with what to do."""
    keys = keyring.current
    try:
        check_matches(known, keys)
    except KeyringError as error:
        return str(error)
    ids = known.keys() | {key.key_id for key in keys.keys}
    for key_id in sorted(used & ids):  # a row with another id was edited, which `check` reports
        if not keys.opens(key_id):
            return unusable_in(keys, key_id, known)
    return find_outdated(known, keys)


def _set_owner(draft: Path, model: Path) -> None:
    """Set the owner and the group of a file to those of another one."""
    status = model.stat()
    if os.geteuid() != 0 and status.st_uid != os.geteuid():
        raise NotRestored(
            f"{model} belongs to user {status.st_uid}: run this command as that user, or as root."
        )
    if os.geteuid() == 0:
        os.chown(draft, status.st_uid, status.st_gid)


def _keep_aside(target: Path) -> Path:
    """Link the present database under a second name, and move the files beside it."""
    stamp = to_datetime(now()).strftime("%Y%m%dT%H%M%S.%fZ")
    aside = target.with_name(f"{target.stem}-replaced-{stamp}{target.suffix}")
    if target.exists():
        aside.hardlink_to(target)
        sync(target.parent)
    # SQLite would take a log of another database for that of the new one.
    for path in beside(target):
        path.rename(aside.with_name(aside.name + path.name.removeprefix(target.name)))
    sync(target.parent)
    return aside
