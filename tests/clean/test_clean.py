"""An article as found to an article with its furniture marked."""

import pickle
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import KNOWLEDGE, article, body, marks, page, raw

from dateline.clean import MAX_CHARACTERS
from dateline.model import Article, FurnitureKind

SCRAPED = """\
Homepage War Envoys Agree On “A Pause”

Envoys Agree On “A Pause”

A tent at the border
Press service of the ministry / Wikimedia Commons

Two years of shelling may come to an end

Others are reading now

The two sides agreed on Sunday to lay down their arms for a month, the ministry said.

Nobody Believes In It

“We have heard this before,” said a shopkeeper in the border town. “Read more history, I tell them.”

Also read

Observers from five states are to watch over the truce.

Did you like this article? Share it here
"""

STAMPED = """\
Envoys agree on a pause

The truce is to last for a month

March 03, 2023 11:05 am | Updated 04:20 pm IST - Geneva

The envoys of the two sides, right, at the lake. File.

The envoys of the two sides, right, at the lake. File. | Photo Credit: AP

The two sides agreed on Sunday to lay down their arms for a month, the ministry said in a note that was read out by its spokesman.

Observers from five states are to watch over the truce, which follows two years of shelling along the old border of the province.

0 / 0
Sign in to see your saved articles!
  • Read five free articles a week
  • Crosswords since 1921
Sign in

Comments

Comments must be in English. Read our community guidelines first.

Registered users of The Hindu may log in.
"""


def test_a_scraped_page_keeps_its_own_words_and_marks_the_rest() -> None:
    found = article(SCRAPED)
    assert found.text == SCRAPED
    assert found.title == "Envoys Agree On “A Pause”"
    assert body(found) == [
        "Two years of shelling may come to an end",
        "The two sides agreed on Sunday to lay down their arms for a month, the ministry said.",
        "Nobody Believes In It",
        "“We have heard this before,” said a shopkeeper in the border town. “Read more history, I tell them.”",
        "Observers from five states are to watch over the truce.",
    ]
    assert marks(found) == {
        "navigation": ["Homepage War Envoys Agree On “A Pause”"],
        "title": ["Envoys Agree On “A Pause”"],
        "caption": ["A tent at the border", "Press service of the ministry / Wikimedia Commons"],
        "related": ["Others are reading now", "Also read"],
        "promotion": ["Did you like this article? Share it here"],
    }


def test_a_stamp_gives_date_place_and_clock_and_a_page_signs_itself() -> None:
    found = article(STAMPED)
    assert found.outlet == "The Hindu"
    assert found.published is not None
    assert found.published.isoformat() == "2023-03-03T11:05:00+05:30"
    assert (found.published.basis, found.published.precision) == ("text", "minute")
    assert found.opening is not None
    assert (found.opening.place, found.opening.year, found.opening.month, found.opening.day) == ("Geneva", 2023, 3, 3)
    assert len(body(found)) == 3
    assert {kind: len(lines) for kind, lines in marks(found).items()} == {
        "title": 1, "stamp": 1, "caption": 2, "navigation": 1, "subscription": 4, "comments": 3,
    }  # fmt: skip


def test_a_caption_above_the_dateline_is_no_part_of_it() -> None:
    text = (
        "The envoy vowed to support the truce, state media reported. Photo courtesy of the press service/EPA-EFE\n"
        "June 4 (UPI) — The envoy said she would support the truce.\nNobody answered her."
    )
    found = article(text)
    assert body(found) == ["The envoy said she would support the truce.", "Nobody answered her."]
    assert found.opening is not None
    assert (found.opening.span.of(text), found.agency) == ("June 4 (UPI) —", "UPI")
    assert found.published is None


def test_a_dateline_with_its_year_dates_the_article() -> None:
    found = article("GENEVA, May 10, 2022 (AFP) - The two sides agreed to a truce.")
    assert found.published is not None
    assert (found.published.isoformat(), found.published.basis) == ("2022-05-10", "text")


def test_a_title_that_comes_apart_is_put_in_front() -> None:
    found = article("The two sides agreed.", title="Envoys agree\non a pause")
    assert found.text == "Envoys agree on a pause\n\nThe two sides agreed."
    assert [(block.span.of(found.text), block.is_title) for block in found.blocks] == [
        ("Envoys agree on a pause", True),
        ("The two sides agreed.", False),
    ]


