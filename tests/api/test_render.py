"""What WHMCS asks at render time: an exact pair of service and client, or nothing at all."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app import logs
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.tenant import Tenant

NOTHING = {
    "netflow_enabled": False,
    "netflow_url": "",
    "netflow_username": "",
    "netflow_password": "",
    "netflow_group": "",
    "netflow_ip_address": "",
}
HIDDEN = dict.fromkeys(("title", "netflow_url", "username", "password", "group", "ip_address"))
FULL: dict[str, Any] = {
    "client_id": 56,
    "netflow_url": "https://netflow.example.com/",
    "username": "acme",
    "password": "s3cret",
    "group": "ACME-DC1",
    "ip_address": "203.0.113.0/28",
    "notes": "n0te",
}


@pytest.fixture(scope="module")
def key(live_api: LiveApi) -> str:
    return make_key(live_api, "mail", "render")[1]


@pytest.fixture
def ask(live_api: LiveApi, key: str) -> Callable[..., httpx.Response]:
    """Give a call to a render route."""

    def call(kind: str, service_id: int, **query: str | int) -> httpx.Response:
        path = f"/v1/access-records/{service_id}/{kind}"
        response = live_api.call("GET", path, key=key, params=query)
        assert response.headers["cache-control"] == "no-store"
        return response

    return call


Ask = Callable[..., httpx.Response]


def test_merge_fields_fill_the_mail(live_api: LiveApi, ask: Ask, new_id: Any) -> None:  # noqa: ANN401
    """The owner's mail gets all six fields, the password included, and never the notes."""
    service_id = new_id()
    live_api.put_record(service_id, **FULL)
    response = ask("merge-fields", service_id, client_id=56)
    assert response.json() == {
        "service_id": service_id,
        "client_id": 56,
        "merge_fields": {
            "netflow_enabled": True,
            "netflow_url": FULL["netflow_url"],
            "netflow_username": "acme",
            "netflow_password": "s3cret",
            "netflow_group": "ACME-DC1",
            "netflow_ip_address": "203.0.113.0/28",
        },
        "can_be_provisioned": False,
        "client_password_page": False,
    }


def test_merge_fields_of_a_bare_record(live_api: LiveApi, ask: Ask, new_id: Any) -> None:  # noqa: ANN401
    """What the record lacks is blank, and the URL is the default of the settings."""
    service_id = new_id()
    live_api.put_record(service_id, client_id=56)
    fields = ask("merge-fields", service_id, client_id=56).json()["merge_fields"]
    assert fields == {
        **NOTHING,
        "netflow_enabled": True,
        "netflow_url": "https://netflow.myownserver.net/",
    }


def test_the_section_shows_no_password(live_api: LiveApi, ask: Ask, new_id: Any) -> None:  # noqa: ANN401
    """The product page gets title, URL, username, group and address; no password and no notes."""
    service_id = new_id()
    live_api.put_record(service_id, **FULL)
    response = ask("client-area", service_id, client_id=56, status="Active", language="english")
    answer = response.json()
    html = answer.pop("html")
    assert answer == {
        "service_id": service_id,
        "client_id": 56,
        "visible": True,
        "title": "Network Usage",
        "netflow_url": FULL["netflow_url"],
        "username": "acme",
        "password": None,
        "group": "ACME-DC1",
        "ip_address": "203.0.113.0/28",
        "client_password_page": False,
        "usage": False,
    }
    assert 'rel="noopener noreferrer"' in html
    for secret in ("s3cret", "n0te"):
        assert secret not in response.text


def test_every_miss_looks_alike(live_api: LiveApi, ask: Ask, new_id: Any) -> None:  # noqa: ANN401
    """Unknown, disabled and foreign records answer with the same bytes but for the echo."""
    unknown, disabled, foreign = new_id(), new_id(), new_id()
    live_api.put_record(disabled, **{**FULL, "enabled": False})
    live_api.put_record(foreign, **{**FULL, "client_id": 57})
    queries: list[tuple[str, dict[str, str]]] = [
        ("merge-fields", {}),
        ("client-area", {"status": "Active", "language": "english"}),
        ("client-area", {}),
    ]
    for kind, query in queries:
        answers = {
            ask(kind, service_id, client_id=56, **query).text.replace(str(service_id), "<id>")
            for service_id in (unknown, disabled, foreign)
        }
        assert len(answers) == 1
    assert ask("merge-fields", foreign, client_id=56).json() == {
        "service_id": foreign,
        "client_id": 56,
        "merge_fields": NOTHING,
        "can_be_provisioned": False,
        "client_password_page": False,
    }
    assert ask("client-area", foreign, client_id=56).json() == {
        **HIDDEN,
        "service_id": foreign,
        "client_id": 56,
        "visible": False,
        "html": "",
        "client_password_page": False,
        "usage": False,
    }


