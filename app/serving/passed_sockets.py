"""Listening sockets that systemd passes to a service (sd_listen_fds(3)).

systemd keeps them open while the service restarts, so clients that connect meanwhile wait in the
kernel's queue instead of being refused.
"""

import os
import socket
from contextlib import suppress

from app.config import SettingsError

FIRST_DESCRIPTOR = 3
MAX_DIGITS = 4
VARIABLES = ("LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES")


def passed_sockets() -> list[socket.socket]:
    """Take the sockets that were passed to this process; none if it was started in another way.

    Child processes do not inherit them, nor the variables that announce them. Raises
    `SettingsError` if one is not a listening stream socket.
    """
    process, count, _names = (os.environ.pop(name, "") for name in VARIABLES)
    if process != str(os.getpid()):
        return []
    if not (count.isascii() and count.isdigit() and len(count) <= MAX_DIGITS):
        raise SettingsError("LISTEN_FDS: must be a number.")
    descriptors = range(FIRST_DESCRIPTOR, FIRST_DESCRIPTOR + int(count))
    return [_listening_socket(descriptor) for descriptor in descriptors]


def _listening_socket(descriptor: int) -> socket.socket:
    with suppress(OSError):  # it is closed, or not a socket
        passed = socket.socket(fileno=descriptor)
        passed.set_inheritable(False)
        if passed.type == socket.SOCK_STREAM and _is_listening(passed):
            return passed
        passed.close()
    raise SettingsError(
        f"LISTEN_FDS: descriptor {descriptor} is not a listening stream socket. "
        "The .socket unit needs ListenStream=, and Accept=no."
    )


def _is_listening(passed: socket.socket) -> bool:
    return passed.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN) == 1
