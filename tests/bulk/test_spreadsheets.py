"""What spreadsheets change in a CSV file without meaning anything by it is imported."""

import codecs
from collections.abc import Callable
from typing import Any

import pytest

from app.bulk.spreadsheets import CHUNK
from tests.support.problem import refused_members
from tests.support.tenant import Tenant

HEAD = "service_id,client_id,username,notes,enabled"
ROWS = ("5001,56,acme,,", "5002,56,bits,,")


def send(tenant: Tenant, content: bytes, **query: str) -> dict[str, Any]:
    """Import a file and return the answer."""
    headers = {"Content-Type": "text/csv"}
    answer = tenant.call("POST", "/v1/imports", content=content, headers=headers, params=query)
    return {"status": answer.status_code, **answer.json()}


def file(*lines: str, end: str = "\r\n") -> str:
    return "".join(line + end for line in lines)


SAME: dict[str, bytes] = {
    "as it is": file(HEAD, *ROWS).encode(),
    "rows of commas": file(HEAD, *ROWS, ",,,,", ",,,,").encode(),
    "rows of spaces": file(HEAD, ROWS[0], " , ,\t,, ", "   ", ROWS[1]).encode(),
    "more blank cells than columns": file(HEAD, *(row + ",,," for row in ROWS)).encode(),
    "columns without a name": file(HEAD + ",, ,", *(row + ",,," for row in ROWS)).encode(),
    "a column without a name inside": file(
        "service_id,,client_id,username", "5001,,56,acme", "5002, ,56,bits"
    ).encode(),
    "blank lines before": file("", ",,,", "  ", HEAD, *ROWS).encode(),
    "blanks and capitals": file(" Service_ID ,CLIENT_ID, username,Notes ,enabled", *ROWS).encode(),
    "CR alone": file(HEAD, *ROWS, end="\r").encode(),
    "LF alone": file(HEAD, *ROWS, end="\n").encode(),
    "no line end at the end": file(HEAD, *ROWS).rstrip().encode(),
    "semicolons": file(HEAD, *ROWS).replace(",", ";").encode(),
    "tabs": file(HEAD, *ROWS).replace(",", "\t").encode(),
    "semicolons after blank lines": file(";;;;", *(HEAD, *ROWS)).replace(",", ";").encode(),
    "a line that names the separator": file("sep=;", HEAD, *ROWS).replace(",", ";").encode(),
    "a quoted name of the separator": file('"sep=,"', HEAD, *ROWS).encode("utf-8-sig"),
    "byte order mark": file(HEAD, *ROWS).encode("utf-8-sig"),
    "UTF-16": file(HEAD, *ROWS).encode("utf-16"),
    "UTF-16, big end first": b"\xfe\xff" + file(HEAD, *ROWS).encode("utf-16-be"),
    "UTF-16 with tabs and CR": file(HEAD, *ROWS, end="\r").replace(",", "\t").encode("utf-16"),
}


@pytest.mark.parametrize("name", SAME)
def test_the_same_records_come_of_it(tenant: Tenant, name: str) -> None:
    """Two records, whatever the spreadsheet has made of the file."""
    answer = send(tenant, SAME[name])
    assert (answer["status"], answer.get("created")) == (200, 2), answer
    assert [tenant.record(5001)["username"], tenant.record(5002)["username"]] == ["acme", "bits"]


def test_what_is_inside_of_quotes_keeps_its_meaning(tenant: Tenant) -> None:
    """Separators, line breaks and blanks of a cell are the value, with every separator."""
    for separator in ",;\t":
        cells = ("5001", "56", '"a,b;c d"', '"one\r\n,,,,\r\ntwo"', "")
        content = file(HEAD.replace(",", separator), separator.join(cells))
        answer = send(tenant, content.encode())
        assert answer["status"] == 200, answer
        record = tenant.record(5001)
        assert (record["username"], record["notes"]) == ("a,b;c d", "one\r\n,,,,\r\ntwo")


