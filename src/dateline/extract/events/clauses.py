"""Who is subject and object of a verb, through passives, relatives and infinitives. In: Tree. Out: token indices."""

from __future__ import annotations

from dateline.extract.tree import Tree

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
# Verbs whose object does what the infinitive says: "urged Iran to stop".
OBJECT_CONTROL = frozenset(
    {"urge", "ask", "order", "tell", "force", "persuade", "allow", "permit", "help", "press", "push", "call", "command",
     "request", "require", "warn", "instruct", "direct", "invite", "encourage", "enable", "compel", "lead", "authorize",
     "advise", "want", "expect", "pressure", "implore", "beg", "let", "prompt", "oblige", "accuse", "stop", "see",
     "find", "declare", "hold", "admit"}
)  # fmt: skip
# What marks a clause that says what the object of its verb did: "accused Libya of shelling".
OF_OBJECT = frozenset({"of", "for", "from", "into"})
# Verbs whose "of having shelled" is told of their object.
JUDGING = frozenset({"acquit", "clear", "absolve", "exonerate", "accuse", "convict", "suspect", "condemn", "charge"})
# What an act brings about, told behind who reports it.
RESULTS = frozenset({"kill", "wound", "injure", "destroy", "damage", "maim", "displace", "burn", "hit", "bury", "sink"})
# Entity labels of times: "on Sunday" acts on nobody.
TIMES = ("DATE", "TIME")
# "opposed to", "committed to": a state of mind, no passive.
STATIVE = frozenset({"oppose", "commit", "prepare", "determine", "align", "dedicate", "resign", "accustom"})
# Headlines leave "was" out. With these words right behind them, these verbs have lost it: who acts so has an object.
NEEDS_OBJECT = {
    "accuse": "of", "suspect": "of", "convict": "of", "acquit": "of", "charge": "with", "urge": "to", "order": "to",
    "tell": "to", "force": "to", "sentence": "to", "blame": "for", "fine": "for", "jail": "for", "bar": "from",
    "ban": "from", "expel": "from", "oust": "from", "summon": "over",
}  # fmt: skip
# "Ahead of the vote" tells when or why, and brings in no party.
LOOSE = frozenset({"ahead", "because", "instead", "regardless", "irrespective", "short", "hours", "days"})
# How phrases hang on a word, on an adverb behind it; what may hold a phrase by itself, and how it holds it.
PHRASES = frozenset({"obl", "nmod", "obl:tmod", "obl:agent", "dep"})
AWAY = frozenset({"obl", "obj"})
HOLDERS = frozenset({"obl", "mark", "dep", "advmod", "advcl"})
HELD = ("obl", "nmod", "obj", "dep")
# What opens a clause that completes a verb: "accused it of shelling", "barred from entering".
COMPLEMENTS = frozenset({"to", "of", "from", "for", "against", "on", "over", "about", "in", "with", "at"})
# What a sum may be of: "signed 44 million dollars in deals", "imposed two billion in tariffs".
PAID = frozenset(
    {"deal", "aid", "loan", "contract", "agreement", "arm", "arms", "weapon", "tariff", "duty", "sanction", "grant",
     "assistance", "sale", "fund", "funding", "credit", "relief", "support", "cash", "help"}
)  # fmt: skip
# Nouns whose "to" tells what was done.
DEEDS = frozenset({"operation", "raid", "mission"})
# "forty million in loans": what the sum is of.
SUMS = frozenset({"million", "billion", "trillion", "millions", "billions", "m", "bn", "dollar", "euro"})
# "a series of attacks", "dozens of troops": the second noun is what is spoken of.
MEASURES = frozenset(
    {"number", "series", "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "ten", "tens", "score",
     "scores", "group", "wave", "spate", "round", "rounds", "lot", "couple", "pair", "majority", "most", "some",
     "many", "several", "string", "set", "package", "batch", "type", "kind", "barrage", "campaign", "member",
     "members", "all", "each", "part", "last", "rest", "remainder", "bulk", "ton", "tons", "tonne", "tonnes",
     "shipload", "truckload", "crate", "quarter", "third",
     "tranche", "instalment", "installment", "array", "pack", "raft", "flurry", "volley",
     "salvo", "hail", "band", "gang", "clutch", "cluster", "swarm", "bunch",
     "trio", "slew", "stack", "stockpile", "one", "two", "three", "four", "five", "million",
     "millions", "billion", "billions", "total", "handful", "act", "acts", "amount", "use", "form", "lack",
     "worth", "load", "idea", "possibility", "prospect", "case", "cases"}
)  # fmt: skip


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether what *verb* names is done to its subject: "was seized", "a ship seized by Finland"."""
    tokens = tree.tokens
    below = [tokens[kid].deprel for kid in tree.kids[verb]]
    if tokens[verb].lemma in STATIVE and "obl:agent" not in below:
        return False
    if "nsubj:pass" in below or "aux:pass" in below or "obl:agent" in below:
        return True
    if _has_lost_its_object(tree, verb):
        return "aux" not in below and "obj" not in below
    if tokens[verb].xpos != "VBN" or "aux" in below or "obj" in below:
        return False
    if tokens[verb].deprel == "conj" and "nsubj" not in below:
        return is_passive(tree, tokens[verb].head)
    return tokens[verb].deprel in ("acl", "advcl", "amod", "acl:relcl") or "nsubj" not in below


def _has_lost_its_object(tree: Tree, verb: int) -> bool:
    """Tell whether a headline's verb can only be passive: "Chad accused of shelling", "troops ordered to leave"."""
    token = tree.tokens[verb]
    after = tree.tokens[verb + 1].form.lower() if verb + 1 < len(tree.tokens) else ""
    return token.xpos in ("VBN", "VBD") and NEEDS_OBJECT.get(token.lemma.lower()) == after


