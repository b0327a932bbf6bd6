"""Two WHMCS instances on one service: the same ids, and nothing in common."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support import command, provisioning
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.provisioning import PRODUCT, PROVISIONINGS, RULES, service, set_rule
from tests.support.service_lists import listing
from tests.support.tenant import ALL_SCOPES, Tenant

RULE_PATH = f"{RULES}/{{product_id}}"
SERVICES = (1, 2)
CLIENT = 56
QUERIES: dict[str, dict[str, Any]] = {
    "/v1/access-records/{service_id}/merge-fields": {"client_id": CLIENT},
    "/v1/access-records/{service_id}/client-area": {"client_id": CLIENT, "status": "Active"},
    "/v1/access-records/{service_id}/explanation": {"client_id": CLIENT},
    "/v1/access-records/{service_id}/usage": {"client_id": CLIENT, "status": "Active"},
    "/v1/access-records/{service_id}/usage.svg": {"client_id": CLIENT, "status": "Active"},
    "/v1/access-records/{service_id}/usage.csv": {"client_id": CLIENT},
}
SOURCE = "/v1/usage-source"
# A port that refuses at once.
THEIR_SOURCE = {
    "kind": "netflow_analyzer",
    "url": "http://127.0.0.1:9/canary/",
    "api_key": "canary-key",
}
LOGIN = {"netflow_url": None, "username": "canary-user", "new_password": "n3w"}
BODIES: dict[tuple[str, str], Any] = {
    ("PUT", "/v1/access-records/{service_id}"): {"client_id": CLIENT, "username": "mine"},
    ("PATCH", "/v1/access-records/{service_id}"): {"username": "mine"},
    ("POST", "/v1/access-records/{service_id}/reveal-password"): {"reason": "because"},
    ("POST", "/v1/access-records/{service_id}/client-password"): {"client_id": CLIENT},
    ("POST", "/v1/clients/{client_id}/login-rotations"): LOGIN,
    ("PATCH", "/v1/settings"): {"show_password": True, "section_title": "mine"},
    ("POST", "/v1/api-keys"): {"name": "mine", "scopes": ["mail"]},
    ("POST", "/v1/service-events"): {"event": "deleted", "service_id": 1, "client_id": CLIENT},
    ("PUT", RULE_PATH): {"username": "mine", "login": "reuse"},
    ("PUT", SOURCE): {"kind": "nfdump"},
    ("POST", f"{RULE_PATH}/preview"): {"service": service(3, CLIENT)},
}
UPLOADS = {
    "/v1/reconciliations": (listing([(1, 99, "Fraud")]), {"force": "true"}),
    "/v1/imports": ('{"service_id": 1, "client_id": 99}\n', {}),
    "/v1/usage-links": ('{"service_id": 1, "client_id": 56, "addresses": ["192.0.2.1"]}\n', {}),
    PROVISIONINGS: (provisioning.listing([service(3, CLIENT)]), {"dry_run": "false"}),
}


@dataclass(frozen=True)
class Pair:
    """Two installations: what one holds is a canary in every answer to the other."""

    theirs: Tenant
    mine: Tenant

    def snapshot(self) -> str:
        """Return all that the other installation holds, as its own key sees it."""
        theirs = self.theirs
        paths = ["/v1/access-records", "/v1/settings", "/v1/api-keys", RULES, SOURCE]
        answers = [theirs.get(path) for path in [*paths, "/v1/audit-events"]]
        for key in answers[2]["items"]:
            key.pop("last_used_at")
        return json.dumps([answers, [theirs.password(number) for number in SERVICES]])


@pytest.fixture(scope="module")
def pair(live_api: LiveApi) -> Iterator[Pair]:
    pair = Pair(Tenant.of(live_api), Tenant.of(live_api))
    for number in SERVICES:
        pair.theirs.put(
            number,
            client_id=CLIENT,
            username="canary-user",
            password="canary-password",
            group="canary-group",
            ip_address="192.0.2.77",
            notes="canary-notes",
        )
    set_rule(pair.theirs, username="canary-{client_id}", notes="canary-rule")
    pair.theirs.change_settings(section_title="canary-title", client_password_page=True)
    assert pair.theirs.call("PUT", SOURCE, json=THEIR_SOURCE).status_code == 201
    yield pair
    pair.theirs.call("DELETE", SOURCE)
    pair.theirs.forget_settings()
    pair.mine.forget_settings()


def _operations(api: LiveApi) -> list[tuple[str, str]]:
    """Return every operation under /v1 that the OpenAPI document knows."""
    paths = api.app.openapi()["paths"]
    return [
        (method.upper(), path)
        for path, methods in paths.items()
        for method in methods
        if path.startswith("/v1")
    ]


def _send(pair: Pair, key: str, method: str, path: str) -> httpx.Response:
    ids: dict[str, object] = {"service_id": 1, "client_id": CLIENT, "key_id": pair.theirs.key_id}
    ids["product_id"] = PRODUCT
    where = path.format(**ids)
    if path in UPLOADS:
        content, query = UPLOADS[path]
        headers = {"Content-Type": "application/x-ndjson"}
        options: dict[str, Any] = {"content": content, "params": query, "headers": headers}
    else:
        options = {"params": QUERIES.get(path, {}), "json": BODIES.get((method, path))}
    return pair.mine.api.call(method, where, key=key, **options)


def test_every_operation_has_its_request(live_api: LiveApi) -> None:
    """The control: no operation that takes a body is called without one below."""
    document = live_api.app.openapi()["paths"]
    for method, path in _operations(live_api):
        if "requestBody" in document[path][method.lower()]:
            assert path in UPLOADS or (method, path) in BODIES, (method, path)


@pytest.mark.parametrize("scopes", [*([scope] for scope in ALL_SCOPES), list(ALL_SCOPES)])
def test_no_route_shows_or_changes_another_installation(pair: Pair, scopes: list[str]) -> None:
    """Whatever the key and the route, answers hold nothing of the other, and it stays as it is."""
    key = make_key(pair.mine.api, *scopes, installation_id=pair.mine.installation_id)[1]
    before = pair.snapshot()
    assert "canary-password" in before
    operations = _operations(pair.mine.api)
    # First with nothing of its own, then with records of the same ids.
    for _ in range(2):
        for method, path in operations:
            response = _send(pair, key, method, path)
            assert response.status_code < 500, (method, path, response.text)
            assert "canary" not in response.text, (method, path)
            assert pair.theirs.key_id not in response.text, (method, path)
        pair.mine.put(1, client_id=CLIENT, username="own", password="own")
    assert pair.snapshot() == before


def test_the_owner_sees_all_of_it(pair: Pair) -> None:
    """The control: with the other's own key the same routes do show the canaries."""
    shown = [
        _send(pair, pair.theirs.key, "GET", path).text
        for method, path in _operations(pair.mine.api)
        if method == "GET"
    ]
    assert sum("canary" in text for text in shown) >= 8


