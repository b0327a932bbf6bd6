"""On a host with an outdated keyring file, operations that seal nothing still work."""

from pathlib import Path

from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.service_lists import PATH, listing
from tests.support.sql import query_sql, run_sql


def test_what_seals_nothing_is_done(tmp_path: Path) -> None:
    """A merge without records and a reconciliation that only deletes succeed; a PUT is 503."""
    with LiveApi(tmp_path / "data") as api:
        keys = {scope: api.create_key(scope) for scope in ("lifecycle", "admin")}
        for service in range(1, 3):
            api.put_record(service, client_id=56, username="acme")
        body = {"on_terminate": "delete"}
        assert api.call("PATCH", "/v1/settings", key=keys["admin"], json=body).is_success
        run_sql(api.settings, "UPDATE sealing_keys SET state = 'retired'")
        record = "/v1/access-records/7"
        problem_of(api.call("PUT", record, key=api.writer_key, json={"client_id": 5}), 503)
        merged = {"event": "client_merged", "from_client_id": 8, "to_client_id": 9}
        done = api.call("POST", "/v1/service-events", key=keys["lifecycle"], json=merged)
        assert done.json() == {"applied": False}
        done = api.call(
            "POST",
            PATH,
            key=keys["lifecycle"],
            content=listing([(1, 56, "Terminated"), (2, 56, "Terminated")]),
            headers={"Content-Type": "application/x-ndjson"},
        )
        assert done.status_code == 200, done.text
        assert query_sql(api.settings, "SELECT count(*) FROM access_records") == [(0,)]
