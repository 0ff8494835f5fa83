"""Another's table of events beside a record of the articles its rows came from. In: a file, Store. Out: Comparison.

Doors: `read_rows` for GDELT's and POLECAT's files, `compare` to hold them against a record.
"""

from __future__ import annotations

from dateline.compare.matching import Comparison, Judged, Verdict, compare
from dateline.compare.rows import Row, Table, read_rows

__all__ = ["Comparison", "Judged", "Row", "Table", "Verdict", "compare", "read_rows"]
