import pytest

from dateline.knowledge.titles import load_wording
from dateline.link import link
from dateline.link.quotations import check
from dateline.link.reports import prepare_reports
from dateline.model import Party, Pile, SpeechCard, Statement, TextCard
from link.piles import day, speech, text

MINISTER = Party("Ragna Holt", "p1", "NOR", "person")
OWN = (
    "Madam President. Our islands have been called small. We ask for no privilege. If ships will not pay, we shall light "
    "the channel ourselves and send them the bill. We do not say that the sea is ours alone. I thank you."
)


@pytest.mark.parametrize(
    ("quoted", "stands"),
    [
        ("we shall light the channel ourselves and send them the bill", "verbatim"),
        ("Our islands … have been called small", "verbatim"),
        ("we shall light [the strait] ourselves and send them the bill", "verbatim"),
        ("the sea is ours alone", "cut"),
        ("ourselves we shall light the channel and pay the bill", "reworded"),
        ("any tanker without a pilot will be turned back", "unsupported"),
        ("no privilege", None),
    ],
)
def test_a_quotation_is_held_against_the_speaker_s_own_text(quoted: str, stands: str | None) -> None:
    card = speech("s", "a", quoted, source=MINISTER)
    assert check(prepare_reports([card], {"a": text("a")}, load_wording())["s"], OWN) == stands


def statements_of(cards: list[SpeechCard], *texts: TextCard) -> tuple[Statement, ...]:
    known = {card.id for card in texts}
    fresh = tuple(text(key, "A report.") for key in sorted({c.article for c in cards}) if key not in known)
    return link(Pile((*texts, *fresh), (), tuple(cards))).statements


SPEECH = text("own", OWN, title="Speech by Fisheries Minister Ragna Holt on the light dues")


@pytest.mark.parametrize(
    ("name", "own", "words", "primary"),
    [
        ("few words, and the title names the speaker", SPEECH, "We ask for no privilege", "own"),
        ("few words, and it names another",
         text("own", OWN, title="Speech by Egil Strand"), "We ask for no privilege", None),
        ("few words, weeks apart",
         text("own", OWN, title="Speech by Ragna Holt", moment="2026-05-01T08:00:00+00:00"), "We ask for no privilege",
         None),
        ("its own press office quotes the whole of it",
         text("own", f"Minister Ragna Holt said: “{OWN[51:140]}” Tea was served.",
              title="Statement by Ragna Holt"), "We ask for no privilege", "own"),
    ],
)  # fmt: skip
def test_the_own_text_behind_a_short_quotation_must_be_the_speaker_s(
    name: str, own: TextCard, words: str, primary: str | None
) -> None:
    (only,) = statements_of([speech("s", "a", words, source=MINISTER)], own)
    assert only.primary == primary, name


@pytest.mark.parametrize(
    ("name", "report", "marks"),
    [
        ("on that day, on that matter", "Holt spoke of the light dues and of the channel.", ["unsupported"]),
        ("on another matter", "Holt opened a school in Bergen.", [None]),
    ],
)
def test_words_that_the_own_text_of_the_day_does_not_hold_are_marked(name: str, report: str, marks: list) -> None:
    said = speech("s", "a", "Any tanker without a pilot will be turned back", source=MINISTER, when=day("2026-03-10"))
    (only,) = statements_of([said], SPEECH, text("a", report))
    assert [variant.check for variant in only.variants] == marks, name
