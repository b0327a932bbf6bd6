"""Pages render and mails go out, whatever the API does or sends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.addon.article import MERGE_FIELDS
from tests.addon.whmcs import (
    Outcome,
    Whmcs,
    client_page,
    mail,
    page,
    pause,
    pre_send,
    request,
    section,
)
from tests.faults.answers import CANARY
from tests.faults.behaviours import (
    FAULTS,
    REFUSALS,
    SLOW,
    good,
    good_answer,
    hang,
    response,
    with_status,
)
from tests.faults.conftest import CLIENT, KEY, SERVICE
from tests.faults.fault_server import Exchange, FaultServer, closed_port

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.needs("php")

DEADLINE_MS = 300
WAIT = pause(DEADLINE_MS)
MAIL = pre_send("Welcome", SERVICE, {"service_id": SERVICE, "client_id": CLIENT})


def _assert_survived(outcome: Outcome) -> None:
    assert outcome.faults == []
    assert [(step.thrown, step.printed) for step in outcome.steps] == [
        (None, "") for _ in outcome.steps
    ]
    said = str([outcome.results, outcome.activity, outcome.module_log])
    assert CANARY not in said
    assert KEY not in said


@pytest.mark.parametrize("behaviour", [good])
def test_the_fault_server_can_answer_well(
    whmcs: Whmcs, behaviour: Callable[[Exchange], None]
) -> None:
    """The control: the same server, behaving, brings section and fields, and is sent the key."""
    with FaultServer(behaviour) as server:
        whmcs.connect(server.url, KEY)
        outcome = whmcs.play(section(SERVICE), MAIL, client=CLIENT)

    assert CANARY in outcome.results[0][0]
    assert outcome.results[1][0]["netflow_password"] == CANARY
    for head in server.requests:
        assert f"Authorization: Bearer {KEY}\r\n" in head
        assert "User-Agent: netflow-manager-whmcs/" in head
        assert "X-Actor: whmcs " in head
    assert KEY not in str(outcome.module_log)


@pytest.mark.parametrize("name", [*FAULTS, *REFUSALS])
def test_a_wrong_answer_shows_nothing(whmcs: Whmcs, name: str) -> None:
    """An answer that is not exactly right gives no section, six empty fields, and no notice."""
    with FaultServer((FAULTS | REFUSALS)[name]) as server:
        whmcs.connect(server.url, KEY)
        outcome = whmcs.play(section(SERVICE), MAIL, client=CLIENT)

    _assert_survived(outcome)
    assert outcome.results[0] == [""]
    assert set(outcome.results[1][0]) == MERGE_FIELDS
    assert not any(outcome.results[1][0].values())
    assert len(server.requests) == 2


@pytest.mark.parametrize("name", [*SLOW, "endless_body"])
def test_a_slow_api_costs_a_page_its_deadline_at_most(whmcs: Whmcs, name: str) -> None:
    """Hanging, trickling or endless: the page is there when the deadline is over.

    The control waits for as long in the same process; without a deadline it were 2 s or more.
    """
    with FaultServer((FAULTS | SLOW)[name]) as server:
        whmcs.connect(server.url, KEY, DEADLINE_MS)
        outcome = whmcs.play(*[section(SERVICE), WAIT] * 2, client=CLIENT)

    _assert_survived(outcome)
    pages, waits = outcome.steps[::2], outcome.steps[1::2]
    assert [step.result for step in pages] == [[""], [""]]
    assert min(step.ms for step in pages) < 2 * min(step.ms for step in waits)


@pytest.mark.needs("php", "smarty")
@pytest.mark.parametrize("name", ["stopped", "hang", "no_json", "500"])
def test_the_whole_page_renders(whmcs: Whmcs, name: str) -> None:
    """A theme's product page is complete but for the section."""
    behaviour = (FAULTS | SLOW).get(name, hang)
    with FaultServer(behaviour) as server:
        whmcs.connect(closed_port() if name == "stopped" else server.url, KEY, DEADLINE_MS)
        outcome = whmcs.play(page(SERVICE), page(SERVICE), smarty=4, client=CLIENT)

    _assert_survived(outcome)
    for html in outcome.results:
        assert f"vps{SERVICE}.example.com" in html
        assert html.rstrip().endswith("</div>")


