"""`netflow-manager provision`: records for the services of a list, by the rules of products."""

import sys
from pathlib import Path

import click

from app.commands.input_file import input_file, readable
from app.commands.session import Session, looking, opened
from app.commands.wording import counted
from app.config import Settings
from app.input.faults import InvalidInput
from app.provisioning.run import Report, Run, services_to_provision
from app.storage.spool import Spool

MAX_LISTED = 20


@click.command()
@input_file
@click.option("--dry-run", is_flag=True, help="Report what would be created, and create nothing.")
@click.option("--installation", default="default", show_default=True)
@click.pass_obj
def provision(settings: Settings, file: Path, *, dry_run: bool, installation: str) -> None:
    """Create the records that the services of FILE lack (- for standard input).

    FILE has a service on each line, as JSON, and ends with a line with their number. Records are
    created in batches: a run that is cut off is finished by the next.
    """
    spool = Spool(settings.spool_folder, sys.maxsize)
    with (looking if dry_run else opened)(settings) as session:
        report = _run(session, spool, file, installation, dry_run=dry_run)
    _print(report, dry_run=dry_run)


def _run(session: Session, spool: Spool, file: Path, installation: str, *, dry_run: bool) -> Report:
    author = session.author_in(installation)
    with readable(file, spool) as source, services_to_provision(spool) as listed:
        try:
            listed.fill(source, session.database.check)
        except InvalidInput as error:
            (fault,) = error.faults
            message = f"line {fault.line}: {fault.message} Nothing was created."
            raise click.ClickException(message) from None
        run = Run(session.database, session.keyring, author, listed)
        return run.preview() if dry_run else run.apply()


def _print(report: Report, *, dry_run: bool) -> None:
    for invalid in report.invalid[:MAX_LISTED]:
        fault = invalid.fault
        click.echo(f"service {invalid.service_id}: {fault.pointer}: {fault.message}", err=True)
    if report.invalid_count > MAX_LISTED:
        click.echo(f"… of {counted(report.invalid_count, 'service')}", err=True)
    created = "would be created" if dry_run else "created"
    click.echo(
        f"{counted(report.services, 'service')}: {report.created.count} {created}, "
        f"{report.existing} with a record, {report.without_rule} without a rule, "
        f"{report.not_visible} not visible, {report.invalid_count} invalid."
    )
    if report.invalid_count:
        raise click.ClickException("Some services do not fit the rules of their products.")
