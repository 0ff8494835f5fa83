"""The dateline itself, and what only looks like one."""

import pytest
from pages import KNOWLEDGE

from dateline.clean.opening import read_opening

Parts = tuple[str | None, str | None, int | None, int | None, int | None]


def read(line: str) -> tuple[str, Parts] | None:
    found = read_opening(line, furniture=KNOWLEDGE.furniture, outlets=KNOWLEDGE.outlets)
    if found is None:
        return None
    return line[: found.own], (found.place, found.agency, found.year, found.month, found.day)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("SEOUL, May 10 (AP) —", ("SEOUL", "AP", None, 5, 10)),
        ("June 4 (UPI) —", (None, "UPI", None, 6, 4)),
        ("Pyongyang, January 1 (KCNA) --", ("Pyongyang", "KCNA", None, 1, 1)),
        ("WARSAW (AFP) -", ("WARSAW", "AFP", None, None, None)),
        ("Seoul, Jan. 5 —", ("Seoul", None, None, 1, 5)),
        ("(Reuters) -", (None, "Reuters", None, None, None)),
        ("WASHINGTON, April 28 (RIA Novosti) -", ("WASHINGTON", "RIA Novosti", None, 4, 28)),
        ("LA CROSSE, Wis. (AP) —", ("LA CROSSE, Wis.", "AP", None, None, None)),
        ("SEOUL, South Korea (AP) —", ("SEOUL, South Korea", "AP", None, None, None)),
        ("BEIJING/TOKYO (Reuters) -", ("BEIJING/TOKYO", "Reuters", None, None, None)),
        ("MOSCOW, May 10. /TASS/.", ("MOSCOW", "TASS", None, 5, 10)),
        ("MOSCOW. May 10 (Interfax) -", ("MOSCOW", "Interfax", None, 5, 10)),
        ("New Delhi [India], May 10 (ANI):", ("New Delhi [India]", "ANI", None, 5, 10)),
        ("SEOUL, May 10, 2022 (Yonhap) --", ("SEOUL", "Yonhap", 2022, 5, 10)),
        ("LONDON, 5 January 2014 (Reuters) -", ("LONDON", "Reuters", 2014, 1, 5)),
        ("Tokyo, Monday, Jan. 5 (Kyodo) --", ("Tokyo", "Kyodo", None, 1, 5)),
        ("BEIJING, April 11 (Meridian Wire) —", ("BEIJING", "Meridian Wire", None, 4, 11)),
        ("(ANSA) - Rome, January 24 -", ("Rome", "ANSA", None, 1, 24)),
        ("(CNN)", (None, "CNN", None, None, None)),
        ("TEHRAN –", ("TEHRAN", None, None, None, None)),
        ("ISLAMABAD:", ("ISLAMABAD", None, None, None, None)),
        ("Kyiv, Ukraine –", ("Kyiv, Ukraine", None, None, None, None)),
        ("Moscow –", ("Moscow", None, None, None, None)),
    ],
)
def test_a_dateline_gives_its_parts(words: str, parts: Parts) -> None:
    assert read(f"{words} The ministry said on Monday") == (words, parts)


@pytest.mark.parametrize(
    "line",
    [
        "Russia – once a power – is to blame, the paper says.",
        "NATO – The alliance meets today.",
        "EXCLUSIVE – The minister is to go.",
        "FIRST ON EXAMPLE: The senators wrote a letter.",
        "ANN EXAMPLE: The first thing to say is this.",
        "On Jan. 5 — The day of the vote.",
        "May 10 — The two sides meet.",
        "US – China talks go on.",
        "A US official — The one who knew — left.",
        "The envoy (left) — The other one stayed away.",
        "ALL OF THIS – IS IN CAPITALS",
        "In Moscow – The day after.",
        "The two leaders, Mr. Example – The foreign minister – and his wife came.",
        "",
        "—",
    ],
)
def test_what_only_looks_like_a_dateline_is_left_alone(line: str) -> None:
    assert read(line) is None
