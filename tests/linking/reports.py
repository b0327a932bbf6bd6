"""Reports of a database, made as the API makes them."""

from collections.abc import Callable
from typing import Any

from app.api.schemas.usage_report import UsageReportAnswer
from app.linking.report import UsageReport
from app.storage.spool import Spool
from app.times import now
from app.usage.groups import NONE, Groups
from app.usage.sources.source import Group
from tests.usage.measured_records import MeasuredRecords

Answer = dict[str, Any]


def groups_named(*names: str) -> Groups:
    """Return groups that were fetched now, numbered from 1."""
    items = [Group(str(number), name, None) for number, name in enumerate(names, start=1)]
    return Groups(items, now())


def report_of(
    records: MeasuredRecords,
    groups: Groups = NONE,
    installation_id: int = 1,
    between: Callable[[], object] = lambda: None,
) -> Answer:
    """Return the report of an installation; `between` is called between two pieces."""
    spool = Spool(records.settings.data_dir / "spool")
    report = UsageReport(records.keyring, installation_id, spool, groups)
    try:
        while report.go_on(records.database):
            between()
    finally:
        report.close()
    assert list(spool.folder.iterdir()) == []
    return UsageReportAnswer.of(report.lists).model_dump(mode="json")


def found_in(answer: Answer) -> dict[str, list[object]]:
    """Return the lists that are not empty: services, groups, addresses and exporters.

    Each has all that there is.
    """
    found = {name: part for name, part in answer.items() if name != "source" and part["total"]}
    for part in found.values():
        assert len(part["items"]) == part["total"]
    return {name: [_short(item) for item in part["items"]] for name, part in sorted(found.items())}


def _short(item: Answer) -> object:
    if "records" in item:
        return item["ip_address"], [each["service_id"] for each in item["records"]]
    return item.get("service_id") or item["name"]
