"""A login that is copied while it changes is not left behind: each order, step by step."""

from collections.abc import Callable

import pytest

from tests.storage.conftest import Client
from tests.support.databases import SERVERS
from tests.support.lending import BORROWERS, Case, Interrupted

NewId = Callable[[], int]


@pytest.fixture(scope="module", params=SERVERS)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Run on each kind of server; on SQLite writers take turns from their first read on."""
    return str(request.param)


@pytest.fixture
def case(client: Client, new_id: NewId) -> Case:
    """Give a lender of the test's own."""
    services = client.api.app.state.services
    parts = (services.database, services.keyring, services.spool)
    case = Case(*parts, new_id(), new_id(), new_id())
    for _ in range(2):
        new_id()  # the clients after `owner`
    case.make_lender()
    return case


@pytest.mark.parametrize("borrow", BORROWERS)
@pytest.mark.parametrize("change", [Case.rotate, Case.put_lender, Case.patch_lender])
def test_a_lender_that_changes_is_read_again(
    case: Case, borrow: Callable[..., None], change: Callable[[Case], None]
) -> None:
    """What changes the lender after it was read, and before the copy is stored, is copied."""
    borrow(case, Interrupted(case, change))
    lender, borrower = case.stored(case.lender), case.stored(case.borrower)
    assert case.password(case.borrower) == case.password(case.lender) == "new"
    assert borrower.record.username == lender.record.username


@pytest.mark.parametrize("borrow", BORROWERS)
def test_a_rotation_finds_who_borrows_meanwhile(case: Case, borrow: Callable[..., None]) -> None:
    """A copy that is stored after a rotation has read the records gets the new password."""
    tag = case.stored(case.lender).record.version
    case.rotate(Interrupted(case, borrow))
    assert (case.password(case.lender), case.password(case.borrower)) == ("new", "new")
    assert case.stored(case.lender).record.version == tag + 1


def test_a_merge_finds_who_borrows_meanwhile(case: Case) -> None:
    """A record that took its login from one of a merged client is moved with the others."""
    case.merge(Interrupted(case, Case.create))
    owners = {case.stored(service).record.client_id for service in (case.lender, case.borrower)}
    assert owners == {case.owner + 2}


@pytest.mark.usefixtures("unmarked")
@pytest.mark.parametrize("borrow", BORROWERS)
def test_without_the_mark_a_password_is_stale(case: Case, borrow: Callable[..., None]) -> None:
    """The control: where lenders are not marked, each order leaves an old password behind."""
    case.rotate(Interrupted(case, borrow))
    assert (case.password(case.lender), case.password(case.borrower)) == ("new", "old")


def test_a_copy_changes_nothing_of_the_lender(client: Client, new_id: NewId) -> None:
    """Version, ETag, times and history of the record that lends stay as they are."""
    owner, lender, borrower = new_id(), new_id(), new_id()
    before = client.api.put_record(lender, client_id=owner, username="acme", password="old")
    client.api.put_record(borrower, client_id=owner, reuse_login_from=lender)
    path = f"/v1/access-records/{lender}"
    assert client.get(path) == before
    assert len(client.get(f"{path}/history")["items"]) == 1
