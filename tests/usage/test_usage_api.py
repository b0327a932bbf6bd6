"""`GET …/usage` over a real server: figures, and everybody who is to see none."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.api.schemas.usage import UsageAnswer
from app.input.fields import MAX_ID
from app.usage.slots import SLOTS_PER_DAY
from tests.support.problem import refused_members
from tests.support.sql import run_sql
from tests.usage.measured_records import NOON
from tests.usage.served import (
    END,
    FIRST,
    GAP,
    IN,
    KNOWN,
    LAST,
    OUT,
    OWNER,
    Served,
    served,
    text,
)

SHOWN, DISABLED, SOLD, BROKEN, PLAIN, EDITED, SUSPENDED, DELETED, NEW, GIVEN = range(1, 11)
STRANGER = 6
MISSES = {
    "no record": (DELETED, OWNER),
    "another client": (SHOWN, STRANGER),
    "a disabled record": (DISABLED, OWNER),
    "the old owner": (SOLD, OWNER),
    "the old owner of an enabled record": (GIVEN, OWNER),
    "the new owner, not enabled": (SOLD, STRANGER),
    "an edited record": (BROKEN, OWNER),
    "nothing measured": (PLAIN, OWNER),
    "an edited series": (EDITED, OWNER),
    "a service that never was": (MAX_ID, MAX_ID),
}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give services that moved the same, of which something has happened to most."""
    with served(tmp_path_factory.mktemp("usage") / "data") as api:
        measured = (SHOWN, DISABLED, SOLD, BROKEN, EDITED, SUSPENDED, DELETED, GIVEN)
        api.measure(*measured)
        api.measure(PLAIN, ip_address=None)
        api.collect(*measured)
        api.measure(NEW)
        api.measure(GIVEN, client_id=STRANGER)
        api.call("PATCH", f"/v1/access-records/{DISABLED}", json={"enabled": False})
        sold = {"event": "owner_changed", "service_id": SOLD, "client_id": STRANGER}
        suspended = {"event": "suspended", "service_id": SUSPENDED, "client_id": OWNER}
        for event in (sold, suspended):
            assert api.call("POST", "/v1/service-events", json=event).is_success
        run_sql(
            api.api.settings,
            f"UPDATE access_records SET username = 'x' WHERE service_id = {BROKEN}",
        )
        run_sql(
            api.api.settings, f"UPDATE usage_series SET to_slot = 1 WHERE service_id = {EDITED}"
        )
        assert api.call("DELETE", f"/v1/access-records/{DELETED}").is_success
        yield api


def test_figures_are_those_of_known_slots(api: Served) -> None:
    """The whole answer, but for its HTML, which has a graph, the other periods and a table."""
    answer = api.usage(SHOWN)
    html = answer.pop("html")
    UsageAnswer.model_validate(answer | {"html": html}, strict=True)
    rate_in, rate_out = IN * 8 // 300, OUT * 8 // 300
    peak = {"peak_at": text(FIRST)}
    assert answer == {
        "service_id": SHOWN,
        "client_id": OWNER,
        "visible": True,
        "period": {
            "name": "24h",
            "from": text(END - SLOTS_PER_DAY),
            "to": text(END),
            "time_zone": "UTC",
            "slots": SLOTS_PER_DAY,
            "elapsed_slots": SLOTS_PER_DAY,
            "known_slots": KNOWN,
        },
        "in": _direction(IN, rate_in) | peak,
        "out": _direction(OUT, rate_out) | peak,
        "total_bytes": KNOWN * (IN + OUT),
        "percentile_95": {
            "bps": rate_out,
            "slot_bytes": OUT,
            "method": "higher",
            "direction": "out",
            "samples": KNOWN,
        },
        "source": {
            "kind": "nfdump",
            "exact": True,
            "step_seconds": 300,
            "collected_until": text(END),
        },
        "series": None,
    }
    assert "<svg" in html
    assert f"index.php?m=netflow_manager&amp;id={SHOWN}&amp;period=7d" in html


def _direction(octets: int, rate: int) -> dict[str, object]:
    rates = dict.fromkeys(("average_bps", "peak_bps", "percentile_95_bps"), rate)
    return {"bytes": KNOWN * octets, **rates}


