"""`netflow-manager installation`: the WHMCS instances that share this service."""

import click
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from app.audit import trail
from app.audit.trail import Event
from app.commands.output import Group, show, table
from app.commands.session import Session, host_author, looking, opened
from app.config import Settings
from app.installations import settings_store
from app.storage.known_keys import hold_primary
from app.storage.tables import installations
from app.storage.typed_rows import as_line
from app.times import now

MAX_NAME = 64


@click.group("installation", cls=Group)
def installation_group() -> None:
    """WHMCS instances. You need these commands only if you have more than one."""


@installation_group.command("create", prints={"name": "Name of the installation."})
@click.argument("name")
@click.pass_obj
def create(settings: Settings, name: str) -> None:
    """Add an installation. Create keys for it with `key create --installation NAME`."""
    if not name.isprintable() or name != name.strip() or not 1 <= len(name) <= MAX_NAME:
        raise click.BadParameter("must have 1 to 64 printable characters", param_hint="NAME")

    with opened(settings, makes=True) as session:
        try:
            session.database.transact(lambda connection: _create(connection, session, name))
        except IntegrityError:
            raise click.ClickException("There is an installation with this name already.") from None
    show({"name": name}, f"Created {name}.")


def _create(connection: Connection, session: Session, name: str) -> None:
    result = connection.execute(insert(installations).values(name=name, created_at=now()))
    (installation_id,) = result.inserted_primary_key or (0,)
    keys = hold_primary(connection, session.keyring)
    settings_store.add_defaults(connection, keys, installation_id)
    event = Event("installation.created", None, {"name": {"old": None, "new": name}})
    trail.write_many(connection, host_author(installation_id), [event])


@installation_group.command("list", prints={"items": "Installations: id, name."})
@click.pass_obj
def list_installations(settings: Settings) -> None:
    """List the installations: id, name."""
    with looking(settings) as session, session.database.read() as connection:
        rows = connection.execute(select(installations).order_by(installations.c.id)).all()
    show(
        {"items": [{"id": row.id, "name": row.name} for row in rows]},
        *table(("ID", "NAME"), [(str(row.id), as_line(row.name)) for row in rows]),
    )
