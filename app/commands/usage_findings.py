"""What `check` looks at of the traffic of services."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from app.config import Settings
from app.crypto.errors import UnknownSealingKey
from app.crypto.keyring import Keyring
from app.storage.database import Database
from app.storage.known_keys import known_keys
from app.storage.row_opener import RowOpener
from app.storage.typed_rows import as_line
from app.storage.usage_tables import usage_files, usage_series, usage_sources
from app.usage import known
from app.usage.kinds import NETFLOW_ANALYZER, NFDUMP, source_name
from app.usage.networks import allowed_networks, assigned
from app.usage.series import open_series
from app.usage.slots import SLOTS_PER_DAY, SLOTS_PER_HOUR, day_of, moment_of
from app.usage.source_store import NOTHING, installations_with_source, origin_for_display
from app.usage.sources.flow_content import digest_in
from app.usage.sources.nfdump import NfdumpOptions, NfdumpSource
from app.usage.sources.source import Marker, SourceError
from app.usage.timeline import current_slot, first_slot

FAILURES = {
    "unreachable": "does not answer in time",
    "refused": "refuses the key, or asks for a login",
    "unreadable": "delivers what is not understood",
    "disagrees": "delivers a series that contradicts its totals or the clock",
}
BATCH = 1_000
MAX_LISTED = 5


def usage_findings(settings: Settings, database: Database, keyring: Keyring) -> Iterator[str]:
    """Yield what is wrong with sources, series and files. Nothing without a source."""
    with database.read() as connection:
        installation_ids = installations_with_source(connection)
    if not installation_ids:
        return
    with database.read() as connection:
        yield from _source_findings(connection, keyring, installation_ids)
        yield from _failure_findings(connection)
        yield from _slot_findings(connection)
        yield from _late_findings(connection)
        stored = _markers(connection)
    with database.read() as connection:
        yield from _series_findings(connection, keyring)
    yield from _file_findings(settings, stored)


def _source_findings(
    connection: Connection, keyring: Keyring, installation_ids: list[int]
) -> Iterator[str]:
    for each in installation_ids:
        if origin_for_display(connection, keyring, each) == NOTHING:
            yield (
                f"Source of traffic of installation {each}: its row was edited; nothing is "
                "measured. Set it again."
            )
        if not assigned(connection, keyring, each).is_intact:
            yield (
                f"Networks of installation {each}: the row was edited; no address is measured. "
                "Assign them again: netflow-manager installation networks NAME CIDR…"
            )
        elif allowed_networks(connection, keyring, each) == ():
            yield (
                f"Installation {each} has a source of traffic and no networks, so nothing is "
                "measured. Run: netflow-manager installation networks NAME CIDR…"
            )


def _failure_findings(connection: Connection) -> Iterator[str]:
    """Yield how the last round of a source has failed that is asked over HTTP."""
    columns = usage_sources.c
    query = select(columns.installation_id, columns.last_failure).where(
        columns.kind == NETFLOW_ANALYZER, columns.last_failure.is_not(None)
    )
    for installation_id, failure in connection.execute(query.order_by(columns.installation_id)):
        yield (
            f"Source of traffic of installation {installation_id}: NetFlow Analyzer "
            f"{FAILURES.get(failure, 'failed')}. What is missing is shown as gaps. Try it: "
            "netflow-manager usage probe --group NAME"
        )


def _series_findings(connection: Connection, keyring: Keyring) -> Iterator[str]:
    keys = known_keys(connection)  # before rows are streamed
    opener = RowOpener(keyring, lambda: keys)
    query = select(usage_series).execution_options(yield_per=BATCH)
    for row in connection.execute(query).mappings():
        try:
            is_intact = open_series(opener, row).is_intact
        except UnknownSealingKey:
            continue  # reported with the key
        if not is_intact:
            service, installation = as_line(row["service_id"]), as_line(row["installation_id"])
            yield (
                f"Traffic of service {service} (installation {installation}): a series was edited; "
                "no figures of the service are shown."
            )


def _slot_findings(connection: Connection) -> Iterator[str]:
    """Yield which sources deliver nothing new, and what nfdump left out of the last day."""
    for source, begin in sorted(_begins(connection).items()):
        newest = known.newest(connection, source)
        if not known.is_late(source, begin):
            continue  # nothing is to be expected yet
        if newest is None or known.is_late(source, newest):
            yield _stopped(source, newest)
        elif source == NFDUMP:
            yield from _gap_findings(connection, begin, newest)


def _begins(connection: Connection) -> dict[str, int]:
    """Return the first slot that each source measures now for a service, by name."""
    columns = usage_series.c
    query = select(columns.kind, columns.installation_id, func.min(columns.from_slot)).where(
        columns.kind.in_((NFDUMP, NETFLOW_ANALYZER)), columns.to_slot.is_(None)
    )
    begins: dict[str, int] = {}
    for kind, number, begin in connection.execute(
        query.group_by(columns.kind, columns.installation_id)
    ):
        if isinstance(begin, int):
            source = source_name(kind, number)
            begins[source] = min(begin, begins.get(source, begin))
    return begins


def _stopped(source: str, newest: int | None) -> str:
    whose = "" if source == NFDUMP else f" of installation {source.partition(':')[2]}"
    advice = (
        "whether nfcapd writes files with flows."
        if source == NFDUMP
        else "whether NetFlow Analyzer has the groups."
    )
    found = (
        f"No traffic{whose} was collected yet."
        if newest is None
        else f"Traffic{whose} was collected until {moment_of(newest + 1):%Y-%m-%d %H:%M} UTC."
    )
    return f"{found} Check whether `netflow-manager collect` runs, and {advice}"


def _gap_findings(connection: Connection, begin: int, newest: int) -> Iterator[str]:
    begin = max(begin, newest - SLOTS_PER_DAY)
    gaps = known.between(connection, NFDUMP, begin, newest).count(0)
    if gaps:
        yield (
            f"Traffic: {gaps} slots of five minutes of the last {SLOTS_PER_DAY // SLOTS_PER_HOUR} "
            "hours are unknown; pages show them as gaps."
        )


def _late_findings(connection: Connection) -> Iterator[str]:
    columns = usage_files.c
    since = first_slot(day_of(current_slot()) - 7)
    query = select(func.count(), func.min(columns.name)).where(
        columns.source == NFDUMP, columns.outcome == "late", columns.slot >= since
    )
    count, name = connection.execute(query).one()
    if count:
        yield (
            f"Traffic: {count} files of the last week came after their day was closed, and what "
            f"they hold of it is not counted: {as_line(name)} and others."
        )


def _markers(connection: Connection) -> list[Marker]:
    columns = usage_files.c
    names = (columns.name, columns.digest, columns.slot, columns.flows, columns.bytes)
    since = current_slot() - SLOTS_PER_DAY
    query = select(*names).where(columns.source == NFDUMP, columns.slot >= since)
    return [
        # An edited digest is empty: the file is reported as changed.
        Marker(row[0], digest_in(row[1]), row[2], row[3], row[4])
        for row in connection.execute(query)
    ]


def _file_findings(settings: Settings, stored: list[Marker]) -> Iterator[str]:
    """Look at the files of this host, if it has them."""
    if settings.flows is None:
        return
    source = NfdumpSource(NfdumpOptions(settings.flows.directory, settings.flows.interval))
    try:
        changed, ahead = source.changed(stored), source.ahead()
    except SourceError as error:
        yield f"Traffic: {error}"
        return
    for names, what in (
        (changed, "were written to after they were collected, which is not counted"),
        (ahead, "are of a time to come: the clock of the host of nfcapd was wrong"),
    ):
        if names:
            listed = ", ".join(map(as_line, names[:MAX_LISTED]))
            yield f"Files of flows {what}: {listed}."
