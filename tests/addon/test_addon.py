"""The addon in WHMCS: loading, settings in every form in which WHMCS has them, connection check."""

from __future__ import annotations

import base64
import html
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.addon.whmcs import ADMIN_PAGE, HEALTH, LOAD_ENTRY_POINTS, Whmcs, page, pre_send, section

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.live_api import LiveApi

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

ADDON = Path(__file__).parents[2] / "whmcs_hook/modules/addons/netflow_manager"
HOOKS = [
    "ClientAreaProductDetailsOutput",
    "ClientAreaPrimarySidebar",
    "EmailPreSend",
    "EmailPreLog",
    "EmailTplMergeFields",
    "AdminClientServicesTabFields",
    "AdminClientServicesTabFieldsSave",
    "AdminAreaClientSummaryPage",
    "AdminHomeWidgets",
    "IntelligentSearch",
    "AfterModuleCreate",
    "AfterModuleChangePackage",
    "AcceptOrder",
    "AfterModuleSuspend",
    "AfterModuleUnsuspend",
    "AfterModuleTerminate",
    "ServiceEdit",
    "ServiceDelete",
    "AfterClientMerge",
    "PreDeleteClient",
    "DailyCronJob",
]
REQUESTABLE = sorted(path.relative_to(ADDON).as_posix() for path in ADDON.rglob("*.php"))


def _shown(whmcs: Whmcs, live_api: LiveApi, new_id: NewId) -> bool:
    """Return whether a service with a record gets its section under these settings."""
    service, client = new_id(), new_id()
    live_api.put_record(service, client_id=client, username="acme-user")
    whmcs.add_service(service, client)
    outcome = whmcs.play(section(service), client=client)
    assert outcome.faults == []
    assert outcome.steps[0].thrown is None
    return "acme-user" in outcome.results[0][0]


def _check_page(whmcs: Whmcs, variables: dict[str, Any] | None = None) -> str:
    output = ADMIN_PAGE | {"arguments": [variables or {}]}
    outcome = whmcs.run(LOAD_ENTRY_POINTS, HEALTH, output)
    assert outcome.faults == []
    assert outcome.steps[2].thrown is None
    return outcome.steps[2].printed


def test_loading_the_hooks_does_next_to_nothing(whmcs: Whmcs) -> None:
    """On every page of WHMCS the hook file costs no query, no call, no class and no other file."""
    outcome = whmcs.run({"do": "load", "file": "hooks.php"})

    [loaded] = outcome.steps
    assert loaded.result == {
        "classes": [],
        "files": [str(ADDON / "hooks.php")],
        "hooks": HOOKS,
    }
    assert (loaded.queries, loaded.printed, outcome.module_log) == (0, "", [])
    assert list(whmcs.temporary.iterdir()) == []


@pytest.mark.parametrize("path", REQUESTABLE)
def test_no_file_can_be_run_from_outside(path: str) -> None:
    """A browser that asks for a PHP file of the addon directly gets nothing."""
    assert "if (!defined('WHMCS')) {\n    die(" in (ADDON / path).read_text(encoding="utf-8")


def test_config_activate_and_deactivate_say_what_whmcs_documents(whmcs: Whmcs) -> None:
    """The settings have their fixed names, and switching on or off twice succeeds."""
    names = ["config", "activate", "activate", "deactivate", "deactivate"]
    calls = [{"do": "call", "function": f"netflow_manager_{name}"} for name in names]

    outcome = whmcs.run({"do": "load", "file": "netflow_manager.php"}, *calls)

    _, config, *states = outcome.results
    assert list(config["fields"]) == ["api_url", "api_key", "deadline_ms", "create_missing"]
    assert config["fields"]["api_key"]["Type"] == "password"
    assert {state["status"] for state in states} == {"success"}


@pytest.mark.parametrize("missing", [["api_url"], ["api_key"], ["api_url", "api_key"]])
def test_missing_settings_show_nothing(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, missing: list[str]
) -> None:
    """Right after activation there are no rows: pages render without a section or a notice."""
    for setting in missing:
        del whmcs.settings[setting]

    assert not _shown(whmcs, live_api, new_id)


@pytest.mark.parametrize("form", ["raw", "spaces", "entities", "crypt", "local_api"])
def test_the_key_is_read_in_every_form(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, form: str
) -> None:
    """As it is, with blanks, HTML-encoded or encrypted by WHMCS: the key works."""
    key = whmcs.settings["api_key"]
    hidden = base64.b64encode(key[::-1].encode()).decode()
    whmcs.functions = [form] if form in {"crypt", "local_api"} else []
    forms = {"raw": key, "spaces": f" {key}\n", "entities": key.replace("_", "&#95;")}
    whmcs.settings["api_key"] = forms.get(form, html.escape(hidden))

    assert _shown(whmcs, live_api, new_id)


@pytest.mark.parametrize("key", ["nfm_x\r\nX-Evil: 1", "hunter2", "bmZtXw==", "nfm_"])
def test_what_is_no_key_is_never_sent(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, key: str
) -> None:
    """A value that is no key of this product brings no call, whatever else it may be."""
    whmcs.settings["api_key"] = key
    whmcs.functions = ["crypt", "local_api"]

    assert not _shown(whmcs, live_api, new_id)
    assert "not a key of this product" in _check_page(whmcs)


def test_addresses_in_every_right_form(whmcs: Whmcs, live_api: LiveApi, new_id: NewId) -> None:
    """A slash at the end, HTML entities and capital letters lead to the same API."""
    url = whmcs.settings["api_url"]
    for form in (url + "/", url.replace(":", "&#58;"), url.replace("http", "HTTP")):
        whmcs.settings["api_url"] = form
        assert _shown(whmcs, live_api, new_id), form


