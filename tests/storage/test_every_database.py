"""What the API promises about records, on every kind of database."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.storage.conftest import Client
from tests.support.keys import make_key
from tests.support.problem import problem_of

NewId = Callable[[], int]

LONGEST = {
    "username": "🔑" * 255,
    "group": "Ä" * 255,
    "ip_address": "line " + "é" * 250,
    "netflow_url": "https://n.example.com/" + "x" * 2_026,
    "notes": "🧾\n" * 5_000,
}


def test_the_life_of_a_record(client: Client, new_id: NewId) -> None:
    """Create, replace, patch and delete keep their promises about versions, tags and conditions."""
    service = new_id()
    path = f"/v1/access-records/{service}"
    created = client.call("PUT", path, json={"client_id": 56, "password": "p"})
    assert (created.status_code, created.json()["version"]) == (201, 1)
    same = client.call("PUT", path, json=created.json())
    assert (same.status_code, same.headers["etag"]) == (200, created.headers["etag"])
    assert client.call("PUT", path, json={}, headers={"If-None-Match": "*"}).status_code == 412
    tag = {"If-Match": created.headers["etag"]}
    patched = client.call("PATCH", path, json={"username": "acme"}, headers=tag)
    assert (patched.status_code, patched.json()["version"]) == (200, 2)
    for method, body in (("PUT", "{}"), ("PATCH", "{}"), ("DELETE", None)):
        headers = tag | {"Content-Type": "application/json"}
        response = client.call(method, path, headers=headers, content=body)
        assert response.status_code == 412
    current = {"If-None-Match": patched.headers["etag"]}
    assert client.call("GET", path, headers=current).status_code == 304
    tag = {"If-Match": patched.headers["etag"]}
    assert client.call("DELETE", path, headers=tag).status_code == 204
    assert client.call("GET", path).status_code == 404
    again = client.call("PUT", path, json={"client_id": 56})
    assert (again.status_code, again.json()["has_password"]) == (201, False)
    assert again.headers["etag"] not in {created.headers["etag"], patched.headers["etag"]}
    history = client.get(f"{path}/history")["items"]
    actions = ["created", "deleted", "updated", "created"]
    assert [event["action"] for event in history] == [f"record.{action}" for action in actions]


def test_the_longest_texts_come_back(client: Client, new_id: NewId) -> None:
    """Every member at its limit, in characters of four bytes, is kept; so is their replacement."""
    service = new_id()
    path = f"/v1/access-records/{service}"
    password = "pass🔑" * 204
    client.api.put_record(service, client_id=1, password=password, **LONGEST)
    read = client.get(path)
    assert {name: read[name] for name in LONGEST} == LONGEST
    assert client.password(service) == password
    fields = client.get(f"{path}/merge-fields", client_id=1)["merge_fields"]
    assert (fields["netflow_username"], fields["netflow_password"]) == (
        LONGEST["username"],
        password,
    )
    assert client.found(username=LONGEST["username"], group=LONGEST["group"]) == [service]
    client.api.put_record(service, client_id=1, notes="🔁" * 10_000)
    (event, *_) = client.get(f"{path}/history")["items"]
    assert len(event["changes"]["notes"]["old"]) == len(event["changes"]["notes"]["new"]) == 10_000


def test_both_lanes_answer_the_same_bytes(client: Client, new_id: NewId) -> None:
    """The short way of the render calls and FastAPI's give one answer for every value."""
    places = ("203.0.113.0/28, 2001:db8::/64", "rack 7", None)
    for number, address in enumerate(places):
        service = new_id()
        client.api.put_record(
            service, client_id=1, username=f"Ünï {number}%s", password="🔑 %", ip_address=address
        )
        for question in (
            "merge-fields?client_id=1",
            "merge-fields?client_id=2",
            "client-area?client_id=1&status=Active&language=german",
        ):
            path = f"/v1/access-records/{service}/{question}"
            short, long = client.call("GET", path), client.call("GET", f"{path}&")
            assert (short.status_code, short.content) == (200, long.content)


