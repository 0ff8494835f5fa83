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
        sys.exit(2)
