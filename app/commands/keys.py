"""`netflow-manager key`: the API keys."""

from typing import Any

import click
from sqlalchemy import Connection

from app.api.schemas.keys import ApiKeyAnswer, NewApiKeyAnswer
from app.auth import store
from app.auth.api_key import WHMCS_ADDON, ApiKey, Scope, scopes_to_text
from app.auth.store import EndedKey, NewKey, Succession, UnknownKey
from app.commands.output import Group, members_of, note, show, table
from app.commands.session import Session, host_author, installation_option, looking, opened
from app.config import Settings
from app.storage.typed_rows import as_line
from app.times import Microseconds, days_from_now, now, to_text

MAX_NAME = 100
FOR_WHMCS = "--for-whmcs"
HOUR = 3_600_000_000
LOCKED, EDITED = "locked", "edited"
UNKNOWN = "There is no such key. To list them: netflow-manager key list"


def _granted(
    context: click.Context, _option: click.Parameter, scopes: tuple[str, ...]
) -> frozenset[Scope]:
    """Return the scopes of the new key, named one by one or all at once."""
    is_for_whmcs = context.params.pop("for_whmcs")
    if bool(scopes) == is_for_whmcs:
        raise click.UsageError(f"Use --scope, once or more, or {FOR_WHMCS}.", context)
    return WHMCS_ADDON if is_for_whmcs else frozenset(map(Scope, scopes))


@click.group("key", cls=Group)
def key_group() -> None:
    """API keys: create, list, rotate, revoke."""


@key_group.command("create", prints=members_of(NewApiKeyAnswer))
@click.option("--name", required=True, help="Who uses it; shown in the audit trail.")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice([scope.value for scope in Scope]),
    callback=_granted,
    help="May be repeated; no scope implies another.",
)
@click.option(
    FOR_WHMCS,
    is_flag=True,
    is_eager=True,  # known before the scopes are checked
    help="In place of --scope: exactly those that the WHMCS addon needs.",
)
@installation_option
@click.option("--expires-in-days", type=click.IntRange(1, 36_500), help="Left out: never.")
@click.pass_obj
def create(
    settings: Settings,
    name: str,
    scopes: frozenset[Scope],
    installation: str,
    expires_in_days: int | None,
) -> None:
    """Create a key and print it, without any other output. It is not shown again."""
    if not name.isprintable() or not 1 <= len(name.strip()) <= MAX_NAME:
        raise click.BadParameter("must have 1 to 100 printable characters", param_hint="--name")
    expires_at = None if expires_in_days is None else days_from_now(expires_in_days)
    wanted = NewKey(name=name.strip(), scopes=scopes, expires_at=expires_at)
    with opened(settings, makes=True) as session:
        author = session.author_in(installation)
        key, token = session.database.transact(
            lambda connection: store.create(connection, session.keyring, author, wanted)
        )
    show(NewApiKeyAnswer.of(key, key=token).model_dump(mode="json"), token)


@key_group.command(
    "list",
    prints={
        "items": f"Keys: state (good, expired, revoked, {EDITED} or {LOCKED}), "
        f"{', '.join(ApiKeyAnswer.model_fields)}."
    },
)
@click.pass_obj
def list_keys(settings: Settings) -> None:
    """List all keys: id, state, installation, scopes, name, created, last used.

    Keys that were edited directly in the database are listed without what was edited, and so are
    those whose sealing key is not usable on this host: the service does not know them.
    """
    with looking(settings) as session, session.database.read() as connection:
        keys = store.load_all(connection, session.keyring)
        unopened = [
            *((key_id, EDITED) for key_id in store.load_broken(connection, session.keyring)),
            *((key_id, LOCKED) for key_id in store.load_locked(connection, session.keyring)),
        ]
    if not keys and not unopened:
        note("There is no API key yet. To make one: netflow-manager key create")
        show({"items": []})
        return
    moment = now()
    rows = [
        *(_row(key, moment) for key in keys),
        *((as_line(key_id), WHY_NOT_OPENED[state], *[""] * 5) for key_id, state in unopened),
    ]
    items = [
        *({"state": _state(key, moment)} | _members(key) for key in keys),
        *({"state": state} | NO_MEMBERS | {"id": key_id} for key_id, state in unopened),
    ]
    heads = ("ID", "STATE", "INSTALLATION", "SCOPES", "NAME", "CREATED", "LAST USED")
    show({"items": items}, *table(heads, rows))


