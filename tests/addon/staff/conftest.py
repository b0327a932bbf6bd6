"""A WHMCS whose staff may use the addon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_area import add_staff
from tests.addon.whmcs import Whmcs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.live_api import LiveApi
    from tests.support.tenant import Tenant


@pytest.fixture
def whmcs(tmp_path: Path, live_api: LiveApi, tenant: Tenant) -> Whmcs:
    """A WHMCS with an administrator and an installation of the API to itself."""
    installation = Whmcs(tmp_path)
    installation.connect(live_api.url, tenant.key)
    add_staff(installation)
    return installation
