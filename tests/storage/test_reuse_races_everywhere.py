"""A login that is borrowed while it is rotated is never left behind, on every kind of database."""

import json
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import cycle, islice
from typing import Any

import pytest

from tests.storage.conftest import Client
from tests.support.waiting import HANG_SECONDS

RACES = int(os.environ.get("NFM_TEST_RACES", "60"))  # a kind of database
NewId = Callable[[], int]


def test_a_file_lends_from_its_other_batches(client: Client, new_id: NewId) -> None:
    """One import stores a record that lends its login, and changes one between two that borrow."""
    owner, first, new, *filling = [new_id() for _ in range(2_300)]
    last, early, late = filling[-3:]
    client.api.put_record(first, client_id=owner, username="acme", password="old")
    members = {"client_id": owner}
    rows = [
        {"service_id": new, **members, "username": "globex", "password": "p"},
        {"service_id": early, **members, "reuse_login_from": first},
        *({"service_id": service, **members} for service in filling[:1_100]),
        {"service_id": first, **members, "username": "acme", "notes": "changed"},
        *({"service_id": service, **members} for service in filling[1_100:-3]),
        {"service_id": late, **members, "reuse_login_from": first},
        {"service_id": last, **members, "reuse_login_from": new},
    ]
    headers = {"Content-Type": "application/x-ndjson"}
    content = "\n".join(map(json.dumps, rows))
    answer = client.call(
        "POST", "/v1/imports", content=content, headers=headers, timeout=HANG_SECONDS
    )
    assert (answer.status_code, answer.json()["rows"]) == (200, len(rows)), answer.text
    passwords = [client.password(service) for service in (early, late, last)]
    assert passwords == ["old", "old", "p"]


def _race(client: Client, new_id: NewId, way: str) -> bool:
    """Rotate a login and borrow it at once; return whether the copy kept the old password."""
    owner, lender, borrower = new_id(), new_id(), new_id()
    client.api.put_record(lender, client_id=owner, username="acme", password="old")
    if way == "PATCH":
        client.api.put_record(borrower, client_id=owner)
    start = threading.Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        answers = [
            pool.submit(_after, start, partial(_rotate, client, owner)),
            pool.submit(_after, start, partial(_borrow, client, (owner, lender, borrower), way)),
        ]
        assert [answer.result() // 100 for answer in answers] == [2, 2]
    passwords = (client.password(lender), client.password(borrower))
    assert passwords[0] == "new"
    return passwords[1] != "new"


def _after(start: threading.Barrier, call: Callable[[], int]) -> int:
    start.wait()
    return call()


def _rotate(client: Client, owner: int) -> int:
    rotation = {"netflow_url": None, "username": "acme", "new_password": "new"}
    path = f"/v1/clients/{owner}/login-rotations"
    return client.call("POST", path, json=rotation).status_code


def _borrow(client: Client, ids: tuple[int, int, int], way: str) -> int:
    owner, lender, borrower = ids
    body: dict[str, Any] = {"client_id": owner, "reuse_login_from": lender}
    if way == "import":
        row = body | {"service_id": borrower}
        headers = {"Content-Type": "application/x-ndjson"}
        return client.call("POST", "/v1/imports", json=row, headers=headers).status_code
    return client.call(way, f"/v1/access-records/{borrower}", json=body).status_code


def _stale(client: Client, new_id: NewId) -> int:
    ways = islice(cycle(("PUT", "PATCH", "import")), RACES)
    return sum(_race(client, new_id, way) for way in ways)


def test_no_race_leaves_a_password_behind(client: Client, new_id: NewId) -> None:
    """Over HTTP, with both answered 2xx, no copy has the old password."""
    assert _stale(client, new_id) == 0


@pytest.mark.usefixtures("unmarked")
def test_the_race_is_lost_without_the_mark(
    client: Client, new_id: NewId, database_kind: str
) -> None:
    """The control: the same calls leave old passwords behind, on SQLite alone they do not."""
    stale = _stale(client, new_id)
    print(f"{database_kind}: {stale} of {RACES} copies are stale")
    assert (stale > 0) is (database_kind != "sqlite")
