"""Every hook and every page of the addon, as the steps of one scenario."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.addon.article import WELCOME_MAIL
from tests.addon.whmcs import (
    HEALTH,
    Row,
    Step,
    Whmcs,
    act,
    addon_page,
    admin,
    client_page,
    login,
    mail,
    page,
    request,
    sidebar,
)

if TYPE_CHECKING:
    from tests.support.tenant import Tenant

ADDON = Path(__file__).parents[2] / "whmcs_hook/modules/addons/netflow_manager"
TOKEN = "token-of-the-tour"
MAIL = "Welcome"
FORM = {
    "username": "acme",
    "password": "a & b",
    "group": "ACME-DC1",
    "ip_address": "203.0.113.0/28",
}


def actions() -> list[str]:
    """Read from the addon which admin pages there are."""
    router = (ADDON / "lib/Admin/Router.php").read_text(encoding="utf-8")
    return re.findall(r"^ {8}'(\w+)' => \w+::class,$", router, re.MULTILINE)


def hooks() -> list[str]:
    """Read from the addon which hooks it has."""
    return re.findall(
        r"^ {8}'(\w+)' => ", (ADDON / "hooks.php").read_text(encoding="utf-8"), re.MULTILINE
    )


def install(whmcs: Whmcs, tenant: Tenant, service: int, client: int) -> None:
    """Store what the tour meets: a client with two services, one of them with a record."""
    whmcs.functions = ["tokens", "local_api"]
    # The first page of such a PHP takes longer than one that is compiled to machine code.
    whmcs.connect(tenant.api.url, tenant.key, version="0.0.1", access="1")
    whmcs.add("tbladmins", id=1, roleid=1, username="root", language="english")
    whmcs.add("tblproducts", id=7, type="server", name="VPS", servertype="virtualizor")
    for number in (service, service + 1):
        whmcs.add_service(number, client)
        whmcs.tables["tblhosting"][-1] |= {"dedicatedip": "203.0.113.10", "assignedips": ""}
    whmcs.add_template(MAIL, WELCOME_MAIL)
    tenant.put(service, client_id=client, username="acme", password="a secret", group="ACME")


def client_area(service: int, client: int) -> list[Step]:
    """Visit what a client sees."""
    visits = [
        *[page(service, theme) for theme in ("six", "twenty-one", "nexus")],
        sidebar(service),
        *[
            step
            for query in ({}, {"period": "cycle"}, {"view": "csv"})
            for step in (
                request(get={"m": "netflow_manager", "id": str(service), **query}),
                client_page(),
            )
        ],
    ]
    return [login(client), *visits, login(None), page(service), sidebar(service), client_page()]


def admin_pages(service: int, client: int) -> list[Step]:
    """Visit every admin page with a GET, and send the forms of those that have one."""
    numbers = {"service_id": str(service), "client_id": str(client)}
    shown: list[Row] = [{"action": action, **numbers} for action in actions()]
    sent: list[Row] = [{"action": action, **numbers} for action in actions() if action != "delete"]
    sent.append(
        {"action": "save", **numbers, "service_id": str(service + 1), "enabled": "1", **FORM}
    )
    steps: list[Step] = []
    for get in shown:
        steps += [request(get=get), addon_page()]
    for post in sent:
        steps += [request(post={"token": TOKEN, **post}), addon_page()]
    return steps


def staff(service: int, client: int) -> list[Step]:
    """Do what hooks hear of."""
    tab = {"netflow_manager_present": str(service), "netflow_manager_token": TOKEN}
    return [
        _hook("AdminClientServicesTabFields", id=service),
        act("save", service, {}, {"token": TOKEN, **tab, "netflow_manager_notes": "new"}),
        _hook("AdminAreaClientSummaryPage", userid=client),
        _hook("IntelligentSearch", searchTerm="acme", numResults=10),
        _hook("EmailTplMergeFields", type="product"),
        *[act("command", command, service) for command in ("suspend", "unsuspend", "terminate")],
        _hook("DailyCronJob"),
        request(post={"token": TOKEN, "action": "delete", "service_id": str(service)}),
        addon_page(),
        act("mergeClients", client, client + 1_000_000),
        act("delete", service + 1),
        act("deleteClient", client + 1_000_000),
    ]


def tour(service: int, client: int) -> list[Step]:
    """Give all of it, with a download, which ends the request, at the end."""
    entry_points = ["config", "activate", "deactivate"]
    return [
        {"do": "load", "file": "netflow_manager.php"},
        *[{"do": "call", "function": f"netflow_manager_{name}"} for name in entry_points],
        {"do": "session", "values": {"standin_token": TOKEN}},
        admin(1),
        # Admin pages have more time, and this first call of such a PHP needs it.
        HEALTH,
        addon_page(),
        *client_area(service, client),
        mail(MAIL, service),
        *admin_pages(service, client),
        *staff(service, client),
        request(get={"action": "export", "format": "csv"}),
        addon_page(),
    ]


def _hook(name: str, **variables: object) -> Step:
    return {"do": "hook", "name": name, "vars": variables}
