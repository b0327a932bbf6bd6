"""Why the traffic of a service is shown or not, and for how long it is kept."""

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.times import now
from app.translations.catalog import TRANSLATIONS
from app.usage.slots import SLOTS_PER_DAY
from tests.support.command import run
from tests.support.sql import query_sql, run_sql
from tests.usage.measured_records import NOON
from tests.usage.served import FIRST, LAST, Served, served

NAMES = [
    *("usage_enabled", "usage_source", "usage_target", "usage_address_shared", "usage_series"),
    "usage_fresh",
]
SHOWN, PLAIN, DISABLED, EDITED = range(1, 5)


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Served]:
    with served(tmp_path / "data") as api:
        yield api


def _conditions(api: Served, service_id: int, **query: str) -> dict[str, dict[str, Any]]:
    """Return the conditions of the traffic by name; none of them is one of the section."""
    path = f"/v1/access-records/{service_id}/explanation"
    answer = api.call("GET", path, params=query).json()
    section = [each for each in answer["conditions"] if each["condition"] not in NAMES]
    assert answer["visible"] is all(each["ok"] for each in section)
    found = [each for each in answer["conditions"] if each["condition"] in NAMES]
    for each in found:
        assert (each["action"] is None) is each["ok"], each
    return {each["condition"]: each for each in found}


def _wrong(api: Served, service_id: int) -> dict[str, str]:
    """Return what was found of the conditions that fail."""
    conditions = _conditions(api, service_id)
    return {name: each["found"] for name, each in conditions.items() if not each["ok"]}


def test_what_is_shown_has_six_good_conditions(api: Served) -> None:
    """Where the figures come from, what is measured, since when and until when."""
    api.measure(SHOWN)
    api.collect(SHOWN)
    conditions = _conditions(api, SHOWN)
    assert list(conditions) == NAMES
    assert {name: each["found"] for name, each in conditions.items() if each["ok"]} == {
        "usage_enabled": "Clients see the traffic that is measured.",
        "usage_source": "Figures come from nfdump.",
        "usage_target": "The record can be measured by 192.0.2.1/32.",
        "usage_address_shared": "No other client has an address of the record.",
        "usage_series": "Measured since 2024-10-04 12:05 UTC.",
        "usage_fresh": "Collected until 2024-10-04 20:25 UTC.",
    }
    for language, translation in TRANSLATIONS.items():
        for name, each in _conditions(api, SHOWN, language=language).items():
            assert each["label"] == translation.format(f"condition.{name}.label")


def test_each_condition_of_traffic_alone(api: Served) -> None:
    """What fails says what was found; the others stay good, and so does the section."""
    api.measure(SHOWN, DISABLED, EDITED)
    api.measure(PLAIN, ip_address="rack 7")
    assert _wrong(api, SHOWN) == {"usage_fresh": "Nothing has been collected yet."}
    api.collect(SHOWN)
    assert list(_wrong(api, PLAIN)) == ["usage_target", "usage_series"]
    api.call("PATCH", f"/v1/access-records/{DISABLED}", json={"enabled": False})
    assert _wrong(api, DISABLED) == {"usage_series": "A disabled record is not measured."}
    run_sql(api.api.settings, f"UPDATE usage_series SET to_slot = 1 WHERE service_id = {EDITED}")
    assert list(_wrong(api, EDITED)) == ["usage_series"]
    with api.settings(show_usage=False):
        assert list(_wrong(api, SHOWN)) == ["usage_enabled"]
    api.clock.slot = LAST + 6
    assert _wrong(api, SHOWN) == {}
    api.clock.slot = LAST + 7
    assert list(_wrong(api, SHOWN)) == ["usage_fresh"]
    assert list(_conditions(api, 99)) == ["usage_enabled", "usage_source", "usage_fresh"]


