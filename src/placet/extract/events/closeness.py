"""Tell how closely a date in a sentence belongs to an act there: its own, one that it shares with another verb, near to it, or none of it.

"On Monday, Norland met Sudria and accused Estmark" dates both acts; "Norland condemned the raid carried out on Monday" only the raid.
"""

from datetime import date

from placet.extract.circumstances.dates import Dated
from placet.extract.clauses.clauses import Clauses
from placet.extract.events.acts import Act
from placet.extract.events.roles import SPEECH_ACTS
from placet.model.parsed import Parsed

FINITE = ("VBD", "VBZ", "VBP")
PARTICIPLES = ("VBG", "VBN")
SUBORDINATE = ("relcl", "advcl", "ccomp", "csubj", "csubjpass", "parataxis")
OWNED = ("poss", "compound", "amod", "nmod", "nummod")  # how a date hangs on the noun that it tells apart: "Monday's raid"
OCCASIONS = ("in", "at", "during")  # "in a statement on Monday": what was stated there was stated then
ELSEWHEN = ("after", "before", "since", "until", "till", "following", "despite", "without")  # what follows these has its own time
MOMENTS = ("hours", "minutes", "moments", "shortly", "soon")  # "said on Monday, hours after Norland refused": that was on Monday too
LONGEST = 31  # days of a time that two deeds share, one told after the other: "met the premier on Monday and called for a truce"
OWN, SHARED, NEAR = range(3)


def closeness(act: Act, dated: Dated, clauses: Clauses) -> int | None:
    """How closely a date in its sentence belongs to an act, 0 being its own; None where it does not."""
    parsed, head = clauses.parsed, act.firing.head
    verb = head if act.firing.frame.category == "verb" else act.firing.clause.support
    if dated.head < 0:
        return None
    if dated.head in (head, verb) or follows_as_when(parsed, dated, verb):
        return OWN
    if shares(act, verb, dated, clauses):
        return SHARED
    if in_content(act, dated, parsed):
        return None
    if act.start <= dated.start < act.end and reaches(parsed, dated, head, verb):
        return NEAR
    return None


def in_content(act: Act, dated: Dated, parsed: Parsed) -> bool:
    """Whether a date is of what a speech act is about: "urged Norland to leave by Monday"."""
    if act.type not in SPEECH_ACTS or act.firing.frame.category == "noun":
        return False
    return any(each.head < dated.start < parsed.subtree(each.head)[1] for each in act.firing.clause.complements)


def follows_as_when(parsed: Parsed, dated: Dated, verb: int) -> bool:
    """Whether a verb's clause says what happened then: "in mid-July, when it dismissed the calls"."""
    for child in parsed.children_by(verb, "advmod", "mark"):
        if parsed.lower[child] == "when" and (dated.end == child or (dated.end == child - 1 and parsed.words[child - 1] == ",")):
            return True
    return False


def shares(act: Act, verb: int, dated: Dated, clauses: Clauses) -> bool:
    """Whether an act has the date of the verb that it is joined to.

    "On Monday Norland met and warned Sudria", "agreed on Monday to pay", "left on Monday, accusing Sudria", "spoke on Monday after talks",
    "sent on Monday a letter accusing Sudria", "left on Monday, hours after Sudria refused to pay".
    """
    parsed = clauses.parsed
    above = parsed.heads[verb]
    if parsed.deps[verb] == "conj" and parsed.deps[above] != "acl":
        while parsed.deps[above] == "conj" and above != dated.head:
            above = parsed.heads[above]
        return above == dated.head and (dated.end <= above or tells_on(parsed, verb, dated))
    if parsed.deps[verb] == "conj":
        verb, above = above, parsed.heads[above]
    if parsed.deps[verb] == "acl" and parsed.tags[verb] == "VBG" and act.type in SPEECH_ACTS:
        return parsed.deps[above] == "dobj" and parsed.heads[above] == dated.head
    if parsed.deps[verb] == "advcl" and above == dated.head and parsed.children_by(verb, "mark"):
        first, _ = parsed.subtree(verb)
        return any(word in MOMENTS for word in parsed.lower[max(first - 1, 0) : min(parsed.children_by(verb, "mark"))])
    if above == dated.head and (parsed.deps[verb] == "xcomp" or is_beside(parsed, verb)):
        return True
    entry = act.firing.frame.entry
    return act.firing.frame.category == "noun" and entry.reciprocal and dated.head == clauses.governor(act.firing.head)


