"""Tell from a verb's form whether its clause says what is to be, and not what is: "that Norland pay", "wants the port closed"."""

from placet.model.parsed import Parsed


def subjunctive(parsed: Parsed, verb: int) -> bool:
    """Whether a finite clause tells what is to be: its verb has its plain form, or "be" or "should" stands before it.

    "wants the port closed" has neither: a participle.
    """
    auxiliaries = parsed.children_by(verb, "aux", "auxpass")
    subjects = parsed.children_by(verb, "nsubj")
    singular = bool(subjects) and all(parsed.tags[each] in ("NN", "NNP") and not parsed.children_by(each, "conj") for each in subjects)
    plain = parsed.tags[verb] == "VB" or (parsed.tags[verb] == "VBP" and singular)  # "that Norland pay"
    plain = plain or parsed.tags[verb] == "VBN"  # "wants the port closed"
    return (plain and not auxiliaries) or any(parsed.lower[each] in ("be", "should") for each in auxiliaries)


def auxiliaries_of(parsed: Parsed, verb: int) -> set[str]:
    """The words that stand before a verb as its auxiliaries: "to", "be", "will"."""
    return {parsed.lower[child] for child in parsed.children_by(verb, "aux", "auxpass")}
