"""Sorted lists: the order of a model on every database, page by page, and whose cursor is whose."""

import random
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from sqlalchemy import text

from app.records.order import Sort
from tests.support.databases import Place
from tests.support.live_api import LiveApi
from tests.support.problem import refused_members
from tests.support.sql import run_sql
from tests.support.tenant import Tenant

LIST = "/v1/access-records"
SORTS = get_args(Sort)
COUNT = 40
FILTERS: tuple[dict[str, list[str]], ...] = (
    {},
    {"enabled": ["true"]},
    {"client_id": ["3"]},
    {"client_id": ["5", "2", "3", "99"]},
    {"client_id": ["5", "2", "2"], "enabled": ["true"]},
)


@pytest.fixture
def placed(place: Place) -> Iterator[LiveApi]:
    """Give an API on a database of each kind."""
    with LiveApi(place.settings) as api:
        yield api


def _filled(api: LiveApi, draw: random.Random) -> Tenant:
    """Return an installation with records of few clients, many of them changed at one moment."""
    tenant = Tenant.of(api)
    for service_id in draw.sample(range(1, 1_000), COUNT):
        tenant.put(service_id, client_id=draw.randint(1, 6), enabled=draw.random() < 0.7)
    moment = 1_700_000_000_000_000
    statement = text(
        "UPDATE access_records SET updated_at = :moment + service_id % 5"
        " WHERE installation_id = :own"
    ).bindparams(moment=moment, own=tenant.installation_id)
    api.app.state.services.database.transact(lambda connection: connection.execute(statement))
    return tenant


def _pages(tenant: Tenant, limit: int, **query: str | list[str]) -> Iterator[dict[str, Any]]:
    cursor: dict[str, str] = {}
    while True:
        page = tenant.get(LIST, limit=limit, **query, **cursor)
        yield from page["items"]
        if page["next_cursor"] is None:
            return
        assert len(page["items"]) == limit
        cursor = {"cursor": page["next_cursor"]}


def _model(items: list[dict[str, Any]], sort: str) -> list[int]:
    member = sort.removeprefix("-")
    ordered = sorted(
        items, key=lambda item: (item[member], item["service_id"]), reverse=sort.startswith("-")
    )
    return [item["service_id"] for item in ordered]


def test_pages_are_those_of_the_model_on_every_database(placed: LiveApi) -> None:
    """Each order, with and without a filter, in pages of any length, equals a sorted list."""
    draw = random.Random(14)
    tenant = _filled(placed, draw)
    everything = tenant.get(LIST, limit=500)["items"]
    assert len(everything) == COUNT
    for sort in SORTS:
        for query in FILTERS:
            matching = [
                item
                for item in everything
                if all(str(item[name]).lower() in values for name, values in query.items())
            ]
            found = _pages(tenant, draw.choice([1, 3, 7, 20]), sort=sort, **query)
            assert [item["service_id"] for item in found] == _model(matching, sort), (sort, query)
            counted = tenant.get(LIST, limit=1, total="true", sort=sort, **query)["total"]
            assert counted == {"count": len(matching), "is_exact": True}, (sort, query)


@pytest.mark.parametrize("sort", SORTS)
def test_what_stays_is_listed_once_while_others_change(tenant: Tenant, sort: str) -> None:
    """Records that come, go and move between two pages neither repeat nor hide one that stays."""
    draw = random.Random(sort)
    kept = range(100, 130, 3)
    for service_id in kept:
        tenant.put(service_id, client_id=draw.randint(1, 3))
    seen = []
    for item in _pages(tenant, 2, sort=sort):
        seen.append(item["service_id"])
        other = draw.choice([number for number in range(90, 140) if number not in kept])
        if draw.random() < 0.6:
            tenant.put(other, client_id=draw.randint(1, 3), notes=str(draw.random()))
        else:
            tenant.call("DELETE", f"{LIST}/{other}")
    assert sorted(service_id for service_id in seen if service_id in kept) == list(kept)


def test_a_cursor_belongs_to_its_order(tenant: Tenant) -> None:
    """With another order, or a forged one, it is 422 that names the parameter."""
    for service_id in (1, 2):
        tenant.put(service_id, client_id=1)
    for sort in SORTS:
        cursor = tenant.get(LIST, limit=1, sort=sort)["next_cursor"]
        assert len(tenant.found(sort=sort, cursor=cursor)) == 1
        for other in SORTS:
            if other != sort:
                answer = tenant.call("GET", f"{LIST}?sort={other}&cursor={cursor}")
                assert refused_members(answer) == {"/cursor": "cursor"}
    assert refused_members(tenant.call("GET", f"{LIST}?sort=notes")).keys() == {"/sort"}


def test_an_edited_fraction_ends_no_list(tenant: Tenant) -> None:
    """A row whose value is a fraction, which SQLite stores, leads to no page without an end."""
    for service_id in (1, 2, 3):
        tenant.put(service_id, client_id=service_id)
    run_sql(
        tenant.api.settings,
        "UPDATE access_records SET client_id = 1.5"
        f" WHERE service_id = 2 AND installation_id = {tenant.installation_id}",
    )
    for sort in ("client_id", "-client_id"):
        found = [item["service_id"] for item in _pages(tenant, 1, sort=sort)]
        assert {1, 3} <= set(found)
        assert len(found) == len(set(found))


def test_clients_are_at_most_a_hundred(tenant: Tenant) -> None:
    """So many ids make a filter; one more, or one that is none, is 422 that names the parameter."""
    for service_id in (1, 2, 3):
        tenant.put(service_id, client_id=service_id)
    ids = [str(number) for number in range(2, 102)]
    assert tenant.found(client_id=ids) == [2, 3]
    for wrong in ([*ids, "1"], ["2", "x"], ["2", ""], ["02"]):
        answer = tenant.call("GET", LIST, params={"client_id": wrong})
        assert refused_members(answer).keys() == {"/client_id"}
