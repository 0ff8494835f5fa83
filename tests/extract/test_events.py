"""Who did what to whom: roles through the grammar, operators, headlines."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts import TABLES, acts, told
from dateline.extract.cast import cast_of
from dateline.extract.events import find_events
from dateline.extract.tree import grow
from dateline.knowledge.actors import load_actors
from dateline.model import Article, Block, Parse, Sentence, Span, Token
from store_parses import PARSES, Parsed, article_of, stored_lines


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # voice
        ("Libya shelled a town in Chad.", ["LBY > TCD ASSAULT"]),
        ("A town in Chad was shelled by Libya.", ["LBY > TCD ASSAULT"]),
        ("Three diplomats from Chad were expelled by Libya on Friday.", ["LBY > TCD SANCTION"]),
        ("Six Indonesian fishermen were arrested off Tawi-Tawi by the coast guard of Malta.", ["MLT > IDN COERCE"]),
        ("Kenya summoned the high commissioner of Tanzania.", ["KEN > TZA ACCUSE"]),
        ("Gunmen attacked a police post in Nigeria.", ["NGA > NGA ASSAULT"]),
        ("UN sanctions on Libya were lifted.", ["UNO > LBY RETREAT"]),
        # shared subjects
        ("Troops from Libya, who crossed into Chad in May, killed two Chadian soldiers.", ["LBY > TCD ASSAULT"] * 2),
        ("The president of Ghana flew to Togo to sign a treaty with Togo.", ["GHA > TGO CONSULT", "GHA + TGO SUPPORT"]),
        ("Norway condemned the raid, accusing Libya of shelling a market.", ["NOR > LBY ACCUSE", "NOR > LBY ACCUSE", "LBY > ? ASSAULT"]),
        ("Bolivia accused Peru of spying and threatened to close the lake.", ["BOL > PER ACCUSE", "BOL > PER THREATEN"]),
        # nouns
        ("Libya's invasion of Chad was condemned by Norway.", ["LBY > TCD ASSAULT", "NOR > LBY ACCUSE"]),
        ("Libyan airstrikes on Chad went on.", ["LBY > TCD ASSAULT"]),
        ("Talks between Ghana and Togo resumed.", ["GHA + TGO CONSULT"]),
        ("Libya launched an attack on Chad.", ["LBY > TCD ASSAULT"]),
        ("The signing of a pact by Ghana and Togo ended the dispute.", ["GHA + TGO SUPPORT"]),
        # everybody acts
        ("The presidents of Ghana and Togo met in Lome.", ["GHA + TGO CONSULT"]),
        ("Ghana and Togo signed a treaty on the ferry.", ["GHA + TGO SUPPORT"]),
        # who is visited, who visits
        ("Togo hosted the prime minister of Ghana.", ["GHA > TGO CONSULT"]),
        # what a thing is like is no act
        ("A damaged plane of Chad landed in Libya.", []),
        # how things stand is no act, nor is a war that a text only speaks of
        ("That area of Chad is still partly controlled by Libya.", []),
        ("The report from Norway did not mention Libya's war on Chad.", []),
        # one's comrades are not those one fights
        ("Libyan troops fought alongside Russian soldiers.", ["LBY + RUS COOPERATE"]),
        # whose capture, and of whom
        ("Peru praised Chile's capture of a Bolivian general.", ["PER > CHL SUPPORT", "CHL > BOL ASSAULT"]),
        # a pronoun before its name, and "we" of whoever speaks
        ("After it closed its embassy in Chad, Norway expelled two diplomats from Chad.", ["NOR > TCD SANCTION"] * 2),
        ("“We have recognised the new government of Vanuatu,” said the foreign minister of Samoa.", ["WSM > VUT SUPPORT"]),
        # what another rejects still stands; a phrase is found wherever the parser hung it
        ("Norway rejected a plan by Chile to send troops to Peru.", ["NOR > CHL REJECT", "CHL > PER AGREE"]),
        ("Tunisia took Libya to task. The newspaper in Egypt wrote about rain.", ["TUN > LBY ACCUSE"]),
        ("Shares in Norway rose as rallies across stocks went on in Chile.", []),
        # a month is no march
        ("The president of Ghana visited Togo back in March.", ["GHA > TGO CONSULT"]),
        # within one state
        ("Police in Malawi arrested three students.", ["MWI > MWI COERCE"]),
    ],
)  # fmt: skip
def test_roles_follow_the_grammar(parsed: Parsed, line: str, expected: list[str]) -> None:
    assert told(parsed, line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Norway will send doctors to Malawi.", ["NOR > MWI AGREE"]),
        ("Norway will not send doctors to Malawi.", ["NOR > MWI REJECT"]),
        ("Norway agreed to hold talks with Malawi.", ["NOR > MWI AGREE"]),
        ("Bolivia vowed to attack Peru.", ["BOL > PER THREATEN"]),
        ("Bolivia will impose sanctions on Peru.", ["BOL > PER THREATEN"]),
        ("Norway urged Libya to end the siege of the town.", ["NOR > LBY REQUEST"]),
        ("Norway said that Libya must withdraw its troops.", ["NOR > LBY REQUEST"]),
        ("Norway called for the withdrawal of Libyan troops from Chad.", ["NOR > LBY REQUEST"]),
        ("Turkey refused to send weapons to Cyprus.", ["TUR > CYP REJECT"]),
        ("Turkey rejected an offer of talks from Cyprus.", ["TUR > CYP REJECT"]),
        ("Chile suspended its aid to Bolivia.", ["CHL > BOL SANCTION"]),
        ("Chile cancelled a visit to Bolivia.", ["CHL > BOL REJECT"]),
        ("Chile ended its strikes on Bolivia.", ["CHL > BOL RETREAT"]),
    ],
)
def test_operators_change_the_act_inside_them(parsed: Parsed, line: str, expected: list[str]) -> None:
    assert told(parsed, line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("= Finland Seizes Russian Tanker in Gulf", ["FIN > RUS COERCE"]),
        ("= Finland to send troops to Estonia", ["FIN > EST AGREE"]),
        ("= Two killed in Libyan strike on Chad", ["LBY > TCD ASSAULT"]),
        ("= Norway and Chile sign trade pact", ["NOR + CHL SUPPORT"]),
        ("= Chad charged with war crimes", ["> TCD ACCUSE"]),
        ("= Libya accused of war crimes in Chad by Norway", ["NOR > LBY ACCUSE"]),
        ("= Norwegian minister to visit Chile", ["NOR > CHL AGREE"]),
        ("= Bolivian Leaders Urge Chile to Respect Border", ["BOL > CHL REQUEST"]),
        ("= Chile Launches Fresh Military Strikes on Militant Targets in Peru", ["CHL > PER ASSAULT"]),
        ("= Norway Issues 'Acute' Warning to Chile in Tanker Clash", ["NOR > CHL THREATEN"]),
        ("= Norway renews invasion threat", ["NOR THREATEN"]),
        ("= Norway Warns Iceland in Threat to Fishing Rivals", ["NOR > ISL THREATEN"]),
        ("= Ghana Calls Off Second Attack on Togo", ["GHA > TGO CONCEDE"]),
        ("= Chad, Libya meet in Malta", ["LBY + TCD CONSULT"]),
        ("= Chad, Libya exchange lists of prisoners", ["TCD + LBY COOPERATE"]),
        ("= Chad police fire on protesters, killing three", ["TCD ASSAULT"]),
        ("= King of Chad in Libya for talks", ["TCD + LBY CONSULT"]),
        ("= First four victims of Swiss bar fire identified", []),
    ],
)
def test_headlines_are_read_without_their_small_words(parsed: Parsed, line: str, expected: list[str]) -> None:
    assert told(parsed, line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "The minister said that the harvest was good.",
        "Four people were killed in a bombing.",
        "An earthquake struck Chile on Monday.",
        "Norway beat Chile in the final of the cup, the coach said after the match.",
        "The trade talks in the town hall were long.",
        "The attack of fever lasted a week in Norway.",
    ],
)
def test_no_actor_or_no_act_is_no_event(parsed: Parsed, line: str) -> None:
    assert told(parsed, line) == []


def test_a_missing_side_comes_from_the_rest_of_the_article(parsed: Parsed) -> None:
    line = "Libya bombed a port in Chad on Monday. A second strike by Libya followed at dawn."
    first, second = acts(parsed, line)
    assert [m.country for m in second.recipients] == ["TCD"]
    assert first.recipients[0].sure and not second.recipients[0].sure


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The foreign minister of Norway landed in Togo on Friday. The visit lasted two hours.", ["NOR > TGO CONSULT"] * 2),
        ("Chad says Libyan patrols torched eleven huts. Libya said that no such burning had taken place.", ["LBY > ? ASSAULT", "LBY REJECT", "LBY > ? ASSAULT"]),
        ("Norway held a fresh round of talks with Chile.", ["NOR + CHL CONSULT"]),
    ],
)  # fmt: skip
def test_an_act_spoken_of_again_has_the_sides_it_had(parsed: Parsed, line: str, expected: list[str]) -> None:
    assert told(parsed, line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The minister of Ghana spoke by phone with the king of Togo, and the pair agreed to reopen the ferry.", ["GHA + TGO CONSULT", "GHA + TGO AGREE"]),
        ("The minister of Ghana met the king of Togo. The two discussed the ferry, and three accords were signed in the evening.", ["GHA + TGO CONSULT", "GHA + TGO CONSULT", "GHA + TGO SUPPORT"]),
        ("Ghana and Togo blamed each other for the fire.", ["GHA + TGO ACCUSE"]),
        ("Fighters stormed a village in central Mali, torching granaries and shooting those who ran.", ["MLI > MLI ASSAULT"] * 3),
        ("About 500 people were detained at rallies in Kazakhstan.", ["KAZ > KAZ COERCE", "KAZ > KAZ PROTEST"]),
        ("Clashes between the army of Mali and rebel fighters went on.", ["MLI > MLI ASSAULT"]),
        ("The king of Togo, in Accra this week for talks, thanked Ghana.", ["TGO + GHA CONSULT", "TGO > GHA SUPPORT"]),
        ("Ghana and Togo exchanged lists of prisoners, officials confirmed.", ["GHA + TGO COOPERATE"]),
        ("West African states threatened Togo with force.", ["? > TGO THREATEN"]),
        ("The minister of Chile called the decision of Peru “absurd”.", ["CHL > PER ACCUSE"]),
        ("The ministry of Moldova dismissed reports that it had moved troops to the river.", ["MDA > ? REJECT", "MDA > ? MOBILIZE"]),
        ("Bolivia will not rule out military action against Peru.", ["BOL > PER THREATEN"]),
        ("Fourteen sailors from Chile were detained, the police of Peru said.", ["PER > CHL COERCE"]),
        ("Fighting between Peru and Chile intensified.", ["PER + CHL ASSAULT"]),
        ("Peru walked out of talks with Chile.", ["PER > CHL SANCTION"]),
        ("Heavy clashes erupted between Chadian and Libyan troops near a temple.", ["TCD + LBY ASSAULT"]),
        ("The rebels of Chad claimed responsibility for an attack on a ferry of Libya.", ["TCD > LBY ASSAULT"]),
        ("A missile of Chad hit a market in Libya.", ["TCD > LBY ASSAULT"]),
        ("The killing of two envoys by Chad drew anger in Libya.", ["TCD > ? ASSAULT"]),
        ("An apology by the premier of Japan to the miners of Korea was accepted.", ["JPN > KOR CONCEDE"]),
        ("Bolivia's threat against Peru worried Chile.", ["BOL > PER THREATEN"]),
        ("The suspension of Chilean aid to Bolivia came as a surprise.", ["CHL > BOL SANCTION"]),
        ("Chile and Peru signed 44 million dollars in deals.", ["CHL + PER SUPPORT"]),
        ("= Chad fires missiles towards sea as Libyan minister visits Malta", ["TCD MOBILIZE", "LBY > MLT CONSULT"]),
    ],
)  # fmt: skip
def test_sides_come_from_the_words_beside_them(parsed: Parsed, line: str, expected: list[str]) -> None:
    assert told(parsed, line) == expected


def test_modes_contexts_and_scores_come_from_the_tables(parsed: Parsed) -> None:
    (act,) = acts(parsed, "Three diplomats from Chad were expelled by Libya on Friday.")
    assert (act.type, act.modes, act.quad, act.score, act.cameo) == ("SANCTION", ("expel",), 4, -5.5, "166")
    assert "diplomatic" in act.contexts


LINES = stored_lines(PARSES / "events.txt")


@pytest.mark.parametrize("line", LINES[::7])
def test_spans_are_true_and_triggers_single(parsed: Parsed, line: str) -> None:
    text = line.removeprefix("= ")
    found = acts(parsed, line)
    assert len({act.id for act in found}) == len(found)
    for act in found:
        assert act.evidence.contains(act.trigger)
        assert act.trigger.of(text) in text
        assert act.modes == tuple(mode for mode in act.modes if mode in TABLES.types[act.type].modes)
        for mention in (*act.actors, *act.recipients):
            assert mention.span is None or mention.span.of(text) == mention.text


WORDS = st.lists(
    st.sampled_from(["Libya", "shelled", "Chad", "will", "not", "talks", "of", "the", "threat", "to", ",", "Seizes", "with"]),
    min_size=1,
    max_size=9,
)  # fmt: skip
LABELS = st.sampled_from(
    ["nsubj", "obj", "obl", "case", "acl", "acl:relcl", "xcomp", "conj", "nmod", "mark", "dep", "ccomp"]
)
ACTORS = load_actors()


@given(words=WORDS, data=st.data())
def test_odd_trees_are_read_without_a_fall(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    tokens, start = [], 0
    for index, word in enumerate(words):
        head = -1 if index == 0 else data.draw(st.integers(0, index - 1))
        upos = data.draw(st.sampled_from(["VERB", "NOUN", "PROPN", "ADP", "AUX", "ADJ"]))
        label = "root" if index == 0 else data.draw(LABELS)
        tokens.append(Token(start, start + len(word), word, word.lower(), upos, "VBN", head, label, ""))
        start += len(word) + 1
    article = _article(text)
    parse = Parse("odd", (Sentence(tuple(tokens), 0, False),))
    trees = tuple(grow(sentence, number=0, text=text) for sentence in parse.sentences)
    for act in find_events(article, trees, cast_of(article, trees, (), ACTORS), (), TABLES):
        assert act.trigger.of(text) in words


def _article(text: str) -> Article:
    return replace(article_of(text), blocks=(Block(span=Span(0, len(text)), is_title=False),))
