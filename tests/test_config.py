"""The settings of the process: where things lie by default, and what may make itself."""

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from app.config import Settings, SettingsError


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


def test_settings_are_a_value_that_hides_the_database() -> None:
    """Settings cannot be changed, and their text form lacks the URL, which can hold a password."""
    settings = Settings.from_mapping({})
    assert "sqlite" not in repr(settings)
    with pytest.raises(FrozenInstanceError):
        settings.embedded = False  # type: ignore[misc]
