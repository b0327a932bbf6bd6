"""`provision` as an operator runs it: the list of services, a dry run, and what is refused."""

import re
import sqlite3
from contextlib import closing
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


def test_the_help_shows_a_list_that_is_read(tmp_path: Path) -> None:
    """Its two lines, put in a file as they stand, are a list of one service."""
    folder = tmp_path / "data"
    _prepared(folder)
    shown = " ".join(run(folder, "provision", "--help").stdout.split())
    lines = re.findall(r"{.*?}", shown)
    file = tmp_path / "services.ndjson"
    file.write_text("\n".join([*lines, ""]))
    planned = run(folder, "provision", str(file), "--dry-run")
    assert planned.stdout.startswith("1 service: 1 would be created"), planned.stderr


def test_a_run_without_settings_says_so(tmp_path: Path) -> None:
    """A dry run makes none in a database that no service has opened; edited ones stop both runs."""
    folder = tmp_path / "data"
    assert run(folder, "migrate").returncode == 0
    file = tmp_path / "services.ndjson"
    file.write_text(listing([service(1)]))
    arguments = ["provision", str(file)]
    refused = [run(folder, *arguments, "--dry-run")]
    assert run(folder, *arguments).returncode == 0
    with closing(sqlite3.connect(folder / "netflow-manager.sqlite3")) as database:
        database.execute("UPDATE display_settings SET chosen = 'edited'")
        database.commit()
    refused += [run(folder, *arguments, "--dry-run"), run(folder, *arguments)]
    for done in refused:
        assert (done.returncode, done.stdout) == (1, "")
        assert "Start the service once, or save them again" in done.stderr


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
    file.write_text(listing([service(3, domain="x" * 256)]))
    done = run(folder, "provision", str(file))
    assert done.returncode == 1
    assert "at most 255 characters in a text" in done.stderr
    assert "canary" not in done.stderr
