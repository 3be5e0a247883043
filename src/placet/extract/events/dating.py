"""Find the date of an act: its own, one that it shares with another verb, or the day on which it was said.

A speech act takes the day of the saying ("said on Sunday that it rejects"), or the one day on which the document has its speaker speak or
act; what a live report tells in the present is of the day. What has happened is given no day to come, and what is planned none that is
over. Deliberately missed: days that only the order of sentences tells.
"""

import re
from collections.abc import Iterable, Sequence

from placet.extract.actors.cast import Cast
from placet.extract.circumstances.dates import Dated, single_day
from placet.extract.clauses.clauses import Clauses
from placet.extract.events.acts import Act
from placet.extract.events.closeness import OWN, closeness, in_perfect, reaches
from placet.extract.events.parties import key_of
from placet.extract.events.roles import SPEECH_ACTS
from placet.extract.quotations.attribution import Attributions
from placet.model.parsed import Parsed
from placet.model.record import When

PRESENT = ("VBZ", "VBP")
CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d\b[^\w\n]*(?:[ap]\.?m\.?|[A-Z]{3,4}\b)?[^\w\n]*[A-Z]")  # "17:10 Norland replies"


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
    return date_of_saying(act, clauses, cast, attributions, dates) or day_of_live_report(act, parsed)


def fits(act: Act, when: When, published: str) -> bool:
    """Whether a day can be an act's: what is over has none to come, what is planned none that is over."""
    today = published[:10]
    if not today:
        return True
    return not (act.status == "actual" and when.from_ > today) and not (act.status == "planned" and when.to and when.to < today)


def date_of_saying(act: Act, clauses: Clauses, cast: Cast, attributions: Attributions, dates: Sequence[Dated]) -> When | None:
    """The day on which the speaker told his own speech act ("said on Sunday that it rejects"), or an outlet reported what happened."""
    parsed, head = clauses.parsed, act.firing.head
    if act.status != "actual" and not (act.type == "AGREE" and act.status == "hypothetical"):
        return None  # an offer on terms is made when it is said
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
    days = [when for cue in cues if (when := day_of_cue(cue, parsed, dates))]
    days += [each.when for each in dates if people & doers_at(each.head, clauses, cast)]
    said = [when for when in days if single_day(when) and fits(act, when, parsed.document.published)]
    return said[0] if len({when.from_ for when in said}) == 1 else None


def doers_at(verb: int, clauses: Clauses, cast: Cast) -> set[int]:
    """Who does what a verb tells to have happened: "On Monday Lee struck a different tone", "was presented on Monday by Lee"."""
    clause = clauses.at(verb) if verb >= 0 else None
    if clause is None or clauses.parsed.tags[verb] not in ("VBD", "VBN") or in_perfect(clauses.parsed, verb):
        return set()
    return {party for slot in ("subject", "by") for token in clause.fill(slot) for party in cast.at(token)}


def day_of_live_report(act: Act, parsed: Parsed) -> When | None:
    """The day of publication, for what a live report tells in the present under a time of day: "17:10 … Norland denies laying mines"."""
    published, head = parsed.document.published[:10], act.firing.head
    verb = next((child for child in parsed.children_by(head, "aux")), head)
    if not published or act.status != "actual" or act.type not in SPEECH_ACTS:
        return None
    if parsed.tags[verb] not in PRESENT or parsed.deps[head] == "relcl":
        return None
    headings = [first for first, last in parsed.paragraphs if first < last and CLOCK.match(parsed.document.text, parsed.starts[first])]
    live = len(headings) > 1 and headings[0] <= head
    return When(text="", from_=published, to=published) if live else None


def day_of_cue(cue: int | None, parsed: Parsed, dates: Sequence[Dated], near: int | None = None) -> When | None:
    """The date of a saying by its verb, the one closest to a token where there are several."""
    if cue is None:
        return None
    sentence = parsed.sentence_of[cue]
    of_cue = [each for each in dates if parsed.sentence_of[each.start] == sentence and each.head >= 0 and reaches(parsed, each, cue, cue)]
    own = [each for each in of_cue if each.head == cue] or of_cue
    found = min(own, key=lambda each: abs(each.start - (cue if near is None else near)), default=None)
    return found.when if found else None
