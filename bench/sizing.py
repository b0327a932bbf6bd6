"""S: what one worker does and holds, and how large a record is: the table of docs/scaling.md."""

import os
import re
from contextlib import closing
from pathlib import Path
from statistics import median

from app.config import Settings
from app.upkeep import opening
from bench.data import BenchData
from bench.databases import SQLITE
from bench.process import megabytes
from bench.servers import SERVICE, Running, require_ready, uvicorn
from bench.throughput import CONNECTIONS, load

SIZES = (10_000, 100_000)
ROUNDS = 3
SECONDS = 4
# The table with its indexes; of SQLite the whole file, which has little else.
BYTES = {
    SQLITE: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
    "PostgreSQL": "SELECT pg_total_relation_size('access_records')",
    "MariaDB": "SELECT data_length + index_length FROM information_schema.tables"
    " WHERE table_schema = DATABASE() AND table_name = 'access_records'",
}

# MariaDB knows the size as of its last look at the table.
LOOK = {"MariaDB": "ANALYZE TABLE access_records"}


def report(data: BenchData) -> list[str]:
    """Load one worker, and divide by the processor time that it took: others may use it too."""
    with uvicorn(SERVICE, data.environment()) as server:
        require_ready(server)
        rate = median(_renders_of_a_core(server, data) for _ in range(ROUNDS))
        memory = megabytes(server.pid)
    return [
        f"S   one worker, {data.place.kind}, {data.records:,} records, {CONNECTIONS} connections",
        f"    renders     {rate:8,.0f} a second of one core",
        f"    memory      {memory:8,.0f} MB",
        f"    a record    {_bytes(data) / data.records:8,.0f} bytes",
    ]


def _renders_of_a_core(server: Running, data: BenchData) -> float:
    before = _processor_seconds(server.pid)
    found = re.search(r"(\d+) requests in", load(server, data, SECONDS, CONNECTIONS))
    assert found is not None
    return int(found[1]) / (_processor_seconds(server.pid) - before)


def _processor_seconds(pid: int) -> float:
    """Return what all threads have used, in user and in system mode (proc(5), fields 14 and 15)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _bytes(data: BenchData) -> int:
    database = opening.open_database(Settings.from_mapping(data.place.environment()))
    with closing(database), database.read() as connection:
        if data.place.kind in LOOK:
            connection.exec_driver_sql(LOOK[data.place.kind]).close()
        size: int = connection.exec_driver_sql(BYTES[data.place.kind]).scalar_one()
    return size