def subjects(tree: Tree, verb: int) -> list[int]:
    """Give the heads of whoever stands as the grammatical subject of *verb*, found up the tree where it is left out."""
    seen: set[int] = set()
    node = verb
    while node >= 0 and node not in seen:
        seen.add(node)
        own = [kid for kid in tree.children(node, *SUBJECTS) if tree.tokens[kid].form.lower() not in ("there", "it's")]
        if own:
            last = own[-1] if _opens_report(tree, own[0]) else own[0]
            return [_antecedent(tree, node, last), *_listed_before(tree, last)]
        if _follows_lost_name(tree, node):
            return [0]
        above = _controller(tree, node)
        if above is None or isinstance(above, list):
            return above or []
        node = above
    return []


def _listed_before(tree: Tree, subject: int) -> list[int]:
    """Give the name before the comma of a headline's list: "Chad, Libya meet"."""
    tokens = tree.tokens
    is_list = (
        tree.sentence.is_title and subject > 1 and tokens[subject - 1].form == "," and tokens[subject].upos == "PROPN"
    )
    return [subject - 2] if is_list and tokens[subject - 2].upos == "PROPN" else []


def _follows_lost_name(tree: Tree, verb: int) -> bool:
    """Tell whether a headline's "to" stands behind a first word taken for a verb: "Modi to visit China"."""
    token = tree.tokens[verb]
    is_first = tree.sentence.is_title and token.head == 0 and tree.tokens[1].form.lower() == "to"
    return is_first and tree.tokens[0].xpos == "VB" and token.deprel in ("advcl", "xcomp")


def _opens_report(tree: Tree, subject: int) -> bool:
    """Tell whether the first of several subjects is a dateline glued to its report: "SEOUL—North Korea fired"."""
    near = {token.form for token in tree.tokens[subject + 1 : subject + 5]}
    return bool(near & {"—", "–", "--"}) and tree.tokens[subject].form.isupper()


def _antecedent(tree: Tree, verb: int, subject: int) -> int:
    """Give what a relative pronoun stands for: "troops, who entered the town"."""
    token = tree.tokens[verb]
    if tree.tokens[subject].form.lower() in RELATIVES and token.deprel in ("acl:relcl", "acl") and token.head >= 0:
        noun = tree.tokens[token.head]
        is_time = noun.entity.endswith(TIMES) and noun.head >= 0 and tree.tokens[noun.head].upos in ("NOUN", "PROPN")
        return noun.head if is_time else token.head  # "the raid over the weekend that captured him"
    return subject


