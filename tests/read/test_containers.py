"""Web archives, feeds and Parquet files give the articles in them."""

import gzip
import io
from datetime import UTC, datetime
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.model import Problem, Raw
from dateline.read import read

# warcio leaves the closing of its spooled files to the collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
PAGE = "<html><head><title>Boats</title></head><body><p>Iceland sent boats to Norway’s coast.</p></body></html>"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Example</title><language>en-GB</language><lastBuildDate>Tue, 03 Mar 2026 10:00:00 GMT</lastBuildDate>
<item><title>Boats &amp; crews</title><link>https://example.org/boats</link><guid>b1</guid>
<pubDate>Mon, 02 Mar 2026 09:30:00 +0100</pubDate><author>Ann Lee</author>
<description>Short.</description>
<content:encoded><![CDATA[<p>Iceland sent <b>boats</b>.</p><p>Norway thanked it.</p>]]></content:encoded></item>
<item><title>A title alone</title><link>https://example.org/alone</link></item>
<item><link>https://example.org/nothing</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title>
<entry><id>urn:a</id><title>Talks</title><link href="https://example.org/talks"/>
<updated>2026-03-02T09:30:00+01:00</updated><summary>Talks began in Oslo.</summary></entry></feed>"""


def outcomes(path: Path) -> tuple[list[Raw], list[Problem]]:
    found = list(read([str(path)]))
    return [f for f in found if isinstance(f, Raw)], [f for f in found if isinstance(f, Problem)]


def warc(path: Path, *, is_compressed: bool) -> Path:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=is_compressed)
        for address, status, kind, body in (
            ("https://example.org/boats", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
            ("https://example.org/moved", "301 Moved", "text/html", b"<p>moved</p>"),
            ("https://example.org/picture", "200 OK", "image/png", b"\x89PNG"),
            ("https://example.org/empty", "200 OK", "text/html", b" "),
        ):
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                address, "response", payload=io.BytesIO(body), http_headers=headers,
                warc_headers_dict={"WARC-Date": "2026-03-02T09:30:00Z"},
            )  # fmt: skip
            writer.write_record(record)
    return path


@pytest.mark.parametrize(("name", "is_compressed"), [("crawl.warc", False), ("crawl.warc.gz", True)])
def test_an_archive_gives_its_pages_and_says_which_are_empty(tmp_path: Path, name: str, is_compressed: bool) -> None:
    (page,), (problem,) = outcomes(warc(tmp_path / name, is_compressed=is_compressed))
    assert (page.url, page.retrieved) == ("https://example.org/boats", "2026-03-02T09:30:00Z")
    assert (page.media_type, page.content) == ("text/html", PAGE)
    assert "empty" in problem.message


def test_one_page_in_two_crawls_is_one_article(tmp_path: Path) -> None:
    (one,), _ = outcomes(warc(tmp_path / "monday.warc", is_compressed=False))
    (other,), _ = outcomes(warc(tmp_path / "tuesday.warc.gz", is_compressed=True))
    assert one.id == other.id


@pytest.mark.parametrize(
    "content", [b"", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 90\r\n\r\nHTTP", b"no archive"]
)
def test_a_broken_archive_is_a_problem(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.warc"
    path.write_bytes(content)
    pages, problems = outcomes(path)
    assert (pages, len(problems) > 0) == ([], True)


def test_an_archive_cut_short_is_a_problem(tmp_path: Path) -> None:
    whole = warc(tmp_path / "whole.warc.gz", is_compressed=True).read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(whole[: len(whole) - 40])
    _, problems = outcomes(tmp_path / "cut.warc.gz")
    assert problems


def test_a_feed_gives_an_item_each_with_its_fullest_text(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    (boats, alone), (problem,) = outcomes(path)
    assert (boats.title, boats.content) == ("Boats & crews", "Iceland sent boats.\n\nNorway thanked it.")
    assert (boats.outlet, boats.external_id, boats.language) == ("The Example", "b1", "en")
    assert (boats.published, boats.retrieved) == ("2026-03-02T09:30:00+01:00", "2026-03-03T10:00:00+00:00")
    assert (alone.title, alone.content) == ("A title alone", "")
    assert "none of text, html and title" in problem.message


def test_atom_is_read_too_also_compressed(tmp_path: Path) -> None:
    path = tmp_path / "feed.atom.gz"
    path.write_bytes(gzip.compress(ATOM.encode()))
    (talks,), problems = outcomes(path)
    assert (talks.url, talks.published, problems) == ("https://example.org/talks", "2026-03-02T09:30:00+01:00", [])


def test_xml_that_is_no_feed_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "sitemap.xml"
    path.write_text("<urlset><url><loc>https://example.org</loc></url></urlset>")
    pages, (problem,) = outcomes(path)
    assert (pages, "neither RSS nor Atom" in problem.message) == ([], True)


def test_parquet_has_the_columns_of_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "articles.parquet"
    moment = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    rows = [
        {"id": "p1", "text": "Iceland sent boats.", "published": moment, "mood": "fair"},
        {"id": "p2", "text": None},
    ]
    parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    (boats,), (problem,) = outcomes(path)
    assert (boats.external_id, boats.content, boats.published) == (
        "p1",
        "Iceland sent boats.",
        "2026-03-02T09:30:00+00:00",
    )
    assert "none of text" in problem.message


@pytest.mark.parametrize("content", [b"PAR1 cut", b"no parquet at all"])
def test_a_broken_parquet_file_is_a_problem(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.parquet"
    path.write_bytes(content)
    pages, problems = outcomes(path)
    assert (pages, len(problems)) == ([], 1)
