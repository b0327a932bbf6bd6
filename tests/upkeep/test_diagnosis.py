"""The diagnosis: what works for WHMCS with a key, in lines that are ready to show."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app import __version__
from app.auth.api_key import WHMCS_ADDON
from app.installations.settings import DEFAULT_SETTINGS
from app.translations.catalog import TRANSLATIONS
from app.upkeep.diagnosis import Diagnosis
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of, refused_members
from tests.support.sql import run_sql

PATH = "/v1/diagnosis"
OLDER = "The API is older than the addon. Update it, so that everything here works."
COSTS = {
    "render": "product pages show no section",
    "mail": "go out without NetFlow details",
    "records:read": "the list, the form, the search and the export",
    "records:write": "cannot be added, changed, deleted or imported",
    "lifecycle": "does not learn that services are suspended",
    "admin": "the settings page cannot be used",
}


@pytest.fixture
def own_api(tmp_path: Path) -> Iterator[LiveApi]:
    """Return an API whose database a test may damage."""
    with LiveApi(tmp_path / "data") as api:
        yield api


def _diagnose(api: LiveApi, *scopes: str, **query: str) -> dict[str, Any]:
    _, key = make_key(api, *scopes)
    response = api.call("GET", PATH, key=key, params=query)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def _by_label(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {line["label"]: line for line in answer["lines"]}


def test_a_key_of_the_addon_has_nothing_to_solve(live_api: LiveApi) -> None:
    """Everything is right, without advice, and a secret is nowhere."""
    answer = _diagnose(live_api, *WHMCS_ADDON, addon_version=__version__)

    assert (answer["version"], answer["serves_clients"]) == (__version__, True)
    assert {(line["ok"], line["advice"]) for line in answer["lines"]} == {(True, None)}
    lines = _by_label(answer)
    assert list(lines) == ["API ready", "Versions", "API key accepted", "Scopes of the key"]
    assert lines["API key accepted"]["found"] == (
        'yes: "test", installation "default", without expiry'
    )
    assert lines["Scopes of the key"]["found"] == ", ".join(sorted(WHMCS_ADDON))
    assert "nfm_" not in str(answer)


def test_broken_settings_serve_nobody(own_api: LiveApi) -> None:
    """Product pages and mails get nothing then: a line says so, and what to do."""
    run_sql(own_api.settings, "UPDATE display_settings SET chosen = '{}', seal = ''")
    own_api.refresh_keys()
    answer = _diagnose(own_api, *WHMCS_ADDON)

    assert answer["serves_clients"] is False
    (line,) = [line for line in answer["lines"] if not line["ok"]]
    assert "settings" in line["label"].lower()
    assert line["advice"]


@pytest.mark.parametrize("missing", sorted(COSTS))
def test_each_missing_scope_is_named_with_what_it_costs(live_api: LiveApi, missing: str) -> None:
    """The one missing scope is wrong; clients are served unless it is theirs."""
    answer = _diagnose(live_api, *(WHMCS_ADDON - {missing}))

    line = _by_label(answer)["Scopes of the key"]
    assert line["ok"] is False
    assert f"Missing: {missing}. " in line["advice"]
    assert [scope for scope, cost in COSTS.items() if cost in line["advice"]] == [missing]
    assert answer["serves_clients"] is (missing not in {"render", "mail"})


def test_more_than_the_addon_needs_is_a_note(live_api: LiveApi) -> None:
    """A key that can reveal passwords works, and the advice is to make another one."""
    answer = _diagnose(live_api, *WHMCS_ADDON, "reveal")
    line = _by_label(answer)["Too many scopes"]
    assert (line["ok"], "without it" in line["advice"]) == (True, True)
    assert answer["serves_clients"] is True


@pytest.mark.parametrize(
    ("api", "addon", "advice"),
    [
        ("0.1.0", "0.1.0", None),
        ("0.1.0", "0.1.1", OLDER),
        ("0.9.0", "0.10.0", OLDER),
        ("0.0.10", "0.0.9", None),
        ("1.0.0", "0.9.9", None),
        ("1.2.3", "1.2.3-beta.1", None),
        ("0.1.0", None, None),
        ("0.1.0", "", None),
        ("0.1.0", "unknown", None),
    ],
)
def test_an_api_that_is_older_than_the_addon_is_a_note(
    live_api: LiveApi, api: str, addon: str | None, advice: str | None
) -> None:
    """Versions are compared by their numbers, and nothing is wrong with an older one."""
    key, _ = make_key(live_api, "mail")
    facts = Diagnosis(
        failed=None,
        settings=DEFAULT_SETTINGS,
        key=key,
        api_version=api,
        addon_version=addon,
    )
    _, versions, *_ = facts.lines(TRANSLATIONS["english"])
    assert versions == ("Versions", True, f"API {api}, addon {addon or '?'}", advice)


def test_an_expiry_is_named(live_api: LiveApi) -> None:
    """The moment at which the key ends stands in its line."""
    _, key = make_key(live_api, "mail", expires_at=4_102_444_800_000_000)
    lines = live_api.call("GET", PATH, key=key).json()["lines"]
    assert "valid until 2100-01-01T00:00:00.000000Z" in lines[2]["found"]


@pytest.mark.parametrize("language", [*TRANSLATIONS, "German", "klingon", ""])
def test_lines_are_in_the_language_asked_for(live_api: LiveApi, language: str) -> None:
    """Every line is in the language of WHMCS; what is not known here is English."""
    expected = TRANSLATIONS.get(language.lower(), TRANSLATIONS["english"])
    first, *_, last = _diagnose(live_api, "mail", language=language)["lines"]
    assert first["label"] == expected.format("diagnosis.readiness.label")
    assert expected.format("diagnosis.scopes.without.records:read") in last["advice"]


def test_a_service_that_is_not_ready_is_diagnosed(own_api: LiveApi) -> None:
    """While a check fails that /readyz names, the answer says which, and serves no clients."""
    run_sql(own_api.settings, "UPDATE alembic_version SET version_num = 'other'")

    answer = _diagnose(own_api, *WHMCS_ADDON)

    line = answer["lines"][0]
    assert (line["ok"], line["found"]) == (False, "no: the check `migrations` failed.")
    assert "netflow-manager check" in line["advice"]
    assert answer["serves_clients"] is False


def test_a_database_that_is_gone_is_diagnosed(own_api: LiveApi) -> None:
    """A key in memory gets an answer while the database cannot be reached."""
    services = own_api.app.state.services
    _, key = make_key(own_api, *WHMCS_ADDON)
    own_api.settings.data_dir.joinpath("netflow-manager.sqlite3").rename(
        own_api.settings.data_dir / "gone"
    )
    services.database.close()

    answer = own_api.call("GET", PATH, key=key).json()

    assert answer["lines"][0]["ok"] is False
    assert answer["serves_clients"] is False


def test_a_table_that_is_gone_is_diagnosed(own_api: LiveApi) -> None:
    """An error that is no failed check of its own is called one of the database."""
    _, key = make_key(own_api, *WHMCS_ADDON)
    run_sql(own_api.settings, "ALTER TABLE sealing_keys RENAME TO kept")

    answer = own_api.call("GET", PATH, key=key).json()

    assert answer["lines"][0]["found"] == "no: the check `database` failed."
    assert answer["serves_clients"] is False


def test_a_keyring_that_cannot_be_used_is_named(own_api: LiveApi) -> None:
    """The line has the reason that /readyz has."""
    own_api.settings.data_dir.joinpath("keyring.json").write_text("{")
    asyncio.run(own_api.app.state.services.background.refresh())
    detail = problem_of(own_api.call("GET", "/readyz"), 503)["detail"]

    line = _diagnose_with_writer(own_api)["lines"][0]

    assert line["ok"] is False
    assert detail.removeprefix("The check `keyring` failed. ") in line["found"]


def _diagnose_with_writer(api: LiveApi) -> dict[str, Any]:
    answer: dict[str, Any] = api.call("GET", PATH, key=api.writer_key).json()
    return answer


@pytest.mark.parametrize(
    ("name", "value"),
    [("language", "canary" * 11), ("addon_version", "canary" * 6), ("addon_version", "<canary>")],
)
def test_what_cannot_be_asked(live_api: LiveApi, name: str, value: str) -> None:
    """A parameter that is too long or has odd characters is 422 and is not repeated."""
    response = live_api.call("GET", PATH, key=live_api.writer_key, params={name: value})
    assert list(refused_members(response)) == [f"/{name}"]
    assert "canary" not in response.text


def test_it_needs_a_valid_key(live_api: LiveApi) -> None:
    """Nobody learns anything about an installation without a key of it."""
    problem_of(live_api.call("GET", PATH), 401)
    problem_of(live_api.call("GET", PATH, key="nfm_unknown"), 401)
