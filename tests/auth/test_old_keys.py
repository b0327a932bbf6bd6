"""Keys that ended long ago cost nothing any more, and are still listed."""

import pytest

from app.audit.trail import Author
from app.auth import key_rows, store
from app.auth.api_key import ApiKey
from app.storage.row_opener import RowOpener
from app.times import days_from_now
from tests.support import command
from tests.support.keys import make_key, revoke
from tests.support.live_api import LiveApi

LONG_AGO, LATELY = days_from_now(-366), days_from_now(-364)


def _revoked_at(api: LiveApi, moment: int) -> tuple[str, str]:
    """Return id and text of a key that was revoked at that time."""
    key, text = make_key(api, "render")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "now", lambda: moment)
        revoke(api, key.id, Author(installation_id=1))
    return key.id, text


def _expired_at(api: LiveApi, moment: int) -> tuple[str, str]:
    key, text = make_key(api, "render", expires_at=moment)
    return key.id, text


def test_keys_that_ended_a_year_ago_are_not_in_memory(
    api: LiveApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Revoked or expired, they are refused and listed, and no worker opens their seals again."""
    old = dict([_revoked_at(api, LONG_AGO), _expired_at(api, LONG_AGO)])
    kept = dict([_revoked_at(api, LATELY), _expired_at(api, LATELY), _expired_at(api, 2**60)])
    good, _ = make_key(api, "render")
    admin = make_key(api, "admin")[1]

    opened = set()
    open_key = key_rows._open  # noqa: SLF001 - it counts what a refresh costs

    def counting(opener: RowOpener, seal: str, key: ApiKey) -> object:
        opened.add(key.id)
        return open_key(opener, seal, key)

    monkeypatch.setattr(key_rows, "_open", counting)
    api.refresh_keys()
    assert opened >= {*kept, good.id}
    assert not opened & old.keys()
    monkeypatch.undo()

    for text in old.values():
        assert api.call("GET", "/v1/whoami", key=text).status_code == 401
    listed = api.call("GET", "/v1/api-keys?limit=500", key=admin).json()["items"]
    printed = command.run(api.settings.data_dir, "key", "list").stdout
    for key_id in old:
        assert key_id in {item["id"] for item in listed}
        assert key_id in printed
