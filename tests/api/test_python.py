"""dateline from Python: a record as tables and facts, one text as findings."""

from __future__ import annotations

import builtins
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

import dateline
from dateline.query import timeline
from dateline.store import open_store

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "articles"
TEXT = (
    "TIRANA, June 4 (The Coast) - Foreign Minister Ilir Prenga of Albania said on Monday that Montenegro had sent at "
    "least 40 trucks to Shkoder. <b>Nobody</b> & all agreed.\n"
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dateline.Record]:
    """The record of the example articles."""
    with dateline.build(EXAMPLES, tmp_path_factory.mktemp("python") / "demo.db") as made:
        yield made


@pytest.fixture(scope="module")
def reading() -> dateline.Reading:
    """What `TEXT` says."""
    return dateline.read(TEXT, published="2024-06-04", outlet="The Coast", url="https://coast.example/1")


class Outline(HTMLParser):
    """The words, the marked words and the tags of a page; refuses what is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.marked, self.tags = "", [], set()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag != "br":
            self._open.append(tag)
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data
        if "mark" in self._open:
            self.marked[-1] += data


def outline(thing: object) -> Outline:
    """Give what a notebook shows of *thing*."""
    found = Outline()
    found.feed(thing._repr_html_())  # type: ignore[attr-defined]  # the notebook's protocol
    assert not found._open
    return found


# -- the package ------------------------------------------------------------------------------


def test_importing_loads_nothing_and_looking_loads_no_parser() -> None:
    code = (
        "import sys; before = set(sys.modules); import dateline; own = sorted(set(sys.modules) - before);"
        "assert [m for m in own if m.startswith('dateline')] == ['dateline'], own;"
        "dateline.open; assert not {'spacy', 'trafilatura', 'pandas', 'pyarrow', 'polars'} & set(sys.modules);"
        "dateline.read; assert 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_public_name_is_there_and_no_other() -> None:
    assert all(getattr(dateline, name) is not None for name in dateline.__all__)
    assert set(dateline.__all__) <= set(dir(dateline))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        dateline.nonsense  # type: ignore[attr-defined]  # noqa: B018  the type checker says so too


def test_a_missing_record_is_said_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(dateline.DatelineError, match=r"there is no record at .* make one with"):
        dateline.open(tmp_path / "none.db")


# -- lists ------------------------------------------------------------------------------------


def test_a_timeline_is_what_the_command_gives(record: dateline.Record) -> None:
    found = record.timeline("China", "USA", since=date(2001, 4, 3), until="2001-04")
    assert found and all(row.day and "2001-04-03" <= row.day <= "2001-04-30" for row in found)
    assert all({"CHN", "USA"} <= {*row.actors, *row.recipients} for row in found)
    assert list(record.timeline(everything=True)) != list(record.timeline())
    assert list(record.timeline()) == timeline(open_store(record.path))


def test_a_list_is_counted_indexed_sliced_and_printed(record: dateline.Record) -> None:
    found = record.timeline()
    assert len(found) == len(list(found)) and found[0] in found and found[-1] == list(found)[-1]
    first = found[:2]
    assert isinstance(first, dateline.Timeline) and len(first) == 2 and first == found[:2] != found
    assert repr(first).splitlines()[0] == "2 happenings" and len(repr(first).splitlines()) == 3
    assert repr(found).endswith(f"… {len(found) - 10} more")


def test_types_and_statuses_narrow_in_any_case_alone_or_several(record: dateline.Record) -> None:
    both = record.timeline(type=["request", "REJECT"])
    assert {row.type for row in both} == {"REQUEST", "REJECT"}
    assert {row.status for row in record.timeline(status="Requested")} == {"requested"}
    assert all(row.origins >= 2 for row in record.timeline(origins=2))


def test_statements_wording_and_articles_are_lists_too(record: dateline.Record) -> None:
    said = record.statements(by="United States", about="apolog")
    assert said and all("apolog" in row.wording.lower() for row in said)
    phrases = record.wording("China", least=2)
    assert {phrase.words for phrase in phrases} >= {"very sorry"} and len(phrases.days) > 1
    assert len(phrases[:1].days) == len(phrases.days)
    assert len(record.articles()) == record.counts()["article"]
    assert {row.outlet for row in record.articles(outlet="Meridian Wire")} == {"Meridian Wire"}


@pytest.mark.parametrize("name", ["timeline", "statements", "articles"])
def test_frames_have_one_column_a_field_and_the_same_rows(record: dateline.Record, name: str) -> None:
    found = getattr(record, name)()
    arrow, pandas, polars = found.to_arrow(), found.to_pandas(), found.to_polars()
    assert arrow.column_names == list(pandas.columns) == polars.columns == list(found.columns)
    assert arrow.num_rows == len(pandas) == len(polars) == len(found) > 20
    assert arrow.to_pylist() == polars.to_dicts() == found.to_dicts()
    assert pandas["id"].tolist() == [row.id for row in found]


def test_an_empty_list_keeps_the_types_of_its_columns(record: dateline.Record) -> None:
    empty = record.timeline(since="2050")
    assert len(empty) == 0 and repr(empty) == "0 happenings"
    assert empty.to_arrow().schema == record.timeline().to_arrow().schema
    assert empty.to_arrow().schema.field("actors").type == pa.list_(pa.string())
    assert empty.to_pandas().shape == (0, len(empty.columns))


def test_duckdb_reads_a_list_as_it_is(record: dateline.Record) -> None:
    happenings = record.timeline()
    (count,) = duckdb.sql("select count(*) from happenings where list_contains(actors, 'CHN')").fetchall()[0]
    assert count == sum("CHN" in row.actors for row in happenings) > 10


def test_a_package_that_is_missing_is_named(record: dateline.Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(dateline.DatelineError, match=re.escape("pip install 'dateline-record[tables]'")):
        record.timeline().to_polars()


# -- facts ------------------------------------------------------------------------------------


def test_a_fact_has_its_passages_with_the_marked_words(record: dateline.Record) -> None:
    fact = record.show(next(row.id for row in record.timeline() if row.articles > 1))
    citations = fact.every_citation()
    assert len(citations) > 1 and all(citation.words.strip() for citation in citations)
    assert all(mention.citations[0].marked("trigger") for mention in fact.parts if mention.kind == "event_mention")
    assert repr(fact).startswith(f"<event {fact.id}: {fact.fields['title']}")


def test_a_notebook_shows_a_quotation_with_its_marks_and_the_chain(record: dateline.Record) -> None:
    statement = next(row for row in record.statements() if row.articles > 1)
    shown = outline(record.show(statement.id))
    assert shown.marked and any(words.strip('".,') in statement.words for words in shown.marked)
    assert "→" in shown.words and "why: " in shown.words


def test_every_list_shows_itself(record: dateline.Record) -> None:
    for thing in (record, record.timeline(), record.statements(), record.articles(), record.wording("USA").days):
        shown = outline(thing)
        assert "table" in shown.tags and not {"script", "style"} & shown.tags


# -- one article ------------------------------------------------------------------------------


def test_a_text_gives_who_said_what_with_the_words(reading: dateline.Reading) -> None:
    (said,) = [row for row in reading.attributions if row.source == "Ilir Prenga"]
    assert (said.cue, said.country, said.via) == ("said", "ALB", ("The Coast",))
    assert said.words == "Montenegro had sent at least 40 trucks to Shkoder"
    assert said.citation.marked("cue") == ("said",)
    assert said.day == "2024-06-04" or said.mention.when is not None


def test_spans_of_findings_are_the_words_of_the_text(reading: dateline.Reading) -> None:
    assert reading.text == TEXT
    (figure,) = reading.figures
    assert (figure.low, figure.high, figure.modifier, figure.of) == (40.0, None, "at_least", "trucks")
    assert figure.mention.span.of(reading.text) == "40"
    assert {row.text for row in reading.times} >= {"Monday"}
    for table in (reading.attributions, reading.events, reading.figures, reading.times):
        for row in table:
            assert row.citation.words == row.citation.passage.of(reading.text)
            assert all(mark.span.of(reading.text).strip() for mark in row.citation.marks)


def test_what_happened_has_actor_recipient_and_day() -> None:
    found = dateline.read("Albania's foreign minister visited Montenegro on Monday.", published=date(2024, 6, 4))
    (visit,) = found.events
    assert (visit.day, visit.type, visit.said_by) == ("2024-06-03", "CONSULT", None)
    assert [actor.country for actor in (*visit.mention.actors, *visit.mention.recipients)] == ["ALB", "MNE"]
    assert visit.citation.marked("trigger") == ("visited",) and visit.sentence == found.text
    assert found.events.to_pandas().loc[0, "type"] == "CONSULT"


def test_a_page_is_read_as_a_page_and_a_text_that_holds_a_tag_as_text(reading: dateline.Reading) -> None:
    page = f"<html><head><title>Trucks</title></head><body><article><p>{TEXT * 3}</p></article></body></html>"
    assert "<p>" not in dateline.read(page, published="2024-06-04").text
    assert "<b>Nobody</b>" in reading.text


def test_what_a_reading_shows_is_escaped(reading: dateline.Reading) -> None:
    shown = outline(reading)
    assert "b" not in shown.tags or "<b>Nobody</b> & all" in shown.words
    assert "Foreign Minister Ilir Prenga of Albania" in shown.marked


def test_what_cannot_be_read_is_said() -> None:
    with pytest.raises(dateline.DatelineError, match="none of text, html and title"):
        dateline.read("  ")
    other = dateline.read("Der Minister sagte am Montag, man werde die Straße bald wieder öffnen, und fuhr nach Hause.")
    assert other.not_coded == "language" and len(other) == 0 and "not read: language" in repr(other)


def test_the_same_text_has_the_same_ids_as_in_a_record(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    line = '{"url": "https://coast.example/2", "outlet": "The Coast", "published": "2024-06-04", "text": "%s"}\n'
    text = "Foreign Minister Ilir Prenga of Albania said Montenegro had sent 40 trucks."
    path.write_text(line % text, encoding="utf-8")
    with dateline.build([path], tmp_path / "one.db") as built:
        (entry,) = built.articles()
        found = dateline.read(text, published="2024-06-04", outlet="The Coast", url="https://coast.example/2")
        assert found.article.id == entry.id
        assert built.show(found.attributions[0].id).kind == "statement"


def test_open_does_not_hide_the_builtin() -> None:
    assert dateline.open is not builtins.open


@pytest.mark.parametrize("wrong", [{"since": "2022-13"}, {"until": "soon"}, {"type": "FOO"}, {"status": "done"}])
def test_a_filter_that_cannot_be_read_is_refused_and_not_taken_for_one_that_nothing_fits(
    record: dateline.Record, wrong: dict[str, str]
) -> None:
    with pytest.raises(dateline.DatelineError, match=next(iter(wrong.values()))):
        record.timeline(**wrong)  # type: ignore[arg-type]  # each is a filter's name


def test_a_finding_prints_as_a_line_to_read_and_keeps_the_rest(reading: dateline.Reading) -> None:
    said = reading.attributions[0]
    assert "citation" not in repr(said)
    assert "mention" not in repr(said)
    assert said.citation.words
    assert said.mention.id == said.id


def test_a_year_may_be_a_number(record: dateline.Record) -> None:
    assert record.timeline(since=2001, until=2001).to_dicts() == record.timeline(since="2001", until="2001").to_dicts()
    assert len(record.timeline(since=2002)) == 0


def test_a_day_that_cannot_be_read_is_refused_and_not_left_out() -> None:
    with pytest.raises(dateline.DatelineError, match="published is 'soon'; give the day"):
        dateline.read(TEXT, published="soon")


@pytest.mark.parametrize(
    ("place", "why"), [("nowhere", "no such file or folder"), ("empty", "nothing to read in this folder")]
)
def test_a_record_of_nothing_says_why(tmp_path: Path, place: str, why: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(dateline.DatelineError, match=why):
        dateline.build(tmp_path / place, tmp_path / "record.db")
