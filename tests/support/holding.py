"""Another client of a database server, which holds a lock until a test is done."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

from tests.support.servers import PrivateServer, ServerCommandFailed
from tests.support.waiting import HANG_SECONDS, wait_until

POSTGRESQL, MARIADB = "postgresql", "mariadb"
SLEEP = {POSTGRESQL: "SELECT pg_sleep({})", MARIADB: "SELECT SLEEP({})"}
SLEEPING = {
    POSTGRESQL: "FROM pg_stat_activity WHERE wait_event = 'PgSleep'",
    MARIADB: "FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP%'",
}
END = {
    POSTGRESQL: f"SELECT pg_terminate_backend(pid) {SLEEPING[POSTGRESQL]}",
    MARIADB: "KILL {}",
}


@contextmanager
def holding(server: PrivateServer, database: str, kind: str, statement: str) -> Iterator[None]:
    """Run a statement that takes a lock, and keep its connection until the block ends."""
    statements = f"{statement}; {SLEEP[kind].format(2 * HANG_SECONDS)}"
    with ThreadPoolExecutor(1) as pool:
        holder = pool.submit(server.execute, statements, database)
        wait_until(lambda: server.execute(f"SELECT count(*) {SLEEPING[kind]}") == "1", "the lock")
        try:
            yield
        finally:
            _end(server, kind)
            with suppress(ServerCommandFailed):
                holder.result()


def _end(server: PrivateServer, kind: str) -> None:
    if kind == POSTGRESQL:
        server.execute(END[kind])
        return
    server.execute(END[kind].format(server.execute(f"SELECT id {SLEEPING[kind]}")))
