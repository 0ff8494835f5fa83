"""The command line. In: arguments. Out: words on the screen, and an exit code. Door: `main`.

Exit codes, the same for every command:

    0    done
    1    done, but: build met problems; verify found something broken; a look found nothing
    2    not done: wrong arguments, no record, nothing could be built
    130  interrupted; what was read is kept
"""

from __future__ import annotations

import gc
import sys

# What modules make stays for good: to search it for garbage again and again is a third of a start.
gc.disable()

from sqlalchemy.exc import DatabaseError  # noqa: E402

from dateline.cli.app import app  # noqa: E402
from dateline.cli.console import complain  # noqa: E402
from dateline.errors import DatelineError  # noqa: E402

gc.freeze()
gc.enable()


def main() -> None:
    """Run the command line; turn what is wrong with the world into one line and exit code 2."""
    try:
        app()
    except DatelineError as error:
        complain(str(error))
    except DatabaseError as error:
        complain(
            f"the record cannot be read ({error.orig}); put back a copy of it, or build the articles into a new --db"
        )
    else:
        return
    sys.exit(2)
