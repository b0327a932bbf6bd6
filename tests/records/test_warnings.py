"""Answers with a record contain warnings about what is probably a mistake in it."""

from tests.records.conftest import Records
from tests.support.tenant import Tenant

TYPO = "203.0.113.300"


def test_every_answer_with_the_record_has_its_warnings(tenant: Tenant) -> None:
    """PUT, GET, PATCH and the list warn about a mistyped address, and stop once it is fixed."""
    [warning] = tenant.put(1, client_id=56, ip_address=TYPO)["warnings"]
    assert (warning["pointer"], warning["code"]) == ("/ip_address", "mistaken_address")
    assert TYPO not in warning["message"]
    assert tenant.record(1)["warnings"] == [warning]
    assert tenant.patch(1, notes="n").json()["warnings"] == [warning]
    [item] = tenant.get("/v1/access-records")["items"]
    assert item["warnings"] == [warning]

    assert tenant.patch(1, ip_address="203.0.113.30").json()["warnings"] == []
    assert tenant.record(1)["warnings"] == []


def test_warnings_in_a_body_are_ignored(record: Records) -> None:
    """What GET returned can be sent back, by PUT and PATCH, and changes nothing."""
    record.put({"client_id": 56, "ip_address": TYPO})
    read = record.get()
    assert record.put(read.json()).json() == read.json()
    assert record.patch({"warnings": "anything"}).headers["ETag"] == read.headers["ETag"]
