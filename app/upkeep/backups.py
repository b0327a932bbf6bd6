"""Backups of an SQLite database: a copy, and a JSON file beside it that describes the copy."""

import fcntl
import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import Connection, func, select

from app import __version__
from app.audit.trail import Author, Event, write
from app.private_file import FOLDER_MODE, delete_drafts, private_file, read_small
from app.storage.database import Database
from app.storage.errors import NotADatabase
from app.storage.revision import current_revision
from app.storage.sqlite_files import check_intact, reading_file, take_copy
from app.storage.tables import installations
from app.times import now, to_datetime, to_text
from app.upkeep.resealing import key_ids_in

SIDE_SUFFIX = ".json"
MAX_SIDE_BYTES = 1024 * 1024
RESTORED = "backup.restored"
_MOMENT = r"\d{8}T\d{6}\.\d{6}Z"


class FolderBusy(Exception):
    """Another process makes a backup in the same folder."""


class SideFile(BaseModel):
    """What the file beside a copy says. `database` is the time at which the database was made."""

    model_config = ConfigDict(hide_input_in_errors=True, frozen=True)

    format: Literal["nfm-backup/1"] = "nfm-backup/1"
    copy_name: str
    made_at: str
    program: str
    revision: str | None
    database: str | None
    key_ids: list[str]
    bytes: int
    sha256: str


def side_file_of(copy: Path) -> Path:
    """Return the path of the file beside a copy."""
    return copy.with_name(copy.name + SIDE_SUFFIX)


def read_side_file(copy: Path) -> SideFile | None:
    """Return what the file beside a copy says, or None without one.

    Raises `NotADatabase` if it cannot be read.
    """
    path = side_file_of(copy)
    try:
        return SideFile.model_validate_json(read_small(path, MAX_SIDE_BYTES))
    except FileNotFoundError:
        return None
    except (OSError, ValidationError):
        raise NotADatabase(f"{path}: is not the file that `backup` writes beside a copy.") from None


def make_backup(source: Path, folder: Path, keep: int | None) -> tuple[Path, SideFile]:
    """Copy a database into a folder, and return the copy's path and what its side file says.

    The copy gets its name when it is checked and durable, after its side file. After that all but
    the `keep` newest copies of the same database in the folder are deleted; other files stay.
    Raises `FolderBusy`, `StorageError`, and `OSError` if the folder cannot be written.
    """
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    with _one_at_a_time(folder):
        moment = now()
        stamp = to_datetime(moment).strftime("%Y%m%dT%H%M%S.%fZ")
        copy = folder / f"{source.stem}-{stamp}{source.suffix}"
        with private_file(copy) as draft:
            take_copy(source, draft)
            with reading_file(draft) as connection:
                check_intact(connection)
                side = _describe(connection, draft, copy.name, to_text(moment))
            with private_file(side_file_of(copy)) as side_draft:
                side_draft.write_text(side.model_dump_json(indent=2) + "\n", encoding="utf-8")
        name = f"{re.escape(source.stem)}-{_MOMENT}{re.escape(source.suffix)}"
        delete_drafts(folder, f"{name}({re.escape(SIDE_SUFFIX)})?")
        if keep is not None:
            _delete_older(folder, side, keep)
    return copy, side


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def note(database: Database, author_in: Callable[[int], Author], event: Event) -> None:
    """Store an event in the trail of every installation. Raises `StorageError`."""

    def store(connection: Connection) -> None:
        for installation_id in connection.scalars(select(installations.c.id)).all():
            write(connection, author_in(installation_id), event)

    database.transact(store)


def _describe(connection: Connection, draft: Path, name: str, made_at: str) -> SideFile:
    first = connection.scalar(select(func.min(installations.c.created_at)))
    return SideFile(
        copy_name=name,
        made_at=made_at,
        program=__version__,
        revision=current_revision(connection),
        database=None if first is None else to_text(first),
        key_ids=sorted(key_ids_in(connection)),
        bytes=draft.stat().st_size,
        sha256=digest_of(draft),
    )


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FolderBusy from None
        yield
    finally:
        os.close(descriptor)


def _delete_older(folder: Path, newest: SideFile, keep: int) -> None:
    """Delete what this command made of the same database, but for the newest copies.

    A side file whose copy is gone is not one of them: it would take the place of a copy.
    """
    made = [side for side in _side_files(folder) if side.database == newest.database]
    lost = [side for side in made if not os.path.lexists(folder / side.copy_name)]
    for side in lost:  # its copy was moved away, or never came: it must not count as one
        side_file_of(folder / side.copy_name).unlink()
    others = [side for side in made if side not in lost and side.copy_name != newest.copy_name]
    for side in sorted(others, key=lambda side: side.made_at, reverse=True)[keep - 1 :]:
        copy = folder / side.copy_name
        # In this order: a copy without its side file would never be deleted.
        copy.unlink(missing_ok=True)
        side_file_of(copy).unlink()


def _side_files(folder: Path) -> Iterator[SideFile]:
    for path in folder.glob(f"*{SIDE_SUFFIX}"):
        copy = path.with_suffix("")
        try:
            side = read_side_file(copy)
        except NotADatabase:
            continue  # a file of somebody else
        is_own = side is not None and side.database is not None and side.copy_name == copy.name
        if side is not None and is_own and not copy.is_dir():
            yield side
