"""The breaker: an API that fails is asked rarely, by all PHP processes together."""

from __future__ import annotations

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.addon.whmcs import (
    ADMIN_PAGE,
    HEALTH,
    LOAD_ENTRY_POINTS,
    Whmcs,
    elapse,
    mail,
    pre_send,
    section,
)
from tests.faults.answers import CANARY
from tests.faults.behaviours import REFUSALS, good, hang, with_status
from tests.faults.conftest import CLIENT, KEY, SERVICE
from tests.faults.fault_server import FaultServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.needs("php")

DEADLINE_MS = 300
WEEK = 7 * 24 * 3600
PAGE = section(SERVICE)
MAIL = pre_send("Welcome", SERVICE, {"service_id": SERVICE})
fails = with_status(503)


@pytest.fixture
def server(whmcs: Whmcs) -> Iterator[FaultServer]:
    """Give a failing server that the addon is connected to."""
    with FaultServer(fails) as running:
        whmcs.connect(running.url, KEY)
        yield running


def test_three_failures_open_it_for_all_processes(whmcs: Whmcs, server: FaultServer) -> None:
    """After three slow pages the next ones, in any process, cost next to nothing."""
    whmcs.connect(server.url, KEY, DEADLINE_MS)
    server.behaviour = hang

    first = whmcs.play(*[PAGE] * 5, client=CLIENT)
    second = whmcs.play(*[PAGE] * 5, client=CLIENT)

    assert len(server.requests) == 3
    slow = [step.ms for step in first.steps[:3]]
    assert min(slow) >= DEADLINE_MS - 5
    cheap = sorted(step.ms for step in [*first.steps[3:], *second.steps])
    assert cheap[len(cheap) // 2] < min(slow) / 3
    assert len(first.activity + second.activity) == 1


def test_failures_far_apart_do_not_open_it(whmcs: Whmcs, server: FaultServer) -> None:
    """Three failures count only within ten seconds."""
    whmcs.play(PAGE, elapse(6), PAGE, elapse(6), PAGE, PAGE, PAGE, client=CLIENT)

    assert len(server.requests) == 4


def test_a_good_probe_closes_it(whmcs: Whmcs, server: FaultServer) -> None:
    """After fifteen seconds one call is tried, and if it succeeds everything is as before."""
    whmcs.play(*[PAGE] * 3, client=CLIENT)
    server.behaviour = good

    early = whmcs.play(elapse(8), PAGE, client=CLIENT)
    after = whmcs.play(elapse(8), PAGE, PAGE, PAGE, client=CLIENT)

    assert early.results[1] == [""]
    assert all(CANARY in result[0] for result in after.results[1:])
    assert len(server.requests) == 6


def test_a_bad_probe_doubles_the_pause(whmcs: Whmcs, server: FaultServer) -> None:
    """15, 30, 60, 120 and again 120 seconds: each failed probe doubles the pause, to a limit."""
    whmcs.play(*[PAGE] * 3, client=CLIENT)

    for pause in (15, 30, 60, 120, 120):
        before = len(server.requests)
        # Seven seconds early, since a busy machine lets time pass of its own.
        whmcs.play(elapse(pause - 7), PAGE, client=CLIENT)
        assert len(server.requests) == before
        whmcs.play(elapse(8), PAGE, PAGE, client=CLIENT)
        assert len(server.requests) == before + 1


def test_only_one_process_probes(whmcs: Whmcs, server: FaultServer) -> None:
    """Of eight pages that open at the same moment when the pause is over, one tries."""
    whmcs.play(*[PAGE] * 3, elapse(16), client=CLIENT)
    server.behaviour = hang

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: whmcs.play(PAGE, client=CLIENT), range(8)))

    assert len(server.requests) == 4


@pytest.mark.parametrize("name", list(REFUSALS))
def test_a_refused_key_is_no_outage(whmcs: Whmcs, server: FaultServer, name: str) -> None:
    """401 and 403 stop the calls for a minute at once, and say so once an hour."""
    server.behaviour = REFUSALS[name]

    within_a_minute = whmcs.play(PAGE, PAGE, elapse(50), PAGE, client=CLIENT)
    assert len(server.requests) == 1
    within_an_hour = whmcs.play(elapse(11), PAGE, elapse(3450), MAIL, PAGE, client=CLIENT)
    assert len(server.requests) == 4
    later = whmcs.play(elapse(150), PAGE, client=CLIENT)

    [line] = within_a_minute.activity
    assert name in line
    assert within_an_hour.activity == []
    assert len(later.activity) == 1


def test_pages_do_not_take_the_mails_with_them(whmcs: Whmcs, server: FaultServer) -> None:
    """What is good enough for mails keeps sending their details while pages fail."""
    whmcs.play(*[PAGE] * 4, client=CLIENT)
    server.behaviour = good

    outcome = whmcs.play(PAGE, MAIL, client=CLIENT)

    assert outcome.results[0] == [""]
    assert outcome.results[1][0]["netflow_password"] == CANARY


def test_another_address_or_key_begins_afresh(whmcs: Whmcs, server: FaultServer) -> None:
    """Who changes the settings need not wait for the pause, or an hour for the next line."""
    whmcs.play(*[PAGE] * 4, client=CLIENT)
    whmcs.settings["api_key"] = "nfm_other_key"
    assert len(whmcs.play(PAGE, client=CLIENT).activity) == 1
    server.behaviour = good

    assert CANARY in whmcs.play(PAGE, client=CLIENT).results[0][0]


