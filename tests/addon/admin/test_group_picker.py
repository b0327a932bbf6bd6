"""The group of a record is found among those of the source, without a script; any other is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_pages import ADA, add_hosting
from tests.addon.test_languages import texts
from tests.faults.behaviours import with_problem
from tests.faults.fault_server import FaultServer, closed_port
from tests.usage.analyzer import KEY, Analyzer, day, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.addon.admin_pages import Shown, Staff
    from tests.support.tenant import Tenant

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

FIND = {"find_group": "1"}
HARD = "<b>\"Other\" & 'sons'</b> \u00e4"


@pytest.fixture(scope="module")
def analyzer() -> Iterator[Analyzer]:
    """Serve the groups ACME and Mail Sites."""
    with served(Analyzer(day(int(datetime.now(UTC).timestamp())))) as analyzer:
        yield analyzer


@pytest.fixture
def service(staff: Staff, new_id: NewId) -> int:
    """Give a service without a record."""
    service = new_id()
    add_hosting(staff.whmcs, service)
    return service


def _connect(tenant: Tenant, analyzer: Analyzer) -> None:
    body = {"kind": "netflow_analyzer", "url": analyzer.url, "api_key": KEY}
    assert tenant.call("PUT", "/v1/usage-source", json=body).is_success


def _offered(shown: Shown) -> list[str]:
    return [
        each.get("data-nfm-group")
        for each in shown.root.elements
        if "data-nfm-group" in each.attributes
    ]


def test_a_group_is_found_and_taken(
    staff: Staff, tenant: Tenant, analyzer: Analyzer, service: int
) -> None:
    """What was typed stays, but for the password; the group is stored as the source names it."""
    _connect(tenant, analyzer)
    typed = {"username": "acme", "notes": "n\nn", "group": "aCm", "password": "geheim", **FIND}
    found = staff.submit(staff.get("edit", service_id=service), enabled=None, **typed)
    assert _offered(found) == ["ACME"]
    assert "type it again" in found.text
    assert "geheim" not in found.html
    everything = staff.submit(found, group="", **FIND)
    assert _offered(everything) == ["ACME", "Mail Sites"]
    assert not tenant.has_record(service)

    taken = staff.submit(everything, choose_group="Mail Sites")
    assert (taken.root.named("group").value, _offered(taken)) == ("Mail Sites", [])
    staff.submit(taken)
    stored = tenant.record(service)
    kept = {name: stored[name] for name in ("group", "username", "notes", "enabled")}
    assert kept == {"group": "Mail Sites", "username": "acme", "notes": "n\nn", "enabled": False}


def test_any_other_text_is_kept(
    staff: Staff, tenant: Tenant, analyzer: Analyzer, service: int
) -> None:
    """A search that finds nothing says so, and what was typed can be saved."""
    _connect(tenant, analyzer)
    found = staff.submit(staff.get("edit", service_id=service), group=HARD, **FIND)
    assert _offered(found) == []
    assert texts("english")["groups_no_match"] in found.text
    staff.submit(found)
    assert tenant.record(service)["group"] == HARD


def test_a_search_keeps_the_condition_of_the_form(
    staff: Staff, tenant: Tenant, service: int
) -> None:
    """Whoever saves after a search overwrites nothing that was stored meanwhile."""
    tenant.put(service, client_id=ADA, group="OLD")
    found = staff.submit(staff.get("edit", service_id=service), group="x", **FIND)
    tenant.put(service, client_id=ADA, group="MEANWHILE")
    assert "it has changed since you opened it" in staff.submit(found).text
    assert tenant.record(service)["group"] == "MEANWHILE"


@pytest.mark.parametrize("source", [None, {"kind": "nfdump"}])
def test_without_groups_the_search_says_so(
    staff: Staff, tenant: Tenant, service: int, source: dict[str, str] | None
) -> None:
    """No source, and one that knows no groups: the name can be typed."""
    if source is not None:
        tenant.call("PUT", "/v1/usage-source", json=source)
    for shown in (
        staff.submit(staff.get("edit", service_id=service), group="ACME", **FIND),
        staff.get("groups", q="ACME"),
    ):
        assert texts("english")["groups_none"] in shown.text


@pytest.mark.parametrize("status", [0, 404, 503])
def test_a_search_that_fails_costs_nothing(staff: Staff, service: int, status: int) -> None:
    """API down, of an older release, out of order: the form is there with what was typed."""
    form = staff.get("edit", service_id=service)
    with FaultServer(with_problem(status or 404)) as server:
        staff.whmcs.settings["api_url"] = server.url if status else closed_port()
        shown = staff.submit(form, group="ACME", notes="mine", **FIND)
    assert (shown.root.named("group").value, shown.root.named("notes").value) == ("ACME", "mine")
    expected = "groups_none" if status == 404 else "groups_failed"
    assert texts("english")[expected] in shown.text


def test_the_list_is_a_page_too(staff: Staff, tenant: Tenant, analyzer: Analyzer) -> None:
    """Scripts read it, and staff can."""
    _connect(tenant, analyzer)
    assert _offered(staff.get("groups")) == ["ACME", "Mail Sites"]
    assert _offered(staff.get("groups", q="SITES")) == ["Mail Sites"]
    assert _offered(staff.get("groups", q="x" * 300)) == []
