"""Another's rows beside a record: which are one happening, which have no sentence, which no article, what they miss."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.compare import Comparison, Judged, Row, Table, Verdict, compare, read_rows
from dateline.compare.addresses import address_key
from dateline.compare.rows import plover_of
from dateline.errors import InputError
from dateline.export import export
from dateline.export.gdelt import COLUMNS as GDELT
from dateline.link import link
from dateline.model import Status
from dateline.pipeline import Settings, build
from dateline.store import Store, open_store
from pieces import TEXT, article, findings

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "examples" / "tables"
URL = "https://example.org/trucks"
DAY = date(2024, 3, 4)


@pytest.fixture(scope="module")
def trucks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A record in which Albania sent Montenegro trucks, in two articles; in a third it is denied."""
    store = open_store(tmp_path_factory.mktemp("trucks") / "record.db", create=True)
    one = replace(article(), url=URL)
    two = replace(article(TEXT + " It said no more."), id="two", external_id="two.txt", outlet="The Other")
    three = replace(article(TEXT.replace("Monday", "Friday")), id="three", external_id="three.txt", outlet="Third")
    denied = findings(replace(three, text=TEXT))
    denied = replace(denied, events=(replace(denied.events[0], status=Status.DENIED, type="ACCUSE"),))
    pile = [(one, findings(one)), (two, findings(replace(two, text=TEXT))), (three, denied)]
    store.add(pile, [])
    store.relink(link(store.pile()))
    yield store
    store.close()


def row(**changed: object) -> Row:
    plain = Row(
        line=1, id="1", day=DAY, code="070", type="AID", is_speech=False, actor="ALB", recipient="MNE", url=URL,
        outlet=None, published=None,
    )  # fmt: skip
    return replace(plain, **changed)  # type: ignore[arg-type]  # the fields of Row


def judged(store: Store, *rows: Row, days: int = 3) -> tuple[Judged, ...]:
    return compare(store, rows, days=days).judged


def test_rows_of_several_articles_are_one_happening(trucks: Store) -> None:
    found = compare(trucks, [row(id="1"), row(id="2"), row(id="3", url="two.txt")])
    ((key, ones),) = found.groups(Verdict.HAPPENING)
    assert [one.row.id for one in ones] == ["1", "2", "3"]
    assert set(found.found) == {key}
    assert len({one.mention for one in ones}) == 2


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"type": "ASSAULT", "code": "190"}, "of these parties the article has AID"),
        ({"actor": "USA"}, "the article has AID ALB → MNE"),
        ({"actor": "MNE", "recipient": "ALB"}, "the article has AID ALB → MNE"),
        ({"day": date(2024, 3, 20)}, "the article has it on 2024-03-04"),
        ({"actor": None, "recipient": None}, "the row names no state"),
        ({"type": None, "code": "999"}, "999 is no type that PLOVER has"),
    ],
)
def test_a_row_without_a_sentence_is_told_what_the_article_has(
    trucks: Store, changed: dict[str, object], why: str
) -> None:
    (one,) = judged(trucks, row(**changed))
    assert (one.verdict, one.why) == (Verdict.NO_SENTENCE, why)


@pytest.mark.parametrize("changed", [{"recipient": None}, {"actor": None}, {"day": None}, {"day": date(2024, 3, 7)}])
def test_what_a_row_does_not_say_does_not_count_against_it(trucks: Store, changed: dict[str, object]) -> None:
    (one,) = judged(trucks, row(**changed))
    assert one.verdict is Verdict.HAPPENING


def test_how_far_a_day_may_lie_off_can_be_told(trucks: Store) -> None:
    off = row(day=date(2024, 3, 7))
    assert [judged(trucks, off, days=days)[0].verdict for days in (2, 3)] == [Verdict.NO_SENTENCE, Verdict.HAPPENING]


def test_a_row_whose_article_is_not_there_is_not_held_against_it(trucks: Store) -> None:
    (one,) = judged(trucks, row(url="https://example.org/another"))
    assert (one.verdict, one.articles) == (Verdict.NO_ARTICLE, ())


def test_a_statement_is_found_among_what_was_said(trucks: Store) -> None:
    said, other = (row(code="010", type=None, is_speech=True, actor=who, recipient=None) for who in ("ALB", "MNE"))
    assert [one.verdict for one in judged(trucks, said, other)] == [Verdict.UTTERANCE, Verdict.NO_SENTENCE]


def test_a_row_without_an_address_is_found_by_outlet_and_day_of_publication(trucks: Store) -> None:
    issue = {"url": None, "outlet": "the example", "published": date(2024, 3, 5)}
    (one,) = judged(trucks, row(**issue))
    assert one.verdict is Verdict.HAPPENING
    (late,) = judged(trucks, row(**{**issue, "published": date(2024, 3, 6)}))
    assert late.verdict is Verdict.NO_ARTICLE


def test_a_row_that_the_article_denies_says_so_and_what_has_no_row_is_told(trucks: Store) -> None:
    found = compare(trucks, [row(url="three.txt", type="ACCUSE", code="112")])
    (one,) = found.judged
    assert (one.verdict, one.status) == (Verdict.HAPPENING, "denied")
    assert [entry.type for entry in found.missed] == ["AID"]
    assert found.overlooked == ()


@pytest.mark.parametrize(
    "address",
    [
        "http://www.example.org/trucks/",
        "https://EXAMPLE.org/trucks#top",
        "https://example.org/trucks?utm_source=x&ref=y",
    ],
)
def test_one_page_has_one_key(address: str) -> None:
    assert address_key(address) == address_key(URL)


