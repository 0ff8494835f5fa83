"""Files to articles as found, and what cannot be read to problems."""

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from dateline.model import Problem, Raw, digest
from dateline.read import read
from dateline.read.whole import MAX_BYTES


def articles(*paths: str | Path) -> list[Raw]:
    outcomes = list(read([str(path) for path in paths]))
    assert not [outcome for outcome in outcomes if isinstance(outcome, Problem)]
    return [outcome for outcome in outcomes if isinstance(outcome, Raw)]


def problems(*paths: str | Path) -> list[Problem]:
    return [outcome for outcome in read([str(path) for path in paths]) if isinstance(outcome, Problem)]


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_folder_is_searched_through_in_the_order_of_its_names(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", "Second.")
    write(tmp_path / "a.md", "First.")
    write(tmp_path / "deep/er/c.html", "<p>Third.</p>")
    assert [raw.external_id for raw in articles(tmp_path)] == ["a.md", "b.txt", "c.html"]


def test_what_lies_beside_saved_pages_is_passed_over(tmp_path: Path) -> None:
    for name in (".DS_Store", ".hidden/a.txt", "page_files/style.css", "page_files/photo.jpg", "LICENSE"):
        write(tmp_path / name, "nothing to read")
    write(tmp_path / "page.txt", "Seoul and Pyongyang met.")
    assert [raw.locator for raw in read([str(tmp_path)])] == [str(tmp_path / "page.txt")]


def test_a_glob_is_expanded_and_an_empty_one_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "One.")
    write(tmp_path / "b.txt", "Two.")
    assert [raw.external_id for raw in articles(tmp_path / "*.txt")] == ["a.txt", "b.txt"]
    (problem,) = problems(tmp_path / "*.html")
    assert "no file matches" in problem.message


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.pdf", b"%PDF-1.7", "files named .pdf are not read"),
        ("no_suffix", b"text", "without a suffix"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n ", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("a.html", b"%PDF-1.7 ...", "a PDF"),
        ("a.txt", bytes(range(9)) * 40, "binary"),
        ("a.html", b"<p>" + b"a" * MAX_BYTES, "over 5 MB"),
        ("a.html.gz", b"<p>not compressed</p>", "not a sound gzip file"),
        ("a.html.gz", gzip.compress(b"<p>" + b"abc" * 9000)[:-20], "ends too early"),
        ("a.jsonl", b"\n \n", "empty"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"name,body\nx,y\n", "no column named text, html, title"),
        ("a.csv", b"id,text\n1,yes,no\n", "3 fields under 2 columns"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_that_says_why(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (problem,) = problems(write(tmp_path / name, content))
    assert says in problem.message
    assert problem.locator.startswith(str(tmp_path / name))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"text": "cut sho', "cut short"),
        ('{"text": "cut short"', "cut short"),
        ("{'text': 'one'}", "not JSON"),
        ("[1, 2]", "one JSON object"),
        ('{"id": "a", "url": "https://a.example/1"}', "none of text, html and title"),
        ('{"text": "   "}', "none of text, html and title"),
        ('{"text": 5}', "text is a number (5)"),
        ('{"text": "one", "authors": {"name": "x"}}', "authors is an object"),
        ('{"text": "one", "published": 20220510}', "published is a number"),
        ('{"text": "one", "id": true}', "id is a truth value"),
    ],
)
def test_a_bad_line_is_a_problem_and_the_rest_goes_on(tmp_path: Path, line: str, says: str) -> None:
    path = write(tmp_path / "pile.jsonl", '{"text": "before"}\n' + line + '\n\n{"text": "after"}\n')
    first, problem, last = read([str(path)])
    assert isinstance(first, Raw)
    assert isinstance(last, Raw)
    assert isinstance(problem, Problem)
    assert problem.locator == f"{path}:2"
    assert says in problem.message
    assert (first.content, last.content, last.locator) == ("before", "after", f"{path}:4")


def test_a_folder_with_nothing_to_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "empty" / "within").mkdir(parents=True)
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "photo.jpg").touch()
    for name in ("empty", "pictures"):
        (problem,) = read([str(tmp_path / name)])
        assert isinstance(problem, Problem)
        assert "nothing to read in this folder; put in files named .atom .csv" in problem.message


