"""Where the service listens, and where it is found: the options that `serve` and `ping` share."""

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self, TypeVar

import click
from click.core import ParameterSource

MAX_PORT = 65_535
ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - asked for, not bound here
Decorated = TypeVar("Decorated", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen: the UNIX socket `uds` if given, else host and port (0: any free one)."""

    host: str
    port: int
    uds: str | None
    uds_mode: int = 0o660
    uds_group: int | None = None

    @classmethod
    def of(cls, context: click.Context, **options: Any) -> Self:  # noqa: ANN401 - its members
        """Return what the options say.

        A host or port of the command line has precedence over a socket of the environment.
        """
        source = context.get_parameter_source
        if source("uds") is ParameterSource.ENVIRONMENT and ParameterSource.COMMANDLINE in {
            source("host"),
            source("port"),
        }:
            options["uds"] = None
        return cls(**options)

    @property
    def local_host(self) -> str:
        """The host for callers on this machine."""
        return ANYWHERE.get(self.host, self.host)

    @property
    def url(self) -> str:
        """The URL of the address for callers on this machine."""
        if self.uds:
            return "http://localhost"
        host = f"[{self.local_host}]" if ":" in self.local_host else self.local_host
        return f"http://{host}:{self.port}"

    @property
    def curl_target(self) -> str:
        """The address as arguments of curl, to be followed by a path."""
        return f"--unix-socket {shlex.quote(self.uds)} {self.url}" if self.uds else self.url


class _Port(click.ParamType[int]):
    """A port. Its message does not repeat the value, which can be one of the environment."""

    name = "port"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Return the number. Raises `click.BadParameter`."""
        text = str(value)
        if not (text.isascii() and text.isdigit() and int(text) <= MAX_PORT):
            self.fail(f"must be an integer in the range 0 to {MAX_PORT}.", param, ctx)
        return int(text)


def address_options(command: Decorated) -> Decorated:
    """Add `--host`, `--port` and `--uds`, which the environment can set too."""
    options = (
        click.option("--host", default="127.0.0.1", help="Name or address.", **_shown("HOST")),
        click.option(
            "--port", default=8000, type=_Port(), help="0: any free one.", **_shown("PORT")
        ),
        click.option(
            "--uds", type=click.Path(), help="A UNIX socket, instead of both.", **_shown("UDS")
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _shown(variable: str) -> dict[str, Any]:
    return {"envvar": f"NFM_{variable}", "show_envvar": True, "show_default": True}
