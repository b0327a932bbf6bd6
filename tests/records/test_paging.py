"""Paging while others write: no row twice, and none missing that was there all the time."""

import random
from collections.abc import Callable, Iterator

import pytest

from app.auth import store
from app.times import now
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.sql import query_sql
from tests.support.tenant import Tenant

LIST = "/v1/access-records"
KEPT = range(100, 160, 3)


@pytest.fixture(scope="module")
def busy(live_api: LiveApi) -> Tenant:
    """Give an installation with twenty records that stay."""
    tenant = Tenant.of(live_api)
    for service_id in KEPT:
        tenant.put(service_id, client_id=1, group="kept", notes="0")
    return tenant


def _pages(
    tenant: Tenant, path: str, query: dict[str, str | int], meanwhile: Callable[[], None]
) -> Iterator[int]:
    """Give what every page holds, letting others write between two pages."""
    cursor: dict[str, str] = {}
    while True:
        page = tenant.get(path, **query, **cursor)
        assert len(page["items"]) <= int(query["limit"])
        yield from (
            item.get("service_id") if path == LIST else item["id"] for item in page["items"]
        )
        if page["next_cursor"] is None:
            return
        cursor = {"cursor": page["next_cursor"]}
        meanwhile()


def _writer(tenant: Tenant, draw: random.Random) -> Callable[[], None]:
    """Return a step that inserts, deletes or changes a record anywhere in the list."""

    def step() -> None:
        service_id = draw.choice([number for number in range(90, 170) if number not in KEPT])
        action = draw.choice(["insert", "delete", "change"])
        if action == "change":
            tenant.patch(draw.choice(KEPT), notes=str(draw.random()))
        elif action == "insert":
            tenant.put(service_id, client_id=1, group="kept")
        else:
            tenant.call("DELETE", f"{LIST}/{service_id}")

    return step


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("query", [{}, {"group": "kept"}], ids=["all", "group"])
def test_pages_stay_whole_while_rows_change(
    busy: Tenant, seed: int, query: dict[str, str | int]
) -> None:
    """Rows that come, go and change between two pages repeat none and hide none that stays."""
    draw = random.Random(seed)
    limit = draw.choice([1, 2, 3, 7])
    seen = list(_pages(busy, LIST, {**query, "limit": limit}, _writer(busy, draw)))
    assert len(seen) == len(set(seen))
    assert seen == sorted(seen)
    assert set(KEPT) <= set(seen)


def test_the_row_of_the_cursor_may_be_gone(tenant: Tenant) -> None:
    """A cursor goes on after its row even where that row was deleted, or has come back."""
    for service_id in (1, 2, 3, 4):
        tenant.put(service_id, client_id=1)
    cursor = tenant.get(LIST, limit=2)["next_cursor"]
    tenant.call("DELETE", f"{LIST}/2")
    assert tenant.found(cursor=cursor) == [3, 4]
    tenant.put(2, client_id=1)
    assert tenant.found(cursor=cursor) == [3, 4]


def test_the_last_page_ends(tenant: Tenant) -> None:
    """A page that is exactly full has no next one where nothing follows."""
    for service_id in (1, 2):
        tenant.put(service_id, client_id=1)
    page = tenant.get(LIST, limit=2)
    assert (len(page["items"]), page["next_cursor"]) == (2, None)
    assert tenant.get(LIST, client_id=99) == {"items": [], "next_cursor": None}


def test_the_trail_pages_backwards_while_it_grows(busy: Tenant) -> None:
    """Events that are written between two pages of the trail repeat none and hide none."""
    before = [
        row[0]
        for row in query_sql(
            busy.api.settings,
            "SELECT id FROM audit_events WHERE installation_id = ? ORDER BY id DESC",
            busy.installation_id,
        )
    ]
    writer = _writer(busy, random.Random(7))
    seen = list(_pages(busy, "/v1/audit-events", {"limit": 9}, writer))
    assert seen == before


@pytest.mark.parametrize("path", ["/v1/api-keys", "/v1/clients/5/logins"])
def test_short_lists_are_pages_too(tenant: Tenant, path: str) -> None:
    """Keys and logins take `limit` and `cursor` like every list, and the pages are the whole."""
    for number in range(1, 4):
        tenant.put(number, client_id=5, username=f"user {number}")
        tenant.post("/v1/api-keys", {"name": f"key {number}", "scopes": ["mail"]})
    whole = tenant.get(path)
    assert whole["next_cursor"] is None
    pages = [tenant.get(path, limit=2)]
    while pages[-1]["next_cursor"]:
        pages.append(tenant.get(path, limit=2, cursor=pages[-1]["next_cursor"]))
    assert [len(page["items"]) for page in pages] in ([2, 1], [2, 2])
    assert [item for page in pages for item in page["items"]] == whole["items"]
    for odd in ("limit=0", "limit=501", "cursor=x"):
        problem_of(tenant.call("GET", f"{path}?{odd}"), 422)


def test_keys_made_at_one_moment_are_each_listed_once(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that ends between two keys of one microsecond goes on with the other."""
    moment = now() + 1
    monkeypatch.setattr(store, "now", lambda: moment)
    made = [
        make_key(tenant.api, "mail", installation_id=tenant.installation_id)[0].id for _ in range(3)
    ]
    pages = [tenant.get("/v1/api-keys", limit=1)]
    while pages[-1]["next_cursor"]:
        pages.append(tenant.get("/v1/api-keys", limit=1, cursor=pages[-1]["next_cursor"]))
    assert [page["items"][0]["id"] for page in pages] == [tenant.key_id, *sorted(made)]
