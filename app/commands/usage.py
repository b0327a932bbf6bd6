"""`netflow-manager usage`: what is measured of services."""

from dataclasses import replace

import click
from sqlalchemy import Connection

from app.client_area.usage import Wanted, asked_in, zone_of
from app.commands.output import Command, Group, show
from app.commands.session import installation_option, looking, opened
from app.commands.usage_output import lines_of
from app.commands.usage_probe import probe
from app.config import Settings
from app.crypto.keyring import Keyring
from app.input.fields import MAX_ID
from app.installations.settings import DisplaySettings
from app.installations.settings_store import BrokenSettings, load_for_display
from app.records import measuring
from app.records.reader import RecordReader
from app.usage.answer import PERIODS, usage_of
from app.usage.figures import METHODS, Method
from app.usage.kinds import NFDUMP
from app.usage.reporting import members_of
from app.usage.series import Question
from app.usage.slots import text_of
from app.usage.source_settings import choose_nfdump
from app.usage.source_store import origin_for_display
from app.usage.transitions import stop

NONE = "none"
PERIOD = "The last hours or days that are complete, or a billing cycle."


@click.group("usage", cls=Group)
def usage_group() -> None:
    """The traffic of services."""


usage_group.add_command(probe)


@usage_group.command(
    "source",
    cls=Command,
    prints={
        "kind": "Where the figures come from; null for nowhere.",
        "changed": "How many series began or ended.",
    },
)
@click.argument("kind", type=click.Choice([NFDUMP, NONE]), required=False)
@installation_option
@click.pass_obj
def source(settings: Settings, kind: str | None, installation: str) -> None:
    """Take the traffic of an installation from nfdump, or from nowhere; or show the source.

    NetFlow Analyzer is chosen with `PUT /v1/usage-source`; nfdump and none delete its stored key.
    Where several installations share the service, each also needs its networks: see
    `netflow-manager installation networks`.
    """
    with opened(settings) as session:
        author, keyring = session.author_in(installation), session.keyring
        changed = 0
        if kind == NONE:
            changed = session.database.transact(lambda c: stop(c, keyring, author)) or 0
        elif kind is not None:
            changed = session.database.transact(lambda c: choose_nfdump(c, keyring, author))
            changed += measuring.sync(session.database, keyring, every=True)
        with session.database.read() as connection:
            origin = origin_for_display(connection, keyring, author.installation_id)
    used = None if origin is None else origin.kind
    show({"kind": used, "changed": changed}, f"Source of traffic: {used or NONE}.")


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


@usage_group.command(
    "show",
    cls=Command,
    prints={
        "service_id": "The service.",
        "client_id": "Its client, who owns the record.",
        "period": "As in the API: from, to, time_zone, slots, elapsed_slots and known_slots.",
        "in": "bytes, average_bps, peak_bps, peak_at and percentile_95_bps; null if unknown.",
        "out": "The same of what was sent.",
        "total_bytes": "Both together.",
        "percentile_95": "bps, slot_bytes, method, direction and samples.",
        "collected_until": "When figures end, else null.",
    },
)
@click.argument("service", type=click.IntRange(1, MAX_ID))
@click.option("--period", type=click.Choice(PERIODS), default="24h", show_default=True, help=PERIOD)
@click.option(
    "--method", type=click.Choice(METHODS), help="Percentile, in place of that of the settings."
)
@installation_option
@click.pass_obj
def show_usage(
    settings: Settings, service: int, period: str, method: Method | None, installation: str
) -> None:
    """Show what SERVICE sent and received for the client who owns its record.

    Cycles begin on the first of the month, in the time zone of the settings.
    """
    with looking(settings) as session:
        author = session.author_in(installation)
        with session.database.read() as connection:
            reader = RecordReader(connection, session.keyring, author.installation_id)
            stored = reader.find(service)
            if stored is None or stored.integrity == "broken":
                raise click.ClickException("There is no intact record of this service.")
            client_id = stored.record.client_id
            question = Question(author.installation_id, service, client_id)
            display = _settings(connection, session.keyring, author.installation_id)
            time_zone, zone = zone_of(display)
            asked = asked_in(zone, display, Wanted(period, cycle_day=1))
            asked = replace(asked, method=method or asked.method)
            usage = usage_of(connection, session.keyring, question, asked)
    if usage is None:
        raise click.ClickException(
            "Nothing was measured of this service for its client, or a row was edited. "
            f"Run: netflow-manager record explain {service}"
        )
    until = None if usage.collected_until is None else text_of(usage.collected_until)
    members = {"service_id": service, "client_id": client_id, **members_of(usage, time_zone)}
    show(members | {"collected_until": until}, *lines_of(usage))


def _settings(connection: Connection, keyring: Keyring, installation_id: int) -> DisplaySettings:
    """Return the settings that figures are counted by."""
    try:
        return load_for_display(connection, keyring, installation_id)
    except BrokenSettings:
        raise click.ClickException(
            "The settings were edited directly in the database. Save them again."
        ) from None
