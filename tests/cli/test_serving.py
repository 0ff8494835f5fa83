"""The serve command: where it does not listen, and how it says so."""

import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.errors import ConfigError, StoreError
from dateline.store import open_store


@pytest.fixture
def record(tmp_path: Path) -> str:
    """The path of an empty record."""
    open_store(tmp_path / "record.db", create=True).close()
    return str(tmp_path / "record.db")


def test_a_port_that_another_program_has_is_named_with_the_mend(record: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(app, ["serve", "--db", record, "--port", str(port)])
    assert isinstance(result.exception, ConfigError)
    assert f"port {port}: another program listens there; choose another --port" in str(result.exception)


def test_an_address_that_others_reach_needs_a_token_before_anything_is_served(record: str) -> None:
    result = CliRunner().invoke(app, ["serve", "--db", record, "--host", "0.0.0.0"])
    assert isinstance(result.exception, ConfigError)
    assert "give a token they must know (--token)" in str(result.exception)
    assert "http://" not in result.output


def test_writing_needs_a_token(record: str) -> None:
    result = CliRunner().invoke(app, ["serve", "--db", record, "--write"])
    assert isinstance(result.exception, ConfigError)
    assert "give one with --token" in str(result.exception)


def test_a_record_that_is_not_there_is_said_with_how_to_make_one(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["serve", "--db", str(tmp_path / "none.db")])
    assert isinstance(result.exception, StoreError)
    assert "make one with: dateline build" in str(result.exception)
