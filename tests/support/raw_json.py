"""Request bodies that a strict reader must refuse, with the status of each."""

CANARY = "c4nary-s3cret"
_C = CANARY.encode()


def _nested(depth: int) -> bytes:
    """Return a body whose outermost object counts as 1."""
    inner = b'"' + _C + b'"'
    return b'{"notes":' + b"[" * (depth - 1) + inner + b"]" * (depth - 1) + b"}"


def _notes(value: bytes) -> bytes:
    return b'{"client_id": 1, "username": "' + _C + b'", "notes": ' + value + b"}"


MALFORMED: dict[str, bytes] = {
    "empty": b"",
    "blank": b"  ",
    "truncated": b'{"client_id": 1, "username": "' + _C,
    "no quotes": b"{username: " + _C + b"}",
    "single quotes": b"{'username': '" + _C + b"'}",
    "trailing comma": _notes(b'"x"')[:-1] + b",}",
    "trailing text": _notes(b'"x"') + _C,
    "two values": _notes(b'"x"') * 2,
    "comment": b"/* " + _C + b" */ {}",
    "NaN": _notes(b"NaN"),
    "Infinity": _notes(b"Infinity"),
    "-Infinity": _notes(b"-Infinity"),
    "1e400": _notes(b"1e400"),
    "-1e400": _notes(b"-1e400"),
    "5,000 digits": _notes(b"1" * 5000),
    "leading zero": _notes(b"01"),
    "hexadecimal": _notes(b"0x10"),
    "lone surrogate": _notes(b'"\\ud800"'),
    "reversed surrogates": _notes(b'"\\udc00\\ud800"'),
    "lone surrogate in a name": _notes(b'"x"')[:-1] + b', "\\udfff": 1}',
    "encoded surrogate": _notes(b'"\xed\xa0\x80"'),
    "bad UTF-8": _notes(b'"\xff"'),
    "overlong UTF-8": _notes(b'"\xc0\xaf"'),
    "truncated UTF-8": _notes(b'"\xf0\x9f"'),
    "Latin-1": _notes('"é"'.encode("latin-1")),
    "duplicate name": b'{"client_id": 1, "username": "' + _C + b'", "username": "b"}',
    "duplicate name, escaped": b'{"notes": "' + _C + b'", "n\\u006ftes": "b"}',
    "duplicate name inside": _notes(b'{"a": 1, "a": 2}'),
    "UTF-16": _notes(b'"x"').decode().encode("utf-16"),
    "UTF-16 without mark": _notes(b'"x"').decode().encode("utf-16-le"),
    "UTF-32": _notes(b'"x"').decode().encode("utf-32"),
    "byte order mark": b"\xef\xbb\xbf" + _notes(b'"x"'),
    "raw control character": _notes(b'"a\nb"'),
    "bad escape": _notes(b'"\\x41"'),
    "NUL": b"\0",
    "depth 9": _nested(9),
    "depth 100,000": _nested(100_000),
    "unclosed depth 100,000": b"[" * 100_000,
    "objects, depth 9": b'{"a":' * 8 + b"{" + b"}" * 9,
}
INVALID: dict[str, bytes] = {
    "depth 8": _nested(8),
    "a string": b'"' + _C + b'"',
    "a list": b'["' + _C + b'"]',
    "null": b"null",
    "a number": b"1",
    "unknown member": b'{"client_id": 1, "' + _C + b'": "' + _C + b'"}',
    "4,000 digits": _notes(b"1" * 4000),
    "escaped NUL": _notes(b'"\\u0000"'),
    "surrogate pair": _notes(b'["\\ud83d\\udd11"]'),
    "wrong types": b'{"client_id": "' + _C + b'", "enabled": "' + _C + b'"}',
    "a large double": _notes(b"1e308"),
    "minus zero": b'{"client_id": -0, "username": "' + _C + b'"}',
}
