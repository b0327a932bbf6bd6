"""Logins, keys, settings, lifecycle, bulk and resealing, on every kind of database."""

import json
from collections.abc import Callable

from tests.storage.conftest import Client
from tests.support.databases import Place
from tests.support.live_api import LiveApi

NewId = Callable[[], int]
ROWS = 2_500


def test_logins_are_shared_and_rotated(client: Client, new_id: NewId) -> None:
    """A login is lent, listed, and rotated in every record that has it, broken ones never."""
    owner = new_id()
    first, second, other = new_id(), new_id(), new_id()
    client.api.put_record(first, client_id=owner, username="acme", password="old")
    client.api.put_record(second, client_id=owner, reuse_login_from=first)
    client.api.put_record(other, client_id=owner, username="Acme", password="its own")
    (login, _) = client.get(f"/v1/clients/{owner}/logins")["items"]
    assert (login["username"], login["service_ids"]) == ("acme", [first, second])
    path = f"/v1/clients/{owner}/login-rotations"
    body = {"netflow_url": None, "username": "acme", "new_password": "new🔑"}
    assert client.post(path, body) == {"changed": [first, second]}
    passwords = [client.password(service) for service in (first, second, other)]
    assert passwords == ["new🔑", "new🔑", "its own"]
    client.place.sql(f"UPDATE access_records SET notes = 'x', version = 9 WHERE service_id={first}")
    assert client.call("POST", path, json=body).status_code == 409
    assert client.password(second) == "new🔑"


def test_keys_come_and_go(client: Client) -> None:
    """A created key works soon, a revoked one soon stops, and stays listed."""
    made = client.post("/v1/api-keys", {"name": "Ünï", "scopes": ["render", "records:read"]})
    client.api.await_status(made["key"], 200)
    assert client.call("DELETE", f"/v1/api-keys/{made['id']}").status_code == 204
    client.api.await_status(made["key"], 401)
    listed = {key["id"]: key for key in client.get("/v1/api-keys")["items"]}
    assert listed[made["id"]]["name"] == "Ünï"
    assert listed[made["id"]]["revoked_at"]


def test_settings_are_kept_and_checked(client: Client) -> None:
    """Settings are stored, shown, and refused once their row was edited."""
    wanted = {"section_title": "Verkehr 🔑", "show_username": False}
    for _ in range(2):
        answer = client.call("PATCH", "/v1/settings", json=wanted)
        assert answer.status_code == 200
    assert client.get("/v1/settings").items() >= wanted.items()
    client.place.sql("UPDATE display_settings SET version = version + 1")
    assert client.call("GET", "/v1/settings").status_code == 409
    answer = client.call("PATCH", "/v1/settings", json={"section_title": None})
    assert answer.status_code == 200
    client.api.app.state.services.settings.refresh()


def test_events_and_reconciliation(client: Client, new_id: NewId) -> None:
    """WHMCS's events and its full list change what they should, and nothing twice."""
    owner, heir = new_id(), new_id()
    services = [new_id() for _ in range(5)]
    for service in services:
        client.api.put_record(service, client_id=owner, password="p")
    event = {"event": "suspended", "service_id": services[0], "client_id": owner}
    for _ in range(2):
        assert client.post("/v1/service-events", event) == {"applied": True}
    merged = {"event": "client_merged", "from_client_id": owner, "to_client_id": heir}
    assert client.post("/v1/service-events", merged) == {"applied": True}
    assert client.found(client_id=heir) == services
    wanted = zip(
        [heir, heir, owner, heir], ["Active", "Cancelled", "Active", "Active"], strict=True
    )
    lines = _service_list(client, dict(zip(services, wanted, strict=False)), services)
    for dry_run in ("true", "false"):
        report = client.call(
            "POST",
            "/v1/reconciliations",
            params={"dry_run": dry_run, "force": "true"},
            content="\n".join(map(json.dumps, lines)),
            headers={"Content-Type": "application/x-ndjson"},
        ).json()
        found = [
            report[name]["service_ids"] for name in ("orphaned", "owner_changed", "terminated")
        ]
        assert found == [[services[4]], [services[2]], [services[1]]]
    records = [client.get(f"/v1/access-records/{service}") for service in services]
    assert [record["enabled"] for record in records] == [True, False, False, True, False]
    assert [record["has_password"] for record in records] == [True, True, False, True, True]
    assert client.found(needs_review="owner_changed", client_id=owner) == [services[2]]


