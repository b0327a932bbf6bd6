"""The settings of the process: where things lie by default, and what may make itself."""

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from app.api.documentation.page import DOCUMENT
from app.api.html import ASSETS
from app.config import Settings, SettingsError
from app.logs import LogChoice
from tests.support.live_api import LiveApi

REFUSED_PREFIX = (
    r"\ANFM_PATH_PREFIX: must (be a path such as /netflow: it begins with a slash and has letters, "
    r"digits and -._~ between slashes, at most 200 characters"
    r"|not begin as a path of the service, such as /v1 or /docs)\.\Z"
)


def test_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any variable all lies in ./var, and the embedded default may make itself."""
    monkeypatch.chdir(tmp_path)
    settings = Settings.from_mapping({"NFM_DATA_DIR": "", "OTHER": "x"})
    assert settings.data_dir == tmp_path / "var"
    assert settings.database_url == f"sqlite:///{tmp_path}/var/netflow-manager.sqlite3"
    assert settings.keyring_file == tmp_path / "var" / "keyring.json"
    assert (settings.embedded, settings.auth_failures_per_minute) == (True, 60)


def test_what_an_operator_names_is_not_made() -> None:
    """With a database or a keyring of one's own, nothing counts as embedded."""
    own = {"NFM_DATABASE_URL": "sqlite:////srv/own.sqlite3", "NFM_KEYRING_FILE": "/srv/k.json"}
    assert not Settings.from_mapping({"NFM_KEYRING_FILE": "/srv/k.json"}).embedded
    assert not Settings.from_mapping(own).embedded
    with pytest.raises(SettingsError, match="NFM_KEYRING_FILE: must be set"):
        Settings.from_mapping({"NFM_DATABASE_URL": own["NFM_DATABASE_URL"]})


@pytest.mark.parametrize(("text", "good"), [("1", True), ("100000", True), ("0", False)])
def test_the_failures_have_limits(text: str, *, good: bool) -> None:
    """One to a hundred thousand failures a minute can be allowed."""
    environment = {"NFM_AUTH_FAILURES_PER_MINUTE": text}
    if good:
        assert Settings.from_mapping(environment).auth_failures_per_minute == int(text)
    else:
        with pytest.raises(SettingsError, match="from 1 to 100000"):
            Settings.from_mapping(environment)


@pytest.mark.parametrize(
    ("text", "prefix"),
    [("/netflow", "/netflow"), ("/a/b-1._~/", "/a/b-1._~"), ("/", ""), ("", "")],
)
def test_a_path_prefix_is_a_path(text: str, prefix: str) -> None:
    """It may end with a slash, which it does not keep."""
    assert Settings.from_mapping({"NFM_PATH_PREFIX": text}).path_prefix == prefix


@pytest.mark.parametrize(
    "text",
    [
        *("netflow", "https://example.com/x", "/a//b", "/a/../b", "/.", "/a b", "/a?b", "/a%41"),
        *("/ü", "/" + "x" * 200, "/v1", "/docs/x", "/livez", "//x", "/x\n"),
    ],
)
def test_a_wrong_path_prefix_is_refused(text: str) -> None:
    """The message names the variable and what it has to be, and nothing of its value."""
    with pytest.raises(SettingsError, match=REFUSED_PREFIX):
        Settings.from_mapping({"NFM_PATH_PREFIX": text})


def test_no_path_of_the_service_can_be_a_prefix(live_api: LiveApi) -> None:
    """A proxy may keep the prefix or remove it: what follows it must not look like one."""
    paths = {*live_api.app.openapi()["paths"], ASSETS, DOCUMENT}
    for first in {path.split("/")[1] for path in paths}:
        with pytest.raises(SettingsError, match="must not begin as a path of the service"):
            Settings.from_mapping({"NFM_PATH_PREFIX": f"/{first}/below"})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("10.0.0.0/8 192.0.2.1", "item 1 is not an address"),
        ("10.0.0.0/8,", "item 2 is not an address"),
        ("192.0.2.1/24", "item 1 is not an address, the first address of a network"),
        ("unix,proxy.example.com", "item 2 is not an address"),
        ("unix,fe80::1%eth0", "item 2 is not an address"),
        ("10.0.0.0/33", "item 1 is not an address"),
        ("*", "item 1 is not an address"),
        ("0.0.0.0/0", "item 1 is every address"),
        ("::1, ::/0", "item 2 is every address"),
        ("::ffff:0:0/96", "item 1 is every address"),
    ],
)
def test_wrong_proxies_are_refused(text: str, reason: str) -> None:
    """The message names the item by its number, and says what it has to be."""
    with pytest.raises(SettingsError, match=rf"\ANFM_TRUSTED_PROXIES: {reason}"):
        Settings.from_mapping({"NFM_TRUSTED_PROXIES": text})


