"""The files of deploy/, and what a unit among them says."""

from pathlib import Path

DEPLOY = Path(__file__).parents[2] / "deploy"
PROGRAM = "/opt/netflow-manager/.venv/bin/netflow-manager"
DATA_DIR = "/var/lib/netflow-manager"
CREDENTIALS = "%d"


def text_of(name: str) -> str:
    """Return a file of the folder."""
    return (DEPLOY / name).read_text(encoding="utf-8")


def changed(name: str, replacements: dict[str, str]) -> str:
    """Return a file with other addresses and paths. Each must be in it."""
    text = text_of(name)
    for written, used in replacements.items():
        assert written in text, f"{name} has no {written}"
        text = text.replace(written, used)
    return text


def values(unit: str, key: str) -> list[str]:
    """Return the values of a key of a unit, in their order."""
    lines = text_of(f"systemd/{unit}").splitlines()
    return [value for name, _, value in (line.partition("=") for line in lines) if name == key]


def value(unit: str, key: str) -> str:
    """Return the value of a key that the unit has once."""
    (found,) = values(unit, key)
    return found


def arguments(unit: str) -> list[str]:
    """Return what the unit calls `netflow-manager` with."""
    program, *words = value(unit, "ExecStart").split()
    assert program == PROGRAM
    return words


def environment_of(unit: str, folder: Path, credentials: Path | None = None) -> dict[str, str]:
    """Return the variables of a unit, with other places for the data and the credentials."""
    found = dict(entry.split("=", 1) for entry in values(unit, "Environment"))
    places = {DATA_DIR: str(folder), CREDENTIALS: str(credentials)}
    for place, used in places.items():
        found = {name: text.replace(place, used) for name, text in found.items()}
    return found
