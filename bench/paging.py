"""P4: the last page of a list over its first page."""

import http.client
import time
from base64 import urlsafe_b64encode
from statistics import median

from bench.data import BenchData
from bench.servers import SERVICE, uvicorn
from bench.verdict import at_most

LIMIT = 100
CALLS = 400
ROUNDS = 3
GOAL = 1.2


def report(data: BenchData) -> list[str]:
    """Ask for both pages by turns on one open connection."""
    with uvicorn(SERVICE, data.environment()) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        rounds = [_round(connection, data) for _ in range(ROUNDS)]
        connection.close()
    first, last = (median(found[at] for found in rounds) for at in (0, 1))
    ratio = median(found[1] / found[0] for found in rounds)
    return [
        f"P4  pages of {LIMIT} records, {data.place.kind}, {data.records:,} records, p50",
        f"    first page {first:.2f} ms",
        f"    last page  {last:.2f} ms",
        f"    last / first = {at_most(ratio, GOAL)}",
    ]


def _round(connection: http.client.HTTPConnection, data: BenchData) -> tuple[float, float]:
    position = b"nfm:%d" % (data.records - LIMIT)
    last = f"&cursor={urlsafe_b64encode(position).rstrip(b'=').decode()}"
    pairs = [(_call(connection, data, ""), _call(connection, data, last)) for _ in range(CALLS)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def _call(connection: http.client.HTTPConnection, data: BenchData, query: str) -> float:
    """Return the milliseconds until the whole page was read."""
    headers = {"Authorization": f"Bearer {data.key}"}
    started = time.perf_counter()
    connection.request("GET", f"/v1/access-records?limit={LIMIT}{query}", headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    seconds = time.perf_counter() - started
    if answer.status != 200 or body.count(b'"service_id"') != LIMIT:
        raise RuntimeError(f"{answer.status}: {len(body)} bytes")
    return seconds * 1_000
