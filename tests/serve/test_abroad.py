"""Acts across a border can be looked at alone, and every way of looking means the same by it."""

from pathlib import Path

from fastapi.testclient import TestClient
from typer.testing import CliRunner

from dateline.cli.app import app as command_line


def ids(client: TestClient, address: str) -> list[str]:
    return [entry["id"] for entry in client.get(address).json()["entries"]]


def test_only_acts_of_two_countries_or_more_are_left(client: TestClient) -> None:
    every = client.get("/timeline.json?limit=500").json()["entries"]
    across = {
        entry["id"]
        for entry in every
        if len({party for party in (*entry["actors"], *entry["recipients"]) if len(party) == 3 and party.isupper()}) > 1
    }
    assert across and across < {entry["id"] for entry in every}
    assert set(ids(client, "/timeline.json?limit=500&abroad=1")) == across


def test_the_page_the_call_and_the_command_agree(client: TestClient, record_path: Path) -> None:
    across = ids(client, "/timeline.json?limit=500&abroad=1")
    told = client.get("/api/timeline?limit=200&abroad=true").json()
    assert {item["id"] for item in told["items"]} == set(across)
    printed = CliRunner().invoke(command_line, ["timeline", "--db", str(record_path), "--abroad", "-q"]).stdout.split()
    assert set(printed) == set(across)


def test_the_filter_is_named_and_can_be_taken_away(client: TestClient) -> None:
    assert "across borders" in client.get("/timeline?abroad=1").text


def test_a_view_of_utterances_has_no_such_filter(client: TestClient) -> None:
    assert client.get("/statements?abroad=1").status_code == 400
