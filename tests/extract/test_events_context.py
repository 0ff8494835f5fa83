"""Sides that lie outside the clause: whom an answer is for, where help goes, whom a state acts on at home."""

import pytest

from acts import told
from store_parses import Parsed


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # at home
        ("Police in Malta charged two men. The opposition denounced the raid as illegal.", ["MLT > MLT ACCUSE", "? > ? ACCUSE"]),
        ("The government of Malta suspended the radio licence on Monday.", ["MLT > MLT COERCE"]),
        ("A captain ousted the ruler of Chad on Friday, suspending the constitution.", ["TCD > TCD ASSAULT", "TCD > TCD COERCE"]),
        ("Thousands marched at rallies in Colombia.", ["COL > COL PROTEST"]),
        ("The army of Sudan and the Rapid Support Forces agreed to a truce.", ["SDN > SDN AGREE"]),
        # not at home
        ("Malta seized a foreign tanker on Monday.", ["MLT > ? COERCE"]),
        ("The ministry of Malta dismissed the report on Monday.", ["MLT > ? REJECT"]),
        ("A drone hit the headquarters of the army of Chad on Sunday.", ["? > TCD ASSAULT"]),
        ("Soldiers of Mali clashed with protesters on Monday.", ["MLI > MLI ASSAULT"]),
        # the one other country
        ("Schools in Chad closed on Monday. It was the third day of Libya's attack.", ["LBY > TCD ASSAULT"]),
        ("Norway condemned the Libyan attack.", ["NOR > LBY ACCUSE", "LBY ASSAULT"]),
        ("Relations between Chad and Libya are at their worst as Tripoli suspends aid.", ["LBY > TCD SANCTION"]),
        # at a meeting
        ("The foreign minister of Oman met the president of Chad to plead for restraint.", ["OMN + TCD CONSULT", "OMN > TCD REQUEST"]),
        # answers
        ("Peru expelled two diplomats of Chile. Santiago denounced the decision and vowed to respond.", ["PER > CHL SANCTION", "CHL > PER ACCUSE", "CHL > PER THREATEN"]),
        ("Samoa fired two missiles into the sea on Monday. Samoa said it was a test. Fiji denounced the launch.", ["WSM MOBILIZE", "FJI > WSM ACCUSE", "WSM MOBILIZE"]),
        # gifts
        ("Chile sent 20 tonnes of rice to Haiti on Monday. Ecuador offered helicopters.", ["CHL > HTI AID", "ECU > HTI AID"]),
        ("A Jordanian plane brought tents to Armenia on Sunday.", ["JOR > ARM AID"]),
        # by grammar alone
        ("Peru and Chile accused each other of shelling the border, which Peruvian troops had crossed.", ["PER + CHL ACCUSE", "PER + CHL > ? ASSAULT", "PER > ? ASSAULT"]),
        ("Quito has given two members of the embassy of Chile a week to leave, the foreign ministry said on Monday, accusing them of meddling.", ["ECU > CHL ACCUSE"]),
    ],
)  # fmt: skip
def test_a_side_left_unsaid_is_that_of_what_is_told_around_it(parsed: Parsed, line: str, expected: list[str]) -> None:
    assert told(parsed, line) == expected
