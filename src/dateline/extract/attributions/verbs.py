"""Reports that a verb makes. In: a tree, tables. Out: Drafts.

A verb that may stand beside a quotation is kept without content until quotations are
handed out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dateline.extract.attributions.content import nominal_start
from dateline.extract.attributions.cues import VerbCue, find_verbs
from dateline.extract.attributions.draft import Draft, Phrase
from dateline.extract.attributions.frames import active
from dateline.extract.attributions.media import is_doer, is_medium
from dateline.extract.attributions.passives import is_passive, passive
from dateline.extract.attributions.regained import FINITE
from dateline.extract.attributions.relayed import quoting_verb
from dateline.extract.attributions.sources import author, find_agent, find_subject, phrase
from dateline.extract.attributions.standing import Said, addressee, own_clause
from dateline.extract.attributions.unsaid import is_unsaid
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import ReportingTables
from dateline.model import Span

# Rules whose finding is a report wherever it stands.
STRONG = frozenset(
    ("clause", "clause-before", "clause-that", "clause-rest", "as-told", "parenthetical", "quote", "relative")
)
# Rules that find what nobody said, where nobody is found: "Imagine that ...", "a ship accused of ...".
NEEDS_SOURCE = STRONG | {"of", "passive-label", "preposition"}
# Common nouns for bodies that "which" may go back to.
BODIES = frozenset(
    ("ministry", "government", "party", "agency", "army", "police", "union", "company", "council", "court")
)
# What figures and papers do; of a person or a state it tells a deed.
EVIDENT = frozenset(("show", "demonstrate"))
# What a writer does in a piece of opinion; "I denounce" is a statement.
MUSING = frozenset(
    (
        "recall",
        "suggest",
        "say",
        "argue",
        "admit",
        "confess",
        "explain",
        "describe",
        "tell",
        "convince",
        "predict",
        "mention",
    )
)
# Who believes or wants nothing in particular, and the writer.
NOBODY = frozenset(
    ("i", "we", "you", "one", "anyone", "anybody", "someone", "nothing", "everything", "that", "this", "which")
)


def read_verbs(tree: Tree, tables: ReportingTables, quoted: Mapping[int, Span]) -> Iterator[Draft]:
    """Give a draft for each verb of *tree* that reports, or may.

    *quoted*: the tokens inside a quotation, and which; what they report is the speaker's, unless
    their subject stands outside.
    """
    for cue in find_verbs(tree, tables):
        if not _is_own_word(tree, cue, quoted) or quoting_verb(tree, cue.at, tables) is not None:
            continue
        if (draft := _read(tree, cue, tables)) is not None:
            yield draft if cue.at not in quoted else _to_mark(draft, quoted[cue.at])


def _to_mark(draft: Draft, quote: Span) -> Draft:
    """Give a draft whose cue is quoted with its content up to the closing mark."""
    draft = replace(draft, takes_quote=False)
    if not draft.content or not draft.cue.end <= draft.content[0].start < quote.end:
        return draft
    first = draft.content[0].start
    words = draft.tree.text[first : quote.end].rstrip("”\"'’»,;:. ")
    return replace(draft, content=(Span(first, first + len(words)),)) if words else draft


def _is_own_word(tree: Tree, cue: VerbCue, quoted: Mapping[int, Span]) -> bool:
    """Tell whether the cue is the text's: outside quotations, or with its subject outside: Kusi “vowed that ...”."""
    if cue.at not in quoted:
        return True
    subject = find_subject(tree, cue.above)
    return subject is not None and subject not in quoted and subject < cue.at


