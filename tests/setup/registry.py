"""A package registry on loopback with the packages of a test, and a copy of what installs pins."""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.support.waiting import HANG_SECONDS

ROOT = Path(__file__).parents[2]
LOGIN = "reader:example"
PACKAGE = "nfmexample"  # one word, spelt alike in paths and files; no registry has it


def wheel(name: str, version: str) -> tuple[str, bytes]:
    """Return file name and content of a wheel with one module that has the version."""
    folder = f"{name}-{version}.dist-info"
    files = {
        f"{name}_module.py": f"VERSION = {version!r}\n",
        f"{folder}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{folder}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{folder}/RECORD"] = "".join(f"{file},,\n" for file in [*files, f"{folder}/RECORD"])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)
    return f"{name}-{version}-py3-none-any.whl", packed.getvalue()


@dataclass
class Registry:
    """The packages of an index that asks for a login, and who has asked."""

    wheels: dict[str, bytes]
    port: int = 0
    callers: list[str] = field(default_factory=list)  # the User-Agent of requests with the login

    @property
    def url(self) -> str:
        """Return the address of the index, with the login."""
        return f"http://{LOGIN}@127.0.0.1:{self.port}/simple"

    def hash_of(self, version: str) -> str:
        """Return the hash of a version as requirement files have it."""
        (content,) = (body for name, body in self.wheels.items() if f"-{version}-" in name)
        return f"sha256:{hashlib.sha256(content).hexdigest()}"

    def page(self) -> bytes:
        """Return the page of the only project."""
        digests = {name: hashlib.sha256(body).hexdigest() for name, body in self.wheels.items()}
        links = (
            f'<a href="../{name}#sha256={hash_}">{name}</a>' for name, hash_ in digests.items()
        )
        return f"<!doctype html><html><body>{''.join(links)}</body></html>".encode()


@contextmanager
def registry(*versions: str) -> Iterator[Registry]:
    """Serve an index that has these versions of the package."""
    index = Registry(dict(wheel(PACKAGE, version) for version in versions))
    login = b64encode(LOGIN.encode()).decode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.headers.get("Authorization") != f"Basic {login}":
                self.send_response(401)
                self.send_header("WWW-Authenticate", 'Basic realm="registry"')
                self.end_headers()
                return
            index.callers.append(self.headers["User-Agent"])
            name = self.path.rstrip("/").rpartition("/")[2]
            content = index.page() if name == PACKAGE else index.wheels.get(name)
            self.send_response(200 if content else 404)
            self.send_header("Content-Type", "text/html" if name == PACKAGE else "binary/octet")
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(content or b"")

        do_HEAD = do_GET  # noqa: N815 - as http.server calls it

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        index.port = server.server_port
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield index
        server.shutdown()


@dataclass
class Checkout:
    """A folder `requirements` of a test's own, and the registry that its user has configured."""

    root: Path
    variables: dict[str, str]

    @classmethod
    def make(cls, root: Path, **variables: str) -> "Checkout":
        """Copy what installs pins to a new folder."""
        (root / "requirements").mkdir(parents=True)
        for name in ("pins.py", "uv.txt"):
            shutil.copy(ROOT / "requirements" / name, root / "requirements")
        # The user's own configuration of pip stays out, and uv has a cache of the test's own.
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PIP_", "UV_"))
        }
        cache = {"UV_CACHE_DIR": str(root / "cache"), "PIP_NO_CACHE_DIR": "1"}
        return cls(root, {**kept, "HOME": str(root), **cache, **variables})

    def write(self, name: str, text: str) -> Path:
        """Write a file of `requirements`."""
        file = self.root / "requirements" / name
        file.write_text(text, encoding="utf-8")
        return file

    def pins(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run pins.py with the Python, and so with the uv, of these tests."""
        return subprocess.run(
            [sys.executable, str(self.root / "requirements" / "pins.py"), *arguments],
            env=self.variables,
            cwd=self.root,
            capture_output=True,
            text=True,
            timeout=HANG_SECONDS,
            check=False,
        )
