"""The page "Traffic report": what does not fit, where to change it, and proposals to import."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from app.audit.trail import Author
from app.input.addresses import network_of
from app.usage import networks
from tests.addon.admin_pages import ADA, GRACE, TOKEN, add_hosting
from tests.addon.admin_site import AdminSite
from tests.addon.test_languages import texts
from tests.addon.whmcs import LOAD_ENTRY_POINTS, addon_page, request
from tests.faults.behaviours import response
from tests.faults.fault_server import FaultServer
from tests.usage.analyzer import KEY, Analyzer, day, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.addon.admin_pages import Shown, Staff
    from tests.addon.html_page import Element
    from tests.addon.whmcs import Step
    from tests.support.live_api import LiveApi
    from tests.support.tenant import Tenant

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

LISTS = (
    "shared_addresses",
    "targets_missing",
    "silent_services",
    "silent_exporters",
    "groups_without_record",
)
HOSTILE = "<script>alert('x')</script>\u00e4&amp;"
RECORD = {"service_id": 11, "client_id": 56, "group": HOSTILE, "ip_address": None}


@pytest.fixture(scope="module")
def analyzer() -> Iterator[Analyzer]:
    """Serve the groups ACME and Mail Sites."""
    with served(Analyzer(day(int(datetime.now(UTC).timestamp())))) as analyzer:
        yield analyzer


@pytest.fixture
def services(staff: Staff, tenant: Tenant, new_id: NewId) -> list[int]:
    """Give services of two clients that share an address, one with a group, the other without."""
    services = [new_id(), new_id()]
    for service, client, group in zip(services, (ADA, GRACE), ("ACME", "NONE SUCH"), strict=True):
        add_hosting(staff.whmcs, service, client)
        tenant.put(service, client_id=client, group=group, ip_address="192.0.2.7")
    return services


def _word(key: str) -> str:
    return texts("english")[key]


def _headings(shown: Shown) -> list[str]:
    return [heading.text for heading in shown.root.all("h3")]


def _table(shown: Shown, name: str) -> Element:
    """Return the table below the heading of a list."""
    heading = next(h for h in shown.root.all("h3") if h.text.startswith(_word(f"report_{name}")))
    assert heading.parent is not None
    after = heading.parent.children[heading.parent.children.index(heading) :]
    return next(each for each in after if not isinstance(each, str) and each.tag == "table")


def test_without_a_source_shared_addresses_are_listed(staff: Staff, services: list[int]) -> None:
    """Nothing else is compared, and the page leads to where a source is connected."""
    shown = staff.get("usage_report")
    assert _headings(shown) == [_word("report_shared_addresses") + " 1"]
    assert _word("report_none") in shown.text
    links = [link.get("href") for link in _table(shown, "shared_addresses").all("a")]
    for service, client in zip(services, (ADA, GRACE), strict=True):
        assert any(link.endswith(f"action=edit&service_id={service}") for link in links)
        assert f"clientssummary.php?userid={client}" in links
    assert "192.0.2.7" in _table(shown, "shared_addresses").text


def test_records_and_groups_that_do_not_fit_are_listed(
    staff: Staff, tenant: Tenant, services: list[int], analyzer: Analyzer
) -> None:
    """A group that the source does not have, and one that no record names."""
    body = {"kind": "netflow_analyzer", "url": analyzer.url, "api_key": KEY}
    tenant.call("PUT", "/v1/usage-source", json=body)
    shown = staff.get("usage_report")
    missing = _table(shown, "targets_missing")
    assert "NONE SUCH" in missing.text
    assert f"#{services[1]} VPS Large" in missing.text
    assert "ACME" not in missing.text
    assert "Mail Sites" in _table(shown, "groups_without_record").text
    assert [name.rpartition(" ")[2] for name in _headings(shown)[:5]] == ["1", "1", "0", "0", "1"]
    assert _word("report_clear") in shown.text


def _answer(**lists: dict[str, Any]) -> dict[str, Any]:
    empty: dict[str, Any] = {name: {"total": 0, "items": []} for name in LISTS}
    source = {"kind": "nfdump", "collected_until": "2026-11-24T08:05:00Z"}
    return {"source": source, **empty, **lists}


def _open(staff: Staff, answer: dict[str, Any]) -> Shown:
    with FaultServer(lambda exchange: exchange.send(response(json.dumps(answer).encode()))) as api:
        staff.whmcs.settings["api_url"] = api.url
        return staff.get("usage_report")


def test_every_list_is_shown_and_escaped(staff: Staff) -> None:
    """Names come from other systems. What is beyond the first hundred is counted."""
    exporters = [
        {"name": HOSTILE, "last_slot_ended_at": "2026-11-24T08:05:00Z"},
        {"name": "router2", "last_slot_ended_at": None},
    ]
    shown = _open(
        staff,
        _answer(
            targets_missing={"total": 102, "items": [RECORD] * 2},
            silent_services={"total": 1, "items": [RECORD]},
            silent_exporters={"total": 2, "items": exporters},
            groups_without_record={"total": 1, "items": [{"id": "7", "name": HOSTILE}]},
        ),
    )
    assert "<script>alert" not in shown.html
    assert HOSTILE in _table(shown, "silent_exporters").text
    assert HOSTILE in _table(shown, "groups_without_record").text
    assert "and 100 more" in shown.text
    assert "#11" in _table(shown, "silent_services").text


def test_groups_that_are_not_known_are_not_called_right(staff: Staff) -> None:
    """A source that was never asked for its groups: the page says that they are not compared."""
    source = {"kind": "netflow_analyzer", "collected_until": None, "groups_fetched_at": None}
    shown = _open(staff, _answer() | {"source": source})
    assert _word("report_groups_unknown") in shown.text
    assert _word("report_nothing_yet") in shown.text


def test_a_key_without_the_scope_says_so(staff: Staff, live_api: LiveApi, tenant: Tenant) -> None:
    """The page names the scope, and where to read how to make a better key."""
    key = live_api.create_key("render", installation_id=tenant.installation_id)
    staff.whmcs.connect(live_api.url, key)
    assert 'lacks the scope "records:read"' in staff.get("usage_report").text


def _assign(tenant: Tenant, network: str) -> None:
    """Assign a network to the installation, which shares the API with others."""
    author = Author(installation_id=tenant.installation_id, actor="test")
    services, listed = tenant.api.app.state.services, [network_of(network)]
    services.database.transact(
        lambda connection: networks.assign(connection, services.keyring, author, listed)
    )


def _proposals(staff: Staff, mode: str) -> list[str]:
    """Press the button for proposals, and return what the browser saves as a file."""
    sent = request(post={"action": "usage_links", "mode": mode, "token": TOKEN})
    session: Step = {"do": "session", "values": staff.session}
    outcome = staff.whmcs.run(LOAD_ENTRY_POINTS, session, sent, addon_page())
    assert outcome.faults == []
    return outcome.sent


def test_proposals_go_through_the_import(
    staff: Staff, tenant: Tenant, new_id: NewId, tmp_path: Path
) -> None:
    """The addresses of WHMCS become a file for the import, whose dry run is good; nothing else."""
    wanting, new, ended = (new_id() for _ in range(3))
    addresses = [f"10.77.{number % 250}.{number // 250}" for number in (wanting, new, ended)]
    for service, address, status in zip(
        (wanting, new, ended), addresses, ("Active", "Active", "Terminated"), strict=True
    ):
        add_hosting(staff.whmcs, service, dedicatedip=address, domainstatus=status)
    tenant.put(wanting, client_id=ADA, notes="kept")
    _assign(tenant, "10.77.0.0/16")
    tenant.call("PUT", "/v1/usage-source", json={"kind": "nfdump"})
    report = staff.get("usage_report")
    assert [each.get("value") for each in report.form.all("button")] == ["patch", "create"]

    for mode, service, address in (("patch", wanting, addresses[0]), ("create", new, addresses[1])):
        lines = [line for line in _proposals(staff, mode) if line]
        [proposal] = map(json.loads, lines)
        assert (proposal["service_id"], proposal["ip_address"]) == (service, address)
        file = tmp_path / f"{mode}.ndjson"
        file.write_text("\n".join(lines), encoding="utf-8")
        site = AdminSite(staff.whmcs)
        checked = site.send("import", {"mode": [mode], "dry_run": ["true"]}, file)
        assert texts("english")["import_good_checked"] in checked
        site.send("import", {"mode": [mode], "dry_run": ["false"]}, file)
        assert tenant.record(service)["ip_address"] == address
    assert tenant.record(wanting)["notes"] == "kept"
    assert not tenant.has_record(ended)
    assert texts("english")["report_links_none"] in staff.post("usage_links", mode="patch").text
