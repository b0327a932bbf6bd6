"""The figures of `/metrics` that stand in the database or in the keyring.

No label is a secret, and each has few values: installations, states, and the ids of sealing keys
and of the API keys that expire next.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from prometheus_client.core import GaugeMetricFamily, Metric
from sqlalchemy import Connection, func, select

from app.audit.trail import LAST_RUNS
from app.auth import store
from app.auth.api_key import ApiKey
from app.crypto.keyring import Keyring, KeyState
from app.installations import settings_store
from app.provisioning import all_rules
from app.records.counts import Counts, count_all_records
from app.storage.database import Database
from app.storage.tables import audit_events, installations
from app.times import Microseconds, now
from app.upkeep import traffic
from app.upkeep.seal_patrol import SealPatrol

RECORD_STATES = ("enabled", "disabled", "needs_review")
KEY_STATES = ("active", "expired", "revoked")
MAX_EXPIRIES = 20
SECOND = 1_000_000
WEEK = 7 * 86_400 * SECOND
NEVER = 0.0

Family = GaugeMetricFamily
Part = Callable[[Database], Sequence[Metric]]


def parts(keyring: Keyring, patrol: SealPatrol) -> Mapping[str, Part]:
    """Return what reads the figures, the cheapest first. Each raises `StorageError`."""
    return {
        "last_runs": last_runs,
        "api_keys": lambda database: api_keys(database, keyring),
        "records": records,
        "traffic": traffic.figures,
        "seals": lambda database: broken_seals(database, keyring, patrol),
    }


def last_runs(database: Database) -> list[Family]:
    """Return when each installation was reconciled, and when the database was copied.

    A copy is reported for SQLite, and for a server once one is noted.
    """
    with database.read() as connection:
        names = _names(connection)
        # Events without a service are few, and an index has them together.
        events = audit_events.c
        found = connection.execute(
            select(events.installation_id, events.action, func.max(events.at))
            .where(
                events.installation_id.in_(names),
                events.service_id.is_(None),
                events.action.in_(LAST_RUNS),
            )
            .group_by(events.installation_id, events.action)
        )
        at = {(row[0], row[1]): _seconds(row[2]) for row in found}
    reconciled, backup = LAST_RUNS
    family = Family(
        "nfm_last_reconciliation_timestamp_seconds",
        "When the services were last reconciled; 0: never.",
        labels=["installation"],
    )
    for installation_id, name in names.items():
        family.add_metric([name], at.get((installation_id, reconciled), NEVER))
    copied = max((moment for (_, action), moment in at.items() if action == backup), default=NEVER)
    if not copied and database.sqlite_file is None:
        return [family]
    text = "When `netflow-manager backup` last made a copy; 0: never."
    return [family, Family("nfm_last_backup_timestamp_seconds", text, copied)]


def api_keys(database: Database, keyring: Keyring) -> list[Family]:
    """Return how many API keys there are, and which of them expire next."""
    with database.read() as connection:
        keys = store.load_all(connection, keyring)
    moment = now()
    counts = Counter(_state_of(key, moment) for key in keys)
    numbers = Family("nfm_api_keys", "API keys whose seal is intact, by state.", labels=["state"])
    for state in KEY_STATES:
        numbers.add_metric([state], counts[state])
    expiries = Family(
        "nfm_api_key_expires_timestamp_seconds",
        "When an API key expires: the next 20, and for a week those that have.",
        labels=["key_id"],
    )
    ending = ((key.expires_at, key.id) for key in keys if key.revoked_at is None and key.expires_at)
    coming = sorted(pair for pair in ending if pair[0] > moment - WEEK)
    for expires_at, key_id in coming[:MAX_EXPIRIES]:
        expiries.add_metric([key_id], _seconds(expires_at))
    return [numbers, expiries]


def records(database: Database) -> list[Family]:
    """Return how many records there are, by installation and state."""
    with database.read() as connection:
        names = _names(connection)
        counts = count_all_records(connection)
    family = Family(
        "nfm_records",
        "Access records: enabled, disabled, or disabled until somebody reviews them.",
        labels=["installation", "state"],
    )
    for installation_id, name in names.items():
        for wanted in RECORD_STATES:
            counted = counts.get(installation_id, Counts())
            family.add_metric([name, wanted], getattr(counted, wanted))
    return [family]


def broken_seals(database: Database, keyring: Keyring, patrol: SealPatrol) -> list[Family]:
    """Return how many rows were edited outside of the service, as far as their seals say."""
    with database.read() as connection:
        keys = len(store.load_broken(connection, keyring))
        ids = settings_store.installation_ids(connection)
        settings = sum(settings_store.is_broken(connection, keyring, number) for number in ids)
        rules = len(all_rules.load_broken(connection, keyring))
    patrol.walk(database, keyring)
    family = Family(
        "nfm_broken_seals",
        "Rows that do not match their seal: they were edited outside of the service.",
        labels=["kind"],
    )
    family.add_metric(["api_key"], keys)
    family.add_metric(["record"], len(patrol.broken))
    family.add_metric(["rule"], rules)
    family.add_metric(["settings"], settings)
    text = "When the seal of every record had been checked; 0: not since the start."
    return [family, Family("nfm_seals_checked_timestamp_seconds", text, patrol.completed_at)]


def sealing_keys(keyring: Keyring) -> Iterable[Family]:
    """Yield how many keys the keyring has, and how old they are."""
    counts = Counter(key.state for key in keyring.keys)
    numbers = Family("nfm_sealing_keys", "Keys of the keyring, by state.", labels=["state"])
    for state in KeyState:
        numbers.add_metric([state], counts[state])
    yield numbers
    created = Family(
        "nfm_sealing_key_made_timestamp_seconds",
        "When a key of the keyring was made. Such a key does not expire.",
        labels=["key_id", "state"],
    )
    for key in keyring.keys:
        if key.state is not KeyState.DESTROYED:
            with suppress(ValueError):  # the file is the operator's
                moment = datetime.fromisoformat(key.created).timestamp()
                created.add_metric([key.key_id, key.state], moment)
    yield created


def _names(connection: Connection) -> dict[int, str]:
    rows = connection.execute(select(installations.c.id, installations.c.name))
    return {row.id: str(row.name) for row in rows}


def _state_of(key: ApiKey, moment: Microseconds) -> str:
    if key.revoked_at is not None:
        return "revoked"
    return "active" if key.is_good_at(moment) else "expired"


def _seconds(moment: object) -> float:
    # An edited row can have a value of any type.
    return moment / SECOND if isinstance(moment, int) else NEVER
