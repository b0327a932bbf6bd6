"""`netflow-manager keyring`: what seals the passwords."""

import click

from app.crypto.errors import KeyringError
from app.crypto.keyring_file import create_keyring, load_keyring
from app.settings import Settings


@click.group("keyring")
def keyring_group() -> None:
    """The keys that seal what the database holds."""


@keyring_group.command("init")
@click.pass_obj
def init(settings: Settings) -> None:
    """Write a keyring with one new key to NFM_KEYRING_FILE. Never replaces one."""
    if not create_keyring(settings.keyring_file):
        raise KeyringError(f"{settings.keyring_file}: exists already and was left alone.")
    click.echo(f"Wrote {settings.keyring_file}. Back it up: without it no password opens.")


@keyring_group.command("status")
@click.pass_obj
def status(settings: Settings) -> None:
    """List the keys: id, state, created."""
    for key in load_keyring(settings.keyring_file).keys:
        click.echo(f"{key.key_id}  {key.state}  {key.created}")
