"""Whether the words around an expression look back or ahead."""

from __future__ import annotations

from collections.abc import Sequence

# A bare weekday after one of these is the one to come.
AHEAD = frozenset(
    ("will", "would", "shall", "may", "plan", "plans", "planned", "scheduled", "slated", "expected", "expects",
     "expect", "due", "going", "upcoming", "until", "till", "by", "before", "next", "intends", "ahead")
)  # fmt: skip
BACK = frozenset(("said", "told", "announced", "reported"))
# Far enough back to reach the verb of most clauses of a news sentence.
WINDOW = 28
STOPS = frozenset((".", ";", "?", "!", ""))


def lean_of_words(forms: Sequence[str], first: int) -> int:
    """Give 1 where the words before token *first* look ahead, else 0."""
    if any(word in BACK for word in forms[max(0, first - 3) : first]):
        return -1
    for index in range(first - 1, max(-1, first - WINDOW), -1):
        word = forms[index]
        if word in STOPS:
            return 0
        if word in AHEAD:
            return 1
        if word == "to" and index and forms[index - 1] in ("set", "is", "are", "was"):
            return 1
    return 0
