"""The link in the sidebar of a product page, for its owner, where there is something to see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.addon.whmcs import Outcome, Whmcs, login, request, section, sidebar
from tests.faults.behaviours import hang
from tests.faults.fault_server import FaultServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.addon.whmcs import Step
    from tests.support.live_api import LiveApi
    from tests.support.tenant import Tenant

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

COUNTED = re.compile(r"nfm_http_requests_total\{.*/client-area\"")
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
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, panels: tuple[str, ...], found: list[str]
) -> None:
    """The link stands in a panel that is there; without any nothing happens, and nothing fails."""
    service, client = new_id(), new_id()
    whmcs.add_service(service, client)
    live_api.put_record(service, client_id=client, username="acme")
    step = {"do": "sidebar", "service": service, "panels": panels}

    outcome = whmcs.play(_opened(service), step, client=client)

    address = f"index.php?m=netflow_manager&id={service}"
    assert _links(outcome.results[-1]) == [(panel, address) for panel in found]
    assert outcome.faults == outcome.activity == []
    assert outcome.steps[-1].thrown is None


def test_the_link_has_the_title_of_the_settings(
    whmcs: Whmcs, tenant: Tenant, new_id: NewId
) -> None:
    """The default in the client's language, or the title of the settings as HTML."""
    whmcs.connect(tenant.api.url, tenant.key)
    service, client = new_id(), new_id()
    whmcs.add_service(service, client)
    whmcs.tables["tblclients"][-1]["language"] = "german"
    tenant.put(service, client_id=client)
    labels = []
    for title in (None, "R&D <b>{$x}</b>"):
        tenant.change_settings(section_title=title)
        menu = _of(whmcs, service, client, _opened(service)).results[-1]
        labels += [
            child["label"]
            for panel in menu["children"]
            for child in panel["children"]
            if child["name"] == "netflow_manager"
        ]

    assert labels == ["Netzwerknutzung", "R&amp;D &lt;b&gt;&#123;$x&#125;&lt;/b&gt;"]


def _of(whmcs: Whmcs, service: int, client: int | None, asked: dict[str, Any]) -> Outcome:
    return whmcs.play(asked, login(client), sidebar(service))


@pytest.mark.parametrize("record", [None, {"enabled": False}, {"client_id": 1}])
def test_a_service_with_nothing_to_see_has_no_link(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, record: dict[str, object] | None
) -> None:
    """Without a record, with a disabled one, with one of another client: no link."""
    service, client = new_id(), new_id()
    whmcs.add_service(service, client)
    if record is not None:
        live_api.put_record(service, **({"client_id": client, "username": "acme"} | record))

    outcome = _of(whmcs, service, client, _opened(service))

    assert _links(outcome.results[-1]) == []
    assert outcome.faults == outcome.activity == []


def _asked(whmcs: Whmcs, client: int, *steps: Step) -> tuple[Outcome, int]:
    """Play steps with an API that hangs; give how often it was asked."""
    with FaultServer(hang) as server:
        whmcs.connect(server.url, "nfm_test_key", deadline_ms=300)
        return whmcs.play(*steps, client=client), len(server.requests)


def test_both_places_of_a_page_cost_one_question(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId
) -> None:
    """Section and link follow one answer, whatever their order; so they do an API that hangs."""
    service, client = new_id(), new_id()
    whmcs.add_service(service, client)
    live_api.put_record(service, client_id=client, username="acme")
    opened, link, overview = _opened(service), sidebar(service), section(service)
    before = _rendered(live_api)
    outcomes = [
        whmcs.play(opened, link, overview, client=client),
        whmcs.play(opened, overview, link, client=client),
    ]
    asked = _rendered(live_api) - before
    hanging, asked_in_vain = _asked(whmcs, client, opened, link, overview)

    for outcome, place in zip(outcomes, (1, 2), strict=True):
        assert len(_links(outcome.results[place])) == 1
        assert "acme" in outcome.results[3 - place][0]
    assert (asked, asked_in_vain) == (2, 1)
    assert (_links(hanging.results[1]), hanging.results[2]) == ([], [""])
    assert hanging.faults == []


def test_the_same_place_asks_again(whmcs: Whmcs, live_api: LiveApi, new_id: NewId) -> None:
    """An answer serves one page: a process that builds another one asks anew."""
    service, client = new_id(), new_id()
    whmcs.add_service(service, client)
    live_api.put_record(service, client_id=client, username="acme")
    before = _rendered(live_api)

    whmcs.play(_opened(service), sidebar(service), sidebar(service), client=client)

    assert _rendered(live_api) - before == 2


def _rendered(live_api: LiveApi) -> int:
    """Count the sections that the API was asked for."""
    lines = live_api.http.get("/metrics").text.splitlines()
    return sum(int(float(line.split()[-1])) for line in lines if COUNTED.match(line))


def test_nobody_else_finds_it(whmcs: Whmcs, live_api: LiveApi, new_id: NewId) -> None:
    """Another client, nobody, an unknown service, another page, an addon without settings: none."""
    service, client, other = new_id(), new_id(), new_id()
    whmcs.add_service(service, client)
    live_api.put_record(service, client_id=client, username="acme")
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
