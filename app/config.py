"""The settings of the process: a frozen value, read once from a mapping such as `os.environ`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import SecretStr
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from app.flow_settings import FLOW_VARIABLES, FlowSettings, flow_settings
from app.logs import LogChoice, parse_format, parse_level
from app.private_file import read_small
from app.proxies import NOBODY, TrustedProxies, parse_prefix, parse_proxies
from app.whmcs_url import parse_whmcs_url

VARIABLES = FLOW_VARIABLES | frozenset(
    {
        "NFM_AUTH_FAILURES_PER_MINUTE",
        "NFM_DATABASE_URL",
        "NFM_DATABASE_URL_FILE",
        "NFM_DATA_DIR",
        "NFM_HOST",
        "NFM_KEYRING_FILE",
        "NFM_LOG_FORMAT",
        "NFM_LOG_LEVEL",
        "NFM_PATH_PREFIX",
        "NFM_PORT",
        "NFM_TRUSTED_PROXIES",
        "NFM_UDS",
        "NFM_WHMCS_IDENTIFIER",
        "NFM_WHMCS_SECRET_FILE",
        "NFM_WHMCS_URL",
    }
)
# Variables of API clients, of the demo and of the tests.
NOT_OURS = re.compile(r"NFM_(KEY|ADMIN_KEY|URL|(DEMO|SMOKE|SOAK|TEST)_.*)")
DATABASE_FILE = "netflow-manager.sqlite3"
KEYRING_FILE = "keyring.json"
SPOOL_FOLDER = "spool"
MAX_SECRET_BYTES = 64 * 1024
DRIVERS = ("sqlite", "postgresql+psycopg", "mysql+pymysql")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class WhmcsSettings:
    """How to reach the WHMCS API: https, or http on this machine."""

    url: str
    identifier: str
    secret: SecretStr = field(repr=False)


class SettingsError(Exception):
    """A setting is invalid. The message names the variable, never its value."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one process.

    `embedded` means that the database is the SQLite file of the data directory with the keyring
    next to it: only then does a first run create both. `log` is None when no variable states how
    to log: commands other than `serve` then print nothing beside their output.
    """

    data_dir: Path
    database_url: str = field(repr=False)
    keyring_file: Path
    embedded: bool
    auth_failures_per_minute: int = 60
    path_prefix: str = ""
    trusted_proxies: TrustedProxies = NOBODY
    log: LogChoice | None = None
    whmcs: WhmcsSettings | None = None
    flows: FlowSettings | None = None

    @property
    def spool_folder(self) -> Path:
        """The folder for temporary uploads: in the data directory, with every database."""
        return self.data_dir / SPOOL_FOLDER

    @classmethod
    def from_mapping(cls, environment: Mapping[str, str]) -> "Settings":
        """Read `NFM_*` variables.

        `NFM_DATA_DIR` (default `./var`), `NFM_DATABASE_URL` or `NFM_DATABASE_URL_FILE` (the path of
        a file that holds the URL; default SQLite in the data directory), `NFM_KEYRING_FILE`
        (default in the data directory, required for every other database),
        `NFM_AUTH_FAILURES_PER_MINUTE` (1 to 100,000, default 60),
        `NFM_LOG_FORMAT` (json or console, default json), `NFM_LOG_LEVEL` (debug, info, warning or
        error, default info),
        `NFM_PATH_PREFIX` and `NFM_TRUSTED_PROXIES` (see `app.proxies`, default none), all or none
        of `NFM_WHMCS_URL`, `NFM_WHMCS_IDENTIFIER` and `NFM_WHMCS_SECRET_FILE`, and `NFM_NFDUMP_*`
        (see `app.flow_settings`, default none).
        Empty means unset. Raises `SettingsError`.
        """
        given = {name: value for name, value in environment.items() if value}
        _check_text(given)
        data_dir = Path(given.get("NFM_DATA_DIR", "var")).absolute()
        default_url = f"sqlite:///{data_dir / DATABASE_FILE}"
        database_url = _stated_url(given) or default_url
        keyring_file = given.get("NFM_KEYRING_FILE")
        own_database = database_url == default_url
        if keyring_file is None and not own_database:
            raise SettingsError(
                "NFM_KEYRING_FILE: must be set when NFM_DATABASE_URL or NFM_DATABASE_URL_FILE is."
            )
        return cls(
            data_dir=data_dir,
            database_url=database_url,
            keyring_file=Path(keyring_file or data_dir / KEYRING_FILE).absolute(),
            embedded=own_database and keyring_file is None,
            auth_failures_per_minute=_number(given, "NFM_AUTH_FAILURES_PER_MINUTE", 60),
            path_prefix=_parsed(given, "NFM_PATH_PREFIX", parse_prefix, ""),
            trusted_proxies=_parsed(given, "NFM_TRUSTED_PROXIES", parse_proxies, NOBODY),
            log=_log(given),
            whmcs=_whmcs(given),
            flows=_flows(given),
        )


def _check_text(given: Mapping[str, str]) -> None:
    for name in sorted(VARIABLES & given.keys()):
        if any("\udc80" <= char <= "\udcff" for char in given[name]):
            raise SettingsError(f"{name}: is not valid UTF-8.")


def missing_data(what: str) -> str:
    """Return the message that something is missing in the data directory, without its path."""
    return (
        f"NFM_DATA_DIR: there is no {what} in the data directory. It is ./var of where the command "
        "is called, unless NFM_DATA_DIR names it."
    )


def unknown_variables(environment: Mapping[str, str]) -> list[str]:
    """Return the names of unknown `NFM_*` variables, which are probably typing errors."""
    named = {name for name in environment if name.startswith("NFM_")}
    return sorted(name for name in named - VARIABLES if not NOT_OURS.fullmatch(name))


def _parsed(
    given: Mapping[str, str], name: str, parse: Callable[[str], Value], default: Value
) -> Value:
    if name not in given:
        return default
    try:
        return parse(given[name])
    except ValueError as error:
        raise SettingsError(f"{name}: {error}") from None


def _log(given: Mapping[str, str]) -> LogChoice | None:
    choice = LogChoice(
        _parsed(given, "NFM_LOG_FORMAT", parse_format, LogChoice().format),
        _parsed(given, "NFM_LOG_LEVEL", parse_level, LogChoice().level),
    )
    is_stated = not given.keys().isdisjoint({"NFM_LOG_FORMAT", "NFM_LOG_LEVEL"})
    return choice if is_stated else None


def _stated_url(given: Mapping[str, str]) -> str | None:
    names = [name for name in ("NFM_DATABASE_URL", "NFM_DATABASE_URL_FILE") if name in given]
    if len(names) > 1:
        raise SettingsError(f"{names[1]}: must not be set together with {names[0]}. Unset one.")
    if not names:
        return None
    (name,) = names
    text = read_secret(name, given[name]) if name.endswith("_FILE") else given[name]
    return check_database_url(name, text)


def check_database_url(name: str, text: str) -> str:
    """Return a database URL unchanged.

    Raises `SettingsError`, which begins with `name` and does not repeat the URL, unless it is one
    of a database and driver that the service can use.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise SettingsError(f"{name}: is not a database URL.") from None
    if url.drivername not in DRIVERS:
        raise SettingsError(f"{name}: must begin with one of {', '.join(DRIVERS)}.")
    if url.drivername == "sqlite" and url.database in {None, "", ":memory:"}:
        raise SettingsError(f"{name}: needs the path of a file.")
    if url.drivername != "sqlite" and "@" in f"{url.host}{url.database}":
        # A part of the password would pass for that of a name, and be shown with it.
        raise SettingsError(
            f"{name}: has more than one @. Percent-encode those of user and password: %40."
        )
    return text


