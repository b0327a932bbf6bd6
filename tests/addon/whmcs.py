"""Drives the addon through real PHP, in the stand-in for WHMCS of `whmcs_hook/stubs`."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support.waiting import HANG_SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

RUNNER = Path(__file__).parents[2] / "whmcs_hook" / "stubs" / "run.php"
PHP_OPTIONS = ("-d", "display_errors=stderr", "-d", "error_reporting=-1", "-d", "log_errors=0")
PRODUCT_ID = 7
# The longest that the setting allows: what is tested is not how fast a busy machine is.
PATIENT_MS = 2000
PANELS = ("Service Details Overview", "Service Details Actions")

Row = dict[str, Any]
Step = dict[str, Any]


@dataclass(frozen=True)
class Played:
    """What one step of a scenario did."""

    result: Any
    thrown: str | None
    printed: str
    faults: list[str]
    queries: int
    ms: float
    ended: bool


@dataclass(frozen=True)
class Outcome:
    """What a whole PHP process did, without the step that loads the hooks."""

    steps: list[Played]
    activity: list[str]
    module_log: list[list[Any]]
    faults: list[str]
    sent: list[str] = field(default_factory=list)

    @property
    def results(self) -> list[Any]:
        return [step.result for step in self.steps]


@dataclass
class Whmcs:
    """One WHMCS installation: tables, settings and the folder that its PHP processes share."""

    temporary: Path
    settings: dict[str, str] = field(default_factory=dict)
    tables: dict[str, list[Row]] = field(default_factory=dict)
    functions: list[str] = field(default_factory=list)
    php_options: list[str] = field(default_factory=list)
    php: tuple[str, ...] = ("php",)
    runner: Path = RUNNER

    def connect(self, url: str, key: str, deadline_ms: int = PATIENT_MS, **others: str) -> None:
        """Store the addon's settings."""
        own = {"api_url": url, "api_key": key, "deadline_ms": str(deadline_ms)}
        self.settings = {**own, **others}

    def add(self, table: str, **row: Any) -> None:  # noqa: ANN401  # columns have every type
        self.tables.setdefault(table, []).append(row)

    def add_service(self, service_id: int, client_id: int, status: str = "Active") -> None:
        """Store a service, and its client where that is new."""
        if not any(row["id"] == client_id for row in self.tables.get("tblclients", [])):
            self.add("tblclients", id=client_id, firstname="Ada", language="english")
            self.add_user(owner_of(client_id), client_id, owner=1)
        domain = f"vps{service_id}.example.com"
        self.add(
            "tblhosting",
            id=service_id,
            userid=client_id,
            packageid=PRODUCT_ID,
            domain=domain,
            domainstatus=status,
        )

    def add_user(self, user_id: int, client_id: int, permissions: str = "", owner: int = 0) -> None:
        """Store a user of a client: the owner, or one with permissions separated by commas."""
        self.add("tblusers", id=user_id, first_name="Ada")
        relation = {"auth_user_id": user_id, "client_id": client_id, "owner": owner}
        self.add("tblusers_clients", **relation, permissions=permissions)

    def add_template(self, name: str, message: str, mail_type: str = "product", **row: Any) -> None:  # noqa: ANN401
        """Store a mail template; `plaintext` and `language` as WHMCS has them."""
        columns: Row = {"subject": "Welcome", "language": "", "plaintext": 0, **row}
        self.add("tblemailtemplates", type=mail_type, name=name, message=message, **columns)

    def play(self, *steps: Step, smarty: int | None = None, client: int | None = None) -> Outcome:
        """Run the steps in one PHP process that has loaded the addon's hooks."""
        load: Step = {"do": "load", "file": "hooks.php"}
        outcome = self.run(load, *steps, smarty=smarty, client=client)
        return replace(outcome, steps=outcome.steps[1:])

    def run(self, *steps: Step, smarty: int | None = None, client: int | None = None) -> Outcome:
        """Run exactly these steps in one PHP process."""
        scenario = {
            "tables": {**self.tables, "tbladdonmodules": self._settings_rows()},
            "functions": self.functions,
            "smarty": smarty,
            "client": client,
            "steps": steps,
        }
        command = [*self.php, *PHP_OPTIONS, *self.php_options, str(self.runner)]
        # A download is on the lines before, since it ends all buffers.
        # Only a line feed ends a line: the report has every character that Python takes for one.
        *sent, report = run_php(command, scenario, self.temporary).rstrip("\n").split("\n")
        said = json.loads(report)
        played = [Played(**step) for step in said["steps"]]
        return Outcome(played, said["activity"], said["module_log"], said["faults"], sent)

    def _settings_rows(self) -> list[Row]:
        return [
            {"module": "netflow_manager", "setting": setting, "value": value}
            for setting, value in self.settings.items()
        ]