def test_filters_find_nothing_elsewhere(pair: Pair) -> None:
    """Neither a filter nor a cursor of the other installation finds its records."""
    cursor = pair.theirs.get("/v1/access-records", limit=1)["next_cursor"]
    pair.mine.call("DELETE", "/v1/access-records/1")
    for query in (
        {"ip": "192.0.2.77"},
        {"q": "canary"},
        {"username": "canary-user"},
        {"group": "canary-group"},
        {"client_id": CLIENT},
        {"cursor": cursor},
    ):
        assert pair.mine.found(**query) == []


def test_a_login_of_another_installation_is_not_re_used(pair: Pair) -> None:
    """`reuse_login_from` means a service of the same installation."""
    pair.mine.call("DELETE", "/v1/access-records/1")
    response = pair.mine.try_put(3, client_id=CLIENT, reuse_login_from=1)
    assert response.status_code == 422
    assert not pair.mine.has_record(3)


def test_the_same_service_twice(pair: Pair) -> None:
    """Both installations mail their own login for the same service and client."""
    pair.mine.put(2, client_id=CLIENT, username="own", password="own")
    assert pair.mine.merge_fields(2, CLIENT)["netflow_password"] == "own"
    assert pair.theirs.merge_fields(2, CLIENT)["netflow_password"] == "canary-password"


def test_the_command_line_makes_installations(tmp_path: Path) -> None:
    """An operator adds an installation, lists it, and makes keys for it."""
    folder = tmp_path / "data"
    created = command.run(folder, "installation", "create", "Zweite Marke")
    assert (created.returncode, created.stdout) == (0, "Created Zweite Marke.\n")
    listed = command.run(folder, "installation", "list")
    assert listed.stdout.splitlines() == ["ID  NAME", "1   default", "2   Zweite Marke"]
    options = ("--name", "hook", "--scope", "admin", "--installation", "Zweite Marke")
    made = command.run(folder, "key", "create", *options)
    with LiveApi(folder) as api:
        key = made.stdout.strip()
        assert api.call("GET", "/v1/whoami", key=key).json()["installation"] == "Zweite Marke"
        events = api.call("GET", "/v1/audit-events", key=key).json()["items"]
    assert [event["action"] for event in events] == ["key.created", "installation.created"]


@pytest.mark.parametrize("name", ["default", "", " x", "a\nb", "x" * 65])
def test_names_of_installations(tmp_path: Path, name: str) -> None:
    """A name that exists, is blank or too long is refused in one line, and nothing is made."""
    assert command.run(tmp_path / "data", "migrate").returncode == 0
    refused = command.run(tmp_path / "data", "installation", "create", name)
    assert refused.returncode == (1 if name == "default" else 2)
    assert "Traceback" not in refused.stderr
    assert (
        command.run(tmp_path / "data", "installation", "list").stdout == "ID  NAME\n1   default\n"
    )


def test_a_key_for_no_installation(tmp_path: Path) -> None:
    """A key for an installation that does not exist is a usage error."""
    options = ("--name", "hook", "--scope", "mail", "--installation", "none")
    refused = command.run(tmp_path / "data", "key", "create", *options)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--installation" in refused.stderr
