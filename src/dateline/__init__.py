"""dateline: the dated, sourced record of what states and their leaders say and do.

    record = dateline.open("record.db")
    record.timeline("PRK", "RUS", since="2022").to_pandas()

Nothing is loaded until it is asked for: importing costs next to nothing, looking loads no parser.
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from dateline.api import Articles, Citation, Fact, Reading, Record, Statements, Table, Timeline, Wording
    from dateline.api import open_record as open
    from dateline.api.making import build_record as build
    from dateline.api.making import read_text as read
    from dateline.errors import DatelineError
else:
    import sys
    from importlib import import_module
    from types import ModuleType

    # Public name: where it is, and what it is called there.
    _PLACES = {
        "open": ("dateline.api", "open_record"),
        "build": ("dateline.api.making", "build_record"),
        "read": ("dateline.api.making", "read_text"),
        "DatelineError": ("dateline.errors", "DatelineError"),
    }
    _NAMES = ("Articles", "Citation", "Fact", "Reading", "Record", "Statements", "Table", "Timeline", "Wording")
    _PLACES |= {name: ("dateline.api", name) for name in _NAMES}

    def __getattr__(name):
        if name not in _PLACES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        place, real = _PLACES[name]
        return getattr(import_module(place), real)

    def __dir__():
        return sorted(set(globals()) | set(_PLACES))

    class _Package(ModuleType):
        """The package, in which `read` stays the function: loading the room `dateline.read` would put itself there."""

        read = property(lambda self: __getattr__("read"), lambda self, room: None)

    sys.modules[__name__].__class__ = _Package


__all__ = [
    "Articles", "Citation", "DatelineError", "Fact", "Reading", "Record", "Statements", "Table", "Timeline", "Wording",
    "__version__", "build", "open", "read",
]  # fmt: skip
