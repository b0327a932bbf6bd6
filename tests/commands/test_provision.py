"""`provision` as an operator runs it: the list of services, a dry run, and what is refused."""

from pathlib import Path

from tests.support.command import new_key, run
from tests.support.live_api import LiveApi
from tests.support.provisioning import listing, rule_path, service


def _prepared(folder: Path) -> None:
    key = new_key(folder, "admin")
    with LiveApi(folder) as api:
        rule = {"username": "c{client_id}", "password": "generate", "group": "{domain}"}
        answer = api.call("PUT", rule_path(), key=key, json=rule)
    assert answer.is_success, answer.text


def test_a_list_gets_its_records(tmp_path: Path) -> None:
    """A dry run says what would be; the run makes it; standard input is a file like another."""
    folder = tmp_path / "data"
    assert run(folder, "migrate").returncode == 0
    _prepared(folder)
    file = tmp_path / "services.ndjson"
    file.write_text(listing([service(1), service(2), service(3, product_id=8)]))
    planned = run(folder, "provision", str(file), "--dry-run")
    assert (planned.returncode, planned.stderr) == (0, "")
    assert planned.stdout == (
        "3 services: 2 would be created, 0 with a record, 1 without a rule, "
        "0 not visible, 0 invalid.\n"
    )
    done = run(folder, "provision", str(file))
    assert done.stdout.startswith("3 services: 2 created, 0 with a record")
    assert run(folder, "provision", str(file)).stdout.startswith("3 services: 0 created, 2 with")


def test_what_does_not_fit_is_named(tmp_path: Path) -> None:
    """A service by its member, with exit code 1; a bad list by its line, and nothing is created."""
    folder = tmp_path / "data"
    assert run(folder, "migrate").returncode == 0
    _prepared(folder)
    file = tmp_path / "services.ndjson"
    file.write_text(listing([service(1, domain="\u0007canary"), service(2)]))
    done = run(folder, "provision", str(file))
    assert done.returncode == 1
    assert "service 1: /group: Must not contain control characters" in done.stderr
    assert "1 created" in done.stdout
    file.write_text(listing([service(3)], count=2))
    done = run(folder, "provision", str(file))
    assert (done.returncode, done.stdout) == (1, "")
    assert "line 2: The list has another number of services" in done.stderr
    assert "canary" not in done.stderr
