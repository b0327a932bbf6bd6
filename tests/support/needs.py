"""What tests need beside Python packages: the mark `needs`, and the Debian packages behind it.

A test names its tools with `needs`, or requests a fixture that starts one. `make test-fast` leaves
out whatever has the mark, so a test that starts a tool without naming it fails.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

# A test that requests one of these fixtures, directly or through others, needs the tool.
TOOL_OF_FIXTURE = {
    "postgresql_server": "postgresql",
    "mariadb_server": "mariadb",
    "browser": "chromium-headless-shell",
    "php": "php",
}
SERVE = "serve"  # `netflow-manager serve` as a process: half the time of all tests without a tool
SYSTEMD = ("systemd-analyze", "systemd-sysusers", "systemd-tmpfiles")
TOOL_OF_PROGRAM = {
    **dict.fromkeys(("postgres", "initdb", "psql", "pg_basebackup"), "postgresql"),
    **dict.fromkeys(("mariadbd", "mariadb-install-db", "mariadb"), "mariadb"),
    **dict.fromkeys(("node", "npm", "npx"), "npm"),
    "pgbouncer": "pgbouncer",
    **{name: name for name in ("gcc", "nginx", "caddy", "haproxy", "patroni", "etcd", "podman")},
    **dict.fromkeys(SYSTEMD, "systemd-analyze"),
    **dict.fromkeys(("promtool", "prometheus"), "promtool"),
    "apache2": "apache2",
    **dict.fromkeys(("java", "openapi-generator-cli"), "java"),
    "man": "man",
    **dict.fromkeys(("nfcapd", "nfdump"), "nfdump"),
    **{name: name for name in ("softflowd", "nfacctd")},
    **{name: name for name in ("php", "phpcs", "chromium-headless-shell", "curl", "wrk", SERVE)},
}

PHP_EXTENSIONS = {
    "curl": "php-curl",
    "pdo_sqlite": "php-sqlite3",
    "apcu": "php-apcu",
    "pdo_mysql": "php-mysql",
}
PHP_FILES = {"/usr/share/php/Illuminate/Database/autoload.php": "php-illuminate-database"}
DATABASE_FILES = {
    "postgresql": ("/usr/lib/postgresql/*/bin/initdb", "postgresql"),
    "mariadb": ("/usr/sbin/mariadbd", "mariadb-server"),
}
GUZZLE_FILES = {"/usr/share/php/GuzzleHttp/autoload.php": "php-guzzlehttp-guzzle"}
SMARTY_FILES = {f"/usr/share/php/smarty{n}/Smarty.class.php": f"smarty{n}" for n in (3, 4)}
APACHE_FILES = {
    "/usr/sbin/apache2": "apache2",
    "/usr/lib/apache2/modules/mod_security2.so": "libapache2-mod-security2",
    "/usr/share/modsecurity-crs/rules": "modsecurity-crs",
}
TOOL_FILES = {"guzzle": GUZZLE_FILES, "smarty": SMARTY_FILES, "apache2": APACHE_FILES}
PACKAGE_OF_TOOL = {
    "etcd": "etcd-server",
    "java": "default-jre-headless",
    "man": "man-db",
    "nfacctd": "pmacct",
    "phpcs": "php-codesniffer",
    "nginx": "nginx-light",
    "promtool": "prometheus",
    "systemd-analyze": "systemd",
}
# Mounts and network devices of a test's own, which no other process sees: not allowed everywhere.
TRIALS = {
    "mounts": (
        "unshare --map-root-user --mount mount -t tmpfs none /mnt",
        "util-linux, and allow user namespaces",
    ),
    "namespaces": (
        "unshare --net ip link add one type veth peer name other",
        "iproute2, and run as root",
    ),
}

Command = str | Sequence[str | os.PathLike[str]]

_named: set[str] = set()  # the tools of the test that runs


def tools_of(item: pytest.Item) -> set[str]:
    """Return the tools that the marks of a test name."""
    return {tool for mark in item.iter_markers("needs") for tool in mark.args}


def mark_by_fixtures(item: pytest.Item) -> None:
    """Mark a test with the tools of the fixtures that it requests."""
    for name in getattr(item, "fixturenames", ()):
        if name in TOOL_OF_FIXTURE:
            item.add_marker(pytest.mark.needs(TOOL_OF_FIXTURE[name]))


@contextmanager
def only_named_tools(item: pytest.Item) -> Iterator[None]:
    """Allow a test, until the block ends, to start the tools that its marks name."""
    _named.update(tools_of(item))
    try:
        yield
    finally:
        _named.clear()


def watch_started_programs(patch: pytest.MonkeyPatch) -> None:
    """Fail a test that starts a tool without naming it.

    What a child process starts in turn is not seen. This is not an audit hook, because Python 3.11
    calls those within `sys.settrace`, and a thread that starts at that moment dies under coverage.
    """
    start: Any = subprocess.Popen.__init__

    def checked(self: object, args: Command, *others: object, **options: object) -> None:
        _refuse_unnamed_tool(args)
        start(self, args, *others, **options)

    patch.setattr(subprocess.Popen, "__init__", checked)


def _refuse_unnamed_tool(args: Command) -> None:
    for program in _programs(args):
        tool = TOOL_OF_PROGRAM.get(program)
        if tool is not None and tool not in _named:
            mark = f'@pytest.mark.needs("{tool}")'
            pytest.fail(f"This test starts {program}. Mark it with {mark}.")


def _programs(command: Command) -> list[str]:
    """Return the programs of a command: its first word, the one after `--`, and `serve`."""
    words = [command] if isinstance(command, str) else [os.fsdecode(word) for word in command]
    started = [word for before, word in zip(["--", *words], words, strict=False) if before == "--"]
    return [Path(word).name for word in started] + [word for word in words if word == SERVE]


@cache
def missing_packages(tool: str) -> list[str]:
    """Return the Debian packages that a tool lacks on this machine."""
    if tool == "php":
        return _missing_php() + _missing_files(PHP_FILES)
    if tool in TOOL_FILES:
        return _missing_files(TOOL_FILES[tool])
    if tool == SERVE:
        return []
    if tool in DATABASE_FILES:
        pattern, package = DATABASE_FILES[tool]
        return [] if any(Path("/").glob(pattern[1:])) else [package]
    if tool in TRIALS:
        command, package = TRIALS[tool]
        return [] if _succeeds(command) else [package]
    return [] if shutil.which(tool) else [PACKAGE_OF_TOOL.get(tool, tool)]


def _succeeds(command: str) -> bool:
    try:
        return subprocess.run(command.split(), capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _missing_php() -> list[str]:
    if shutil.which("php") is None:
        return ["php-cli", *PHP_EXTENSIONS.values()]
    listed = subprocess.run(["php", "-m"], capture_output=True, text=True, check=True)
    return [
        package
        for extension, package in PHP_EXTENSIONS.items()
        if extension not in listed.stdout.split()
    ]


def _missing_files(packages: dict[str, str]) -> list[str]:
    return [package for path, package in packages.items() if not Path(path).exists()]
