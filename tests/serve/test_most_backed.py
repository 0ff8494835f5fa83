"""The first page opens with what the most sources tell; a filter, or a later page, goes straight to its lines."""

from pathlib import Path

from fastapi.testclient import TestClient

from dateline.query.paging import most_backed
from dateline.store import open_store

HEADING = "Told by the most sources"


def test_the_most_backed_come_first_and_none_on_one_word_alone(record_path: Path) -> None:
    found = most_backed(open_store(record_path), 50)
    origins = [entry.origins for entry in found]
    assert len(found) > 4 and origins == sorted(origins, reverse=True) and origins[-1] >= 2
    assert not {entry.status for entry in found} & {"hypothetical", "negated"}


def test_they_stand_on_the_first_page_of_all_alone(client: TestClient) -> None:
    assert HEADING in client.get("/").text
    assert HEADING not in client.get("/timeline?type=CONSULT").text
    following = client.get("/timeline.json?limit=5").json()["next"]
    assert HEADING not in client.get(f"/timeline?limit=5&after={following}").text