@pytest.mark.parametrize(
    ("name", "text", "choices"),
    [
        ("NFM_LOG_FORMAT", "JSON", "json or console"),
        ("NFM_LOG_FORMAT", "s3cret", "json or console"),
        ("NFM_LOG_LEVEL", "20", "debug, info, warning or error"),
        ("NFM_LOG_LEVEL", "critical", "debug, info, warning or error"),
    ],
)
def test_a_wrong_way_to_log_is_refused(name: str, text: str, choices: str) -> None:
    """The message names the variable and its choices, and nothing of its value."""
    with pytest.raises(SettingsError, match=rf"\A{name}: must be {choices}\.\Z"):
        Settings.from_mapping({name: text})


def test_what_is_left_out_of_the_way_to_log_has_a_default() -> None:
    """One of the two variables is enough to state it; without both nothing is stated."""
    assert Settings.from_mapping({"NFM_LOG_FORMAT": ""}).log is None
    console = Settings.from_mapping({"NFM_LOG_FORMAT": "console"})
    assert console.log == LogChoice("console", "info")
    assert Settings.from_mapping({"NFM_LOG_LEVEL": "error"}).log == LogChoice("json", "error")


def test_settings_are_a_value_that_hides_the_database() -> None:
    """Settings cannot be changed, and their text form lacks the URL, which can hold a password."""
    settings = Settings.from_mapping({})
    assert "sqlite" not in repr(settings)
    with pytest.raises(FrozenInstanceError):
        settings.embedded = False  # type: ignore[misc]


URL = "postgresql+psycopg://netflow:canary@db.example.com/netflow"
KEYRING = {"NFM_KEYRING_FILE": "/srv/k.json"}


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_the_database_url_can_be_in_a_file(tmp_path: Path, end: str) -> None:
    """The file names the database as the variable would, with or without an end of line."""
    file = tmp_path / "database-url"
    file.write_bytes((URL + end).encode())
    named = Settings.from_mapping({"NFM_DATABASE_URL_FILE": str(file), **KEYRING})
    assert named == Settings.from_mapping({"NFM_DATABASE_URL": URL, **KEYRING})
    with pytest.raises(SettingsError, match="NFM_KEYRING_FILE: must be set"):
        Settings.from_mapping({"NFM_DATABASE_URL_FILE": str(file)})


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "the file cannot be read (No such file or directory)"),
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"\xffcanary", "the file is not text in UTF-8"),
        (f"{URL}\n{URL}\n".encode(), "the file must hold one line of text"),
        (f"{URL}\0".encode(), "the file must hold one line of text"),
        (b"canary", "is not a database URL"),
        (b"oracle://canary@db/x", "must begin with one of sqlite, "),
    ],
)
def test_a_wrong_file_with_the_database_url_is_refused(
    tmp_path: Path, content: bytes | None, reason: str
) -> None:
    """The message names the variable and what is wrong, and nothing of the content."""
    file = tmp_path / "database-url"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsError) as refused:
        Settings.from_mapping({"NFM_DATABASE_URL_FILE": str(file), **KEYRING})
    message = str(refused.value)
    assert message.startswith(f"NFM_DATABASE_URL_FILE: {reason}")
    assert "canary" not in message


def test_a_folder_or_both_variables_are_refused(tmp_path: Path) -> None:
    """A path that is no file, and a URL beside the file: nothing decides between the two."""
    with pytest.raises(SettingsError, match=r"cannot be read \(Is a directory\)"):
        Settings.from_mapping({"NFM_DATABASE_URL_FILE": str(tmp_path), **KEYRING})
    with pytest.raises(SettingsError, match="must not be set together with NFM_DATABASE_URL"):
        Settings.from_mapping(
            {"NFM_DATABASE_URL_FILE": str(tmp_path), "NFM_DATABASE_URL": URL, **KEYRING}
        )
