"""`netflow-manager check`: checks everything and says how to fix it."""

import asyncio
import secrets
import stat
from collections.abc import Iterator

import click
from sqlalchemy import Connection, func, insert, make_url, select

from app.auth import store
from app.commands.output import Command, counted, progress_through, show
from app.commands.usage_findings import usage_findings
from app.config import Settings
from app.crypto.errors import CryptoError
from app.crypto.keyring import Keyring
from app.installations import settings_store
from app.provisioning import all_rules
from app.records.rows import open_row
from app.storage.database import Database
from app.storage.errors import SpoolUnavailable, StorageError
from app.storage.known_keys import find_outdated, known_keys, unusable_in
from app.storage.reasons import name_of
from app.storage.revision import check_revision, remark_on
from app.storage.row_opener import RowOpener
from app.storage.spool import Spool
from app.storage.sqlite_files import beside
from app.storage.tables import access_records, installations
from app.storage.typed_rows import as_line
from app.terminal import is_json
from app.times import now
from app.upkeep import opening
from app.upkeep.first_settings import are_awaited
from app.upkeep.resealing import count_by_key
from app.whmcs.client import WhmcsClient
from app.whmcs.errors import ServiceUnknown, WhmcsUnavailable

BATCH = 1_000
MAX_LISTED = 100


class Facts(dict[str, object]):
    """What the check looks at, by the names of its JSON members."""

    def note(self, name: str, value: object, line: str) -> None:
        """Keep a fact for programs, and print the line for people at once."""
        self[name] = value
        if not is_json():
            click.echo(line)


@click.command(
    "check",
    cls=Command,
    prints={
        "ok": "Whether there is no problem.",
        "data_dir": "The data directory.",
        "database": "Kind and place of the database, without a password.",
        "keys": "How many keys the keyring has; null, as what follows, if it was not reached.",
        "primary_key": "The id of the one that seals.",
        "migrations": "A remark about the revision of the database, else null.",
        "records": "How many were checked.",
        "whmcs": "Whether its API answers; null where none is set.",
        "problem_count": "How many problems there are.",
        "problems": "The first hundred, each with what to do.",
    },
)
@click.pass_obj
def check(settings: Settings) -> None:
    """Check settings, database, migrations, keyring and every seal. Exit code 1 on a finding."""
    facts = Facts(dict.fromkeys(("keys", "primary_key", "migrations", "records", "whmcs")))
    findings = list(_findings(settings, facts))
    listed = findings[:MAX_LISTED]
    lines = [f"PROBLEM  {finding}" for finding in listed]
    if len(findings) > MAX_LISTED:
        lines.append(f"PROBLEM  … and {len(findings) - MAX_LISTED} more")
    members = {"ok": not findings, "problem_count": len(findings), "problems": listed}
    show({**facts, **members}, *(lines or ["Everything is in order."]))
    if findings:
        raise click.ClickException("The check found problems; see above.")


def _findings(settings: Settings, facts: Facts) -> Iterator[str]:
    yield from _folder_findings(settings, facts)
    yield from _spool_findings(settings)
    place = name_of(make_url(settings.database_url))
    facts.note("database", place, f"Database: {place}")
    try:
        database = opening.open_database(settings)
    except StorageError as error:
        yield f"Database: {error}" if str(error) else "Database: it does not answer."
        return
    try:
        keyring = opening.look_at_keyring(settings, database)
        facts["primary_key"] = keyring.primary_id
        keys = counted(len(keyring.keys), "key")
        facts.note("keys", len(keyring.keys), f"Keyring: {keys}, primary {keyring.primary_id}.")
        if remark := remark_on(check_revision(database)):
            facts.note("migrations", remark.strip(), f"Migrations:{remark}")
        yield from _write_findings(database)
        yield from _file_findings(database)
        yield from _sealing_key_findings(database, keyring)
        yield from _key_findings(database, keyring)
        yield from _settings_findings(database, keyring)
        yield from _rule_findings(database, keyring)
        yield from _record_findings(database, keyring, facts)
        yield from usage_findings(settings, database, keyring)
    except CryptoError as error:
        yield f"Keyring: {error}"
    finally:
        database.close()
    yield from _whmcs_findings(settings, facts)


def _folder_findings(settings: Settings, facts: Facts) -> Iterator[str]:
    facts.note("data_dir", str(settings.data_dir), f"Data directory: {settings.data_dir}")
    if settings.embedded and settings.data_dir.is_dir():
        mode = stat.S_IMODE(settings.data_dir.stat().st_mode)
        if mode & 0o077:
            yield f"{settings.data_dir}: others may enter it. Run: chmod 700 {settings.data_dir}"


