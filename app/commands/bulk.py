"""`netflow-manager import` and `export`: records from and to a file."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
from app.commands.output_file import output_file
from app.commands.session import looking, opened
from app.commands.wording import counted
from app.config import Settings
from app.records.reader import RecordReader
from app.records.record import StoredRecord
from app.storage.spool import Spool

READERS: dict[Format, Reader] = {"csv": read_csv, "ndjson": read_ndjson}
SUFFIXES: dict[str, Format] = {".csv": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson"}
MAX_LISTED = 20

_format = click.option("--format", "file_format", type=click.Choice(["csv", "ndjson"]))
_installation = click.option("--installation", default="default", show_default=True)


@click.command("import")
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
@_installation
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
        with _bar("Importing", size) as progress:
            upload = Upload(file=source, read=read, spool=spool, progress=progress, **how)
            report = run_import(session.database, session.keyring, author, upload)
    _print(report, dry_run=upload.dry_run)


@click.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_format
@click.option("--include-passwords", is_flag=True, help="In clear; noted in the audit trail.")
@_installation
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
        _write(export, draft)
    click.echo(f"Wrote {file}.")
    if left_out:
        listed = ", ".join(str(stored.record.service_id) for stored in left_out[:MAX_LISTED])
        more = ", …" if len(left_out) > MAX_LISTED else ""
        services = "service" if len(left_out) == 1 else "services"
        raise click.ClickException(
            f"Left out: {counted(len(left_out), 'record')} whose seal does not open, "
            f"of {services} {listed}{more}. Run: netflow-manager check"
        )


def _write(export: Export, draft: Path) -> None:
    with export.database.read() as connection:
        reader = RecordReader(connection, export.keyring, export.author.installation_id)
        records = reader.count()
    with draft.open("wb") as target, _bar("Exporting", records) as progress:
        for number, chunk in enumerate(export.chunks(), start=1):
            target.write(chunk)
            progress(min(records, number * BATCH))


def _format_of(file: Path, given: Format | None) -> Format:
    found = given or SUFFIXES.get(file.suffix.lower())
    if found is None:
        message = "is required: the name of the file does not end in .csv, .ndjson or .jsonl"
        raise click.BadParameter(message, param_hint="--format")
    return found


@contextmanager
def _bar(label: str, length: int) -> Iterator[Callable[[int], None]]:
    """Yield a function that moves a progress bar to a position. The bar is shown on terminals."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=length, label=label, file=sys.stderr, hidden=hidden) as bar:
        yield lambda position: bar.update(position - bar.pos)


def _print(report: Report, *, dry_run: bool) -> None:
    warnings = report.warnings.found
    for warning in warnings.listed:
        click.echo(f"line {warning.line}: warning: {warning.pointer}: {warning.message}", err=True)
    if warnings.count > len(warnings.listed):
        click.echo(f"… of {counted(warnings.count, 'warning')}", err=True)
    for error in report.errors.listed:
        click.echo(f"line {error.line}: {error.pointer or '/'}: {error.message}", err=True)
    if report.errors.count:
        raise click.ClickException(f"{counted(report.errors.count, 'error')}; nothing was stored.")
    done = "would be " if dry_run else ""
    click.echo(
        f"{counted(report.rows, 'row')}: {report.outcomes['created']} {done}created, "
        f"{report.outcomes['updated']} {done}updated, {report.outcomes['unchanged']} unchanged."
    )
