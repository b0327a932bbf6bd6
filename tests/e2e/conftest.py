"""Fixtures of the tests that go through PHP."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.auth.api_key import WHMCS_ADDON
from tests.e2e.whmcs import Whmcs

if TYPE_CHECKING:
    from tests.support.live_api import LiveApi


@pytest.fixture(scope="session")
def api_key(live_api: LiveApi) -> str:
    """Give the key that a WHMCS installation uses."""
    return live_api.create_key(*WHMCS_ADDON)


@pytest.fixture
def whmcs(tmp_path: Path, live_api: LiveApi, api_key: str) -> Whmcs:
    """Give an empty WHMCS whose addon is connected to the API."""
    installation = Whmcs(tmp_path)
    installation.connect(live_api.url, api_key)
    return installation
