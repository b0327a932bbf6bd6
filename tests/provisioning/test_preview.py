"""What a preview says of a service that has a record already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from app.provisioning import reuse
from tests.support.problem import refused_members
from tests.support.provisioning import PRODUCT, created, preview, service, set_rule, try_preview

if TYPE_CHECKING:
    from typing import Any

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


def test_a_rule_of_another_product_is_refused(tenant: Tenant) -> None:
    """As a PUT refuses it; what GET returned of this product is tried out."""
    assert preview(tenant, service(1), set_rule(tenant))["login"] == "none"
    answer = try_preview(tenant, service(1), {"product_id": PRODUCT + 1})
    assert refused_members(answer) == {"/rule/product_id": "differs_from_path"}


def _statements(tenant: Tenant, facts: dict[str, object]) -> int:
    """Return how many statements a preview takes."""
    engine = tenant.api.app.state.services.database.engine
    found: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:  # noqa: ANN401
        found.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        preview(tenant, facts)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(found)


def test_records_of_another_url_are_not_opened(tenant: Tenant) -> None:
    """They lend nothing, and a client may have thousands: with them a preview reads no more."""
    set_rule(tenant, username="c{client_id}")
    control = _statements(tenant, service(1))
    for number in range(2, reuse.BATCH + 3):
        tenant.put(number, client_id=56, username="a", netflow_url="https://other.example.com/")
    assert _statements(tenant, service(1)) == control
