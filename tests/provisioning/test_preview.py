"""What a preview says of a service that has a record already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.provisioning import created, preview, service, set_rule

if TYPE_CHECKING:
    from tests.support.tenant import Tenant


@pytest.mark.parametrize("login", ["reuse", "new"])
def test_the_own_record_counts_as_none(tenant: Tenant, login: str) -> None:
    """The preview says what the service would get anew: no login of itself, no username taken."""
    set_rule(tenant, login=login, username="c{client_id}", password="generate")
    before = preview(tenant, service(1))
    assert created(tenant, 1)
    assert preview(tenant, service(1)) == before
    assert (before["login"], before["reused_from"]) == ("new", None)


def test_another_record_lends_its_login(tenant: Tenant) -> None:
    """The newest record of the client is the service's own: the one before it lends."""
    set_rule(tenant, username="c{client_id}")
    assert created(tenant, 1)
    assert created(tenant, 2)
    assert preview(tenant, service(2))["reused_from"] == 1
    assert preview(tenant, service(3))["reused_from"] == 2
