"""Bytes to text, no byte lost in silence. In: bytes. Out: str.

UTF-8 first, since text that decodes as UTF-8 hardly ever is anything else; then what the
page declares; a byte that fits neither is read as windows-1252, the common culprit.
"""

from __future__ import annotations

import codecs
import re

from dateline.errors import InputError

FALLBACK = "dateline.windows-1252"

# Marks before the text, longest first: UTF-32's begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The first bytes of what is often named .txt or .html by mistake.
MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip file (or an office document)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "gzip-compressed",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"SQLite format 3\x00": "a database",
    b"PAR1": "a Parquet file",
}
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
# Where a declaration must stand: the HTML standard says the first 1,024 bytes; real pages are less tidy.
DECLARED_WITHIN = 8192
# Control characters no text holds; a few NULs in a long text are a slip, one byte in fifty is not.
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
CONTROLS_SHARE = 0.02


def decode_text(data: bytes) -> str:
    """Give plain text; the byte order mark is left out, invalid UTF-8 is read as windows-1252.

    Raises:
        InputError: the bytes are no text.
    """
    mark, encoding = next((pair for pair in MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    if encoding.startswith("utf-8"):
        _check_is_text(data)
    return _decode(data.removeprefix(mark), encoding)


def decode_page(data: bytes) -> str:
    """Give a page's HTML, by its byte order mark, as UTF-8, or in the charset it declares.

    Raises:
        InputError: the bytes are no text.
    """
    declared = DECLARED.search(data, 0, DECLARED_WITHIN)
    if declared is None or data.startswith(tuple(mark for mark, _ in MARKS)):
        return decode_text(data)
    _check_is_text(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_declared(data, declared[1].decode("ascii"))


def _decode_declared(data: bytes, name: str) -> str:
    # The HTML standard reads latin-1 and ASCII as windows-1252; so does the fallback.
    if name.lower() not in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "utf-8", "utf8", "windows-1252"}:
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return _decode(data, "utf-8")


def _decode(data: bytes, encoding: str) -> str:
    return data.decode(encoding, FALLBACK if encoding == "utf-8" else "replace")


def _check_is_text(data: bytes) -> None:
    kind = next((kind for magic, kind in MAGIC.items() if data.startswith(magic)), None)
    head = data[:DECLARED_WITHIN]
    if kind is None and len(CONTROLS.findall(head)) > CONTROLS_SHARE * len(head):
        kind = "binary"
    if kind:
        raise InputError(f"this is not text but {kind}; give the article's page or its text")


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    # Five bytes stand for nothing in windows-1252; the HTML standard keeps their number.
    return "".join(_character(byte) for byte in bad), error.end


def _character(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


codecs.register_error(FALLBACK, _as_windows_1252)
