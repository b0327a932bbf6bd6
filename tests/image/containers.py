"""Podman with a store of a test's own, and a base image that borrows this machine's files.

No registry of images is asked: the base has the layout of Debian's, and mounts /usr and the Python
of the tests where a real one has its own.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from requirements.pins import pip_settings
from tests.support.waiting import HANG_SECONDS

ROOT = Path(__file__).parents[2]
BASE = "localhost/base:test"
# No more than this process may: not every container may raise its limits.
LIMITS = ("--ulimit=nofile=4096:4096", "--ulimit=nproc=4096:4096")
PYTHON = Path(sys.base_prefix)
HOME = Path("/root")
"""That of the user who builds, in the image."""


@dataclass(frozen=True)
class Podman:
    """Runs podman on a store in a folder."""

    folder: Path

    def __call__(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a command of podman. Fails with what it printed, unless `check` is off."""
        runtime = ("--runtime=runc",) if shutil.which("runc") else ()
        options = (
            *("--cgroup-manager=cgroupfs", "--events-backend=file"),
            *(f"--root={self.folder / 'store'}", f"--runroot={self.folder / 'run'}", *runtime),
        )
        done = subprocess.run(
            ["podman", *options, *arguments],
            env={**os.environ, "TMPDIR": str(self.folder)},
            capture_output=True,
            text=True,
            timeout=5 * HANG_SECONDS,
            check=False,
        )
        assert done.returncode == 0 or not check, done.stdout + done.stderr
        return done

    def inspect(self, name: str) -> dict[str, Any]:
        """Return what podman knows of an image or a container."""
        (found,) = json.loads(self("inspect", name).stdout)
        return dict(found)

    def build(self, context: Path, *options: str) -> None:
        """Build an image from the Dockerfile of a folder, with the borrowed files mounted."""
        # Without layers: where overlays cannot be mounted, each is a copy of every file.
        fixed = ("--isolation=chroot", "--pull=never", "--format=docker", "--layers=false")
        self("build", *fixed, *borrowed(), *options, str(context))

    def build_base(self) -> None:
        """Build the base image: folders and links, users, and where Python is."""
        context = self.folder / "base"
        tree = context / "tree"
        for name in ("usr", "etc/ssl", "tmp", "proc", "sys", "dev", "run", "srv", "opt/python"):
            (tree / name).mkdir(parents=True)
        for name in ("bin", "sbin", "lib", "lib64"):
            (tree / name).symlink_to(f"usr/{name}")
        (tree / "opt" / "python" / "python").symlink_to(Path(sys.executable).resolve())
        (tree / "etc" / "passwd").write_text("root:x:0:0:root:/root:/bin/sh\n")
        (tree / "etc" / "group").write_text("root:x:0:\n")
        path = "/opt/python:/usr/local/bin:/usr/sbin:/usr/bin"
        (context / "Dockerfile").write_text(f"FROM scratch\nCOPY tree/ /\nENV PATH={path}\n")
        self.build(context, f"--tag={BASE}")

    def remove(self) -> None:
        """Remove the store. Podman has mounted a part of it, unless its files are copies."""
        self("image", "unmount", "--all", "--force")
        store = self.folder / "store"
        for mounted in filter(Path.is_mount, store.iterdir()):
            subprocess.run(["umount", str(mounted)], check=True)
        shutil.rmtree(self.folder)


def borrowed() -> list[str]:
    """Return the options that mount /usr, the certificates and the Python of the tests."""
    folders = {"/usr", "/etc/ssl", *(() if PYTHON.is_relative_to("/usr") else (str(PYTHON),))}
    return [f"--volume={folder}:{folder}:ro" for folder in sorted(folders)]


def registry_options(folder: Path) -> list[str]:
    """Return options of a build: a pip.conf with the registry that these tests were set up from.

    What that has downloaded before is mounted as well.
    """
    file = folder / "pip.conf"
    settings = {name: pip_settings().get(name) for name in ("index-url", "cert")}
    lines = [f"{name} = {value}" for name, value in settings.items() if value]
    file.write_text("\n".join(["[global]", *lines, ""]), encoding="utf-8")
    cache = Path.home() / ".cache"
    cache.mkdir(exist_ok=True)
    return [f"--secret=id=pip.conf,src={file}", f"--volume={cache}:{HOME / cache.name}"]