def _controller(tree: Tree, verb: int) -> int | list[int] | None:
    """Give the verb whose subject *verb* shares, or the noun that is its subject, or None."""
    token = tree.tokens[verb]
    above = token.head
    if above < 0:
        return None
    if token.deprel == "advcl" and _marks(tree, verb) & OF_OBJECT:
        objects = tree.children(above, "obj", "nsubj:pass")
        if objects:
            return objects[:1]  # "accused Libya of shelling", "was arrested for killing"
    if token.deprel == "advcl" and token.lemma in RESULTS:
        told = [kid for kid in tree.children(above, "ccomp") if kid < above]
        if told:  # "jets bombed the town, officials said, killing four": not the officials
            return told[0]
    if token.deprel == "xcomp":
        objects = tree.children(above, "obj", "iobj")
        if objects and tree.tokens[above].lemma in OBJECT_CONTROL:
            return objects[:1]
        return above
    if tree.tokens[above].upos in ("ADV", "ADJ") and tree.tokens[above].deprel in ("advmod", "xcomp"):
        return tree.tokens[above].head if tree.tokens[above].head >= 0 else None  # "fell short of naming"
    if token.deprel in ("conj", "advcl", "ccomp", "parataxis", "dep", "amod"):
        noun = tree.tokens[above].upos in ("NOUN", "PROPN", "PRON") and tree.child(above, "cop") is None
        return above if not noun or token.deprel == "conj" else None
    if token.deprel in ("acl", "acl:relcl"):
        return _modified(tree, verb, above)
    return None


def _marks(tree: Tree, verb: int) -> set[str]:
    return {tree.tokens[kid].form.lower() for kid in tree.children(verb, "mark")}


def _modified(tree: Tree, verb: int, noun: int) -> int | list[int] | None:
    """Give the subject of a verb that hangs on a noun: "troops attacking", "Iran's plan to attack"."""
    above = tree.tokens[noun].head
    is_judged = above >= 0 and tree.tokens[above].lemma in JUDGING and tree.tokens[noun].deprel in ("obj", "nsubj:pass")
    if is_judged and _marks(tree, verb) & OF_OBJECT and _is_done(tree, verb):
        return [noun]  # "acquitted two sailors of having assaulted"
    if tree.tokens[verb].xpos in ("VBG", "VBN") and not tree.children(verb, "mark"):
        return [noun]
    if is_headline_infinitive(tree, verb):
        return [noun]
    if tree.tokens[verb].xpos in ("VBD", "VBZ", "VBP"):  # a main verb that the parser took for a relative clause
        return [tree.tokens[noun].head if tree.tokens[noun].deprel == "appos" else noun]
    owners = tree.children(noun, "nmod:poss")
    if owners:
        return owners[:1]
    above = tree.tokens[noun].head
    if tree.tokens[noun].deprel in ("obj", "obl", "xcomp", "nsubj:pass") and above >= 0:
        return above
    return [kid for kid in tree.children(noun, "compound", "amod") if tree.tokens[kid].entity][:1] or None


def _is_done(tree: Tree, verb: int) -> bool:
    """Tell whether *verb* is an -ing form or stands behind "having"."""
    helpers = {tree.tokens[kid].form.lower() for kid in tree.children(verb, "aux")}
    return tree.tokens[verb].xpos == "VBG" or "having" in helpers


def is_headline_infinitive(tree: Tree, verb: int) -> bool:
    """Tell whether a bare infinitive on the head of a line stands for a future: "Separatists to attend talks"."""
    token = tree.tokens[verb]
    marks = [tree.tokens[kid].form.lower() for kid in tree.children(verb, "mark")]
    if "to" not in marks:
        return False
    if token.deprel == "root" or _follows_lost_name(tree, verb):
        return True
    is_line = tree.tokens[-1].form not in (".", "!", "?", "”", '"')
    if is_line and any(tree.tokens[kid].upos == "PROPN" for kid in tree.children(verb, "nsubj")):
        return True  # "trade talks: Goyal to visit Brussels; talks enter final phase"
    if token.deprel in ("acl", "acl:relcl", "xcomp", "conj", "dep", "advcl") and token.head >= 0:
        above = tree.tokens[token.head]
        if above.upos == "PROPN" and tree.tokens[-1].form not in (".", "!", "?"):
            earlier = {tree.tokens[at].xpos for at in range(verb)}
            return not earlier & {"VBD", "VBZ", "VBP", "MD"}  # "Fiji, Tonga to pool boats"
        return above.deprel == "root" and above.upos in ("NOUN", "PROPN") and not tree.children(token.head, "cop")
    return bool(tree.children(verb, "nsubj", "nsubj:pass")) and token.deprel in ("parataxis", "ccomp")


