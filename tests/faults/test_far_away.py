"""An API that is far away, or of which one address does not answer."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from app.auth.api_key import WHMCS_ADDON
from tests.addon.article import MERGE_FIELDS
from tests.addon.whmcs import ADMIN_PAGE, HEALTH, LOAD_ENTRY_POINTS, Whmcs, pre_send, section
from tests.faults.conftest import CLIENT, KEY, SERVICE
from tests.faults.fault_server import closed_port
from tests.support.certificates import Certificates, make_certificates
from tests.support.delaying_proxy import delaying_proxy
from tests.support.servers import free_port
from tests.support.web_servers import nginx_with_tls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.live_api import LiveApi

pytestmark = pytest.mark.needs("php", "nginx")

DEFAULT_MS = 800
MAIL = pre_send("Welcome", SERVICE, {"service_id": SERVICE, "client_id": CLIENT})
# A busy machine may be late once, and the third failure would open the breaker.
TRIES = 2


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Give a certificate for 127.0.0.1."""
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def connected(whmcs: Whmcs, live_api: LiveApi) -> Whmcs:
    """Give a WHMCS whose service has a record at a real API."""
    live_api.put_record(SERVICE, client_id=CLIENT, username="acme", password="p")
    whmcs.connect(live_api.url, live_api.create_key(*WHMCS_ADDON), DEFAULT_MS)
    return whmcs


@contextmanager
def _black_hole(host: str) -> Iterator[int]:
    """Yield a port where nothing answers: the queue of connections is full."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listener, socket.socket(family) as first:
        listener.bind((host, free_port()))
        listener.listen(0)
        first.connect(listener.getsockname())
        with socket.socket(family) as second:
            second.settimeout(0)
            second.connect_ex(listener.getsockname())
            yield listener.getsockname()[1]


@contextmanager
def _far_away(
    whmcs: Whmcs, api: LiveApi, certificates: Certificates, version: str, round_trip: float
) -> Iterator[None]:
    with (
        nginx_with_tls(api.port, certificates, version) as server,
        delaying_proxy(server, round_trip) as port,
    ):
        whmcs.settings["api_url"] = f"https://127.0.0.1:{port}"
        whmcs.php_options = ["-d", f"curl.cainfo={certificates.authority}"]
        yield


def _health(whmcs: Whmcs) -> str:
    return str(whmcs.run(LOAD_ENTRY_POINTS, HEALTH, ADMIN_PAGE).steps[-1].printed)


@pytest.mark.parametrize("version", ["TLSv1.2", "TLSv1.3"])
def test_a_page_shows_its_section_from_far_away(
    connected: Whmcs, live_api: LiveApi, certificates: Certificates, version: str
) -> None:
    """A round trip of 120 ms leaves room in the default deadline for connecting with TLS."""
    with _far_away(connected, live_api, certificates, version, 0.12):
        outcome = connected.play(*[section(SERVICE)] * TRIES, client=CLIENT)

    assert any("acme" in str(result) for result in outcome.results), outcome.activity


@pytest.mark.parametrize("version", ["TLSv1.2", "TLSv1.3"])
def test_a_mail_has_its_fields_from_another_continent(
    connected: Whmcs, live_api: LiveApi, certificates: Certificates, version: str
) -> None:
    """A round trip of 250 ms leaves room in the limit of mails for connecting with TLS."""
    with _far_away(connected, live_api, certificates, version, 0.25):
        [fields] = connected.play(MAIL, client=CLIENT).results[0]

    assert set(fields) == MERGE_FIELDS
    assert fields["netflow_username"] == "acme"


def test_health_measures_with_the_limits_of_pages_and_mails(
    connected: Whmcs, live_api: LiveApi, certificates: Certificates
) -> None:
    """Where the way takes longer than a page may wait, the check says so of pages alone."""
    connected.settings["deadline_ms"] = "300"
    with _far_away(connected, live_api, certificates, "TLSv1.2", 0.2):
        page = _health(connected)

    assert "no connection; 300 ms are allowed" in page
    assert "Product pages show no section. Raise the deadline" in page
    assert "; 2500 ms are allowed" in page
    assert "E-mails go out without NetFlow details. Bring" not in page
    assert "API reachable" in page


def test_another_address_family_is_tried_in_time(connected: Whmcs, live_api: LiveApi) -> None:
    """A name of which one address does not answer leaves a page time for the other one.

    It costs a quarter of the deadline, and the check names it.
    """
    pages = ""
    for silent, other in (("127.0.0.1", "::1"), ("::1", "127.0.0.1")):
        with (
            _black_hole(silent) as port,
            delaying_proxy(live_api.port, 0, (other, port)),
        ):
            connected.settings["api_url"] = f"http://localhost:{port}"
            outcome = connected.play(*[section(SERVICE)] * TRIES, client=CLIENT)
            page = _health(connected)
        assert any("acme" in str(result) for result in outcome.results), outcome.activity
        pages += page.replace(silent, "SILENT")

    # Which family is tried first is for libcurl to say.
    assert "No answer from: SILENT." in pages
    assert "take it out of the name server" in pages


def test_health_names_an_address_that_does_not_answer(whmcs: Whmcs) -> None:
    """Where no address answers, the check says how long it waited, for which one."""
    with _black_hole("127.0.0.1") as port:
        whmcs.connect(f"http://127.0.0.1:{port}", KEY, 100)
        page = _health(whmcs)

    assert "no connection; 100 ms are allowed. No answer from: 127.0.0.1." in page
    assert "no connection; 2500 ms are allowed. No answer from: 127.0.0.1." in page


def test_health_does_not_call_a_refusal_a_silence(whmcs: Whmcs) -> None:
    """Where nothing listens, the check quotes the refusal, and advises no longer deadline."""
    whmcs.connect(f"http://127.0.0.1:{free_port()}", KEY, 800)
    page = _health(whmcs)
    assert "no connection; 800 ms are allowed. Nothing accepts connections" in page
    assert "No answer from" not in page
    assert "Raise the deadline" not in page


@pytest.mark.parametrize("name", ["refused", "black hole"])
def test_an_api_that_is_down_costs_pages_three_deadlines(whmcs: Whmcs, name: str) -> None:
    """Three pages wait for a connection, no longer than they may; the next ones do not try."""
    deadline_ms = 300
    with _black_hole("127.0.0.1") as port:
        url = closed_port() if name == "refused" else f"http://127.0.0.1:{port}"
        whmcs.connect(url, KEY, deadline_ms)
        outcome = whmcs.play(*[section(SERVICE)] * 8, client=CLIENT)

    called = [line for line in outcome.module_log if "client-area" in str(line)]
    assert len(called) == 3
    slow = sorted(step.ms for step in outcome.steps[:3])
    cheap = sorted(step.ms for step in outcome.steps[3:])
    if name == "black hole":
        assert slow[0] >= deadline_ms - 5
        assert cheap[len(cheap) // 2] < slow[0] / 3
