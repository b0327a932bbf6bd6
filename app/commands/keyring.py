"""`netflow-manager keyring`: what seals the passwords."""

import os
from pathlib import Path

import click

from app import boot
from app.commands.session import opened
from app.commands.wording import print_table
from app.crypto import rotation
from app.crypto.errors import KeyringError
from app.crypto.keyring_file import load_keyring
from app.crypto.keyring_write import create_keyring, edit_keyring
from app.resealing import is_used
from app.settings import Settings, SettingsError, missing_data
from app.times import now, to_text


@click.group("keyring")
def keyring_group() -> None:
    """The keys that seal what the database holds.

    To rotate: add, restart the service, promote, restart, reseal, disable, destroy.
    """


@keyring_group.command("init")
@click.pass_obj
def init(settings: Settings) -> None:
    """Write a keyring with one new key to NFM_KEYRING_FILE. Never replaces one.

    Refused where the database knows keys already.
    """
    exists = KeyringError(f"{settings.keyring_file}: exists already and was left alone.")
    if os.path.lexists(settings.keyring_file):
        raise exists
    boot.check_no_key_known(settings)
    if not create_keyring(settings.keyring_file):
        raise exists
    click.echo(f"Wrote {settings.keyring_file}. Back it up: without it no password opens.")


@keyring_group.command("status")
@click.pass_obj
def status(settings: Settings) -> None:
    """List the keys: id, state, created."""
    keys = load_keyring(_file(settings)).keys
    rows = [(key.key_id, str(key.state), key.created) for key in keys]
    print_table(("ID", "STATE", "CREATED"), rows)


@keyring_group.command("add")
@click.pass_obj
def add(settings: Settings) -> None:
    """Add a pending key and print its id. It opens what it sealed, and seals nothing yet."""
    keyring = edit_keyring(_file(settings), lambda keys: rotation.add(keys, to_text(now())))
    click.echo(keyring.keys[-1].key_id)
    click.echo("Bring the file to every host and restart the service, then promote.", err=True)


@keyring_group.command("promote")
@click.argument("key_id")
@click.pass_obj
def promote(settings: Settings, key_id: str) -> None:
    """Make a key the one that seals; the one before it goes on opening."""
    edit_keyring(_file(settings), lambda keys: rotation.promote(keys, key_id))
    click.echo(f"{key_id} is the primary key. Restart the service, then run reseal.")


@keyring_group.command("disable")
@click.argument("key_id")
@click.pass_obj
def disable(settings: Settings, key_id: str) -> None:
    """Switch a key off. Refused while anything in the database is sealed with it."""
    _refuse_used(settings, key_id)
    edit_keyring(_file(settings), lambda keys: rotation.disable(keys, key_id))
    click.echo(f"{key_id} is disabled. Restart the service.")


@keyring_group.command("destroy")
@click.argument("key_id")
@click.confirmation_option(prompt="Backups sealed with this key can never be opened again. Go on?")
@click.pass_obj
def destroy(settings: Settings, key_id: str) -> None:
    """Remove the bytes of a disabled key for good. Refused while anything is sealed with it."""
    # A process that was not restarted may have sealed with it since it was disabled.
    _refuse_used(settings, key_id)
    edit_keyring(_file(settings), lambda keys: rotation.destroy(keys, key_id))
    click.echo(f"{key_id} is destroyed.")


def _file(settings: Settings) -> Path:
    """Return the keyring's path. Raises `SettingsError` where a data directory has none."""
    if settings.embedded and not os.path.lexists(settings.keyring_file):
        raise SettingsError(missing_data("keyring"))
    return settings.keyring_file


def _refuse_used(settings: Settings, key_id: str) -> None:
    with opened(settings) as session, session.database.read() as connection:
        if is_used(connection, key_id):
            raise KeyringError(
                f"Key {key_id} is in use. Restart every process of the service with the file as "
                "it is now, then run reseal."
            )