def agents(tree: Tree, verb: int) -> list[int]:
    """Give whoever does a passive verb: "by Finland"."""
    found = tree.children(verb, "obl:agent")
    if not found:
        found = [kid for kid in tree.children(verb, "obl", "nmod") if tree.case(kid) == "by"]
    if not found and _is_caused(tree, verb):
        return subjects(tree, tree.tokens[verb].head)
    if not found and tree.tokens[verb].deprel == "conj":
        return agents(tree, tree.tokens[verb].head) if tree.tokens[tree.tokens[verb].head].upos == "VERB" else []
    return found


def _is_caused(tree: Tree, verb: int) -> bool:
    """Tell whether it is what somebody has done for them: "the court had the assets frozen"."""
    token = tree.tokens[verb]
    is_inside = token.deprel in ("ccomp", "xcomp") and token.head >= 0 and not tree.children(verb, "aux", "aux:pass")
    return is_inside and tree.tokens[token.head].lemma in ("have", "get")


def actors(tree: Tree, verb: int) -> list[int]:
    """Give whoever does what *verb* says, voice taken into account."""
    found = agents(tree, verb) if is_passive(tree, verb) else subjects(tree, verb)
    return [measured(tree, index) for index in found]


def objects(tree: Tree, verb: int) -> list[int]:
    """Give what *verb* is done to, voice taken into account, with "dozens of ships" opened up to the ships."""
    if is_passive(tree, verb):
        found = _passive_objects(tree, verb)
    else:
        found = tree.children(verb, "obj") or _shared_object(tree, verb) or _raised_object(tree, verb)
        found = [_relative_object(tree, verb, index) for index in found]
    return list(dict.fromkeys(inner for index in found for inner in (measured(tree, index), *_sums(tree, index))))


def _sums(tree: Tree, index: int) -> list[int]:
    """Give *index* again where it is a sum: of "twenty million in aid" both are given."""
    return [index] if tree.tokens[index].lemma.lower() in SUMS else []


def _raised_object(tree: Tree, verb: int) -> list[int]:
    """Give the subject of the clause where the parser hangs it there: "allowed inspectors to enter"."""
    if tree.tokens[verb].lemma == "call":  # "called the king", taken for what somebody is called
        return [kid for kid in tree.children(verb, "xcomp") if tree.tokens[kid].upos in ("NOUN", "PROPN")][:1]
    if tree.tokens[verb].lemma not in OBJECT_CONTROL:
        return []
    small = tree.tokens[verb].lemma in (
        "find",
        "declare",
        "hold",
        "rule",
        "let",
        "want",
        "help",
    )  # "found the banker guilty"
    below = [clause for clause in tree.children(verb, "ccomp") if small or "to" in _marks(tree, clause)]
    return [head for clause in below for head in tree.children(clause, "nsubj", "nsubj:pass")]


def _passive_objects(tree: Tree, verb: int) -> list[int]:
    token = tree.tokens[verb]
    if token.deprel in ("acl", "amod") and not tree.children(verb, *SUBJECTS) and token.head >= 0:
        return [token.head]
    return subjects(tree, verb)


def _relative_object(tree: Tree, verb: int, index: int) -> int:
    token = tree.tokens[verb]
    relative = tree.tokens[index].form.lower() in RELATIVES and token.deprel in ("acl:relcl", "acl")
    return token.head if relative and token.head >= 0 else index


def _shared_object(tree: Tree, verb: int) -> list[int]:
    """Give the object of the next conjunct: "seized and inspected the vessel"; or the noun a bare relative hangs on."""
    token = tree.tokens[verb]
    for kid in tree.children(verb, "conj"):
        if kid - verb <= 3 and tree.tokens[kid].upos == "VERB":
            return tree.children(kid, "obj")
    if token.deprel == "conj" and token.head >= 0 and tree.tokens[token.head].upos == "VERB":
        later = [kid for kid in tree.children(token.head, "obj") if kid > verb]  # "signed, but not yet ratified, it"
        if later:
            return later
    if token.deprel == "acl:relcl" and tree.children(verb, "nsubj"):
        pronouns = [kid for kid in tree.children(verb, "nsubj") if tree.tokens[kid].form.lower() in RELATIVES]
        return [] if pronouns or token.head < 0 else [token.head]
    return []


