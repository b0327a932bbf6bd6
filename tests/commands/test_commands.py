"""The other commands: exit codes, messages on the right stream, and nothing secret in them."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.storage.reasons import NO_DATABASE
from app.storage.revision import NEWEST
from tests.support import command
from tests.support.live_api import embedded_settings
from tests.support.sql import run_sql

AGE = ["CREATED", "LAST", "USED"]
KEY = re.compile(r"nfm_[0-9a-z]{12}_[0-9A-Za-z]{49}\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "No such command"),
        (["key", "create"], "--name"),
        (["key", "create", "--name", "x", "--scope", "all"], "Invalid value"),
        (["key", "create", "--name", "x\ny", "--scope", "mail"], "printable"),
        (["key", "create", "--name", "  ", "--scope", "mail"], "printable"),
        (["key", "create", "--name", "x" * 101, "--scope", "mail"], "printable"),
        (["key", "create", "--name", "x", "--scope", "mail", "--expires-in-days", "0"], "range"),
        (["key", "create", "--name", "x", "--scope", "mail", "--installation", "y"], "no inst"),
        (["key", "create", "--name", "x"], "--for-whmcs"),
        (["key", "create", "--name", "x", "--scope", "mail", "--for-whmcs"], "--for-whmcs"),
        (["serve", "--port", "70000"], "range"),
        (["serve", "--workers", "0"], "range"),
    ],
)
def test_wrong_usage_is_2(tmp_path: Path, arguments: list[str], said: str) -> None:
    """A wrong command line ends with 2 and one message that names what is wrong."""
    done = command.run(tmp_path / "data", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


WRONG_SETTINGS = {
    "NFM_DATABASE_URL": [
        *("c4nary", "postgresql://u:c4nary@h/d", "sqlite://", "sqlite:///:memory:"),
        *("postgresql+psycopg://u:p@c4nary@h/d", "mysql+pymysql://u:p@h/c4nary@h/d"),
    ],
    "NFM_AUTH_FAILURES_PER_MINUTE": ["c4nary", "0", "-1", "100001", "1.5", "²"],
    "NFM_DATA_DIR": ["/proc/c4nary/x"],
    "NFM_KEYRING_FILE": [""],
    "NFM_PATH_PREFIX": ["c4nary", "/v1/c4nary"],
    "NFM_TRUSTED_PROXIES": ["c4nary", "unix,0.0.0.0/0"],
}


@pytest.mark.parametrize(
    ("name", "value"),
    [(name, value) for name, values in WRONG_SETTINGS.items() for value in values],
)
def test_wrong_settings_are_78(tmp_path: Path, name: str, value: str) -> None:
    """A wrong setting ends with 78; the message names the variable and hides its value."""
    variables = {name: value}
    if name == "NFM_KEYRING_FILE":
        variables["NFM_DATABASE_URL"] = f"sqlite:///{tmp_path}/c4nary.sqlite3"
    done = command.run(tmp_path / "data", "key", "list", variables=variables)
    assert (done.returncode, done.stdout) == (78, "")
    assert done.stderr.startswith(f"Configuration: {name}: ")
    assert len(done.stderr.splitlines()) == 1
    assert "c4nary" not in done.stderr


def test_the_life_of_a_key(tmp_path: Path) -> None:
    """`create` prints the key alone, `list` shows its state, and `revoke` ends it once."""
    folder = tmp_path / "data"
    assert command.run(folder, "migrate").returncode == 0
    options = ("--name", "whmcs", "--scope", "mail", "--scope", "render")
    done = command.run(folder, "key", "create", *options, "--expires-in-days", "30")
    assert (done.returncode, done.stderr) == (0, "")
    assert KEY.fullmatch(done.stdout)
    key_id = done.stdout.split("_")[1]
    forever = command.new_key(folder, "admin").split("_")[1]
    heads, *listed = command.run(folder, "key", "list").stdout.splitlines()
    assert heads.split() == ["ID", "STATE", "INSTALLATION", "SCOPES", "NAME", *AGE]
    assert listed[0].index("whmcs") == heads.index("NAME")
    assert re.fullmatch(
        rf"{key_id}  good until \S+Z  default {{7}}\[mail render\]  whmcs  \S+Z  never", listed[0]
    )
    newest = rf"{forever}  good {{2,}}default {{7}}\[admin\] {{8}}test   \S+Z  never"
    assert re.fullmatch(newest, listed[1])
    assert done.stdout.split("_")[2].strip() not in str(listed)
    revoked = command.run(folder, "key", "revoke", key_id)
    assert revoked.stdout == f"Revoked {key_id} (whmcs); effective within 5 seconds.\n"
    assert command.run(folder, "key", "revoke", key_id).returncode == 0
    unknown = command.run(folder, "key", "revoke", "nonsense")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert "no such key" in unknown.stderr
    assert "revoked 20" in command.run(folder, "key", "list").stdout


def test_an_edited_key_is_listed_and_revoked_without_its_controls(tmp_path: Path) -> None:
    """What somebody wrote into the row directly in the database reaches no terminal as it is."""
    folder = tmp_path / "data"
    key_id = command.new_key(folder, "mail").split("_")[1]
    run_sql(embedded_settings(folder), "UPDATE api_keys SET name = ?", "a\x1b]0;b\x07")
    assert f"{key_id}  edited: refused" in command.run(folder, "key", "list").stdout
    done = command.run(folder, "key", "revoke", key_id)
    assert done.stdout == f"Revoked {key_id} (a\\x1b]0;b\\x07); effective within 5 seconds.\n"


def test_a_key_for_whmcs_has_what_the_addon_needs(tmp_path: Path) -> None:
    """`--for-whmcs` gives the six scopes of the addon and not the one that reads passwords."""
    folder = tmp_path / "data"
    assert command.run(folder, "migrate").returncode == 0
    done = command.run(folder, "key", "create", "--name", "whmcs", "--for-whmcs")
    assert (done.returncode, done.stderr) == (0, "")
    assert KEY.fullmatch(done.stdout)
    scopes = "admin lifecycle mail records:read records:write render"
    assert f"[{scopes}]  whmcs" in command.run(folder, "key", "list").stdout


def test_the_data_directory_is_private(tmp_path: Path) -> None:
    """What the first command makes, only its owner can enter or read; `check` says otherwise."""
    folder = tmp_path / "data"
    command.new_key(folder, "mail")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o077 for path in folder.iterdir()} == {0}
    assert command.run(folder, "check").returncode == 0
    folder.chmod(0o755)
    done = command.run(folder, "check")
    assert done.returncode == 1
    assert f"Run: chmod 700 {folder}" in done.stdout


def test_the_keyring_of_another_path_is_made_on_purpose(tmp_path: Path) -> None:
    """With a keyring file of one's own nothing is made by itself; `init` makes it, once."""
    folder = tmp_path / "data"
    path = tmp_path / "secrets.json"
    url = f"sqlite:///{tmp_path}/own.sqlite3"
    variables = {"NFM_KEYRING_FILE": str(path), "NFM_DATABASE_URL": url}

    def run(*arguments: str) -> tuple[int, str]:
        done = command.run(folder, *arguments, variables=variables)
        return done.returncode, done.stdout + done.stderr

    code, text = run("keyring", "status")
    assert (code, "cannot be opened" in text) == (78, True)
    assert run("keyring", "init")[0] == 0
    code, text = run("keyring", "init")
    assert (code, "exists already and was left alone" in text) == (78, True)
    code, text = run("keyring", "status")
    assert re.fullmatch(r"ID {8}STATE {4}CREATED\n[0-9a-f]{8}  primary  \S+Z\n", text)
    assert run("key", "list")[0] == 78
    assert run("migrate") == (0, f"The database is at revision {NEWEST}.\n")
    assert run("key", "create", "--name", "x", "--scope", "mail")[0] == 0
    assert run("check")[0] == 0


