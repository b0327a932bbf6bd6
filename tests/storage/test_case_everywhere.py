# ruff: noqa: RUF001 - letters that look alike are what is tested
"""`q` folds case on every kind of database, in lists of all clients and of one."""

from collections.abc import Callable

import pytest
from sqlalchemy import literal, make_url, select

from app.storage import contains as folding
from app.storage.contains import IRREGULAR, contains
from app.storage.database import Database
from tests.storage.conftest import Client
from tests.support.servers import PrivateServer


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


@pytest.mark.parametrize(
    "locale", ["LOCALE 'C' LOCALE_PROVIDER libc", "LOCALE_PROVIDER icu ICU_LOCALE 'tr'"]
)
def test_the_locale_of_a_database_does_not_matter(
    postgresql_server: PrivateServer, locale: str
) -> None:
    """Letters are folded where PostgreSQL's own locale knows ASCII only, or another capital I."""
    url = make_url(postgresql_server.new_database())
    postgresql_server.execute(f"DROP DATABASE {url.database}")
    postgresql_server.execute(f"CREATE DATABASE {url.database} TEMPLATE template0 {locale}")
    database = Database(url)
    with database.read() as connection:
        for stored, wanted in [("Ärger", "ÄRGER"), ("ÄRGER", "ärger"), ("INFO Maß", "info mass")]:
            condition = contains(connection, [literal(stored)], wanted)
            assert connection.scalar(select(condition)), (stored, wanted)
    database.close()


def test_a_server_without_that_collation_answers(
    postgresql_server: PrivateServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that was built without ICU folds as its locale does."""
    monkeypatch.setattr(folding, "UNICODE", "of-no-server")
    database = Database(postgresql_server.new_database())
    with database.read() as connection:
        assert connection.scalar(select(contains(connection, [literal("Ärger")], "ärger")))
    database.close()
