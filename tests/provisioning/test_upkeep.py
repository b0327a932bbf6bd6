"""What the commands know of rules: the keys that sealed them, and edited rows."""

from pathlib import Path

from app.crypto.keyring_file import load_keyring
from tests.support import command
from tests.support.live_api import LiveApi, embedded_settings
from tests.support.provisioning import PRODUCT, rule_path
from tests.support.sql import run_sql


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
