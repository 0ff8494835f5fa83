import pytest

from dateline.link import link
from dateline.link.reports import relation
from dateline.model import Party, Pile, SpeechCard, Statement, TextCard
from link.piles import day, speech, text

MINISTER = Party("Ragna Holt", "p1", "NOR", "person")
ROLE = Party("the fisheries minister", None, "NOR", "role")
OTHER = Party("Egil Strand", "p2", "NOR", "person")
LINE = "The fund is not charity, it is rent, and it is rent that the world owes to those who kept the forest"


def statements_of(*cards: SpeechCard, texts: tuple[TextCard, ...] = ()) -> tuple[Statement, ...]:
    known = {card.id for card in texts}
    fresh = tuple(text(key, "A report.") for key in sorted({c.article for c in cards}) if key not in known)
    return link(Pile((*texts, *fresh), (), cards)).statements


@pytest.mark.parametrize(
    ("name", "one", "two"),
    [
        ("a quotation cut short", {"content": LINE}, {"content": "rent that the world owes"}),
        ("by name and by office, quoted alike", {"content": LINE},
         {"content": "it is rent that the world owes to those", "source": ROLE}),
        ("a paraphrase of most of it", {"content": LINE},
         {"content": "the world owes rent, not charity, to those who kept the forest", "quoted": ()}),
    ],
)  # fmt: skip
def test_reports_of_one_utterance_are_one_statement(name: str, one: dict, two: dict) -> None:
    cards = [speech(k, k, **{"source": MINISTER, **f}) for k, f in (("a", one), ("b", two))]
    assert len(statements_of(*cards)) == 1, name


@pytest.mark.parametrize(
    ("name", "two"),
    [
        ("weeks later", {"content": LINE, "when": day("2026-04-20")}),
        ("said by another", {"content": LINE, "source": OTHER}),
        ("the other way round", {"content": "The fund is charity, it is rent that the world never owes to the forest",
                                 "quoted": ()}),
        ("something else", {"content": "Quotas will be cut in June", "quoted": ()}),
    ],
)  # fmt: skip
def test_other_utterances_stay_apart(name: str, two: dict) -> None:
    cards = [speech("a", "a", LINE, source=MINISTER, quoted=()), speech("b", "b", **{"source": MINISTER, **two})]
    if name == "the other way round":
        cards[0] = speech(
            "a", "a", "The fund is charity, it is rent that the world owes to the forest", source=MINISTER, quoted=()
        )
    assert len(statements_of(*cards)) == 2, name


COD = "Norway will cut the quota for cod in the Barents Sea by a third"
PAPER = Party("Fjord Daily", "b1", "NOR", "body")
CROWD = Party("Trawler owners in Tromsø", None, "NOR", "group")
SENATE = Party("Harbour Union", "b2", "NOR", "body")
MINISTRY = Party("Ministry of Fisheries", "b3", "NOR", "body")


@pytest.mark.parametrize(
    ("name", "one", "two"),
    [
        ("a person and a crowd", {}, {"source": CROWD}),
        ("a person and a paper", {}, {"source": PAPER}),
        ("two bodies", {"source": SENATE}, {"source": PAPER}),
        ("a phrase said of anything", {"content": "we're going to do it and mend the dykes", "quoted": ("we're going to do it",)},
         {"content": "we're going to do nothing about cod", "quoted": ("we're going to do nothing",)}),
        ("nothing but names", {"content": "Hunger waits behind Svalbard and the Barents Sea"},
         {"content": "Boats reach Svalbard by the Barents Sea"}),
        ("an office that shares three words", {"content": "Quotas for cod will fall in Tromsø and Bergen after long talks"},
         {"content": "Trawlers left Tromsø and Bergen for cod", "source": ROLE}),
    ],
)  # fmt: skip
def test_reports_with_little_in_common_stay_apart(name: str, one: dict, two: dict) -> None:
    cards = [
        speech(k, k, **{"content": COD, "source": MINISTER, "quoted": (), **f}) for k, f in (("a", one), ("b", two))
    ]
    assert len(statements_of(*cards)) == 2, name


@pytest.mark.parametrize(
    ("name", "one", "two"),
    [
        ("a person and the ministry, most words shared", {}, {"source": MINISTRY}),
        ("one surname, two first names", {}, {"source": Party("R. Holt", "p9", "NOR", "person")}),
        ("an office, with a number", {"content": f"{COD} from 2028 on"},
         {"content": "the cod quota in the Barents Sea falls in 2028", "source": ROLE}),
    ],
)  # fmt: skip
def test_one_voice_under_two_names_is_one(name: str, one: dict, two: dict) -> None:
    cards = [
        speech(k, k, **{"content": COD, "source": MINISTER, "quoted": (), **f}) for k, f in (("a", one), ("b", two))
    ]
    assert len(statements_of(*cards)) == 1, name


def test_two_sentences_of_one_speech_in_one_article_are_two() -> None:
    one = speech("a", "a", "Quotas for cod will be cut in June by a third", source=MINISTER)
    two = speech("b", "a", "Quotas for herring will be cut in June by a tenth", source=MINISTER)
    assert len(statements_of(one, two)) == 2


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        (LINE + ".", "same"),
        ("the fund is not charity", "trimmed"),
        ("The fund is not charity … it is rent that the world owes", "trimmed"),
        ("it is rent that the world owes … The fund is not charity", "reworded"),
        ("The fund is no charity", "reworded"),
    ],
)
def test_a_wording_is_the_same_trimmed_or_reworded(words: str, stands: str) -> None:
    assert relation(words, LINE) == stands


def test_a_broken_quotation_is_joined_again() -> None:
    (only,) = statements_of(speech("a", "a", "x", source=MINISTER, quoted=("We will pay,", "and we will pay in full.")))
    assert only.wording == "We will pay, and we will pay in full."


def test_the_speaker_s_own_text_is_the_primary() -> None:
    speech_text = text("full", f"Madam President, I thank you. We have come far. {LINE}. Our islands will remember it.")
    (only,) = statements_of(speech("a", "a", LINE, source=MINISTER), texts=(speech_text,))
    assert only.primary == "full"


def test_a_report_that_quotes_is_no_primary() -> None:
    paper = text(
        "paper", f"The minister spoke for an hour. “{LINE},” she said. Our reporter counted the guests; we left."
    )
    (only,) = statements_of(speech("a", "a", LINE, source=MINISTER), texts=(paper,))
    assert only.primary is None


def test_an_article_that_names_who_passed_the_words_on_once_has_them_from_there() -> None:
    own = speech("a", "a", LINE, source=MINISTER, via=("A",))
    passed = speech("b", "a", LINE, source=MINISTER, via=("Nordwire", "A"))
    (only,) = statements_of(own, passed)
    assert (only.articles, only.origins) == (1, 1)
