"""What spreadsheets write that means the same: other separators, line ends, encodings, words."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from typing import IO, Any, Final

CHUNK: Final = 64 * 1024
SEPARATORS: Final = (",", ";", "\t")

FLAGS: Final = {
    **dict.fromkeys(("true", "1", "yes"), True),
    **dict.fromkeys(("false", "0", "no"), False),
    # As spreadsheets write them in the languages of the addon, and as people do.
    **dict.fromkeys(("wahr", "vrai", "vero", "waar", "verdadero", "verdadeiro"), True),
    **dict.fromkeys(("falsch", "faux", "falso", "onwaar"), False),
    **dict.fromkeys(("ja", "oui", "sì", "si", "sí", "sim"), True),
    **dict.fromkeys(("nein", "non", "nee", "não", "nao"), False),
}


def as_utf8_lines(file: IO[bytes]) -> IO[bytes]:
    """Return the file with lines that end in LF, in UTF-8, from where it stands.

    UTF-16 is taken where a byte order mark says so. Line ends of CR alone are replaced where the
    first 64 KiB have no other.
    """
    start = file.tell()
    first = file.read(CHUNK)
    file.seek(start)
    is_utf16 = first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if is_utf16:
        first = first.decode("utf-16", errors="replace").encode(errors="replace")
    has_cr_alone = b"\r" in first and b"\n" not in first
    if not is_utf16 and not has_cr_alone:
        return file
    return io.BufferedReader(_Recoded(file, is_utf16=is_utf16, has_cr_alone=has_cr_alone))


class _Recoded(io.RawIOBase):
    """A file as UTF-8 with LF. What is not UTF-16 becomes what is not UTF-8."""

    def __init__(self, file: IO[bytes], *, is_utf16: bool, has_cr_alone: bool) -> None:
        self._chunks = _chunks(file, is_utf16=is_utf16)
        self._has_cr_alone = has_cr_alone
        self._left = b""
        self._is_quoted = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - a buffer of any kind
        if not self._left:
            self._left = next(self._chunks, b"")
            if self._has_cr_alone:
                self._left = self._with_lf(self._left)
        taken, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)

    def _with_lf(self, chunk: bytes) -> bytes:
        """Replace CR outside of quotes: inside, it is part of a value."""
        parts = chunk.split(b'"')
        for number, part in enumerate(parts):
            if not self._is_quoted:
                parts[number] = part.replace(b"\r", b"\n")
            self._is_quoted = not self._is_quoted
        self._is_quoted = not self._is_quoted  # There are fewer quotes than parts.
        return b'"'.join(parts)


def _chunks(file: IO[bytes], *, is_utf16: bool) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder("utf-16")(errors="surrogatepass")
    while chunk := file.read(CHUNK):
        if not is_utf16:
            yield chunk
        elif text := decoder.decode(chunk):
            yield text.encode(errors="surrogatepass")
    if is_utf16:
        yield _end_of(decoder)


def _end_of(decoder: codecs.IncrementalDecoder) -> bytes:
    """Return the rest of a UTF-16 file; what is not UTF-8 where it was cut off."""
    try:
        return decoder.decode(b"", final=True).encode(errors="surrogatepass")
    except UnicodeDecodeError:
        return codecs.BOM_UTF16_LE


def separator_of(header: str, known: Sequence[str]) -> str:
    """Return the separator by which a header line has a known name; a comma if none has."""
    for separator in SEPARATORS:
        try:
            names = next(csv.reader([header], delimiter=separator), [])
        except csv.Error:
            break  # Whoever reads the header reports it.
        if len(names) > 1 and {*map(column_name, names)} & {*known}:
            return separator
    return SEPARATORS[0]


def means_nothing(line: str) -> bool:
    """Return whether a line before the header is blank, or names the separator (`sep=;`)."""
    rest = line.strip("".join(SEPARATORS) + ' "\r\n').lower()
    return rest in {"", "sep="}


def column_name(cell: str) -> str:
    """Return the name in a cell of the header: capitals and white space mean nothing."""
    return cell.strip().lower()


def is_blank(cells: Sequence[str]) -> bool:
    """Return whether a row has nothing in it."""
    return not "".join(cells).strip()
