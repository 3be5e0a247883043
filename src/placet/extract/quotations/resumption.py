"""Find where a content goes on after the cue that interrupts it: "It will share the data, she said, provided that Sudria does the same".

What follows the cue's clause is more of the content where it opens with a condition ("if", "provided that", "only once", "until") or sets a
further clause against the first ("but", "while", "and"). Anything else is the writer's ("…, the guards said, in what would be the first").
"""

from placet.extract.quotations.quote import TokenRange
from placet.extract.quotations.reporting import FINITE, NOMINAL, Reporting

LONGEST_ASIDE = 16  # tokens from a cue to the comma that closes its clause
JOINING = ("and", "but", "or", "nor", "yet")


def resumed(reporting: Reporting, head: int) -> TokenRange | None:
    """The stretch in which a content goes on after the cue that stands behind its first stretch; None where it doesn't."""
    parsed, level = reporting.parsed, reporting.level(head)
    closing = next((token for token in range(head + 1, min(head + LONGEST_ASIDE, len(parsed))) if ends_aside(reporting, token)), None)
    if closing is None or parsed.words[closing] != "," or reporting.level(closing) != level:
        return None
    start, last = closing + 1, closing + 1
    limit = parsed.paragraphs[parsed.paragraph_of[head]][1]
    while last < limit and not (reporting.level(last) == level and (reporting.ends_sentence(last) or parsed.words[last] == ";")):
        last += 1
    if start + 1 >= last or parsed.lower[start] not in reporting.cues.resuming or quoted_at(reporting, start):
        return None
    if parsed.lower[start] in JOINING and not same_voice(reporting, head, start):
        return None
    return start, last


def ends_aside(reporting: Reporting, token: int) -> bool:
    """Whether a token closes the clause of a cue, or shows that the cue is no aside."""
    parsed = reporting.parsed
    return parsed.words[token] in (",", ";", ":") or reporting.ends_sentence(token) or reporting.quoted.is_mark[token]


def quoted_at(reporting: Reporting, token: int) -> bool:
    """Whether quoted words begin at a token: they are looked at as direct speech."""
    return reporting.quoted.is_mark[token] or token in reporting.quoted.by_opening


def same_voice(reporting: Reporting, head: int, joint: int) -> bool:
    """Whether what "and" or "but" joins on is said too, and is not what the speaker does: no verb in the cue's form without a subject."""
    parsed = reporting.parsed
    verb = next((token for token in range(joint + 1, min(joint + 12, len(parsed))) if parsed.tags[token] in FINITE), None)
    if verb is None or verb in reporting.reports:
        return False
    if any(parsed.pos[token] in NOMINAL for token in range(joint + 1, verb)):
        return True
    return parsed.tags[verb] == "MD" or parsed.tags[verb] != parsed.tags[head]


def after_stop(reporting: Reporting, start: int, end: int) -> int:
    """Where a content begins that the cue follows: after the last semicolon or colon, before which another clause is the writer's.

    "Norland must free them; otherwise Sudria will leave, the envoy said" is one content: its second clause hangs on the first.
    """
    parsed, level = reporting.parsed, reporting.level(start)
    stops = [
        token
        for token in range(start, end - 1)
        if parsed.words[token] in (";", ":") and reporting.level(token) == level and parsed.lower[token + 1] not in reporting.cues.resuming
    ]
    return stops[-1] + 1 if stops else start
