"""Networks that several clients have, compared with every pair of them."""

from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.input.addresses import Network, network_of
from app.linking.claims import Claim, claims
from app.storage.spool import Spool

NAMES = [
    *("10.0.0.0/8", "10.0.0.0/24", "10.0.0.0/32", "10.0.0.128/25", "10.0.0.255/32"),
    *("10.0.1.0/24", "10.255.255.255/32", "11.0.0.0/32", "0.0.0.0/1", "255.255.255.255/32"),
    *("::/1", "::/128", "::a00:0/128", "2001:db8::/32", "2001:db8::/128", "2001:db8:1::/48"),
    *("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff/128", "2001:db9::/128"),
]
CLAIMS = st.lists(
    st.builds(
        Claim, st.sampled_from(NAMES).map(network_of), st.integers(1, 3), st.integers(1, 2**31 - 1)
    ),
    max_size=12,
)


def _clients_over(network: Network, added: Iterable[Claim]) -> dict[int, int]:
    """Return the lowest service of each client that has all of a network."""
    found: dict[int, int] = {}
    for claim in added:
        if claim.network.overlaps(network) and claim.network.prefixlen <= network.prefixlen:
            found[claim.client_id] = min(claim.service_id, found.get(claim.client_id, 2**31))
    return found


@pytest.fixture(scope="module")
def spool(tmp_path_factory: pytest.TempPathFactory) -> Spool:
    return Spool(tmp_path_factory.mktemp("data") / "spool")


@given(CLAIMS)
@example([Claim(network_of(name), client, client) for name, client in product(NAMES, (1, 2))])
def test_overlaps_are_those_of_all_pairs(spool: Spool, added: list[Claim]) -> None:
    """What several clients have is found with them; what overlaps another client's is marked."""
    expected = {
        claim.network: sorted(clients.values())
        for claim in added
        if len(clients := _clients_over(claim.network, added)) > 1
    }
    shared = {
        one.network
        for one, other in product(added, added)
        if one.client_id != other.client_id and one.network.overlaps(other.network)
    }
    with claims(spool) as (claimed, _):
        claimed.add(added)
        found = {
            overlap.network: claimed.first_services(overlap, 9)
            for overlap in claimed.overlaps(_go_on)
        }
        claimed.mark(_go_on)
        marked = {claim.network for claim in added if claimed.is_shared([claim.network])}
    assert (found, marked) == (expected, shared)


def _go_on() -> None:
    """Stop nothing."""
