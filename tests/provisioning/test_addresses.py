"""The addresses of a service as its record has them: each once, in order, short enough."""

from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Network, collapse_addresses
from random import Random
from time import process_time

import pytest

from app.input.addresses import networks_in
from app.provisioning.addresses import addresses_of
from app.provisioning.service import NewService
from tests.support.problem import refused_members
from tests.support.provisioning import created, set_rule, try_created
from tests.support.tenant import Tenant

CASES: dict[str, tuple[str, str | None, list[str], str | None]] = {
    "dedicated": ("dedicated", "192.0.2.1", ["192.0.2.9"], "192.0.2.1"),
    "assigned": ("assigned", "192.0.2.1", ["192.0.2.9", "192.0.2.8"], "192.0.2.9, 192.0.2.8"),
    "both": ("both", "192.0.2.9", ["192.0.2.1", "192.0.2.9"], "192.0.2.9, 192.0.2.1"),
    "none": ("none", "192.0.2.1", ["192.0.2.9"], None),
    "blank": ("both", " ", ["", " "], None),
    "canonical": ("both", "2001:DB8::1", ["2001:db8:0::1"], "2001:db8::1"),
    "lines in one string": ("both", None, ["192.0.2.1\r\n192.0.2.2"], "192.0.2.1, 192.0.2.2"),
    "a netmask": ("dedicated", "192.0.2.64 255.255.255.240", [], "192.0.2.64/28"),
    "an identifier": ("dedicated", "eth0 uplink", [], "eth0 uplink"),
}


@pytest.mark.parametrize("name", CASES)
def test_addresses_come_by_the_rule(tenant: Tenant, name: str) -> None:
    """The dedicated one first, doubles once, in canonical form."""
    source, dedicated, assigned, wanted = CASES[name]
    set_rule(tenant, ip_address=source)
    assert created(tenant, 1, dedicated_ip=dedicated, assigned_ips=assigned)
    assert tenant.record(1)["ip_address"] == wanted


def test_many_addresses_are_summarised_exactly(tenant: Tenant) -> None:
    """What is too long becomes the fewest networks that cover the same addresses."""
    set_rule(tenant, ip_address="both")
    assigned = [f"198.51.100.{number}" for number in range(256)] + ["2001:db8::1", "2001:db8::"]
    assert created(tenant, 1, dedicated_ip="192.0.2.1", assigned_ips=assigned)
    assert tenant.record(1)["ip_address"] == "192.0.2.1, 198.51.100.0/24, 2001:db8::/127"


def test_summaries_cover_exactly_what_was_assigned() -> None:
    """As `ipaddress` has it, for addresses, subnets and ranges of both versions."""
    chooser = Random(7)
    for _ in range(30):
        assigned = [f"198.51.100.{chooser.randrange(256)}" for _ in range(600)]
        assigned += [f"2001:db8::{chooser.randrange(40):x}/{chooser.randrange(120, 129)}"]
        assigned += ["203.0.113.4-203.0.113.91", "203.0.113.64/26"]
        wanted = [network for text in assigned for network in networks_in(text)]
        of_4 = collapse_addresses([each for each in wanted if isinstance(each, IPv4Network)])
        of_6 = collapse_addresses([each for each in wanted if isinstance(each, IPv6Network)])
        names = [str(each).removesuffix("/32").removesuffix("/128") for each in (*of_4, *of_6)]
        assert _assigned(assigned) == ", ".join(names)


def test_ranges_of_a_large_service_are_merged_at_once() -> None:
    """It makes no network for each bit of each: a caller chooses them, and pages wait meanwhile."""
    ranges = [f"{n:x}::1-{n:x}:ffff:ffff:ffff:ffff:ffff:ffff:fffe" for n in range(1, 1_001)]
    control = min(_seconds(lambda: [networks_in(each) for each in ranges]) for _ in range(2))
    assert min(_seconds(lambda: _assigned(ranges)) for _ in range(2)) < control / 2


def _assigned(addresses: list[str]) -> str | None:
    service = NewService(service_id=1, client_id=1, product_id=7, assigned_ips=addresses)
    return addresses_of(service, "assigned")


def _seconds(work: Callable[[], object]) -> float:
    started = process_time()
    work()
    return process_time() - started


@pytest.mark.parametrize(
    "assigned",
    [
        [f"198.51.100.{number}" for number in range(0, 256, 2)],
        ["eth" + "0" * 200, "192.0.2.1" * 20],
    ],
)
def test_what_stays_too_long_is_refused(tenant: Tenant, assigned: list[str]) -> None:
    """Nothing is left out: the record is not created."""
    set_rule(tenant, ip_address="assigned")
    assert refused_members(try_created(tenant, 1, assigned_ips=assigned)) == {
        "/ip_address": "too_long"
    }


@pytest.mark.parametrize("gap", ["", "-", "x"])
def test_long_white_space_is_read_once(gap: str) -> None:
    """A thousand strings of it are no work for a server that answers others meanwhile."""
    spaces = [f"192.0.2.1{' ' * 240}{gap}"] * 1_000
    control = min(_seconds(lambda: _assigned([f"192.0.2.1{gap}"] * 1_000)) for _ in range(3))
    assert min(_seconds(lambda: _assigned(spaces)) for _ in range(3)) < 20 * control