class _Undone(Exception):
    """Rolls a transaction back."""


def _write_findings(database: Database) -> Iterator[str]:
    """Write a row and take it back: rights, space and a standby are seen by nothing else."""

    def write_and_undo(connection: Connection) -> None:
        row = {"name": f"check {secrets.token_hex(16)}", "created_at": now()}
        connection.execute(insert(installations).values(row))
        raise _Undone

    try:
        database.transact(write_and_undo)
    except _Undone:
        return
    except StorageError as error:
        yield f"Database: writing failed. {error}"


def _sealing_key_findings(database: Database, keyring: Keyring) -> Iterator[str]:
    with database.read() as connection:
        known = known_keys(connection)
        counts = count_by_key(connection)
    outdated = find_outdated(known, keyring.current)
    if outdated is not None:
        yield outdated
    # Rows with another key id were edited, which is detected when they are opened.
    ids = known.keys() | {key.key_id for key in keyring.keys}
    for key_id, rows in sorted(counts.items()):
        if key_id in ids and not keyring.current.opens(key_id):
            listed = ", ".join(counted(number, noun) for noun, number in rows.items())
            yield f"{listed}: {unusable_in(keyring.current, key_id, known)}"


def _file_findings(database: Database) -> Iterator[str]:
    file = database.sqlite_file
    if file is None:
        return
    for path in (file, *beside(file)):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield f"{path}: others may read or write it. Run: chmod 600 {path}"


def _spool_findings(settings: Settings) -> Iterator[str]:
    folder = settings.spool_folder
    try:
        Spool(folder).check()
    except SpoolUnavailable as error:
        yield (
            f"{folder}: imports and reconciliations are refused. {error} Make room, let the user "
            "of the service write there, or set NFM_DATA_DIR to another folder."
        )


def _key_findings(database: Database, keyring: Keyring) -> Iterator[str]:
    with database.read() as connection:
        for key_id in store.load_broken(connection, keyring):
            name = as_line(key_id)
            yield f"API key {name}: its row was edited; it is refused. Revoke it, create a new one."


def _settings_findings(database: Database, keyring: Keyring) -> Iterator[str]:
    with database.read() as connection:
        missing = settings_store.missing(connection)
        # The next start of the service stores them.
        awaited = missing if are_awaited(connection, keyring) else []
        for installation_id in settings_store.installation_ids(connection):
            is_broken = settings_store.is_broken(connection, keyring, installation_id)
            if is_broken and installation_id not in awaited:
                done = "deleted" if installation_id in missing else "edited"
                yield (
                    f"Settings of installation {installation_id}: the row was {done}; clients "
                    "and mails see nothing. Save them again with PATCH /v1/settings."
                )


def _rule_findings(database: Database, keyring: Keyring) -> Iterator[str]:
    with database.read() as connection:
        for rule in all_rules.load_broken(connection, keyring):
            yield (
                f"Rule of product {rule.product_id} (installation {rule.installation_id}): its row "
                "was edited; it creates no records. Save it again with a PUT, or delete it."
            )


def _whmcs_findings(settings: Settings, facts: Facts) -> Iterator[str]:
    if settings.whmcs is None:
        return
    given = settings.whmcs
    client = WhmcsClient(given.url, given.identifier, given.secret)
    try:
        # Any id works: this only checks whether WHMCS answers.
        asyncio.run(client.client_of(1))
    except WhmcsUnavailable:
        facts["whmcs"] = False
        yield (
            "WHMCS: it does not answer as its API documents. Look at NFM_WHMCS_URL, at the "
            "credentials, and at the addresses that WHMCS allows to use its API."
        )
        return
    except ServiceUnknown:
        pass
    facts.note("whmcs", value=True, line="WHMCS: it answers.")


def _record_findings(database: Database, keyring: Keyring, facts: Facts) -> Iterator[str]:
    query = select(access_records).execution_options(yield_per=BATCH)
    count = 0
    with database.read() as connection:
        known = known_keys(connection)  # before rows are streamed
        total = connection.scalar(select(func.count()).select_from(access_records)) or 0
        opener = RowOpener(keyring, lambda: known)
        rows = connection.execute(query).mappings()
        for row in progress_through("Records", rows, total):
            count += 1
            stored = open_row(opener, row)
            if stored.integrity == "broken" and not stored.is_locked:
                service, installation = as_line(row["service_id"]), as_line(row["installation_id"])
                yield (
                    f"Record of service {service} (installation {installation}): its seal does "
                    "not match its row; it is not shown. Replace it with a PUT that has a password "
                    "or clear_password, or delete it."
                )
    facts.note("records", count, f"Records: {count} checked.")
