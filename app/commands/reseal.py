"""`netflow-manager reseal`: reseals everything with the primary key, or accepts one record."""

import time

import click
from sqlalchemy import Connection

from app.commands.session import Session, host_author, opened
from app.commands.wording import counted
from app.config import Settings
from app.crypto.errors import UnknownSealingKey
from app.crypto.keyring import KeyState
from app.installations.installation import UnknownInstallation, installation_id_of
from app.records import write
from app.records.errors import BrokenRecord, RecordNotFound
from app.records.store import RecordStore
from app.upkeep import resealing


@click.command("reseal")
@click.option("--service", type=click.IntRange(1, 2**31 - 1), help="Accept one broken record.")
@click.option("--reason", help="Why it is accepted; for the audit trail.")
@click.option("--installation", default="default", show_default=True)
@click.pass_obj
def reseal(settings: Settings, service: int | None, reason: str | None, installation: str) -> None:
    """Reseal everything with the primary key while the service runs.

    With --service and --reason: accept the row of one broken record as it is. Its password can no
    longer be opened and is cleared.
    """
    if (service is None) != (reason is None or not reason.strip()):
        raise click.UsageError("--service and --reason belong together.")
    with opened(settings) as session:
        if service is None:
            _reseal_all(session)
        else:
            _accept(session, installation, service, str(reason).strip()[:255])


def _reseal_all(session: Session) -> None:
    with session.database.read() as connection:
        waiting = resealing.count_waiting(connection, session.keyring)
    if not waiting:
        click.echo("Everything is sealed with the primary key already.")
        _print_next_step(session)
        return
    started, done = time.monotonic(), 0
    progress = resealing.Progress()
    with click.progressbar(length=waiting, label="Resealing") as bar:
        for progress in resealing.reseal(session.database, session.keyring):
            bar.update(progress.resealed + progress.broken - done)
            done = progress.resealed + progress.broken
    rate = progress.resealed / max(time.monotonic() - started, 0.001)
    click.echo(f"Resealed {counted(progress.resealed, 'row')} ({rate:,.0f} a second).")
    if progress.broken:
        for name in progress.named:
            click.echo(f"Skipped: {name}", err=True)
        raise click.ClickException(
            f"Not resealed: {counted(progress.broken, 'row')}. To list all of them with advice, "
            "run: netflow-manager check"
        )
    _print_next_step(session)


def _print_next_step(session: Session) -> None:
    """Print the command that ends a rotation, if an older key can still open."""
    for key in session.keyring.keys:
        if key.state is KeyState.DECRYPT_ONLY:
            click.echo(f"Next: netflow-manager keyring disable {key.key_id}", err=True)


def _accept(session: Session, installation: str, service_id: int, reason: str) -> None:
    def work(connection: Connection) -> bool:
        author = host_author(installation_id_of(connection, installation))
        return write.accept(RecordStore(connection, session.keyring, author), service_id, reason)

    try:
        accepted = session.database.transact(work)
    except BrokenRecord:
        message = "The row has values that are not allowed. Replace it with a PUT or delete it."
        raise click.ClickException(message) from None
    except UnknownSealingKey:
        message = "Its key is not usable on this host now. Run: netflow-manager check"
        raise click.ClickException(message) from None
    except (RecordNotFound, UnknownInstallation):
        raise click.ClickException("There is no such record.") from None
    click.echo("Accepted; its password is cleared." if accepted else "The record is not broken.")
