"""The link in the sidebar of a product page, for its owner, without asking anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e.whmcs import Outcome, Whmcs, login, request, sidebar
from tests.faults.fault_server import closed_port

if TYPE_CHECKING:
    from collections.abc import Callable

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

OVERVIEW, ACTIONS = "Service Details Overview", "Service Details Actions"


def _links(described: dict[str, Any]) -> list[tuple[str, str]]:
    """Give panel and address of each of the addon's links."""
    return [
        (panel["name"], child["uri"])
        for panel in described["children"]
        for child in panel["children"]
        if child["name"] == "netflow_manager"
    ]


def _opened(service: object, action: str | None = "productdetails") -> dict[str, Any]:
    query = {"id": str(service)} | ({} if action is None else {"action": action})
    return request(get=query)


@pytest.mark.parametrize(
    ("panels", "found"),
    [
        ((OVERVIEW, ACTIONS), [ACTIONS]),
        ((OVERVIEW,), [OVERVIEW]),
        ((ACTIONS,), [ACTIONS]),
        ((), []),
    ],
)
def test_the_owner_finds_the_page(
    whmcs: Whmcs, new_id: NewId, panels: tuple[str, ...], found: list[str]
) -> None:
    """The link stands in a panel that is there; without any nothing happens, and nothing fails."""
    service, client = new_id(), new_id()
    whmcs.connect(closed_port(), "nfm_test_key")
    whmcs.add_service(service, client)
    step = {"do": "sidebar", "service": service, "panels": panels}

    outcome = whmcs.play(_opened(service), step, client=client)

    address = f"index.php?m=netflow_manager&id={service}"
    assert _links(outcome.results[-1]) == [(panel, address) for panel in found]
    assert outcome.faults == outcome.activity == []
    assert not outcome.module_log
    assert outcome.steps[-1].thrown is None


def _of(whmcs: Whmcs, service: int, client: int | None, asked: dict[str, Any]) -> Outcome:
    return whmcs.play(asked, login(client), sidebar(service))


def test_nobody_else_finds_it(whmcs: Whmcs, new_id: NewId) -> None:
    """Another client, nobody, an unknown service, another page, an addon without settings: none."""
    service, client, other = new_id(), new_id(), new_id()
    whmcs.add_service(service, client)
    whmcs.add_service(new_id(), other)
    whmcs.add("tbldomains", id=service, userid=other)
    cases = [
        (other, _opened(service)),
        (None, _opened(service)),
        (client, _opened(new_id())),
        (client, _opened("x")),
        (client, _opened(service, "domaindetails")),
    ]
    outcomes = [_of(whmcs, service, *case) for case in cases]
    right = _of(whmcs, service, client, _opened(service))
    without_action = _of(whmcs, service, client, _opened(service, None))
    whmcs.settings = {}
    outcomes.append(_of(whmcs, service, client, _opened(service)))

    assert [_links(outcome.results[-1]) for outcome in outcomes] == [[]] * len(outcomes)
    assert len(_links(right.results[-1])) == len(_links(without_action.results[-1])) == 1
    assert all(outcome.faults == outcome.activity == [] for outcome in outcomes)


@pytest.mark.parametrize("argument", [{}, {"service": {}}])
def test_garbage_in_place_of_the_menu_is_survived(whmcs: Whmcs, argument: object) -> None:
    """What is no menu is left alone."""
    step = {"do": "hook", "name": "ClientAreaPrimarySidebar", "vars": argument}

    outcome = whmcs.play(_opened(1), step, client=1)

    assert outcome.results[-1] == []
    assert outcome.faults == outcome.activity == []