@pytest.mark.parametrize("text", ["Envoys agree on a pause\n\nThey did.", "Envoys  AGREE on a pause\nThey did."])
def test_a_title_that_the_text_opens_with_is_not_said_twice(text: str) -> None:
    found = article(text, title="Envoys agree on a pause")
    assert found.text == text
    assert [furniture.what for furniture in found.furniture] == [FurnitureKind.TITLE]
    assert body(found) == ["They did."]


def test_a_sentence_that_opens_with_the_title_stays_whole() -> None:
    found = article("Envoys agree on a pause of four weeks, they said.", title="Envoys agree on a pause")
    assert body(found) == ["Envoys agree on a pause of four weeks, they said."]


def test_a_title_alone_is_an_article() -> None:
    found = article("", title="Envoys agree on a pause")
    assert (found.text, found.not_coded) == ("Envoys agree on a pause", None)
    assert [block.is_title for block in found.blocks] == [True]


def test_a_headline_below_masthead_and_section_is_found() -> None:
    found = article(
        "Example Wire\nWorld > Europe\nEnvoys agree on a pause\n\nThe two sides agreed on it on Sunday night."
    )
    assert found.title == "Envoys agree on a pause"
    assert marks(found)["navigation"] == ["Example Wire", "World > Europe"]


def test_a_paper_s_name_between_headline_and_stamp_is_no_body() -> None:
    found = article(
        "Envoys agree on a pause\n\nThe Example Ledger\nMay 10, 2022\n\nThe two sides agreed on it on Sunday night."
    )
    assert marks(found)["navigation"] == ["The Example Ledger"]
    assert body(found) == ["The two sides agreed on it on Sunday night."]


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("Talks went on into the night. Continue reading...", "Continue reading..."),
        ("Shares fell on the news. (Source: Bloomberg)", "(Source: Bloomberg)"),
        ("Talks went on. The post Talks go on appeared first on Example.", "The post Talks go on appeared first on Example."),
        ("He left here on Friday. -0-", "-0-"),
        ("The army said that it had taken the […]", "[…]"),
        ("He left on Monday, he said. (Reuters)", "(Reuters)"),
    ],
)  # fmt: skip
def test_only_the_tail_of_a_line_is_marked(text: str, tail: str) -> None:
    found = article(text)
    assert [furniture.span.of(text) for furniture in found.furniture] == [tail]
    assert body(found) == [text.removesuffix(tail).rstrip()]


def test_running_times_of_a_live_report_stay_its_own_words() -> None:
    text = "The envoys arrive at the lake on Monday.\n10 p.m.\nThe envoys leave by the back door, a guard says."
    assert article(text).furniture == ()


def test_a_chronicle_keeps_its_days() -> None:
    days = "\n".join(f"May {day}, 2022\nThe guns were heard again along the river." for day in range(1, 5))
    assert "stamp" not in marks(article("How it went, day by day\n" + days))


PAGE = """<html><head><title>Envoys agree on a pause | Example Post</title>
<meta property="og:site_name" content="Example Post"><link rel="canonical" href="https://example.org/a">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Envoys agree on a pause",
"datePublished": "2022-05-10T14:37:00+02:00", "author": [{"@type": "Person", "@id": "#ann"}, {"name": "AFP"}]},
{"@type": "Person", "@id": "#ann", "name": "Ann Example"}]}</script></head><body><article><h1>Envoys agree on a pause</h1>
<p>The two sides agreed on Sunday to lay down their arms for a month, the ministry said in a note read out at noon.</p>
<p>Observers from five states are to watch over the truce, which follows two years of shelling along the border.</p>
</article></body></html>"""


def test_a_page_says_who_when_and_where_it_stands() -> None:
    found = page(PAGE, retrieved="2022-05-11T00:00:00Z")
    assert found.title == "Envoys agree on a pause"
    assert (found.outlet, found.url, found.byline, found.agency) == (
        "Example Post", "https://example.org/a", ("Ann Example",), "AFP",
    )  # fmt: skip
    assert found.published is not None
    assert found.published.isoformat() == "2022-05-10T14:37:00+02:00"
    assert "JSON-LD" in found.published.why
    assert found.text.startswith("Envoys agree on a pause\n")
    assert len(body(found)) == 2


