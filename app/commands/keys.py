"""`netflow-manager key`: the API keys."""

import click
from sqlalchemy import Connection

from app.auth import store
from app.auth.api_key import WHMCS_ADDON, ApiKey, Scope, scopes_to_text
from app.auth.store import NewKey, UnknownKey
from app.commands.session import Session, host_author, looking, opened
from app.commands.wording import print_table
from app.config import Settings
from app.storage.typed_rows import as_line
from app.times import days_from_now, now, to_text

MAX_NAME = 100
FOR_WHMCS = "--for-whmcs"


def _granted(
    context: click.Context, _option: click.Parameter, scopes: tuple[str, ...]
) -> frozenset[Scope]:
    """Return the scopes of the new key, named one by one or all at once."""
    is_for_whmcs = context.params.pop("for_whmcs")
    if bool(scopes) == is_for_whmcs:
        raise click.UsageError(f"Use --scope, once or more, or {FOR_WHMCS}.", context)
    return WHMCS_ADDON if is_for_whmcs else frozenset(map(Scope, scopes))


@click.group("key")
def key_group() -> None:
    """API keys: create, list, revoke."""


@key_group.command("create")
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
@click.option("--installation", default="default", show_default=True)
@click.option("--expires-in-days", type=click.IntRange(1, 36_500))
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
        click.echo(_create(session, installation, wanted))


def _create(session: Session, installation: str, wanted: NewKey) -> str:
    author = session.author_in(installation)

    def work(connection: Connection) -> str:
        _, text = store.create(connection, session.keyring, author, wanted)
        return text

    return session.database.transact(work)


@key_group.command("list")
@click.pass_obj
def list_keys(settings: Settings) -> None:
    """List all keys: id, state, installation, scopes, name.

    Keys that were edited directly in the database are listed without what was edited.
    """
    with looking(settings) as session, session.database.read() as connection:
        keys = store.load_all(connection, session.keyring)
        broken = store.load_broken(connection, session.keyring)
    if not keys and not broken:
        click.echo("There is no API key yet. To make one: netflow-manager key create", err=True)
        return
    print_table(
        ("ID", "STATE", "INSTALLATION", "SCOPES", "NAME"),
        [
            (key.id, _state(key), key.installation, f"[{scopes_to_text(key.scopes)}]", key.name)
            for key in keys
        ]
        + [(as_line(key_id), "edited: refused", "", "", "") for key_id in broken],
    )


def _state(key: ApiKey) -> str:
    if key.revoked_at is not None:
        return f"revoked {to_text(key.revoked_at)}"
    if key.expires_at is None:
        return "good"
    return f"{'good' if key.is_good_at(now()) else 'expired'} until {to_text(key.expires_at)}"


@key_group.command("revoke")
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
            raise click.ClickException("There is no such key.") from None
        click.echo(
            f"Revoked {as_line(revoked.id)} ({as_line(revoked.name)}); effective within 5 seconds."
        )
