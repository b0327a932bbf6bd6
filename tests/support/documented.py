"""The configuration files of docs/scaling.md, on loopback addresses of a test's own."""

import os
import random
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "docs" / "scaling"


@dataclass(frozen=True)
class Network:
    """Stands in for 192.0.2.0/24: hosts keep their last number, and all of them are this machine.

    Folders and privileged ports are replaced as well. Everything else is as documented.
    """

    folder: Path
    prefix: str = field(
        default_factory=lambda: f"127.{random.randint(1, 254)}.{random.randint(0, 255)}."
    )

    def host(self, number: int) -> str:
        """Return the address of the host that is documented as 192.0.2.`number`."""
        return f"{self.prefix}{number}"

    def configuration(self, name: str, replacements: dict[str, str]) -> str:
        """Return a file of docs/scaling. Each replacement must be of something that is in it."""
        text = (FOLDER / name).read_text(encoding="utf-8")
        for documented, used in replacements.items():
            assert documented in text, f"{name} has no {documented}"
            text = text.replace(documented, used)
        text = text.replace("192.0.2.0/24", "127.0.0.0/8")
        return re.sub(r"192\.0\.2\.(?=\d)", self.prefix, text)

    def write(self, name: str, text: str, owner: str | None = None) -> Path:
        """Write a file into the folder, for a system user if this is root."""
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        if owner is not None and os.geteuid() == 0:
            shutil.chown(file, owner)
        return file
