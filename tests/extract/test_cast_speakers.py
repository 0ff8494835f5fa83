"""Words that stand for a speaker find whose they are; of namesakes nobody is taken for another."""

import pytest

from dateline.extract.cast import cast_of
from dateline.extract.places import find_places
from dateline.extract.tree import Tree
from dateline.knowledge.actors import load_actors
from dateline.knowledge.places import load_places
from dateline.model import ActorMention, Span
from store_parses import PARSES, Parsed, stored_lines

TABLES, PLACES = load_actors(), load_places()
LINES = stored_lines(PARSES / "speakers.txt")


def speaker(parsed: Parsed, opening: str, words: str) -> ActorMention:
    """Give who speaks by the last *words* of the line that opens so."""
    (text,) = [line for line in LINES if line.startswith(opening)]
    article, trees = parsed(text)
    cast = cast_of(article, trees, find_places(trees, PLACES), TABLES)
    start = trees[0].text.rindex(words)
    tree, head = _head(trees, Span(start, start + len(words)))
    return cast.speaker(tree, head, Span(start, start + len(words)))


def _head(trees: tuple[Tree, ...], span: Span) -> tuple[Tree, int]:
    for tree in trees:
        inside = [i for i, token in enumerate(tree.tokens) if span.contains(Span(token.start, token.end))]
        if inside:
            return tree, next(i for i in inside if tree.tokens[i].head not in inside)
    raise ValueError(span)


@pytest.mark.parametrize(
    ("opening", "words", "name"),
    [
        ("Chile's harbour", "Ms. Araya-Lund", "Ebele Araya-Lund"),
        ("Brothers Jorge", "Mr. Montalvo-Reyes", None),
        ("Austria's transport", "Lindqvist", None),
        ("The defence ministries", "Tokyo's ministry", "Defence Ministry of Japan"),
        ("The rail department", "Oslo's ministry", None),
        ("It was raining", "the city", "City of Lisbon"),
        ("A tram stopped", "the city", None),
        ('"The tide was high', "Cmdr", "Arlo Fenwick"),
        ('"The crew is well', "Army Brig", "Nils Sandberg"),
        ("The Kiev government", "It", "Ukraine"),
        ("Oleg Baran", "who", "Oleg Baran"),
        ("The rebel leadership", "The rebel leadership of Chile", None),
        ("The Oslo side", "The Oslo side", "Norway"),
        ("Austria's richest man", "Austria's richest man, Rainer Ackermann", "Rainer Ackermann"),
        ("Ivo Mantas told", "He", "Ivo Mantas"),
        ("Lt. Shane Osgood", "Lt. Shane Osgood", "Shane Osgood"),
        ("None of the crew", "another of its spokesmen, Lt. Col. Dewey Ford", "Dewey Ford"),
        ("Defence Minister Gustav", "He", "Gustav Lindqvist"),
        ("The Bank of Mauritius", "The bank", "Bank of Mauritius"),
        ("The World Food", "The agency", "World Food Programme"),
        ("An official at the Peruvian", "He", None),
        ("Fisheries ministers Anna", "They", "Anna Sandvik"),
        ("Former trade minister", "India's trade minister", None),
        ("The brothers Carlos", "Ibarzabal", None),
        ("Mayor Selma Hodzic", "Mr Hodzic", "Mr Hodzic"),
        ("Environment Minister Anna", "Her counterpart", "Bo Ekstrand"),
        ("Harbour director Vilma", "The deputy", "Carlo Benedetti"),
        ("The judges Ilse", "The latter", "Karl Odermatt"),
        ("Peru's trade ministry", "The labour ministry", "Labour Ministry of Peru"),
        ("Irene London", "London", "Irene London"),
        ("Mayor Tove", "Dr Lindahl", "Maja Lindahl"),
        ("Asked about the bridge", "a spokeswoman for Governor Hollis Marsh", None),
        ("The director of the mill", "The mill's director", "Petra Novak"),
        ("Mayor Vilhelm", "Ms Strand", "Emir Strand"),
        ("The mayor's deputy, Gianna", "Russo", "Gianna Russo"),
        ("In Brasília", "The ministry", "Foreign Ministry of Brazil"),
        ("Britain's ambassador to Kenya", "The envoy", "Helen Frost"),
        ("Sweden's Social Democrats", "Sweden's Social Democrats", None),
        ("The former vice president, Jorge", "Glas Mena", "Jorge Glas Mena"),
    ],
)
def test_finds_who_is_meant(parsed: Parsed, opening: str, words: str, name: str | None) -> None:
    assert speaker(parsed, opening, words).name == name


