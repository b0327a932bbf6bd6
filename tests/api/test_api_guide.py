"""The API guide: every block is run against the real service, and prints what the guide says."""

import os
import sys
from pathlib import Path

import pytest

from app.audit.trail import Author
from app.records import measuring
from app.usage.source_settings import choose_nfdump
from tests.support.guide import Block, blocks, matches, preambles, run_code
from tests.support.live_api import LiveApi

COMMANDS = {"sh": ["sh", "-e"], "python": [sys.executable, "-"], "php": ["php"]}


def _run(block: Block, folder: Path, environment: dict[str, str]) -> str:
    code = preambles()[block.language] + block.code
    return run_code(COMMANDS[block.language], code, folder, environment)


def _choose_source(api: LiveApi) -> None:
    """Choose a source of traffic, as an operator does on the host."""
    services, author = api.app.state.services, Author(installation_id=1)
    services.database.transact(
        lambda connection: choose_nfdump(connection, services.keyring, author)
    )
    measuring.sync(services.database, services.keyring)


@pytest.mark.needs("curl", "php")
def test_the_guide_does_what_it_says(tmp_path: Path) -> None:
    """Block by block, in the order of the page, from an empty database."""
    with LiveApi(tmp_path / "data") as api:
        routes = api.http.get("/openapi.json").json()["paths"]
        key = api.create_key("records:read", "records:write", "lifecycle")
        keys = {"NFM_KEY": key, "NFM_ADMIN_KEY": api.create_key("admin")}
        environment = os.environ | keys | {"NFM_URL": api.url, "NO_PROXY": "127.0.0.1"}
        for block in blocks():
            if block.heading == "Read the traffic of services":
                _choose_source(api)
            if "/v1/imports" in block.code and "/v1/imports" not in routes:
                continue
            printed = _run(block, tmp_path, environment)
            assert matches(block.output, printed), f"{block.heading}\n{block.code}\n{printed}"


def test_the_guide_has_every_job_in_every_language() -> None:
    """The jobs that admins script most; the import of a file is as easy in any of them."""
    languages: dict[str, set[str]] = {}
    for block in blocks():
        languages.setdefault(block.heading, set()).add(block.language)
    for job in (
        "Add a service",
        "Re-use a login",
        "Rotate a login",
        "Find who owns an address",
        "Explain why a section is not shown",
        "Terminate a service",
    ):
        assert languages[job] == set(COMMANDS), job
    assert languages["Import a spreadsheet"] >= {"sh", "python"}
