"""The report: one file that needs nothing else, and says no more than the record."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.model import Span
from dateline.pipeline import Settings, build
from dateline.query import Selection, timeline
from dateline.query.dossier import dossier
from dateline.serve.reports import report
from dateline.store import open_store

PAIR = Selection(parties=("CHN", "USA"))


class Reader(HTMLParser):
    """What a browser would take from a page: words, ids, links, tags, and everything that could fetch."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.ids, self.links, self.tags, self.fetches = "", [], [], [], []
        self._skips = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._skips += tag == "style"
        for name, value in attrs:
            self.ids += [value] if name == "id" else []
            self.links += [value] if name == "href" else []
            self.fetches += [(tag, value)] if name in ("src", "srcset", "data", "poster", "action") else []
            assert not name.startswith("on") and name != "style"

    def handle_endtag(self, tag: str) -> None:
        self._skips -= tag == "style"

    def handle_data(self, data: str) -> None:
        self.words += "" if self._skips else data


@pytest.fixture(scope="module")
def page(record_path: Path) -> str:
    """The report on the pair that the examples are about."""
    return report(open_store(record_path), PAIR)


def test_it_fetches_nothing_runs_nothing_and_its_policy_says_so(page: str) -> None:
    read = Reader(page)
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & set(read.tags)
    assert read.fetches == [] and "@import" not in page and "url(" not in page
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = b64encode(sha256(style.group(1).encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page


def test_every_link_leads_into_the_file_or_to_an_article(page: str, record_path: Path) -> None:
    read = Reader(page)
    assert len(read.ids) == len(set(read.ids))
    inner = {link[1:] for link in read.links if link and link.startswith("#")}
    assert inner <= set(read.ids) and len(inner) > 60
    papers = {paper.url for paper in dossier(open_store(record_path), PAIR).papers}
    assert {link for link in read.links if link and not link.startswith("#")} <= papers


def test_it_has_every_happening_of_the_timeline_once_in_order(page: str, record_path: Path) -> None:
    titles = [entry.title for entry in timeline(open_store(record_path), PAIR)]
    told = re.findall(r'<p class="line-title"><bdi[^>]*>(.*?)</bdi></p>', page)
    assert [Reader(title).words for title in told] == titles


def test_every_passage_is_words_of_its_article(record_path: Path) -> None:
    store = open_store(record_path)
    found = dossier(store, PAIR)
    with store.reading() as connection:
        texts = dict(connection.exec_driver_sql("select id, text from article").all())
    passages = [passage for one in found.happenings for passage in one.passages]
    assert len(passages) > len(found.happenings)
    for passage in passages:
        assert passage.citation.passage.of(texts[passage.citation.article]) == passage.citation.words
        assert all(isinstance(mark.span, Span) and passage.citation.passage.contains(mark.span)
                   for mark in passage.citation.marks)  # fmt: skip


def test_figures_wording_and_sources_are_there(page: str) -> None:
    words = Reader(page).words
    for heading in ("Balance of cooperation and conflict", "Wording ladder",
                    "Figures, with their bounds and who says them", "Outlets", "Origins", "How to read it"):  # fmt: skip
        assert heading in words
    assert "“very sorry”" in words and "Meridian Wire" in words and "a copy of [" in words


def test_where_reports_do_not_agree_both_sides_are_there(tmp_path: Path) -> None:
    said = {12: ("BERGEN", "Norwegian defence ministry"), 30: ("REYKJAVIK", "Icelandic coast guard")}
    for number, (town, source) in said.items():
        told = f"The navy of Norway seized {number} Icelandic trawlers off Jan Mayen on Tuesday, the {source} said."
        (tmp_path / f"{town}.txt").write_text(
            f"{town}, May 5, 2021 — {told} The crews are in Bergen.", encoding="utf-8"
        )
    record = tmp_path / "record.db"
    made = CliRunner().invoke(app, ["build", *map(str, tmp_path.glob("*.txt")), "--db", str(record), "-q"])
    assert made.exit_code == 0, made.output
    words = Reader(report(open_store(record), Selection(parties=("NOR", "ISL")))).words
    assert "Where the reports do not agree" in words and "12 Icelandic trawlers" in words and "30 Icelandic" in words


def test_the_same_record_gives_the_same_bytes(page: str, record_path: Path) -> None:
    assert report(open_store(record_path), PAIR) == page


def test_filters_narrow_it_and_are_named(record_path: Path) -> None:
    narrowed = report(open_store(record_path), Selection(parties=("CHN", "USA"), since="2001-05", types=("AGREE",)))
    words = " ".join(Reader(narrowed).words.split())
    assert "since 2001-05" in words and "type AGREE" in words
    assert "April 2001" not in re.findall(r'report-group">(.*?)<', narrowed)


def test_one_party_alone_and_nothing_at_all_have_a_report_too(record_path: Path) -> None:
    store = open_store(record_path)
    assert '<h1><bdi dir="auto">China</bdi></h1>' in report(store, Selection(parties=("CHN",)))
    assert "No happening in the record fits" in report(store, Selection(parties=("PRK", "RUS")))


def test_what_articles_say_is_escaped(tmp_path: Path) -> None:
    text = (
        "Albania's foreign minister visited Montenegro on Monday, <script>alert(1)</script> & “<b>all</b>” said so.\n"
    )
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    store = open_store(tmp_path / "one.db", create=True)
    build([str(tmp_path / "one.txt")], store, Settings())
    read = Reader(report(store, Selection(parties=("ALB", "MNE"))))
    assert "script" not in read.tags and "b" not in read.tags
    assert "<script>alert(1)</script>" in read.words


def test_the_command_writes_it_and_the_server_gives_it(
    record_path: Path, tmp_path: Path, client: TestClient, page: str
) -> None:
    path = tmp_path / "pair.html"
    done = CliRunner().invoke(app, ["report", "China", "usa", "--db", str(record_path), "-o", str(path)])
    assert done.exit_code == 0, done.output
    assert path.read_text(encoding="utf-8") == page
    answer = client.get("/report/CHN/USA")
    assert answer.status_code == 200 and answer.text == page
    assert answer.headers["content-disposition"] == 'attachment; filename="CHN-USA.html"'
    lost = CliRunner().invoke(app, ["report", "China", "--db", str(record_path), "-o", str(tmp_path / "no" / "x.html")])
    assert "choose another file with -o" in str(lost.exception)
