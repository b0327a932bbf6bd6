"""The addon's own page in the client area: the owner's section and password, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.addon.admin_area import ADMIN, ROLE, add_staff
from tests.addon.whmcs import Step, Whmcs, admin, client_page, login, masquerade, request
from tests.faults.fault_server import closed_port

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.tenant import Tenant

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

PASSWORD = "pä&<>\"'#%+{}$ canary"
OWNER, OTHER = 56, 57
OWN, FOREIGN, MOVED, SUSPENDED, DISABLED, BARE, UNKNOWN = 1, 2, 3, 4, 5, 6, 7
TOKEN = "0" * 64
SESSION: Step = {"do": "session", "values": {"netflow_manager_token": TOKEN}}
NOTHING = "There is nothing to show for this product."


@pytest.fixture
def site(whmcs: Whmcs, tenant: Tenant) -> Whmcs:
    """Give a WHMCS with a service for each case, all with a record; the password page is on."""
    whmcs.connect(tenant.api.url, tenant.key)
    tenant.change_settings(client_password_page=True)
    owners = {OWN: OWNER, FOREIGN: OTHER, MOVED: OTHER, SUSPENDED: OWNER, DISABLED: OWNER}
    for service, owner in {**owners, BARE: OWNER}.items():
        whmcs.add_service(service, owner, "Suspended" if service == SUSPENDED else "Active")
        record_owner = OWNER if service == MOVED else owner
        password = None if service == BARE else PASSWORD
        members = {"username": f"user-{service}", "password": password}
        tenant.put(service, client_id=record_owner, enabled=service != DISABLED, **members)
    for table in ("tblinvoices", "tbltickets", "tbldomains"):
        whmcs.add(table, id=FOREIGN, userid=OWNER)
    return whmcs


def opened(service: object, **query: str) -> list[Step]:
    """Open the page with GET."""
    return [request(get={"m": "netflow_manager", "id": str(service), **query}), client_page()]


def asked(service: object, token: str | None = TOKEN, **fields: str) -> list[Step]:
    """Press the button that shows the password."""
    query = {"m": "netflow_manager", "id": str(service), "view": "password"}
    form = {"view": "password", **({} if token is None else {"token": token}), **fields}
    return [request(get=query, post=form), client_page()]


def _answers(site: Whmcs, *steps: Step, client: int | None = OWNER) -> list[dict[str, Any]]:
    outcome = site.play(SESSION, *steps, client=client)
    assert outcome.faults == []
    assert [step.thrown for step in outcome.steps] == [None] * len(outcome.steps)
    assert PASSWORD not in str([outcome.activity, outcome.module_log])
    pages = [result for result in outcome.results if isinstance(result, dict) and "vars" in result]
    for page in pages:
        assert (page["templatefile"], page["requirelogin"]) == ("client_page", True)
    own = ("breadcrumb", "pagetitle")
    return [{**page["vars"]["netflow"], **{name: page[name] for name in own}} for page in pages]


def test_the_owner_sees_the_section(site: Whmcs) -> None:
    """The same section as on the product page, a button, and the way back; no password."""
    [page] = _answers(site, *opened(OWN))

    assert "user-1" in page["section"]
    assert page["message"] == ""
    assert page["token"] == TOKEN
    assert page["back_address"] == "clientarea.php?action=productdetails&id=1"
    assert list(page["breadcrumb"]) == [page["back_address"], "index.php?m=netflow_manager&id=1"]
    assert PASSWORD not in str(page)


def test_a_click_shows_the_password(site: Whmcs, tenant: Tenant) -> None:
    """The form's answer has the password byte for byte, and the trail says who looked."""
    form, shown = _answers(site, *opened(OWN, view="password"), *asked(OWN))

    assert (form["password"], form["token"]) == (None, TOKEN)
    assert shown["password"] == PASSWORD
    assert shown["token"] is None
    [event] = tenant.events(action="password.shown_to_client")
    assert (event["service_id"], event["actor"]) == (OWN, "whmcs client 56, user 57")


@pytest.mark.parametrize(
    "steps",
    [
        opened(OWN, view="password"),
        opened(OWN, view="password", token=TOKEN),
        asked(OWN, None),
        asked(OWN, "1" * 64),
        asked(OWN, ""),
        [request(get={"id": "1"}, post={"token": TOKEN}), client_page()],
    ],
)
def test_without_the_form_there_is_no_password(
    site: Whmcs, tenant: Tenant, steps: list[Step]
) -> None:
    """A GET, or a form without the right token, shows a button at most and asks the API nothing."""
    [page] = _answers(site, *steps)

    assert page["password"] is None
    assert page["token"] == TOKEN
    assert PASSWORD not in str(page)
    assert tenant.events(action="password.shown_to_client") == []


@pytest.mark.parametrize("client", [OTHER, None, 999])
@pytest.mark.parametrize("ask", [opened, asked])
def test_nobody_else_learns_anything(
    site: Whmcs, tenant: Tenant, client: int | None, ask: Callable[[int], list[Step]]
) -> None:
    """Another client, nobody, an unknown client: what they see is what a missing service gives."""
    own, missing = _answers(site, *ask(OWN), *ask(UNKNOWN), client=client)

    assert str(own).replace("id=1", "id=7") == str(missing)
    assert own["message"] == NOTHING
    assert own["token"] is None
    assert tenant.events(action="password.shown_to_client") == []


