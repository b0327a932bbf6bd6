"""The largest values that a caller may send, on every kind of database: none breaks a call."""

from base64 import urlsafe_b64encode
from collections.abc import Callable

import pytest

from app.input.fields import MAX_ID, MAX_TEXT
from tests.storage.conftest import Client
from tests.support.provisioning import RULES, rule_path, run, service

NewId = Callable[[], int]

LARGEST = (MAX_ID - 1, MAX_ID, MAX_ID + 1, 2**63 - 1)
# Its lower case is two characters, where the database asks ICU.
GROWING = "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}" * MAX_TEXT


def _cursor(text: object) -> str:
    return urlsafe_b64encode(f"nfm:{text}".encode()).rstrip(b"=").decode()


@pytest.mark.parametrize("path", [RULES, "/v1/access-records", "/v1/access-records?ip=192.0.2.1"])
def test_a_forged_cursor_is_refused_or_at_the_end(client: Client, path: str) -> None:
    """The id after the largest one fits no column of PostgreSQL, that after 2^63-1 none at all."""
    statuses = []
    for position in LARGEST:
        answer = client.call(
            "GET", f"{path}{'&' if '?' in path else '?'}cursor={_cursor(position)}"
        )
        statuses.append(answer.status_code)
    assert statuses == [200, 422, 422, 422]


@pytest.mark.parametrize("sort", ["client_id", "-client_id", "updated_at", "-updated_at"])
def test_a_forged_place_in_an_order_is_refused_or_a_place(client: Client, sort: str) -> None:
    """A row may have the largest service id of all, and the next one another value."""
    places = {_cursor(f"{sort}:{value}:{last}") for value in (1, MAX_ID) for last in (0, MAX_ID)}
    for place in places:
        client.get("/v1/access-records", sort=sort, cursor=place)


@pytest.mark.parametrize("q", [str(MAX_ID), str(MAX_ID + 1), "9999999999"])
def test_a_search_for_a_long_number_is_answered(client: Client, q: str) -> None:
    """It is no service id, but may be in a text."""
    assert client.found(q=q) == []


def test_a_username_whose_lower_case_is_longer_spoils_no_run(client: Client, new_id: NewId) -> None:
    """A client who chose such a domain gets the record, and those after it theirs."""
    product, ids = new_id(), [new_id(), new_id()]
    rule = {"username": "{domain}", "login": "new", "ip_address": "none"}
    assert client.call("PUT", rule_path(product), json=rule).is_success
    facts = [
        service(ids[0], ids[0], domain=GROWING) | {"product_id": product},
        service(ids[1], ids[1], domain=f"c{ids[1]}") | {"product_id": product},
    ]
    assert run(client, facts, dry_run="false")["created"]["service_ids"] == ids
    assert client.get(f"/v1/access-records/{ids[0]}")["username"] == GROWING