def test_a_date_later_than_the_fetching_is_not_believed() -> None:
    found = page(PAGE, retrieved="2022-05-01T00:00:00Z", url="https://example.org/2022/04/28/a")
    assert found.published is not None
    assert (found.published.isoformat(), found.published.why) == ("2022-04-28", "the address has the day 2022-04-28")


@pytest.mark.parametrize(
    ("content", "fields", "not_coded"),
    [
        ("Der Sprecher sagte am Montag, die Regierung werde nicht verhandeln, solange geschossen werde. " * 4, {}, "language"),
        ("The spokesman said on Monday that the government would not talk. " * 4, {"language": "de"}, "language"),
        ("Oui.", {}, None),
        ("— — —", {}, "empty"),
        ("word " * MAX_CHARACTERS, {}, "too_long"),
    ],
)  # fmt: skip
def test_what_is_not_coded_says_why_and_has_no_blocks(
    content: str, fields: dict[str, str], not_coded: str | None
) -> None:
    found = article(content, **fields)
    assert (found.not_coded, found.text) == (not_coded, content)
    assert bool(found.blocks) is (not_coded is None)


def assert_lawful(found: Article) -> None:
    for span in [block.span for block in found.blocks] + [furniture.span for furniture in found.furniture]:
        assert span.of(found.text).strip() == span.of(found.text)
        assert len(span.of(found.text)) == span.end - span.start
    spans = sorted(block.span for block in found.blocks)
    assert [block.span for block in found.blocks] == spans
    assert not any(one.overlaps(other) for one, other in pairwise(spans))
    others = [furniture.span for furniture in found.furniture if furniture.what is not FurnitureKind.TITLE]
    assert not any(block.overlaps(other) for block in spans for other in others)


LINES = st.sampled_from(
    [*SCRAPED.splitlines(), *STAMPED.splitlines(), "SEOUL, May 10 (AP) —", "(Reuters) -", "By Ann Example", "BREAKING: NOW", "\x00",
     "\ud800", "â€œMojibakeâ€\x9d", "May 32, 2022", "99:99 pm", "x" * 300, "word " * 300, "Photo: ", "(", "Comments"]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=25).map("\n".join))
def test_any_text_is_kept_unchanged_and_lawfully_marked(text: str) -> None:
    found = article(text, language="en")
    assert found.text == text
    assert_lawful(found)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80), st.lists(LINES, max_size=8).map("\n".join))
def test_any_title_and_text_go_together(title: str, text: str) -> None:
    found = article(text, title=title, language="en")
    assert found.text.endswith(text) or not text.strip()
    assert_lawful(found)


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.one_of(LINES, st.sampled_from(["<p>", "</p>", "<script>", "<meta name=date content=", "<time datetime="])),
        max_size=12,
    )
)
def test_any_page_is_worked_on(parts: list[str]) -> None:
    assert_lawful(page("".join(parts), language="en", retrieved="2022-05-10"))


@pytest.mark.parametrize(
    "text",
    [
        "THE MINISTRY SAID ON MONDAY THAT IT WOULD NOT TALK. THE OTHER SIDE GAVE NO ANSWER AT ALL.",
        "The ministry said no. " * 700,
        "The ministry\x00 said no.",
        "Le ministÃ¨re said â€œnoâ€\x9d on Monday.",
        "The ministry said no.\r\n\r\nThe other side\rsaid yes.",
    ],
)
def test_odd_input_is_read_all_the_same(text: str) -> None:
    found = article(text)
    assert found.text == text
    assert found.blocks
    assert_lawful(found)


def test_what_cleaning_takes_and_gives_goes_to_other_processes() -> None:
    found = article(STAMPED)
    assert pickle.loads(pickle.dumps(found)) == found
    assert pickle.loads(pickle.dumps(KNOWLEDGE)).furniture.house == KNOWLEDGE.furniture.house
    assert pickle.loads(pickle.dumps(raw(STAMPED))) == raw(STAMPED)


def test_a_pile_of_texts_does_not_load_what_only_pages_need() -> None:
    program = (
        "import sys, dateline.clean; print([m for m in ('trafilatura', 'py3langid', 'htmldate') if m in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
