"""The zip of the addon: complete, alone, the same each time, and it runs where it is unpacked."""

from __future__ import annotations

import json
import re
import shutil
import struct
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app import __version__
from tests.addon.whmcs import HEALTH, LOAD_ENTRY_POINTS, Whmcs, section
from whmcs_hook import package

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.live_api import LiveApi

ADDON = package.ADDON
PLACE = "modules/addons/netflow_manager/"


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """Give the zip as `make addon` packs it."""
    return package.pack(tmp_path / "dist")


def test_the_package_is_the_addon_and_nothing_else(packed: Path) -> None:
    """Every file of the addon is in it as it is, below its place in WHMCS, and no file beside."""
    with zipfile.ZipFile(packed) as opened:
        found = {name: opened.read(name) for name in opened.namelist()}

    files = [path for path in ADDON.rglob("*") if path.is_file()]
    assert len(files) > 80
    wanted = {PLACE + path.relative_to(ADDON).as_posix(): path.read_bytes() for path in files}
    assert found == wanted | {PLACE + "LICENSE": package.LICENSE.read_bytes()}
    assert not [name for name in found if re.search(r"stub|test|demo|standin", name, re.IGNORECASE)]


def test_the_same_files_give_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    """Neither times nor modes of the files get into the package."""
    file = ADDON / "logo.png"
    before = file.stat()
    file.touch()
    file.chmod(0o600)
    try:
        again = package.pack(tmp_path / "again")
    finally:
        file.chmod(before.st_mode)

    assert again.read_bytes() == packed.read_bytes()
    assert again.name == f"netflow_manager-{__version__}.zip"


def test_what_is_no_part_of_the_addon_stays_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor's copy, a dump or a log that lies in the folder is not shipped."""
    copy = tmp_path / PLACE
    shutil.copytree(ADDON, copy)
    for name in ("hooks.php~", "lib/.Log.php.swp", "records.csv", "error.log", ".env"):
        (copy / name).write_text("x")
    monkeypatch.setattr(package, "HOOK", tmp_path)
    monkeypatch.setattr(package, "ADDON", copy)

    with zipfile.ZipFile(package.pack(tmp_path / "dist")) as opened:
        assert (
            len(opened.namelist()) == len([path for path in ADDON.rglob("*") if path.is_file()]) + 1
        )


@pytest.mark.needs("php")
def test_the_unpacked_package_runs(
    packed: Path, tmp_path: Path, live_api: LiveApi, api_key: str, new_id: Callable[[], int]
) -> None:
    """Unpacked in the root of a WHMCS, it shows a section and a health page without a fault."""
    root = tmp_path / "root"
    with zipfile.ZipFile(packed) as opened:
        opened.extractall(root)
    shutil.copytree(ADDON.parents[2] / "stubs", root / "stubs")
    whmcs = Whmcs(tmp_path, runner=root / "stubs" / "run.php")
    whmcs.connect(live_api.url, api_key)
    service, client = new_id(), new_id()
    whmcs.add_service(service, client)
    live_api.put_record(service, client_id=client, username="acme-user")
    page = {"do": "call", "function": "netflow_manager_output", "arguments": [{}]}

    outcome = whmcs.play(section(service), LOAD_ENTRY_POINTS, HEALTH, page, client=client)

    assert outcome.faults == []
    assert "acme-user" in outcome.results[0][0]
    assert "Connection check" in outcome.steps[-1].printed


def test_the_version_is_one() -> None:
    """Service, addon and the addon's description say the same version."""
    module = (ADDON / "lib" / "Module.php").read_text()
    described = json.loads((ADDON / "whmcs.json").read_text())

    assert re.findall(r"const VERSION = '(.+)';", module) == [__version__]
    assert described["version"] == __version__


def test_the_description_is_what_whmcs_reads() -> None:
    """The file has the members of schema 1.0, and its logo is a PNG of at most 500 pixels."""
    described = json.loads((ADDON / "whmcs.json").read_text())

    assert (described["schema"], described["type"]) == ("1.0", "whmcs-addons")
    assert described["name"] == ADDON.name
    assert set(described["description"]) == {"name", "tagline", "long", "features"}
    assert set(described["support"]) == {
        "homepage",
        "learn_more",
        "email",
        "support_url",
        "docs_url",
    }
    logo = (ADDON / described["logo"]["filename"]).read_bytes()
    assert logo.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", logo[16:24])
    assert max(width, height) <= 500
    assert len(logo) < 20_000
