"""The laws of the gold files in evals/gold. Of a broken item only its id is shown: one half is to stay unseen."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.model import Status

GOLD = Path(__file__).parent.parent / "evals" / "gold"
NAMES = ("chains", "content", "groups", "places", "speakers", "status")
HALVES = ("dev", "aside")
# PLOVER 2.0
TYPES = frozenset(
    ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
     "THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT")
)  # fmt: skip
KINDS = frozenset(("country", "admin1", "city", "site", "sea", "region", "not_place"))
CODE = re.compile(r"[A-Z]{3}")

Item = dict[str, Any]


def lines_of(name: str, half: str) -> list[Item]:
    return [json.loads(line) for line in (GOLD / f"{name}_{half}.jsonl").read_text(encoding="utf-8").splitlines()]


def broken(name: str, faults: Callable[[Item], Iterator[bool]]) -> list[str]:
    """Give the ids of the items of both halves in which one of *faults* is true."""
    return [item["id"] for half in HALVES for item in lines_of(name, half)[1:] if any(faults(item))]


@pytest.mark.parametrize("name", NAMES)
def test_a_gold_file_opens_with_what_it_is_and_under_which_licence(name: str) -> None:
    for half in HALVES:
        assert {"what", "written", "licence", "rules", "corrections"} <= set(lines_of(name, half)[0]["head"])


@pytest.mark.parametrize("name", NAMES)
def test_the_halves_are_of_one_size_and_share_no_item(name: str) -> None:
    dev, aside = (lines_of(name, half)[1:] for half in HALVES)
    assert len(dev) == len(aside)
    ids = [item["id"] for item in (*dev, *aside)]
    assert len(ids) == len(set(ids))
    texts = [{text for item in items for text in texts_of(item)} for items in (dev, aside)]
    assert not texts[0] & texts[1], "a text stands in both halves"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("half", HALVES)
def test_a_third_of_each_half_are_near_misses(name: str, half: str) -> None:
    items = lines_of(name, half)[1:]
    assert 3 * sum(item["near_miss"] for item in items) >= len(items)


def texts_of(item: Item) -> list[str]:
    return [article["text"] for article in item["articles"]] if "articles" in item else [item["text"]]


def test_a_chain_quotes_its_text() -> None:
    def faults(item: Item) -> Iterator[bool]:
        for expected in item["expect"]:
            yield from (part not in item["text"] for part in (*expected["content"], expected["cue"]))
            yield from (part is not None and part not in item["text"] for part in (expected["source"],))

    assert broken("chains", faults) == []


def test_a_content_is_given_in_the_words_of_its_text() -> None:
    def faults(item: Item) -> Iterator[bool]:
        yield from (part not in item["text"] for expected in item["expect"] for part in expected["content"])

    assert broken("content", faults) == []


def test_a_speaker_stands_in_its_text_as_often_as_is_said() -> None:
    def faults(item: Item) -> Iterator[bool]:
        for expected in item["expect"]:
            yield item["text"].count(expected["source"]) <= expected["occurrence"]
            yield expected["content"] not in item["text"]

    assert broken("speakers", faults) == []


def test_a_trigger_stands_once_in_its_text_and_its_source_stands_there_too() -> None:
    def faults(item: Item) -> Iterator[bool]:
        for expected in item["expect"]:
            yield item["text"].count(expected["trigger"]) != 1
            yield expected["attributed_to"] is not None and expected["attributed_to"] not in item["text"]

    assert broken("status", faults) == []


def test_an_expected_event_has_a_type_a_status_and_countries_that_exist() -> None:
    def faults(item: Item) -> Iterator[bool]:
        for expected in item["expect"]:
            yield not {expected["type"], *expected.get("also_ok", ())} <= TYPES
            yield expected["status"] not in set(Status)
            yield (expected["type"] == "THREATEN") != (expected["status"] == "threatened")
            yield any(not CODE.fullmatch(code) for code in (*expected["actors"], *expected["recipients"]))

    assert broken("status", faults) == []


def test_a_toponym_stands_in_its_text_as_often_as_is_said() -> None:
    assert broken("places", lambda item: iter((item["text"].count(item["name"]) <= item["occurrence"],))) == []


def test_a_place_has_a_kind_a_country_and_a_point_that_exist() -> None:
    def faults(item: Item) -> Iterator[bool]:
        place = item["expect"]
        yield item["kind"] not in KINDS or (item["kind"] == "not_place") != (place is None)
        if place is not None:
            yield not place["name"] or not CODE.fullmatch(place["country"] or "AAA")
            yield (place["lat"] is None) != (place["lon"] is None)
            yield not (-90 <= (place["lat"] or 0) <= 90 and -180 <= (place["lon"] or 0) <= 180)

    assert broken("places", faults) == []


def test_a_mention_of_a_group_stands_once_in_its_article() -> None:
    def faults(item: Item) -> Iterator[bool]:
        whole = {a["id"]: f"{a['title'] or ''}\n{a['text']}" for a in item["articles"]}
        for mention in mentions_of(item["expect"]):
            yield mention["article"] not in whole or whole[mention["article"]].count(mention["words"]) != 1

    assert broken("groups", faults) == []


def mentions_of(expect: Item) -> Iterator[Item]:
    yield from (mention for part in ("events", "statements") for group in expect[part] for mention in group["mentions"])
    yield from expect["unsupported_quotes"]


def test_the_counts_of_a_groups_event_are_those_of_its_lists() -> None:
    def faults(item: Item) -> Iterator[bool]:
        for event in item["expect"]["events"]:
            yield event["type"] not in TYPES
            yield event["origins"] != len(event["origin_names"])
            yield event["articles"] != len({mention["article"] for mention in event["mentions"]})

    assert broken("groups", faults) == []


def test_copies_primaries_variants_and_disputes_name_articles_and_events_of_their_group() -> None:
    def faults(item: Item) -> Iterator[bool]:
        ids, expect = {article["id"] for article in item["articles"]}, item["expect"]
        yield not {article for pair in expect["copies"] for article in pair} <= ids
        for statement in expect["statements"]:
            yield statement["primary"] not in (None, *ids)
            yield not {variant["article"] for variant in statement["variants"]} <= ids
            yield not {variant["relation"] for variant in statement["variants"]} <= {"same", "trimmed", "reworded"}
        for dispute in expect["disputes"]:
            yield dispute["event"] not in {event["name"] for event in expect["events"]}
            yield dispute["field"] not in ("count", "date", "place", "happened") or len(dispute["sides"]) < 2
            yield not {article for side in dispute["sides"] for article in side["articles"]} <= ids

    assert broken("groups", faults) == []
