"""Who is let in, what a browser may do with a page, and that a stored text is never more than text."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from dateline.cli.app import app as command_line
from dateline.errors import ConfigError
from dateline.serve import create_app
from dateline.serve.answers import _cell
from dateline.serve.safety import is_loopback

HOME = "http://127.0.0.1:8765"
PAGES = ("/", "/timeline", "/statements", "/pairs", "/pair/CHN/USA", "/pair/CHN/USA/wording", "/actors", "/sources", "/problems",
         "/not-coded", "/judgements", "/search?q=china", "/nothing-here", "/timeline?a=nowhere")  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_forbids_inline_script_frames_and_other_sites(client: TestClient, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    page = answer.text
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"\son\w+=", page)
    assert not re.search(r"<[^>]+\sstyle=", page)
    assert not re.search(r'(?:src|action)="(?!/|#)', page)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_a_skip_link_one_heading_a_language_and_a_place_to_search(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert '<a class="skip" href="#main">' in page
    assert page.count("<h1") == 1, path
    assert '<html lang="en">' in page
    assert 'data-focus-key="/"' in page


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST", "[::1]:8765"])
def test_our_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/problems", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["news.example", "127.0.0.1.news.example", "localhost.news.example:8765", "", "10.0.0.7"]
)
def test_a_foreign_name_is_refused_so_that_no_site_can_bind_it_to_us(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://news.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": HOME},
    ],
)
def test_what_another_site_posts_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/judge", data={"verdict": "wrong", "left": "e0"}, headers=headers)
    assert answer.status_code == 403
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("headers", [{}, {"Origin": HOME, "Sec-Fetch-Site": "same-origin"}])
def test_what_our_own_page_or_a_program_posts_is_let_through(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/nothing-here", headers=headers).status_code == 404


def test_a_body_that_is_too_long_is_refused(client: TestClient) -> None:
    assert client.post("/judge", content=b"x" * 1_100_000).status_code == 413


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "records.example"])
def test_an_address_that_others_reach_needs_a_token(record_path: Path, host: str) -> None:
    with pytest.raises(ConfigError, match="token"):
        create_app(record_path, host=host)


def test_a_token_lets_in_by_header_by_address_and_then_by_cookie(record_path: Path) -> None:
    with TestClient(create_app(record_path, token="open sesame", host="0.0.0.0"), base_url=HOME) as visitor:
        assert visitor.get("/").status_code == 401
        assert visitor.get("/?token=wrong").status_code == 401
        assert visitor.get("/static/style.css").status_code == 401
        assert visitor.get("/", headers={"Authorization": "Bearer open sesame"}).status_code == 200
        came = visitor.get("/timeline?a=CHN&token=open+sesame", follow_redirects=False)
        assert (came.status_code, came.headers["location"]) == (303, "/timeline?a=CHN")
        assert "HttpOnly" in came.headers["set-cookie"]
        assert "SameSite=strict" in came.headers["set-cookie"]
        assert visitor.get("/timeline").status_code == 200


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
     ("example.org", False), ("127.0.0.1.example.org", False)],
)  # fmt: skip
def test_an_address_is_loopback_only_if_no_other_machine_reaches_it(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone


EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A visitor of a record whose articles hold markup wherever an article may hold words."""
    folder = tmp_path_factory.mktemp("hostile")
    article = {
        "id": EVIL, "url": f"https://paper.example/{EVIL}", "outlet": EVIL, "title": f"China rejects the sum {EVIL}",
        "byline": [EVIL], "published": "2001-08-11",
        "text": f'China rejected the {EVIL} sum of the United States on Friday. "We reject {EVIL} it," spokesman '
        f"Zhang Wei {EVIL} told reporters about the United States. At least 40 {EVIL} soldiers were sent by China "
        "to the United States.",
    }  # fmt: skip
    (folder / "in.jsonl").write_text(json.dumps(article))
    made = CliRunner().invoke(command_line, ["build", str(folder / "in.jsonl"), "--db", str(folder / "h.db"), "-q"])
    assert made.exit_code == 0, made.output
    with TestClient(create_app(folder / "h.db"), base_url=HOME) as visitor:
        yield visitor


def test_no_page_shows_a_stored_text_as_markup(hostile: TestClient) -> None:
    events = hostile.get("/timeline.json?everything=1").json()["entries"]
    said = hostile.get("/statements.json").json()["entries"]
    assert events
    assert said
    assert any("<script>" in one["title"] + one["type"] for one in events)
    article = hostile.get(f"/evidence/{events[0]['id']}.json").json()[0]["article"]
    pages = [
        *PAGES,
        f"/article/{article}",
        f"/cite/{article}",
        f"/timeline?outlet={EVIL}",
        f"/search?q={EVIL}",
        f"/{EVIL}",
    ]
    for one in events:
        pages += [f"/event/{one['id']}", f"/evidence/{one['id']}", f"/cite/{one['id']}"]
    for one in said:
        pages += [f"/statement/{one['id']}", f"/cite/{one['id']}"]
    for path in pages:
        for headers in ({}, {"HX-Request": "true"}):
            page = hostile.get(path, headers=headers).text
            assert "<script>alert" not in page, path
            assert "<img src=x" not in page, path


def test_a_spreadsheet_runs_no_formula_of_a_stored_text(client: TestClient) -> None:
    assert [_cell(value) for value in ("=1+1", "+1", "-1", "@x", "\tx", "a=b", -3, 2.5)] == [
        "'=1+1", "'+1", "'-1", "'@x", "'\tx", "a=b", -3, 2.5,
    ]  # fmt: skip
    assert client.get("/timeline.csv").headers["content-type"].startswith("text/csv")


def test_serving_loads_no_parser(record_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from dateline.serve import create_app; "
        f"create_app(Path({str(record_path)!r})); print(sorted(m for m in sys.modules if m in ('spacy', 'trafilatura', 'numpy')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
