"""dateline from Python. In: a record's file, a text, paths. Out: tables and facts that show themselves.

Looking stays light: what reads articles is in ``making``, which the package's root loads when it is asked for.
"""

from dateline.api.facts import Citation, Fact
from dateline.api.lists import Articles, Statements, Timeline, Wording
from dateline.api.reading import Reading
from dateline.api.record import Record, open_record
from dateline.api.table import Table

__all__ = [
    "Articles", "Citation", "Fact", "Reading", "Record", "Statements", "Table", "Timeline", "Wording", "open_record",
]  # fmt: skip
