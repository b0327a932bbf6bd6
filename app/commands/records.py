"""`netflow-manager record`: the access record of one service."""

from collections.abc import Iterator, Mapping
from typing import Any

import click

from app.api.schemas.records import AccessRecordAnswer, ExplanationAnswer
from app.client_area.explain import explain
from app.client_area.explain_usage import Traffic
from app.commands.output import Group, confirm, members_of, show
from app.commands.record_options import (
    member_options,
    password_options,
    refusals,
    stated_members,
)
from app.commands.session import Session, installation_option, looking, opened
from app.config import Settings
from app.crypto.errors import UnknownSealingKey
from app.input.conditions import ANY, Condition, PreconditionFailed
from app.input.fields import MAX_ID, MAX_TEXT
from app.installations import settings_store
from app.records import write
from app.records.errors import RecordNotFound
from app.records.passwords import plain, reveal
from app.records.reader import RecordReader
from app.records.record import StoredRecord
from app.records.stated import RecordChange, RecordStated
from app.records.store import RecordStore
from app.translations.catalog import ENGLISH

RECORD = members_of(AccessRecordAnswer) | {"etag": "Entity tag, for --if-version."}
MAX_STATUS = 64

_service = click.argument("service_id", type=click.IntRange(1, MAX_ID))
_if_version = click.option(
    "--if-version", help="Only if the record has this `version`, or this `etag`, now."
)


@click.group("record", cls=Group)
def record_group() -> None:
    """Access records: show, set, delete, explain, each by its WHMCS service id."""


@record_group.command("show", prints=RECORD | {"password": "With --reveal-password, else null."})
@_service
@click.option("--reveal-password", is_flag=True, help="Print it too; noted in the audit trail.")
@click.option("--reason", help="Why the password is needed; for the audit trail.")
@installation_option
@click.pass_obj
def show_record(
    settings: Settings,
    service_id: int,
    *,
    reveal_password: bool,
    reason: str | None,
    installation: str,
) -> None:
    """Print the record of a service, without its password."""
    reason = (reason or "").strip()
    if reveal_password != bool(reason) or len(reason) > MAX_TEXT:
        raise click.UsageError(
            f"--reveal-password and --reason, of at most {MAX_TEXT} characters, belong together."
        )

    def work(store: RecordStore) -> tuple[StoredRecord, str | None]:
        password = plain(reveal(store, service_id, reason))
        return write.existing(store, service_id, Condition()), password

    with (opened if reveal_password else looking)(settings) as session, refusals():
        if reveal_password:
            stored, password = session.change(installation, work)
        else:
            stored, password = _found(session, installation, service_id), None
    members = _members(stored)
    shown = members | {"password": password} if reveal_password else members
    show(members | {"password": password}, *_lines(shown))


def _found(session: Session, installation: str, service_id: int) -> StoredRecord:
    stored = _find(session, session.author_in(installation).installation_id, service_id)
    if stored is None:
        raise RecordNotFound
    return stored


def _find(session: Session, installation_id: int, service_id: int) -> StoredRecord | None:
    with session.database.read() as connection:
        return RecordReader(connection, session.keyring, installation_id).find(service_id)


@record_group.command("set", prints=RECORD | {"created": "Whether the record is new."})
@_service
@member_options
@password_options
@click.option("--create", is_flag=True, help="Create the record. Refused if there is one.")
@_if_version
@installation_option
@click.pass_obj
def set_record(
    settings: Settings,
    /,
    *,
    service_id: int,
    create: bool,
    if_version: str | None,
    installation: str,
    **members: Any,  # noqa: ANN401 - of `member_options` and `password_options`
) -> None:
    """Change members of a record; with --create, create it.

    What is left out stays as it is. An empty string clears a member. The password is read from a
    prompt or a file and is never an argument, which others on this host could see.
    """
    if create and if_version is not None:
        raise click.UsageError("--create and --if-version exclude each other.")

    with refusals():
        stated = stated_members(members)

        def work(store: RecordStore) -> StoredRecord:
            if create:
                new = RecordStated.model_validate(stated)
                condition = Condition(must_not_match=frozenset({ANY}))
                return write.put(store, service_id, new, condition).stored
            change = RecordChange.model_validate(stated)
            condition = _condition(store, service_id, if_version)
            return write.patch(store, service_id, change, condition)

        with opened(settings, makes=create) as session:
            stored = session.change(installation, work)
    result = _members(stored)
    line = f"{'Created' if create else 'Set'}; the record has version {stored.record.version}."
    warnings = [f"Warning: {warning['message']}" for warning in result["warnings"]]
    show(result | {"created": create}, line, *warnings)


