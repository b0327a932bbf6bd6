"""Settings over HTTP: defaults, what each one does, and what happens to an edited row."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support import command
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of, refused_members
from tests.support.sql import run_sql
from tests.support.tenant import Tenant
from tests.support.waiting import wait_until

SETTINGS = "/v1/settings"
AREA = "/v1/access-records/1/client-area"
DEFAULTS: dict[str, Any] = {
    "default_netflow_url": "https://netflow.myownserver.net/",
    "client_area_enabled": True,
    "show_username": True,
    "show_group": True,
    "show_ip_address": True,
    "show_password": False,
    "visible_statuses": ["Active"],
    "email_password": "include",
    "client_password_page": False,
    "section_title": None,
    "button_label": None,
    "on_terminate": "disable",
    "show_usage": True,
    "usage_time_zone": "UTC",
    "usage_cycle": "calendar_month",
    "usage_percentile": "higher",
    "usage_sum_days": 100,
    "usage_total_days": 400,
}


@pytest.fixture
def shown(tenant: Tenant) -> Tenant:
    """Give service 1 of client 56, with a value in every member."""
    tenant.put(
        1, client_id=56, username="acme", password="s3cret", group="DC1", ip_address="192.0.2.1"
    )
    return tenant


def _area(tenant: Tenant, **query: str | int) -> dict[str, Any]:
    return dict(tenant.get(AREA, **{"client_id": 56, "status": "Active", **query}))


def test_a_new_installation_has_the_defaults(tenant: Tenant) -> None:
    """Without a change every setting has its documented default."""
    assert tenant.get(SETTINGS) == DEFAULTS


def test_a_change_is_partial_and_audited(tenant: Tenant) -> None:
    """PATCH changes what it names; the trail has old and new; no change leaves no event."""
    tenant.change_settings(show_username=False, section_title=" Traffic ")
    assert tenant.get(SETTINGS) == DEFAULTS | {"show_username": False, "section_title": "Traffic"}
    tenant.change_settings(show_username=False)
    tenant.change_settings()
    (event,) = tenant.events(action="settings.changed")
    assert event["changes"] == {
        "show_username": {"old": True, "new": False},
        "section_title": {"old": None, "new": "Traffic"},
    }
    tenant.change_settings(section_title=None, show_username=True)
    assert tenant.get(SETTINGS) == DEFAULTS


Check = Callable[[Tenant], bool]


def _is_hidden(name: str, value: str) -> Check:
    def check(tenant: Tenant) -> bool:
        area = _area(tenant)
        return area["visible"] and area[name] is None and value not in area["html"]

    return check


EFFECTS: dict[str, tuple[dict[str, object], Check]] = {
    "default_netflow_url": (
        {"default_netflow_url": "https://new.example.com/"},
        lambda tenant: (
            tenant.merge_fields(1, 56)["netflow_url"]
            == _area(tenant)["netflow_url"]
            == "https://new.example.com/"
        ),
    ),
    "client_area_enabled": (
        {"client_area_enabled": False},
        lambda tenant: not _area(tenant)["visible"],
    ),
    "show_username": ({"show_username": False}, _is_hidden("username", "acme")),
    "show_group": ({"show_group": False}, _is_hidden("group", "DC1")),
    "show_ip_address": ({"show_ip_address": False}, _is_hidden("ip_address", "192.0.2.1")),
    "show_password": (
        {"show_password": True},
        lambda tenant: _area(tenant)["password"] == "s3cret" and "s3cret" in _area(tenant)["html"],
    ),
    "visible_statuses": (
        {"visible_statuses": ["Suspended", "Fraud"]},
        lambda tenant: not _area(tenant)["visible"] and _area(tenant, status="Fraud")["visible"],
    ),
    "no visible status": (
        {"visible_statuses": []},
        lambda tenant: not _area(tenant)["visible"],
    ),
    "email_password": (
        {"email_password": "omit"},
        lambda tenant: (
            tenant.merge_fields(1, 56)["netflow_password"] == ""
            and tenant.merge_fields(1, 56)["netflow_username"] == "acme"
        ),
    ),
    "client_password_page": (
        {"client_password_page": True},
        lambda tenant: (
            tenant.post("/v1/access-records/1/client-password", {"client_id": 56}).is_success
        ),
    ),
    "section_title": (
        {"section_title": "Traffic <&>"},
        lambda tenant: (
            _area(tenant)["title"] == "Traffic <&>"
            and "Traffic &lt;&amp;&gt;" in _area(tenant)["html"]
        ),
    ),
    "button_label": (
        {"button_label": "Go"},
        lambda tenant: "Go</a>" in _area(tenant)["html"].replace(" ", "").replace("\n", ""),
    ),
    "on_terminate": (
        {"on_terminate": "keep"},
        lambda tenant: (
            tenant.post(
                "/v1/service-events", {"event": "terminated", "service_id": 1, "client_id": 56}
            ).is_success
            and tenant.record(1)["enabled"]
        ),
    ),
}


@pytest.mark.parametrize("name", EFFECTS)
def test_each_setting_has_its_effect(shown: Tenant, name: str) -> None:
    """What a setting says is so at once, and was not so before."""
    members, has_effect = EFFECTS[name]
    if name != "on_terminate":
        assert not has_effect(shown)
    shown.change_settings(**members)
    assert has_effect(shown)


def test_a_url_of_its_own_beats_the_default(shown: Tenant) -> None:
    """The default URL is for records without one."""
    shown.patch(1, netflow_url="https://own.example.com/")
    shown.change_settings(default_netflow_url="https://new.example.com/")
    assert shown.merge_fields(1, 56)["netflow_url"] == "https://own.example.com/"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, None) for name in DEFAULTS if name not in {"section_title", "button_label"}),
        *((name, "true") for name, default in DEFAULTS.items() if isinstance(default, bool)),
        *((name, 1) for name in DEFAULTS),
        *(("default_netflow_url", url) for url in ("", "ftp://x/", "javascript:1", "https://a@b/")),
        ("visible_statuses", "Active"),
        ("visible_statuses", ["active"]),
        ("visible_statuses", [None]),
        ("email_password", "canary"),
        ("on_terminate", "canary"),
        ("usage_time_zone", "Canary/canary"),
        ("usage_time_zone", "../../etc/canary"),
        *(("usage_sum_days", days) for days in (34, 401, 100.0, "100", True)),
        *(("usage_total_days", days) for days in (34, 99, 1_101)),
        ("section_title", "a\u202eb"),
        ("button_label", "canary" * 50),
        ("canary", True),
    ],
)
def test_settings_are_strict(tenant: Tenant, name: str, value: object) -> None:
    """A wrong type, null where it means nothing, an unknown member: 422, nothing changed."""
    response = tenant.call("PATCH", SETTINGS, json={"show_group": False, name: value})
    (pointer,) = refused_members(response)
    assert pointer.split("/")[1] == ("<unknown>" if name == "canary" else name)
    assert "canary" not in response.text
    assert tenant.get(SETTINGS) == DEFAULTS


@pytest.mark.parametrize("media_type", ["application/json", "application/merge-patch+json"])
def test_both_media_types(tenant: Tenant, media_type: str) -> None:
    """A merge patch comes under its own media type or as plain JSON."""
    headers = {"Content-Type": media_type}
    response = tenant.call("PATCH", SETTINGS, content='{"show_group": false}', headers=headers)
    assert response.json() == DEFAULTS | {"show_group": False}


EDITS = {
    "content": "chosen = '{\"show_password\": true}'",
    "version": "version = version + 1",
    "seal": "seal = ''",
    "no JSON": "chosen = 'x'",
}


def _edit(tenant: Tenant, edit: str) -> None:
    tenant.change_settings(default_netflow_url="https://good.example.com/")
    statement = f"UPDATE display_settings SET {EDITS[edit]} WHERE installation_id = ?"
    assert run_sql(tenant.api.settings, statement, tenant.installation_id) == 1
    tenant.api.app.state.services.settings.refresh()


@pytest.mark.parametrize("edit", EDITS)
def test_edited_settings_show_nothing(
    shown: Tenant, edit: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Settings that were edited outside the service are 409, hide everything, and are logged."""
    _edit(shown, edit)
    assert problem_of(shown.call("GET", SETTINGS), 409)["type"] == "/problems/broken-settings"
    assert not _area(shown)["visible"]
    assert not any(shown.merge_fields(1, 56).values())
    lines = [line for line in caplog.records if line.getMessage() == "settings_broken"]
    assert shown.installation_id in {vars(line)["installation_id"] for line in lines}
    event = {"event": "terminated", "service_id": 1, "client_id": 56}
    problem_of(shown.post("/v1/service-events", event), 409)


