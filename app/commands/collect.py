"""`netflow-manager collect`: collects the traffic of services from the files of nfcapd."""

import re
import signal
import threading
from types import FrameType

import click

from app.commands.output import Command, counted, note, show
from app.commands.session import Session, opened
from app.config import Settings, SettingsError
from app.crypto.errors import CryptoError
from app.flow_settings import FlowSettings
from app.installations import settings_store
from app.records import measuring
from app.storage.errors import StorageError
from app.usage.collector import Collector, Report, Work
from app.usage.lease import LeaseLost
from app.usage.retention import Kept
from app.usage.sources.nfdump import NfdumpOptions, NfdumpSource
from app.usage.spread import Limits

ROUND_SECONDS = 60.0
"""A file is read at most a minute after it has ended for a minute."""
MILLISECONDS = 1_000
_AGE = re.compile(r"([1-9][0-9]{0,3})(m|h|d)", re.ASCII)
_UNITS = {"m": 60, "h": 3_600, "d": 86_400}
MOST_SECONDS = 7 * 86_400
LONGEST = Kept(sum_days=400, total_days=1_100)

HELD = "Another process collects; this one did nothing."


def _age(_context: click.Context, _option: click.Parameter, text: str) -> int:
    """Return the milliseconds in a text such as 90m."""
    match = _AGE.fullmatch(text)
    seconds = int(match[1]) * _UNITS[match[2]] if match else 0
    if not 0 < seconds <= MOST_SECONDS:
        raise click.BadParameter("must be such as 90m, 2h or 1d, and at most 7d.")
    return seconds * MILLISECONDS


@click.command(
    cls=Command,
    prints={
        "collected": "Whether this process collected; else another one does so now.",
        "files": "Files by outcome: added, late, repeated, unreadable.",
        "series": "Series that were measured.",
        "series_broken": "Series that were not, because somebody has edited their row.",
        "series_changed": "Series that began or ended because a record had none, or another's.",
        "days_packed": "Days that were closed.",
        "failure": "Why a part of the files was not read, else null.",
    },
)
@click.option("--loop", is_flag=True, help="Go on, with a round each minute, until a signal.")
@click.option("--once", is_flag=True, help="One round, the default: for a timer.")
@click.option(
    "--max-flow-age",
    default="2h",
    show_default=True,
    callback=_age,
    help="A flow that ended earlier before it was received has a wrong clock.",
)
@click.pass_obj
def collect(settings: Settings, *, loop: bool, once: bool, max_flow_age: int) -> None:
    """Collect the traffic of services from files of nfcapd.

    Any number of processes may run, on several hosts; one of them works at a time.
    """
    if loop and once:
        raise click.UsageError("--loop and --once exclude each other.")
    if settings.flows is None:
        raise SettingsError("NFM_NFDUMP_DIR: must be set to the directory of nfcapd.")
    source = _source(settings.flows, max_flow_age)
    with opened(settings) as session:
        work = Work(
            lambda: measuring.sync(session.database, session.keyring),
            lambda: _kept(session),
            active_timeout=settings.flows.active_timeout,
        )
        collector = Collector(session.database, session.keyring, source, work)
        if loop:
            _loop(session, collector)
        else:
            _once(collector)


def _source(flows: FlowSettings, max_flow_age: int) -> NfdumpSource:
    limits = Limits(flows.active_timeout * MILLISECONDS, max_flow_age)
    options = NfdumpOptions(flows.directory, flows.interval, flows.flow_filter, limits)
    return NfdumpSource(options)


def _kept(session: Session) -> dict[int, Kept]:
    """Return how long each installation keeps its figures.

    One whose settings are broken, or whose key is not usable here, loses none by that.
    """
    with session.database.read() as connection:
        loaded = settings_store.load_all(connection, session.keyring)
    return {
        installation_id: LONGEST
        if settings is None
        else Kept(settings.usage_sum_days, settings.usage_total_days)
        for installation_id, settings in loaded.items()
    }


def _once(collector: Collector) -> None:
    try:
        report = collector.round()
    except LeaseLost:
        report = None
    if report is None:
        show(_members(Report(), collected=False), HELD)
        return
    collector.give_back()
    show(_members(report, collected=True), *_lines(report))
    if report.failure is not None:
        raise click.ClickException(str(report.failure))


def _loop(session: Session, collector: Collector) -> None:
    """Collect until a signal. A round that fails is repeated by the next one."""
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()
        session.database.stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    rounds = 0
    while not stopping.is_set():
        rounds += _has_collected(collector)
        stopping.wait(ROUND_SECONDS)
    session.database.stopping.clear()
    collector.give_back()
    show(_members(Report(), collected=rounds > 0), f"Stopped after {counted(rounds, 'round')}.")


def _has_collected(collector: Collector) -> bool:
    """Collect in a round, and return whether this process did. An error is printed."""
    try:
        report = collector.round()
    except LeaseLost:
        note(HELD)
    except (CryptoError, StorageError) as error:
        note(str(error) or str(type(error).__doc__))
    else:
        if report is not None and report.failure is not None:
            note(str(report.failure))
        return report is not None
    return False


def _members(report: Report, *, collected: bool) -> dict[str, object]:
    return {
        "collected": collected,
        "files": dict(report.files),
        "series": report.series,
        "series_broken": report.broken,
        "series_changed": report.changed,
        "days_packed": report.packed,
        "failure": None if report.failure is None else str(report.failure),
    }


def _lines(report: Report) -> list[str]:
    outcomes = ", ".join(f"{number} {name}" for name, number in sorted(report.files.items()))
    return [
        f"Files: {outcomes or 'none that is new'}.",
        f"Series: {report.series} measured, {report.broken} broken, {report.changed} changed.",
        f"Days packed: {report.packed}.",
    ]
