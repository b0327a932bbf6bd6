"""The limit of P1: a bare ASGI app that does the same job with the raw driver.

It checks the key by its hash in memory, looks the row up (`raw_lookup.py`), opens the seal with
the ids of the question in its associated data and writes the JSON: what no implementation on
uvicorn can leave out.
"""

import hashlib
import hmac
import os
import re
from base64 import urlsafe_b64decode
from pathlib import Path
from urllib.parse import parse_qsl

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic_core import to_json
from starlette.types import ASGIApp, Receive, Scope, Send

from app.crypto.keyring import _derive
from app.crypto.keyring_file import load_keyring
from app.crypto.seal import associated_data
from bench.hello import answer
from bench.raw_lookup import make_find

PATH = re.compile(r"/v1/access-records/(\d+)/merge-fields")
DEFAULT_URL = "https://netflow.myownserver.net/"


def make() -> ASGIApp:
    """Return the app that does the job on the data directory of the environment."""
    folder = Path(os.environ["NFM_DATA_DIR"])
    key_hash = os.environ["BENCH_KEY_HASH"]
    find = make_find()
    root = load_keyring(folder / "keyring.json").keys[0].root
    cipher = AESGCM(_derive(root, b"nfm1 seal", 32))

    async def app(scope: Scope, _receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        text = dict(scope["headers"])[b"authorization"][len(b"Bearer ") :]
        if not hmac.compare_digest(hashlib.sha256(text).hexdigest(), key_hash):
            raise PermissionError
        path = PATH.fullmatch(scope["path"])
        assert path is not None
        service_id = int(path[1])
        client_id = int(dict(parse_qsl(scope["query_string"]))[b"client_id"])
        row = await find(service_id)
        await answer(send, _merge_fields(cipher, (service_id, client_id), row))

    return app


def _merge_fields(cipher: AESGCM, ids: tuple[int, int], row: tuple[object, ...]) -> bytes:
    _, enabled, url, username, group, ip_address, version, seal = row
    _, key_id, token = str(seal).split(".")
    sealed = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    fields = (1, "access_records", *ids, bool(enabled), url, username, group, ip_address, version)
    data = associated_data(key_id, fields)  # type: ignore[arg-type] # a row is not typed
    password = cipher.decrypt(sealed[:12], sealed[12:], data).rstrip(b"\0")[:-1].decode()
    return to_json(
        {
            "service_id": ids[0],
            "client_id": ids[1],
            "merge_fields": {
                "netflow_enabled": True,
                "netflow_url": url or DEFAULT_URL,
                "netflow_username": username or "",
                "netflow_password": password,
                "netflow_group": group or "",
                "netflow_ip_address": ip_address or "",
            },
            "client_password_page": False,
        }
    )
