"""How an API key looks, and that noise is told from a key without the database."""

import hashlib
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.auth.key_format import SECRET_ALPHABET, digest, key_id_of, new_key

ROOT = Path(__file__).parents[2]
_ID, KEY = new_key()


def test_a_new_key_has_the_published_form() -> None:
    """Keys match the expression that SECURITY.md gives to secret scanners."""
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    published = re.search(r"nfm_\[.*\{49\}", text)
    assert published is not None
    for _ in range(50):
        key_id, key = new_key()
        assert re.fullmatch(published[0], key)
        assert key.startswith(f"nfm_{key_id}_")
        assert key_id_of(key) == key_id


def test_no_two_keys_are_alike() -> None:
    """Ids and secrets are random: 43 of 62 characters are more than 192 bits."""
    keys = [new_key() for _ in range(200)]
    assert len({key_id for key_id, _ in keys}) == 200
    assert len({key.split("_")[2] for _, key in keys}) == 200
    assert len(SECRET_ALPHABET) ** 43 > 2**192


@given(st.integers(0, len(KEY) - 1), st.characters())
def test_one_wrong_character_is_noticed(place: int, character: str) -> None:
    """Whatever one character of a key is changed to, the result is not a key."""
    changed = KEY[:place] + character + KEY[place + 1 :]
    assert (key_id_of(changed) is None) is (changed != KEY)


@given(st.integers(0, len(KEY)), st.text(min_size=1, max_size=3))
def test_more_characters_are_noticed(place: int, more: str) -> None:
    """A key with something put in is not a key, line ends included."""
    assert key_id_of(KEY[:place] + more + KEY[place:]) is None


@given(st.text(max_size=80))
def test_noise_is_no_key(text: str) -> None:
    """Random text has no id, and asking never fails."""
    assert key_id_of(text) is None


def test_only_a_sha_256_is_kept() -> None:
    """The digest is the SHA-256 of the whole key in hexadecimal digits."""
    assert digest(KEY) == hashlib.sha256(KEY.encode()).hexdigest()