@pytest.mark.parametrize(
    "address",
    [
        "http://api.example.com",
        "http://192.0.2.1:8000",
        "http://127.0.0.1.example.com",
        "https://user:secret@api.example.com",
        "https://api.example.com\\@evil.example.com/",
        "https://api.example.com?x=1",
        "https://api.example.com/#x",
        "https://api.example.com/ x",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "127.0.0.1:8000",
        "unix://relative/path",
    ],
)
def test_addresses_that_the_key_must_not_go_to(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, address: str
) -> None:
    """Clear text over the network, credentials, other schemes, ambiguous forms: no call is made."""
    whmcs.settings["api_url"] = address

    assert not _shown(whmcs, live_api, new_id)
    checked = _check_page(whmcs)
    assert "API reachable" not in checked
    assert "Use https://host" in checked


def test_the_check_says_that_all_is_right(whmcs: Whmcs) -> None:
    """With a good connection the page shows address, time, key, scopes, and no advice."""
    whmcs.add_template("Welcome", "{$netflow_url}")
    checked = _check_page(whmcs, {"modulelink": "addonmodules.php?module=netflow_manager"})

    assert "Everything is right" in checked
    assert 'class="help-block"' not in checked
    for text in (whmcs.settings["api_url"], "render", "mail", "answered in", "default"):
        assert text in checked
    assert whmcs.settings["api_key"] not in checked


@pytest.mark.parametrize(
    ("change", "advice"),
    [
        ({"api_url": "http://127.0.0.1:1"}, "Is the service running"),
        ({"api_url": "unix:///nowhere.sock"}, "Is the service running"),
        ({"api_key": "nfm_unknown_key"}, "mistyped, expired or revoked"),
        ({"api_key": ""}, "netflow-manager key create"),
        ({"api_url": ""}, "Addon Modules"),
    ],
)
def test_the_check_says_what_to_do(whmcs: Whmcs, change: dict[str, str], advice: str) -> None:
    """Each problem of the connection comes with what to do about it."""
    whmcs.settings.update(change)

    assert advice in _check_page(whmcs)


@pytest.mark.parametrize(
    "missing",
    [
        "lib/Client/ProductPage.php",
        "lib/Whmcs/Log.php",
        "lib/Whmcs/Id.php",
        "lib",
    ],
)
def test_a_half_uploaded_addon_breaks_no_page(
    whmcs: Whmcs, tmp_path: Path, new_id: NewId, missing: str
) -> None:
    """While files are missing, hooks return nothing instead of an error."""
    copy = tmp_path / "whmcs_hook"
    shutil.copytree(ADDON.parents[2], copy)
    (copy / "modules/addons/netflow_manager" / missing).rename(tmp_path / "missing")
    whmcs.runner = copy / "stubs" / "run.php"

    outcome = whmcs.play(section(new_id()), pre_send("Welcome", new_id(), {}), client=new_id())

    assert [step.thrown for step in outcome.steps] == [None, None]
    assert outcome.results == [[""], [[]]]


@pytest.mark.parametrize("file", ["lib/Whmcs/Log.php", "lib/Api/Api.php", "lib/Mail/Mail.php"])
def test_a_file_that_has_come_in_part_breaks_no_page(
    whmcs: Whmcs, tmp_path: Path, new_id: NewId, file: str
) -> None:
    """Half of a file is no PHP: hooks return nothing, and a mail is logged without its text."""
    copy = tmp_path / "whmcs_hook"
    shutil.copytree(ADDON.parents[2], copy)
    addon = copy / "modules/addons/netflow_manager"
    (addon / file).write_bytes((addon / file).read_bytes()[:600])
    (addon / "lib/Whmcs/Id.php").unlink()
    (addon / "lib/Mail/HandedOutPasswords.php").unlink()
    (addon / "lib/Hooks/EmailPreLog.php").write_text("<?php\nfinal class ")
    whmcs.runner = copy / "stubs" / "run.php"

    log = {"do": "hook", "name": "EmailPreLog", "vars": {"subject": "s", "message": "s3cret"}}
    steps = [section(new_id()), pre_send("Welcome", new_id(), {}), log]
    outcome = whmcs.play(*steps, client=new_id())

    assert [step.thrown for step in outcome.steps] == [None, None, None]
    assert outcome.results[:2] == [[""], [[]]]
    assert "s3cret" not in str(outcome.results[2])
    assert "Not kept" in str(outcome.results[2])


def test_a_failing_database_breaks_no_page(whmcs: Whmcs, new_id: NewId) -> None:
    """A table that cannot be read costs the section only, and one line says where it stopped."""
    service, client = new_id(), new_id()
    whmcs.add_service(service, client)
    gone = {"do": "sql", "text": "drop table tbladdonmodules"}

    night = {"do": "hook", "name": "DailyCronJob", "vars": {}}
    outcome = whmcs.play(gone, section(service), section(service), night, client=client)

    assert outcome.results[1:3] == [[""], [""]]
    assert outcome.faults == []
    # One fault does not silence another.
    [page, cron] = outcome.activity
    assert "The hook ClientAreaProductDetailsOutput stopped with" in page
    assert "nightly reconciliation" in cron


@pytest.mark.needs("php", "smarty")
def test_a_page_costs_one_call_and_two_queries(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId
) -> None:
    """The hook asks WHMCS for service and settings, and the API once, on top of what WHMCS does."""
    service, client = new_id(), new_id()
    live_api.put_record(service, client_id=client)
    whmcs.add_service(service, client)

    outcome = whmcs.play(section(service), page(service), smarty=4, client=client)

    # Five are the stand-in's own look-ups of who is logged in: client twice, user, and their owner.
    assert outcome.steps[0].queries == 2 + 5
    assert len(outcome.module_log) == len(outcome.steps)
