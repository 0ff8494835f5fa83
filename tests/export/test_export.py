"""Laws of every format, and the record narrowed by filters and by words."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.errors import ConfigError
from dateline.export import FORMATS, Text, export, write
from dateline.model import text_digest
from dateline.query import Selection, statements, timeline
from dateline.store import Store, schema

TEXTUAL = [name for name, form in FORMATS.items() if form.lines]


def lines(store: Store, wanted: Selection | None = None, text: Text | None = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export(store, "jsonl", wanted, text=text)]


def of_kind(found: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [line for line in found if line["kind"] == kind]


@pytest.mark.parametrize("name", TEXTUAL)
@pytest.mark.parametrize("text", list(Text))
def test_the_same_record_is_the_same_bytes_and_can_be_written(examples: Store, name: str, text: Text) -> None:
    first, second = ("".join(export(examples, name, text=text)) for _ in range(2))
    assert first == second
    assert first.encode().decode() == first


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "parquet"])
def test_without_words_no_stretch_of_an_article_goes_out(examples: Store, name: str) -> None:
    out = "".join(export(examples, name, Selection(everything=True), text=Text.NONE))
    with examples.reading() as connection:
        long = [row.words for row in connection.execute(schema.span.select()) if len(row.words.split()) > 8]
        texts = [row.text for row in connection.execute(schema.article.select())]
    assert long
    assert not [words for words in long if words in out]
    paragraphs = [part for text in texts for part in text.splitlines() if len(part.split()) > 8]
    assert not [part for part in paragraphs if part in out]


def test_a_narrowed_record_holds_what_the_timeline_shows_and_what_it_rests_on(examples: Store) -> None:
    wanted = Selection(parties=("CHN", "USA"), types=("ACCUSE",))
    found = lines(examples, wanted)
    events = of_kind(found, "event")
    assert {e["id"] for e in events} == {entry.id for entry in timeline(examples, wanted)}
    mentions = {m["id"]: m for m in of_kind(found, "event_mention")}
    assert set(mentions) == {key for event in events for key in event["mentions"]}
    articles = {a["id"] for a in of_kind(found, "article")}
    assert {m["article"] for m in mentions.values()} <= articles
    assert {m["attribution"] for m in mentions.values()} - {None} <= {a["id"] for a in of_kind(found, "attribution")}
    named = {p["actor"] for event in events for p in (*event["actors"], *event["recipients"])} - {None}
    assert named & {a["id"] for a in of_kind(lines(examples), "actor")} <= {a["id"] for a in of_kind(found, "actor")}
    assert of_kind(found, "statement") == []


def test_a_record_narrowed_to_what_was_said_has_no_happenings(examples: Store) -> None:
    wanted = Selection(by="CHN")
    found = lines(examples, wanted)
    assert {s["id"] for s in of_kind(found, "statement")} == {entry.id for entry in statements(examples, wanted)}
    assert of_kind(found, "event") == []
    assert {a["article"] for a in of_kind(found, "attribution")} == {a["id"] for a in of_kind(found, "article")}


def test_without_filters_the_whole_record_goes_out(examples: Store) -> None:
    assert lines(examples) == lines(examples, Selection()) == lines(examples, Selection(everything=True))
    with examples.reading() as connection:
        problems = connection.execute(schema.problem.select()).all()
    assert len(of_kind(lines(examples), "problem")) == len(problems)


def spans(found: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for line in found:
        for span in line.get("spans", ()):
            yield line["id"] if line["kind"] == "article" else line["article"], span


def test_who_has_the_articles_can_check_every_span_of_a_record_without_words(examples: Store) -> None:
    texts = {line["id"]: line["text"] for line in of_kind(lines(examples), "article")}
    bare = lines(examples, text=Text.NONE)
    assert all(text_digest(texts[a["id"]]) == a["sha256"] for a in of_kind(bare, "article"))
    checked = 0
    for article, span in spans(bare):
        assert span["words"] is None
        assert text_digest(texts[article][slice(*span["span"])]) == span["sha256"]
        checked += 1
    with examples.reading() as connection:
        kept = len(connection.execute(schema.span.select()).all())
    assert checked >= kept


def test_with_sentences_the_words_of_spans_go_out_and_the_texts_do_not(examples: Store) -> None:
    found = lines(examples, text=Text.SENTENCES)
    assert {line["text"] for line in of_kind(found, "article")} == {None}
    said = [span["words"] for _, span in spans(found) if span["role"] in ("evidence", "content", "trigger")]
    assert said
    assert all(said)
    assert not [span for _, span in spans(found) if span["role"] == "furniture" and span["words"]]


@pytest.mark.parametrize("text", list(Text))
def test_fields_of_the_contract_stay_in_every_line(examples: Store, text: Text) -> None:
    whole = {line["id"]: line for line in lines(examples)}
    for line in lines(examples, text=text):
        assert whole[line["id"]].keys() <= line.keys()


def test_an_unknown_format_names_those_there_are(examples: Store) -> None:
    with pytest.raises(ConfigError, match="jsonl"):
        list(export(examples, "xml"))


def test_a_place_that_cannot_be_written_is_said(examples: Store, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="choose another place"):
        write(examples, "jsonl", tmp_path / "no" / "such" / "folder.jsonl")


def test_a_folder_that_is_called_like_a_file_is_refused(examples: Store, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="end its name in a slash: pair/"):
        write(examples, "parquet", tmp_path / "pair.parquet")


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--since", "yesterday", "--since is 'yesterday'; give a day, a month or a year"),
        ("--until", "2022-13", "--until is '2022-13'; give a day"),
        ("--type", "FOO", "no type of PLOVER's called 'FOO'; use one of AGREE"),
    ],
)
@pytest.mark.parametrize("command", [["export", "-o", "-"], ["timeline"], ["report", "PRK", "-o", "-"]])
def test_a_filter_that_cannot_be_read_is_refused_and_not_taken_for_one_that_nothing_fits(
    examples: Store, command: list[str], option: str, value: str, said: str
) -> None:
    result = CliRunner().invoke(app, [*command, option, value, "--db", str(examples.path)])
    assert isinstance(result.exception, ConfigError)
    assert said in str(result.exception)


def test_the_command_takes_the_filters_of_the_looking_commands(examples: Store, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    call = ["export", "China", "usa", "--format", "csv", "--since", "2001-04-03", "--until", "2001-04", "--type",
            "accuse", "--type", "request", "--all", "-o", str(out), "--db", str(examples.path)]  # fmt: skip
    assert CliRunner().invoke(app, call).exit_code == 0
    wanted = Selection(
        parties=("CHN", "USA"), since="2001-04-03", until="2001-04", types=("ACCUSE", "REQUEST"), everything=True
    )
    assert out.read_text(encoding="utf-8") == "".join(export(examples, "csv", wanted))


def test_a_dash_writes_to_standard_output(examples: Store) -> None:
    said = CliRunner().invoke(app, ["export", "-o", "-", "--text", "none", "--db", str(examples.path)])
    assert said.stdout_bytes.decode() == "".join(export(examples, "jsonl", text=Text.NONE))


def test_a_name_with_a_slash_is_a_folder_that_is_made(trucks: Store, tmp_path: Path) -> None:
    call = ["export", "--format", "csv", "-o", f"{tmp_path}/new/tables/", "--db", str(trucks.path)]
    assert CliRunner().invoke(app, call).exit_code == 0
    assert (tmp_path / "new" / "tables" / "event.csv").is_file()
