"""Which mails get credentials: types of mail, colliding ids, fields missing or wrong."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.addon.article import MERGE_FIELDS, PASSWORD_URL
from tests.addon.whmcs import Whmcs, pre_send

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.live_api import LiveApi

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

CANARY = "canary-of-the-mail-matrix"
TYPES = ("general", "product", "domain", "invoice", "support", "affiliate")
NAMES = ("own", "shared", "unknown")
CLAIMS = ("absent", "right", "other", "garbage")
SUBJECTS = ((), ("invoice_id",), ("ticket_id", "domain_id"))


@dataclass(frozen=True)
class Case:
    """One mail whose related id is the id of a service, an invoice, a ticket and so on at once."""

    mail_type: str
    name: str
    service_claim: str
    client_claim: str
    subjects: tuple[str, ...]

    def message_name(self) -> str:
        return f"{self.name} {self.mail_type}"

    def merge_fields(self, service: int, client: int) -> dict[str, Any]:
        claims = {"service_id": (self.service_claim, service)}
        claims["client_id"] = (self.client_claim, client)
        values = {key: _claimed(claim, right) for key, (claim, right) in claims.items()}
        return {key: value for key, value in values.items() if value is not None} | dict.fromkeys(
            self.subjects, service
        )

    def is_product_mail(self) -> bool:
        """Tell by what WHMCS guarantees: a name of product templates only, or a service id."""
        speaks_of_service = self.service_claim != "absent"
        if self.name == "own":
            return self.mail_type == "product" and (speaks_of_service or not self.subjects)
        if self.name == "shared":
            return speaks_of_service
        return speaks_of_service and not self.subjects

    def deserves_credentials(self) -> bool:
        agree = self.service_claim in {"absent", "right"}
        owner = self.client_claim in {"absent", "right"}
        return self.is_product_mail() and agree and owner


def _claimed(claim: str, right: int) -> object:
    return {"absent": None, "right": right, "other": right + 1_000_000, "garbage": "12x"}[claim]


CASES = [Case(*parts) for parts in itertools.product(TYPES, NAMES, CLAIMS, CLAIMS, SUBJECTS)]


def _install(whmcs: Whmcs, service: int, client: int) -> None:
    whmcs.add_service(service, client)
    for mail_type in TYPES:
        whmcs.add_template(f"own {mail_type}", "{$netflow_password}", mail_type)
        whmcs.add_template(f"shared {mail_type}", "{$netflow_password}", "product")
        other = "invoice" if mail_type == "product" else mail_type
        whmcs.add_template(f"shared {mail_type}", "{$netflow_password}", other)


def test_credentials_go_only_where_they_belong(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId
) -> None:
    """Of 864 mails exactly the product mails that agree on service and owner get the password."""
    service, client = new_id(), new_id()
    live_api.put_record(service, client_id=client, username="u", password=CANARY)
    _install(whmcs, service, client)
    steps = [
        pre_send(case.message_name(), service, case.merge_fields(service, client)) for case in CASES
    ]

    outcome = whmcs.play(*steps)

    assert outcome.faults == []
    got = [result[0] for result in outcome.results]
    for case, fields in zip(CASES, got, strict=True):
        assert (CANARY in str(fields)) == case.deserves_credentials(), (case, fields)
        assert set(fields) == (MERGE_FIELDS if case.is_product_mail() else set()), case
    assert 0 < sum(case.deserves_credentials() for case in CASES) < len(CASES) / 4
    assert CANARY not in str([outcome.activity, outcome.module_log])


def test_a_moved_or_missing_service_gives_no_credentials(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId
) -> None:
    """The owner in WHMCS's own table decides, not the one that the record or the mail remembers."""
    moved, gone, former, owner = new_id(), new_id(), new_id(), new_id()
    for service in (moved, gone):
        live_api.put_record(service, client_id=former, username="u", password=CANARY)
    whmcs.add_service(moved, owner)
    whmcs.add_template("Welcome", "{$netflow_password}")
    mails = [
        pre_send("Welcome", service, {"service_id": service, "client_id": client})
        for service in (moved, gone)
        for client in (former, owner)
    ]

    outcome = whmcs.play(*mails)

    assert outcome.faults == []
    assert CANARY not in str(outcome.results)
    assert all(set(result[0]) == MERGE_FIELDS for result in outcome.results)


@pytest.mark.parametrize("variables", [{}, {"messagename": None, "relid": [], "mergefields": "x"}])
def test_garbage_from_the_caller_is_no_mail_of_ours(
    whmcs: Whmcs, variables: dict[str, object]
) -> None:
    """Variables that are missing or of another type give no field and no notice."""
    outcome = whmcs.play({"do": "hook", "name": "EmailPreSend", "vars": variables})

    assert outcome.results == [[[]]]
    assert outcome.faults == []


def test_garbage_in_the_database_is_survived(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId
) -> None:
    """Rows with null and text where WHMCS keeps numbers and names cost nothing but the fields."""
    service, client = new_id(), new_id()
    live_api.put_record(service, client_id=client, username="u", password=CANARY)
    whmcs.add("tblhosting", id=service, userid="abc", domainstatus=None)
    whmcs.add("tblemailtemplates", name="Odd", type=None, message=None, subject=None)
    whmcs.add_template("Welcome", "{$netflow_password}")

    outcome = whmcs.play(pre_send("Odd", service, {}), pre_send("Welcome", service, {}))

    assert outcome.faults == []
    assert outcome.results[0] == [[]]
    assert set(outcome.results[1][0]) == MERGE_FIELDS
    assert CANARY not in str(outcome.results)


def test_templates_that_cannot_be_read_define_empty_fields(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId
) -> None:
    """Without the table a mail that brings a service id gets six empty fields, others none."""
    service, client = new_id(), new_id()
    live_api.put_record(service, client_id=client, username="u", password=CANARY)
    whmcs.add_service(service, client)
    ids = {"service_id": service, "client_id": client}
    mails = [ids, {"client_id": client}, {**ids, "invoice_id": service}]

    _, *sent = whmcs.play(
        {"do": "sql", "text": "drop table tblemailtemplates"},
        *[pre_send("Welcome", service, merge_fields) for merge_fields in mails],
    ).results

    (fields,) = sent[0]
    assert set(fields) == MERGE_FIELDS
    assert not any(fields.values())
    assert sent[1:] == [[[]], [[]]]


def test_the_template_editor_lists_the_fields_for_product_mails_only(whmcs: Whmcs) -> None:
    """An administrator is offered the fields where they will be defined, and nowhere else."""
    steps = [
        {"do": "hook", "name": "EmailTplMergeFields", "vars": {"type": mail_type}}
        for mail_type in TYPES
    ]

    outcome = whmcs.play(*steps)

    offered = {
        mail_type: set(result[0]) for mail_type, result in zip(TYPES, outcome.results, strict=True)
    }
    listed = MERGE_FIELDS | {PASSWORD_URL}
    assert offered == {t: listed if t == "product" else set() for t in TYPES}
    labels = outcome.results[TYPES.index("product")][0]
    assert not any(label == name for name, label in labels.items())
