"""Fixtures of the tests in which the API fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.addon.whmcs import Whmcs

SERVICE, CLIENT = 1234, 56
KEY = "nfm_test_key"


@pytest.fixture
def whmcs(tmp_path: Path, php: tuple[str, ...]) -> Whmcs:
    """Give a WHMCS with one service; a test connects it to what fails."""
    installation = Whmcs(tmp_path, php=php)
    installation.add_service(SERVICE, CLIENT)
    installation.add_template("Welcome", "Hi.{if $netflow_enabled}{$netflow_password}{/if}")
    return installation