@pytest.mark.parametrize(("setting", "bound"), [(1, 100), (99_999, 2_000)])
def test_the_deadline_is_bounded(whmcs: Whmcs, setting: int, bound: int) -> None:
    """No setting makes pages wait longer than two seconds, or gives the API less than a tenth."""
    with FaultServer(hang) as server:
        whmcs.connect(server.url, KEY, setting)
        outcome = whmcs.play(section(SERVICE), pause(2 * bound + 100), client=CLIENT)

    page_step, control = outcome.steps
    assert bound - 5 <= page_step.ms < control.ms


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(whmcs: Whmcs, status: int) -> None:
    """The key is not carried to wherever a redirect points."""
    with FaultServer(good) as elsewhere:
        location = f"Location: {elsewhere.url}/v1/access-records/{SERVICE}/client-area?client_id=56"
        with FaultServer(with_status(status, location)) as server:
            whmcs.connect(server.url, KEY)
            outcome = whmcs.play(section(SERVICE), MAIL, client=CLIENT)

    _assert_survived(outcome)
    assert len(server.requests) == 2
    assert elsewhere.requests == []


def test_a_socket_serves_as_address(whmcs: Whmcs, tmp_path: Path) -> None:
    """The API may listen on a UNIX socket."""
    with FaultServer(good, tmp_path / "api.sock") as server:
        whmcs.connect(server.url, KEY)
        outcome = whmcs.play(section(SERVICE), client=CLIENT)

    assert CANARY in outcome.results[0][0]


@pytest.mark.needs("php", "smarty")
@pytest.mark.parametrize("name", ["stopped", "hang", "503"])
def test_mails_survive_an_outage(whmcs: Whmcs, name: str) -> None:
    """Every mail goes out without the block, and one line in the activity log says so."""
    behaviour = (FAULTS | SLOW).get(name, hang)
    with FaultServer(behaviour) as server:
        whmcs.connect(closed_port() if name == "stopped" else server.url, KEY, DEADLINE_MS)
        outcome = whmcs.play(*[mail("Welcome", SERVICE)] * 5, smarty=4)
        later = whmcs.play(mail("Welcome", SERVICE), smarty=4)

    _assert_survived(outcome)
    assert [sent["body"] for sent in outcome.results] == ["Hi."] * 5
    assert later.results[0]["body"] == "Hi."
    [line] = outcome.activity
    assert line.startswith("NetFlow Manager: ")
    assert f"service {SERVICE} goes out without the NetFlow details" in line
    assert later.activity == []


@pytest.mark.parametrize("claim", [{}, {"service_id": SERVICE + 1}, {"client_id": None}])
def test_a_password_of_another_pair_is_not_shown(whmcs: Whmcs, claim: dict[str, object]) -> None:
    """The client page takes a password only from an answer about its own service and client."""

    def answer(exchange: Exchange) -> None:
        shown: dict[str, object] = {"client_password_page": True}
        if exchange.request.startswith("POST"):
            shown = {"service_id": SERVICE, "client_id": CLIENT, "password": CANARY, **claim}
        else:
            shown |= good_answer(exchange.request)
        exchange.send(response(json.dumps(shown).encode()))

    form = {"view": "password", "token": "0" * 64}
    with FaultServer(answer) as server:
        whmcs.connect(server.url, KEY)
        outcome = whmcs.play(
            {"do": "session", "values": {"netflow_manager_token": form["token"]}},
            request(get={"m": "netflow_manager", "id": str(SERVICE)}, post=form),
            client_page(),
            client=CLIENT,
        )

    assert outcome.faults == []
    assert outcome.results[2]["vars"]["netflow"]["password"] == (None if claim else CANARY)
    assert (CANARY in str(outcome)) is not bool(claim)
