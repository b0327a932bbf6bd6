"""Prints what the service consists of: its pinned packages as CycloneDX 1.6 in JSON.

`make dist` runs it in .venv, whose packages it describes: licences and dependencies are from their
metadata. The serial number and the time are those of the commit, so that two runs are equal.
"""

import os
import re
import sys
import tomllib
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import metadata, requires, version
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from app import __version__

ROOT = Path(__file__).resolve().parents[1]
PIN = re.compile(r"^[a-z].*(?= \\$)", re.MULTILINE)
# What the metadata of these releases states in words of its own.
SPDX = {"BSD License": "BSD-3-Clause", "MIT License": "MIT"}


def pins(name: str) -> dict[str, str]:
    """Return the versions by package that a file of this folder pins for this machine."""
    lines = PIN.findall((ROOT / "requirements" / name).read_text(encoding="utf-8"))
    return {
        pin.name: next(iter(pin.specifier)).version
        for pin in map(Requirement, lines)
        if _applies(pin, ())
    }


def component(name: str, pinned: str, scope: ComponentScope) -> Component:
    """Describe a package. Raises `ValueError` if .venv has another version than the pins."""
    if version(name) != pinned:
        raise ValueError(f"{name} {version(name)} is installed, not {pinned}. Run: make setup")
    purl = PackageURL("pypi", name=name, version=pinned)
    return Component(
        name=name,
        version=pinned,
        type=ComponentType.LIBRARY,
        scope=scope,
        bom_ref=str(purl),
        purl=purl,
        licenses=[LicenseFactory().make_from_string(_license(name))],
    )


def _license(name: str) -> str:
    found = metadata(name)
    approved = "License :: OSI Approved :: "
    classes = [each for each in found.get_all("Classifier", []) if each.startswith(approved)]
    stated = found.get_all("License-Expression") or found.get_all("License")
    words = stated[0] if stated else " OR ".join(each.removeprefix(approved) for each in classes)
    return SPDX.get(words, words)


def add_dependencies(
    bom: Bom, service: Component, wanted: list[str], libraries: dict[str, Component]
) -> None:
    """Note what the service needs on this machine, and what each package needs in turn."""
    found: set[tuple[Component, frozenset[str]]] = set()
    waiting = [(service, frozenset[str](), wanted)]
    while waiting:
        user, extras, stated = waiting.pop()
        found.add((user, extras))
        asked = [each for each in map(Requirement, stated) if _applies(each, extras)]
        needs = {each: libraries[canonicalize_name(each.name)] for each in asked}
        bom.register_dependency(user, needs.values())
        waiting += [
            (library, frozenset(each.extras), requires(library.name) or [])
            for each, library in needs.items()
            if (library, frozenset(each.extras)) not in found
        ]


def _applies(requirement: Requirement, extras: Iterable[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


def describe(time: int) -> Bom:
    """Return the description of this version as of a Unix time, that of its commit."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    purl = PackageURL("pypi", name=project["name"], version=__version__)
    service = Component(
        name=project["name"],
        version=__version__,
        type=ComponentType.APPLICATION,
        description=project["description"],
        bom_ref=str(purl),
        purl=purl,
        licenses=[LicenseFactory().make_from_string(project["license"])],
    )
    scopes = {"databases.txt": ComponentScope.OPTIONAL, "runtime.txt": ComponentScope.REQUIRED}
    libraries = {
        name: component(name, pinned, scope)
        for file, scope in scopes.items()
        for name, pinned in pins(file).items()
    }
    bom = Bom(
        components=libraries.values(),
        serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"{purl}#{time}"),
        metadata=BomMetaData(component=service, timestamp=datetime.fromtimestamp(time, UTC)),
    )
    wanted = sum(project["optional-dependencies"].values(), project["dependencies"])
    add_dependencies(bom, service, wanted, libraries)
    return bom


if __name__ == "__main__":
    bom = describe(int(os.environ["SOURCE_DATE_EPOCH"]))
    sys.stdout.write(JsonV1Dot6(bom).output_as_string(indent=2) + "\n")