@pytest.mark.parametrize("encode", [str.encode, lambda text: text.encode("utf-16")])
def test_long_files_are_read_in_pieces(tenant: Tenant, encode: Callable[[str], bytes]) -> None:
    """Line ends and characters at the edges of pieces stay what they are."""
    rows = [f"{number},56,{'ü😀' * 40}{number},," for number in range(1, 4 * CHUNK // 250)]
    for end in ("\r", "\r\n"):
        answer = send(tenant, encode(file(HEAD, *rows, end=end)))
        assert answer["status"] == 200, answer
        assert answer["rows"] == len(rows)
    assert tenant.record(len(rows))["username"] == f"{'ü😀' * 40}{len(rows)}"


def test_a_cell_under_no_name_is_an_error(tenant: Tenant) -> None:
    """It would be lost: the row is named, and nothing is stored."""
    for lines in ((HEAD + ",,", ROWS[0] + ",x,"), (HEAD, ROWS[0] + ",x")):
        answer = send(tenant, file(*lines).encode())
        assert (answer["status"], answer["errors"][0]["line"]) == (422, 2)
        assert answer["errors"][0]["code"] in {"no_column", "field_count"}


def test_damaged_utf_16_is_an_error(tenant: Tenant) -> None:
    """Half a character is not replaced by a sign that nobody wrote."""
    content = file(HEAD, "5001,56,aXc,,").encode("utf-16").replace(b"X\0", b"\x3d\xd8")
    answer = send(tenant, content)
    assert (answer["status"], answer["errors"][0]["code"]) == (422, "encoding")


@pytest.mark.parametrize("cut", [1, 2, 3])
@pytest.mark.parametrize("last", ["abc", "ab\U0001f600"])
def test_a_utf_16_file_that_was_cut_off_is_an_error(tenant: Tenant, cut: int, last: str) -> None:
    """Half a character at its end is not dropped."""
    content = f"service_id,client_id,password\r\n5001,56,{last}".encode("utf-16")[:-cut]
    answer = send(tenant, content)
    is_whole = cut == 2 and last == "abc"
    assert answer["status"] == (200 if is_whole else 422), answer


def test_a_line_end_inside_of_quotes_is_kept(tenant: Tenant) -> None:
    """In a file whose lines end in CR alone, a password with CR stays what it is."""
    content = 'service_id,client_id,password,notes\r5001,56,"a\rb""\r","x, y"\r5002,56,"c",\r'
    assert send(tenant, content.encode())["created"] == 2
    assert tenant.password(5001) == 'a\rb"\r'
    assert tenant.record(5001)["notes"] == "x, y"


@pytest.mark.parametrize(
    "header", ["service_id,notes\rx", f"service_id,{'n' * 140_000}", '"service_id', 'a"b\rc']
)
def test_a_header_that_is_no_csv_is_an_error(tenant: Tenant, header: str) -> None:
    """With every separator that could be meant: 422, never 500."""
    for separator in ",;\t":
        content = header.replace(",", separator) + "\n1,2\n"
        assert send(tenant, content.encode())["status"] == 422


TRUE = ("true", "TRUE", "1", "yes", "WAHR", "VRAI", "VERDADERO", "VERDADEIRO", "WAAR", "VERO", "ja")
FALSE = ("false", "0", "no", "FALSCH", "FAUX", "FALSO", "ONWAAR", "nein", "não", "nee")


def test_words_of_every_language_are_true_or_false(tenant: Tenant) -> None:
    """As spreadsheets write them in the languages of the addon, in any case."""
    words = [(word, True) for word in TRUE] + [(word, False) for word in FALSE]
    rows = [f"{number},56,{word}" for number, (word, _) in enumerate(words, start=1)]
    answer = send(tenant, file("service_id,client_id,enabled", *rows).encode())
    assert answer["status"] == 200, answer
    stored = [tenant.record(number)["enabled"] for number in range(1, len(words) + 1)]
    assert stored == [truth for _, truth in words]


def test_an_export_survives_a_spreadsheet(tenant: Tenant) -> None:
    """Its booleans are numbers, which no spreadsheet translates."""
    tenant.put(5001, client_id=56, enabled=True)
    tenant.put(5002, client_id=56, enabled=False)
    exported = tenant.call("GET", "/v1/exports", params={"format": "csv"}).text
    assert [line.split(",")[2] for line in exported.splitlines()] == ["enabled", "1", "0"]
    answer = send(tenant, exported.replace(",", ";").encode("utf-16"))
    assert (answer["status"], answer["unchanged"]) == (200, 2)


def test_an_export_begins_with_a_byte_order_mark_where_asked(tenant: Tenant) -> None:
    """Once, before the header, and only CSV; it imports back."""
    tenant.put(5001, client_id=56, username="jürgen")
    options = {"format": "csv", "bom": "true"}
    content = tenant.call("GET", "/v1/exports", params=options).content
    assert content == codecs.BOM_UTF8 + content.replace(codecs.BOM_UTF8, b"")
    assert send(tenant, content)["unchanged"] == 1
    refused = tenant.call("GET", "/v1/exports", params={"format": "ndjson", "bom": "true"})
    assert list(refused_members(refused)) == ["/bom"]
