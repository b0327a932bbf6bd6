"""`netflow-manager import` and `export`: records from and to a file."""

import os
import sys
from pathlib import Path
from typing import Any, get_args

import click

from app.bulk.csv_format import read_csv
from app.bulk.exporting import BATCH, Export, Format
from app.bulk.importing import run_import
from app.bulk.meaning import Mode
from app.bulk.ndjson_format import read_ndjson
from app.bulk.rows import Reader
from app.bulk.upload import Report, Upload
from app.commands.input_file import input_file, readable
from app.commands.output import Command, counted, note, progress, show
from app.commands.output_file import output_file
from app.commands.session import installation_option, looking, opened
from app.config import Settings
from app.input.faults import Fault
from app.records.reader import RecordReader
from app.records.record import StoredRecord
from app.storage.spool import Spool

READERS: dict[Format, Reader] = {"csv": read_csv, "ndjson": read_ndjson}
SUFFIXES: dict[str, Format] = {".csv": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson"}
MAX_LISTED = 20

_format = click.option(
    "--format",
    "file_format",
    type=click.Choice(["csv", "ndjson"]),
    help="Left out: by the end of the name of FILE.",
)


@click.command(
    "import",
    cls=Command,
    prints={
        "dry_run": "Whether nothing was to be stored.",
        "rows": "Rows of the file.",
        "created": "Records created.",
        "updated": "Records updated.",
        "unchanged": "Records that are as the file says already.",
        "error_count": "How many errors there are. With errors nothing was stored.",
        "errors": "The first thousand: line, pointer, code, message.",
        "warning_count": "How many warnings there are, in a dry run.",
        "warnings": "The first thousand, as `errors`.",
    },
)
@input_file
@_format
@click.option(
    "--mode",
    type=click.Choice(get_args(Mode)),
    default="upsert",
    show_default=True,
    help="create: an existing record is an error. patch: change only the columns of the file.",
)
@click.option("--dry-run", is_flag=True, help="Look for errors, warn, and store nothing.")
@installation_option
@click.pass_obj
def import_records(
    settings: Settings,
    /,
    *,
    file: Path,
    file_format: Format | None,
    installation: str,
    **how: Any,  # noqa: ANN401 - the members of `Upload`
) -> None:
    """Store the records of FILE (- for standard input): all rows or none."""
    read = READERS[_format_of(file, file_format)]
    spool = Spool(settings.spool_folder, sys.maxsize)
    with opened(settings, makes=not how["dry_run"]) as session, readable(file, spool) as source:
        author = session.author_in(installation)
        size = source.seek(0, os.SEEK_END)
        with progress("Importing", size) as move:
            upload = Upload(file=source, read=read, spool=spool, progress=move, **how)
            report = run_import(session.database, session.keyring, author, upload)
    _print(report, dry_run=upload.dry_run)


@click.command(
    "export",
    cls=Command,
    prints={
        "file": "Path of the file.",
        "records": "How many are in it.",
        "left_out": "Service ids of the records whose seal does not open.",
    },
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_format
@click.option("--include-passwords", is_flag=True, help="In clear; noted in the audit trail.")
@installation_option
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@click.pass_obj
def export_records(
    settings: Settings,
    /,
    *,
    file: Path,
    file_format: Format | None,
    force: bool,
    **how: Any,  # noqa: ANN401 - `installation` and `include_passwords`
) -> None:
    """Write every record to FILE, which only its owner may read, in order of service id."""
    left_out: list[StoredRecord] = []
    file_format = _format_of(file, file_format)
    with looking(settings) as session, output_file(file, replace=force) as draft:
        export = Export(
            database=session.database,
            keyring=session.keyring,
            author=session.author_in(how["installation"]),
            format=file_format,
            left_out=left_out.append,
            with_passwords=how["include_passwords"],
        )
        found = _write(export, draft)
    broken = [stored.record.service_id for stored in left_out]
    show({"file": str(file), "records": found - len(broken), "left_out": broken}, f"Wrote {file}.")
    if left_out:
        listed = ", ".join(map(str, broken[:MAX_LISTED]))
        more = ", …" if len(left_out) > MAX_LISTED else ""
        services = "service" if len(left_out) == 1 else "services"
        raise click.ClickException(
            f"Left out: {counted(len(left_out), 'record')} whose seal does not open, "
            f"of {services} {listed}{more}. Run: netflow-manager check"
        )


def _write(export: Export, draft: Path) -> int:
    """Write the file, and return how many records there were as it began."""
    with export.database.read() as connection:
        reader = RecordReader(connection, export.keyring, export.author.installation_id)
        records = reader.count()
    with draft.open("wb") as target, progress("Exporting", records) as move:
        for number, chunk in enumerate(export.chunks(), start=1):
            target.write(chunk)
            move(min(records, number * BATCH))
    return records


def _format_of(file: Path, given: Format | None) -> Format:
    found = given or SUFFIXES.get(file.suffix.lower())
    if found is None:
        message = "is required: the name of the file does not end in .csv, .ndjson or .jsonl"
        raise click.BadParameter(message, param_hint="--format")
    return found


def _print(report: Report, *, dry_run: bool) -> None:
    warnings = report.warnings.found
    for warning in warnings.listed:
        note(f"line {warning.line}: warning: {warning.pointer}: {warning.message}")
    if warnings.count > len(warnings.listed):
        note(f"… of {counted(warnings.count, 'warning')}")
    for error in report.errors.listed:
        note(f"line {error.line}: {error.pointer or '/'}: {error.message}")
    done_to = {} if report.errors.count else report.outcomes
    outcomes = {name: done_to.get(name, 0) for name in ("created", "updated", "unchanged")}
    done = "would be " if dry_run else ""
    line = (
        f"{counted(report.rows, 'row')}: {outcomes['created']} {done}created, "
        f"{outcomes['updated']} {done}updated, {outcomes['unchanged']} unchanged."
    )
    members = {
        "dry_run": dry_run,
        "rows": report.rows,
        **outcomes,
        "error_count": report.errors.count,
        "errors": list(map(_members, report.errors.listed)),
        "warning_count": warnings.count,
        "warnings": list(map(_members, warnings.listed)),
    }
    show(members, *([] if report.errors.count else [line]))
    if report.errors.count:
        raise click.ClickException(f"{counted(report.errors.count, 'error')}; nothing was stored.")


def _members(fault: Fault) -> dict[str, object]:
    return {
        "line": fault.line,
        "pointer": fault.pointer,
        "code": fault.code,
        "message": fault.message,
    }
