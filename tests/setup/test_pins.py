"""Pins are installed from the registry that pip is configured for, by uv, and by pip without it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from requirements.pins import UV
from tests.setup.registry import LOGIN, PACKAGE, Checkout, Registry, registry

with_uv = pytest.mark.skipif(not UV.exists(), reason="uv could not be installed here")


@pytest.fixture(scope="module")
def index() -> Iterator[Registry]:
    """Serve two versions of one package."""
    with registry("1.0", "2.0") as index:
        yield index


def _pin(version: str, digest: str) -> str:
    return f"{PACKAGE}=={version} --hash={digest}\n"


def _install(checkout: Checkout, pin: str) -> tuple[int, str, list[str]]:
    """Install a pin into a folder. Return exit code, output and the installed versions."""
    pins = checkout.write("example.txt", pin)
    target = checkout.root / "target"
    done = checkout.pins("install", str(pins), "--target", str(target))
    versions = [path.name for path in target.glob("*.dist-info")]
    return done.returncode, done.stdout + done.stderr, versions


@with_uv
@pytest.mark.parametrize("place", ["PIP_INDEX_URL", "pip.conf"])
def test_uv_asks_the_registry_of_the_user(place: str, index: Registry, tmp_path: Path) -> None:
    """The index of pip's variable or file is where uv downloads from, with the login."""
    checkout = Checkout.make(tmp_path / "checkout", **{place: index.url})
    if place == "pip.conf":
        file = checkout.write("pip.conf", f"[global]\nindex-url = {index.url}\n")
        checkout.variables["PIP_CONFIG_FILE"] = str(file)
    index.callers.clear()
    code, output, versions = _install(checkout, _pin("1.0", index.hash_of("1.0")))
    assert (code, versions) == (0, [f"{PACKAGE}-1.0.dist-info"]), output
    assert {caller.split("/")[0] for caller in index.callers} == {"uv"}
    assert output.count("\n") == 1  # the progress
    assert LOGIN not in output


@with_uv
def test_a_package_with_another_hash_is_refused(index: Registry, tmp_path: Path) -> None:
    """Neither uv nor pip, which is tried next, accepts it; the message names what to look at."""
    checkout = Checkout.make(tmp_path / "checkout", PIP_INDEX_URL=index.url)
    index.callers.clear()
    code, output, versions = _install(checkout, _pin("1.0", index.hash_of("2.0")))
    assert (code, versions) == (1, [])
    assert {caller.split("/")[0] for caller in index.callers} == {"uv", "pip"}
    assert "pip config list" in output


def test_pip_installs_where_uv_cannot_be_had(index: Registry, tmp_path: Path) -> None:
    """A registry without uv is enough: pip installs the same pins, and a line says so."""
    checkout = Checkout.make(tmp_path / "checkout", PIP_INDEX_URL=index.url)
    _withdraw_uv(checkout)
    index.callers.clear()
    code, output, versions = _install(checkout, _pin("2.0", index.hash_of("2.0")))
    assert (code, versions) == (0, [f"{PACKAGE}-2.0.dist-info"]), output
    assert {caller.split("/")[0] for caller in index.callers} == {"pip"}
    assert "with pip, which takes longer" in output


def _withdraw_uv(checkout: Checkout) -> None:
    """Pin a version of uv that is not installed and that no registry has."""
    checkout.write("uv.txt", f"uv==0.0.1 --hash=sha256:{'0' * 64}\n")


@with_uv
def test_locking_keeps_pins_until_asked_to_upgrade(index: Registry, tmp_path: Path) -> None:
    """`make lock` adds hashes to present pins; --upgrade moves them; no file names the registry."""
    checkout = Checkout.make(tmp_path / "checkout", PIP_INDEX_URL=index.url)
    for name in ("build", "databases", "dev", "mutants", "uv"):
        checkout.write(f"{name}.in", f"{PACKAGE}\n")
    project = '[project]\nname = "x"\nversion = "1"\nrequires-python = ">=3.11"\n'
    (checkout.root / "pyproject.toml").write_text(f'{project}dependencies = ["{PACKAGE}"]\n')
    checkout.write("runtime.txt", f"{PACKAGE}==1.0\n")
    uv = (checkout.root / "requirements" / "uv.txt").read_text(encoding="utf-8")
    for options, version in ((), "1.0"), (("--upgrade",), "2.0"):
        checkout.write("uv.txt", uv)
        done = checkout.pins("lock", *options)
        assert done.returncode == 0, done.stderr
        pins = (checkout.root / "requirements" / "runtime.txt").read_text(encoding="utf-8")
        found = re.findall(r"^(\w.*) \\\n    --hash=(.*)$", pins, re.MULTILINE)
        assert found == [(f"{PACKAGE}=={version}", index.hash_of(version))]
        assert "127.0.0.1" not in pins
