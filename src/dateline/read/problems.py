"""What could not be read, said so that it can be mended. In: errors. Out: words."""

from __future__ import annotations

import gzip
import zlib

# What opening and unpacking a file can raise; everything else is a slip of ours.
MENDABLE = (OSError, EOFError, zlib.error)


def explain(error: OSError | EOFError | zlib.error) -> str:
    """Say what an error of the file system or of gzip means, and how to mend it."""
    if isinstance(error, EOFError):
        return "the gzip file ends too early; it was cut short, so fetch or compress it again"
    if isinstance(error, (gzip.BadGzipFile, zlib.error)):
        return f"not a sound gzip file ({error}); compress it again, or take .gz off its name if it is not compressed"
    if isinstance(error, PermissionError):
        return "may not be read; give yourself the permission to read it"
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the spelling"
    return f"cannot be read: {error.strerror or error}; check the disk and the path"