@pytest.mark.parametrize("miss", MISSES)
def test_misses_look_alike(api: Served, miss: str) -> None:
    """Each is the answer of a service that never was, but for the ids; files are 404."""
    service_id, client_id = MISSES[miss]
    answer = api.ask(service_id, client_id=client_id)
    ids = {"service_id": service_id, "client_id": client_id}
    nothing = dict.fromkeys(
        ("period", "in", "out", "total_bytes", "percentile_95", "source", "series")
    )
    assert answer.json() == ids | {"visible": False, "html": ""} | nothing
    never = api.ask(MAX_ID, client_id=MAX_ID - 1, period="cycle", series="1h").text
    never = never.replace(f":{MAX_ID},", f":{service_id},").replace(
        f":{MAX_ID - 1},", f":{client_id},"
    )
    assert answer.text == never
    for kind in ("usage.svg", "usage.csv"):
        problem = api.ask(service_id, kind, client_id=client_id)
        assert problem.status_code == 404
        assert problem.json()["type"] == "/problems/usage-not-found"


@pytest.mark.parametrize(
    ("members", "status"),
    [
        ({"show_usage": False}, "Active"),
        ({"client_area_enabled": False}, "Active"),
        ({"visible_statuses": ["Suspended"]}, "Active"),
        ({}, "Suspended"),
    ],
)
def test_settings_hide_it(api: Served, members: dict[str, object], status: str) -> None:
    """The switch of the traffic, that of the section, and the status of the service."""
    with api.settings(**members):
        assert api.usage(SHOWN, status=status)["visible"] is False
        assert api.ask(SHOWN, "usage.svg", status=status).status_code == 404
        assert api.ask(SHOWN, "usage.csv", status=status).status_code == 404
    assert api.usage(SHOWN)["visible"]


def test_without_a_status_the_last_reported_counts(api: Served) -> None:
    """As for the section: a service that WHMCS has reported as suspended shows nothing."""
    assert api.usage(SHOWN, status=None)["visible"] is True
    assert api.usage(SUSPENDED, status=None)["visible"] is False
    assert api.usage(SUSPENDED, status="Active")["visible"] is True


def test_before_a_slot_is_known_figures_are_null(api: Served) -> None:
    """A service that is measured since just now has a section, an empty graph and a table."""
    answer = api.usage(NEW)
    assert answer["visible"]
    assert answer["period"]["known_slots"] == 0
    assert set(answer["in"].values()) == set(answer["out"].values()) == {None}
    percentile = dict.fromkeys(("bps", "slot_bytes", "direction"))
    assert answer["percentile_95"] == percentile | {"method": "higher", "samples": 0}
    assert answer["total_bytes"] is None
    assert "Collecting since" in answer["html"]
    assert "<svg" in api.ask(NEW, "usage.svg").text
    _, *rows = api.ask(NEW, "usage.csv").text.splitlines()
    assert {row.partition("Z,")[2].partition("Z")[2] for row in rows} == {",,"}


def test_parts_of_a_period_add_up(api: Served) -> None:
    """Slots, hours and days of the zone: without overlap or gap, null where nothing is known."""
    with api.settings(usage_time_zone="Asia/Kolkata"):
        answers = {step: api.usage(SHOWN, series=step) for step in ("5m", "1h", "1d")}
    for step, answer in answers.items():
        series = answer["series"]
        points = series["points"]
        assert series["step"] == step
        ends = [point["to"] for point in points]
        assert [point["from"] for point in points] == [answer["period"]["from"], *ends[:-1]]
        assert ends[-1] == answer["period"]["to"]
        for name, octets in (("in_bytes", IN), ("out_bytes", OUT)):
            moved = [point[name] for point in points]
            expected = [n * octets if (n := point["known_slots"]) else None for point in points]
            assert moved == expected
        assert sum(point["known_slots"] for point in points) == KNOWN
    counts = {step: len(answer["series"]["points"]) for step, answer in answers.items()}
    assert counts == {"5m": 288, "1h": 25, "1d": 2}
    # Whole hours and midnights of India are at half past the hours of UTC.
    assert answers["1h"]["series"]["points"][1]["from"].endswith(":30:00Z")
    assert answers["1d"]["series"]["points"][1]["from"] == "2024-10-04T18:30:00Z"