WHY_NOT_OPENED = {EDITED: "edited: refused", LOCKED: "locked: its sealing key is not usable here"}
NO_MEMBERS: dict[str, object] = dict.fromkeys(ApiKeyAnswer.model_fields)


def _members(key: ApiKey) -> dict[str, Any]:
    return ApiKeyAnswer.of(key).model_dump(mode="json")


def _row(key: ApiKey, moment: Microseconds) -> tuple[str, ...]:
    scopes = f"[{scopes_to_text(key.scopes)}]"
    used = "never" if key.last_used_at is None else to_text(key.last_used_at)
    state = _state(key, moment)
    if key.revoked_at is not None:
        state += f" {to_text(key.revoked_at)}"
    elif key.expires_at is not None:
        state += f" until {to_text(key.expires_at)}"
    return (key.id, state, key.installation, scopes, key.name, to_text(key.created_at), used)


def _state(key: ApiKey, moment: Microseconds) -> str:
    if key.revoked_at is not None:
        return "revoked"
    return "good" if key.is_good_at(moment) else "expired"


@key_group.command(
    "rotate",
    prints=members_of(NewApiKeyAnswer) | {"replaced": "The old key, with when it expires."},
)
@click.argument("key_id")
@click.option(
    "--grace-hours",
    default=24,
    show_default=True,
    type=click.IntRange(1, 8_760),
    help="How long the old key still works.",
)
@click.option(
    "--expires-in-days",
    type=click.IntRange(1, 36_500),
    help="Of the new key. Left out: as many as the old one was made for, or never.",
)
@click.pass_obj
def rotate(settings: Settings, key_id: str, grace_hours: int, expires_in_days: int | None) -> None:
    """Create a key with the name and scopes of another one, and let that one expire.

    The new key is printed without any other output; it is not shown again. The old one works until
    the grace is over, so that its users can be changed one by one.
    """
    with opened(settings) as session:
        old, key, token = _rotate(session, key_id, grace_hours, expires_in_days)
    members = NewApiKeyAnswer.of(key, key=token).model_dump(mode="json")
    show(members | {"replaced": _members(old)}, token)
    note(f"The old key {old.id} expires at {to_text(old.expires_at or 0)}.")
    if key.expires_at is not None:
        note(f"The new key {key.id} expires at {to_text(key.expires_at)}.")


def _rotate(
    session: Session, key_id: str, grace_hours: int, expires_in_days: int | None
) -> tuple[ApiKey, ApiKey, str]:
    moment = now()
    expires_at = None if expires_in_days is None else days_from_now(expires_in_days)
    terms = Succession(moment, moment + grace_hours * HOUR, expires_at)

    def work(connection: Connection) -> tuple[ApiKey, ApiKey, str]:
        author = host_author(store.installation_id_of_key(connection, key_id))
        return store.rotate(connection, session.keyring, author, key_id, terms)

    try:
        return session.database.transact(work)
    except UnknownKey:
        raise click.ClickException(UNKNOWN) from None
    except EndedKey:
        raise click.ClickException(
            "This key is not good any more: see key list, and make a new one with key create."
        ) from None


@key_group.command("revoke", prints=members_of(ApiKeyAnswer))
@click.argument("key_id")
@click.pass_obj
def revoke(settings: Settings, key_id: str) -> None:
    """Revoke the key with this id (the part between the first two underscores)."""
    with opened(settings) as session:

        def work(connection: Connection) -> ApiKey:
            author = host_author(store.installation_id_of_key(connection, key_id))
            return store.revoke(connection, session.keyring, author, key_id)

        try:
            revoked = session.database.transact(work)
        except UnknownKey:
            raise click.ClickException(UNKNOWN) from None
    show(
        _members(revoked),
        f"Revoked {as_line(revoked.id)} ({as_line(revoked.name)}); effective within 5 seconds.",
    )
