"""What holds for every page."""

from __future__ import annotations

from starlette.testclient import TestClient


def test_the_timeline_is_the_home_page(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "<h1>" in answer.text
    assert client.get("/timeline.csv").text.startswith("id,day,")
    assert client.get("/timeline.json").json()["entries"]
