"""A seal opens with its key over its fields, and in no other way."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.errors import BrokenSeal, KeyringError, UnknownSealingKey
from app.crypto.keyring import KeySet, KeyState, SealingKey
from app.crypto.seal import Field, associated_data, open_sealed, split

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
FIELDS = st.lists(st.none() | st.booleans() | st.integers() | TEXT, max_size=5)
ROW: tuple[Field, ...] = (1, "access_records", 7, 56, True, "https://a.example/", "acme", None, 3)


def make_key(state: KeyState = KeyState.PRIMARY) -> SealingKey:
    return SealingKey.generate(created="2026-11-01T00:00:00Z", state=state)


@given(FIELDS, FIELDS)
def test_different_fields_are_encoded_differently(one: list[Field], other: list[Field]) -> None:
    """The encoding is injective: `True`, `1`, `"1"` and a shifted border are all told apart."""
    same = [(type(field), field) for field in one] == [(type(field), field) for field in other]
    assert (associated_data("k", one) == associated_data("k", other)) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((None,), ("",)),
        ((0,), (False,)),
        ((1,), ("1",)),
        (("ab", "c"), ("a", "bc")),
        (("a", None), ("a",)),
        ((None, "a"), ("a", None)),
        (("n\0\0\0\0",), (None,)),
    ],
)
def test_neighbouring_fields_are_told_apart(
    one: tuple[Field, ...], other: tuple[Field, ...]
) -> None:
    """The pairs that a sloppy encoding would confuse give different bytes."""
    assert associated_data("k", one) != associated_data("k", other)


@pytest.mark.parametrize("length", [0, 255, 256, 70_000])
def test_every_length_is_written_in_four_bytes(length: int) -> None:
    """Long fields are encoded as short ones are: tag, length, text."""
    text = "x" * length
    assert associated_data("k", (text,)).endswith(b"s" + length.to_bytes(4) + text.encode())


@given(st.binary(max_size=200), FIELDS)
def test_what_was_sealed_opens(plaintext: bytes, fields: list[Field]) -> None:
    """Every plaintext comes back whole, zeros and padding marks at its end included."""
    keyring = KeySet([make_key()])
    assert keyring.open(keyring.seal(plaintext, fields), fields) == plaintext


def test_no_flipped_bit_opens() -> None:
    """Each single bit of a token counts: nonce, ciphertext, tag, key id and format name."""
    keyring = KeySet([make_key()])
    token = keyring.seal(b"secret", ROW).encode()
    for place in range(len(token)):
        for bit in range(8):
            changed = bytearray(token)
            changed[place] ^= 1 << bit
            with pytest.raises(BrokenSeal):
                keyring.open(changed.decode("latin-1"), ROW)


def test_no_flipped_bit_of_the_sealed_bytes_opens() -> None:
    """Below the text form too, no single bit can change."""
    key = make_key()
    keyring = KeySet([key])
    cipher = keyring._ciphers[key.key_id]  # noqa: SLF001 - the bytes under the text are meant
    _, sealed = split(keyring.seal(b"secret", ROW))
    assert open_sealed(cipher, key.key_id, sealed, ROW) == b"secret"
    for bit in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(BrokenSeal):
            open_sealed(cipher, key.key_id, bytes(changed), ROW)


def test_every_field_is_bound() -> None:
    """A seal opens for no row that differs in one field, lacks one or has one more."""
    keyring = KeySet([make_key()])
    token = keyring.seal(b"secret", ROW)
    others: list[tuple[Field, ...]] = [ROW[:-1], (*ROW, None)]
    for place, field in enumerate(ROW):
        others += [
            (*ROW[:place], value, *ROW[place + 1 :])
            for value in (None, "", 0, 99, "x", not field)
            if (type(value), value) != (type(field), field)
        ]
    for other in others:
        with pytest.raises(BrokenSeal):
            keyring.open(token, other)


@pytest.mark.parametrize("value", [b"bytes", 1.0, 1.5])
def test_a_field_of_a_foreign_type_opens_nothing(value: object) -> None:
    """SQLite can hold anything in a column: such a row is broken, and not a crash."""
    keyring = KeySet([make_key()])
    token = keyring.seal(b"secret", (1,))
    with pytest.raises(BrokenSeal):
        keyring.open(token, (value,))  # type: ignore[arg-type]


def test_a_token_opens_only_with_the_key_that_it_names() -> None:
    """Another key under the same id, and the right key under another id, open nothing."""
    one, other = make_key(), make_key(KeyState.DECRYPT_ONLY)
    token = KeySet([one]).seal(b"secret", ROW)
    both = KeySet([one, other])
    assert both.open(token, ROW) == b"secret"
    with pytest.raises(BrokenSeal):
        both.open(token.replace(one.key_id, other.key_id), ROW)
    renamed = SealingKey(one.key_id, KeyState.PRIMARY, "", other.root, other.check_value)
    with pytest.raises(BrokenSeal):
        KeySet([renamed]).open(token, ROW)


@pytest.mark.parametrize(
    ("state", "opens"),
    [
        (KeyState.PENDING, True),
        (KeyState.DECRYPT_ONLY, True),
        (KeyState.DISABLED, False),
        (KeyState.DESTROYED, False),
    ],
)
def test_the_state_of_a_key_decides_whether_it_opens(state: KeyState, *, opens: bool) -> None:
    """A key that is switched off is as unknown as a missing one."""
    old, primary = make_key(), make_key()
    token = KeySet([old]).seal(b"secret", ROW)
    keyring = KeySet([SealingKey(old.key_id, state, "", old.root, old.check_value), primary])
    assert keyring.opens(old.key_id) is opens
    if opens:
        assert keyring.open(token, ROW) == b"secret"
    else:
        with pytest.raises(UnknownSealingKey):
            keyring.open(token, ROW)
    assert keyring.seal(b"", ()).split(".")[1] == primary.key_id


def test_an_unknown_key_is_said_to_be_unknown() -> None:
    """A token of a keyring that is gone does not open, whatever key is there now."""
    token = KeySet([make_key()]).seal(b"secret", ROW)
    with pytest.raises(UnknownSealingKey):
        KeySet([make_key()]).open(token, ROW)


@pytest.mark.parametrize("change", ["{}=", "{}A", "{} ", "x{}", "{}.", "nfm1..{}", "", "é{}"])
def test_a_token_has_one_spelling(change: str) -> None:
    """Padding, blanks, other alphabets and more parts are refused, though decoders forgive them."""
    keyring = KeySet([make_key()])
    with pytest.raises(BrokenSeal):
        keyring.open(change.format(keyring.seal(b"secret", ROW)), ROW)


@pytest.mark.parametrize("body", ["", "A", "AAAA", "+/+/", "A" * 16, "A" * 38])
def test_a_truncated_token_is_broken(body: str) -> None:
    """A token without room for nonce and tag is broken, not a crash."""
    key = make_key()
    with pytest.raises(BrokenSeal):
        KeySet([key]).open(f"nfm1.{key.key_id}.{body}", ROW)


def test_bytes_in_the_seal_column_are_broken() -> None:
    """A BLOB where the token was is refused like any other text."""
    with pytest.raises(BrokenSeal):
        KeySet([make_key()]).open(b"nfm1.a.b", ROW)  # type: ignore[arg-type]


def test_the_token_hides_the_length_of_a_password() -> None:
    """Passwords of 0 to 63 bytes give tokens of one length; only longer ones grow, in steps."""
    keyring = KeySet([make_key()])
    lengths = [len(keyring.seal(b"p" * size, ROW)) for size in range(129)]
    assert len(set(lengths[:64])) == 1
    assert len(set(lengths[64:128])) == 1
    assert lengths[0] < lengths[64] < lengths[128]


def test_a_key_prints_no_secret() -> None:
    """The text form of a key lacks its root."""
    key = make_key()
    assert repr(key.root) not in repr(key)
    assert "root" not in repr(key)


@pytest.mark.parametrize("count", [0, 2])
def test_a_keyring_has_one_primary(count: int) -> None:
    """No primary, or two of them, is refused."""
    with pytest.raises(KeyringError, match=f"has {count} primary keys"):
        KeySet([make_key() for _ in range(count)])


def test_the_primary_proves_itself() -> None:
    """The readiness proof passes with a good key, and fails when sealing and opening differ."""

    class Forgetful(KeySet):
        """Opens every token to nothing."""

        def open(self, token: str, fields: Sequence[Field]) -> bytes:
            super().open(token, fields)
            return b""

    KeySet([make_key()]).prove()
    with pytest.raises(KeyringError, match="primary key"):
        Forgetful([make_key()]).prove()