def _put_elsewhere(place: Path) -> None:
    target = place.with_name("elsewhere")
    place.rename(target)
    place.symlink_to(target)


def _give_away(place: Path) -> None:
    # Only root can; for others a directory that can be entered stands in.
    if os.geteuid() == 0:
        os.chown(place, 65534, 65534)
    else:
        place.chmod(0o711)


def _open_to_all(place: Path) -> None:
    place.chmod(0o755)


@pytest.mark.parametrize("spoil", [_put_elsewhere, _give_away, _open_to_all])
def test_a_directory_of_others_is_not_used(
    whmcs: Whmcs, server: FaultServer, spoil: Callable[[Path], None]
) -> None:
    """A link, or a directory that others can open, is left alone; pages render all the same."""
    whmcs.play(*[PAGE] * 3, client=CLIENT)
    [place] = whmcs.temporary.glob("netflow_manager-*")
    assert place.stat().st_mode & 0o777 == 0o700
    assert place.stat().st_uid == os.geteuid()
    spoil(place)

    outcome = whmcs.play(PAGE, client=CLIENT)

    assert outcome.results == [[""]]
    assert outcome.faults == []
    assert len(server.requests) == 4


@pytest.mark.parametrize(
    "state",
    [
        "",
        "nonsense",
        "[]",
        "[[1]]",
        '{"open_until": "x"}',
        '{"open_until": 9e99}',
        '{"failed_at": [{}, "x"], "pause": -5}',
        '{"open_until": true, "pause": 1e9}',
    ],
)
def test_a_spoilt_memory_does_no_harm(whmcs: Whmcs, server: FaultServer, state: str) -> None:
    """Whatever stands in the files of the breaker, pages work and no notice appears."""
    whmcs.play(*[PAGE] * 3, client=CLIENT)
    for file in whmcs.temporary.glob("netflow_manager-*/*.json"):
        file.write_text(state)
    server.behaviour = good

    outcome = whmcs.play(PAGE, client=CLIENT)

    assert CANARY in outcome.results[0][0]
    assert outcome.faults == []


def test_processes_can_share_through_apcu(whmcs: Whmcs, server: FaultServer) -> None:
    """Where PHP has APCu the state lies there, and no file is made."""
    whmcs.php_options = ["-d", "apc.enable_cli=1"]

    outcome = whmcs.play(*[PAGE] * 5, MAIL, client=CLIENT)

    assert outcome.faults == []
    assert len(server.requests) == 4
    assert len(outcome.activity) == 2
    assert list(whmcs.temporary.glob("netflow_manager-*")) == []


def test_nothing_secret_is_remembered(whmcs: Whmcs, server: FaultServer) -> None:
    """The files of the breaker hold times and counts, no key, address or answer."""
    server.behaviour = good
    whmcs.play(PAGE, MAIL, client=CLIENT)
    server.behaviour = fails
    whmcs.play(PAGE, MAIL, client=CLIENT)

    kept = [file.read_text() for file in whmcs.temporary.glob("netflow_manager-*/*.json")]
    assert kept
    assert set(json.loads("".join(kept[:1]))) <= {
        "failed_at",
        "open_until",
        "pause",
        "is_refused",
        "last_at",
    }
    for secret in (KEY, CANARY, "127.0.0.1"):
        assert secret not in "".join(kept)


def test_files_that_nobody_changed_for_a_week_are_removed(
    whmcs: Whmcs, server: FaultServer
) -> None:
    """Each address and key has files of its own: those of an earlier one go when one is added."""
    whmcs.play(PAGE, client=CLIENT)
    [place] = whmcs.temporary.glob("netflow_manager-*")
    earlier = set(place.iterdir())
    assert earlier
    whmcs.settings["api_key"] = "nfm_second_key"
    whmcs.play(PAGE, client=CLIENT)
    second = set(place.iterdir()) - earlier
    for file in earlier:
        os.utime(file, (0, time.time() - WEEK - 60))
    for file in second:
        os.utime(file, (0, time.time() - WEEK + 600))

    whmcs.settings["api_key"] = "nfm_third_key"
    outcome = whmcs.play(PAGE, client=CLIENT)

    assert outcome.faults == []
    kept = set(place.iterdir())
    assert second < kept
    assert earlier & kept == set()
    assert len(server.requests) == 3


def test_a_good_check_ends_the_pause(whmcs: Whmcs, server: FaultServer) -> None:
    """The connection check shows the pause while the API fails, and lifts it when it works."""
    whmcs.play(*[PAGE] * 3, client=CLIENT)
    check = [LOAD_ENTRY_POINTS, HEALTH, ADMIN_PAGE]

    failing = whmcs.run(*check).steps[2].printed
    server.behaviour = good
    working = whmcs.run(*check).steps[2].printed

    assert "held back for" in failing
    assert "a good check ends the pause" in failing
    assert "allowed again now" in working
    assert CANARY in whmcs.play(PAGE, client=CLIENT).results[0][0]


@pytest.mark.needs("php", "smarty")
def test_a_mail_while_it_is_open_goes_out(whmcs: Whmcs, server: FaultServer) -> None:
    """Mails that are sent during the pause are complete but for the block, and nothing waits."""
    whmcs.play(*[MAIL] * 3)

    outcome = whmcs.play(mail("Welcome", SERVICE), smarty=4)

    assert outcome.results[0]["body"] == "Hi."
    assert len(server.requests) == 3
