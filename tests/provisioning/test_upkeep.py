"""What commands and other workers know of rules."""

from pathlib import Path
from typing import Any

import pytest

from app.crypto.keyring_file import load_keyring
from app.provisioning import all_rules, rule_store
from tests.support import command
from tests.support.live_api import LiveApi, embedded_settings
from tests.support.provisioning import PRODUCT, rule_path, set_rule
from tests.support.sql import run_sql
from tests.support.tenant import Tenant
from tests.support.waiting import wait_until


def test_keys_are_kept_for_rules_and_the_check_names_edited_ones(tmp_path: Path) -> None:
    """A key that sealed nothing but a rule stays until that is resealed."""
    folder = tmp_path / "data"
    with LiveApi(folder) as api:
        key = api.create_key("admin", "records:read")
        stored = api.call("PUT", rule_path(), key=key, json={"username": "c{client_id}"})
    old = load_keyring(folder / "keyring.json").primary_id
    new = command.run(folder, "keyring", "add").stdout.strip()
    for verbs in (("keyring", "promote", new), ("reseal",)):
        assert command.run(folder, *verbs).returncode == 0
    settings = embedded_settings(folder)
    resealed = command.run(folder, "check")
    assert (resealed.returncode, "in order" in resealed.stdout) == (0, True)
    assert command.run(folder, "keyring", "disable", old).returncode == 0
    with LiveApi(folder) as api:
        again = api.call("GET", rule_path(), key=key)
        assert (again.json(), again.headers["etag"]) == (stored.json(), stored.headers["etag"])
    run_sql(settings, "UPDATE provisioning_rules SET notes = 'evil'")
    edited = command.run(folder, "check")
    assert edited.returncode == 1
    assert f"Rule of product {PRODUCT} (installation 1): its row was edited" in edited.stdout
    assert command.run(folder, "reseal").returncode == 0
    assert command.run(folder, "check").returncode == 1


def test_another_worker_knows_soon_that_there_is_a_rule(tmp_path: Path) -> None:
    """Two processes on one database: what one stores, merge fields of the other say soon."""

    def can_be_provisioned(api: LiveApi) -> bool:
        path = "/v1/access-records/1/merge-fields?client_id=5"
        return bool(api.call("GET", path, key=key).json()["can_be_provisioned"])

    with LiveApi(tmp_path / "data") as first, LiveApi(tmp_path / "data") as second:
        key = first.create_key("admin", "mail")
        second.await_status(key, 200)
        assert first.call("PUT", rule_path(), key=key, json={}).is_success
        assert can_be_provisioned(first)
        wait_until(lambda: can_be_provisioned(second), "the rule")
        assert first.call("DELETE", rule_path(), key=key).is_success
        assert not can_be_provisioned(first)
        wait_until(lambda: not can_be_provisioned(second), "its end")


def test_one_rule_of_an_installation_is_opened(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each worker asks every two seconds, beside the render path; an edited rule does not do."""
    for product in (1, 2, 3):
        set_rule(tenant, product)
    where = f"product_id = 1 AND installation_id = {tenant.installation_id}"
    run_sql(tenant.api.settings, f"UPDATE provisioning_rules SET notes = 'evil' WHERE {where}")
    opened: list[tuple[int, int]] = []
    open_rule = rule_store.open_rule

    def note(opener: Any, row: Any) -> Any:  # noqa: ANN401
        opened.append((row["installation_id"], row["product_id"]))
        return open_rule(opener, row)

    monkeypatch.setattr(all_rules, "open_rule", note)
    services = tenant.api.app.state.services
    with services.database.read() as connection:
        found = all_rules.installations_with_rules(connection, services.keyring)
    assert tenant.installation_id in found
    assert {product for number, product in opened if number == tenant.installation_id} == {1, 2}
