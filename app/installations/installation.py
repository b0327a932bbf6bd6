"""Finds an installation by its name."""

from sqlalchemy import Connection, select

from app.storage.tables import installations


class UnknownInstallation(Exception):
    """There is no installation of that name."""


def installation_id_of(connection: Connection, name: str) -> int:
    """Return the id of an installation. Raises `UnknownInstallation`."""
    query = select(installations.c.id).where(installations.c.name == name)
    found: int | None = connection.scalar(query)
    if found is None:
        raise UnknownInstallation
    return found
