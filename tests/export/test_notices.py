"""Feeds read back by feedparser, calendars by icalendar."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from dateline.export import Text, export
from dateline.export.ics import LONGEST_LINE, escaped, folded
from dateline.link import link
from dateline.model import When
from dateline.query import Selection, timeline
from dateline.store import Store, open_store
from pieces import article, findings


def feed(store: Store, wanted: Selection | None = None, text: Text | None = None) -> feedparser.FeedParserDict:
    read = feedparser.parse("".join(export(store, "rss", wanted, text=text)).encode())
    assert not read.bozo
    return read


def calendar(store: Store, wanted: Selection | None = None) -> Calendar:
    return Calendar.from_ical("".join(export(store, "ics", wanted)))


@pytest.mark.parametrize("wanted", [Selection(), Selection(parties=("CHN",), since="2001-04-02"), Selection(origins=2)])
def test_a_feed_has_the_happenings_of_the_timeline_the_latest_first(examples: Store, wanted: Selection) -> None:
    entries = timeline(examples, wanted)
    days = {f"urn:dateline:event:{entry.id}": entry.day for entry in entries}
    read = [item.id for item in feed(examples, wanted).entries]
    assert sorted(read) == sorted(days)
    assert [days[key] for key in read] == sorted(days.values(), key=lambda day: day or "", reverse=True)


def test_an_item_has_title_address_sentence_and_when_it_came_out(trucks: Store) -> None:
    item, _ = feed(trucks).entries
    assert item.title == timeline(trucks)[1].title
    assert item.link == "https://example.org/trucks?a=1&b=2"
    assert item.published_parsed[:3] == (2024, 3, 5)
    assert "“Foreign Minister Ilir Prenga said Albania sent 40 trucks" in item.description
    assert "1 article, 1 outlet, 1 origin (Ilir Prenga)" in item.description
    assert [tag.term for tag in item.tags] == ["AID", "happened"]


def test_a_status_is_told_and_no_sentence_is_where_none_may_go_out(trucks: Store) -> None:
    _, item = feed(trucks, text=Text.NONE).entries
    assert "Status: planned" in item.description
    assert "40 trucks" not in item.title + item.description


def test_a_calendar_has_the_dated_happenings_of_the_timeline(examples: Store) -> None:
    wanted = Selection(parties=("USA",), everything=True)
    entries = calendar(examples, wanted).walk("VEVENT")
    dated = [entry for entry in timeline(examples, wanted) if entry.day]
    assert [str(entry["UID"]) for entry in entries] == [f"{entry.id}@dateline" for entry in dated]
    for read, entry in zip(entries, dated, strict=True):
        assert read.start == date.fromisoformat(entry.day or "")
        assert str(read["SUMMARY"]) == entry.title


def test_an_entry_is_as_long_as_its_date_is_wide(trucks: Store) -> None:
    month, day = calendar(trucks).walk("VEVENT")
    assert (month.start, month.end) == (date(2024, 2, 1), date(2024, 3, 1))
    assert day.duration == timedelta(days=1)


@pytest.mark.parametrize(
    ("start", "end", "entries"),
    [("2024-01-01", "2024-04-01", 1), ("2023-01-01", "2024-01-01", 0), ("1900-01-01", "2000-01-01", 0)],
)
def test_what_is_dated_no_closer_than_to_a_year_fills_no_calendar(
    tmp_path: Path, start: str, end: str, entries: int
) -> None:
    store = open_store(tmp_path / "record.db", create=True)
    one = article()
    found = findings(one)
    when = When(
        span=found.events[0].when.span if found.events[0].when else None, value=start[:4],
        start=date.fromisoformat(start), end=date.fromisoformat(end), precision="year", basis="clause",
    )  # fmt: skip
    store.add([(one, replace(found, events=(replace(found.events[0], when=when),)))], [])
    store.relink(link(store.pile()))
    assert len(calendar(store).walk("VEVENT")) == entries
    assert len(feed(store).entries) == 1


def test_an_entry_has_place_address_and_how_sure_it_is(trucks: Store) -> None:
    month, day = calendar(trucks).walk("VEVENT")
    assert (str(month["STATUS"]), str(day["STATUS"])) == ("TENTATIVE", "CONFIRMED")
    assert str(day["LOCATION"]) == "Podgorica, MNE"
    assert (day["GEO"].latitude, day["GEO"].longitude) == (42.44, 19.26)
    assert str(day["URL"]) == "https://example.org/trucks?a=1&b=2"
    assert '@Herald; "Daily", 2024-03-05' in str(month["DESCRIPTION"]).splitlines()


@given(st.text())
def test_no_line_is_longer_than_the_standard_allows_and_unfolding_gives_it_back(words: str) -> None:
    made = folded(escaped(words))
    assert all(len(piece.encode()) <= LONGEST_LINE for piece in made.split("\r\n"))
    assert made.replace("\r\n ", "") == escaped(words) + "\r\n"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_words_come_back_from_a_calendar(words: str) -> None:
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", f"SUMMARY:{escaped(words)}", "END:VEVENT", "END:VCALENDAR"]
    (entry,) = Calendar.from_ical("".join(folded(line) for line in lines)).walk("VEVENT")
    assert str(entry["SUMMARY"]) == words


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://example.org/a\r\nATTACH:b", "file:/etc/passwd"])
def test_an_address_that_is_none_of_the_web_leads_nowhere(tmp_path: Path, url: str) -> None:
    store = open_store(tmp_path / "record.db", create=True)
    one = replace(article(), url=url)
    store.add([(one, findings(one))], [])
    store.relink(link(store.pile()))
    (item,) = feed(store).entries
    (entry,) = calendar(store).walk("VEVENT")
    assert "link" not in item
    assert "URL" not in entry
    assert "ATTACH" not in entry
