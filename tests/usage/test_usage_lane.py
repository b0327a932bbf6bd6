"""Figures keep nobody from anything else: they have a lane and tables of their own."""

import asyncio
import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.api import expensive
from tests.support.problem import problem_of
from tests.support.sql import query_sql, run_sql
from tests.usage.served import OWNER, Served, served

ASKED = f"client_id={OWNER}&status=Active&language=english"
PAGES = (
    f"client-area?{ASKED}",
    f"client-area?client_id={OWNER}",
    f"merge-fields?client_id={OWNER}",
)


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Served]:
    with served(tmp_path / "data") as api:
        api.measure(1)
        yield api


def _pages(api: Served) -> set[int]:
    paths = (f"/v1/access-records/1/{page}" for page in PAGES)
    return {api.call("GET", path).status_code for path in paths}


def test_product_pages_and_mails_ask_no_table_of_traffic(
    api: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are answered while those tables are not there; figures are 503 then."""
    assert api.usage(1)["visible"]
    # Who has a source is read in the background with the keys, which grow old without.
    monkeypatch.setattr("app.auth.snapshot.MAX_AGE_SECONDS", math.inf)
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'usage%'"
    tables = [str(row[0]) for row in query_sql(api.api.settings, query)]
    assert len(tables) > 5
    for table in tables:
        run_sql(api.api.settings, f"ALTER TABLE {table} RENAME TO gone_{table}")
    assert _pages(api) == {200}
    problem_of(api.ask(1), 503)


class _Taken:
    """Places that nobody gives back."""

    async def acquire(self) -> None:
        """Wait until the caller has waited for long enough."""
        await asyncio.Event().wait()


def test_nobody_else_waits_for_figures(api: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """While their place is taken the next one is refused; pages and lists are answered."""
    lane = api.api.app.state.services.usage
    monkeypatch.setattr(lane, "_limits", expensive.Limits(places=1, wait_seconds=0, work_seconds=2))
    monkeypatch.setattr(lane, "_places", _Taken())
    for kind in ("usage", "usage.svg", "usage.csv"):
        problem_of(api.ask(1, kind), 503)
    problem_of(api.call("GET", "/v1/usage-totals"), 503)
    assert _pages(api) == {200}
    assert api.call("GET", "/v1/access-records").status_code == 200


def test_lists_of_totals_leave_the_lane_to_graphs(api: Served) -> None:
    """Two run at once, as each piece takes its turn before a page that waits; the next is refused.

    They take no place of an export either.
    """
    totals = api.api.app.state.services.totals
    with totals.place(), totals.place():
        problem_of(api.call("GET", "/v1/usage-totals"), 503)
        answers = {api.ask(1).status_code, api.call("GET", "/v1/exports?format=csv").status_code}
        assert answers == {200}
    with totals.place():
        assert api.call("GET", "/v1/usage-totals").status_code == 200
