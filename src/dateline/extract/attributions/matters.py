"""Whether what a verb is done to can be said, wanted or judged at all. In: a tree, a verb, its object. Out: yes or no.

"Ordered a halt" reports words and "ordered tea" does not; "defended the ruling" and "defended the bridge".
"""

from __future__ import annotations

from dateline.extract.tree import Tree
from dateline.knowledge.names import words

ORDERING = frozenset(("order", "request"))
ISSUING = frozenset(("issue", "voice", "convey", "retract"))
HOLDING = frozenset(("defend", "support", "back", "embrace", "host", "welcome", "honour", "honor"))
# Ends of nouns for acts: an evacuation, an announcement, a withdrawal, a closure.
ACTS = ("tion", "sion", "ment", "ance", "ence", "ure", "sis", "drawal", "moval", "proval", "fusal", "posal", "versal")
PLAIN_ACTS = words(
    "halt end stop ban strike strikes raid probe inquiry review release arrest arrests ceasefire truce retreat pullout"
    " search lockdown freeze boycott test tests attack attacks help aid change changes recall return trial audit"
    " study report pause break curfew blockade shutdown cut cuts rise increase check checks delay"
)
SAYINGS = words(
    "warning threat apology order call appeal plea demand denial rebuke condemnation statement message letter thanks"
    " greeting greetings congratulation congratulations condolence condolences wish wishes hope concern concerns"
    " support doubt regret gratitude anger view opinion fear alarm solidarity confidence optimism decree ruling verdict"
    " fatwa ultimatum declaration invitation instruction instructions guidance advisory alert note protest objection"
    " report communique communiqué readiness willingness desire intention respect sympathy praise criticism claim"
    " remark comment"
)
# What is held with arms or hands, not with words.
GROUND = words(
    "country nation homeland motherland fatherland city town village border bridge land territory frontier coast base"
    " fortress airport position positions line capital title crown goal net family child children"
    " security rights interests sovereignty independence"
)
# What is claimed and not said: an island, a life, a title.
WON = words("island islands sea waters strait area region life lives victim victims victory prize medal throne win")


def is_matter(tree: Tree, lemma: str, target: int) -> bool:
    """Tell whether the object at *target* fits the verb *lemma* as a verb of saying or judging."""
    noun = tree.tokens[target]
    word = noun.lemma.lower()
    if lemma in ORDERING:
        return word in PLAIN_ACTS or word.endswith(ACTS)
    if lemma in ISSUING:
        return bool({word, noun.form.lower()} & (SAYINGS | PLAIN_ACTS)) or word.endswith(ACTS)
    if lemma == "claim":
        return word not in GROUND | WON
    return not (lemma in HOLDING and word in GROUND)