def test_the_settings_say_how_to_count(api: Served) -> None:
    """The zone and the first day of cycles, and the method of the percentile."""
    with api.settings(usage_time_zone="Europe/Berlin", usage_percentile="sum"):
        answer = api.usage(SHOWN, period="cycle", cycle_day=17)
    period = answer["period"]
    assert (period["from"], period["to"]) == ("2024-09-30T22:00:00Z", "2024-10-31T23:00:00Z")
    assert (period["time_zone"], period["slots"]) == ("Europe/Berlin", 31 * SLOTS_PER_DAY + 12)
    percentile = answer["percentile_95"]
    assert (percentile["slot_bytes"], percentile["direction"]) == (IN + OUT, None)
    with api.settings(usage_cycle="due_day", usage_percentile="pooled"):
        answer = api.usage(SHOWN, period="last_cycle", cycle_day=17)
        assert answer["percentile_95"]["samples"] == 0
        assert answer["period"]["from"] == "2024-08-17T00:00:00Z"
        assert (
            api.usage(SHOWN, period="cycle", cycle_day=17)["percentile_95"]["samples"] == 2 * KNOWN
        )


def test_a_period_of_the_caller(api: Served) -> None:
    """From and to are whole slots; what lies after the newest complete slot is not counted."""
    answer = api.usage(SHOWN, from_=text(GAP - 1), to=text(GAP + 2))
    assert answer["period"]["name"] == "custom"
    assert (answer["period"]["slots"], answer["period"]["known_slots"]) == (3, 2)
    assert answer["in"]["bytes"] == 2 * IN
    late = api.usage(SHOWN, from_=text(END), to=text(LAST + 1))
    assert (late["period"]["known_slots"], late["total_bytes"]) == (0, None)


def test_a_period_that_has_not_begun_is_empty(api: Served) -> None:
    """Its figures are null, its graph is a frame, and its table a header."""
    ahead = {"from_": "2999-12-30T00:00:00Z", "to": "2999-12-31T23:55:00Z"}
    answer = api.usage(SHOWN, series="1d", **ahead)
    assert (answer["period"]["elapsed_slots"], answer["total_bytes"]) == (0, None)
    assert answer["series"] == {"step": "1d", "points": []}
    assert "</svg>" in api.ask(SHOWN, "usage.svg", **ahead).text
    assert api.ask(SHOWN, "usage.csv", **ahead).text == "from,to,in_bytes,out_bytes\r\n"


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ({"period": "1y"}, "/period"),
        ({"period": "custom"}, "/period"),
        ({"period": "24h", "from_": text(NOON), "to": text(NOON + 1)}, "/period"),
        ({"from_": text(NOON)}, "/to"),
        ({"to": text(NOON)}, "/from"),
        ({"from_": text(NOON), "to": text(NOON)}, "/to"),
        ({"from_": text(NOON), "to": text(NOON + 100 * SLOTS_PER_DAY + 1)}, "/to"),
        ({"from_": "2024-10-04T12:01:00Z", "to": text(NOON + 1)}, "/from"),
        ({"from_": "2024-10-04T12:00:00+00:00", "to": text(NOON + 1)}, "/from"),
        ({"from_": "2024-02-30T12:00:00Z", "to": text(NOON + 1)}, "/from"),
        ({"cycle_day": 0}, "/cycle_day"),
        ({"cycle_day": 32}, "/cycle_day"),
        ({"cycle_day": "1.0"}, "/cycle_day"),
        ({"series": "1w"}, "/series"),
        ({"client_id": "05"}, "/client_id"),
        ({"canary": 1}, "/<unknown>"),
    ],
)
def test_a_question_without_sense_is_refused(
    api: Served, query: dict[str, Any], pointer: str
) -> None:
    """With 422, whether there would be figures or not, and without a word of what was sent."""
    for service_id in (SHOWN, MAX_ID):
        assert set(refused_members(api.ask(service_id, **query))) == {pointer}
