"""Find the date of an act: its own, one that it shares with another verb, or the day on which it was said.

"On Monday, Norland met Sudria and accused Estmark" dates both acts; "Norland condemned the raid carried out on Monday" only the raid.
A speech act takes the day of the saying ("said on Sunday that it rejects"), or the one day on which the document has its speaker speak.
What has happened is given no day to come, and what is planned none that is over. Deliberately missed: days that only the order of
sentences tells.
"""

from collections.abc import Iterable, Sequence

from placet.extract.actors.cast import Cast
from placet.extract.circumstances.dates import Dated, single_day
from placet.extract.clauses.clauses import Clauses
from placet.extract.events.acts import Act
from placet.extract.events.parties import key_of
from placet.extract.events.roles import SPEECH_ACTS
from placet.extract.quotations.attribution import Attributions
from placet.model.parsed import Parsed
from placet.model.record import When

FINITE = ("VBD", "VBZ", "VBP")
PARTICIPLES = ("VBG", "VBN")
SUBORDINATE = ("relcl", "advcl", "ccomp", "csubj", "csubjpass", "parataxis")
OWNED = ("poss", "compound", "amod", "nmod", "nummod")  # how a date hangs on the noun that it tells apart: "Monday's raid"
OCCASIONS = ("in", "at", "during")  # "in a statement on Monday": what was stated there was stated then
ELSEWHEN = ("after", "before", "since", "until", "till", "following", "despite", "without")  # what follows these has its own time
OWN, SHARED, NEAR = range(3)


def date_of(act: Act, clauses: Clauses, cast: Cast, attributions: Attributions, dates: Sequence[Dated]) -> When | None:
    """The date of an act, or None where the document gives none."""
    parsed = clauses.parsed
    sentence = parsed.sentence_of[act.firing.head]
    ranked = []
    for each in dates:
        if parsed.sentence_of[each.start] != sentence:
            continue
        rank = closeness(act, each, clauses)
        if rank == OWN or (rank is not None and fits(act, each.when, parsed.document.published)):
            ranked.append((rank, abs(each.start - act.firing.head), each.when))
    if ranked:
        return min(ranked, key=lambda entry: entry[:2])[2]
    return date_of_saying(act, clauses, cast, attributions, dates)


def fits(act: Act, when: When, published: str) -> bool:
    """Whether a day can be an act's: what is over has none to come, what is planned none that is over."""
    today = published[:10]
    if not today:
        return True
    return not (act.status == "actual" and when.from_ > today) and not (act.status == "planned" and when.to and when.to < today)


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
    if act.start <= dated.start < act.end and reaches(parsed, dated, head, verb):
        return NEAR
    return None


def follows_as_when(parsed: Parsed, dated: Dated, verb: int) -> bool:
    """Whether a verb's clause says what happened then: "in mid-July, when it dismissed the calls"."""
    for child in parsed.children_by(verb, "advmod", "mark"):
        if parsed.lower[child] == "when" and (dated.end == child or (dated.end == child - 1 and parsed.words[child - 1] == ",")):
            return True
    return False


def shares(act: Act, verb: int, dated: Dated, clauses: Clauses) -> bool:
    """Whether an act has the date of the verb that it is joined to.

    "On Monday Norland met and warned Sudria", "agreed on Monday to pay", "left on Monday, accusing Sudria", "spoke on Monday after talks".
    """
    parsed = clauses.parsed
    above = parsed.heads[verb]
    if parsed.deps[verb] == "conj":
        while parsed.deps[above] == "conj" and above != dated.head:
            above = parsed.heads[above]
        return above == dated.head and dated.end <= above
    if above == dated.head and (parsed.deps[verb] == "xcomp" or is_beside(parsed, verb)):
        return True
    entry = act.firing.frame.entry
    return act.firing.frame.category == "noun" and entry.reciprocal and dated.head == clauses.governor(act.firing.head)


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
    if tag in FINITE or (dep in SUBORDINATE and not is_beside(parsed, token) and not is_infinitive(parsed, token)):
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


def date_of_saying(act: Act, clauses: Clauses, cast: Cast, attributions: Attributions, dates: Sequence[Dated]) -> When | None:
    """The day on which the speaker told his own speech act ("said on Sunday that it rejects"), or an outlet reported what happened."""
    parsed, head = clauses.parsed, act.firing.head
    if act.status != "actual":
        return None
    chain = attributions.chain_at(head)
    if not chain:
        return day_of_speaker(act, act.actors, clauses, cast, attributions, dates) if act.type in SPEECH_ACTS else None
    speakers = attributions.speakers_of(chain[-1])
    same = {key_of(cast, party) for party in speakers} & {key_of(cast, party) for party in act.actors}
    own = bool(same) and act.type in SPEECH_ACTS  # of "said on Monday that it had agreed" too: to say so is to agree
    reported = all(cast.actors[party].code == "OUTLET" for party in speakers or (act.actors or (0,))[:1])
    if not own and not reported:
        return None
    said = day_of_cue(attributions.quote_of(chain[-1]).cue_head, parsed, dates, near=head)
    if said or not own:
        return said
    return day_of_speaker(act, speakers, clauses, cast, attributions, dates)


def day_of_speaker(
    act: Act, speakers: Iterable[int], clauses: Clauses, cast: Cast, attributions: Attributions, dates: Sequence[Dated]
) -> When | None:
    """The day of a person's speech act that has none of its own: the one on which the document has that person speak, if it is one."""
    parsed = clauses.parsed
    people = {party for party in speakers if cast.actors[party].kind == "person"}
    if not people or act.firing.frame.category != "verb" or in_perfect(parsed, act.firing.head):
        return None
    cues = [quote.cue_head for quote, holders in zip(attributions.quotes, attributions.holders, strict=True) if people & set(holders)]
    days = [when for cue in cues if (when := day_of_cue(cue, parsed, dates)) and single_day(when)]
    said = [when for when in days if fits(act, when, parsed.document.published)]
    return said[0] if len({when.from_ for when in said}) == 1 else None


def day_of_cue(cue: int | None, parsed: Parsed, dates: Sequence[Dated], near: int | None = None) -> When | None:
    """The date of a saying by its verb, the one closest to a token where there are several."""
    if cue is None:
        return None
    sentence = parsed.sentence_of[cue]
    of_cue = [each for each in dates if parsed.sentence_of[each.start] == sentence and each.head >= 0 and reaches(parsed, each, cue, cue)]
    own = [each for each in of_cue if each.head == cue] or of_cue
    found = min(own, key=lambda each: abs(each.start - (cue if near is None else near)), default=None)
    return found.when if found else None
