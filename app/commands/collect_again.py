"""`netflow-manager collect --again`: collects whole days once more."""

from datetime import date

import click

from app.commands.output import note
from app.usage.again import Again, NotAgain
from app.usage.collector import Collector, Report
from app.usage.lease import LeaseLost
from app.usage.sources.nfdump import NfdumpSource
from app.usage.sources.source import SourceError

AGAIN = "netflow_manager.again"
MOST_DAYS = 31


def _again(context: click.Context, _option: click.Parameter, value: bool) -> None:  # noqa: FBT001 # as click passes it
    context.meta[AGAIN] = value


def _days(
    context: click.Context, _argument: click.Parameter, value: tuple[str, ...]
) -> range | None:
    """Return the days that are named, None without `--again`."""
    if not context.meta[AGAIN]:
        if value:
            raise click.UsageError("DAY needs --again.")
        return None
    if len(value) not in {1, 2}:
        raise click.UsageError("--again needs a day, or the first and the last of several.")
    try:
        found = [(date.fromisoformat(day) - date(1970, 1, 1)).days for day in value]
    except ValueError:
        raise click.BadParameter("must be a day such as 2026-11-28.") from None
    if not 1 <= len(days := range(found[0], found[-1] + 1)) <= MOST_DAYS:
        raise click.BadParameter(
            f"the last day must not be before the first, and {MOST_DAYS} days are the most."
        )
    return days


again_option = click.option(
    "--again",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_again,
    help="Read the files of a day of UTC, or of several, once more.",
)
days_argument = click.argument("days", nargs=-1, metavar="[DAY [DAY]]", callback=_days)


def collect_again(collector: Collector, source: NfdumpSource, days: range) -> Report:
    """Collect what is new, and these days again. Raises `ClickException` if that cannot be."""
    note("Reading files. The figures stay as they are until all are read.")
    try:
        return Again(collector, source, days).run()
    except LeaseLost:
        raise click.ClickException(
            "Another process has taken over. It undoes or finishes what this one began; look at "
            "the figures before you try again."
        ) from None
    except (NotAgain, SourceError) as error:
        raise click.ClickException(str(error)) from None
