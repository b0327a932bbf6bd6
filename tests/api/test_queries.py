"""Query parameters that an operation does not have, or that come twice: 422, and nothing done."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.live_api import LiveApi
from tests.support.problem import problem_of, refused_members
from tests.support.raw_json import CANARY
from tests.support.tenant import Tenant

SEVERAL = ("/v1/access-records", "client_id")
"""The one parameter that may have several values."""


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    """Give method, path and the names of the query parameters."""
    for template, item in document["paths"].items():
        if template.startswith("/v1/"):
            path = re.sub(r"\{key_id\}", "0" * 12, template)
            for method, operation in item.items():
                given = operation["parameters"]
                names = [each["name"] for each in given if each.get("in") == "query"]
                yield method.upper(), re.sub(r"\{\w+\}", "1", path), names


def test_an_unknown_parameter_is_refused_everywhere(tenant: Tenant, live_api: LiveApi) -> None:
    """A misspelt filter must not list everything; the answer does not repeat it."""
    operations = list(_operations(live_api.app.openapi()))
    assert len(operations) > 20
    for method, path, _ in operations:
        response = tenant.call(method, path, params={CANARY: CANARY})
        assert refused_members(response) == {"/<unknown>": "unknown_parameter"}, (method, path)
        assert CANARY not in response.text


def test_a_parameter_comes_once(tenant: Tenant, live_api: LiveApi) -> None:
    """Of two values one would be overlooked; alike or not, they are refused, but for clients."""
    asked = 0
    for method, path, names in _operations(live_api.app.openapi()):
        for name in names:
            response = tenant.call(method, path, params={name: ["1", "1"]})
            if (path, name) == SEVERAL:
                assert response.status_code == 200
                continue
            assert refused_members(response) == {f"/{name}": "repeated"}, (method, path)
            asked += 1
    assert asked > 20


@pytest.mark.parametrize("typo", ["dryrun=true", "Dry_Run=true", "dry-run=true", "dry_run[]=true"])
def test_a_misspelt_dry_run_is_no_import(tenant: Tenant, typo: str) -> None:
    """Whoever wanted to look only has stored nothing."""
    headers = {"Content-Type": "text/csv"}
    content = "service_id,client_id\n1,5\n"
    problem_of(tenant.call("POST", f"/v1/imports?{typo}", content=content, headers=headers), 422)
    assert not tenant.has_record(1)


def test_the_key_is_looked_at_first(live_api: LiveApi) -> None:
    """Who has no key learns nothing of parameters."""
    problem_of(live_api.call("GET", "/v1/access-records?x=1"), 401)


@pytest.mark.parametrize("name", ["q", "group", "username", "client_id", "enabled", "ip"])
@pytest.mark.parametrize("blank", ["", " ", "%20%20"])
def test_a_blank_filter_is_refused(tenant: Tenant, name: str, blank: str) -> None:
    """A filter left blank by mistake does not list everything."""
    tenant.put(1, client_id=56)
    answer = tenant.call("GET", f"/v1/access-records?{name}={blank}")
    assert list(refused_members(answer)) == [f"/{name}"]


@pytest.mark.parametrize("name", ["actor", "action"])
def test_a_blank_filter_of_the_trail_is_refused(tenant: Tenant, name: str) -> None:
    """As in the list of records."""
    assert list(refused_members(tenant.call("GET", f"/v1/audit-events?{name}="))) == [f"/{name}"]
