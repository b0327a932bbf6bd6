"""Where PHP processes share no memory: what must be acted on is told, and nothing fills the log."""

from __future__ import annotations

from shutil import rmtree
from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_area import add_staff, play_as_staff, search, summary
from tests.addon.whmcs import (
    ADMIN_PAGE,
    HEALTH,
    LOAD_ENTRY_POINTS,
    Outcome,
    Step,
    Whmcs,
    pre_send,
    section,
)
from tests.faults.behaviours import with_members, with_status
from tests.faults.conftest import CLIENT, KEY, SERVICE
from tests.faults.fault_server import FaultServer

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.needs("php")

PAGE = section(SERVICE)
MAIL = pre_send("Welcome", SERVICE, {"service_id": SERVICE})
NIGHT: Step = {"do": "hook", "name": "DailyCronJob", "vars": {}}


@pytest.fixture
def server(whmcs: Whmcs) -> Iterator[FaultServer]:
    """Give a failing API, and a PHP that may not use its place for shared memory."""
    with FaultServer(with_status(503)) as running:
        whmcs.connect(running.url, KEY)
        whmcs.play(PAGE, client=CLIENT)
        [place] = whmcs.temporary.glob("netflow_manager-*")
        rmtree(place)
        place.write_text("of another program")
        running.requests.clear()
        yield running


def _in_a_process_each(whmcs: Whmcs, *steps: Step) -> list[Outcome]:
    return [whmcs.play(step, client=CLIENT) for step in steps]


@pytest.mark.usefixtures("server")
def test_looking_at_pages_writes_no_line(whmcs: Whmcs) -> None:
    """Pages of clients and staff, in many processes, leave the activity log as it is."""
    add_staff(whmcs)

    outcomes = _in_a_process_each(whmcs, *[PAGE] * 3)
    outcomes += [play_as_staff(whmcs, step) for step in (summary(CLIENT), search("acme"))]

    assert "503" in outcomes[3].results[0][0]
    assert [line for outcome in outcomes for line in outcome.activity] == []


@pytest.mark.usefixtures("server")
def test_a_fault_of_a_page_writes_no_line(whmcs: Whmcs) -> None:
    """A table of WHMCS that cannot be read is no reason either for a line with each page."""
    broken = whmcs.play({"do": "sql", "text": "DROP TABLE tblhosting"}, PAGE, client=CLIENT)

    assert broken.activity == []


def test_a_mail_that_lost_its_link_is_told(whmcs: Whmcs, server: FaultServer) -> None:
    """An address of WHMCS that cannot be read costs a mail its link, and that is no view."""
    server.behaviour = with_members(client_password_page=True)

    outcome = whmcs.play({"do": "sql", "text": "DROP TABLE tblconfiguration"}, MAIL, client=CLIENT)

    assert outcome.results[1][0]["netflow_password_url"] == ""
    [line] = outcome.activity
    assert "The address of WHMCS stopped with" in line


@pytest.mark.usefixtures("server")
def test_what_must_be_acted_on_is_told(whmcs: Whmcs) -> None:
    """Each run that sends mails says once which mail lacks its fields; so does each night."""
    mails = _in_a_process_each(whmcs, MAIL, MAIL)
    [night] = _in_a_process_each(whmcs, NIGHT)

    for outcome in mails:
        [line] = outcome.activity
        assert 'The e-mail "Welcome"' in line
    [line] = night.activity
    assert "The nightly reconciliation failed." in line
    assert "one line an hour" not in "".join(
        line for outcome in [*mails, night] for line in outcome.activity
    )


def test_a_run_with_many_mails_waits_a_few_times(whmcs: Whmcs, server: FaultServer) -> None:
    """Within one process the breaker works, and the log has one line about the mails."""
    outcome = whmcs.play(*[MAIL] * 20, client=CLIENT)

    assert len(server.requests) == 3
    assert len(outcome.activity) == 1


@pytest.mark.usefixtures("server")
def test_the_health_page_says_what_it_costs(whmcs: Whmcs) -> None:
    """Who looks for a line that never came finds out why."""
    outcome = whmcs.run(LOAD_ENTRY_POINTS, HEALTH, ADMIN_PAGE)

    assert "the activity log says nothing about pages" in outcome.steps[-1].printed