def read_secret(name: str, path: str) -> str:
    """Return the one line of a file, without blanks around it.

    Raises `SettingsError`, which begins with `name` and does not repeat the content.
    """
    try:
        text = read_small(Path(path), MAX_SECRET_BYTES).decode().strip()
    except OSError as error:
        raise SettingsError(f"{name}: the file cannot be read ({error.strerror}).") from None
    except ValueError:
        raise SettingsError(f"{name}: the file is not text in UTF-8.") from None
    if not text:
        raise SettingsError(f"{name}: the file is empty.")
    if not text.isprintable():
        raise SettingsError(f"{name}: the file must hold one line of text and nothing else.")
    return text


def _whmcs(given: Mapping[str, str]) -> WhmcsSettings | None:
    names = ("NFM_WHMCS_URL", "NFM_WHMCS_IDENTIFIER", "NFM_WHMCS_SECRET_FILE")
    missing = [name for name in names if name not in given]
    if len(missing) == len(names):
        return None
    if missing:
        raise SettingsError(f"{missing[0]}: must be set when other NFM_WHMCS_ variables are.")
    url = _parsed(given, names[0], parse_whmcs_url, "")
    secret = SecretStr(read_secret(names[2], given[names[2]]))
    return WhmcsSettings(url, given[names[1]], secret)


def _flows(given: Mapping[str, str]) -> FlowSettings | None:
    try:
        return flow_settings(given)
    except ValueError as error:
        raise SettingsError(str(error)) from None


def _number(given: Mapping[str, str], name: str, default: int) -> int:
    text = given.get(name, str(default))
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 100_000):  # noqa: PLR2004
        raise SettingsError(f"{name}: must be an integer from 1 to 100000.")
    return int(text)
