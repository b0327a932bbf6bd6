"""`netflow-manager installation`: the WHMCS instances that share this service."""

import click
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from app.audit import trail
from app.audit.trail import Event
from app.commands.output import Group, show, table
from app.commands.session import Session, host_author, looking, opened
from app.config import Settings
from app.input.addresses import Network, network_of
from app.installations import settings_store
from app.records import measuring
from app.storage.known_keys import hold_primary
from app.storage.tables import installations
from app.storage.typed_rows import as_line
from app.times import now
from app.usage.networks import allowed_networks, assign

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


@installation_group.command(
    "networks",
    prints={
        "name": "Name of the installation.",
        "networks": "The networks that it may measure; null for all.",
        "changed": "How many series began or ended.",
    },
)
@click.argument("name")
@click.argument("networks", nargs=-1, metavar="[CIDR]...")
@click.option("--none", is_flag=True, help="Let it measure no address.")
@click.pass_obj
def networks(settings: Settings, name: str, networks: tuple[str, ...], *, none: bool) -> None:
    """Assign the networks whose traffic an installation may measure, or show them.

    Whoever writes records can type any address. An installation that is alone may measure all, one
    of several measures nothing until it has networks.
    """
    if none and networks:
        raise click.UsageError("--none and networks exclude each other.")
    listed = _parsed(networks)
    with opened(settings) as session:
        author = session.author_in(name)
        changed = 0
        if none or listed:
            session.database.transact(
                lambda connection: assign(connection, session.keyring, author, listed)
            )
            changed = measuring.sync(session.database, session.keyring, every=True)
        with session.database.read() as connection:
            allowed = allowed_networks(connection, session.keyring, author.installation_id)
    names = None if allowed is None else sorted(map(str, allowed))
    line = "all" if names is None else ", ".join(names) or "none"
    members = {"name": name, "networks": names, "changed": changed}
    show(members, f"{name} may measure: {line}.", f"{changed} series began or ended.")


def _parsed(names: tuple[str, ...]) -> list[Network]:
    try:
        return [network_of(name) for name in names]
    except ValueError:
        message = "must be addresses or subnets such as 192.0.2.0/24"
        raise click.BadParameter(message, param_hint="CIDR") from None