def test_a_missing_file_and_an_unreadable_folder_are_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no such file" in problems(tmp_path / "gone.txt")[0].message

    def walk(top: str, onerror):  # type: ignore[no-untyped-def]  # stands in for os.walk
        onerror(PermissionError(13, "Permission denied", top))
        return iter(())

    monkeypatch.setattr("os.walk", walk)
    (problem,) = problems(tmp_path)
    assert (problem.locator, "permission" in problem.message) == (str(tmp_path), True)


def test_lines_before_the_cut_of_a_gzip_file_are_kept(tmp_path: Path) -> None:
    whole = gzip.compress("".join(json.dumps({"text": f"number {n} {n**9}"}) + "\n" for n in range(5000)).encode())
    outcomes = list(read([str(write(tmp_path / "a.jsonl.gz", whole[: len(whole) // 2]))]))
    assert len(outcomes) > 100
    assert [type(outcome) for outcome in outcomes[:-1]] == [Raw] * (len(outcomes) - 1)
    assert isinstance(outcomes[-1], Problem)


def test_every_field_of_a_line_is_taken_over(tmp_path: Path) -> None:
    row = {
        "id": 17, "url": "https://a.example/1", "outlet": "Example", "title": "A title", "text": "Words.",
        "published": "2022-05-10", "authors": ["Ann Example"], "language": "en", "retrieved": "2022-05-11", "more": 1,
    }  # fmt: skip
    (raw,) = articles(write(tmp_path / "a.jsonl", json.dumps(row)))
    assert (raw.external_id, raw.url, raw.outlet, raw.title) == ("17", "https://a.example/1", "Example", "A title")
    assert (raw.published, raw.authors, raw.language, raw.retrieved) == (
        "2022-05-10", ("Ann Example",), "en", "2022-05-11",
    )  # fmt: skip


def test_csv_is_read_with_the_same_columns_whatever_parts_them(tmp_path: Path) -> None:
    for delimiter in ",;\t":
        rows = (["ID", "Title", "authors", "text"], ["7", "A title", '"A; B"', '"Two\nlines"'])
        (raw,) = articles(write(tmp_path / "a.csv", "\n".join(map(delimiter.join, rows))))
        assert (raw.external_id, raw.title, raw.authors, raw.content) == ("7", "A title", ("A", "B"), "Two\nlines")
        assert raw.locator.endswith("a.csv:2")


def test_standard_input_holds_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "a", "text": "one"}\n')))
    (raw,) = articles("-")
    assert (raw.external_id, raw.locator) == ("a", "-:1")


def test_an_id_is_the_hash_of_address_and_content(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": "Words."},
        {"id": "b", "text": "Words."},
        {"id": "a", "text": "Other words."},
        {"id": "c", "url": "https://a.example/1", "text": "Words."},
        {"id": "d", "url": "https://a.example/1", "text": "Words."},
    ]
    one, other_address, other_words, by_url, same_url = articles(
        write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    )
    assert one.id == digest("a", "", "Words.")
    assert len({one.id, other_address.id, other_words.id, by_url.id}) == 4
    assert by_url.id == same_url.id


def test_the_same_file_in_two_places_is_one_article(tmp_path: Path) -> None:
    one, other = articles(write(tmp_path / "x/a.txt", "Words."), write(tmp_path / "y/a.txt", "Words."))
    assert one.id == other.id


def test_two_rows_without_an_id_are_never_one_article_s_versions(tmp_path: Path) -> None:
    one, other = articles(write(tmp_path / "a.jsonl", '{"text": "One."}\n{"text": "Two."}\n'))
    assert (one.external_id, other.external_id) == ("a.jsonl:1", "a.jsonl:2")
