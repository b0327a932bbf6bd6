"""docs/configuration.md: every variable that the service reads, from `app.config`."""

from pathlib import Path
from typing import Final, NamedTuple

from app.config import DRIVERS, VARIABLES, Settings
from app.flow_settings import FlowSettings

COMMITTED: Final = Path(__file__).parents[2] / "docs" / "configuration.md"


class Entry(NamedTuple):
    """What to know about a variable: its meaning, its default and an example."""

    meaning: str
    default: str
    example: str


DEFAULTS: Final = Settings.from_mapping({})
FLOWS: Final = FlowSettings(Path())
GROUPS: Final[dict[str, dict[str, Entry]]] = {
    "Data": {
        "NFM_DATA_DIR": Entry(
            "Folder of the SQLite file and the keyring. With every database it has the folder "
            "`spool`, where uploads of up to 2 GiB at a time are stored temporarily. Created when "
            "it is missing, with mode 0700.",
            "`./var`",
            "`/var/lib/netflow-manager`",
        ),
        "NFM_DATABASE_URL": Entry(
            f"URL of the database: {', '.join(f'`{driver}://…`' for driver in DRIVERS)} (the last "
            "is MariaDB). Percent-encode special characters of user and password.",
            "SQLite in the data directory",
            "`postgresql+psycopg://netflow:…@db.example.com/netflow`",
        ),
        "NFM_DATABASE_URL_FILE": Entry(
            "Path of a file with that URL, for secrets that a container or systemd mounts. Set "
            "only one of the two.",
            "unset",
            "`/run/secrets/database-url`",
        ),
        "NFM_KEYRING_FILE": Entry(
            "Path of the keyring, mode 0600. Required with another database than the default: "
            "then `keyring init` creates it, and no start does.",
            f"`{DEFAULTS.keyring_file.name}` in the data directory",
            "`/etc/netflow-manager/keyring.json`",
        ),
    },
    "Address": {
        "NFM_HOST": Entry("Address that `serve` listens on.", "`127.0.0.1`", "`192.0.2.10`"),
        "NFM_PORT": Entry("Port that `serve` listens on.", "`8000`", "`8090`"),
        "NFM_UDS": Entry(
            "Path of a UNIX socket that `serve` listens on instead.",
            "unset",
            "`/run/netflow-manager/socket`",
        ),
        "NFM_PATH_PREFIX": Entry(
            "Path below which callers reach the service. See [proxies](proxies.md).",
            "unset: `/`",
            "`/netflow`",
        ),
        "NFM_TRUSTED_PROXIES": Entry(
            "Proxies whose `X-Forwarded-For` is believed: addresses and networks, and `unix` for "
            "callers of the UNIX socket, separated by commas.",
            "nobody",
            "`127.0.0.1,10.42.0.0/16`",
        ),
        "NFM_AUTH_FAILURES_PER_MINUTE": Entry(
            "Invalid keys that an address may send per minute, 1 to 100,000, before it is "
            "answered with 429. Valid keys are never held up.",
            f"`{DEFAULTS.auth_failures_per_minute}`",
            "`600`",
        ),
    },
    "Log": {
        "NFM_LOG_FORMAT": Entry(
            "`json`, a line of JSON for each event, or `console` for people.", "`json`", "`console`"
        ),
        "NFM_LOG_LEVEL": Entry(
            "What is logged at least: `debug`, `info`, `warning` or `error`.", "`info`", "`warning`"
        ),
    },
    "Traffic": {
        "NFM_NFDUMP_DIR": Entry(
            "Directory in which nfcapd writes files of flows, for `collect`. Only the host of the "
            "collector needs it, and the program nfdump.",
            "unset",
            "`/var/cache/nfdump`",
        ),
        "NFM_NFDUMP_FILTER": Entry(
            "Flows that count, in the language of nfdump: what two exporters report would count "
            "twice.",
            "unset: all",
            "`in if 7`",
        ),
        "NFM_NFDUMP_ACTIVE_TIMEOUT": Entry(
            "Longest active timeout of the exporters, in seconds, 1 to 7,200. No flow is taken to "
            "have begun earlier than this before its end.",
            f"`{FLOWS.active_timeout}`",
            "`60`",
        ),
        "NFM_NFDUMP_INTERVAL": Entry(
            "How long nfcapd writes a file (`nfcapd -t`), in seconds, 1 to 3,600.",
            f"`{FLOWS.interval}`",
            "`300`",
        ),
        "NFM_NFA_CA_FILE": Entry(
            "File with the certificates, in PEM, that may have signed that of NetFlow Analyzer. "
            "The service and the collector need it.",
            "unset: those of the system",
            "`/etc/netflow-manager/nfa-ca.pem`",
        ),
    },
    "WHMCS": {
        "NFM_WHMCS_URL": Entry(
            "Root of WHMCS, whose API is asked for the client of a service when a request has no "
            "`client_id`. The addon does not need it. `https`, or `http` on this machine.",
            "unset",
            "`https://billing.example.com/`",
        ),
        "NFM_WHMCS_IDENTIFIER": Entry(
            "Identifier of an API credential of WHMCS that may call `GetClientsProducts`.",
            "unset",
            "`abcdefghijklmnopqrstuvwxyz123456`",
        ),
        "NFM_WHMCS_SECRET_FILE": Entry(
            "Path of a file with the secret of that credential. Set all three or none.",
            "unset",
            "`/etc/netflow-manager/whmcs-secret`",
        ),
    },
}


def page() -> str:
    """Return the page. Raises `KeyError` if a variable has no entry in `GROUPS`."""
    known = {name: entry for group in GROUPS.values() for name, entry in group.items()}
    _ = [known[name] for name in VARIABLES]
    parts = [INTRODUCTION]
    for title, group in GROUPS.items():
        rows = [
            f"| `{name}` | {entry.meaning} | {entry.default} | {entry.example} |"
            for name, entry in group.items()
            if name in VARIABLES
        ]
        if rows:
            parts.append("\n".join((f"## {title}\n\n{TABLE}", *rows)))
    return "\n\n".join((*parts, CLOSING)) + "\n"


TABLE: Final = "| variable | meaning | default | example |\n|---|---|---|---|"
INTRODUCTION: Final = """# Configuration

The service and its command line read these environment variables, once, when a process starts. An
empty variable counts as unset. An unknown one that begins with `NFM_` causes a warning with the
name that was probably meant; an invalid one stops the process with exit code 78 and a message
that names the variable, never its value.

This page is generated from the settings in the code; `make docs` writes it."""
CLOSING: Final = """## Settings of an installation

What clients see (section, texts, password page, statuses) is not a matter of the environment: it is
stored in the database and changed in WHMCS under *Addons > NetFlow Manager > Settings*, or
[by the API](api-guide.md#change-the-settings)."""