def test_clients_with_the_same_addresses_are_named(api: Served) -> None:
    """Equal ones, a subnet around them and parts of them, of enabled and intact records."""
    api.measure(SHOWN, ip_address="192.0.2.0/28, 2001:db8::/64")
    others = ("192.0.2.7", "2001:db8::/32", "192.0.2.16", "192.0.2.8", "192.0.2.9")
    for service_id, address in enumerate(others, start=20):
        api.records.put(service_id, client_id=50 + service_id, ip_address=address)
    api.records.put(30, client_id=90, ip_address="192.0.2.7", enabled=False)
    api.measure(PLAIN, ip_address="192.0.2.7")
    run_sql(api.api.settings, "UPDATE access_records SET username = 'x' WHERE service_id = 24")
    found = "Records of other clients have addresses of this one: "
    assert _wrong(api, SHOWN)["usage_address_shared"] == f"{found}#70, #71, #73."
    assert _wrong(api, 22).keys() == {"usage_fresh"}
    assert _wrong(api, 20)["usage_address_shared"] == f"{found}#5."
    assert "usage_address_shared" not in _conditions(api, 24)
    for service_id in range(40, 44):
        api.records.put(service_id, client_id=service_id, ip_address="192.0.2.1")
    assert _wrong(api, SHOWN)["usage_address_shared"] == f"{found}#40, #41, #42, #43, #70, …."
    for language in TRANSLATIONS:
        shared = _conditions(api, 20, language=language)["usage_address_shared"]
        assert (shared["ok"], shared["found"].count("#5"), shared["page"]) == (False, 1, "record")


def test_a_group_that_is_not_there_is_named(api: Served) -> None:
    """As far as the groups of the last hour say; older ones say nothing."""
    stated = {"kind": "netflow_analyzer", "url": "https://netflow.example.com/"}
    assert api.call("PUT", "/v1/usage-source", json=stated).is_success
    api.measure(SHOWN, group="acme")
    api.measure(PLAIN, group="Gone")
    assert "usage_target" not in _wrong(api, PLAIN)
    content = zlib.compress(json.dumps([["1", "ACME", None]]).encode())
    columns = "installation_id, fetched_at, failures, not_before, content"
    statement = f"INSERT INTO usage_groups ({columns}) VALUES (1, ?, 0, 0, ?)"
    run_sql(api.api.settings, statement, now(), content)
    assert "usage_target" not in _wrong(api, SHOWN)
    assert "no group Gone" in _wrong(api, PLAIN)["usage_target"]
    run_sql(api.api.settings, "UPDATE usage_groups SET fetched_at = fetched_at - 3601000000")
    assert "usage_target" not in _wrong(api, PLAIN)


def test_addresses_outside_of_the_installation_are_named(api: Served) -> None:
    """They are well written, and must not be measured."""
    api.records.assign(1, "198.51.100.0/24")
    api.measure(SHOWN)
    assert "may not measure" in _wrong(api, SHOWN)["usage_target"]


def test_an_edited_source_is_named_and_none_is_not(api: Served) -> None:
    """Without a source nothing is said of traffic."""
    api.measure(SHOWN)
    run_sql(api.api.settings, "UPDATE usage_sources SET kind = 'netflow_analyzer'")
    assert list(_conditions(api, SHOWN)) == ["usage_enabled", "usage_source"]
    assert "edited directly" in _wrong(api, SHOWN)["usage_source"]
    run_sql(api.api.settings, "DELETE FROM usage_sources")
    assert _conditions(api, SHOWN) == {}


def test_figures_are_kept_as_long_as_the_settings_say(api: Served, tmp_path: Path) -> None:
    """Sums of five minutes and totals of a day each for their days; edited settings delete none."""
    api.measure(SHOWN)
    api.collect(SHOWN, slots=range(FIRST, FIRST + 5))
    files = tmp_path / "files"
    files.mkdir()

    def kept_after(days: int) -> list[bool]:
        """Return whether the one day has its sums, after a round so many days later."""
        api.clock.slot = NOON + days * SLOTS_PER_DAY
        done = run(tmp_path / "data", "collect", variables={"NFM_NFDUMP_DIR": str(files)})
        assert done.returncode == 0, done.stderr
        rows = query_sql(api.api.settings, "SELECT sums_in IS NOT NULL FROM usage_days")
        return [bool(row[0]) for row in rows]

    run_sql(api.api.settings, "UPDATE display_settings SET version = 9")
    assert kept_after(400) == [True]
    api.change_settings(usage_sum_days=200, usage_total_days=500)
    assert kept_after(200) == [True]
    assert kept_after(201) == [False]
    assert kept_after(500) == [False]
    assert kept_after(501) == []
