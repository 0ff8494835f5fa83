"""Words find the actor they stand for; who cannot be told stays without a name."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.cast import Cast, cast_of
from dateline.extract.cast.mentions import actor_id
from dateline.extract.places import find_places
from dateline.extract.tree import Tree, grow
from dateline.knowledge.actors import load_actors
from dateline.knowledge.places import load_places
from dateline.model import ActorMention, Precision, Published, PublishedBasis, Sentence, Token
from pieces import article
from store_parses import PARSES, Parsed, stored_lines

TABLES, PLACES = load_actors(), load_places()
LINES = stored_lines(PARSES / "cast.txt")


def line(opening: str) -> str:
    """Give the stored line that opens so."""
    (found,) = [text for text in LINES if text.startswith(opening)]
    return found


def cast(parsed: Parsed, text: str, *, day: date | None = None) -> tuple[Cast, tuple[Tree, ...]]:
    found, trees = parsed(text)
    if day is not None:
        published = Published(
            moment=day, precision=Precision.DAY, basis=PublishedBasis.METADATA, why="the input says so"
        )
        found = replace(found, published=published)
    return cast_of(found, trees, find_places(trees, PLACES), TABLES), trees


def heads(trees: tuple[Tree, ...], words: str, occurrence: int) -> tuple[Tree, int]:
    """Give the sentence and the head of *words*, where they stand for the *occurrence*-th time."""
    text, start = trees[0].text, -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    for tree in trees:
        inside = [i for i, t in enumerate(tree.tokens) if start <= t.start and t.end <= start + len(words)]
        if inside:
            outward = [i for i in inside if tree.tokens[i].head not in inside]
            return tree, outward[-1]
    raise ValueError(words)


def who(parsed: Parsed, opening: str, words: str, occurrence: int = 0) -> ActorMention:
    found, trees = cast(parsed, line(opening))
    return found.at(*heads(trees, words, occurrence))


@pytest.mark.parametrize(
    ("opening", "words", "name", "country", "sector"),
    [
        ("North Korean envoy", "North Korean envoy Ri Chol-nam", "Ri Chol-nam", "PRK", "GOV"),
        ("North Korean envoy", "Pavel Orlov", "Pavel Orlov", "RUS", "GOV"),
        ("North Korean envoy", "The North Korean envoy", "Ri Chol-nam", "PRK", "GOV"),
        ("North Korean envoy", "Mr. Ri", "Ri Chol-nam", "PRK", "GOV"),
        ("North Korean envoy", "the North", "North Korea", "PRK", None),
        ("Poland's ambassador", "Poland's ambassador to Norway", "Jan Kowalczyk-Reszka", "POL", "GOV"),
        ("Poland's ambassador", "the Houthi rebels", "Houthis", "YEM", "REB"),
        ("The Multilateral", "The MFIT", "Multilateral Fisheries Inspection Team", None, None),
        ("The Multilateral", "Iceland's parliament", "Parliament of Iceland", "ISL", "LEG"),
        ("Former defence", "Former defence minister Ana Sorel", "Ana Sorel", "ECU", "ELI"),
        ("Former defence", "She", "Ana Sorel", "ECU", "ELI"),
        ("Lena Brandt", "Lena Brandt", "Lena Brandt", "DEU", None),
        ("Lena Brandt", "She", "Lena Brandt", "DEU", None),
        ("The Kremlin", "Brussels", "European Union", "EUR", None),
        ("The Kremlin", "Beijing", "China", "CHN", "GOV"),
        ("The Donetsk", "The Donetsk People's Republic", "Donetsk People's Republic", "UKR", "PRE"),
        ("The Donetsk", "Somaliland", "Somaliland", "SOM", "PRE"),
        ("The Donetsk", "NATO", "NATO", "IGO", None),
        ("The Donetsk", "the UN refugee agency", "UNHCR", "UNO", None),
        ("“No,”", "who", "Stela Marcu", None, "MIL"),
        ("State media", "Hamas fighters", "Hamas", "PSE", "REB"),
        ("The Estonian", "commander Ants Rebane-Kask", "Ants Rebane-Kask", "EST", "MIL"),
    ],
)
def test_words_stand_for_whom_the_article_means(
    parsed: Parsed, opening: str, words: str, name: str, country: str | None, sector: str | None
) -> None:
    found = who(parsed, opening, words)
    assert (found.name, found.country, found.sector, found.sure) == (name, country, sector, True)


@pytest.mark.parametrize(
    ("opening", "words", "kind", "country", "sector"),
    [
        ("State media", "State media", "body", "BLR", "JRN"),
        ("State media", "Ukrainian civilians", "group", "UKR", "CVL"),
        ("State media", "Syrian rebels", "group", "SYR", "REB"),
        ("A court", "A court in Kyiv", "body", "UKR", "JUD"),
        ("A court", "The court", "body", "UKR", "JUD"),
        ("The Estonian", "Ethnic Albanians", "group", None, "CVL"),
        ("The Estonian", "a group based in Trinidad", "body", "TTO", "UNK"),
        ("Several of", "the largest trade unions in Denmark", "group", "DNK", "LAB"),
        ("Several of", "a team of heavily armed police", "group", None, "COP"),
        ("Georgia's governor", "Georgia's governor", "role", "USA", "GOV"),
    ],
)
def test_phrases_without_a_name_keep_state_and_sector(
    parsed: Parsed, opening: str, words: str, kind: str, country: str | None, sector: str
) -> None:
    found = who(parsed, opening, words)
    assert (found.name, found.kind, found.country, found.sector) == (None, kind, country, sector)


def test_a_pronoun_that_fits_two_stays_without_a_name(parsed: Parsed) -> None:
    found = who(parsed, "Ivo Mantas", "He")
    assert (found.name, found.sure, set(found.others)) == (None, False, {"Ivo Mantas", "Petar Kolev"})


@pytest.mark.parametrize(
    ("opening", "words", "names"),
    [
        ("North Korean envoy", "the two countries", {"North Korea", "Russia"}),
        ("U.S.-South", "U.S.-South Korean forces", {"United States", "South Korea"}),
        ("U.S.-South", "leaders of France and Estonia", {"France", "Estonia"}),
        ("Japan, South Korea", "Japan", {"Japan", "South Korea", "United States"}),
    ],
)
def test_a_phrase_of_several_gives_each(parsed: Parsed, opening: str, words: str, names: set[str]) -> None:
    found, trees = cast(parsed, line(opening))
    assert {mention.name for mention in found.members(*heads(trees, words, 0))} == names


def test_office_once_held_is_not_held_now(parsed: Parsed) -> None:
    found = who(parsed, "Former defence", "Ana Sorel")
    assert (found.role, found.sector) == ("Former defence minister", "ELI")


def test_the_verb_of_a_headline_is_nobodys_office(parsed: Parsed) -> None:
    found = who(parsed, "= Peru captures", "Sorel")
    assert (found.role, found.country) == (None, None)


def test_a_minister_who_summons_an_ambassador_is_of_the_state_at_home(parsed: Parsed) -> None:
    assert who(parsed, "Peru's navy", "Rosa Quintal").country == "PER"


def test_who_speaks_for_a_ministry_is_not_american(parsed: Parsed) -> None:
    assert who(parsed, "The American navy", "Hugo Paz").country == "PER"


def test_named_lists_every_name_with_its_words(parsed: Parsed) -> None:
    text = line("Poland's ambassador")
    found, _ = cast(parsed, text)
    names = [(m.span.of(text), m.name) for m in found.named() if m.span]
    assert names == [
        ("Poland", "Poland"), ("Norway", "Norway"), ("Jan Kowalczyk-Reszka", "Jan Kowalczyk-Reszka"), ("Houthi", "Houthis"),
    ]  # fmt: skip


def test_speaker_keeps_the_words_it_is_given(parsed: Parsed) -> None:
    found, trees = cast(parsed, line("Lena Brandt"))
    tree, head = heads(trees, "Lena Brandt", 0)
    span = tree.span(head, head)
    mention = found.speaker(tree, head, span)
    assert (mention.span, mention.text, mention.name) == (span, "Brandt", "Lena Brandt")


def test_spellings_of_one_name_are_one_actor() -> None:
    assert actor_id("person", "Ri Chol-nam") == actor_id("person", "Ri Chol Nam") != actor_id("state", "Ri Chol Nam")


FORMS = ["North", "Korean", "leader", "Kim", "the", "minister", "said", "he", "its", ",", "'s", "of", "Russia", "(", "UN", "-",
         "Hamas", "rebels", "two", "countries", "Envoy", "and", "“", "Mr.", "who", "U.S.-led", "😀", "Paris"]  # fmt: skip
DEPRELS = ["nsubj", "compound", "nmod", "nmod:poss", "case", "appos", "conj", "cc", "acl:relcl", "punct", "amod", "obj"]
WORD = st.tuples(
    st.sampled_from(FORMS), st.sampled_from(["NOUN", "PROPN", "PRON", "VERB", "PUNCT", "ADJ"]),
    st.sampled_from(DEPRELS), st.integers(-1, 11), st.sampled_from(["", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-GPE"]),
)  # fmt: skip


def sentence(words: list[tuple[str, str, str, int, str]]) -> tuple[str, Sentence]:
    """Give words with any labels and heads as a sentence; heads point to the left, so that it is a tree."""
    text, tokens = "", []
    for number, (form, upos, deprel, head, entity) in enumerate(words):
        start = len(text)
        text += form + " "
        up = min(head, number - 1)
        tokens.append(Token(start, start + len(form), form, form.lower(), upos, "NNP", up, deprel, entity))
    return text, Sentence(tuple(tokens), 0, False)


@given(st.lists(WORD, min_size=1, max_size=12))
def test_any_parse_gives_true_spans_and_no_exception(words: list[tuple[str, str, str, int, str]]) -> None:
    text, found = sentence(words)
    tree = grow(found, number=0, text=text)
    people = cast_of(article(text), (tree,), find_places((tree,), PLACES), TABLES)
    for index in range(len(tree.tokens)):
        for mention in (people.at(tree, index), *people.members(tree, index), *people.named()):
            assert mention.span is not None
            assert mention.span.of(text) == mention.text
