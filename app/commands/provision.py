"""`netflow-manager provision`: records for the services of a list, by the rules of products."""

import sys
from pathlib import Path

import click

from app.commands.input_file import input_file, readable
from app.commands.output import Command, counted, note, show
from app.commands.session import Session, installation_option, looking, opened
from app.config import Settings
from app.input.faults import InvalidInput
from app.installations.settings_store import BrokenSettings
from app.provisioning.run import Invalid, Report, Run, services_to_provision
from app.storage.spool import Spool

MAX_LISTED = 20
NO_SETTINGS = (
    "The settings of the installation are not there yet, or were edited in the database. "
    "Start the service once, or save them again with PATCH /v1/settings."
)


@click.command(
    cls=Command,
    prints={
        "dry_run": "Whether nothing was to be stored.",
        "services": "Services on the list.",
        "existing": "Services with a record, broken or not.",
        "without_rule": "Services of a product without an enabled rule.",
        "not_visible": "Services of a status that shows no section, or that have ended.",
        "created": "Records created.",
        "service_ids": "The first thousand of them, by service.",
        "invalid_count": "Services whose record would break a rule of a member.",
        "invalid": "The first thousand: service_id, pointer, code, message.",
    },
)
@input_file
@click.option("--dry-run", is_flag=True, help="Report what would be created, and create nothing.")
@installation_option
@click.pass_obj
def provision(settings: Settings, file: Path, *, dry_run: bool, installation: str) -> None:
    """Create the records that the services of FILE lack (- for standard input).

    FILE has a service on each line, such as {"service_id": 1234, "client_id": 56,
    "product_id": 7, "status": "Active"}, and ends with a line with their number:
    {"end": true, "count": 1}. A service may have domain, service_username, dedicated_ip and
    assigned_ips, a list, too. Records are created in batches: a run that is cut off is finished by
    the next.
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
        try:
            return run.preview() if dry_run else run.apply()
        except BrokenSettings:
            raise click.ClickException(NO_SETTINGS) from None


def _print(report: Report, *, dry_run: bool) -> None:
    for invalid in report.invalid[:MAX_LISTED]:
        fault = invalid.fault
        note(f"service {invalid.service_id}: {fault.pointer}: {fault.message}")
    if report.invalid_count > MAX_LISTED:
        note(f"… of {counted(report.invalid_count, 'service')}")
    created = "would be created" if dry_run else "created"
    members = {
        "dry_run": dry_run,
        "services": report.services,
        "existing": report.existing,
        "without_rule": report.without_rule,
        "not_visible": report.not_visible,
        "created": report.created.count,
        "service_ids": report.created.service_ids,
        "invalid_count": report.invalid_count,
        "invalid": list(map(_members, report.invalid)),
    }
    show(
        members,
        f"{counted(report.services, 'service')}: {report.created.count} {created}, "
        f"{report.existing} with a record, {report.without_rule} without a rule, "
        f"{report.not_visible} not visible, {report.invalid_count} invalid.",
    )
    if report.invalid_count:
        raise click.ClickException("Some services do not fit the rules of their products.")


def _members(invalid: Invalid) -> dict[str, object]:
    fault = invalid.fault
    return {
        "service_id": invalid.service_id,
        "pointer": fault.pointer,
        "code": fault.code,
        "message": fault.message,
    }
