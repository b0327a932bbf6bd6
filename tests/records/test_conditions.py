"""If-Match and If-None-Match: nobody overwrites what they have not seen."""

from collections.abc import Callable

import httpx
import pytest

from tests.records.conftest import Records
from tests.support.problem import problem_of

Send = Callable[..., httpx.Response]
METHODS = ("put", "patch", "delete")


def _send(record: Records, method: str, **headers: str) -> httpx.Response:
    if method == "delete":
        return record.delete(**headers)
    send: Send = getattr(record, method)
    return send({"client_id": 56, "username": "changed"}, **headers)


@pytest.mark.parametrize("method", METHODS)
def test_if_match_lets_the_seen_version_change(record: Records, method: str) -> None:
    """The ETag of the last read, alone, in a list or as `*`, lets a write through."""
    for wanted in ("{}", '"other", {}', "*"):
        record.make()
        etag = record.get().headers["etag"]
        assert _send(record, method, if_match=wanted.format(etag)).is_success


REWRITTEN = ("W/{}", "{:-gzip}", "W/{:-gzip}", "{:-br}", "{:--gzip}", "{:-zstd}")


def rewritten(etag: str, form: str) -> str:
    """Return an ETag as a server makes it that compresses: weak, or with a suffix."""
    before, _, rest = form.partition("{")
    suffix = rest.strip("{:}")
    return f'{before}{etag[:-1]}{suffix}"'


@pytest.mark.parametrize("form", REWRITTEN)
def test_a_tag_that_a_proxy_rewrote_is_the_records_own(record: Records, form: str) -> None:
    """As nginx, Apache, Caddy and Jetty rewrite it: writes go through, reads are 304."""
    for method in METHODS:
        record.make()
        etag = rewritten(record.get().headers["etag"], form)
        assert record.get(if_none_match=etag).status_code == 304
        assert _send(record, method, if_match=etag).is_success
    record.make()
    other = rewritten('"other"', form)
    problem_of(_send(record, "put", if_match=other), 412)
    assert record.get(if_none_match=other).status_code == 200


def test_several_lines_are_one_list(record: Records) -> None:
    """As RFC 9110 has it: the tag counts in whichever line it is."""
    record.make()
    etag = record.get().headers["etag"]
    for lines in ((etag, '"other"'), ('"other"', etag)):
        assert record.get_lines("If-None-Match", *lines).status_code == 304
        assert record.get_lines("If-Match", *lines).status_code == 200
    problem_of(record.get_lines("If-Match", '"other"', '"another"'), 412)
    problem_of(record.get_lines("If-Match", "*", '"other"'), 412)
    assert record.get_lines("If-Match", "*", "*").status_code == 200
    for several in (["*", "*"], ["*", '"other"'], ['"other"', "*"], ['"other", *']):
        assert record.get_lines("If-None-Match", *several).status_code == 304


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("header", ['"other"', 'W/"other"', "{0}x", "", "no-quotes", '"*"'])
def test_if_match_stops_every_other_version(record: Records, method: str, header: str) -> None:
    """Another or a malformed tag is 412, and nothing changes."""
    record.make()
    before = record.get()
    wanted = header.format(before.headers["etag"])
    if header == "{0}x":
        wanted = before.headers["etag"][:-1] + 'x"'
    problem_of(_send(record, method, if_match=wanted), 412)
    assert record.get().json() == before.json()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("header", ["*", '"any"'])
def test_if_match_without_a_record_is_412(record: Records, method: str, header: str) -> None:
    """A condition on a record that does not exist fails, for `*` too; none is created."""
    problem_of(_send(record, method, if_match=header), 412)
    assert record.get().status_code == 404


@pytest.mark.parametrize("method", METHODS)
def test_if_none_match_of_a_star(record: Records, method: str) -> None:
    """`If-None-Match: *` creates where nothing is, and stops every write to what is there."""
    fresh = _send(record, method, if_none_match="*")
    assert fresh.status_code == (201 if method == "put" else 404)
    record.make()
    before = record.get()
    problem_of(_send(record, method, if_none_match="*"), 412)
    assert record.get().json() == before.json()


def test_a_get_tells_what_is_unchanged(record: Records) -> None:
    """GET with the known ETag, weak or in a list, is 304 without a body and with the ETag."""
    record.make()
    etag = record.get().headers["etag"]
    for header in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        response = record.get(if_none_match=header)
        assert (response.status_code, response.content) == (304, b"")
        assert response.headers["etag"] == etag
        assert response.headers["cache-control"] == "no-store"
    for header in ('"other"', "garbage", ""):
        assert record.get(if_none_match=header).status_code == 200


def test_if_none_match_of_a_tag(record: Records) -> None:
    """A write that is to spare one version does so, however weakly that is named."""
    record.make()
    etag = record.get().headers["etag"]
    for header in (etag, f"W/{etag}", f'"other", W/{etag}'):
        problem_of(record.patch({"username": "changed"}, if_none_match=header), 412)
    assert record.patch({"username": "changed"}, if_none_match='W/"other"').status_code == 200


def test_a_get_can_ask_for_one_version(record: Records) -> None:
    """GET with `If-Match` is 412 for another version and for no record, like every write."""
    problem_of(record.get(if_match="*"), 412)
    record.make()
    etag = record.get().headers["etag"]
    for header in (etag, f"W/{etag}", "*"):
        assert record.get(if_match=header).status_code == 200
    problem_of(record.get(if_match='"other"'), 412)


def test_a_get_of_nothing_stays_404(record: Records) -> None:
    """Conditions do not make a missing record look unchanged."""
    assert record.get(if_none_match="*").status_code == 404


def test_no_etag_comes_twice(record: Records) -> None:
    """Every content has an ETag of its own, after delete and create too."""
    seen = []
    for _ in range(3):
        seen.append(record.put({"client_id": 1, "username": "a"}).headers["etag"])
        seen.append(record.put({"client_id": 1, "username": "b"}).headers["etag"])
        seen.append(record.put({"client_id": 1, "username": "a"}).headers["etag"])
        record.delete()
    assert len(set(seen)) == 9


def test_a_condition_that_is_too_long_is_refused(record: Records) -> None:
    """Headers have a limit: 1,024 characters of condition are read, more are 422."""
    record.make()
    assert record.get(if_none_match="x" * 1024).status_code == 200
    problem_of(record.get(if_none_match="x" * 1025), 422)
    problem_of(record.put({}, if_match="x" * 1025), 422)
