"""Creates the record of a new service by the rule of its product."""

from collections.abc import Sequence

from app.audit import trail
from app.audit.trail import Event
from app.input.faults import Fault
from app.installations import settings_store
from app.provisioning.drafting import Draft, change_of, draft
from app.provisioning.logins import Logins
from app.provisioning.rule import RuleStated
from app.provisioning.rule_store import RuleReader
from app.provisioning.service import NewService
from app.provisioning.turns import take_turn_of_username, take_turns
from app.records.reader import RecordReader
from app.records.record import ENDED_STATUSES
from app.records.store import RecordStore


def is_wanted(reader: RecordReader, service: NewService) -> bool:
    """Return whether `provision` would create a record, or raise."""
    return _rule_for(reader, service) is not None and reader.find(service.service_id) is None


def provision(store: RecordStore, service: NewService) -> bool:
    """Create the record of a service, and return whether one was created.

    Nothing happens without an enabled, intact rule of the product, for a service that has ended,
    and for one that has a record, broken or not. Raises `InvalidInput` with members of the rule as
    pointers, `BrokenSettings` and `LostRace`.
    """
    take_turns(store.connection, store.installation_id, [service.client_id])
    # After the wait: the rule may have been disabled, and the record created, meanwhile.
    rule = _rule_for(store, service)
    if rule is None or store.find(service.service_id) is not None:
        return False
    settings = settings_store.load_for_decision(
        store.connection, store.keyring, store.installation_id
    )
    create(store, Logins(store, settings.default_netflow_url), rule, service)
    return True


def create(store: RecordStore, logins: Logins, rule: RuleStated, service: NewService) -> None:
    """Create the record of a service whose client has the turn. Raises `InvalidInput`."""
    found = draft(logins, rule, service)
    if found.login == "new" and found.stated.username is not None:
        take_turn_of_username(store.connection, store.installation_id, found.stated.username)
        # Another client may have got the username before this turn.
        found = draft(logins, rule, service)
    store.apply([change_of(store.installation_id, service, found)])


def preview(reader: RecordReader, service: NewService, rule: RuleStated) -> Draft:
    """Return the record that the service would get by a rule, enabled or not.

    A record that the service has counts as none. Raises `InvalidInput`, `BrokenSettings`.
    """
    settings = settings_store.load_for_display(
        reader.connection, reader.keyring, reader.installation_id
    )
    logins = Logins(reader, settings.default_netflow_url, without=service.service_id)
    return draft(logins, rule, service)


def note_failure(store: RecordStore, service: NewService, faults: Sequence[Fault]) -> None:
    """Add the event of a service whose record would break a rule of a member."""
    changes: dict[str, object] = {
        "product_id": service.product_id,
        "errors": [{"pointer": fault.pointer, "code": fault.code} for fault in faults],
    }
    event = Event("record.provisioning_failed", service.service_id, changes)
    trail.write(store.connection, store.author, event)


def _rule_for(reader: RecordReader, service: NewService) -> RuleStated | None:
    if service.status in ENDED_STATUSES:
        return None
    rules = RuleReader(reader.connection, reader.keyring, reader.installation_id)
    return rules.active(service.product_id)