def run_php(command: Sequence[str], scenario: object, temporary: Path) -> str:
    """Run PHP with every message on standard error, and require that there is none."""
    # A proxy in the environment must not be used: nothing listens at this one.
    environment = {**os.environ, "TMPDIR": str(temporary), "http_proxy": "http://127.0.0.1:1"}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as printed:
        # Into a file: PHP in Node loses what a pipe, on a busy machine, does not take at once.
        process = subprocess.run(
            command,
            input=json.dumps(scenario),
            stdout=printed,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
            timeout=HANG_SECONDS,
            check=False,
        )
        printed.seek(0)
        output = printed.read()
    assert process.stderr == "", process.stderr
    assert process.returncode == 0, output
    return output


def page(service_id: int, theme: str = "six", overview: str = "") -> Step:
    """Open the product page of a service."""
    return {"do": "page", "service": service_id, "theme": theme, "overview": overview}


def section(service_id: int) -> Step:
    """Ask for the hook's output alone, without a theme around it."""
    variables = {"service": {"id": service_id}}
    return {"do": "hook", "name": "ClientAreaProductDetailsOutput", "vars": variables}


def mail(name: str, relid: int, mail_type: str = "product", **changes: object) -> Step:
    """Send a templated mail; `changes` replace merge fields, None takes one away."""
    return {"do": "mail", "type": mail_type, "name": name, "relid": relid, "changes": changes}


def pre_send(name: str, relid: object, mergefields: object) -> Step:
    """Run the mail hook alone, with exactly these variables."""
    variables = {"messagename": name, "relid": relid, "mergefields": mergefields}
    return {"do": "hook", "name": "EmailPreSend", "vars": variables}


def elapse(seconds: int) -> Step:
    """Let time pass for the addon's shared memory."""
    return {"do": "elapse", "seconds": seconds}


def pause(milliseconds: int) -> Step:
    """Wait: the control of a step that is to take no longer than that on this busy machine."""
    return {"do": "call", "function": "usleep", "arguments": [milliseconds * 1000]}


def owner_of(client_id: int) -> int:
    """Return the id of the user who owns a client: the id of another client, where there is one."""
    return client_id + 1


def login(client_id: int | None, user_id: int | None = None) -> Step:
    """Change who is logged in to the client area: a user, else the owner of the client."""
    return {"do": "login", "client": client_id, "user": user_id}


def admin(admin_id: int | None) -> Step:
    """Change who is logged in to the administration."""
    return {"do": "admin", "admin": admin_id}


def masquerade() -> Step:
    """Let the administrator who is logged in look at the client area as its client."""
    return {"do": "masquerade", "on": True}


def request(*, get: Row | None = None, post: Row | None = None, encoded: bool = False) -> Step:
    """Let the browser have sent this; `encoded` as the versions that hand over HTML entities."""
    return {"do": "request", "get": get or {}, "post": post or {}, "encoded": encoded}


def addon_page() -> Step:
    """Open the addon's page in the administration: the result is what it prints."""
    return {"do": "addon_page"}


def client_page(language: str = "english") -> Step:
    """Ask for the addon's page in the client area: the result is what WHMCS would render."""
    return {"do": "client_page", "language": language}


def sidebar(service_id: int, *panels: str) -> Step:
    """Open a product page's sidebar, with the panels that it has before hooks change it."""
    return {"do": "sidebar", "service": service_id, "panels": panels or PANELS}


def hook(name: str, **variables: object) -> Step:
    """Run a hook with these variables."""
    return {"do": "hook", "name": name, "vars": variables}


def act(action: str, *arguments: object) -> Step:
    """Do what an administrator does: a method of the stand-in's `Services`."""
    return {"do": "service", "action": action, "arguments": arguments}


def rows(table: str) -> Step:
    """Read a table of WHMCS."""
    return {"do": "rows", "table": table}


def watch(*hooks: str) -> Step:
    """Remember from now on what these hooks are given."""
    return {"do": "watch", "hooks": hooks}


def seen() -> Step:
    """Tell what the watched hooks were given."""
    return {"do": "seen"}


ADMIN_PAGE: Step = {"do": "call", "function": "netflow_manager_output", "arguments": [{}]}
LOAD_ENTRY_POINTS: Step = {"do": "load", "file": "netflow_manager.php"}
HEALTH: Step = request(get={"action": "health"})
