"""A model of the service, and the calls that must agree with it."""

import itertools
import json
from dataclasses import replace
from typing import Any

import httpx
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.support.databases import Place
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.tenant import ALL_SCOPES, add_installation

MEMBERS = ("username", "group", "notes", "password")
SERVICES = st.integers(1, 4)
TEXTS = st.text("aZ9é😀'\"<%", min_size=1, max_size=6)
_NAMES = itertools.count(1)

Record = dict[str, str | None]


class Site:
    """A place and the service on it, which can be restarted."""

    def __init__(self, place: Place) -> None:
        self.place = place
        # Each revoked key is tried once: a long run is no guess at keys.
        self.api = LiveApi(replace(place.settings, auth_failures_per_minute=1_000_000))
        self.api.__enter__()

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401
        return self.api.call(method, path, **options)

    def close(self) -> None:
        self.api.__exit__(None, None, None)

    def restart(self) -> None:
        self.close()
        self.__init__(self.place)  # type: ignore[misc]

    def rotate(self) -> None:
        """Replace the key that seals, and destroy the one before."""
        old = self.api.app.state.services.keyring.primary_id
        new = self.place.command("keyring", "add").splitlines()[0]
        verbs = (("promote", new), ("disable", old), ("destroy", "--yes", old))
        for verb in verbs:
            self.place.command("keyring", *verb)
            self.api.app.state.services.keyring.reload()
            if "promote" in verb:
                self.place.command("reseal")


class Machine(RuleBasedStateMachine):
    """One installation. The client of a service has its id."""

    site: Site

    @initialize()
    def begin(self) -> None:
        installation = add_installation(self.site.api, f"model {next(_NAMES)}")
        self.key = make_key(self.site.api, *ALL_SCOPES, installation_id=installation)[1]
        self.records: dict[int, Record] = {}

    def _call(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401
        return self.site.call(method, f"/v1/{path}", key=self.key, **options)

    def _expect(self, answer: httpx.Response, *statuses: int) -> None:
        assert answer.status_code in statuses, answer.text

    @rule(service=SERVICES, text=TEXTS)
    def create(self, service: int, text: str) -> None:
        """An existing record is not replaced."""
        record: Record = dict.fromkeys(MEMBERS, text)
        body = {"client_id": service, **record}
        headers = {"If-None-Match": "*"}
        answer = self._call("PUT", f"access-records/{service}", json=body, headers=headers)
        self._expect(answer, 412 if service in self.records else 201)
        self.records.setdefault(service, record)

    @rule(service=SERVICES, texts=st.tuples(*[TEXTS] * len(MEMBERS)))
    def replace(self, service: int, texts: tuple[str, ...]) -> None:
        record: Record = dict(zip(MEMBERS, texts, strict=True))
        body = {"client_id": service, **record}
        answer = self._call("PUT", f"access-records/{service}", json=body)
        self._expect(answer, 200 if service in self.records else 201)
        self.records[service] = record

    @rule(service=SERVICES, member=st.sampled_from(MEMBERS), text=TEXTS | st.none())
    def patch(self, service: int, member: str, text: str | None) -> None:
        answer = self._call("PATCH", f"access-records/{service}", json={member: text})
        self._expect(answer, 200 if service in self.records else 404)
        if service in self.records:
            self.records[service][member] = text

    @rule(service=SERVICES)
    def delete(self, service: int) -> None:
        answer = self._call("DELETE", f"access-records/{service}")
        self._expect(answer, 204 if self.records.pop(service, None) else 404)

    @rule(services=st.sets(SERVICES, min_size=1), text=TEXTS)
    def import_rows(self, services: set[int], text: str) -> None:
        rows = [
            {"service_id": service, "client_id": service, **dict.fromkeys(MEMBERS, text)}
            for service in services
        ]
        headers = {"Content-Type": "application/x-ndjson"}
        content = "\n".join(map(json.dumps, rows))
        self._expect(self._call("POST", "imports", content=content, headers=headers), 200)
        self.records |= {service: dict.fromkeys(MEMBERS, text) for service in services}

    @rule(service=SERVICES, client=SERVICES)
    def render(self, service: int, client: int) -> None:
        """The client of a service sees its login, everybody else nothing."""
        query = {"client_id": client}
        answer = self._call("GET", f"access-records/{service}/merge-fields", params=query)
        self._expect(answer, 200)
        fields, owned = answer.json()["merge_fields"], service in self.records and client == service
        record = self.records[service] if owned else {}
        assert fields["netflow_enabled"] is owned
        for member in ("username", "group", "password"):
            assert fields[f"netflow_{member}"] == (record.get(member) or "")

    @rule(service=SERVICES)
    def reveal(self, service: int) -> None:
        body = {"reason": "model"}
        answer = self._call("POST", f"access-records/{service}/reveal-password", json=body)
        self._expect(answer, 200 if service in self.records else 404)
        if service in self.records:
            assert answer.json()["password"] == self.records[service]["password"]

    @rule()
    def revoke(self) -> None:
        """A new key works, and does not once it is revoked."""
        body = {"name": "model", "scopes": ["records:read"]}
        made = self._call("POST", "api-keys", json=body).json()
        self.site.api.refresh_keys()
        path = "/v1/access-records"
        self._expect(self.site.call("GET", path, key=made["key"]), 200)
        self._expect(self._call("DELETE", f"api-keys/{made['id']}"), 200, 204)
        self.site.api.refresh_keys()
        self._expect(self.site.call("GET", path, key=made["key"]), 401)

    @rule(often=st.integers(1, 4))
    def rotate_keys(self, often: int) -> None:
        """One time in four, because it takes longer than all else."""
        if often == 4:
            self.site.rotate()

    @rule(often=st.integers(1, 4))
    def restart(self, often: int) -> None:
        if often == 4:
            self.site.restart()

    @invariant()
    def lists_agree(self) -> None:
        if not hasattr(self, "key"):
            return
        items = self._call("GET", "access-records").json()["items"]
        shown = {
            item["service_id"]: {
                "has_password": item["has_password"],
                **{member: item[member] for member in MEMBERS[:3]},
            }
            for item in items
        }
        assert shown == {
            service: {
                "has_password": record["password"] is not None,
                **{member: record[member] for member in MEMBERS[:3]},
            }
            for service, record in self.records.items()
        }