@pytest.fixture
def _every_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bound the log by nothing: other tests may have used up the lines of this minute."""
    monkeypatch.setattr(logs, "LINES_A_MINUTE", 1_000_000)


@pytest.mark.usefixtures("_every_line")
@pytest.mark.parametrize("enabled", [True, False])
def test_a_foreign_question_is_told_to_the_operator(
    live_api: LiveApi,
    ask: Ask,
    new_id: Any,  # noqa: ANN401
    caplog: pytest.LogCaptureFixture,
    *,
    enabled: bool,
) -> None:
    """Asking for another client's record is counted and logged with its ids, disabled or not."""
    service_id = new_id()
    live_api.put_record(service_id, **FULL | {"enabled": enabled})
    ask("merge-fields", service_id, client_id=57)
    metrics = live_api.call("GET", "/metrics").text  # by then what follows the answer is done
    lines = [vars(line) for line in caplog.records if line.getMessage() == "record_withheld"]
    # Notes of requests of other tests may be written meanwhile.
    own = [line for line in lines if line["service_id"] == service_id]
    assert [(line["reason"], line["client_id"]) for line in own] == [("owner_mismatch", 57)]
    assert 'nfm_records_withheld_total{reason="owner_mismatch"}' in metrics


@pytest.mark.parametrize(
    ("status", "visible"),
    [
        ({"status": "Active"}, True),
        ({}, True),
        ({"status": ""}, True),
        ({"status": "Suspended"}, False),
        ({"status": "active"}, False),
        ({"status": "Fraud Case"}, False),
    ],
)
def test_the_status_decides(
    live_api: LiveApi,
    ask: Ask,
    new_id: Any,  # noqa: ANN401
    status: dict[str, str],
    *,
    visible: bool,
) -> None:
    """Only active services show the section; a mail is filled whatever the status is."""
    service_id = new_id()
    live_api.put_record(service_id, **FULL)
    for more in ({}, {"language": "english"}):
        answer = ask("client-area", service_id, client_id=56, **status, **more).json()
        assert answer["visible"] is visible
        assert bool(answer["html"]) is visible


def test_the_language_decides(live_api: LiveApi, ask: Ask, new_id: Any) -> None:  # noqa: ANN401
    """Title and section come in the client's language, in English for one that is unknown."""
    service_id = new_id()
    live_api.put_record(service_id, **FULL)
    for language, title in [("german", "Netzwerknutzung"), ("elvish", "Network Usage")]:
        query = {"client_id": 56, "status": "Active", "language": language}
        answer = ask("client-area", service_id, **query).json()
        assert answer["title"] == title
        assert title in answer["html"]


@pytest.mark.parametrize("kind", ["merge-fields", "client-area"])
def test_the_owner_s_password_page_is_named_where_there_is_one(tenant: Tenant, kind: str) -> None:
    """True with the setting on and a password stored; false in every other case."""
    for service_id, password in ((1, "s3cret"), (2, None), (3, "s3cret")):
        tenant.put(service_id, client_id=56, password=password, enabled=service_id != 3)

    def named(service_id: int, client_id: int = 56) -> bool:
        path = f"/v1/access-records/{service_id}/{kind}"
        return bool(tenant.get(path, client_id=client_id)["client_password_page"])

    assert not named(1)
    tenant.change_settings(client_password_page=True)
    assert [named(1), named(2), named(3), named(4), named(1, 57)] == [True, *[False] * 4]
    tenant.change_settings(client_area_enabled=False)
    assert named(1) == (kind == "merge-fields")
