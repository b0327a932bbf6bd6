# ruff: noqa: RUF001 - letters that look alike are what is tested
"""`q` folds case on every kind of database, in lists of all clients and of one."""

from collections.abc import Callable

import pytest

from app.storage.contains import IRREGULAR
from tests.storage.conftest import Client


@pytest.mark.parametrize("member", ["username", "group", "ip_address", "notes"])
@pytest.mark.parametrize(
    "texts",
    [
        ("Hauptstraße 7", "HAUPTSTRASSE", "Hauptstrase"),
        ("HAUPTSTRASSE 8", "hauptstraße", "Hauptstrase"),
        ("HAUPTSTRAẞE 9", "hauptstras", "Hauptstrabe"),
        ("ὈΔΥΣΣΕΎΣ", "ὀδυσσεύς", "ὀδυσσεύ"),
        ("οδός", "ΟΔΌΣ", "οδό"),
        ("İzmit", "IZMIT", "ızmit"),
        ("oﬃce-ﬆ", "OFFICE-ST", "ofice-st"),
    ],
)
def test_case_is_folded(
    client: Client, new_id: Callable[[], int], member: str, texts: tuple[str, str, str]
) -> None:
    """A search finds every spelling of its letters, and no letter that is another one."""
    stored, wanted, other = texts
    owner, service = new_id(), new_id()
    client.api.put_record(service, client_id=owner, **{member: stored})
    client.api.put_record(new_id(), client_id=owner, **{member: other})
    for q in (wanted, stored, stored.casefold()):
        assert client.found(client_id=owner, q=q) == [service], q
    assert service in client.found(q=wanted)


def test_a_search_in_many_scripts_is_answered(client: Client) -> None:
    """The statement of the longest search is none that a database refuses."""
    wanted = "".join(IRREGULAR.values())[:250]
    assert client.found(q=wanted) == []
    assert client.found(q=wanted.upper()[:250]) == []
