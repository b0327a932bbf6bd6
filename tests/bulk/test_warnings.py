"""What a dry run warns of: damaged cells, and stored values that the file would clear."""

import json
from typing import Any

import pytest

from tests.support.tenant import Tenant

NDJSON = "application/x-ndjson"
ROWS = 1_002

Found = list[tuple[int, str, str]]


def check(
    tenant: Tenant, content: str, media_type: str = "text/csv", **query: str
) -> tuple[dict[str, Any], Found]:
    """Return the answer of a dry run, and line, pointer and code of each of its warnings."""
    answer = tenant.call(
        "POST",
        "/v1/imports",
        content=content.encode(),
        headers={"Content-Type": media_type},
        params={"dry_run": "true", **query},
    )
    assert answer.status_code == 200, answer.text
    report = answer.json()
    warnings = report["warnings"]
    assert all(warning["message"] for warning in warnings)
    return report, [(found["line"], found["pointer"], found["code"]) for found in warnings]


def test_passwords_that_a_spreadsheet_took_for_numbers_and_formulas_are_named(
    tenant: Tenant,
) -> None:
    """A dry run warns of each of them, without its value, and would import the file."""
    lines = ("5001,56,#NAME?", "5002,56,1.23457E+19", "5003,56,########")
    file = "".join(f"{line}\r\n" for line in ("service_id,client_id,password", *lines))
    report, found = check(tenant, file)
    assert found == [(line, "/password", "damaged_cell") for line in (2, 3, 4)]
    assert (report["created"], report["error_count"], report["warning_count"]) == (3, 0, 3)
    said = json.dumps(report["warnings"])
    assert [cell for cell in ("NAME", "1.23", "##") if cell in said] == []


DAMAGED = (
    *("#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "###", " #NAME? "),
    *("1,23457E+19", "1E+15", "-4.2E-05", "#WERT!", "#BEZUG!", "#ZAHL!", "#NV", "Err:502"),
    *("#NOM?", "#VALEUR!", "#¿NOMBRE?", "#¡REF!", "#NOME?", "#RIF!", "#N/D", "#NAAM?", "#WAARDE!"),
)
INTACT = ("#NAME", "NAME?", "#1", "##", "1e5", "1E5", "E+19", "1.2.3E+4", "#acme!", "x#REF!", "12")


@pytest.mark.parametrize("member", ["username", "group", "notes", "password"])
def test_damaged_cells_are_known_in_any_member_and_language(tenant: Tenant, member: str) -> None:
    """Every word of the addon's languages is known; what only resembles one is left alone."""
    cells = (*DAMAGED, *INTACT)
    rows = [f'{number},56,"{cell}"\r\n' for number, cell in enumerate(cells, start=1)]
    _, found = check(tenant, f"service_id,client_id,{member}\r\n" + "".join(rows))
    expected = range(2, len(DAMAGED) + 2)
    assert found == [(line, f"/{member}", "damaged_cell") for line in expected]


def test_unknown_members_are_not_repeated(tenant: Tenant) -> None:
    """A damaged value of a member that nobody knows is an error alone."""
    report, found = check(tenant, '{"service_id": 1, "canary": "#REF!"}', NDJSON)
    assert (found, report["error_count"]) == ([], 1)


@pytest.fixture
def stored(tenant: Tenant) -> Tenant:
    """Give a tenant with two full records, one of them disabled, and one without anything."""
    texts = {"username": "acme", "group": "DC1", "notes": "old", "ip_address": "192.0.2.1"}
    tenant.put(1, client_id=56, **texts, password="canary")
    tenant.put(2, client_id=56, **texts, enabled=False)
    tenant.put(3, client_id=56)
    return tenant


def test_columns_whose_absence_clears_are_named_with_the_number_of_records(stored: Tenant) -> None:
    """One warning a column that is missing and would be missed; a new record is not affected."""
    file = "service_id,username,client_id\r\n3,,56\r\n1,,56\r\n2,acme,56\r\n4,,56\r\n"
    report, found = check(stored, file)
    missing = {"/group": 3, "/ip_address": 3, "/notes": 3, "/enabled": 4}
    assert sorted(found) == sorted(
        (line, pointer, "column_missing") for pointer, line in missing.items()
    )
    numbers = {found["pointer"]: found["message"] for found in report["warnings"]}
    assert "member: 2." in numbers["/notes"]
    assert "Disabled records that would be enabled" in numbers["/enabled"]
    assert "member: 1." in numbers["/enabled"]
    assert stored.record(1)["notes"] == "old"


def test_a_member_that_lines_of_json_leave_out_is_named_too(stored: Tenant) -> None:
    """Null is said, what is not there is not."""
    line = {"service_id": 1, "username": None, "group": "DC2", "enabled": True, "notes": "old"}
    assert check(stored, json.dumps(line), NDJSON)[1] == [(1, "/ip_address", "column_missing")]


@pytest.mark.parametrize("lender", ["", "3"])
def test_a_patch_clears_nothing_that_it_lacks(stored: Tenant, lender: str) -> None:
    """Its missing columns stay, whichever way the file is read."""
    file = f"service_id,reuse_login_from\r\n1,{lender}\r\n"
    assert check(stored, file, mode="patch")[1] == []
    names = {pointer for _, pointer, _ in check(stored, file)[1]}
    assert names == {"/username", "/group", "/ip_address", "/notes"}


def test_an_import_that_stores_warns_of_nothing(stored: Tenant) -> None:
    """Whoever imports has seen the check, or did not ask for it."""
    answer = stored.call(
        "POST",
        "/v1/imports",
        content=b"service_id,password\r\n3,########\r\n",
        headers={"Content-Type": "text/csv"},
    ).json()
    assert (answer["updated"], answer["warnings"], answer["warning_count"]) == (1, [], 0)


def test_a_thousand_warnings_are_listed_and_all_are_counted(stored: Tenant) -> None:
    """The missing columns come first, so that they are among them."""
    rows = "".join(f"{number},56,###\r\n" for number in range(1, ROWS + 1))
    report, found = check(stored, "service_id,client_id,group\r\n" + rows)
    assert (len(found), report["warning_count"]) == (1_000, ROWS + 4)
    assert {code for *_, code in found[:4]} == {"column_missing"}