def _read(tree: Tree, cue: VerbCue, tables: ReportingTables) -> Draft | None:
    is_turned = is_passive(tree, cue) and not _is_of_medium(tree, cue, tables)
    if _is_state_of_mind(tree, cue, tables) and find_agent(tree, cue.at) is None:
        return None  # "are convinced that": the adjective, read among the phrases
    subject = find_subject(tree, cue.above)
    if subject is not None and (writer := _writer(tree, subject, tables)) is not None:
        subject = writer
    if not is_turned and (near := _near_subject(tree, cue, subject, tables)) is not None:
        subject = near
    if not is_turned and (subject is None or not _is_own(tree, cue, subject)):
        subject = _inverted(tree, cue, subject, tables)
    if subject is None and not is_turned:
        subject = _lost_subject(tree, cue)
    said = passive(tree, cue, subject) if is_turned else active(tree, cue, subject)
    if said is None:
        if "quote" not in cue.frames or (is_turned and cue.lemma not in ("tell", "ask")):
            return None
        said = Said((), cue.frames["quote"], "quote", addressee(tree, cue))
    source = find_agent(tree, cue.at) if is_turned else subject
    if not _is_told(tree, cue, said, source) or is_unsaid(tree, cue, source, tables):
        return None
    if source is not None and tree.tokens[source].deprel == "expl":
        source = None
    if source is not None and tree.tokens[source].entity.endswith(("DATE", "TIME")) and said.rule not in STRONG:
        return None  # "leaders in a call on Wednesday | spoke of peace"
    if source is None and not is_turned and not said.content:
        return None
    return _draft(tree, cue, said, source, subject, tables)


def _is_state_of_mind(tree: Tree, cue: VerbCue, tables: ReportingTables) -> bool:
    is_participle = tree.tokens[cue.at].form.lower() in tables.adjectives and tree.tokens[cue.at].xpos == "VBN"
    return is_participle and tree.child(cue.at, "cop", "aux:pass") is not None


def _is_of_medium(tree: Tree, cue: VerbCue, tables: ReportingTables) -> bool:
    """Tell whether "..., the agency reported" was taken for a participle on its subject."""
    token = tree.tokens[cue.at]
    if (
        token.deprel != "acl"
        or token.head < 0
        or cue.lemma not in tables.relaying
        or find_agent(tree, cue.at) is not None
    ):
        return False
    return is_medium(tree, token.head, tables)


def _writer(tree: Tree, subject: int, tables: ReportingTables) -> int | None:
    """Give "Sinmun" of "Rodong Sinmun in an article says", where the parse took the article for the subject."""
    tokens = tree.tokens
    case = next((kid for kid in tree.children(subject, "case") if tokens[kid].form.lower() == "in"), 0)
    if case == 0 or tokens[subject].lemma.lower() not in tables.documents:
        return None
    nouns = [i for i in range(nominal_start(tree, case), case) if tokens[i].upos in ("NOUN", "PROPN")]
    nouns = [i for i in nouns if not tokens[i].entity.endswith(("DATE", "TIME"))]
    return nouns[-1] if nouns else None


def _near_subject(tree: Tree, cue: VerbCue, subject: int | None, tables: ReportingTables) -> int | None:
    """Give "chairman" of "..., the chairman, Ann Lee, said": somebody between a comma and a past verb, parsed away."""
    tokens = tree.tokens
    if "quote" not in cue.frames or tokens[cue.at].xpos not in ("VBD", "VBZ"):
        return None
    if _is_own(tree, cue, subject) and not _is_set_in(tree, cue):
        return None
    last = cue.first - 1
    while last > 0 and tokens[last].upos == "ADV":
        last -= 1
    begin = nominal_start(tree, last + 1)
    if last > 0 and tokens[last].form == ",":
        name = nominal_start(tree, last)
        if name == last or tokens[name].upos != "PROPN" or tokens[name - 1].form != ",":
            return None
        last = name - 2
        begin = nominal_start(tree, last + 1)
    if begin > last or begin < 2 or tokens[begin - 1].form != ",":
        return None
    behind = next((i for i in range(begin + 1, last + 1) if tokens[i].upos == "ADP"), last + 1)
    heads = [i for i in range(begin, behind) if tokens[i].upos in ("NOUN", "PROPN")]
    return heads[-1] if heads and _is_somebody(tree, heads[-1], tables) else None


