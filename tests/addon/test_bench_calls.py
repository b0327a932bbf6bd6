"""What `make bench` times is what the addon does."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from bench.hook_call import SCRIPT

if TYPE_CHECKING:
    from tests.support.live_api import LiveApi
    from tests.support.tenant import Tenant

CALLS = 3


@pytest.mark.needs("php")
def test_the_calls_of_the_bench_work(live_api: LiveApi, tenant: Tenant) -> None:
    """Merge fields and section of records that are shown, as often as it was asked for."""
    tenant.put(1, client_id=1, username="acme")
    called = dict.fromkeys(("merge-fields", "client-area"), live_api.url)
    keys = dict.fromkeys(called, tenant.key)
    order = {"addresses": called, "keys": keys, "records": 1, "calls": CALLS}
    done = subprocess.run(
        ["php", str(SCRIPT)], input=json.dumps(order), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    times = json.loads(done.stdout)
    assert {name: len(each) for name, each in times.items()} == dict.fromkeys(called, CALLS)
