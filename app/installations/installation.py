"""Looks up an installation by name."""

from sqlalchemy import Connection, select

from app.storage.tables import installations


class UnknownInstallation(Exception):
    """There is no installation with that name."""


def installation_id_of(connection: Connection, name: str) -> int:
    """Return the id of an installation. Raises `UnknownInstallation`."""
    query = select(installations.c.id).where(installations.c.name == name)
    found: int | None = connection.scalar(query)
    if found is None:
        raise UnknownInstallation
    return found
