"""What an installation may have any number of costs others, and its own client, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import event

from app.provisioning import all_rules
from app.provisioning.reuse import newest_login
from app.provisioning.rule_store import open_rule
from app.records.reader import RecordReader
from tests.support.provisioning import set_rule
from tests.support.sql import run_sql

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest
    from sqlalchemy.engine import RowMapping

    from app.api.services import Services
    from app.provisioning.rule import StoredRule
    from app.storage.row_opener import RowOpener
    from tests.support.tenant import Tenant

HERE, ELSEWHERE = "https://netflow.example.com/", "https://other.example.com/"


def _services(tenant: Tenant) -> Services:
    services: Services = tenant.api.app.state.services
    return services


def _with_rules(tenant: Tenant) -> bool:
    services = _services(tenant)
    with services.database.read() as connection:
        found = all_rules.installations_with_rules(connection, services.keyring)
    return tenant.installation_id in found


def test_one_of_many_rules_is_read_for_the_render_path(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a neighbour with enough rules would make every key too old to be valid."""
    for product in range(1, 9):
        set_rule(tenant, product, username="c{client_id}")
    read: list[int] = []

    def count(opener: RowOpener, row: RowMapping) -> StoredRule:
        read.append(row["installation_id"])
        return open_rule(opener, row)

    monkeypatch.setattr("app.provisioning.all_rules.open_rule", count)
    assert _with_rules(tenant)
    assert read.count(tenant.installation_id) == 1


def test_a_whole_rule_after_broken_ones_counts(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever edits some rules switches off no others."""
    monkeypatch.setattr(all_rules, "BATCH", 2)
    for product in range(1, 7):
        set_rule(tenant, product, username="c{client_id}")
    edit = "UPDATE provisioning_rules SET notes = 'x' WHERE installation_id = ? AND product_id "
    run_sql(tenant.api.settings, f"{edit} < 6", tenant.installation_id)
    assert _with_rules(tenant)
    run_sql(tenant.api.settings, f"{edit} = 6", tenant.installation_id)
    assert not _with_rules(tenant)
    services = _services(tenant)
    with services.database.read() as connection:
        broken = all_rules.load_broken(connection, services.keyring)
    own = [rule.product_id for rule in broken if rule.installation_id == tenant.installation_id]
    assert own == [1, 2, 3, 4, 5, 6]


def test_records_at_other_urls_are_not_read_for_a_login(tenant: Tenant) -> None:
    """A run over a large client would read all of them for each service, a writer waiting."""
    rows: Sequence[dict[str, object]] = [
        {"service_id": n, "client_id": 5, "netflow_url": ELSEWHERE, "username": f"u{n}"}
        for n in range(2, 102)
    ]
    tenant.put(1, client_id=5, netflow_url=HERE, username="here")
    tenant.import_rows(rows)
    services = _services(tenant)
    statements: list[str] = []
    with services.database.read() as connection:
        reader = RecordReader(connection, services.keyring, tenant.installation_id)
        event.listen(
            connection, "before_cursor_execute", lambda *given: statements.append(given[2])
        )
        found = newest_login(reader, 5, HERE, ELSEWHERE)
    assert found is not None
    assert found.record.service_id == 1
    assert len(statements) <= 3, statements
