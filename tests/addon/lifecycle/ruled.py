"""A WHMCS whose product has a rule for its new services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.addon.article import WELCOME_MAIL
from tests.addon.whmcs import PRODUCT_ID, Whmcs
from tests.support.provisioning import set_rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.support.tenant import Tenant

NAME = "VPS Welcome Email"


def with_rule(temporary: Path, tenant: Tenant, rule: Mapping[str, object]) -> Whmcs:
    """Return an empty WHMCS with an installation of the API, and the welcome mail `NAME`."""
    set_rule(tenant, PRODUCT_ID, **rule)
    installation = Whmcs(temporary)
    installation.connect(tenant.api.url, tenant.key)
    installation.add_template(NAME, WELCOME_MAIL)
    return installation
