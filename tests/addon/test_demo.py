"""The demo: it starts, shows what it promises, and leaves nothing behind."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.addon.running_demo import HOOK, START, running_demo, wait_until_ready
from tests.addon.traffic_site import traffic_site
from tests.support.servers import free_port
from tests.support.waiting import HANG_SECONDS, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = HOOK / "modules" / "addons" / "netflow_manager" / "lang"
PASSWORD = "Blue&Harbour<42>"
PERIODS = ("24h", "7d", "30d", "cycle", "last_cycle")
MISSING_SLOTS = 100 + 24 + 4
DRIVES_PHP = pytest.mark.needs("php", "smarty", "npm")


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[httpx.Client]:
    """Give a demo of the test's own."""
    with _demo(tmp_path) as client:
        yield client


@pytest.fixture(scope="module")
def one_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Give one demo to the tests that only look."""
    with _demo(tmp_path_factory.mktemp("demo")) as client:
        yield client


@pytest.fixture
def shared_demo(one_demo: httpx.Client) -> httpx.Client:
    """Return a new visitor of that demo: the test before may have chosen a language."""
    one_demo.cookies.clear()
    return one_demo


@contextmanager
def _demo(folder: Path) -> Iterator[httpx.Client]:
    """Run the demo; at the end nothing has gone wrong in it and nothing is left of it."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with running_demo(port, folder) as running:
        with httpx.Client(
            base_url=url, trust_env=False, timeout=HANG_SECONDS, follow_redirects=True
        ) as client:
            wait_until_ready(client)
            yield client
        faults = [path.read_text() for path in folder.glob("*/faults")]
        running.send_signal(signal.SIGINT)
        said, _ = running.communicate(timeout=HANG_SECONDS)
    assert faults == []
    assert running.returncode == 0
    assert said.endswith("Stopped.\n")
    assert list(folder.iterdir()) == []


def _links(html: str) -> list[str]:
    return [unescape(link) for link in re.findall(r'href="(/demo/[^"]+)"', html)]


@DRIVES_PHP
def test_every_link_of_the_demo_leads_somewhere(shared_demo: httpx.Client) -> None:
    """The start page's links open whole pages, and the role without access is refused."""
    links = _links(shared_demo.get("/").text)
    pages = {link: shared_demo.get(link) for link in links}

    assert len(links) > 20
    refused = {link for link, page in pages.items() if page.status_code == 403}
    assert refused == {link for link in links if "id=2&" in link}
    for link, page in pages.items():
        assert page.status_code in {200, 403}, link
        assert page.text.rstrip().endswith("</html>"), link
        assert "A stand-in for WHMCS, not WHMCS" in page.text, link
        assert "Red-Canyon-17" not in page.text, link


@DRIVES_PHP
def test_the_demo_shows_the_product(demo: httpx.Client) -> None:
    """The owner finds the section; the mail has the password and the log of it has not."""
    product = {"id": "56", "goto": "/clientarea.php?action=productdetails&id=1001"}
    service = demo.get("/demo/admin", params={"goto": "/admin/clientsservices.php?id=1001"})
    token = re.search(r'name="token" value="(\w+)"', service.text)
    assert token is not None
    form = {"do": "mail", "template": "Dedicated/VPS Server Welcome Email", "token": token[1]}
    sent = demo.post("/admin/clientsservices.php?id=1001", data=form)
    logged = demo.get("/admin/systememaillog.php", params={"id": "1"})

    assert "Open NetFlow Analyzer" in demo.get("/demo/client", params=product).text
    assert "Sent: Your new server vps1.acme.example.com" in sent.text
    assert "Username: acme" in logged.text
    assert PASSWORD not in unescape(logged.text)


@DRIVES_PHP
def test_the_demo_shows_made_up_traffic(shared_demo: httpx.Client) -> None:
    """The owner sees the graph on the product page and figures of every period; nobody else any."""
    product = "/clientarea.php?action=productdetails&id=1001"
    page = shared_demo.get("/demo/client", params={"id": "56", "goto": product}).text
    image = re.search(r'<img loading="lazy" src="([^"]+)"', page)
    assert image is not None
    picture = shared_demo.get(f"/{unescape(image[1])}")
    own = "/index.php?m=netflow_manager&id=1001"
    pages = {period: shared_demo.get(f"{own}&period={period}").text for period in PERIODS}
    graph = shared_demo.get(f"{own}&view=graph&period=24h")
    known = {"If-None-Match": graph.headers["ETag"]}
    kept = shared_demo.get(f"{own}&view=graph&period=24h", headers=known)
    table = shared_demo.get(f"{own}&view=csv&period=30d").text.splitlines()
    shared_demo.get("/demo/client", params={"id": "57", "goto": own})
    foreign = [
        shared_demo.get(f"{own}&view={view}", headers=known).status_code for view in ("graph", "x")
    ]

    for period, html in pages.items():
        assert "<svg " in html, period
        assert "95th percentile" in html, period
    for period in ("7d", "30d"):
        assert 'fill="url(#nfm-usage-gap)"' in pages[period], period
    assert picture.text == graph.text
    assert graph.headers["Content-Type"] == "image/svg+xml"
    assert graph.text.startswith("<svg ")
    assert (kept.status_code, kept.content) == (304, b"")
    assert len(table) == 1 + 30 * 288
    assert sum(line.endswith(",,") for line in table) == MISSING_SLOTS
    assert foreign == [404, 200]


def _text_of(mail: httpx.Response, part: str) -> str:
    found = re.search(rf'id="{part}">(.*?)</pre>', mail.text, re.DOTALL)
    assert found is not None
    return unescape(found[1])


