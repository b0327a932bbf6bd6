"""The explanation: every condition of the section, what was found, and what to do."""

from typing import Any

import pytest

from app.translations.catalog import TRANSLATIONS
from tests.support.problem import refused_members
from tests.support.sql import run_sql
from tests.support.tenant import Tenant

PATH = "/v1/access-records/1/explanation"
CONDITIONS = [
    "record_exists",
    "record_enabled",
    "record_integrity",
    "client_owns_record",
    "client_area_enabled",
    "status_visible",
]
ASKED: dict[str, str | int] = {"client_id": 56, "status": "Active"}


@pytest.fixture
def shown(tenant: Tenant) -> Tenant:
    """Give service 1 of client 56, which is shown."""
    tenant.put(1, client_id=56, username="acme", password="canary-1", notes="canary-2")
    return tenant


def _explain(tenant: Tenant, **query: str | int) -> dict[str, Any]:
    answer: dict[str, Any] = tenant.get(PATH, **query)
    assert answer["service_id"] == 1
    conditions = answer["conditions"]
    assert answer["visible"] is all(item["ok"] for item in conditions)
    for item in conditions:
        assert item["found"]
        assert (item["action"] is None) is item["ok"], item
        assert item["advice"] == item["action"]
        assert item["label"]
        assert item["page"] == ("record" if "record" in item["condition"] else "settings")
    return answer


def _visible(tenant: Tenant, **query: str | int) -> bool:
    """Return what the client area itself says."""
    return bool(tenant.get("/v1/access-records/1/client-area", **query)["visible"])


def test_a_shown_service(shown: Tenant) -> None:
    """Every condition is listed and holds, nothing is to be done, nothing secret is told."""
    answer = _explain(shown, **ASKED)
    assert answer["visible"] is True
    assert [item["condition"] for item in answer["conditions"]] == CONDITIONS
    assert "canary" not in str(answer)
    assert _visible(shown, **ASKED)


@pytest.mark.parametrize(
    ("condition", "query", "word"),
    [
        ("record_exists", ASKED, "Add one"),
        ("record_enabled", ASKED, "Enable"),
        ("record_integrity", ASKED, "reseal"),
        ("client_owns_record", ASKED | {"client_id": 57}, "new owner"),
        ("client_area_enabled", ASKED, "Switch it on in the settings"),
        ("status_visible", ASKED | {"status": "Suspended"}, "tick the status in the settings"),
        ("settings_integrity", ASKED, "save them again"),
    ],
)
def test_each_condition_alone(
    shown: Tenant, condition: str, query: dict[str, str | int], word: str
) -> None:
    """Where one condition fails, it alone is not ok, says what to do, and nothing is shown."""
    _break(shown, condition)
    answer = _explain(shown, **query)
    (failed,) = [item for item in answer["conditions"] if not item["ok"]]
    assert failed["condition"] == condition
    assert word in failed["action"]
    assert answer["visible"] is False
    assert not _visible(shown, **query)


def _break(tenant: Tenant, condition: str) -> None:
    if condition == "record_exists":
        tenant.call("DELETE", "/v1/access-records/1")
    if condition == "record_enabled":
        tenant.patch(1, enabled=False)
    if condition == "record_integrity":
        tenant.edit_row(1)
    if condition == "client_area_enabled":
        tenant.change_settings(client_area_enabled=False)
    if condition == "settings_integrity":
        tenant.change_settings(show_username=False)
        statement = "UPDATE display_settings SET version = 9 WHERE installation_id = ?"
        run_sql(tenant.api.settings, statement, tenant.installation_id)
        tenant.api.app.state.services.settings.refresh()


def test_all_conditions_at_once(shown: Tenant) -> None:
    """What fails together is told together."""
    shown.change_settings(client_area_enabled=False, visible_statuses=[])
    shown.patch(1, enabled=False)
    answer = _explain(shown, client_id=57, status="Active")
    failed = [item["condition"] for item in answer["conditions"] if not item["ok"]]
    assert failed == [
        "record_enabled",
        "client_owns_record",
        "client_area_enabled",
        "status_visible",
    ]


@pytest.mark.parametrize("language", [*TRANSLATIONS, "klingon"])
def test_every_state_is_explained_in_the_language_asked_for(shown: Tenant, language: str) -> None:
    """Label, finding and advice are in the language asked for, else in English."""
    shown.change_settings(client_area_enabled=False, visible_statuses=[])
    expected = TRANSLATIONS.get(language, TRANSLATIONS["english"])
    for item in _explain(shown, language=language, **ASKED)["conditions"]:
        check = f"condition.{item['condition']}"
        assert item["label"] == expected.format(f"{check}.label")
        if item["condition"] == "client_area_enabled":
            assert item["found"] == expected.format(f"{check}.wrong")
            assert item["advice"] == expected.format(f"{check}.wrong_advice")
    status = expected.format("status.Active")
    never = expected.format("condition.status_visible.never", status=status)
    assert item["found"] == never


def test_both_clients_are_named_where_the_record_has_another_owner(shown: Tenant) -> None:
    """Who asks learns whose the record is, and whose the service."""
    *_, owner, _, _ = _explain(shown, client_id=57, status="Active")["conditions"]
    assert owner["found"] == "The service belongs to client #57, the record to client #56."


def test_a_service_without_a_record_has_its_other_conditions_told(tenant: Tenant) -> None:
    """Whoever adds the record must not find out only then that the settings hide it."""
    tenant.change_settings(client_area_enabled=False)
    conditions = _explain(tenant, client_id=56, status="Fraud")["conditions"]
    assert [(item["condition"], item["ok"]) for item in conditions] == [
        ("record_exists", False),
        ("client_area_enabled", False),
        ("status_visible", False),
    ]


@pytest.mark.parametrize("reported", [None, "Suspended"])
def test_without_a_status_the_last_reported_counts(shown: Tenant, reported: str | None) -> None:
    """Explanation and client area agree when the caller names neither status nor client."""
    if reported is not None:
        event = {"event": "suspended", "service_id": 1, "client_id": 56}
        assert shown.post("/v1/service-events", event).json() == {"applied": True}
    answer = _explain(shown)
    assert "client_owns_record" not in [item["condition"] for item in answer["conditions"]]
    assert answer["visible"] is (reported is None) is _visible(shown, client_id=56)
    assert str(reported or "Active") in answer["conditions"][-1]["found"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[("client_id", "0"), ("client_id", "canary")],
        *[("status", "canary" * 11), ("language", "canary" * 11)],
    ],
)
def test_what_cannot_be_asked(shown: Tenant, name: str, value: str) -> None:
    """A bad client or status is 422 and is not repeated."""
    response = shown.call("GET", PATH, params={name: value})
    assert list(refused_members(response)) == [f"/{name}"]
    assert "canary" not in response.text
