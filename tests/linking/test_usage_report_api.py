"""`GET /v1/usage-report` over HTTP: of the caller's installation, and of intact records."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from app.api.schemas.usage_report import UsageReportAnswer
from tests.linking.reports import Answer, found_in
from tests.support.keys import make_key
from tests.support.problem import problem_of
from tests.support.sql import run_sql
from tests.support.tenant import ALL_SCOPES, Tenant
from tests.usage.analyzer import ACME, Analyzer, day, served

REPORT = "/v1/usage-report"
NOTHING = {"total": 0, "items": []}
LISTS = ("targets_missing", "silent_services", "groups_without_record", "silent_exporters")


@pytest.fixture(scope="module")
def analyzer() -> Iterator[Analyzer]:
    """Serve the groups ACME and Mail Sites."""
    with served(Analyzer(day(int(datetime.now(UTC).timestamp())))) as analyzer:
        yield analyzer


def _put(tenant: Tenant, service_id: int, **members: object) -> None:
    answer = tenant.call("PUT", f"/v1/access-records/{service_id}", json=members)
    assert answer.is_success, answer.text


def _report(tenant: Tenant) -> Answer:
    answer: Answer = tenant.get(REPORT)
    UsageReportAnswer.model_validate(answer)
    return answer


def _edit(tenant: Tenant, service_id: int, member: str, value: str) -> None:
    statement = f"UPDATE access_records SET {member} = ? WHERE installation_id = ? AND service_id"
    changed = run_sql(
        tenant.api.settings, f"{statement} = ?", value, tenant.installation_id, service_id
    )
    assert changed == 1


def test_without_a_source_only_addresses_are_compared(tenant: Tenant) -> None:
    """With records of this installation alone; an edited record is in no list."""
    other = Tenant.of(tenant.api)
    _put(other, 1, client_id=9, ip_address="192.0.2.7")
    for service_id, client_id in ((1, 56), (2, 77), (3, 56)):
        _put(tenant, service_id, client_id=client_id, ip_address="192.0.2.7")
    answer = _report(tenant)
    assert answer == {
        "source": None,
        "shared_addresses": {
            "total": 1,
            "items": [
                {
                    "ip_address": "192.0.2.7",
                    "records": [
                        {"service_id": 1, "client_id": 56},
                        {"service_id": 2, "client_id": 77},
                    ],
                }
            ],
        },
        **dict.fromkeys(LISTS, NOTHING),
    }
    assert found_in(_report(other)) == {}
    _edit(tenant, 2, "username", "edited")
    assert found_in(_report(tenant)) == {}
    _edit(tenant, 3, "ip_address", "198.51.100.1")
    _put(tenant, 4, client_id=77, ip_address="198.51.100.0/24")
    assert found_in(_report(tenant)) == {}


def test_groups_of_netflow_analyzer(tenant: Tenant, analyzer: Analyzer) -> None:
    """Its groups are asked for; with an edited source nothing is said of targets."""
    for service_id, group in ((1, "acme"), (2, "Gone"), (3, "Edited")):
        _put(tenant, service_id, client_id=56, group=group)
    _edit(tenant, 3, "netflow_group", "Also gone")
    source = {"kind": "netflow_analyzer", "url": analyzer.url, "time_zone": "UTC"}
    assert tenant.call("PUT", "/v1/usage-source", json=source).status_code == 201
    answer = _report(tenant)
    assert answer["source"]["kind"] == "netflow_analyzer"
    assert answer["source"]["groups_fetched_at"] is not None
    missing = {"service_id": 2, "client_id": 56, "group": "Gone", "ip_address": None}
    assert answer["targets_missing"] == {"total": 1, "items": [missing]}
    assert answer["groups_without_record"]["items"] == [{"id": "2500001", "name": "Mail Sites"}]
    assert str(ACME) not in str(answer)
    statement = "UPDATE usage_sources SET time_zone = 'Asia/Tokyo' WHERE installation_id = ?"
    run_sql(tenant.api.settings, statement, tenant.installation_id)
    assert (_report(tenant)["source"], found_in(_report(tenant))) == (None, {})


def test_a_list_has_a_hundred_and_counts_all(tenant: Tenant) -> None:
    """The first ones by service id, and an edited one among them is left out."""
    lines = "".join(
        f'{{"service_id": {service_id}, "client_id": {service_id}, "ip_address": "192.0.2.7"}}\n'
        for service_id in range(1, 251)
    )
    headers = {"Content-Type": "application/x-ndjson"}
    assert tenant.call("POST", "/v1/imports", content=lines, headers=headers).is_success
    _edit(tenant, 5, "username", "edited")
    assert tenant.call("PUT", "/v1/usage-source", json={"kind": "nfdump"}).status_code == 201
    # Among several installations, one without networks may measure nothing.
    answer = _report(tenant)
    listed = [each["service_id"] for each in answer["targets_missing"]["items"]]
    assert listed == [each for each in range(1, 102) if each != 5]
    assert answer["targets_missing"]["total"] == 249
    (shared,) = answer["shared_addresses"]["items"]
    assert [each["service_id"] for each in shared["records"]] == [
        each for each in range(1, 101) if each != 5
    ]


def test_whoever_may_read_records_reads_it(tenant: Tenant) -> None:
    """With `records:read` alone; no other scope is enough."""
    others = [scope for scope in ALL_SCOPES if scope != "records:read"]
    for scopes, status in ((("records:read",), 200), (others, 403)):
        key = make_key(tenant.api, *scopes, installation_id=tenant.installation_id)[1]
        answer = tenant.api.call("GET", REPORT, key=key)
        if status == 200:
            assert answer.status_code == 200
        else:
            problem_of(answer, status)
