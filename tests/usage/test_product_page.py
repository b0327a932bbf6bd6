"""`usage` of `client-area`: whether a graph of the traffic belongs on the product page."""

from collections.abc import Iterator
from functools import partial

import pytest

from tests.support.command import run
from tests.support.waiting import wait_until
from tests.usage.served import OWNER, Served, served

SHOWN, DISABLED, UNKNOWN = 1, 2, 3
STRANGER = 6
SOURCE = "/v1/usage-source"


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("page") / "data") as api:
        api.measure(SHOWN)
        api.measure(DISABLED, enabled=False)
        yield api


def _page(api: Served, service_id: int, **query: object) -> str:
    answer = api.ask(service_id, "client-area", **({"language": "english"} | query))
    assert answer.status_code == 200
    return answer.text


def _has_graph(api: Served, **query: object) -> bool:
    return '"usage":true' in _page(api, SHOWN, **query)


def test_a_page_has_a_graph_while_the_section_the_setting_and_a_source_are_there(
    api: Served,
) -> None:
    """It is so at once after each change over HTTP, in the short way and in the long one."""
    for query in ({}, {"language": None}):
        assert _has_graph(api, **query)
        assert not _has_graph(api, status="Suspended", **query)
        with api.settings(show_usage=False):
            assert not _has_graph(api, **query)
        with api.settings(client_area_enabled=False):
            assert not _has_graph(api, **query)
        assert api.call("DELETE", SOURCE).status_code == 204
        assert not _has_graph(api, **query)
        assert api.call("PUT", SOURCE, json={"kind": "nfdump"}).status_code == 201
        assert _has_graph(api, **query)


def test_the_server_follows_a_source_that_a_command_changes(api: Served) -> None:
    """It tells the server nothing, and pages follow by themselves."""
    for kind, has_graph in (("none", False), ("nfdump", True)):
        run(api.api.settings.data_dir, "usage", "source", kind)
        wait_until(partial(_shows, api, has_graph=has_graph), "the refresh")


def _shows(api: Served, *, has_graph: bool) -> bool:
    return _has_graph(api) == has_graph


def test_misses_look_alike_where_a_source_is_set(api: Served) -> None:
    """Unknown, disabled and foreign records have the same page but for the ids."""
    questions = {(UNKNOWN, OWNER), (DISABLED, OWNER), (SHOWN, STRANGER)}
    pages = {
        _page(api, service_id, client_id=client_id).partition('"visible":')[2]
        for service_id, client_id in questions
    }
    assert len(pages) == 1
    assert pages.pop().endswith('"usage":false}')