def measured(tree: Tree, index: int) -> int:
    """Give the noun that a measure counts: of "dozens of ships" the ships, else *index* itself."""
    for _ in range(3):
        token = tree.tokens[index]
        if token.lemma.lower() not in MEASURES | SUMS and token.upos != "NUM":
            return index
        below = [kid for kid in tree.children(index, "nmod", "obl") if tree.case(kid) == "of" and kid > index]
        below = below or _of_sum(tree, index)
        if not below:
            return index
        index = below[0]
    return index


def _of_sum(tree: Tree, index: int) -> list[int]:
    """Give what a sum is of where the parser hung that on the verb: "signed 44 million dollars in deals"."""
    token = tree.tokens[index]
    if token.lemma.lower() not in SUMS or token.head < 0:
        return []
    below = [*tree.children(index, "nmod", "obl"), *tree.children(token.head, "obl", "nmod")]
    return [kid for kid in below if tree.case(kid) == "in" and index < kid and tree.tokens[kid].lemma.lower() in PAID]


def in_phrases(tree: Tree, sites: list[int], case: str) -> list[int]:
    """Give the heads of the phrases with preposition *case* on any of *sites*, in order of the sites."""
    tokens, forms = tree.tokens, (case, f"up {case}", f"{case}to")
    away, found = _away(tree, sites, case)
    for site in (*sites, *away):  # "stayed away from", where the phrase hangs on the adverb
        wanted = PHRASES if site not in away else AWAY
        for kid in tree.kids[site]:
            token = tokens[kid]
            if token.deprel not in wanted or kid in found or kid in sites or token.entity.endswith(TIMES):
                continue
            if tree.case(kid) in forms:
                found.append(kid)
        if case == "for":  # "a deadline for Peru to leave", where the name hangs on the small word
            marks = [mark for kid in tree.children(site, "advcl", "acl") for mark in tree.children(kid, "mark")]
            found += [kid for mark in marks if tokens[mark].form.lower() == "for" for kid in tree.kids[mark]]
    return found


def _away(tree: Tree, sites: list[int], case: str) -> tuple[list[int], list[int]]:
    """Give the adverbs that phrases may hang on, and what hangs on a *case* that stands for its own phrase.

    In "donated to Cape Verde" the parser may hang the name on the small word.
    """
    away: list[int] = []
    found: list[int] = []
    for site in sites:
        for kid in tree.kids[site]:
            token = tree.tokens[kid]
            if kid < site or token.deprel not in HOLDERS or not tree.kids[kid]:
                continue
            form = token.form.lower()
            if token.deprel == "advmod" and form not in LOOSE:
                away.append(kid)
            if form == case and not tree.children(kid, "mark"):
                found += [below for below in tree.children(kid, *HELD) if below > kid]
    return away, found


def clause_of(tree: Tree, index: int) -> list[int]:
    """Give the heads of the clauses that complete *index*: "vowed to strike", "demanded that it leave"."""
    found = tree.children(index, "xcomp", "ccomp")
    found += [kid for kid in tree.children(index, "advcl", "acl", "acl:relcl") if _is_complement(tree, kid)]
    return found


def _is_complement(tree: Tree, index: int) -> bool:
    """Tell whether an adverbial clause is one a verb asks for: an infinitive, or "of shelling", "from entering"."""
    marks = [tree.tokens[kid].form.lower() for kid in tree.children(index, "mark")]
    opening = tree.subtree(index)[0]
    if "to" in marks and opening and tree.tokens[opening - 1].lemma.lower() in DEEDS:
        return tree.tokens[index].head == opening - 1  # "weighs its future after the operation to capture him"
    of_noun = tree.tokens[tree.tokens[index].head].upos in ("NOUN", "PROPN")  # "the claim that it struck"
    return any(mark in COMPLEMENTS or (of_noun and mark == "that") for mark in marks)
