"""`netflow-manager reseal`: reseals everything with the primary key, or accepts one record."""

import time

import click

from app.commands.output import Command, counted, note, progress, show
from app.commands.session import Session, installation_option, opened
from app.config import Settings
from app.crypto.errors import UnknownSealingKey
from app.crypto.keyring import KeyState
from app.records import write
from app.records.errors import BrokenRecord, RecordNotFound
from app.upkeep import resealing


@click.command(
    "reseal",
    cls=Command,
    prints={
        "resealed": "Rows that were sealed with the primary key now.",
        "skipped": "Rows whose seal does not open.",
        "skipped_rows": "The first of them, with the reason.",
        "accepted": "With --service: whether the record was broken; else null.",
    },
)
@click.option("--service", type=click.IntRange(1, 2**31 - 1), help="Accept one broken record.")
@click.option("--reason", help="Why it is accepted; for the audit trail.")
@installation_option
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
        _show(resealing.Progress(), "Everything is sealed with the primary key already.")
        _print_next_step(session)
        return
    started = time.monotonic()
    done = resealing.Progress()
    with progress("Resealing", waiting) as move:
        for done in resealing.reseal(session.database, session.keyring):
            move(done.resealed + done.broken)
    rate = done.resealed / max(time.monotonic() - started, 0.001)
    _show(done, f"Resealed {counted(done.resealed, 'row')} ({rate:,.0f} a second).")
    if done.broken:
        for name in done.named:
            note(f"Skipped: {name}")
        raise click.ClickException(
            f"Not resealed: {counted(done.broken, 'row')}. To list all of them with advice, "
            "run: netflow-manager check"
        )
    _print_next_step(session)


def _print_next_step(session: Session) -> None:
    """Print the command that ends a rotation, if an older key can still open."""
    for key in session.keyring.keys:
        if key.state is KeyState.DECRYPT_ONLY:
            note(f"Next: netflow-manager keyring disable {key.key_id}")


def _show(done: resealing.Progress, line: str, *, accepted: bool | None = None) -> None:
    members = {
        "resealed": done.resealed,
        "skipped": done.broken,
        "skipped_rows": done.named,
        "accepted": accepted,
    }
    show(members, line)


def _accept(session: Session, installation: str, service_id: int, reason: str) -> None:
    try:
        accepted = session.change(
            installation, lambda store: write.accept(store, service_id, reason)
        )
    except BrokenRecord:
        message = "The row has values that are not allowed. Replace it with a PUT or delete it."
        raise click.ClickException(message) from None
    except UnknownSealingKey:
        message = "Its key is not usable on this host now. Run: netflow-manager check"
        raise click.ClickException(message) from None
    except RecordNotFound:
        raise click.ClickException("There is no such record.") from None
    line = "Accepted; its password is cleared." if accepted else "The record is not broken."
    _show(resealing.Progress(), line, accepted=accepted)