@DRIVES_PHP
def test_an_accepted_order_brings_the_login(demo: httpx.Client) -> None:
    """The client's next VPS has the login that the client has, in its first welcome mail."""
    mail = _text_of(demo.post("/demo/order"), "demoText")
    assert "Username: acme" in mail
    assert PASSWORD in mail
    assert "vps5" in mail


def test_the_demo_has_invited_users(shared_demo: httpx.Client) -> None:
    """One who may view products sees the section on its page, one who may not is refused."""
    page = {"id": "56", "goto": "/index.php?m=netflow_manager&id=1001"}
    vera, tim = (
        shared_demo.get("/demo/client", params={**page, "user": user}).text for user in (62, 61)
    )

    assert "ACME-DC1" in vera
    assert "ACME-DC1" not in tim
    assert "no permission to view" in tim


@DRIVES_PHP
@pytest.mark.parametrize(("template", "is_html"), [("1", False), ("2", True)])
def test_the_demo_shows_the_mail_and_its_log(
    demo: httpx.Client, template: str, *, is_html: bool
) -> None:
    """The client's mail has the password as it was typed, in each part; WHMCS's log a mask."""
    mail = demo.post("/demo/mail", data={"template": template})
    parts = [_text_of(mail, "demoText")]
    if is_html:
        html = re.search(r'srcdoc="([^"]+)"', mail.text)
        assert html is not None
        parts.append(unescape(re.sub("<.*?>", "", unescape(html[1]))))

    for part in parts:
        assert f"Username: acme\nPassword: {PASSWORD}\nGroup/IP: ACME-DC1 203.0.113.0/28\n" in part
    logged = _text_of(mail, "demoLogged")
    assert "********" in logged
    assert PASSWORD not in unescape(logged)


@DRIVES_PHP
def test_the_demo_speaks_each_language(shared_demo: httpx.Client) -> None:
    """Of each language of the addon a link leads to staff's pages, and one to the client's."""
    languages = {path.stem for path in LANGUAGES.glob("*.php")}
    links = re.findall(r'<a lang="([^"]+)" href="([^"]+)"', shared_demo.get("/").text)
    pages = [(tag, unescape(link), shared_demo.get(unescape(link)).text) for tag, link in links]
    client_pages = {tag: text for tag, link, text in pages if "/demo/client" in link}
    headings = [re.search("<h2>(.*)</h2>", text) for _, link, text in pages if "admin" in link]

    assert len(client_pages) == len(languages) == 7
    for tag, text in client_pages.items():
        assert re.search(rf'<section class="netflow-manager[^>]* lang="{tag}"', text), tag
    assert len({found[1] for found in headings if found}) == len(languages)


@DRIVES_PHP
def test_the_demo_leaves_a_real_service_alone(tmp_path: Path) -> None:
    """The settings of a service in the shell do not lead the demo to its database."""
    database = tmp_path / "real.sqlite3"
    database.touch()
    variables = {
        "NFM_DATABASE_URL": f"sqlite:///{database}",
        "NFM_KEYRING_FILE": str(tmp_path / "keyring.json"),
    }
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with (
        running_demo(port, tmp_path, **variables) as running,
        httpx.Client(base_url=url, trust_env=False, timeout=HANG_SECONDS) as client,
    ):
        wait_until_ready(client)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=HANG_SECONDS)
    assert database.stat().st_size == 0


@DRIVES_PHP
def test_the_demo_without_its_api(demo: httpx.Client) -> None:
    """After the switch, pages come without the section and the log says so; then all is back."""
    product = {"id": "56", "goto": "/clientarea.php?action=productdetails&id=1001"}

    assert "nothing answers" in demo.post("/demo/api", data={"state": "down"}).text
    without = demo.get("/demo/client", params=product)
    log = demo.get("/demo/admin", params={"goto": "/admin/systemactivitylog.php"})
    demo.post("/demo/api", data={"state": "up"})
    restored = demo.get("/demo/client", params=product)

    assert without.status_code == 200
    assert "Open NetFlow Analyzer" not in without.text
    assert "product pages show no Network Usage section" in log.text
    assert "Open NetFlow Analyzer" in restored.text


def test_without_php_the_demo_says_what_to_install(tmp_path: Path) -> None:
    """A machine without PHP gets the command that helps, and exit code 1."""
    said = subprocess.run(
        [sys.executable, START],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.returncode == 1
    assert (
        "apt-get install php-cli php-curl php-sqlite3 php-illuminate-database smarty4"
        in said.stderr
    )


@pytest.mark.needs("php")
@pytest.mark.needs("make")
@pytest.mark.parametrize("given", [["PORT=8091"], []])
def test_make_takes_another_port(given: list[str]) -> None:
    """`PORT` is that of the demo where the command line says so, as for `make run`."""
    command = ["make", "--dry-run", "demo", *given]
    said = subprocess.run(command, cwd=HOOK.parent, capture_output=True, text=True, check=True)
    assert ("NFM_DEMO_PORT=8091 exec" in said.stdout) == bool(given)
    assert ("NFM_DEMO_PORT" in said.stdout) == bool(given)


def test_a_taken_port_is_said(tmp_path: Path) -> None:
    """Where another program has the port, the demo says how to choose another one."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with running_demo(port, tmp_path) as running:
            assert running.wait(HANG_SECONDS) == 1


@DRIVES_PHP
def test_no_worker_of_a_site_stays_behind(tmp_path: Path) -> None:
    """A site that PHP serves by several processes is gone as a whole: nothing listens any more."""
    with traffic_site(tmp_path) as site:
        address = ("127.0.0.1", site.browser.base_url.port or 0)
        assert _listens(address)

    wait_until(lambda: not _listens(address), "the end of every worker")


def _listens(address: tuple[str, int]) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(address) == 0