def _other_bytes(path: Path) -> None:
    kid = re.search(r'"kid": "(\w+)"', path.read_text())
    path.unlink()
    command.run(path.parent.parent / "elsewhere", "migrate")
    other = (path.parent.parent / "elsewhere" / path.name).read_text()
    assert kid is not None
    path.write_text(re.sub(r'("kid": |"primary": )"\w+"', rf'\1"{kid[1]}"', other))
    path.chmod(0o600)


def _other_key(path: Path) -> None:
    path.unlink()
    command.run(path.parent.parent / "elsewhere", "migrate")
    (path.parent.parent / "elsewhere" / path.name).rename(path)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Path.unlink, "is missing, and the database holds what was sealed with it"),
        (_other_bytes, r"key \w{8} is not the one that the database knows"),
        (_other_key, r"lacks key \w{8} that the database knows"),
    ],
)
def test_a_lost_keyring_stops_everything(tmp_path: Path, change: object, message: str) -> None:
    """Without the keyring of the database no command works, and none makes a new one: 78."""
    folder = tmp_path / "data"
    command.new_key(folder, "mail")
    assert callable(change)
    change(folder / "keyring.json")
    there = (folder / "keyring.json").exists()
    for arguments in (["key", "list"], ["serve", "--port", "0"]):
        done = command.run(folder, *arguments)  # serve ends before it has set anything up
        assert done.returncode == 78
        assert re.search(message, done.stderr)
    checked = command.run(folder, "check")
    assert checked.returncode == 1
    assert "PROBLEM  Keyring: " in checked.stdout
    assert (folder / "keyring.json").exists() is there


