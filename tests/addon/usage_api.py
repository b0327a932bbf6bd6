"""The API's answers about traffic, of a made-up report, through its own renderers."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from app.client_area.section import render_section
from app.client_area.view import ClientAreaView
from app.usage.graph import render_image
from app.usage.section import render_usage
from tests.faults.behaviours import good_answer, response
from tests.usage.reports import traffic

if TYPE_CHECKING:
    from app.usage.report import UsageReport
    from tests.faults.fault_server import Exchange

SVG = "Content-Type: image/svg+xml"
CSV = "Content-Type: text/csv; charset=utf-8"
CSV_BODY = (
    b"from,to,in_bytes,out_bytes\r\n2026-11-24T00:00:00Z,2026-11-24T00:05:00Z,1,2\r\n"
    b"2026-11-24T00:05:00Z,2026-11-24T00:10:00Z,,\r\n"
)
ACCESS = ClientAreaView(
    netflow_url="https://netflow.example.com/",
    username="acme",
    password=None,
    group="ACME-DC1",
    ip_address="203.0.113.0/28",
    section_title=None,
    button_label=None,
)
_NULL = dict.fromkeys(("period", "in", "out", "total_bytes", "percentile_95", "source", "series"))


def report(period: str) -> UsageReport:
    """Return a made-up report; the billing cycles are 30 days long."""
    if period in {"cycle", "last_cycle"}:
        month = traffic("30d")
        name: Any = period
        return replace(month, period=replace(month.period, name=name))
    known: Any = period
    return traffic(known)


def picture(period: str, language: str) -> bytes:
    """Return the graph of a period."""
    return render_image(report(period), language, "light").encode()


def answer_about_traffic(exchange: Exchange) -> None:
    """Answer as the API does where a service has a source and an owner who may see it."""
    parts = urlsplit(exchange.request.split(" ")[1])
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    service_id = int(parts.path.split("/")[3])
    kind = parts.path.rpartition("/")[2]
    if kind == "usage":
        html = render_usage(report(query["period"]), service_id, query["language"])
        echo = {"service_id": service_id, "client_id": int(query["client_id"])}
        body = json.dumps({**echo, **_NULL, "visible": True, "html": html, "total_bytes": 5})
        exchange.send(response(body.encode()))
    elif kind == "usage.svg":
        _send_picture(exchange, picture(query["period"], query["language"]))
    elif kind == "usage.csv":
        exchange.send(response(CSV_BODY, 200, CSV))
    else:
        html = render_section(ACCESS, query["language"])
        shown = {"html": html, "title": "Network Usage", "usage": True}
        body = json.dumps(good_answer(exchange.request) | shown)
        exchange.send(response(body.encode()))


def etag_of(svg: bytes) -> str:
    """Return the entity tag of a picture, quotes included."""
    return f'"{sha256(svg).hexdigest()[:32]}"'


def _send_picture(exchange: Exchange, svg: bytes) -> None:
    etag = etag_of(svg)
    if f"If-None-Match: {etag}\r\n" in exchange.request:
        exchange.send(response(b"", 304, f"ETag: {etag}"))
    else:
        exchange.send(response(svg, 200, SVG, f"ETag: {etag}"))
