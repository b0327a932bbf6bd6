"""Fixtures of the tests that go through PHP."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.auth.api_key import WHMCS_ADDON
from tests.addon.admin_pages import ADA, GRACE, SCOPES, Staff, add_client
from tests.addon.whmcs import Whmcs

if TYPE_CHECKING:
    from tests.support.live_api import LiveApi
    from tests.support.tenant import Tenant


@pytest.fixture(scope="session")
def api_key(live_api: LiveApi) -> str:
    """Give the key that a WHMCS installation uses."""
    return live_api.create_key(*WHMCS_ADDON)


@pytest.fixture
def whmcs(tmp_path: Path, live_api: LiveApi, api_key: str, php: tuple[str, ...]) -> Whmcs:
    """Give an empty WHMCS whose addon is connected to the API."""
    installation = Whmcs(tmp_path, php=php)
    installation.connect(live_api.url, api_key)
    return installation


@pytest.fixture
def staff(tmp_path: Path, live_api: LiveApi, tenant: Tenant, php: tuple[str, ...]) -> Staff:
    """Give a member of staff in a WHMCS with two clients and an installation of its own."""
    installation = Whmcs(tmp_path, php=php)
    key = live_api.create_key(*SCOPES, installation_id=tenant.installation_id)
    installation.connect(live_api.url, key)
    installation.add("tblproducts", id=7, name="VPS Large")
    add_client(installation, ADA, "Ada Lovelace", companyname="Engines & Co")
    add_client(installation, GRACE, "Grace Hopper")
    return Staff(installation, tenant)