@pytest.mark.parametrize(
    "address", ["https://example.org/trucks?id=2", "https://example.org/Trucks", "trucks", "http://["]
)
def test_another_page_has_another_key(address: str) -> None:
    assert address_key(address) != address_key(URL)


@pytest.mark.parametrize(
    ("cameo", "kind"),
    [("190", "ASSAULT"), ("1044", "REQUEST"), ("19", "ASSAULT"), ("036", "AGREE"), ("010", None), ("", None)],
)
def test_a_code_of_cameo_has_the_type_of_its_nearest_ancestor(cameo: str, kind: str | None) -> None:
    assert plover_of(cameo) == kind


def test_our_own_tables_are_read_back_and_every_row_is_found(trucks: Store, tmp_path: Path) -> None:
    for table in Table:
        path = tmp_path / f"{table}.tsv"
        path.write_text("".join(export(trucks, table.value)), encoding="utf-8")
        rows, problems = read_rows(path, table)
        assert (problems, len(rows)) == ([], 1)
        assert (rows[0].day, rows[0].type, rows[0].actor, rows[0].recipient) == (DAY, "AID", "ALB", "MNE")
        assert [one.verdict for one in judged(trucks, *rows)] == [Verdict.HAPPENING]


def test_a_row_with_the_code_of_the_sentence_is_it_whatever_the_crosswalk_makes_of_the_code(trucks: Store) -> None:
    found = judged(trucks, row(code="07", type="SUPPORT"), row(code="051", type="SUPPORT"))
    assert [one.verdict for one in found] == [Verdict.HAPPENING, Verdict.NO_SENTENCE]


def test_a_row_of_one_state_with_itself_is_an_act_of_two_of_its_people(tmp_path: Path) -> None:
    store = open_store(tmp_path / "record.db", create=True)
    one = replace(article(), url=URL)
    found = findings(one)
    minister, albania, _ = found.actors
    met = replace(found.events[0], type="CONSULT", actors=(minister, albania), recipients=())
    store.add([(one, replace(found, events=(met,)))], [])
    store.relink(link(store.pile()))
    asked = row(type="CONSULT", code="040", recipient="ALB"), row(type="CONSULT", code="040", recipient="MNE")
    assert [one.verdict for one in judged(store, *asked)] == [Verdict.HAPPENING, Verdict.NO_SENTENCE]


@pytest.mark.parametrize("table", list(Table))
def test_packed_files_are_the_same_rows(tmp_path: Path, table: Table) -> None:
    plain = TABLES / f"{table}.tsv"
    packed, zipped = tmp_path / "rows.csv.gz", tmp_path / "rows.CSV.zip"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.write(plain, "rows.CSV")
    assert read_rows(packed, table) == read_rows(zipped, table) == read_rows(plain, table)


def test_a_line_that_is_no_row_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    good = (TABLES / "gdelt.tsv").read_text(encoding="utf-8").splitlines()
    path = tmp_path / "rows.tsv"
    path.write_text("\n".join(["\t".join(GDELT), good[0], "half\ta\trow", good[1] + "\t\t", ""]), encoding="utf-8")
    rows, problems = read_rows(path, Table.GDELT)
    assert [one.id for one in rows] == ["900001", "900002"]
    assert problems == ["rows.tsv, line 3: 3 columns where 61 belong"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.tsv", b"one,two\n1,2\n"), ("a.gz", b"no gzip"), ("a.zip", b"no zip"), ("missing.tsv", None)],
)
@pytest.mark.parametrize("table", list(Table))
def test_what_is_no_such_table_is_said_with_the_mend(
    tmp_path: Path, table: Table, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=name):
        read_rows(tmp_path / name, table)


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the example articles, which the rows of examples/tables are made up over."""
    db = tmp_path_factory.mktemp("examples") / "record.db"
    store = open_store(db, create=True)
    build([str(ROOT / "examples" / "articles")], store, Settings())
    store.close()
    return db


def test_the_example_rows_come_out_as_they_were_made(examples: Path) -> None:
    call = ["compare", "gdelt", str(TABLES / "gdelt.tsv"), "--db", str(examples), "--json"]
    said = CliRunner().invoke(app, call)
    assert said.exit_code == 0
    found = json.loads(said.stdout)
    groups = sorted(group["rows"] for group in found["happenings"])
    assert groups == [["900001", "900002", "900003"], ["900004", "900005"]]
    others = {one["row"]["id"]: one["verdict"] for one in found["rows"] if one["verdict"] != "happening"}
    assert others == {
        "900006": "no_sentence", "900007": "no_sentence", "900008": "utterance", "900009": "no_article",
    }  # fmt: skip
    assert set(found["overlooked"]) < {entry["id"] for entry in found["missed"]}


def test_the_summary_counts_rows_and_happenings_in_words(examples: Path) -> None:
    call = ["compare", "polecat", str(TABLES / "polecat.tsv"), "--db", str(examples)]
    said = CliRunner().invoke(app, call).stdout
    for line in ("2 rows are 2 happenings", "1 row has no sentence behind it", "1 row has no article in the record"):
        assert line in said.splitlines()
    assert "happenings of the record have no row; " in said


def test_every_row_gets_one_verdict(examples: Path) -> None:
    store = open_store(examples)
    rows, _ = read_rows(TABLES / "gdelt.tsv", Table.GDELT)
    found: Comparison = compare(store, rows)
    assert [one.row for one in found.judged] == rows
    assert sum(len(found.of(verdict)) for verdict in Verdict) == len(rows)
