"""`netflow-manager usage probe`: what the source makes of a group or of addresses now."""

from collections.abc import Iterator

import click

from app.commands.collectors import files_of
from app.commands.output import Command, show
from app.commands.session import Session, installation_option, looking
from app.config import Settings, SettingsError
from app.input.addresses import networks_in
from app.usage import source_settings
from app.usage.slots import SLOTS_PER_HOUR, Slot, text_of
from app.usage.sources.group_names import match
from app.usage.sources.netflow_analyzer import NetflowAnalyzer
from app.usage.sources.nfdump import NfdumpSource
from app.usage.sources.source import Measured, NothingDone, SourceError, SourceUnreadable
from app.usage.timeline import current_slot

Sums = dict[Slot, tuple[int, int]]


@click.command(
    "probe",
    cls=Command,
    prints={
        "measured": "The group or the networks.",
        "path": "Which answer of NetFlow Analyzer proved itself, else null.",
        "slots": "How many slots of five minutes have bytes, or are known.",
        "from": "When the first of them begins, as RFC 3339, else null.",
        "until": "When the last of them ends, else null.",
        "bytes_in": "Bytes received in these slots, null without any.",
        "bytes_out": "Bytes sent, null without any.",
    },
)
@click.option("--group", metavar="NAME", help="An IP group of NetFlow Analyzer: today's series.")
@click.option("--address", metavar="IP", help="Addresses or subnets: flows of the last hour.")
@installation_option
@click.pass_obj
def probe(settings: Settings, group: str | None, address: str | None, installation: str) -> None:
    """Show what the source makes of a group or an address now. Nothing is stored.

    The flows of an address are those in the files of nfcapd on this host.
    """
    if (group is None) == (address is None):
        raise click.UsageError("Either --group or --address is needed.")
    try:
        if group is not None:
            with looking(settings) as session:
                analyzer = _analyzer(settings, session, installation)
            _show_group(analyzer, group)
        else:
            _show_address(settings, address or "")
    except SourceError as error:
        raise click.ClickException(str(error)) from None


def _analyzer(settings: Settings, session: Session, installation: str) -> NetflowAnalyzer:
    author = session.author_in(installation)
    with session.database.read() as connection:
        stored = source_settings.find(connection, session.keyring, author.installation_id)
    analyzer = None if stored is None else stored.analyzer(settings.nfa_ca_file)
    if analyzer is None:
        raise click.ClickException(
            "The source of this installation is not NetFlow Analyzer, or its row was edited. "
            "Set it with PUT /v1/usage-source."
        )
    return analyzer


def _show_group(analyzer: NetflowAnalyzer, name: str) -> None:
    found = match(name, analyzer.groups())
    if found is None:
        raise click.ClickException("NetFlow Analyzer has no such group, or several alike.")
    understood = analyzer.understand(found)
    _show(found.name, understood.sums, understood.path)


def _show_address(settings: Settings, address: str) -> None:
    if settings.flows is None:
        raise SettingsError("NFM_NFDUMP_DIR: must be set to the directory of nfcapd.")
    networks = networks_in(address)
    if not networks:
        raise click.BadParameter("must be addresses or subnets", param_hint="--address")
    source = files_of(settings.flows)
    series = [Measured(1, tuple(networks), current_slot() - SLOTS_PER_HOUR)]
    sums: Sums = {}
    for slot, (received, sent) in _moved(source, series):
        before = sums.get(slot, (0, 0))
        sums[slot] = (before[0] + received, before[1] + sent)
    _show(", ".join(sorted(map(str, networks))), sums, None)


def _moved(source: NfdumpSource, series: list[Measured]) -> Iterator[tuple[Slot, tuple[int, int]]]:
    """Yield what the files that can be read have of a series."""
    try:
        for batch in source.batches(series, NothingDone()):
            for (_, slot), moved in batch.sums.items():
                yield slot, moved
    except SourceUnreadable as error:
        click.echo(str(error), err=True)


def _show(measured: str, sums: Sums, path: str | None) -> None:
    members: dict[str, object] = {"measured": measured, "path": path, "slots": len(sums)}
    if not sums:
        unknown = dict.fromkeys(("from", "until", "bytes_in", "bytes_out"))
        show(members | unknown, f"{measured}: nothing was found.")
        return
    begin, end = text_of(min(sums)), text_of(max(sums) + 1)
    received, sent = (sum(moved[direction] for moved in sums.values()) for direction in (0, 1))
    members |= {"from": begin, "until": end, "bytes_in": received, "bytes_out": sent}
    show(
        members,
        f"{measured}: slots: {len(sums)}, from {begin} until {end}.",
        f"Received {received:,} bytes, sent {sent:,} bytes.",
    )