def test_check_names_a_database_of_another_revision(tmp_path: Path) -> None:
    """`check` tells what is wrong with the database and what to run."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    (folder / "netflow-manager.sqlite3").touch()
    done = command.run(folder, "check")
    assert done.returncode == 1
    assert "PROBLEM  Database: The database has revision None" in done.stdout
    assert command.run(folder, "migrate").returncode == 0
    (folder / "netflow-manager.sqlite3").write_bytes(b"no database" * 100)
    done = command.run(folder, "key", "list")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Failed: {folder}/netflow-manager.sqlite3: {NO_DATABASE}\n"


def test_many_first_commands_at_once(tmp_path: Path) -> None:
    """Eight processes that start on an empty directory all make a key, with one keyring."""
    folder = tmp_path / "data"
    arguments = ("key", "create", "--name", "x", "--scope", "mail")
    with ThreadPoolExecutor(8) as pool:
        ended = list(pool.map(lambda _: command.run_process(folder, *arguments), range(8)))
    assert {done.returncode for done in ended} == {0}, [done.stderr for done in ended]
    assert len({done.stdout for done in ended}) == 8
    assert len(command.run(folder, "key", "list").stdout.splitlines()) == 1 + 8
    assert command.run(folder, "check").returncode == 0
    assert not list(folder.glob(".keyring*"))


def test_the_version_is_told(tmp_path: Path) -> None:
    """`--version` and `--help` print to standard output and end with 0."""
    for option in ("--version", "--help"):
        done = command.run(tmp_path / "data", option)
        assert (done.returncode, done.stderr) == (0, "")
        assert "NetFlow" in done.stdout
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["migrate"], 0),
        pytest.param(
            *(["serve", "--uds", "/proc/nowhere/socket"], 1), marks=pytest.mark.needs("serve")
        ),
        (["nonsense"], 2),
        (["keyring", "status"], 78),
    ],
)
def test_a_process_ends_with_the_code(tmp_path: Path, arguments: list[str], code: int) -> None:
    """The exit code of the real process is the one that is documented; no traceback is seen."""
    done = command.run_process(tmp_path / "data", *arguments)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_a_check_before_all_else_says_what_to_run(tmp_path: Path) -> None:
    """Where nothing was made yet, the message names a variable that counts, and the cure."""
    done = command.run(tmp_path / "data", "check")
    assert done.returncode == 78
    assert "NFM_DATA_DIR" in done.stderr
    assert "NFM_DATABASE_URL" not in done.stderr
    assert "migrate" in done.stderr
    assert command.run(tmp_path / "data", "migrate").returncode == 0
    assert command.run(tmp_path / "data", "check").returncode == 0
