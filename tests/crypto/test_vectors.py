"""The committed vectors pin the format: what was sealed once opens for ever."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.crypto.keyring import KeySet, KeyState, SealingKey, check_value

VECTORS: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("vectors.json").read_text(encoding="utf-8")
)["vectors"]
BY_NAME = [pytest.param(vector, id=vector["name"]) for vector in VECTORS]


def _written_anew(vector: dict[str, Any]) -> str:
    """Return the token by the words of the design: a second implementation, sharing no code."""
    root, nonce = bytes.fromhex(vector["root"]), bytes.fromhex(vector["nonce"])
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"nfm1 seal").derive(root)
    fields = b""
    for field in ["nfm1", vector["key_id"], *vector["fields"]]:
        tag = {str: b"s", bool: b"b", int: b"i", type(None): b"n"}[type(field)]
        text = "" if field is None else str(int(field) if isinstance(field, bool) else field)
        fields += tag + len(text.encode()).to_bytes(4, "big") + text.encode()
    padded = bytes.fromhex(vector["plaintext"]) + b"\x80"
    while len(padded) % 64:
        padded += b"\x00"
    sealed = nonce + AESGCM(key).encrypt(nonce, padded, fields)
    body = urlsafe_b64encode(sealed).decode().replace("=", "")
    return f"nfm1.{vector['key_id']}.{body}"


@pytest.mark.parametrize("vector", BY_NAME)
def test_a_committed_token_opens(vector: dict[str, Any]) -> None:
    """Every token in the file opens to its plaintext with this version."""
    root = bytes.fromhex(vector["root"])
    keyring = KeySet(
        [SealingKey(vector["key_id"], KeyState.PRIMARY, "", root, vector["check_value"])]
    )
    assert keyring.open(vector["token"], vector["fields"]) == bytes.fromhex(vector["plaintext"])
    assert check_value(root) == vector["check_value"]


@pytest.mark.parametrize("vector", BY_NAME)
def test_a_second_implementation_writes_the_same_token(vector: dict[str, Any]) -> None:
    """The format is what the design says, not whatever the code happens to do."""
    assert _written_anew(vector) == vector["token"]


def test_a_fresh_token_has_the_format_and_a_fresh_nonce() -> None:
    """What is sealed now is read by the second implementation, and no nonce comes twice."""
    key = SealingKey.generate(created="", state=KeyState.PRIMARY)
    keyring = KeySet([key])
    nonces = set()
    for number in range(50):
        token = keyring.seal(b"secret", (number,))
        nonce = urlsafe_b64decode(token.rsplit(".", 1)[1] + "==")[:12]
        written = {"root": key.root.hex(), "nonce": nonce.hex(), "key_id": key.key_id}
        assert _written_anew(written | {"fields": [number], "plaintext": b"secret".hex()}) == token
        nonces.add(nonce)
    assert len(nonces) == 50


def test_the_cipher_is_aes_256_gcm() -> None:
    """The library's cipher gives a published vector: test case 16 of McGrew and Viega's GCM."""
    key = bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2)
    nonce = bytes.fromhex("cafebabefacedbaddecaf888")
    plaintext = bytes.fromhex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    )
    associated = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    expected = (
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
        "76fc6ece0f4e1768cddf8853bb2d551b"
    )
    assert AESGCM(key).encrypt(nonce, plaintext, associated).hex() == expected