def tells_on(parsed: Parsed, verb: int, dated: Dated) -> bool:
    """Whether a verb goes on with what its subject did on the day told before it: "met the premier on Sunday and called for a truce"."""
    if dated.end > verb or parsed.tags[verb] != "VBD" or parsed.tags[dated.head] != "VBD" or not (dated.when.from_ and dated.when.to):
        return False
    days = (date.fromisoformat(dated.when.to) - date.fromisoformat(dated.when.from_)).days
    return days <= LONGEST and not parsed.children_by(verb, "nsubj", "nsubjpass")


def reaches(parsed: Parsed, dated: Dated, head: int, verb: int) -> bool:
    """Whether nothing with a time of its own stands between a date and the act above it.

    "condemned Sudria in a statement issued on Monday", "speaking on Monday, he condemned Sudria", "the raid carried out on Monday", but
    not "condemned the raid that took place on Monday", "rejected last week's plan", "accused Sudria of shelling it on Monday".
    """
    token = dated.head
    if parsed.tags[token].startswith("NN") and tells_apart(parsed, dated) and not is_occasion(parsed, token):
        return False
    while token not in (head, verb):
        above = parsed.heads[token]
        if above == token or has_own_time(parsed, token, above in (head, verb)):
            return False
        token = above
    return True


def has_own_time(parsed: Parsed, token: int, next_to_act: bool) -> bool:
    """Whether what hangs on a token happens at another time than what the token hangs on."""
    tag, dep, above = parsed.tags[token], parsed.deps[token], parsed.heads[token]
    if parsed.pos[token] == "ADP" or dep == "prep":
        return parsed.lower[token] in ELSEWHEN
    bare = tag == "VB" and not parsed.children_by(token, "aux")  # "let the demand fall on Monday"
    if tag in FINITE or (dep in SUBORDINATE and not is_beside(parsed, token) and not is_infinitive(parsed, token) and not bare):
        return True
    if tag in PARTICIPLES and dep in ("acl", "pcomp", "advcl"):
        return not (next_to_act and dep != "pcomp") and not is_occasion(parsed, above)
    return dep == "conj" and tag.startswith("VB")


def tells_apart(parsed: Parsed, dated: Dated) -> bool:
    """Whether a date says which thing is meant: "Monday's raid", "the plan of last week", "the 2014 treaty"."""
    inside = range(dated.start, dated.end)
    token = next((each for each in inside if parsed.heads[each] not in inside), dated.start)
    return parsed.deps[token] in OWNED or parsed.lower[token] == "of" or parsed.lower[parsed.heads[token]] == "of"


def is_occasion(parsed: Parsed, noun: int) -> bool:
    """Whether a noun tells where or in what something was done: "in a statement", "at Monday's meeting"."""
    return parsed.deps[noun] == "pobj" and parsed.lower[parsed.heads[noun]] in OCCASIONS


def is_beside(parsed: Parsed, verb: int) -> bool:
    """Whether a verb is a participle that tells what goes on beside the verb above it: "left, accusing Sudria"."""
    if parsed.tags[verb] not in PARTICIPLES or parsed.deps[verb] != "advcl":
        return False
    return not parsed.children_by(verb, "mark", "nsubj", "nsubjpass", "aux")


def is_infinitive(parsed: Parsed, verb: int) -> bool:
    """Whether a verb stands with "to"."""
    return any(parsed.tags[child] == "TO" for child in parsed.children[verb])


def in_perfect(parsed: Parsed, verb: int) -> bool:
    """Whether a verb tells of what may have been long ago, also through the verb it is joined to: "has written, asking them to stay"."""
    while parsed.deps[verb] in ("conj", "xcomp") or is_beside(parsed, verb):
        verb = parsed.heads[verb]
    return any(parsed.lemmas[child].lower() == "have" for child in parsed.children_by(verb, "aux"))
