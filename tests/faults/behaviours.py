"""The ways in which an API, or what stands in its place, can fail its caller."""

from __future__ import annotations

import gzip
import json
import socket
import struct
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from tests.faults.answers import CANARY, OF_OPERATIONS, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.fault_server import Exchange


def good_answer(request: str) -> dict[str, Any]:
    """Give the answer that the contract demands for this request."""
    parts = urlsplit(request.split(" ")[1])
    if parts.path in OF_OPERATIONS:
        return OF_OPERATIONS[parts.path]
    service_id = int(parts.path.split("/")[3])
    if parts.path.count("/") == 3:
        return record(service_id)
    client_id = int(parse_qs(parts.query)["client_id"][0])
    echo = {"service_id": service_id, "client_id": client_id}
    if parts.path.endswith("/merge-fields"):
        names = ("url", "username", "password", "group", "ip_address")
        fields = {f"netflow_{name}": CANARY for name in names}
        return {**echo, "merge_fields": {"netflow_enabled": True, **fields}}
    if parts.path.endswith("/usage"):
        figures = ("period", "in", "out", "total_bytes", "percentile_95", "source", "series")
        shown = {"visible": True, "html": f"<div>{CANARY}</div>"}
        return {**echo, **dict.fromkeys(figures), **shown}
    if parts.path.endswith("/explanation"):
        return {**echo, "visible": True, "conditions": []}
    members = dict.fromkeys(("netflow_url", "username", "group", "ip_address"), CANARY)
    html = f"<div>{CANARY}</div>"
    shown = {"visible": True, "html": html, "title": CANARY, "password": None}
    return {**echo, **shown, **members}


def response(body: bytes, status: int = 200, *headers: str, length: int | None = None) -> bytes:
    """Compose a reply; without other headers it is JSON."""
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {length or len(body)}"]
    lines += headers or ("Content-Type: application/json",)
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + body


def good(exchange: Exchange) -> None:
    exchange.send(response(_encoded(exchange)))


def hang(exchange: Exchange) -> None:
    exchange.wait()


def hang_after_the_headers(exchange: Exchange) -> None:
    exchange.send(response(b"{", length=500))
    exchange.wait()


def trickle(exchange: Exchange) -> None:
    for byte in response(_encoded(exchange)):
        exchange.send(bytes([byte]))
        if exchange.wait(0.03):
            return


def close(exchange: Exchange) -> None:
    del exchange


def reset(exchange: Exchange) -> None:
    linger = struct.pack("ii", 1, 0)
    exchange.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)


def no_http(exchange: Exchange) -> None:
    exchange.send(bytes(range(256)) * 4)


def endless_headers(exchange: Exchange) -> None:
    exchange.send(b"HTTP/1.1 200 OK\r\n")
    while not exchange.wait(0.001):
        exchange.send(b"X-Filler: " + b"x" * 4000 + b"\r\n")


def endless_body(exchange: Exchange) -> None:
    exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    while not exchange.wait(0.001):
        exchange.send(b" " * 65536)


def truncated(exchange: Exchange) -> None:
    body = _encoded(exchange)
    exchange.send(response(body[:-5], length=len(body)))


def truncated_chunks(exchange: Exchange) -> None:
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    exchange.send(head + b'5\r\n{"a":\r\nff\r\n1')


def truncated_without_length(exchange: Exchange) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
    exchange.send(head + _encoded(exchange)[:-5])


def larger_than_allowed(exchange: Exchange) -> None:
    exchange.send(response(_encoded(exchange)[:-1] + b',"more":"' + b"x" * 70_000 + b'"}'))


def compressed(exchange: Exchange) -> None:
    headers = ("Content-Type: application/json", "Content-Encoding: gzip")
    exchange.send(response(gzip.compress(_encoded(exchange)), 200, *headers))


def other_media_type(exchange: Exchange) -> None:
    exchange.send(response(_encoded(exchange), 200, "Content-Type: text/html"))


def no_media_type(exchange: Exchange) -> None:
    exchange.send(response(_encoded(exchange), 200, "X-Nothing: 1"))


