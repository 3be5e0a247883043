"""Tell what a stance is on where no class of action covers it, and whether whoever takes it is such that it is a stance at all.

"Norland opposes a second lock" -> the lock: a state's opposition is a stance whatever it is on; a coach's is none.
"""

from placet.extract.clauses.firings import Firing
from placet.extract.positions.discourse import PROPOSING, Discourse
from placet.extract.positions.namings import Naming


def public(discourse: Discourse, firing: Firing, holders: tuple[int, ...]) -> bool:
    """Whether states and their officials take the stance, so that it is one whatever it is on."""
    entry, words = firing.frame.entry, discourse.namings.words
    if not holders or "OTHER" in discourse.codes(holders):
        return False
    if entry.holder == "speaker":
        return True
    own = False
    if firing.clause.category == "noun":  # "no reason was given"
        carrier = discourse.clauses.at(firing.clause.support)
        own = (firing.clause.support == firing.head and bool(firing.actor)) or (carrier is not None and carrier.passive)
    breached = entry.event == "REJECT" and bool(entry.object) and not entry.makes  # "breached the limit"
    if entry.event not in (None, *PROPOSING) or own or breached:
        return False
    private = any(discourse.parsed.lemmas[token].lower() in words.private for token in firing.actor)
    voted = firing.clause.lemma in discourse.constructions.voting
    return (not entry.deed or bool(entry.object) or voted) and not private


def unlisted(discourse: Discourse, firing: Firing, theme: int, *, judged: bool) -> Naming | None:
    """A theme as a proposal though no action class covers it; what is judged must be yet to come, or an act."""
    entry, parsed = firing.frame.entry, discourse.parsed
    naming = discourse.namings.nominal(theme)
    # "considers it an escalation", "stuck to its refusal": the noun judges, or takes a stance itself
    refusal = entry.holder == "actor" and not entry.object  # "brushed aside the objections", but "dropped its objections to it"
    judging = any(
        one.frame.entry.holder == "speaker" or one.frame.entry.event == "REJECT" or (refusal and one.frame.entry.stance == "oppose")
        for one in discourse.firings.get(theme, ())
    )
    founded = entry.stance in ("support", "conditional") and any(
        parsed.lower[one] in ("a", "an") for one in parsed.children_by(theme, "det")
    )
    party = bool(discourse.cast.at(theme)) and not (
        founded and discourse.codes(discourse.cast.at(theme)) <= {"OTHER"}
    )  # "wants a commission"
    if naming is None or judging or party:
        return None
    if entry.holder == "speaker":
        act = parsed.lemmas[theme].lower().endswith(discourse.namings.words.act_endings)
        return naming if firing.clause.modals or act or judged or entry.stance == "conditional" else None
    bare = not parsed.children_by(theme, "det", "poss", "amod", "prep", "nummod")  # "will consider escalation"
    return None if entry.stance == "undecided" and not firing.frame.governed and bare else naming


def pointing(token: int, action: str = "general") -> Naming:
    """A predicate itself as a naming, where it means what was named last: "Norland agreed", "plans to abstain"."""
    return Naming(head=token, action=action, start=token, end=token + 1, anaphor=True, given=True)


def beside(discourse: Discourse, noun: int) -> bool:
    """Whether a noun stands behind a comma or a dash beside the rest of its sentence: "…, a step that …"."""
    parsed = discourse.parsed
    start = discourse.namings.phrase(noun)[0]
    behind = start > 0 and parsed.words[start - 1] in (",", "-", "–", "—")
    second = parsed.deps[noun] == "dobj" and any(other < noun for other in parsed.children_by(parsed.heads[noun], "dobj"))
    return behind and (second or parsed.deps[noun] in ("appos", "npadvmod", "dep", "conj", "attr"))


def added_to(discourse: Discourse, firing: Firing, theme: int) -> Naming | int | None:
    """What a relative clause or an apposition adds to, if that is no mere noun: a naming, or the verb that tells it."""
    parsed, d = discourse.parsed, discourse
    between = parsed.lower[theme + 1 : firing.head]
    relative = theme < firing.head and "which" in between and "," in between
    apposed = beside(discourse, theme)
    pointing = d.namings.at(theme)
    if apposed and parsed.lower[theme] in d.constructions.somethings and parsed.deps[theme] == "appos":  # "a force, something that …"
        return d.namings.at(parsed.heads[theme]) or d.namings.nominal(parsed.heads[theme])
    if not relative and not (apposed and pointing and pointing.weak):
        return None
    token, noun = theme, None
    while parsed.heads[token] != token:
        token = parsed.heads[token]
        if parsed.tags[token].startswith("VB"):
            break
        naming = d.namings.at(token)
        if relative and naming and not naming.weak:
            return naming
        noun = (d.namings.nominal(token) if relative else None) or noun
    if noun is not None:
        return noun
    said = any(one.frame.entry.reports for one in d.firings.get(token, ()))
    if said and parsed.deps[token] in ("conj", "parataxis"):  # "…, the ministry announced, a step that …"
        token = parsed.heads[token]
    verb = d.clauses.at(token)
    if relative and not (d.namings.at(token) or d.stance(token) or (verb and verb.modals)):  # what is told there proposes nothing
        return None
    contents = [child for child in parsed.children_by(token, "ccomp") if child < theme]
    return contents[0] if contents else token