@pytest.mark.parametrize("members", [{}, {"show_password": False}, {"show_group": False}])
def test_edited_settings_are_saved_anew(shown: Tenant, members: dict[str, object]) -> None:
    """Any PATCH replaces an edited row by the defaults and what it gives; the trail has all."""
    _edit(shown, "content")
    shown.change_settings(**members)
    assert shown.get(SETTINGS) == DEFAULTS | members
    assert _area(shown)["visible"]
    newest, _ = shown.events(action="settings.changed")
    stored = {name: change["new"] for name, change in newest["changes"].items()}
    assert stored == DEFAULTS | members


def test_the_check_names_edited_settings(tmp_path: Path) -> None:
    """`check` says which installation's settings were edited, and what to do."""
    with LiveApi(tmp_path / "data") as api:
        key = make_key(api, "admin")[1]
        api.call("PATCH", SETTINGS, key=key, json={"show_group": False})
        assert command.run(tmp_path / "data", "check").returncode == 0
        run_sql(api.settings, "UPDATE display_settings SET version = 9")
        done = command.run(tmp_path / "data", "check")
    assert done.returncode == 1
    assert "Settings of installation 1: the row was edited" in done.stdout


def test_another_worker_follows_soon(tmp_path: Path) -> None:
    """Two processes on one database: what one stores, the other shows soon."""
    with LiveApi(tmp_path / "data") as first, LiveApi(tmp_path / "data") as second:
        first.put_record(1, client_id=56)
        admin, mail = make_key(first, "admin")[1], make_key(second, "mail")[1]
        path = "/v1/access-records/1/merge-fields?client_id=56"
        url = "https://new.example.com/"
        assert url not in second.call("GET", path, key=mail).text
        body = {"default_netflow_url": url}
        assert first.call("PATCH", SETTINGS, key=admin, json=body).is_success
        wait_until(lambda: url in second.call("GET", path, key=mail).text, "the new URL")
