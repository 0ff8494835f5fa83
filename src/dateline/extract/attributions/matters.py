"""Whether what a verb is done to can be said or judged, and who does it can speak. In: a tree, tokens. Out: yes or no.

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
    "halt end stop ban strike strikes raid probe inquiry review release arrest arrests ceasefire truce retreat"
    " pullout search lockdown freeze boycott test tests attack attacks help aid change changes recall return trial"
    " audit study report pause break curfew blockade shutdown cut cuts rise increase check checks delay"
)
SAYINGS = words(
    "warning threat apology order call appeal plea demand denial rebuke condemnation statement message letter"
    " thanks greeting greetings congratulation congratulations condolence condolences wish wishes hope concern"
    " concerns support doubt regret gratitude anger view opinion fear alarm solidarity confidence optimism decree"
    " ruling verdict fatwa ultimatum declaration invitation instruction instructions guidance advisory alert note"
    " protest objection report communique communiqué readiness willingness desire intention respect sympathy praise"
    " criticism claim remark comment"
)
# What is held with arms or hands, not with words.
GROUND = words(
    "country nation homeland motherland fatherland city town village border bridge land territory frontier coast"
    " base fortress airport position positions line capital title crown goal net family child children security"
    " rights interests sovereignty independence"
)
# What is denied by not giving it.
GRANTED = words(
    "entry access bail visa visas request requests permission parole asylum admission leave citizenship passage"
    " treatment care service services place chance opportunity credit motion appeal petition application"
    " applications"
)
# Verbs whose object, where it is somebody, is asked, and not what is asked for.
URGING = frozenset(("urge", "press", "beg", "implore", "command", "instruct", "advise", "warn", "exhort"))
SOMEBODY = ("PERSON", "GPE", "ORG", "NORP")
# What neither speaks nor thinks; plans, laws and papers do speak.
THINGS = words(
    "visit trip move attack strike incident case crisis war fighting summit protest death fact reality situation"
    " development history experience truth practice collapse launch test drill exercise raid event result success"
    " failure rise fall increase decline delay shift price cost moment chance loophole behaviour behavior feature"
    " controversy selfie portrait photograph picture measure sanction step effort journey career loss victory defeat"
    " win fire storm weather winter summer year week day month time season past future century age life system"
    " technology software chip drug medicine vehicle car plane ship train bridge road renovation cemetery economy"
    " growth inflation rate tax tariff oil gas gold stock share currency trade blackout disaster flood earthquake"
    " investigation operation arrest killing shooting explosion outbreak disease virus condition role presence"
    " absence lack legacy race battle struggle dispute conflict scandal wave temperature building house home room"
    " door wall food meal music song dance dress suit shirt photo machine device tool weapon missile drone rocket"
    " border coast river sea mountain tree forest field garden land soil chart graph pattern trend symptom sign boom"
    " bust slump recovery revival return comeback silence response reaction choice mission arsenal"
)
ABSTRACT = ("ness", "ity", "ism", "tion", "sion", "ance", "ence", "ment")
# Bodies and people whose names end so.
BODIES = words(
    "nation administration organization organisation federation association corporation commission delegation"
    " coalition foundation institution opposition station community university authority city charity minority"
    " majority security mission television division union alliance audience conference intelligence ambulance"
    " population generation entity celebrity personality humanity party government department parliament regiment"
    " establishment management faculty society deputation congregation constitution legislation resolution"
    " declaration document statement agreement announcement judgment judgement assessment communication publication"
    " application petition investigation evaluation citation amendment commitment argument manifesto correction"
    " allegation accusation indictment testament instrument leadership ministry county municipality facility"
    " instance convention confederation production movement comment evidence witness business experiment sentence"
    " academy convent battalion settlement tournament prosecution defense defence garrison constituency electorate"
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
    if lemma == "deny" and word in GRANTED:
        return False
    if lemma in URGING and (noun.entity.endswith(SOMEBODY) or noun.upos in ("PRON", "PROPN")):
        return False
    if lemma == "claim":
        return word not in GROUND | WON
    return not (lemma in HOLDING and word in GROUND)


def is_thing(tree: Tree, head: int, *, is_thought: bool) -> bool:
    """Tell whether a common noun names what neither speaks nor thinks: "the measures embrace 400 firms".

    *is_thought*: it is to believe or want something, as nothing does whose name ends like "confusion".
    """
    token = tree.tokens[head]
    lemma = token.lemma.lower()
    if token.upos != "NOUN" or token.entity.endswith(SOMEBODY):
        return False
    return lemma in THINGS or (is_thought and lemma.endswith(ABSTRACT) and lemma not in BODIES)