def _is_somebody(tree: Tree, head: int, tables: ReportingTables) -> bool:
    token = tree.tokens[head]
    is_role = token.form.lower() in tables.speakers or is_doer(token.lemma.lower())
    return is_role or token.entity.endswith("PERSON")


def _is_set_in(tree: Tree, cue: VerbCue) -> bool:
    """Tell whether a verb follows the comma behind the cue: "The North, an official said, had not replied"."""
    following = tree.tokens[cue.last + 1 : cue.last + 3]
    return len(following) == 2 and following[0].form == "," and following[1].xpos in FINITE


def _is_own(tree: Tree, cue: VerbCue, subject: int | None) -> bool:
    """Tell whether the parse hung *subject* on the cue itself."""
    return subject is not None and tree.tokens[subject].head in (cue.at, cue.above)


def _inverted(tree: Tree, cue: VerbCue, subject: int | None, tables: ReportingTables) -> int | None:
    """Give the paper of "..., stresses the Herald in an editorial", taken for the object; else *subject*."""
    target = tree.child(cue.at, "obj")
    is_behind = cue.first > 0 and tree.tokens[cue.first - 1].form == "," and "quote" in cue.frames
    is_plain = tree.tokens[cue.at].xpos in ("VBZ", "VBD") and target is not None and target > cue.at
    return target if is_behind and is_plain and target is not None and is_medium(tree, target, tables) else subject


def _lost_subject(tree: Tree, cue: VerbCue) -> int | None:
    """Give the subject that the parser took for something else: "..., read the letter", or a name just before."""
    tokens = tree.tokens
    target = tree.child(cue.at, "obj")
    mark = tokens[cue.first - 1] if cue.first > 0 and tokens[cue.at].xpos != "VBG" else None
    is_turned = mark is not None and mark.upos == "PUNCT" and mark.form != ";"
    if target is not None and is_turned and "quote" in cue.frames and _is_definite(tree, target):
        return target
    if (opening := _opening_noun(tree, cue)) is not None:
        return opening
    index = cue.first - 1
    while index > 0 and tokens[index].upos == "ADV":
        index -= 1
    is_name = (
        index >= 0 and tokens[index].upos in ("PROPN", "PRON", "NOUN") and tokens[cue.at].xpos in ("VBD", "VBZ", "VBP")
    )
    return index if is_name and tokens[cue.at].deprel in ("root", "ccomp", "parataxis", "dep") else None


def _is_definite(tree: Tree, head: int) -> bool:
    """Tell whether the noun may be who says it: "..., reads the letter", not "..., reveals $10 billion spend"."""
    is_name = tree.tokens[head].upos in ("PROPN", "PRON") or tree.tokens[head].xpos == "NNS"
    return is_name or bool(tree.children(head, "det", "nmod:poss"))


def _opening_noun(tree: Tree, cue: VerbCue) -> int | None:
    """Give "ruling" of "The ruling, read aloud by the judge, said ...": the words before the first comma."""
    tokens = tree.tokens
    if cue.first < 2 or tokens[cue.first - 1].form != "," or tokens[cue.at].deprel != "root":
        return None
    comma = next(i for i, token in enumerate(tokens) if token.form == ",")
    if comma == cue.first - 1 or nominal_start(tree, comma) != 0:
        return None
    behind = next((i for i in range(comma) if tokens[i].upos == "ADP"), comma)
    return next((i for i in range(behind - 1, -1, -1) if tokens[i].upos in ("NOUN", "PROPN")), None)