def test_every_miss_is_one_answer(site: Whmcs) -> None:
    """Foreign, moved, unknown, suspended and disabled services look the same to a client."""
    services = (UNKNOWN, FOREIGN, MOVED, SUSPENDED, DISABLED)
    steps = [step for service in services for step in opened(service)]

    pages = _answers(site, *steps)

    same = {str(page).replace(f"id={n}", "id=N") for n, page in zip(services, pages, strict=True)}
    assert len(same) == 1
    assert pages[0]["message"] == NOTHING


@pytest.mark.parametrize("service", ["", "0", "-1", "1 OR 1=1", "01", "1.0", "2147483648", "id[]"])
def test_what_is_no_id_is_no_service(site: Whmcs, service: str) -> None:
    """Whatever stands where an id should is answered politely and printed nowhere."""
    pages = _answers(site, *opened(service), *asked(service))

    for page in pages:
        assert page["message"] == NOTHING
        assert page["back_address"] == "clientarea.php?action=services"
        assert not service or f"id={service}" not in str(page)


def test_where_there_is_no_password_the_answer_is_one(site: Whmcs, tenant: Tenant) -> None:
    """None stored, disabled, or the page switched off: the same words, and no event."""
    bare, disabled = _answers(site, *asked(BARE), *asked(DISABLED))
    [section] = _answers(site, *opened(BARE))
    tenant.change_settings(client_password_page=False)
    off, page = _answers(site, *asked(OWN), *opened(OWN))

    assert {answer["message"] for answer in (bare, disabled, off)} == {
        "There is no password to show."
    }
    assert [answer["password"] for answer in (bare, disabled, off)] == [None] * 3
    assert section["token"] is page["token"] is None
    assert "user-1" in page["section"]


@pytest.mark.parametrize("status", ["Suspended", "Terminated", "", "Active"])
def test_a_hidden_section_hides_the_password(site: Whmcs, tenant: Tenant, status: str) -> None:
    """By its status, unknown or not, or by the settings: the page is on, and nobody is told."""
    site.tables["tblhosting"][0]["domainstatus"] = status
    tenant.change_settings(client_area_enabled=status != "Active")

    page, shown = _answers(site, *opened(OWN), *asked(OWN))

    assert page["message"] == NOTHING
    assert (shown["password"], shown["message"]) == (None, "There is no password to show.")
    assert tenant.events(action="password.shown_to_client") == []


@pytest.mark.parametrize(("access", "told"), [(f"1,{ROLE}", True), ("1", False), (None, False)])
def test_staff_need_a_role_with_access(
    site: Whmcs, tenant: Tenant, access: str | None, *, told: bool
) -> None:
    """Who is logged in as the owner reads the password only in a role that may use the addon."""
    add_staff(site, access or "")
    if access is None:
        del site.settings["access"]

    [shown] = _answers(site, admin(ADMIN), masquerade(), *asked(OWN))

    assert shown["password"] == (PASSWORD if told else None)
    assert ("may not use NetFlow Manager" in shown["message"]) is not told
    actors = [event["actor"] for event in tenant.events(action="password.shown_to_client")]
    assert actors == (["whmcs client 56, by admin grace"] if told else [])


def test_an_outage_is_said_politely(site: Whmcs) -> None:
    """While the API is down page and password say so, and an administrator learns of it once."""
    site.connect(closed_port(), "nfm_test_key")
    pages = _answers(site, *opened(OWN), *asked(OWN), *asked(OWN))

    assert {page["message"] for page in pages} == {
        "This cannot be shown at the moment. Please try again later."
    }
    assert all(page["section"] == "" and page["password"] is None for page in pages)


def test_an_addon_that_is_not_set_up_shows_nothing(site: Whmcs) -> None:
    """Without settings there is nothing to show, and nothing fails."""
    site.settings = {}

    page, shown = _answers(site, *opened(OWN), *asked(OWN))

    assert page["message"] == NOTHING
    assert shown["password"] is None


def test_the_page_speaks_the_client_s_language(site: Whmcs) -> None:
    """The section comes in the client's language, the page too where the addon has it."""
    session: Step = {"do": "session", "values": {"Language": "german"}}
    odd: Step = {"do": "session", "values": {"Language": "../../../lang/english"}}

    german, fallen = _answers(site, session, *opened(OWN), odd, *opened(OWN))

    assert "Netzwerknutzung" in german["section"]
    assert "Network Usage" in fallen["section"]
    assert all(german["texts"].values())


def test_title_and_breadcrumb_are_those_of_the_settings(site: Whmcs, tenant: Tenant) -> None:
    """Themes print both as they are, so they come as HTML; a foreign service has the default."""
    tenant.change_settings(section_title="R&D <b>{$x}</b>")

    *own, foreign = _answers(site, *opened(OWN), *opened(OWN, view="password"), *opened(FOREIGN))

    for page in own:
        assert page["pagetitle"] == "R&amp;D &lt;b&gt;&#123;$x&#125;&lt;/b&gt;"
        assert list(page["breadcrumb"].values()) == ["Product Details", page["pagetitle"]]
    assert foreign["pagetitle"] == "Network Usage"


def test_a_client_who_changes_sees_the_own_services(site: Whmcs) -> None:
    """One process, two clients in turn: each gets what is theirs and no more."""
    first, second = _answers(site, *opened(FOREIGN), login(OTHER), *opened(FOREIGN))

    assert first["section"] == ""
    assert "user-2" in second["section"]
