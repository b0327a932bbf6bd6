"""Clients that strangers generate from the OpenAPI document can use the service."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openapi_spec_validator import validate

from tests.openapi.document import COMMITTED, document
from tests.support.live_api import LiveApi
from tests.support.tenant import Tenant
from tests.support.waiting import HANG_SECONDS

HERE = Path(__file__).parent
CLIENTS = HERE / "clients"
BIN = Path(sys.executable).parent
NODE_MODULES = HERE / "node_modules"
TSC = ("--strict", "--module", "nodenext", "--target", "es2022", "--types", "node")


@pytest.fixture
def environment(live_api: LiveApi, tenant: Tenant) -> dict[str, str]:
    """What a client reads its URL and key from."""
    return {"NFM_URL": live_api.url, "NFM_KEY": tenant.key}


def test_the_document_is_valid() -> None:
    """The validator of the OpenAPI Initiative's schema accepts it, regular expressions included."""
    validate(document())


@pytest.mark.needs("java")
def test_openapi_generator_for_python(tmp_path: Path, environment: Mapping[str, str]) -> None:
    """Its client creates, reads, changes, lists and deletes a record, and tries a rule."""
    _generate(tmp_path, "python")
    _run([sys.executable, CLIENTS / "openapi_generator.py"], tmp_path, environment)


@pytest.mark.needs("java", "php", "guzzle")
def test_openapi_generator_for_php(tmp_path: Path, environment: Mapping[str, str]) -> None:
    """Its client creates, reads, changes, lists and deletes a record, and tries a rule."""
    _generate(tmp_path, "php")
    _run(["php", CLIENTS / "openapi_generator.php", tmp_path], tmp_path, environment)


def test_openapi_python_client(tmp_path: Path, environment: Mapping[str, str]) -> None:
    """Its client creates, reads, changes, lists and deletes a record, and tries a rule."""
    arguments = ["generate", "--path", COMMITTED, "--output-path", tmp_path, "--overwrite"]
    _run([BIN / "openapi-python-client", *arguments], tmp_path)
    _run([sys.executable, CLIENTS / "openapi_python_client.py"], tmp_path, environment)


@pytest.mark.needs("npm")
def test_openapi_typescript(tmp_path: Path, environment: Mapping[str, str]) -> None:
    """Its types hold for a client that does the same."""
    _run(["sh", HERE / "install.sh"], HERE)
    (tmp_path / "node_modules").symlink_to(NODE_MODULES)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    source = tmp_path / "client.ts"
    source.write_bytes((CLIENTS / "openapi_typescript.ts").read_bytes())
    programs = NODE_MODULES / ".bin"
    types = tmp_path / "schema.d.ts"
    _run([programs / "openapi-typescript", COMMITTED, "--output", types], tmp_path)
    _run([programs / "tsc", *TSC, source], tmp_path)
    _run(["node", source.with_suffix(".js")], tmp_path, environment)


def _generate(folder: Path, language: str) -> None:
    arguments = ["generate", "-i", COMMITTED, "-g", language, "-o", folder]
    _run([BIN / "openapi-generator-cli", *arguments], folder)


def _run(command: Sequence[object], folder: Path, environment: Mapping[str, str] = {}) -> None:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), **environment},
        capture_output=True,
        text=True,
        timeout=4 * HANG_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
