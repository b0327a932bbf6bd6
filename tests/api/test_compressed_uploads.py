"""Uploads in gzip: the same as others, and no way round their limits."""

import gzip
import itertools
import tracemalloc

import httpx
import pytest

from app.api import uploads
from app.api.gunzip import PIECE_BYTES, Gunzip
from app.api.problems.errors import BodyTooLarge
from app.input.strict_json import MalformedBody
from tests.support.problem import problem_of
from tests.support.service_lists import PATH, listing, report_of
from tests.support.tenant import Tenant

NDJSON = "application/x-ndjson"
LIST = listing([(1, 7, "Active"), (2, 7, "Terminated")]).encode()
COMPRESSED = gzip.compress(LIST)
BOMB = gzip.compress(b" " * 64 * 1024**2)


def _send(tenant: Tenant, path: str, body: bytes, media_type: str = NDJSON) -> httpx.Response:
    headers = {"Content-Type": media_type, "Content-Encoding": "gzip"}
    return tenant.call("POST", path, content=body, headers=headers)


def test_a_compressed_list_is_reconciled(tenant: Tenant) -> None:
    """The list of services does what it does without compression."""
    tenant.put(2, client_id=7)
    assert report_of(_send(tenant, PATH, COMPRESSED))["terminated"] == [2]


@pytest.mark.parametrize("media_type", ["text/csv", NDJSON])
def test_a_compressed_file_is_imported(tenant: Tenant, media_type: str) -> None:
    """So do both formats of an import."""
    row = b'{"service_id": 5, "client_id": 7}\n'
    file = b"service_id,client_id\n5,7\n" if media_type == "text/csv" else row
    answer = _send(tenant, "/v1/imports", gzip.compress(file), media_type)
    assert answer.json()["created"] == 1, answer.text


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (LIST, "not gzip data"),
        (COMPRESSED[:-9], "too early"),
        (COMPRESSED[:-1], "too early"),
        (b"", "too early"),
        (COMPRESSED + b"garbage", "continues"),
        (COMPRESSED + COMPRESSED, "continues"),
        (COMPRESSED[:-8] + b"\x00" * 8, "damaged"),
    ],
    ids=["plain", "cut", "cut by a byte", "empty", "garbage", "two", "wrong checksum"],
)
def test_damaged_gzip_is_400(tenant: Tenant, body: bytes, reason: str) -> None:
    """What is not one whole stream is refused with the reason, and changes nothing."""
    tenant.put(2, client_id=7)
    before = tenant.get("/v1/access-records/2")
    assert reason in problem_of(_send(tenant, PATH, body), 400)["detail"]
    assert tenant.get("/v1/access-records/2") == before


@pytest.mark.parametrize("path", ["/v1/imports", PATH])
def test_the_limit_holds_for_what_comes_out(
    tenant: Tenant, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small body that expands beyond the limit of the upload is 413."""
    monkeypatch.setitem(uploads.UPLOAD_BYTES, path, 32 * 1024**2)
    assert len(BOMB) < 1024**2
    assert str(32 * 1024**2) in problem_of(_send(tenant, path, BOMB), 413)["detail"]


def test_a_bomb_is_not_held_in_memory() -> None:
    """Memory is for one piece, and nothing is decompressed once the limit is passed."""
    gunzip = Gunzip(limit=16 * 1024**2)
    pieces = gunzip.pieces(BOMB)
    tracemalloc.start()
    try:
        for _ in itertools.islice(pieces, 16):
            pass
        with pytest.raises(BodyTooLarge):
            next(pieces)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * PIECE_BYTES


@pytest.mark.parametrize("size", [1, 7, len(COMPRESSED)])
def test_pieces_of_any_size_are_put_together(size: int) -> None:
    """However the body arrives, the same bytes come out; before its end it is not complete."""
    gunzip = Gunzip(limit=1024)
    out = b""
    for start in range(0, len(COMPRESSED), size):
        with pytest.raises(MalformedBody):
            gunzip.finish()
        out += b"".join(gunzip.pieces(COMPRESSED[start : start + size]))
    gunzip.finish()
    assert out == LIST