def with_body(body: bytes) -> Callable[[Exchange], None]:
    """Answer 200 with exactly this body."""
    return lambda exchange: exchange.send(response(body))


def with_status(status: int, *headers: str) -> Callable[[Exchange], None]:
    """Answer with another status over a body that would be good."""
    lines = ("Content-Type: application/json", *headers)
    return lambda exchange: exchange.send(response(_encoded(exchange), status, *lines))


def with_problem(status: int) -> Callable[[Exchange], None]:
    """Answer with a problem document, as only the API does."""
    problem = json.dumps({"title": CANARY, "status": status}).encode()
    answer = response(problem, status, "Content-Type: application/problem+json")
    return lambda exchange: exchange.send(answer)


def with_members(**changes: object) -> Callable[[Exchange], None]:
    """Answer well but for these members, wherever in the answer they are."""

    def behave(exchange: Exchange) -> None:
        answer = good_answer(exchange.request)
        inner = answer.get("merge_fields", {})
        for name, value in changes.items():
            (inner if name in inner else answer)[name] = value
        exchange.send(response(json.dumps(answer).encode()))

    return behave


def without_member(page_member: str, mail_member: str) -> Callable[[Exchange], None]:
    """Answer well but for one member that is missing."""

    def behave(exchange: Exchange) -> None:
        answer = good_answer(exchange.request)
        answer.pop(page_member, None)
        answer.get("merge_fields", {}).pop(mail_member, None)
        exchange.send(response(json.dumps(answer).encode()))

    return behave


def _encoded(exchange: Exchange) -> bytes:
    return json.dumps(good_answer(exchange.request)).encode()


SLOW = {
    "hang": hang,
    "hang_after_the_headers": hang_after_the_headers,
    "trickle": trickle,
}
REFUSALS = {str(status): with_problem(status) for status in (401, 403)}
GENERAL_FAULTS = {
    "close": close,
    "reset": reset,
    "no_http": no_http,
    "endless_headers": endless_headers,
    "endless_body": endless_body,
    "truncated": truncated,
    "truncated_chunks": truncated_chunks,
    "truncated_without_length": truncated_without_length,
    "compressed": compressed,
    "other_media_type": other_media_type,
    "no_media_type": no_media_type,
    "empty": with_body(b""),
    "no_json": with_body(b"<html>Welcome to nginx</html>"),
    "null": with_body(b"null"),
    "a_list": with_body(b"[1, 2]"),
    "a_text": with_body(b'"text"'),
    "deep": with_body(b"[" * 5000 + b"]" * 5000),
    "two_objects": with_body(b"{}{}"),
    "invalid_utf8": with_body(b'{"service_id": "\xff\xfe"}'),
    "utf16": with_body('{"service_id": 1}'.encode("utf-16")),
    **{str(status): with_status(status) for status in (204, 206, 404, 422, 429, 500, 502, 503)},
    **{f"firewall_{status}": with_status(status) for status in (401, 403, 413)},
}
FAULTS = {
    **GENERAL_FAULTS,
    "larger_than_allowed": larger_than_allowed,
    "other_service": with_members(service_id=1),
    "other_client": with_members(client_id=1),
    "service_as_text": with_members(service_id="12"),
    "client_as_truth": with_members(client_id=True),
    "client_as_number": with_members(client_id=56.5),
    "html_as_list": with_members(html=[CANARY], netflow_url=[CANARY]),
    "html_as_null": with_members(html=None, netflow_url=None),
    "html_as_number": with_members(html=5, netflow_password=5),
    "visible_as_text": with_members(visible="true", netflow_enabled="true"),
    "visible_as_number": with_members(visible=1, netflow_enabled=1),
    "username_as_object": with_members(username={"a": CANARY}, netflow_username={"a": CANARY}),
    "disabled_but_filled": with_members(visible=False, netflow_enabled=False),
    "fields_as_list": with_members(merge_fields=[CANARY], title=[CANARY]),
    "missing_html": without_member("html", "netflow_url"),
    "missing_visible": without_member("visible", "netflow_enabled"),
    "missing_username": without_member("username", "netflow_username"),
    "missing_echo": without_member("client_id", "netflow_group"),
}
