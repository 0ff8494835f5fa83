"""The forms of an English verb. In: lemma. Out: its -s, -ed and -ing forms.

Enough for the verbs of our tables: a list of what is irregular, and the spelling rules of
the rest. A form that does not exist ("sayed" beside "said") does no harm in a lookup.
"""

from __future__ import annotations

IRREGULAR = {
    "say": "said", "tell": "told told", "think": "thought", "know": "knew known", "write": "wrote written",
    "speak": "spoke spoken", "feel": "felt", "find": "found", "hold": "held", "see": "saw seen", "read": "read",
    "begin": "began begun", "go": "went gone", "understand": "understood", "mean": "meant",
    "foresee": "foresaw foreseen",
    "swear": "swore sworn", "show": "showed shown", "bet": "bet", "hear": "heard", "forget": "forgot forgotten",
    "choose": "chose chosen", "teach": "taught", "fight": "fought", "come": "came come", "take": "took taken",
    "make": "made", "give": "gave given", "let": "let", "hit": "hit", "lay": "laid", "set": "set", "cut": "cut",
    "break": "broke broken", "withdraw": "withdrew withdrawn", "foretell": "foretold", "rebut": "rebutted",
    "broadcast": "broadcast", "run": "ran run", "spell": "spelt", "dream": "dreamt", "learn": "learnt",
    "undertake": "undertook undertaken", "lead": "led", "retell": "retold", "seek": "sought", "print": "printed",
}  # fmt: skip
# More of the verbs that news is told with, by whose past forms two wordings of one thing meet: "sold", "will sell".
TELLING = {
    "arise": "arose arisen", "bear": "bore borne", "become": "became", "bind": "bound", "bleed": "bled",
    "blow": "blew blown", "bring": "brought", "build": "built", "buy": "bought", "catch": "caught", "deal": "dealt",
    "draw": "drew drawn", "drive": "drove driven", "fall": "fell fallen", "flee": "fled", "fly": "flew flown",
    "forbid": "forbade forbidden", "freeze": "froze frozen", "get": "got gotten", "grow": "grew grown",
    "hide": "hid hidden", "keep": "kept", "lose": "lost", "meet": "met", "pay": "paid", "ride": "rode ridden",
    "rise": "rose risen", "sell": "sold", "send": "sent", "shake": "shook shaken", "shoot": "shot",
    "sink": "sank sunk", "spend": "spent", "stand": "stood", "steal": "stole stolen", "strike": "struck stricken",
    "swim": "swam", "throw": "threw thrown", "wear": "wore worn", "win": "won", "overthrow": "overthrew overthrown",
    "overrun": "overran", "withhold": "withheld", "uphold": "upheld",
}  # fmt: skip
# Verbs that double their last consonant: one short syllable, a stressed last one, or British spelling.
DOUBLING = frozenset(("admit", "refer", "concur", "demur", "signal", "label", "rebut", "plan", "beg", "brag")) | {
    "chip", "wrap", "cut", "rip", "hit", "run", "set", "slam", "pan", "stop", "nod", "quip", "slip",
}  # fmt: skip
ALSO_SINGLE = frozenset(("signal", "label"))
VOWELS = "aeiou"


# The lemma of each irregular past; forms that are as often another word ("saw", "felt", "bound") are left alone.
OTHER_WORDS = frozenset(
    ("read", "saw", "lay", "laid", "bet", "let", "set", "cut", "hit", "bound", "rose", "wound", "felt")
)
LEMMAS = {
    form: lemma
    for table in (IRREGULAR, TELLING)
    for lemma, forms in table.items()
    for form in forms.split()
    if form != lemma and form not in OTHER_WORDS
}


def verb_forms(lemma: str) -> frozenset[str]:
    """Give every form of *lemma*, itself included, in lower case."""
    forms = {lemma, _with_s(lemma), *IRREGULAR.get(lemma, "").split()}
    stems = [lemma + lemma[-1]] if lemma in DOUBLING else [lemma]
    if lemma in ALSO_SINGLE:
        stems.append(lemma)
    for stem in stems:
        forms |= {_with_ed(stem), _with_ing(stem)}
    return frozenset(forms)


def _with_s(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _with_ed(stem: str) -> str:
    if stem.endswith("y") and stem[-2:-1] not in VOWELS:
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


def _with_ing(stem: str) -> str:
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")):
        return stem[:-1] + "ing"
    return stem + "ing"
