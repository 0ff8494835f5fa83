"""Single lines: credits, stamps, bylines; and lines joined where they are wrapped."""

import pytest
from pages import KNOWLEDGE, OUTLETS

from dateline.clean.bylines import read_byline, sort_authors
from dateline.clean.credits import credits_of, find_credit
from dateline.clean.stamps import read_stamp
from dateline.clean.titles import without_site
from dateline.clean.units import units_of

CREDITS = credits_of(KNOWLEDGE.furniture.house)


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("The envoy puts off a call without explanation Photo: SPUTNIK via AFP / Ivan Example", "Photo: SPUTNIK via AFP / Ivan Example"),
        ("The envoy in his former role. Photo courtesy of Ministry Press Service/EPA-EFE", "Photo courtesy of Ministry Press Service/EPA-EFE"),
        ("Ministry of Example / Wikimedia Commons", "Ministry of Example / Wikimedia Commons"),
        ("The envoy at the gate. File. | Photo Credit: AP", "| Photo Credit: AP"),
        ("The envoy at the gate. File.", ". File."),
        ("The envoy at the summit (AP Photo/Ann Example)", "(AP Photo/Ann Example)"),
        ("The envoy, right. Reuters/Ann Example", "Reuters/Ann Example"),
        ("The envoy at a parade (KCNA)", " (KCNA)"),
        ("A man in Seoul. Ann Example/AFP via Getty Images", "Ann Example/AFP via Getty Images"),
        ("[Photo by Ann Example/EPA-EFE]", "[Photo by Ann Example/EPA-EFE]"),
    ],
)  # fmt: skip
def test_a_caption_ends_in_its_credit(line: str, credit: str) -> None:
    start = find_credit(line, CREDITS)
    assert start is not None
    assert line[start:] == credit


@pytest.mark.parametrize(
    "line",
    [
        "He left on Monday, he said. (Reuters)",
        "He told Reuters",
        "He said so on X",
        "The ministry put the case on file.",
        "They spoke to Interfax/Reuters",
        "The minister gave photo credits to the navy.",
        "",
    ],
)
def test_a_sentence_that_names_an_agency_has_no_credit(line: str) -> None:
    assert find_credit(line, CREDITS) is None


@pytest.mark.parametrize(
    ("line", "moment", "place"),
    [
        ("March 03, 2023 11:05 am | Updated 04:20 pm IST - Seoul", "2023-03-03 11:05:00", "Seoul"),
        ("April 12, 2001 10:12 pm - London", "2001-04-12 22:12:00", "London"),
        ("Published 10 May 2022, 15:30 BST", "2022-05-10 15:30:00", None),
        ("Tuesday, May 10, 2022", "2022-05-10", None),
        ("Posted on May 10, 2022 by Ann Example", "2022-05-10", None),
        ("By Ann Example | May 10, 2022", "2022-05-10", None),
        ("Reuters | Seoul | Updated: May 10, 2022 14:37 IST", "2022-05-10 14:37:00", "Seoul"),
        ("Last updated: 3:15 PM ET", None, None),
    ],
)
def test_a_stamp_is_read(line: str, moment: str | None, place: str | None) -> None:
    stamp = read_stamp(line, OUTLETS, towns=KNOWLEDGE.furniture.towns)
    assert stamp is not None
    assert (str(stamp.reading.moment) if stamp.reading else None, stamp.place) == (moment, place)


@pytest.mark.parametrize(
    "line",
    [
        "On May 10, 2022 he died",
        "The vote | was taken on May 10, 2022 in the old town hall",
        "10 p.m.",
        "In 2022",
        "10:30 meeting",
        "2022",
        "May 10",
    ],
)
def test_a_line_with_other_words_is_no_stamp(line: str) -> None:
    assert read_stamp(line, OUTLETS) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Example", ("Ann Example",)),
        ("By ANN EXAMPLE and BO SAMPLE", ("ANN EXAMPLE", "BO SAMPLE")),
        ("By Ann Example, Staff Writer", ("Ann Example",)),
        ("By Ann Example, Example Wire", ("Ann Example",)),
        ("By Ann Example in Seoul", ("Ann Example",)),
        ("By The Numbers", ()),
        ("By Monday Morning", ()),
        ("By means of war", ()),
        ("By Ann Example The talks are over.", ()),
    ],
)
def test_a_byline_names_persons(line: str, names: tuple[str, ...]) -> None:
    assert read_byline(line) == names


@pytest.mark.parametrize(
    ("given", "persons", "agency"),
    [
        (["Ann Example", "AFP"], ("Ann Example",), "AFP"),
        (["By Ann Example and Bo Sample"], ("Ann Example", "Bo Sample"), None),
        (["Ann Example | dpa"], ("Ann Example",), "dpa"),
        (["https://a.example/ann", "Staff", "admin", "105092"], (), None),
        (["Ann Example, professor of law at the old university"], ("Ann Example",), None),
    ],
)
def test_an_agency_is_no_person(given: list[str], persons: tuple[str, ...], agency: str | None) -> None:
    assert sort_authors(given, OUTLETS) == (persons, agency)


@pytest.mark.parametrize(
    ("title", "site", "host", "without"),
    [
        ("Talks go on | Example News", "Example News", "", "Talks go on"),
        ("Talks go on - The Example", "Example", "", "Talks go on"),
        ("Talks go on - example.org", None, "example.org", "Talks go on"),
        ("Talks go on – but for how long", "Example", "", "Talks go on – but for how long"),
        ("Talks go on | World", "Example", "", "Talks go on | World"),
    ],
)
def test_a_title_loses_its_site_s_own_name_alone(title: str, site: str | None, host: str, without: str) -> None:
    assert without_site(title, site, host) == without


def test_lines_wrapped_by_hand_are_one_unit_up_to_the_blank_line() -> None:
    text = (
        "The ministry said on Monday that it would not take part in any talks\n"
        "as long as the other side kept its troops at the border, and that it\n"
        "would call back its envoys.\n\n"
        "The other side gave no answer, but a person who knows the matter said\n"
        "that it would come.\n"
    )
    assert [unit.span.of(text).count("\n") for unit in units_of(text)] == [2, 1]


def test_one_paragraph_a_line_stays_so() -> None:
    text = "The ministry said no.\nThe other side said yes.\nNobody else said a word about it."
    assert [unit.plain for unit in units_of(text)] == text.split("\n")
