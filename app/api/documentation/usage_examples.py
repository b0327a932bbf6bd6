"""Examples of the traffic of the service in the other examples."""

from typing import Any, Final

from app.api.schemas.usage import UsageAnswer

_DIRECTION = {
    "bytes": 15_110_000_000_000,
    "average_bps": 47_426_239,
    "peak_bps": 169_000_000,
    "peak_at": "2026-11-14T19:40:00Z",
    "percentile_95_bps": 98_000_000,
}
USAGE: Final[dict[str, Any]] = UsageAnswer.model_validate(
    {
        "service_id": 1234,
        "client_id": 56,
        "visible": True,
        "html": '<section class="netflow-manager panel panel-default card mb-3">…</section>',
        "period": {
            "name": "last_cycle",
            "from": "2026-09-30T22:00:00Z",
            "to": "2026-10-31T23:00:00Z",
            "time_zone": "Europe/Berlin",
            "slots": 8_940,
            "elapsed_slots": 8_940,
            "known_slots": 8_496,
        },
        "in": _DIRECTION,
        "out": _DIRECTION
        | {
            "bytes": 44_080_000_000_000,
            "average_bps": 138_355_932,
            "peak_bps": 412_000_000,
            "percentile_95_bps": 300_000_000,
        },
        "total_bytes": 59_190_000_000_000,
        "percentile_95": {
            "bps": 300_000_000,
            "slot_bytes": 11_250_000_000,
            "method": "higher",
            "direction": "out",
            "samples": 8_496,
        },
        "source": {
            "kind": "nfdump",
            "exact": True,
            "step_seconds": 300,
            "collected_until": "2026-11-20T09:30:00Z",
        },
        "series": {
            "step": "1d",
            "points": [
                {
                    "from": "2026-09-30T22:00:00Z",
                    "to": "2026-10-01T22:00:00Z",
                    "in_bytes": 487_000_000_000,
                    "out_bytes": 1_422_000_000_000,
                    "known_slots": 288,
                }
            ],
        },
    }
).model_dump(by_alias=True)
SVG_EXAMPLE = '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="800" height="280">…</svg>'
CSV_EXAMPLE = (
    "from,to,in_bytes,out_bytes\r\n"
    "2026-11-20T09:20:00Z,2026-11-20T09:25:00Z,1778000000,5188000000\r\n"
    "2026-11-20T09:25:00Z,2026-11-20T09:30:00Z,,\r\n"
)
TOTALS_EXAMPLE = (
    '{"service_id": 1234, "client_id": 56, "in_bytes": 15110000000000, '
    '"out_bytes": 44080000000000, "total_bytes": 59190000000000, '
    '"percentile_95_bps": 300000000, "method": "higher", "samples": 8496, '
    '"elapsed_slots": 8940, "known_slots": 8496}\n{"end": true, "count": 1}\n'
)
