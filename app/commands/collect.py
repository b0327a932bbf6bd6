"""`netflow-manager collect`: collects the traffic of services from nfcapd and NetFlow Analyzer."""

import re
import signal
import threading
from types import FrameType

import click

from app.commands.collect_again import again_option, collect_again, days_argument
from app.commands.collectors import MILLISECONDS, Collecting, Collectors
from app.commands.output import Command, counted, note, show
from app.commands.session import Session, opened
from app.config import Settings
from app.crypto.errors import CryptoError
from app.storage.errors import StorageError
from app.usage.collector import Report
from app.usage.lease import LeaseLost

ROUND_SECONDS = 60.0
"""A file is read at most a minute after it has ended for a minute."""
_AGE = re.compile(r"([1-9][0-9]{0,3})(m|h|d)", re.ASCII)
_UNITS = {"m": 60, "h": 3_600, "d": 86_400}
MOST_SECONDS = 7 * 86_400

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
        "files": "Files, or groups, by outcome: added, late, repeated, unreadable, again.",
        "series": "Series that were measured.",
        "series_broken": "Series that were not, because somebody has edited their row.",
        "series_changed": "Series that began or ended because a record had none, or another's.",
        "days_packed": "Days that were closed.",
        "failure": "Why a part of a source was not read, else null.",
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
@again_option
@days_argument
@click.pass_obj
def collect(
    settings: Settings, *, loop: bool, once: bool, max_flow_age: int, days: range | None
) -> None:
    """Collect the traffic of services from files of nfcapd, and from NetFlow Analyzer.

    Any number of processes may run, on several hosts; one of them works on a source at a time.
    NetFlow Analyzer is asked once an hour.

    With `--again`, what a day such as 2026-11-28, or the days from the first to the second, have of
    nfcapd is replaced by what its files hold now: for files that came late or were written to. All
    files that were counted for it must still be there; else nothing is changed. NetFlow Analyzer is
    not asked: it keeps no older series, and those of today are set anew once an hour.
    """
    if loop and (once or days is not None):
        raise click.UsageError("--loop excludes --once and --again.")
    with opened(settings) as session:
        collectors = Collectors(session, settings, max_flow_age)
        collectors.check()
        if days is not None:
            _show(Report.of([collect_again(*collectors.of_files(), days)]))
        elif loop:
            _loop(session, collectors)
        else:
            _once(collectors)


def _once(collectors: Collectors) -> None:
    due = collectors.now(is_single=True)
    reports = [report for report in map(_round, due) if report is not None]
    if due and not reports:
        show(_members(Report(), collected=False), HELD)
        return
    _show(Report.of(reports))


def _show(report: Report) -> None:
    """Print what was done. Raises `ClickException` if a part of a source was not read."""
    show(_members(report, collected=True), *_lines(report))
    if report.failure is not None:
        raise click.ClickException(str(report.failure))


def _round(collector: Collecting) -> Report | None:
    """Return what a round did; None while another process does one."""
    try:
        report = collector.round()
    except LeaseLost:
        return None
    if report is not None:
        collector.give_back()
    return report


def _loop(session: Session, collectors: Collectors) -> None:
    """Collect until a signal. A round that fails is repeated by the next one."""
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()
        session.database.stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    rounds = 0
    used: list[Collecting] = []
    while not stopping.is_set():
        used = _used_now(collectors) or used
        done = [_has_collected(collector) for collector in used]
        rounds += any(done)
        stopping.wait(ROUND_SECONDS)
    session.database.stopping.clear()
    for collector in used:
        collector.give_back()
    show(_members(Report(), collected=rounds > 0), f"Stopped after {counted(rounds, 'round')}.")


def _used_now(collectors: Collectors) -> list[Collecting]:
    """Return the collectors of a round; none, with the error printed, without the database."""
    try:
        return collectors.now(is_single=False)
    except (CryptoError, StorageError) as error:
        note(str(error) or str(type(error).__doc__))
        return []


def _has_collected(collector: Collecting) -> bool:
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
