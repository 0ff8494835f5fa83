"""What is no act of politics, and who is not in one."""

import pytest

from acts import statuses, told
from store_parses import Parsed


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A nurse in Oslo praised the hospital in Oslo.", []),
        ("The owner of a bakery in Chile promised the customers bread.", []),
        ("Police in Chile arrested a baker.", ["CHL > CHL COERCE"]),
        ("A French supermarket chain sued a Spanish supplier over cheese.", []),
        ("A French supermarket chain sued the government of Spain over cheese.", ["FRA > ESP ACCUSE"]),
    ],
)
def test_what_private_people_of_one_country_do_is_no_act_of_politics(
    parsed: Parsed, line: str, expected: list[str]
) -> None:
    assert told(parsed, line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Libya's Chad raid was over in an hour.", ["LBY > TCD ASSAULT"]),
        ("The king of Libya told sailors of the Chad attack.", ["> TCD ASSAULT"]),
        ("A Libyan attack on Chad failed.", ["LBY > TCD ASSAULT"]),
    ],
)
def test_a_bare_name_before_an_attack_may_be_whom_it_hits(parsed: Parsed, line: str, expected: list[str]) -> None:
    assert told(parsed, line) == expected


def test_the_president_captured_is_that_of_the_state_attacked(parsed: Parsed) -> None:
    line = "Peru attacked Chile and captured its president."
    assert told(parsed, line) == ["PER > CHL ASSAULT"] * 2


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Peru expelled two diplomats of Chile. Chile called the step absurd.",
            ["PER > CHL SANCTION", "CHL > PER ACCUSE"],
        ),
        ("Norway sent rice to Malawi. Togo sent blankets.", ["NOR > MWI AID", "TGO > MWI AID"]),
        ("Police in Chile fired tear gas at the gate.", ["CHL > CHL ASSAULT"]),
        ("Chile launched two missiles a day after the president of Peru spoke on fishing.", ["CHL MOBILIZE"]),
    ],
)
def test_whom_a_sentence_leaves_unsaid_comes_from_what_is_answered(
    parsed: Parsed, line: str, expected: list[str]
) -> None:
    assert told(parsed, line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Norway hammered Chile 4-0 in Oslo on Sunday.", []),
        ("President Ada Moreno of Chile attacked the opposition leader of Chile, Bo Ek, in a speech.", ["CHL > CHL ACCUSE"]),
        ("Chilean jets and special forces bombed a town in Peru.", ["CHL > PER ASSAULT"]),
    ],
)  # fmt: skip
def test_a_match_is_no_assault_and_a_speech_hurts_with_words(parsed: Parsed, line: str, expected: list[str]) -> None:
    assert told(parsed, line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "The embassy of Norway in Chile declined to comment on the letter.",
        "The president of Chile vowed to work hard.",
        "A senator of Chile discussed the budget.",
        "The king of Norway swore in a new government.",
    ],
)
def test_what_takes_two_is_not_done_alone(parsed: Parsed, line: str) -> None:
    assert told(parsed, line) == []


def test_critics_of_a_state_are_not_the_state(parsed: Parsed) -> None:
    assert not any(act.startswith("NOR") for act in told(parsed, "Critics of Norway's trade plan called it illegal."))


def test_all_that_somebody_is_accused_of_is_alleged(parsed: Parsed) -> None:
    line = "The opposition in Chile accused Peru of abducting and torturing sailors."
    assert statuses(parsed, line)[1:] == ["abducting: ASSAULT alleged", "torturing: ASSAULT alleged"]


def test_taking_part_takes_nothing(parsed: Parsed) -> None:
    assert not any("COERCE" in act for act in told(parsed, "About 200 people took part in a march in Chile."))


def test_thanks_are_of_whom_they_are_of_and_comrades_are_not_fought(parsed: Parsed) -> None:
    assert told(parsed, "Portugal conveyed the thanks of its king to Angola.") == ["PRT > AGO SUPPORT"]
    assert told(parsed, "Libyan troops fought alongside Russian soldiers.") == ["LBY + RUS COOPERATE"]


def test_protests_in_a_title_are_no_reproach_and_a_feast_no_state(parsed: Parsed) -> None:
    assert not any("ACCUSE" in act for act in told(parsed, "= Iran protests persist as talks stall"))
    assert not any(
        "CHN" in act for act in told(parsed, "The shops in Chile closed for Chinese New Year, a minister said.")
    )


def test_an_agreement_signed_is_one_act(parsed: Parsed) -> None:
    line = "Ghana and Togo signed an agreement on cooperation in fishing."
    assert told(parsed, line) == ["GHA + TGO SUPPORT"]
