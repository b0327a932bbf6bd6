"""A network of a test's own: one namespace a machine, and a bridge that no other process sees."""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.support.waiting import wait_until


class Lan:
    """Machines 1 to `count` with the addresses 192.0.2.1 and so on. Use it within `lan`."""

    def __init__(self, bridge: int, machines: Sequence[int]) -> None:
        self._bridge, self._machines = bridge, machines
        self._set("ip", "link", "add", "bridge", "type", "bridge")
        self._set("ip", "link", "set", "bridge", "up")
        for number, pid in enumerate(machines, 1):
            peer = ("peer", "name", "eth0", "netns", str(pid))
            self._set("ip", "link", "add", f"port{number}", "type", "veth", *peer)
            self._set("ip", "link", "set", f"port{number}", "master", "bridge", "up")
            address = f"{self.address(number)}/24"
            for command in (
                ("address", "add", address, "dev", "eth0"),
                ("link", "set", "eth0", "up"),
                ("link", "set", "lo", "up"),
            ):
                subprocess.run([*self.within(number), "ip", *command], check=True)

    @staticmethod
    def address(number: int) -> str:
        return f"192.0.2.{number}"

    def within(self, number: int) -> list[str]:
        """Return what to write before a command to run it on that machine."""
        return _within(self._machines[number - 1])

    @contextmanager
    def cut_off(self, number: int) -> Iterator[None]:
        """Let no packet to or from that machine pass until the block ends."""
        self._set("ip", "link", "set", f"port{number}", "down")
        try:
            yield
        finally:
            self._set("ip", "link", "set", f"port{number}", "up")

    def _set(self, *command: str) -> None:
        subprocess.run([*_within(self._bridge), *command], check=True)


def _within(pid: int) -> list[str]:
    return ["nsenter", f"--net=/proc/{pid}/ns/net", "--"]


@contextmanager
def lan(count: int) -> Iterator[Lan]:
    """Yield a network of that many machines; it ends with the block."""
    with ExitStack() as stack:
        yield Lan(*(_new_namespace(stack), [_new_namespace(stack) for _ in range(count)]))


def _new_namespace(stack: ExitStack) -> int:
    """Return the id of a process that keeps a new namespace until the stack is closed."""
    command = ["setpriv", "--pdeathsig", "KILL", "unshare", "--net", "sleep", "infinity"]
    process = stack.enter_context(subprocess.Popen(command))
    stack.callback(process.kill)
    ours = Path("/proc/self/ns/net").readlink()
    theirs = Path(f"/proc/{process.pid}/ns/net")
    wait_until(lambda: theirs.readlink() != ours, "a network namespace")
    return process.pid
