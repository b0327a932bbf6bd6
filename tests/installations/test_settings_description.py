"""The API describes its settings, so that a user interface needs no list of them."""

from typing import Any

import pytest

from app.installations.settings import DisplaySettings
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of, refused_members
from tests.support.tenant import Tenant

SCHEMA = "/v1/settings/schema"
SWITCHES = {
    *("client_area_enabled", "show_username", "show_group", "show_ip_address"),
    *("show_password", "client_password_page", "show_usage"),
}


@pytest.fixture
def described(tenant: Tenant) -> dict[str, dict[str, Any]]:
    """Return the description of each setting by its name."""
    return {setting["name"]: setting for setting in tenant.get(SCHEMA)["settings"]}


def test_it_lists_every_setting_with_its_default(
    tenant: Tenant, described: dict[str, dict[str, Any]]
) -> None:
    """Names and order are those of the model, and the defaults those of a new installation."""
    assert list(described) == list(DisplaySettings.model_fields)
    defaults = {name: setting["default"] for name, setting in described.items()}
    assert defaults == tenant.get("/v1/settings")


def test_it_names_kind_choices_and_group(described: dict[str, dict[str, Any]]) -> None:
    """Each setting has the kind of its values, and a choice has its possible values."""
    kinds = {name: setting["kind"] for name, setting in described.items()}
    assert {name for name, kind in kinds.items() if kind == "switch"} == SWITCHES
    assert kinds["default_netflow_url"] == "url"
    assert kinds["section_title"] == kinds["button_label"] == "string"
    assert kinds["visible_statuses"] == "choices"
    assert described["visible_statuses"]["choices"][:3] == ["Pending", "Active", "Suspended"]
    assert kinds["on_terminate"] == kinds["email_password"] == "choice"
    assert described["on_terminate"]["choices"] == ["disable", "delete", "keep"]
    groups = [setting["group"] for setting in described.values()]
    assert groups == ["page"] * 8 + ["passwords"] * 3 + ["lifecycle"] + ["usage"] * 6
    assert kinds["usage_sum_days"] == kinds["usage_total_days"] == "number"
    assert described["usage_cycle"]["choices"] == ["calendar_month", "due_day"]


def test_what_it_describes_can_be_stored(
    tenant: Tenant, described: dict[str, dict[str, Any]]
) -> None:
    """Every choice is accepted; for a setting with choices, anything else is refused."""
    for name, setting in described.items():
        is_list = setting["kind"] == "choices"
        for choice in setting["choices"]:
            tenant.change_settings(**{name: [choice] if is_list else choice})
        if setting["choices"]:
            value = ["else"] if is_list else "else"
            refused_members(tenant.call("PATCH", "/v1/settings", json={name: value}))


def test_it_needs_the_scope_of_settings(live_api: LiveApi) -> None:
    """A key without `admin` is refused, as for the settings themselves."""
    problem_of(live_api.call("GET", SCHEMA, key=make_key(live_api, "render")[1]), 403)