def _service_list(
    client: Client, wanted: dict[int, tuple[int, str]], ours: list[int]
) -> list[dict[str, object]]:
    """Return a full list: our services as wanted, those of other tests as they are."""
    lines: list[dict[str, object]] = [
        {"service_id": service, "client_id": owner, "status": status}
        for service, (owner, status) in wanted.items()
    ]
    for other in set(client.found(limit=500)) - set(ours):
        record = client.get(f"/v1/access-records/{other}")
        lines.append({"service_id": other, "client_id": record["client_id"], "status": "Active"})
    return [*lines, {"end": True, "count": len(lines)}]


def _import(client: Client, content: bytes, **parameters: str) -> dict[str, object]:
    answer = client.call(
        "POST",
        "/v1/imports",
        params=parameters,
        content=content,
        headers={"Content-Type": "text/csv"},
    )
    found: dict[str, object] = answer.json()
    return found


def test_import_update_and_export(client: Client) -> None:
    """Thousands of rows go in, are updated and come out as they were; a bad one stops all."""
    head = "service_id,client_id,username,group,ip_address,notes,password\n"
    row = '{n},7,"100% ü{n}",\\back,10.{a}.{b}.0/24,"%s %% {mark}🔑",p%s{mark}\n'

    def file(mark: str) -> bytes:
        numbers = range(1_000_000, 1_000_000 + ROWS)
        rows = (row.format(n=n, a=n // 256 % 256, b=n % 256, mark=mark) for n in numbers)
        return (head + "".join(rows)).encode()

    bad = _import(client, file("a") + b"1,1,1\n")
    assert (bad["error_count"], bad["status"]) == (1, 422)
    assert client.found(q="%s %%") == []
    assert _import(client, file("a"))["created"] == ROWS
    assert _import(client, file("a"))["unchanged"] == ROWS
    assert _import(client, file("b"))["updated"] == ROWS
    assert client.password(1_000_000 + ROWS - 1) == "p%sb"
    exported = client.call("GET", "/v1/exports?format=csv&include_passwords=true").content
    assert exported.decode().count("100% ü") == ROWS
    again = _import(client, exported)
    assert (again["created"], again["updated"]) == (0, 0)
    (service,) = client.found(ip="10.66.65.7", client_id=7)
    assert client.get(f"/v1/access-records/{service}")["notes"] == "%s %% b🔑"
    assert client.get(f"/v1/access-records/{service}")["version"] == 2


def test_resealing_changes_no_tag(place: Place) -> None:
    """After a rotation every row is under the new key, and reads and tags are as before."""
    with LiveApi(place.settings) as api:
        for service in range(1, 31):
            api.put_record(service, client_id=1, username=f"u{service}", password="p")
        tags = [_tag(api, service) for service in range(1, 31)]
        key = api.writer_key
    new = place.command("keyring", "add").splitlines()[0]
    place.command("keyring", "promote", new)
    old = {seal.split(".")[1] for seal in place.sql("SELECT seal FROM access_records")}
    place.command("reseal")
    for table in ("access_records", "api_keys"):
        keys = {seal.split(".")[1] for seal in place.sql(f"SELECT seal FROM {table}")}
        assert (keys, keys & old) == ({new}, set())
    place.command("keyring", "disable", *old)
    place.command("keyring", "destroy", *old, "--yes")
    with LiveApi(place.settings) as api:
        assert [_tag(api, service) for service in range(1, 31)] == tags
        assert api.call("GET", "/v1/access-records/1", key=key).json()["integrity"] == "ok"


def _tag(api: LiveApi, service: int) -> str:
    return api.call("GET", f"/v1/access-records/{service}", key=api.writer_key).headers["etag"]