@record_group.command("delete", prints={"service_id": "Id of the service.", "deleted": "True."})
@_service
@_if_version
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@installation_option
@click.pass_obj
def delete_record(
    settings: Settings,
    service_id: int,
    *,
    if_version: str | None,
    yes: bool,
    installation: str,
) -> None:
    """Delete the record of a service, with its password."""
    with opened(settings) as session, refusals():
        stored = _found(session, installation, service_id)
        owner = stored.record.client_id
        confirm(f"Delete the record of service {service_id}, of client {owner}?", yes=yes)

        def work(store: RecordStore) -> None:
            write.remove(store, service_id, _condition(store, service_id, if_version))

        session.change(installation, work)
    show({"service_id": service_id, "deleted": True}, f"Deleted the record of {service_id}.")


@record_group.command("explain", prints=members_of(ExplanationAnswer))
@_service
@click.option("--client-id", type=click.IntRange(1, MAX_ID), help="Whether this client sees it.")
@click.option("--status", help="Of the service in WHMCS, in place of the reported one.")
@installation_option
@click.pass_obj
def explain_record(
    settings: Settings,
    service_id: int,
    client_id: int | None,
    status: str | None,
    installation: str,
) -> None:
    """Explain why the section of a service is shown or not, and what to do."""
    if status is not None and len(status) > MAX_STATUS:
        raise click.BadParameter(f"has at most {MAX_STATUS} characters.", param_hint="--status")
    with looking(settings) as session:
        installation_id = session.author_in(installation).installation_id
        stored = _find(session, installation_id, service_id)
        with session.database.read() as connection:
            try:
                display = settings_store.load_for_display(
                    connection, session.keyring, installation_id
                )
            except (settings_store.BrokenSettings, UnknownSealingKey):
                display = None
            traffic = Traffic(connection, session.keyring, installation_id)
            of_traffic = traffic.explain(stored, display)
    of_section = explain(stored, display, client_id, status)
    answer = ExplanationAnswer.of(service_id, of_section, of_traffic, ENGLISH)
    lines = [
        f"{'ok' if condition.ok else 'NO'}  {condition.label}: {condition.found}"
        + (f" {condition.advice}" if condition.advice else "")
        for condition in answer.conditions
    ]
    is_shown = "" if answer.visible else "not "
    show(answer.model_dump(mode="json"), f"The section is {is_shown}shown.", *lines)


def _condition(store: RecordStore, service_id: int, wanted: str | None) -> Condition:
    """Return the condition of `--if-version`: a version number, or an entity tag."""
    if wanted is None:
        return Condition()
    if not wanted.isdecimal():
        return Condition(must_match=frozenset({f'"{wanted.strip(chr(34))}"'}))
    stored = store.find(service_id)
    if stored is None:
        raise RecordNotFound
    if stored.record.version != int(wanted):
        raise PreconditionFailed
    return Condition(must_match=frozenset({stored.etag}))


def _members(stored: StoredRecord) -> dict[str, Any]:
    return AccessRecordAnswer.of(stored).model_dump(mode="json") | {"etag": stored.etag}


def _lines(members: Mapping[str, Any]) -> Iterator[str]:
    width = max(map(len, members))
    for name, value in members.items():
        for item in (value or [None]) if isinstance(value, list) else [value]:
            yield f"{name.ljust(width)}  {_text(item)}"


def _text(value: Any) -> str:  # noqa: ANN401 - any member
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value["message"] if isinstance(value, dict) else value)
    # What somebody wrote into a row must not control the terminal.
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
