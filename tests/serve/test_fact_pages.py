"""The pages of one fact: each opens, says whose word it is, leads on, and shows stored text as text."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.export import export
from dateline.pipeline import relink
from dateline.serve import create_app
from dateline.store import open_store
from pieces import article, findings

HOME = "http://127.0.0.1:8765"


@pytest.fixture(scope="module")
def rows(record_path: Path) -> dict[str, list[dict[str, object]]]:
    """Every line of the examples' record, by kind."""
    found: dict[str, list[dict[str, object]]] = {}
    store = open_store(record_path)
    for line in export(store, "jsonl"):
        row = json.loads(line)
        found.setdefault(row["kind"], []).append(row)
    store.close()
    return found


def test_every_happening_statement_article_and_actor_of_the_examples_has_a_page(
    client: TestClient, rows: dict[str, list[dict[str, object]]]
) -> None:
    for kind in ("event", "statement", "article", "actor"):
        for row in rows[kind][:: max(1, len(rows[kind]) // 8)]:
            shown = client.get(f"/{kind}/{row['id']}")
            assert shown.status_code == 200, (kind, row["id"], shown.text[:300])
            assert "<script>" not in shown.text and "style=" not in shown.text
            assert client.get(f"/{kind}/{row['id']}.json").status_code == 200


class Nesting(HTMLParser):
    """The elements of a page that were opened and not closed by their own end."""

    # They have no end of their own.
    VOID = frozenset(("meta", "link", "input", "br", "hr", "img"))

    def __init__(self) -> None:
        super().__init__()
        self.held: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        if tag not in self.VOID:
            self.held.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Take the element away, or note that another one should have ended first."""
        if not self.held or self.held.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")


def test_every_mark_in_an_article_ends_where_its_words_end(
    client: TestClient, rows: dict[str, list[dict[str, object]]]
) -> None:
    for row in rows["article"]:
        text = re.search(r'<div class="article-text".*?</div>', client.get(f"/article/{row['id']}").text, re.DOTALL)
        assert text
        nesting = Nesting()
        nesting.feed(text[0])
        assert (nesting.wrong, nesting.held) == ([], []), row["id"]
        assert text[0].count("<mark") == text[0].count("</mark>")


def test_the_id_of_a_mention_leads_to_its_group_in_the_same_shape(
    client: TestClient, rows: dict[str, list[dict[str, object]]]
) -> None:
    event = next(row for row in rows["event"] if len(row["mentions"]) > 1)  # type: ignore[arg-type]
    mention = event["mentions"][1]  # type: ignore[index]
    moved = client.get(f"/event/{mention}", follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (302, f"/event/{event['id']}")
    moved = client.get(f"/event/{mention}.csv", follow_redirects=False)
    assert moved.headers["location"] == f"/event/{event['id']}.csv"
    table = client.get(f"/event/{mention}.csv").text.splitlines()
    assert table[0].startswith("mention,article,outlet")


@pytest.mark.parametrize("address", [
    "/event/nothing", "/statement/nothing", "/article/nothing", "/actor/nothing", "/sources?outlet=Nowhere",
])  # fmt: skip
def test_what_is_not_in_the_record_is_said_to_be_missing(client: TestClient, address: str) -> None:
    shown = client.get(address)
    assert shown.status_code == 404
    assert "Not in this record" in shown.text


@pytest.mark.parametrize("address", [
    "/event/x?by=1", "/article/x?show=everything", "/article/x?at=9-3", "/sources?order=size", "/not-coded?a=Atlantis",
    "/problems?from=-1",
])  # fmt: skip
def test_what_a_page_cannot_read_in_its_address_is_refused(client: TestClient, address: str) -> None:
    assert client.get(address).status_code in (400, 404)
    assert client.get("/article/x?at=9-3").status_code == 400


def test_the_links_of_an_event_page_find_the_very_words(
    client: TestClient, rows: dict[str, list[dict[str, object]]]
) -> None:
    event = next(row for row in rows["event"] if row["articles"] == 2)
    shown = client.get(f"/event/{event['id']}").text
    links = set(re.findall(r'href="(/article/\w+)(?:\?[^"#]*)?#(s\d+-\d+)"', shown))
    assert links
    for address, anchor in links:
        assert f'id="{anchor}"' in client.get(address).text


def test_the_text_of_an_article_stands_whole_on_its_page(
    client: TestClient, rows: dict[str, list[dict[str, object]]]
) -> None:
    for row in rows["article"][:6]:
        shown = client.get(f"/article/{row['id']}").text
        body = shown.split('<div class="article-text"', 1)[1].split(">", 1)[1].split("</div>", 1)[0]
        words = re.sub(r"<[^>]+>", "", body)
        for sign, meant in (("&#39;", "'"), ("&#34;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
            words = words.replace(sign, meant)
        assert words == row["text"]


def test_words_of_a_citation_can_be_marked_wherever_they_stand(
    client: TestClient, rows: dict[str, list[dict[str, object]]]
) -> None:
    shown = client.get(f"/article/{rows['article'][0]['id']}?at=3-9").text
    assert re.search(r'class="t [^"]*p-cited[^"]*" id="s3-9"', shown)


def test_what_is_marked_is_kept_in_the_address(client: TestClient, rows: dict[str, list[dict[str, object]]]) -> None:
    shown = client.get(f"/article/{rows['article'][0]['id']}?show=none&show=acts").text
    assert set(re.findall(r'id="show-(\w+)" checked', shown)) == {"acts"}


def test_the_markup_of_a_stored_text_is_shown_and_never_run(tmp_path: Path) -> None:
    text = "Foreign Minister Ilir Prenga said Albania sent 40 trucks to Montenegro on Monday."
    path = tmp_path / "record.db"
    store = open_store(path, create=True)
    a = article(f"{text} <script>alert(1)</script> <b onclick=x>", name="x", outlet="<img src=x onerror=y>")
    store.add([(a, findings(a))], [])
    relink(store)
    store.close()
    with TestClient(create_app(path), base_url=HOME) as visitor:
        for address in (f"/article/{a.id}", "/sources", "/not-coded", "/timeline"):
            shown = visitor.get(address).text
            assert "<script>alert" not in shown and "<img" not in shown and "<b onclick" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in visitor.get(f"/article/{a.id}").text


def test_lists_of_sources_and_of_what_was_missed_come_as_tables_too(client: TestClient) -> None:
    assert "Meridian Wire" in client.get("/sources").text
    assert client.get("/sources.csv").text.startswith("outlet,articles,first")
    missed = client.get("/not-coded.csv").text.splitlines()
    assert missed[0].startswith("article,outlet,published,countries,verb")
    assert client.get("/uncoded?a=CHN", follow_redirects=False).headers["location"] == "/not-coded?a=CHN"
    assert "Every input was read" in client.get("/problems").text
    assert client.get("/problems.csv").status_code == 200


def test_a_statement_that_all_reports_word_alike_is_not_laid_over_itself(
    client: TestClient, rows: dict[str, list[dict[str, object]]]
) -> None:
    shown = {}
    for row in rows["statement"]:
        if row["articles"] > 1:  # type: ignore[operator]
            alike = len({" ".join(re.findall(r"\w+", v["text"].casefold())) for v in row["variants"]}) == 1  # type: ignore[attr-defined]
            shown[alike] = client.get(f"/statement/{row['id']}").text
    assert "held-all" not in shown[True] and "How each report words it" not in shown[True]
    assert "the same words in each" in shown[True]
    assert "How each report words it" in shown[False]


def test_the_reports_of_a_pair_of_statements_are_called_by_their_papers(
    client: TestClient, rows: dict[str, list[dict[str, object]]]
) -> None:
    told = max(rows["statement"], key=lambda row: row["articles"])  # type: ignore[arg-type, return-value]
    shown = client.get(f"/statement/{told['id']}").text
    ties = shown[shown.index('id="ties"') :]
    assert re.search(r'<a href="#\w+"><bdi dir="auto">[^<]+</bdi></a>', ties)
    assert "one report" not in ties
