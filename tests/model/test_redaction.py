"""Names blotted out of a text."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import blot, forgotten_forms, name_hash


def test_the_whole_name_and_its_ends_are_found_by_hash_alone() -> None:
    forms = forgotten_forms("Mr. Arbnor Leka-Duro met envoys. Leka-Duro left.", {name_hash("arbnor leka duro")})
    assert forms == ("Arbnor Leka-Duro", "Leka-Duro", "Arbnor")


def test_other_people_stay() -> None:
    assert forgotten_forms("Arbnor Leka spoke.", {name_hash("Arbnor Lena")}) == ()


def test_a_blot_covers_whole_words_only() -> None:
    assert blot("Leka and Lekas", ("Leka",)) == "████ and Lekas"


@given(st.text(), st.text(min_size=1))
def test_a_blot_keeps_the_length(text: str, form: str) -> None:
    assert len(blot(text, (form,))) == len(text)
