"""Packs the WHMCS addon as the zip that an admin unpacks in the root of WHMCS.

Run by `make addon`. The same files give the same bytes: order, times and modes are fixed.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from app import __version__

HOOK = Path(__file__).resolve().parent
ROOT = HOOK.parent
ADDON = HOOK / "modules" / "addons" / "netflow_manager"
LICENSE = ROOT / "LICENSE"
# What an addon consists of. Anything else in the folder, an editor's copy for example, stays out.
KINDS = {".php", ".tpl", ".json", ".png", ".css", ".js", ".md"}
EARLIEST = (1980, 1, 1, 0, 0, 0)
READABLE_FILE = 0o100644 << 16


def files() -> list[Path]:
    """Return what the package holds, in its order."""
    found = (path for path in ADDON.rglob("*") if path.is_file() and path.suffix in KINDS)
    return [LICENSE, *sorted(found, key=_name)]


def pack(folder: Path) -> Path:
    """Write the zip into the folder, which is made where it is missing, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"netflow_manager-{__version__}.zip"
    with zipfile.ZipFile(path, "w") as package:
        for file in files():
            entry = zipfile.ZipInfo(_name(file), EARLIEST)
            entry.create_system = 3  # modes are those of Unix, wherever this runs
            entry.external_attr = READABLE_FILE
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, file.read_bytes(), compresslevel=9)
    return path


def _name(file: Path) -> str:
    """Return the place of a file below the root of WHMCS."""
    place = ADDON / file.name if file == LICENSE else file
    return place.relative_to(HOOK).as_posix()


if __name__ == "__main__":
    print(pack(ROOT / "dist").relative_to(ROOT))
