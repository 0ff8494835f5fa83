"""How far an act is a fact."""

import pytest

from acts import acts, statuses
from store_parses import Parsed


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Norway sent doctors to Malawi.", ["sent: AID happened"]),
        ("Norway is sending doctors to Malawi.", ["sending: AID ongoing"]),
        ("Norway and Malawi continue to negotiate.", ["negotiate: CONSULT ongoing"]),
        ("Norway has not expelled the envoy of Malawi.", ["expelled: SANCTION negated"]),
        ("No treaty was signed by Norway and Malawi.", ["signed: SUPPORT negated"]),
        ("Norway not only signed the treaty with Malawi; it praised Malawi.", ["signed: SUPPORT happened", "praised: SUPPORT happened"]),
        ("Norway could not but sign the treaty with Malawi.", ["sign: SUPPORT happened"]),
        ("Norway failed to condemn Libya.", ["condemn: ACCUSE negated"]),
        ("If Libya invades Chad, Norway will send troops to Chad.", ["invades: ASSAULT hypothetical", "send: AGREE planned"]),
        ("Libya might invade Chad.", ["invade: ASSAULT hypothetical"]),
        ("Norway has a warrant to seize a ship of Libya.", ["seize: COERCE hypothetical"]),
        ("Norway will meet Chile in May.", ["meet: AGREE planned"]),
        ("Bolivia threatened to attack Peru.", ["threatened: THREATEN threatened"]),
        ("Norway demanded an apology from Libya.", ["demanded: REQUEST requested"]),
        ("An alleged attack by Libya on Chad was reported.", ["attack: ASSAULT alleged"]),
        ("The army of Chad said it had shot down a drone of Libya.", ["shot: ASSAULT alleged"]),
        ("United Nations monitors said Libya had shelled a market in Chad.", ["shelled: ASSAULT happened"]),
        ("The army of Libya admitted that it had shelled a market in Chad.", ["shelled: ASSAULT happened"]),
        ("Greece alleged that Albania had attacked a trawler.", ["alleged: ACCUSE happened", "attacked: ASSAULT alleged"]),
        ("Turkey denied attacking a trawler from Cyprus.", ["denied: REJECT happened", "attacking: ASSAULT denied"]),
        ("Turkey rejected the claim that it had attacked a trawler from Cyprus.", ["rejected: REJECT happened", "claim: ACCUSE happened", "attacked: ASSAULT denied"]),
        ("Turkey did not deny that it had attacked a trawler from Cyprus.", ["attacked: ASSAULT happened"]),
        ("Norway said it had expelled two diplomats from Libya.", ["expelled: SANCTION happened"]),
        ("Fog did not prevent the envoy of Norway from meeting the prime minister of Chile.", ["meeting: CONSULT happened"]),
        ("The army of Libya said it had not shelled a market in Chad.", ["said: REJECT happened", "shelled: ASSAULT denied"]),
        ("No more duties will be imposed by Libya on goods from Chad.", ["imposed: SANCTION negated"]),
        ("Namibia is weighing whether to close its embassy in Zimbabwe.", ["close: SANCTION hypothetical"]),
        ("Oman has offered to send doctors to Yemen.", ["offered: AGREE planned"]),
        ("The claim that Libya shelled a market in Chad is baseless, Libya said.", ["shelled: ASSAULT denied"]),
        ("A court in Libya acquitted two sailors from Chad of attacking a pilot.", ["acquitted: CONCEDE happened", "attacking: ASSAULT denied"]),
        ("A visit by the prime minister of Chad to Libya was cancelled because of fog.", ["visit: CONSULT negated"]),
        ("Norway has signed, but not yet ratified, the treaty with Chile.", ["signed: SUPPORT happened", "ratified: SUPPORT negated"]),
        ("Chad says Libyan patrols torched eleven huts. Libya said that no such burning had taken place.", ["torched: ASSAULT alleged", "said: REJECT happened", "burning: ASSAULT denied"]),
    ],
)  # fmt: skip
def test_status_is_that_of_the_deed_named(parsed: Parsed, line: str, expected: list[str]) -> None:
    assert statuses(parsed, line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Libya invaded Chad in 1980.", [True]),
        ("Libya invaded Chad in 2023.", [False]),
        ("During the Cold War, Libya expelled two diplomats from Chad.", [True]),
        ("In the eighties, Libya shelled a town in Chad.", [True]),
        ("Libya seized a ship of Chad worth $1991.", [False]),
        ("Chad marked the anniversary of Libya's invasion.", [True]),
        ("Eleven years after it closed its embassy in Chad, Norway expelled two diplomats from Chad.", [True, False]),
        ("Libya, which invaded Chad in 1980, signed a treaty with Chad.", [True, False]),
        (
            "A Norwegian minister paid a visit to Chad on the occasion of the 71st anniversary of its independence.",
            [False],
        ),
        ("The president of Chad visited Norway, marking the first such trip since 1998.", [False]),
        ("Norway left a landmark 1992 fisheries treaty.", [False]),
        ("Police in Norway arrested a pilot in his 60s.", [False]),
        ("Norway condemned Libya's invasion of Chad.", [False, True]),
        ("Prices of bread rose amid the Libyan invasion of Chad.", [True]),
        ("Libya launched an invasion of Chad.", [False]),
        ("The Libyan invasion of Chad began at dawn.", [False]),
    ],
)
def test_history_is_told_from_news(parsed: Parsed, line: str, expected: list[bool]) -> None:
    assert [act.historical for act in acts(parsed, line)] == expected


def test_what_a_paper_adds_about_somebody_is_not_the_speakers_word(parsed: Parsed) -> None:
    line = "The king of Norway expressed his “full support” to the president of Chad who faces protests over a raid on Libya."
    assert [(act.type, act.attribution) for act in acts(parsed, line) if act.type == "ASSAULT"] == [("ASSAULT", None)]


def test_an_event_hangs_on_the_words_that_report_it(parsed: Parsed) -> None:
    (inside,) = acts(parsed, "The army of Chad said it had shot down a drone of Libya.")
    (plain,) = acts(parsed, "Norway sent doctors to Malawi.")
    assert inside.attribution is not None and plain.attribution is None


def test_who_passes_a_report_on_takes_no_part_in_the_act(parsed: Parsed) -> None:
    line = "The king of Chad said he would back Libya's raid on Norway, state media reported Tuesday."
    sides = [mention.text for act in acts(parsed, line) for mention in (*act.actors, *act.recipients)]
    assert not any("media" in words or "state" in words for words in sides)
