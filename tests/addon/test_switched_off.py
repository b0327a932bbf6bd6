"""PHP functions that hosts switch off: no page dies of one, and Health names it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_site import TOKEN, uploaded
from tests.addon.whmcs import (
    ADMIN_PAGE,
    HEALTH,
    LOAD_ENTRY_POINTS,
    Whmcs,
    pre_send,
    request,
    section,
)
from whmcs_hook.package import ADDON

if TYPE_CHECKING:
    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php")

SERVICE, CLIENT = 1, 7
# What lists of web hosts and of hardening guides have, as far as it concerns code of this kind.
SWITCHED_OFF = re.compile(
    r"(?<!->)(?<!::)\b((?:apcu|curl|deflate|posix|proc|shm|socket|stream_socket)_\w+"
    r"|chmod|chown|escapeshell\w+"
    r"|exec|filemtime|flock|fsockopen|getenv|gethost\w+|getmypid|getmyuid|glob|hash_file"
    r"|ignore_user_abort|ini_\w+|lstat|mail|mkdir|parse_ini_file|passthru|php_uname|phpinfo"
    r"|phpversion|popen|putenv|readfile|readlink|rename|set_time_limit|shell_exec|sleep|symlink"
    r"|sys_get_temp_dir|sys_getloadavg|system|tempnam|tmpfile|touch|unlink|usleep)\("
)
CURL = {"init", "setopt_array", "exec", "getinfo", "errno", "strerror"}


def _called() -> list[str]:
    files = [path.read_text("utf-8") for path in ADDON.rglob("*.php") if path.parent.name != "lang"]
    return sorted(set(SWITCHED_OFF.findall("\n".join(files))))


@pytest.fixture
def whmcs(tmp_path: Path, tenant: Tenant) -> Whmcs:
    """Give a WHMCS with a service whose record has a login."""
    installation = Whmcs(tmp_path)
    installation.connect(tenant.api.url, tenant.key)
    installation.add_service(SERVICE, CLIENT)
    installation.add_template("Welcome", "{$netflow_url}")
    tenant.put(SERVICE, client_id=CLIENT, username="acme", password="p")
    return installation


@pytest.mark.parametrize("shared", ["apcu", "files"])
@pytest.mark.parametrize("name", _called())
def test_no_page_dies_of_a_function_that_is_switched_off(
    whmcs: Whmcs, tmp_path: Path, name: str, shared: str
) -> None:
    """Product page, mail, list, check, import and nightly run are there; the check names it."""
    whmcs.php_options = ["-d", f"disable_functions={name}"]
    if shared == "apcu":
        whmcs.php_options += ["-d", "apc.enable_cli=1"]
    file = tmp_path / "records.csv"
    file.write_text(f"service_id,client_id\n{SERVICE},{CLIENT}\n")
    post = {"token": TOKEN, "mode": "upsert", "dry_run": "true"}

    outcome = whmcs.play(
        LOAD_ENTRY_POINTS,
        {"do": "session", "values": {"netflow_manager_token": TOKEN}},
        section(SERVICE),
        pre_send("Welcome", SERVICE, {"service_id": SERVICE, "client_id": CLIENT}),
        {"do": "hook", "name": "DailyCronJob", "vars": {}},
        request(get={"action": "list"}),
        ADMIN_PAGE,
        HEALTH,
        ADMIN_PAGE,
        request(get={"action": "import"}, post=post),
        uploaded(file),
        ADMIN_PAGE,
        client=CLIENT,
    )

    assert outcome.faults == []
    assert {step.thrown for step in outcome.steps} == {None}
    pages = [step.printed for step in outcome.steps if step.printed]
    assert len(pages) == 3
    assert not [page for page in pages if "could not be shown" in page]
    assert not [line for line in outcome.activity if "stopped" in line]
    is_needed = name.removeprefix("curl_") in CURL
    assert name in pages[1]
    assert ("Without these the API cannot be called" in pages[1]) is is_needed
    assert ("acme" in str(outcome.results[2])) is not is_needed


def test_health_names_the_extension_curl_where_php_lacks_it(whmcs: Whmcs, tmp_path: Path) -> None:
    """No page dies of its constants, which are missing with it."""
    command = ["php", "-r", "echo php_ini_scanned_files();"]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    folder = tmp_path / "conf.d"
    folder.mkdir()
    for file in map(Path, loaded.replace(",", " ").split()):
        if "curl" not in file.name:
            (folder / file.name).symlink_to(file)
    whmcs.php = ("env", f"PHP_INI_SCAN_DIR={folder}", "php")

    outcome = whmcs.play(LOAD_ENTRY_POINTS, section(SERVICE), HEALTH, ADMIN_PAGE, client=CLIENT)

    assert outcome.faults == []
    assert {step.thrown for step in outcome.steps} == {None}
    assert "PHP lacks the extension curl" in outcome.steps[-1].printed
    assert not [line for line in outcome.activity if "stopped" in line]


def test_the_functions_are_found() -> None:
    """The control: those of cURL, APCu and files that the addon certainly calls are tried."""
    assert {"curl_exec", "apcu_fetch", "glob", "ini_get", "usleep"} <= set(_called())
