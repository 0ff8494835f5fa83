"""FollowTheMoney entities and statements, as far as they can be checked without its package (tests_ftm reads them)."""

import csv
import io
import json
from typing import Any

from dateline.export import Text, export
from dateline.query import Selection, timeline
from dateline.store import Store


def entities(store: Store, wanted: Selection | None = None, text: Text | None = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export(store, "ftm", wanted, text=text)]


def test_a_happening_has_its_parties_its_article_and_the_tie_between_them(trucks: Store) -> None:
    found = entities(trucks, Selection(statuses=("happened",)))
    assert [entity["schema"] for entity in found] == ["PublicBody", "PublicBody", "Article", "Event", "Documentation"]
    albania, montenegro, article, event, tie = found
    assert albania["properties"] == {"name": ["Albania"], "country": ["al"]}
    assert event["properties"]["involved"] == [albania["id"], montenegro["id"]]
    assert event["properties"]["date"] == ["2024-03-04"]
    assert event["properties"]["proof"] == tie["properties"]["document"] == [article["id"]]
    assert tie["properties"]["recordId"][0].startswith("0:81 sha256:")


def test_a_date_is_cut_to_its_precision(trucks: Store) -> None:
    (event,) = [e for e in entities(trucks, Selection(statuses=("planned",))) if e["schema"] == "Event"]
    assert event["properties"]["date"] == ["2024-02"]


def test_entities_come_once_and_follow_the_filters(examples: Store) -> None:
    wanted = Selection(parties=("CHN", "USA"))
    found = entities(examples, wanted)
    ids = [entity["id"] for entity in found]
    assert len(ids) == len(set(ids))
    events = {key.removeprefix("dateline-event-") for key in ids if "-event-" in key}
    assert events == {entry.id for entry in timeline(examples, wanted)}


def test_texts_go_out_in_full_alone_and_sentences_unless_none_may(trucks: Store) -> None:
    def have(name: str, text: Text) -> bool:
        return any(name in entity["properties"] for entity in entities(trucks, text=text))

    assert [have("bodyText", text) for text in Text] == [True, False, False]
    assert [have("summary", text) for text in Text] == [True, True, False]


def test_the_statements_are_the_values_of_the_entities(examples: Store) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(export(examples, "ftm-statements")), newline="")))
    values = {(row["entity_id"], row["prop"], row["value"]) for row in rows if row["prop"] != "id"}
    expected = {
        (entity["id"], name, value)
        for entity in entities(examples)
        for name, found in entity["properties"].items()
        for value in found
    }
    assert values == expected
    assert sum(row["prop"] == "id" for row in rows) == len(entities(examples))
