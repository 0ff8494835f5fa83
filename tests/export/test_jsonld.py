"""Web Annotations, checked by hand against the texts and the W3C's model."""

import json
from typing import Any

import pytest

from dateline.export import Text, export
from dateline.model import text_digest
from dateline.query import Selection, timeline
from dateline.store import Store


def page(store: Store, wanted: Selection | None = None, text: Text | None = None) -> dict[str, Any]:
    return json.loads("".join(export(store, "jsonld", wanted, text=text)))


def texts(store: Store) -> dict[str, str]:
    lines = (json.loads(line) for line in export(store, "jsonl"))
    return {f"urn:dateline:article:{line['id']}": line["text"] for line in lines if line["kind"] == "article"}


def on_spans(read: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for item in read["items"] if "selector" in item["target"]]


def test_the_page_has_what_the_model_asks_for(examples: Store) -> None:
    read = page(examples)
    assert read["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert read["type"] == "AnnotationPage"
    ids = [item["id"] for item in read["items"]]
    assert len(ids) == len(set(ids)) > 1000
    for item in read["items"]:
        assert item["type"] == "Annotation"
        assert item["motivation"] in ("classifying", "describing")
        assert item["target"]
        assert all(body["type"] == "TextualBody" and body["value"] for body in item.get("body", ()))


def test_every_term_of_ours_is_in_the_context(examples: Store) -> None:
    standard = {"id", "type", "motivation", "body", "target", "source", "scope", "selector", "canonical"}
    ours = set(page(examples)["@context"][1])
    for item in page(examples)["items"]:
        assert set(item) | set(item["target"]) <= standard | ours


def test_both_selectors_lead_to_the_same_words(examples: Store) -> None:
    text = texts(examples)
    for item in on_spans(page(examples)):
        position, quote = item["target"]["selector"]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        source = text[item["target"]["source"]]
        assert source[position["start"] : position["end"]] == quote["exact"]
        at = source.index(quote["prefix"] + quote["exact"] + quote["suffix"])
        assert source[at:].startswith(quote["prefix"] + quote["exact"])
        assert item["target"]["sha256"] == text_digest(quote["exact"])


def test_without_words_position_and_digest_stay(examples: Store) -> None:
    text = texts(examples)
    for item in on_spans(page(examples, text=Text.NONE)):
        (position,) = item["target"]["selector"]
        words = text[item["target"]["source"]][position["start"] : position["end"]]
        assert item["target"]["sha256"] == text_digest(words)


@pytest.mark.parametrize("text", list(Text))
def test_the_texts_go_out_only_in_full(examples: Store, text: Text) -> None:
    whole = [item for item in page(examples, text=text)["items"] if "selector" not in item["target"]]
    bodies = {item["target"]["id"]: item["body"]["value"] for item in whole if "body" in item}
    assert bodies == (texts(examples) if text is Text.FULL else {})
    assert {item["target"]["sha256"] for item in whole} == {text_digest(words) for words in texts(examples).values()}


def test_the_annotations_follow_the_filters(examples: Store) -> None:
    wanted = Selection(parties=("CHN", "USA"), types=("ACCUSE",))
    found = {item.get("group") for item in on_spans(page(examples, wanted)) if "event_mention" in item["id"]}
    assert found == {f"urn:dateline:event:{entry.id}" for entry in timeline(examples, wanted)}
