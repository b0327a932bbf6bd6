"""The record that a service gets by a rule."""

import secrets
from typing import Literal, NamedTuple

from pydantic import SecretStr, ValidationError

from app.input.faults import Fault, InvalidInput
from app.input.member_errors import describe
from app.provisioning.addresses import addresses_of
from app.provisioning.logins import Lender, Logins
from app.provisioning.rule import RuleStated
from app.provisioning.service import NewService
from app.provisioning.template import fill
from app.records.change import Change, created
from app.records.record import STATED
from app.records.stated import RecordStated

Login = Literal["reused", "new", "none"]

PASSWORD_LENGTH = 20
PASSWORD_CLASSES = ("ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789")
"""Letters and digits that nobody confuses; a password has some of each class."""

_ALPHABET = "".join(PASSWORD_CLASSES)
_BLANK = Fault("/username", "username_blank")
_TAKEN = Fault("/username", "username_taken")


class Draft(NamedTuple):
    """The record that a service would get, and where its login comes from."""

    stated: RecordStated
    login: Login
    lender: Lender | None
    has_password: bool


def draft(logins: Logins, rule: RuleStated, service: NewService) -> Draft:
    """Return the record that a service would get. Reads only, and makes no password.

    Raises `InvalidInput` with the members of the rule as pointers.
    """
    url = rule.netflow_url or logins.default_url
    lender = logins.newest(service.client_id, url) if rule.login == "reuse" else None
    stated = _stated(rule, service, with_login=lender is None and rule.login != "none")
    if lender is not None:
        login = {"netflow_url": lender.netflow_url, "username": lender.username}
        return Draft(stated.model_copy(update=login), "reused", lender, lender.has_password)
    generates = rule.password == "generate"  # noqa: S105 - no password
    if stated.username is None:
        if generates:
            raise InvalidInput(_BLANK)
        return Draft(stated, "none", None, has_password=False)
    others = logins.clients_with(stated.username, url)
    if others - (set() if generates else {service.client_id}):
        raise InvalidInput(_TAKEN)
    return Draft(stated, "new", None, has_password=generates)


def change_of(installation_id: int, service: NewService, draft: Draft) -> Change:
    """Return the change that stores a draft, with a new password where the rule says so."""
    members = {name: getattr(draft.stated, name) for name in STATED}
    lender = None if draft.lender is None else draft.lender.stored
    if lender is not None:
        password = lender.password
    else:
        password = _generated() if draft.has_password else None
    change = created(installation_id, service.service_id, stated=members, password=password)
    record = change.record._replace(service_status=service.status)
    return change._replace(record=record, lender=lender, product_id=service.product_id)


def _stated(rule: RuleStated, service: NewService, *, with_login: bool) -> RecordStated:
    """Return the members by the rules of a record. Raises `InvalidInput`."""
    templates = {"group": rule.group, "notes": rule.notes}
    if with_login:
        templates["username"] = rule.username
    values = service.placeholders
    filled = {name: text and fill(text, values) for name, text in templates.items()}
    members = {
        "client_id": service.client_id,
        "enabled": rule.record_enabled,
        "netflow_url": rule.netflow_url,
        "ip_address": addresses_of(service, rule.ip_address),
        **filled,
        "notes": (filled["notes"] or "").strip() or None,
    }
    try:
        return RecordStated.model_validate(members)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        raise InvalidInput(*(describe(item, item["loc"]) for item in details)) from None


def _generated() -> SecretStr:
    """Return a random password. Drawn anew until it has each class, so all are equally likely."""
    while True:
        password = "".join(secrets.choice(_ALPHABET) for _ in range(PASSWORD_LENGTH))
        if all(set(password) & set(letters) for letters in PASSWORD_CLASSES):
            return SecretStr(password)