@pytest.mark.parametrize(
    ("opening", "words", "country"),
    [
        ("The mayor of Athens", "The mayor of Athens, Georgia, Prudence Marlow", "USA"),
        ("Chief Ade Bello", "Chief Bello", None),
        ("Turkish officials said", "They", "TUR"),
        ("The UN refugee agency", "The agency's spokeswoman in Geneva, Lena Abbas", "UNO"),
    ],
)
def test_finds_whose_they_are(parsed: Parsed, opening: str, words: str, country: str | None) -> None:
    assert speaker(parsed, opening, words).country == country


def test_an_office_that_two_hold_is_not_sure(parsed: Parsed) -> None:
    meant = speaker(parsed, "Foreign ministers Rasmus", "The foreign minister")
    assert not meant.sure
    assert {meant.name, *meant.others} == {"Rasmus Holm", "Juhani Keto"}


@pytest.mark.parametrize(
    ("opening", "words", "others"),
    [
        ("Brothers Jorge", "Mr. Montalvo-Reyes", {"Jorge Montalvo-Reyes", "Raúl Montalvo-Reyes"}),
        ("Austria's transport", "Lindqvist", {"Gustav Lindqvist", "Mr. Lindqvist"}),
    ],
)
def test_namesakes_tie(parsed: Parsed, opening: str, words: str, others: set[str]) -> None:
    mention = speaker(parsed, opening, words)
    assert (mention.sure, set(mention.others)) == (False, others)


@pytest.mark.parametrize(
    ("opening", "words", "name", "other"),
    [
        ("Both the", "the Peruvian health ministry and the Red Cross", "Health Ministry of Peru", "Red Cross"),
        (
            "Energy ministers", "Energy ministers Anna Lindqvist of Norway and Paul Harju of Finland",
            "Anna Lindqvist", "Paul Harju",
        ),
    ],
)  # fmt: skip
def test_joint_speakers_stand_together(parsed: Parsed, opening: str, words: str, name: str, other: str) -> None:
    mention = speaker(parsed, opening, words)
    assert (mention.name, mention.sure, mention.others) == (name, True, (other,))


def test_a_minister_is_of_the_state_whose_bodies_the_article_names_most(parsed: Parsed) -> None:
    assert speaker(parsed, "Interior Minister", "Interior Minister Bohdan Melnyk").country == "UKR"


@pytest.mark.parametrize(
    ("words", "names"),
    [("They", ["Norway", "Peru"]), ("sides", ["Norway", "Peru"])],
)
def test_a_pair_stays_the_same_pair(parsed: Parsed, words: str, names: list[str]) -> None:
    (text,) = [line for line in LINES if line.startswith("The two leaders of Norway")]
    article, trees = parsed(text)
    cast = cast_of(article, trees, find_places(trees, PLACES), TABLES)
    ((tree, head),) = [(t, i) for t in trees for i, token in enumerate(t.tokens) if token.form == words]
    assert sorted(str(mention.name) for mention in cast.members(tree, head)) == names


@pytest.mark.parametrize(
    ("opening", "words", "country"),
    [
        ("Iceland has", "The country", "ISL"),
        ("Iceland has", "It", "ISL"),
        ("The Bank of Mauritius", "The bank", "MUS"),
        ("An official at the Peruvian", "He", "PER"),
        ("Deputy Mayor Halina", "Deputy Mayor Halina Wolna", "POL"),
        ("Deputy Mayor Halina", "The French ambassador, Luc Armand", "FRA"),
        ("Georgia's governor", "Wendell Briscoe", "USA"),
        ("Kjersti Haugdal", "Haugdal", "NOR"),
    ],
)
def test_finds_whose_a_speaker_is(parsed: Parsed, opening: str, words: str, country: str | None) -> None:
    assert speaker(parsed, opening, words).country == country


def test_where_an_attache_serves_is_not_whose_he_is(parsed: Parsed) -> None:
    assert speaker(parsed, '"The crew is well', "Army Brig").country is None
