"""The types that a user of the package sees."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def test_a_users_code_passes_a_strict_type_checker_and_its_slips_do_not() -> None:
    """Unused ignores are errors in strict mode, so the two slips at the end of the file have to be seen."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", str(HERE / "typed.py")]
    done = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
