"""A private PgBouncer, from Debian's package pgbouncer."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.engine import URL

from tests.support.servers import free_port
from tests.support.web_servers import listening


@contextmanager
def pgbouncer(url: URL, *, mode: str, ignored: str) -> Iterator[URL]:
    """Yield the URL of the same database through a pooler of that mode."""
    port = free_port()
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "users.txt").write_text(f'"{url.username}" "{url.password}"\n')
        (folder / "pgbouncer.ini").write_text(
            f"""[databases]
{url.database} = host={url.host} port={url.port} dbname={url.database}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = plain
auth_file = {folder / "users.txt"}
ignore_startup_parameters = {ignored}
pool_mode = {mode}
default_pool_size = 2
"""
        )
        command = ["pgbouncer", str(folder / "pgbouncer.ini")]
        user = "postgres" if os.geteuid() == 0 else None  # it does not run as root
        with listening(command, ("127.0.0.1", port), user):
            yield url.set(port=port)
