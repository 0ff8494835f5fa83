"""What is no act of politics, and who is not in one."""

import pytest

from acts import told
from store_parses import Parsed


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A nurse in Oslo praised the hospital in Oslo.", []),
        ("The owner of a bakery in Chile promised the customers bread.", []),
        ("Police in Chile arrested a baker.", ["CHL > ? COERCE"]),
    ],
)
def test_what_private_people_of_one_country_do_is_no_act_of_politics(
    parsed: Parsed, line: str, expected: list[str]
) -> None:
    assert told(parsed, line) == expected