def _is_told(tree: Tree, cue: VerbCue, said: Said, source: int | None) -> bool:
    """Tell whether the text reports this as somebody's: not of "you" or "anyone", not an aim ("to win support")."""
    token = tree.tokens[cue.at]
    if (
        source is None
        and (not is_passive(tree, cue) or token.deprel in ("acl", "advcl"))
        and (said.rule in NEEDS_SOURCE or said.class_ != "speech")
    ):
        return False
    if cue.lemma in EVIDENT and source is not None and tree.tokens[source].entity.endswith(("PERSON", "GPE", "NORP")):
        return False
    if _is_topic(tree, cue.at):
        return False
    if source is not None and tree.tokens[source].form == "I" and cue.lemma in MUSING:
        return False  # "I can recall", "I would suggest": the writer's own voice
    is_nobody = source is not None and tree.tokens[source].form.lower() in NOBODY and not _is_actor(tree, cue, source)
    if is_nobody and (said.class_ != "speech" or said.rule not in STRONG):
        return False
    if said.rule in STRONG and said.class_ == "speech" and not _is_aim(tree, cue):
        return True
    if cue.above != cue.at or tree.child(cue.at, "nsubj", "nsubj:pass") is not None:
        return True
    return not _is_aim(tree, cue) and (token.deprel != "acl" or said.class_ == "speech")


def _is_actor(tree: Tree, cue: VerbCue, source: int) -> bool:
    """Tell whether "which" is a name: "the ministry of Defence, which called it unhelpful"."""
    token = tree.tokens[cue.above]
    if tree.tokens[source].xpos not in ("WDT", "WP") or not token.deprel.startswith("acl") or token.head < 0:
        return False
    holder = tree.tokens[token.head]
    return holder.upos == "PROPN" or holder.lemma.lower() in BODIES


def _is_topic(tree: Tree, at: int) -> bool:
    """Tell whether the gerund is what a noun is about: "a referendum on declaring independence"."""
    token = tree.tokens[at]
    marks = {tree.tokens[kid].form.lower() for kid in tree.children(at, "mark", "case") if kid < at}
    if token.xpos != "VBG" or at < 2:
        return False
    if tree.tokens[at - 1].form.lower() == "of" and tree.tokens[at - 2].upos == "NOUN":
        return True
    return token.deprel in ("acl", "nmod") and bool(marks & {"of", "on", "about", "for", "to"})


def _is_aim(tree: Tree, cue: VerbCue) -> bool:
    """Tell whether the cue is an infinitive of purpose or of another verb: "seeks to show that ..."."""
    marks = tree.children(cue.at, "mark")
    is_infinitive = any(tree.tokens[kid].form.lower() == "to" for kid in marks)
    return is_infinitive and tree.tokens[cue.at].deprel != "root" and cue.above == cue.at


def _draft(
    tree: Tree, cue: VerbCue, said: Said, source: int | None, subject: int | None, tables: ReportingTables
) -> Draft:
    last = max(cue.last, said.last or cue.last)
    if source is not None and cue.first <= source <= last:
        last = cue.at
    return Draft(
        tree=tree,
        at=cue.at,
        cue=tree.span(cue.first, last),
        lemma=cue.lemma.replace("_", " "),
        class_=said.class_,
        rule=said.rule,
        clause=tree.span(*own_clause(tree, cue, said, subject)),
        source=None if source is None else _source(tree, cue, source, tables),
        content=said.content,
        addressee=None if said.addressee is None else phrase(tree, said.addressee),
        takes_quote="quote" in cue.frames,
        negated=cue.negated,
    )


def _hung_on(tree: Tree, at: int, subject: int) -> list[int]:
    """Give the tokens of the clause on *subject* that *at* is in: "a text | condemning X and calling for Y"."""
    node = at
    while tree.tokens[node].head not in (subject, -1):
        node = tree.tokens[node].head
    is_clause = tree.tokens[node].head == subject and tree.tokens[node].deprel.startswith("acl")
    return tree.subtree(node) if is_clause or (node == at and tree.tokens[at].head == subject) else []


def _source(tree: Tree, cue: VerbCue, subject: int, tables: ReportingTables) -> Phrase:
    """Give the words of the source; of "a letter saying ..." those before the cue."""
    head = author(tree, subject, tables)
    without = set(_hung_on(tree, cue.above, subject))
    for kid in tree.children(head, "nmod"):
        if kid > head and tree.case(kid) == "in" and tree.tokens[kid].form.lower() in tables.documents:
            without.update(tree.subtree(kid))
    return phrase(tree, head, without=frozenset(without))
