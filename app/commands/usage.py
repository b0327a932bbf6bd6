"""`netflow-manager usage`: what is measured of services."""

import click

from app.commands.output import Command, Group, show
from app.commands.session import opened
from app.config import Settings
from app.records import measuring


@click.group("usage", cls=Group)
def usage_group() -> None:
    """The traffic of services."""


@usage_group.command("sync", cls=Command, prints={"changed": "How many series began or ended."})
@click.pass_obj
def sync(settings: Settings) -> None:
    """Measure what the records say, where that is not so.

    Looks at every record of the installations that have a source. The collector begins missing
    series by itself; this command also ends those of addresses that an installation may no longer
    measure.
    """
    with opened(settings) as session:
        changed = measuring.sync(session.database, session.keyring, every=True)
    show({"changed": changed}, f"{changed} series began or ended.")
