"""Settings carry an ETag, so that nobody overwrites what they have not seen."""

from typing import Any

import pytest

from tests.support.problem import problem_of
from tests.support.sql import run_sql
from tests.support.tenant import Tenant

SETTINGS = "/v1/settings"


def _etag(tenant: Tenant) -> str:
    response = tenant.call("GET", SETTINGS)
    assert response.status_code == 200
    return response.headers["etag"]


def _patch(tenant: Tenant, members: dict[str, Any], **headers: str) -> Any:  # noqa: ANN401
    return tenant.call("PATCH", SETTINGS, json=members, headers=headers)


def _break(tenant: Tenant) -> None:
    statement = "UPDATE display_settings SET chosen = '{}', seal = '' WHERE installation_id = ?"
    assert run_sql(tenant.api.settings, statement, tenant.installation_id) == 1


def test_a_get_of_known_settings_is_304(tenant: Tenant) -> None:
    """GET with the known ETag, weak or in a list, is 304 without a body; any other is 200."""
    etag = _etag(tenant)
    for header in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        response = tenant.call("GET", SETTINGS, headers={"If-None-Match": header})
        assert (response.status_code, response.content) == (304, b"")
        assert response.headers["etag"] == etag
    tenant.change_settings(show_group=False)
    for header in (etag, '"other"', "garbage"):
        response = tenant.call("GET", SETTINGS, headers={"If-None-Match": header})
        assert response.status_code == 200
    problem_of(tenant.call("GET", SETTINGS, headers={"If-Match": etag}), 412)


@pytest.mark.parametrize("wanted", ["{}", '"other", {}', "*"])
def test_if_match_lets_the_seen_settings_change(tenant: Tenant, wanted: str) -> None:
    """The ETag of the last read, alone, in a list or as `*`, lets a change through."""
    header = wanted.format(_etag(tenant))
    response = _patch(tenant, {"show_group": False}, **{"If-Match": header})
    assert response.status_code == 200
    assert response.headers["etag"] == _etag(tenant)


@pytest.mark.parametrize("header", ['"other"', 'W/"other"', "", "no-quotes", '"*"', "old"])
def test_if_match_stops_every_other_state(tenant: Tenant, header: str) -> None:
    """An old or malformed tag is 412; nothing is changed, and no event is written."""
    old = _etag(tenant)
    tenant.change_settings(section_title="Theirs")
    before = tenant.call("GET", SETTINGS)
    wanted = old if header == "old" else header.format(before.headers["etag"])
    problem = problem_of(_patch(tenant, {"section_title": "Mine"}, **{"If-Match": wanted}), 412)
    assert problem["type"] == "/problems/precondition-failed"
    after = tenant.call("GET", SETTINGS)
    assert (after.json(), after.headers["etag"]) == (before.json(), before.headers["etag"])
    assert len(tenant.events(action="settings.changed")) == 1


def test_if_none_match_stops_a_change(tenant: Tenant) -> None:
    """`If-None-Match` with `*` or the current ETag is 412, with another one it is not."""
    for header in ("*", _etag(tenant)):
        problem_of(_patch(tenant, {"show_group": False}, **{"If-None-Match": header}), 412)
    assert _patch(tenant, {"show_group": False}, **{"If-None-Match": '"other"'}).is_success


@pytest.mark.parametrize("members", [{}, {"show_group": True}, {"section_title": "  "}])
def test_a_change_without_a_difference_keeps_the_etag(
    tenant: Tenant, members: dict[str, Any]
) -> None:
    """A PATCH that changes nothing answers 200 with the same ETag, and leaves no event."""
    etag = _etag(tenant)
    response = _patch(tenant, members, **{"If-Match": etag})
    assert (response.status_code, response.headers["etag"]) == (200, etag)
    assert tenant.events(action="settings.changed") == []


def test_an_etag_never_stands_for_two_contents(tenant: Tenant) -> None:
    """Settings set back and forth, edited by hand and replaced: one tag, one content."""
    contents: dict[str, object] = {}
    for step in range(12):
        if step in {4, 9}:
            _break(tenant)  # the next change begins again at version 1
        response = _patch(tenant, {"section_title": ["A", "B", None][step % 3]})
        assert contents.setdefault(response.headers["etag"], response.json()) == response.json()
        assert _etag(tenant) == response.headers["etag"]
    assert len({str(content) for content in contents.values()}) == len(contents) > 2


@pytest.mark.parametrize("header", ["*", "{}"])
def test_broken_settings_match_nothing(tenant: Tenant, header: str) -> None:
    """Broken settings have no ETag: only a PATCH without a condition replaces them."""
    etag = _etag(tenant)
    _break(tenant)
    problem_of(_patch(tenant, {}, **{"If-Match": header.format(etag)}), 412)
    response = tenant.call("GET", SETTINGS, headers={"If-None-Match": etag})
    assert problem_of(response, 409)["type"] == "/problems/broken-settings"
    assert _patch(tenant, {}).headers["etag"] == _etag(tenant) == etag
