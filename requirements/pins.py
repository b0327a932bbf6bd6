"""Install what this folder pins with hashes, or pin it again: for `make setup` and `make lock`.

Both use uv, which pip installs from uv.txt. Packages come from the registry that pip is configured
for. Where uv cannot be installed, or fails, pip installs the same pins.
"""

import ast
import os
import re
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent
UV = Path(sys.prefix, "bin", "uv")
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")
UV_PIN = re.compile(r"^uv==(\S+)", re.MULTILINE)
# Without --no-deps, pip resolves "coverage[toml]" again, finds a release newer than the pin, and
# stops.
PINNED = ("--no-deps", "--require-hashes")
PROJECT = ("--no-deps", "--no-build-isolation", "--editable", str(ROOT))

# uv reads neither pip.conf nor PIP_…: its variable for each option, and what separates its values.
UV_VARIABLES = {
    "index-url": ("UV_DEFAULT_INDEX", " "),
    "extra-index-url": ("UV_INDEX", " "),
    "find-links": ("UV_FIND_LINKS", ","),
    "trusted-host": ("UV_INSECURE_HOST", " "),
    "timeout": ("UV_HTTP_TIMEOUT", " "),
    "cert": ("SSL_CERT_FILE", " "),
    "client-cert": ("SSL_CLIENT_CERT", " "),
    "proxy": ("ALL_PROXY", " "),
}
LIKE_PIP = {
    "UV_INDEX_STRATEGY": "unsafe-best-match",  # asks every index; the hashes decide
    "UV_SYSTEM_CERTS": "true",
    "UV_PYTHON_DOWNLOADS": "never",
}

LOCK = (
    *("pip", "compile", "--quiet", "--universal", "--python-version=3.11", "--generate-hashes"),
    *("--no-annotate", "--custom-compile-command=make lock", "--python", sys.executable),
)
# In this order: development is constrained by what the service runs with.
LOCKED = {
    "runtime.txt": "pyproject.toml",
    **{f"{name}.txt": f"requirements/{name}.in" for name in ("build", "uv", "databases", "dev")},
    "mutants.txt": "requirements/mutants.in",
}

FAILED = (
    "The packages could not be installed. Fix the cause above (`python3 -m pip config list` shows"
    " which registry is used), then run the same command again."
)


@cache
def pip_settings() -> dict[str, str]:
    """Return the options that pip's configuration files and variables set for `pip install`."""
    listed = subprocess.run([*PIP, "config", "list"], capture_output=True, text=True, check=True)
    sections: dict[str, dict[str, str]] = {"global": {}, "install": {}, ":env:": {}}
    for line in listed.stdout.splitlines():
        name, _, value = line.partition("=")
        section, _, option = name.rpartition(".")
        if section in sections:
            sections[section][option] = str(ast.literal_eval(value))
    return sections["global"] | sections["install"] | sections[":env:"]


def uv_variables(settings: dict[str, str]) -> dict[str, str]:
    """Return the variables by which uv does what pip's options say."""
    return LIKE_PIP | {
        variable: separator.join(settings[option].split())
        for option, (variable, separator) in UV_VARIABLES.items()
        if settings.get(option)
    }


def run_uv(*arguments: str) -> bool:
    """Run uv with pip's registry, unless uv's variables name one. Return whether it succeeded."""
    settings = pip_settings()
    offline = ["--no-index"] if settings.get("no-index", "0") not in {"0", "false"} else []
    environment = uv_variables(settings) | os.environ
    done = subprocess.run([str(UV), *arguments, *offline], env=environment, check=False)
    return done.returncode == 0


def run_pip(*arguments: str) -> bool:
    """Run pip. Return whether it succeeded."""
    return subprocess.run([*PIP, "--quiet", *arguments], check=False).returncode == 0


def report(step: str) -> None:
    """Print at once what begins."""
    print(f"{step} …", flush=True)


def has_uv() -> bool:
    """Install the pinned uv, unless it is installed. Return whether there is one."""
    pins = FOLDER / "uv.txt"
    (pinned,) = UV_PIN.findall(pins.read_text(encoding="utf-8"))
    try:
        if version("uv") == pinned and UV.exists():
            return True
    except PackageNotFoundError:
        pass
    report(f"Installing uv {pinned}")
    # Building it from source needs a compiler of Rust, and longer than pip needs for the rest.
    command = [*PIP, "install", *PINNED, "--only-binary=:all:", "--requirement", str(pins)]
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode == 0


def install(wanted: Namespace) -> int:
    """Install pins, and the project if it is wanted. Return an exit code."""
    options = [*PINNED, *(f"--requirement={file}" for file in wanted.files)]
    options += [f"--target={wanted.target}", "--upgrade"] if wanted.target else []
    steps = [(" ".join(wanted.files), options)]
    # Everything is compiled, as by pip: the service may run as a user who cannot write here.
    bytecode = ["--compile-bytecode"] if wanted.project else []
    steps += [("the project", [*PROJECT])] if wanted.project else []
    uv = has_uv()
    for what, arguments in steps:
        if uv:
            report(f"Installing {what} with uv")
            into = ("--python", wanted.python or sys.executable, *bytecode)
            uv = run_uv("pip", "install", "--quiet", *into, *arguments)
        if not uv:
            report(f"uv is not usable here: installing {what} with pip, which takes longer")
            other = ["--python", wanted.python] if wanted.python else []
            if not run_pip(*other, "install", *arguments):
                print(FAILED, file=sys.stderr)
                return 1
    return 0


def lock(options: list[str]) -> int:
    """Pin what the sources name, and return an exit code.

    Present pins stay, unless `options`, which are those of `uv pip compile`, upgrade them.
    """
    os.chdir(ROOT)
    if not has_uv():
        print("uv is needed to pin, and could not be installed.", file=sys.stderr)
        return 1
    for pins, source in LOCKED.items():
        report(f"Pinning what {source} names")
        if not run_uv(*LOCK, *options, "--output-file", f"requirements/{pins}", source):
            return 1
    return 0


def main() -> int:
    """Do what the command line asks for, and return an exit code."""
    parser = ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    installing = commands.add_parser("install", help="install pins into this environment")
    installing.add_argument("files", nargs="+", metavar="FILE")
    installing.add_argument("--python", metavar="PATH", help="install for this Python instead")
    installing.add_argument("--target", metavar="FOLDER", help="install into a folder instead")
    installing.add_argument("--project", action="store_true", help="install the project as well")
    commands.add_parser("lock", help="pin again; further options are those of uv pip compile")
    arguments, others = parser.parse_known_args()
    if arguments.command == "lock":
        return lock(others)
    return install(arguments)


if __name__ == "__main__":
    sys.exit(main())