def test_filters_find_exactly(client: Client, new_id: NewId) -> None:
    """Case, accents and blanks count in `username` and `group`; numbers and flags are exact."""
    names = ("Acme", "acme", "ACME", "Äcme", "Acmé", "acme x", "acme-x", "🔑", "🧾")
    owner = new_id()
    services = {name: new_id() for name in names}
    for name, service in services.items():
        client.api.put_record(service, client_id=owner, username=name, group=f"{name} G")
    for name, service in services.items():
        assert client.found(username=name) == [service]
        assert client.found(group=f" {name} G ") == [service]
    assert client.found(client_id=owner) == sorted(services.values())
    client.api.put_record(services["Acme"], client_id=owner, enabled=False)
    assert client.found(client_id=owner, enabled=False) == [services["Acme"]]
    since = client.get(f"/v1/access-records/{services['Acme']}")["updated_at"]
    assert client.found(client_id=owner, updated_since=since) == [services["Acme"]]
    pages: list[int] = []
    cursor = None
    while True:
        more: dict[str, Any] = {} if cursor is None else {"cursor": cursor}
        page = client.get("/v1/access-records", client_id=owner, limit=2, **more)
        pages += [item["service_id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert pages == sorted(services.values())


@pytest.mark.parametrize(
    ("stored", "wanted", "others"),
    [
        ("100% Match", "00% m", ["100 match", "1000% no"]),
        ("under_SCORE", "r_s", ["underXscore"]),
        ("back\\slash", "k\\S", ["backslash", "back/slash"]),
        ("sla/sh", "A/S", ["slash"]),
        ("It's; --", "'S; --", ["its"]),
        ("Ärger Straße", "äRGER", ["arger strasse"]),
        ("a%%s %(x)s :y", "%(X)S :", ["a"]),
    ],
)
def test_q_is_literal_and_blind_to_case(
    client: Client, new_id: NewId, stored: str, wanted: str, others: list[str]
) -> None:
    """`q` finds its own text anywhere and in any case; no character of it is a pattern."""
    owner, service = new_id(), new_id()
    client.api.put_record(service, client_id=owner, notes=f"x\n{stored}")
    for other in others:
        client.api.put_record(new_id(), client_id=owner, username=other)
    assert client.found(client_id=owner, q=wanted) == [service]
    assert client.found(client_id=owner, q=stored) == [service]


def test_addresses_are_found(client: Client, new_id: NewId) -> None:
    """`ip` finds the records that cover an address or a subnet, and forgets old addresses."""
    owner = new_id()
    wide, narrow, six = new_id(), new_id(), new_id()
    client.api.put_record(wide, client_id=owner, ip_address="10.77.0.9/16, 192.0.2.1")
    client.api.put_record(narrow, client_id=owner, ip_address="10.77.3.4")
    client.api.put_record(six, client_id=owner, ip_address="2001:DB8:77::/48")
    assert client.found(client_id=owner, ip="10.77.3.4") == [wide, narrow]
    assert client.found(client_id=owner, ip="10.77.3.0/24") == [wide]
    assert client.found(client_id=owner, ip="2001:db8:77:1::1") == [six]
    client.api.put_record(wide, client_id=owner, ip_address="192.0.2.1")
    assert client.found(client_id=owner, ip="10.77.3.4") == [narrow]


def test_ids_and_texts_with_blanks_or_another_case_are_others(client: Client) -> None:
    """Trailing blanks and case count where the service compares texts in the database."""
    place = client.place
    place.command("installation", "create", "Brand")
    place.command("installation", "create", "brand")
    actors = ("Eve", "eve", "eve  x")
    for number, actor in enumerate(actors):
        path = f"/v1/access-records/{number + 1}"
        made = client.call("PUT", path, json={"client_id": 1}, headers={"X-Actor": actor})
        assert made.is_success
    for actor in actors:
        (event,) = client.get("/v1/audit-events", actor=actor)["items"]
        assert event["actor"] == actor
    for unknown in ("EVE", "éve"):
        assert client.get("/v1/audit-events", actor=unknown)["items"] == []


def test_an_edited_row_is_not_served(client: Client, new_id: NewId) -> None:
    """A record that was changed with SQL is broken for admins and absent for clients."""
    service = new_id()
    client.api.put_record(service, client_id=1, username="a", password="p")
    path = f"/v1/access-records/{service}"
    assert client.get(f"{path}/merge-fields", client_id=1)["merge_fields"]["netflow_enabled"]
    client.place.sql(f"UPDATE access_records SET username = 'A' WHERE service_id = {service}")
    fields = client.get(f"{path}/merge-fields", client_id=1)["merge_fields"]
    assert (fields["netflow_enabled"], fields["netflow_password"]) == (False, "")
    assert client.get(path)["integrity"] == "broken"
    problem_of(client.call("PATCH", path, json={"username": "b"}), 409)
    client.place.sql(f"UPDATE access_records SET username = 'a' WHERE service_id = {service}")
    assert client.get(path)["integrity"] == "ok"


def test_enabled_is_what_is_stored(client: Client, new_id: NewId) -> None:
    """Where a Boolean can be 2, that is an edit like any other; a PUT takes its place."""
    service = new_id()
    members = {"client_id": 1, "username": "a", "password": "p"}
    client.api.put_record(service, **members)
    edited = "FALSE" if "postgresql" in client.place.database_url else "2"
    client.place.sql(f"UPDATE access_records SET enabled = {edited} WHERE service_id = {service}")
    path = f"/v1/access-records/{service}"
    assert client.get(path)["integrity"] == "broken"
    fields = client.get(f"{path}/merge-fields", client_id=1)["merge_fields"]
    assert (fields["netflow_enabled"], fields["netflow_password"]) == (False, "")
    assert client.api.put_record(service, **members)["integrity"] == "ok"


def test_an_edited_counter_of_copies_stops_no_copy(client: Client, new_id: NewId) -> None:
    """Whatever number is there, a login can be copied, and its record stays whole."""
    lender, borrower = new_id(), new_id()
    client.api.put_record(lender, client_id=1, username="a", password="p")
    for edited in (2**31 - 1, -5):
        edit = f"UPDATE access_records SET lent = {edited} WHERE service_id = {lender}"
        client.place.sql(edit)
        client.api.put_record(borrower, client_id=1, reuse_login_from=lender)
        client.api.put_record(borrower, client_id=1, clear_password=True)
        assert client.get(f"/v1/access-records/{lender}")["integrity"] == "ok"


def test_installations_do_not_see_each_other(client: Client, new_id: NewId) -> None:
    """The same service id in two installations is two records, in every list and answer."""
    service, owner = new_id(), new_id()
    client.place.command("installation", "create", "Second")
    (other_id,) = client.place.sql("SELECT id FROM installations WHERE name = 'Second'")
    scopes = ("records:read", "records:write", "mail", "admin")
    _, key = make_key(client.api, *scopes, installation_id=int(other_id))
    client.api.put_record(service, client_id=owner, username="first", ip_address="198.51.100.1")
    path = f"/v1/access-records/{service}"
    assert client.api.call("GET", path, key=key).status_code == 404
    made = client.api.call("PUT", path, key=key, json={"client_id": owner, "username": "second"})
    assert made.status_code == 201
    assert client.get(path)["username"] == "first"
    for query in (f"client_id={owner}", "q=first", "ip=198.51.100.1"):
        found = client.api.call("GET", f"/v1/access-records?{query}", key=key).json()["items"]
        assert [item["username"] for item in found] == ["second"] * (query[0] == "c")
    assert client.api.call("DELETE", path, key=key).status_code == 204
    assert client.get(path)["username"] == "first"
