"""The language of what the API says to people: asked for by `Accept-Language`."""

import pytest

from app.translations.catalog import TRANSLATIONS
from tests.support.tenant import Tenant

PATH = "/v1/access-records/1"
GERMAN = {"Accept-Language": "de-CH, en;q=0.5"}
LONG = {"client_id": 1, "username": "x" * 256, "notes": "x" * 10_001, "netflow_url": "ftp://x"}
MESSAGES = {
    "/username": "Darf höchstens 255 Zeichen haben.",
    "/notes": "Darf höchstens 10.000 Zeichen haben.",
    "/netflow_url": (
        "Muss mit https:// oder http:// beginnen und aus druckbaren ASCII-Zeichen bestehen."
    ),
}


def test_field_errors_are_in_the_language_asked_for(tenant: Tenant) -> None:
    """Messages keep their limits; codes and title stay, and the answer says its language."""
    english = tenant.call("PUT", PATH, json=LONG)
    german = tenant.call("PUT", PATH, json=LONG, headers=GERMAN)

    assert german.headers["content-language"] == "de"
    assert german.headers["vary"] == "Accept-Language"
    assert english.headers["content-language"] == "en"
    assert {item["pointer"]: item["message"] for item in german.json()["errors"]} == MESSAGES
    assert "Must have at most 10,000 characters." in english.text
    for stable in ("type", "title", "status"):
        assert german.json()[stable] == english.json()[stable]
    codes = [[item["code"] for item in answer.json()["errors"]] for answer in (english, german)]
    assert codes[0] == codes[1]


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_details_of_problems_are_in_each_language(tenant: Tenant, language: str) -> None:
    """Of a record that is not there, of a precondition, of an unknown path."""
    strings = TRANSLATIONS[language]
    headers = {"Accept-Language": strings.strings["code"]}

    missing = tenant.call("GET", PATH, headers=headers).json()
    other = tenant.call("PATCH", PATH, json={}, headers=headers | {"If-Match": '"9-9"'}).json()
    nowhere = tenant.call("GET", "/v1/nowhere", headers=headers).json()

    assert missing["detail"] == strings.format("problem.record-not-found")
    assert other["detail"] == strings.format("problem.precondition-failed")
    if language != "english":
        assert nowhere["detail"] == strings.format("problem.not-found")


def test_rows_of_an_import_are_in_the_language_asked_for(tenant: Tenant) -> None:
    """Errors and warnings of a dry run, and the errors of the import itself."""
    file = f"service_id,client_id,username,ip_address\n1,x,{'x' * 300},1E+12\n1,5,,\n"
    kind = {"Content-Type": "text/csv"}
    path = "/v1/imports?dry_run={}"

    checked = tenant.call("POST", path.format("true"), content=file, headers=kind | GERMAN)
    refused = tenant.call("POST", path.format("false"), content=file, headers=kind | GERMAN)

    assert checked.status_code == 200
    assert checked.headers["content-language"] == "de"
    messages = {item["message"] for item in checked.json()["errors"]}
    assert messages == {"Muss eine ganze Zahl sein.", "Darf höchstens 255 Zeichen haben."}
    assert "Tabellenkalkulation" in checked.json()["warnings"][0]["message"]
    assert refused.status_code == 422
    assert {item["message"] for item in refused.json()["errors"]} == messages


def test_lines_follow_the_parameter_and_else_the_header(tenant: Tenant) -> None:
    """`language=` of the diagnosis wins over the header."""
    by_header = tenant.call("GET", "/v1/diagnosis", headers=GERMAN)
    by_parameter = tenant.call("GET", "/v1/diagnosis?language=french", headers=GERMAN)

    assert by_header.json()["lines"][0]["label"] == "API bereit"
    assert by_parameter.json()["lines"][0]["label"] == "API prête"
    assert by_parameter.headers["content-language"] == "fr"


def test_a_record_is_the_same_in_every_language(tenant: Tenant) -> None:
    """It has one entity tag, so its warnings stay as they are."""
    tenant.put(1, client_id=5, ip_address="203.0.113.999")
    answers = [tenant.call("GET", PATH, headers=headers) for headers in ({}, GERMAN)]
    assert answers[0].json() == answers[1].json()
    assert answers[0].headers["etag"] == answers[1].headers["etag"]
