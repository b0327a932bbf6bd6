"""What the drivers of MariaDB get from a URL: the same on the render path and everywhere else."""

import ssl
from typing import Any

from sqlalchemy.engine import URL

from app.config import SettingsError
from app.storage.errors import DatabaseUnavailable
from app.storage.reasons import CERTIFICATES, name_of

CONNECT_SECONDS = 3
TLS_FILES = ("ssl_ca", "ssl_cert", "ssl_key")
OPTIONS = {*TLS_FILES, "unix_socket", "charset"}
HOSTS = (
    "NFM_DATABASE_URL: MariaDB's drivers connect to one host. Name one, such as a proxy before the "
    "servers."
)
UNKNOWN_OPTION = (
    "NFM_DATABASE_URL: MariaDB takes the options ssl_ca, with it ssl_cert and ssl_key, "
    "unix_socket and charset (utf8mb4 in any case), each once, and no others."
)


def check_url(url: URL) -> None:
    """Raise `SettingsError` for what one of the two drivers would not understand, or ignore."""
    if "host" in url.query or "port" in url.query or "," in (url.host or ""):
        raise SettingsError(HOSTS)
    has_tls_without_authority = "ssl_ca" not in url.query and bool({*TLS_FILES} & {*url.query})
    is_repeated = not all(isinstance(value, str) for value in url.query.values())
    if has_tls_without_authority or is_repeated or url.query.keys() - OPTIONS:
        raise SettingsError(UNKNOWN_OPTION)


def connect_arguments(url: URL, session: str) -> dict[str, Any]:
    """Return the arguments that both drivers take. `session` is the first statement.

    The files of TLS are read each time, as certificates are renewed. Raises
    `DatabaseUnavailable` if that fails.
    """
    given = {
        "host": url.host,
        "port": url.port,
        "user": url.username,
        # The drivers would encode it as Latin-1, and the server has it in UTF-8.
        "password": (url.password or "").encode(),
        "database": url.database,
        "unix_socket": url.query.get("unix_socket"),
        "ssl": _tls(url),
    }
    return {name: value for name, value in given.items() if value is not None} | {
        "charset": "utf8mb4",
        "connect_timeout": CONNECT_SECONDS,
        "init_command": session,
    }


def unchecked_tls() -> ssl.SSLContext:
    """Return TLS without an authority: it hides what is sent, and proves nothing."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _tls(url: URL) -> ssl.SSLContext | None:
    authority, certificate, key = (url.query.get(name) for name in TLS_FILES)
    if not authority:
        return None
    try:
        context = ssl.create_default_context(cafile=str(authority))
        if certificate:
            context.load_cert_chain(str(certificate), str(key) if key else None)
    except OSError as error:  # an SSLError is one
        raise DatabaseUnavailable(f"{name_of(url)}: {CERTIFICATES}") from error
    # What MariaDB's own program signs is not strict, which Python from 3.13 on demands.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context
