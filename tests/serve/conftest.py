"""A record of the examples, built once, and a client that calls its pages as a browser would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from dateline.cli.app import app as command_line
from dateline.serve import create_app

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
HOME = "http://127.0.0.1:8765"


@pytest.fixture(scope="session")
def record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the examples; who changes it takes a copy."""
    path = tmp_path_factory.mktemp("served") / "examples.db"
    made = CliRunner().invoke(command_line, ["build", str(EXAMPLES), "--db", str(path), "-q"])
    assert made.exit_code == 0, made.output
    return path


@pytest.fixture(scope="session")
def client(record_path: Path) -> Iterator[TestClient]:
    """A visitor of the examples' record."""
    with TestClient(create_app(record_path), base_url=HOME) as visitor:
        yield visitor
