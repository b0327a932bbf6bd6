"""Times on the addon's pages are in the date format and the time zone of WHMCS."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from app.times import EPOCH, to_text
from tests.addon.admin_pages import ADA, SCOPES, add_hosting
from tests.support.keys import make_key

if TYPE_CHECKING:
    from tests.addon.admin_pages import Shown, Staff

pytestmark = pytest.mark.needs("php")

KOLKATA = timezone(timedelta(hours=5, minutes=30))
LAST_RUN, EXPIRY = datetime(2026, 3, 1, 22, 15, tzinfo=UTC), datetime(2031, 12, 31, 20, tzinfo=UTC)


@pytest.fixture
def german(staff: Staff) -> Staff:
    """Give a WHMCS in another zone whose date format is not the usual one."""
    staff.whmcs.functions = ["dates"]
    staff.whmcs.php_options = ["-d", "date.timezone=Asia/Kolkata"]
    staff.whmcs.add("tblconfiguration", id=1, setting="DateFormat", value="DD.MM.YYYY")
    add_hosting(staff.whmcs, 1)
    add_hosting(staff.whmcs, 2)
    staff.tenant.put(1, client_id=ADA, username="acme", password="one")
    staff.tenant.put(2, client_id=ADA, username="acme", password="two")
    run = {"outcome": "done", "at": int(LAST_RUN.timestamp()), "detail": "", "counts": {}}
    staff.whmcs.settings["last_reconciliation"] = json.dumps(run)
    return staff


def _local(moment: datetime | str) -> str:
    at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return at.astimezone(KOLKATA).strftime("%d.%m.%Y %H:%M")


def _with_key_that_expires(staff: Staff) -> Shown:
    expires_at = (EXPIRY - EPOCH) // EPOCH.resolution
    installation_id = staff.tenant.installation_id
    key = make_key(
        staff.tenant.api, *SCOPES, installation_id=installation_id, expires_at=expires_at
    )
    staff.whmcs.settings["api_key"] = key[1]
    shown = staff.get("health")
    assert to_text(expires_at) not in shown.html
    return shown


def test_every_time_is_in_the_format_of_whmcs(german: Staff) -> None:
    """History, form, offered logins, last reconciliation, and the expiry of the key."""
    record = german.tenant.record(1)
    set_at = german.tenant.record(2)["password_changed_at"]

    history = german.get("history", service_id=1).root.one("time")
    form = german.get("edit", service_id=1)
    health = _with_key_that_expires(german)

    assert history.text == _local(record["created_at"])
    assert form.root.one("time").text == _local(record["password_changed_at"])
    assert _local(set_at) in form.root.named("reuse_login_from").text
    assert f"last run {_local(LAST_RUN)}" in german.get("reconcile").text
    assert f"last run {_local(LAST_RUN)}" in health.text
    assert f"valid until {_local(EXPIRY)}" in health.text


def test_without_the_function_times_are_still_local(german: Staff) -> None:
    """Where `fromMySQLDate` is missing or fails, a time is in ISO's format and WHMCS's zone."""
    local = LAST_RUN.astimezone(KOLKATA).strftime("%Y-%m-%d %H:%M:%S")
    german.before = [{"do": "sql", "text": "drop table tblconfiguration"}]
    failing = german.get("reconcile").text
    german.whmcs.functions = []

    assert f"last run {local}" in failing
    assert f"last run {local}" in german.get("reconcile").text
